import {inLink} from "./links.js";
import {pageLanguage, timeline} from "./timeline.js";
import type {TimelineNode, TimelineRow} from "./timeline.js";

/** Columns that lanes of the site's own timeline can be by. */
export const laneColumns = ["lane", "type", "actor", "place", "source"];

/**
 * Puts a live timeline in the place of those that were drawn at build time, with the records that the page holds. What the reader
 * looks at stays in the page's address.
 */
export function enliven(place: HTMLElement): TimelineNode | null {
  const data = place.querySelector(".timeline-data")?.textContent;
  if (!data) return null;
  const {rows} = JSON.parse(data) as {rows: TimelineRow[] | null; total: number};
  const still = place.querySelectorAll("figure.timeline");
  if (!rows?.length || !still.length) return null;
  const node = timeline(rows, {language: pageLanguage(document), lanes: laneColumns});
  still[0]!.replaceWith(node);
  for (const figure of still) figure.remove();
  return inLink("timeline", node);
}

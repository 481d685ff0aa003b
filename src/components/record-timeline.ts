import type {Attack, Claim} from "../../loaders/schema.js";
import {elements} from "./html.js";
import {listName} from "./record-parts.js";
import type {RecordOptions} from "./record-parts.js";
import {recordWords} from "./record-words.js";
import {timelineRows} from "./records.js";
import {timeline} from "./timeline.js";

/**
 * An attack and what is claimed about it, in time, with the record of the page marked and tied to those it is linked with: in
 * two widths, of which the style sheet shows one. Nothing where there is only one record, or no date.
 */
export function recordTimeline(
  own: Attack | Claim,
  attack: Attack | null,
  claims: Claim[],
  options: RecordOptions
): HTMLElement[] {
  const {document, language, names} = options;
  const name = (kind: "actors" | "places" | "sources", id: string | null, word: string | null) =>
    listName(kind, id, word, options);
  const rows = timelineRows(attack ? [attack] : [], claims, [...names.articles.values()], name);
  if (rows.length < 2 || !rows.some(({date_start, date_end}) => date_start || date_end)) return [];
  const h = elements(document);
  const root = (options.href("articles", own.article) ?? "").replace(/articles\/[^/]*$/, "");
  // Where the page is read from the tables, in a browser, it shows what the build draws.
  const apart = document.implementation.createHTMLDocument("");
  const figures = (["wide", "narrow"] as const).map((id) => {
    const width = id === "wide" ? 1040 : 360;
    const figure = timeline(rows, {document: apart, language, root, selected: own.id, id, width});
    figure.classList.add(`for-${id}`);
    return document.importNode(figure, true);
  });
  return [h("h2", {id: "in-time"}, recordWords(language).inTime), ...figures];
}

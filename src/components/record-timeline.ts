import type {Attack, Claim} from "../../loaders/schema.js";
import {elements} from "./html.js";
import {listName} from "./record-parts.js";
import type {RecordOptions} from "./record-parts.js";
import {recordWords} from "./record-words.js";
import {timelineRows} from "./records.js";
import {timeline} from "./timeline.js";

/**
 * An attack and what is claimed about it, in time, with the record of the page marked and tied to those it is linked with: drawn by
 * the build in two widths, live in a browser. Nothing where there is only one record, or no date.
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
  const drawn = {document, language, root, selected: own.id};
  const figures =
    document === globalThis.document
      ? [timeline(rows, drawn)]
      : (["wide", "narrow"] as const).map((id) => {
          const figure = timeline(rows, {...drawn, id, width: id === "wide" ? 1040 : 360});
          figure.classList.add(`for-${id}`);
          return figure;
        });
  return [h("h2", {id: "in-time"}, recordWords(language).inTime), ...figures];
}

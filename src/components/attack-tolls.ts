import type {Attack, Report} from "../../loaders/schema.js";
import {elements} from "./html.js";
import {dateWords, listName} from "./record-parts.js";
import type {RecordOptions} from "./record-parts.js";
import {recordWords} from "./record-words.js";
import {tollBars} from "./toll-bars.js";

/** What each article counts, and the range that follows; the numbers of two articles are never added. */
export function tollTable(attack: Attack, reports: Report[], options: RecordOptions): HTMLElement {
  const {document, language, names} = options;
  const h = elements(document);
  const words = recordWords(language);
  const stated = reports.filter(
    (report) =>
      report.killed_min ?? report.killed_max ?? report.injured_min ?? report.injured_max ?? report.attackers_killed
  );
  if (!stated.length) return h("p", {class: "empty"}, words.noTolls);
  const range = (min: number | null, max: number | null) =>
    min === null && max === null
      ? "—"
      : max === null
        ? `${words.atLeast} ${min}`
        : min === max || min === null
          ? String(max)
          : `${min}–${max}`;
  const cell = (text: string, drawing?: SVGSVGElement) => h("td", {class: "number"}, drawing, h("bdi", {}, text));
  const bars = tollBars(stated, document);
  // Nothing is drawn where nothing is stated.
  const draw = (min: number | null, max: number | null, best: number | null) =>
    (min ?? max) === null ? undefined : bars(min, max, best);
  const rows = stated.map((report) => {
    const article = names.articles.get(report.article);
    const source = article?.source ? listName("sources", article.source, article.source, options) : null;
    return h(
      "tr",
      {},
      h(
        "th",
        {scope: "row"},
        h("a", {href: `#${report.id}`}, h("bdi", {}, source ?? article?.title ?? report.article))
      ),
      h(
        "td",
        {},
        article ? dateWords(article.published_start, article.published_end, article.published, language) : "—"
      ),
      cell(range(report.killed_min, report.killed_max), draw(report.killed_min, report.killed_max, attack.killed_best)),
      cell(
        range(report.injured_min, report.injured_max),
        draw(report.injured_min, report.injured_max, attack.injured_best)
      ),
      cell(report.attackers_killed === null ? "—" : String(report.attackers_killed))
    );
  });
  const derived = (["low", "best", "high"] as const).map((which) =>
    h(
      "tr",
      {class: "derived"},
      h("th", {scope: "row", colspan: "2"}, {low: words.lowest, best: words.median, high: words.highest}[which]),
      cell(String(attack[`killed_${which}`] ?? "—")),
      cell(String(attack[`injured_${which}`] ?? "—")),
      h("td")
    )
  );
  const head = [words.article, words.publishedOn, words.killed, words.injured, words.attackersKilled];
  return h(
    "div",
    {},
    h("p", {class: "note"}, words.tollsNote),
    h(
      "div",
      {class: "wide", tabindex: "0", role: "group", "aria-label": words.tolls},
      h(
        "table",
        {class: "tolls"},
        h(
          "thead",
          {},
          h("tr", {}, ...head.map((text, index) => h("th", {scope: "col", class: index > 1 ? "number" : null}, text)))
        ),
        h("tbody", {}, ...rows),
        stated.length > 1 ? h("tfoot", {}, ...derived) : null
      )
    )
  );
}

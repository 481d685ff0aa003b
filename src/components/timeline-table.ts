import {addressOf} from "./addresses.js";
import {folded} from "./distressing.js";
import {elements, inLanguage} from "./html.js";
import {numberText} from "./labels.js";
import {languages} from "./languages.js";
import {sentenceLink} from "./marks.js";
import {toll} from "./records.js";
import type {Item, Source} from "./timeline-items.js";
import {briefly, dateOf, laneName} from "./timeline-text.js";
import type {Languages} from "./timeline-text.js";
import type {TimelineRow} from "./timeline.js";
import {standing} from "./uncertain.js";
import type {DayWindow} from "./uncertain.js";
import {label} from "./words.js";

export interface TableOptions extends Languages {
  document: Document;
  root: string;
  source: Source;
  days: DayWindow;
  /** All that may be in the window; of `items` only the first are at hand. */
  total: number;
  sort: "date" | "killed";
  sorted(by: "date" | "killed"): void;
}

/** The rows of a window as a table: the timeline for those who read tables better. */
export function windowTable(items: Item[], options: TableOptions): HTMLElement {
  const {document, root, source, days, words, more, total, sort} = options;
  const {colon, semicolon} = languages[options.language];
  const h = elements(document);
  if (!items.length) return h("p", {class: "empty"}, more.noRowsHere);
  const killed = ({row}: Item) => row.killed ?? -1;
  const rows = sort === "killed" ? [...items].sort((a, b) => killed(b) - killed(a)) : items;
  const sorter = (by: "date" | "killed", word: string) => {
    const button = h("button", {type: "button", class: "plain", "aria-label": `${more.sortBy}${colon}${word}`}, word);
    button.addEventListener("click", () => options.sorted(by));
    const order = by === "killed" ? "descending" : "ascending";
    return h("th", {scope: "col", "aria-sort": sort === by ? order : null}, button);
  };
  const said = (item: Item) => {
    const linked = item.row.id ? source.about(item.row.id) : [];
    const about = item.row.about ? source.find(item.row.about) : undefined;
    if (about) return `${more.speaksOf}${colon}${briefly(about.row, options)}`;
    return linked.map(({row}) => briefly(row, options)).join(semicolon);
  };
  const head = (word: string) => h("th", {scope: "col"}, word);
  const evidence = (row: TimelineRow) =>
    h(row.article ? "a" : "span", {href: row.article && sentenceLink(row, root)}, row.quote!);
  const table = h(
    "table",
    {class: "records-table"},
    h(
      "caption",
      {},
      `${more.showingRows}${colon}${numberText(rows.length, options.language)} ${more.ofAll} ${numberText(total, options.language)}`
    ),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        sorter("date", words.date),
        head(words.what),
        head(`${words.where} / ${words.who}`),
        sorter("killed", more.killed),
        head(more.claimsAbout),
        head(words.evidence)
      )
    ),
    h(
      "tbody",
      {},
      ...rows.map((item) => {
        const {row} = item;
        const kind = laneName(row.kind ?? row.lane ?? "attack", words);
        const possible = standing(row, days) === "possibly";
        const what = `${kind}${colon}${label(words, row.type ?? row.kind ?? row.lane)}`;
        const page = addressOf("id", row.id);
        return h(
          "tr",
          {},
          h("td", {class: "date"}, dateOf(row, options), possible ? h("small", {}, ` ${more.possiblyHere}`) : null),
          h("th", {scope: "row"}, page ? h("a", {href: root + page}, what) : what),
          h("td", {dir: "auto"}, row.detail || words.notStated),
          h("td", {class: "number"}, toll(row.killed, row.killed_high) ?? words.notStated),
          h("td", {dir: "auto"}, said(item)),
          h(
            "td",
            inLanguage(row.language),
            row.quote ? (row.distressing ? folded(evidence(row), options) : evidence(row)) : "—"
          )
        );
      })
    )
  );
  return h("div", {class: "wide", tabindex: "0", role: "group", "aria-label": more.table}, table);
}

import {chart} from "./chart.js";
import {choicesOf} from "./chart-choice.js";
import type {Choice} from "./chart-choice.js";
import type {Result} from "./database.js";
import {toDate} from "./dates.js";
import {elements} from "./html.js";
import {languageRoot} from "./addresses.js";
import {resultActions} from "./result-actions.js";
import type {ResultOptions} from "./result-actions.js";
import {resultWords} from "./result-words.js";
import type {ResultWords} from "./result-words.js";
import {resultTable} from "./table.js";
import {timeline} from "./timeline.js";
import type {TimelineRow} from "./timeline.js";
import {formatValue, kindOf} from "./values.js";

export interface ViewOptions extends ResultOptions {
  /** Whether a chart stands above the rows until the reader chooses otherwise. */
  chart: boolean;
}

/** What a cell shows of a query that worked: a chart of its rows where one fits, the rows, and what a reader can take from them. */
export function resultView(rows: Result, options: ViewOptions): HTMLElement {
  const h = elements(document);
  const {language} = options;
  return h(
    "div",
    {},
    ...quickChart(rows, options),
    resultTable(rows, {language, columns: rows.columns}),
    resultActions(rows, options)
  );
}

/** The kind of drawing that a reader chose, by cell, so that it stays when the cell runs again. */
const kept = new Map<string | null, string>();

/** A chooser among the drawings that fit, and the one that is chosen. */
function quickChart(rows: Result, {id, language, chart: isShown}: ViewOptions): HTMLElement[] {
  const choices = choicesOf(rows.columns, rows);
  if (!choices.length) return [];
  const h = elements(document);
  const words = resultWords(language);
  const names = choices.map((choice) => nameOf(choice, words));
  const options = ["", ...names].map((name) => h("option", {value: name}, name || words.none));
  const select = h("select", {}, ...options);
  const wanted = kept.get(id) ?? (isShown ? names[0]! : "");
  // Another query may have other columns: the kind of drawing is what stays.
  select.value = names.includes(wanted)
    ? wanted
    : (names.find((name) => name.split(":")[0] === wanted.split(":")[0]) ?? "");
  if (wanted && !select.value) select.value = names[0]!;
  const place = h("div", {class: "quick-chart"});
  let width = 0;
  const draw = () => {
    const choice = choices[names.indexOf(select.value)];
    place.hidden = !choice;
    place.replaceChildren(...(choice && width ? [drawing(choice, rows, width, language)] : []));
  };
  select.addEventListener("change", () => {
    kept.set(id, select.value);
    draw();
  });
  const label = h("label", {class: "chart-choice"}, `${words.chart} `, select);
  // How a result looks is no input of the page, and what is chosen in its drawing stays there.
  for (const node of [label, place]) node.addEventListener("input", (event) => event.stopPropagation());
  new ResizeObserver(([entry]) => {
    const now = Math.floor(entry!.contentRect.width);
    if (!now || now === width) return;
    width = now;
    draw();
  }).observe(label);
  draw();
  return [label, place];
}

function nameOf(choice: Choice, words: ResultWords): string {
  return "y" in choice
    ? `${words[choice.kind]}: \u2068${choice.y}\u2069 ${words.by} \u2068${choice.x}\u2069`
    : words[choice.kind];
}

function drawing(choice: Choice, rows: Result, width: number, language: ResultOptions["language"]): HTMLElement {
  if ("y" in choice) return chart(rows, {...choice, columns: rows.columns, width, language});
  if (choice.kind === "map") return placed(rows, width, language);
  return timeline(timelineRowsOf(rows), {width, language, root: languageRoot(document)});
}

/** The map, which is loaded where one is drawn. */
function placed(rows: Result, width: number, language: ResultOptions["language"]): HTMLElement {
  const holder = elements(document)("div", {"aria-busy": "true"});
  import("./map.js")
    .then(
      ({map}) => holder.append(map(rows, {width, language, root: languageRoot(document)})),
      (error: unknown) => holder.append(`${resultWords(language).failed} ${(error as Error).message}`)
    )
    .finally(() => holder.removeAttribute("aria-busy"));
  return holder;
}

/** Rows as a timeline draws them; where they have no span, the first DATE is when, and the first text what. */
export function timelineRowsOf(rows: Result): TimelineRow[] {
  const {columns} = rows;
  if (columns.some(({name}) => name === "date_start")) return rows as TimelineRow[];
  const when = columns.find((column) => kindOf(column) === "date")?.name ?? "";
  const what = columns.find((column) => kindOf(column) === "text")?.name ?? "";
  return rows.map((row) => {
    const date = toDate(row[when]);
    return {...(row as TimelineRow), detail: formatValue(row[what] ?? null), date_start: date, date_end: date};
  });
}

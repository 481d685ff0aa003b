import {choicesOf} from "./chart-choice.js";
import type {Choice} from "./chart-choice.js";
import type {ChosenRow} from "./chosen-row.js";
import type {Result} from "./database.js";
import {toDate} from "./dates.js";
import {elements} from "./html.js";
import {languageRoot} from "./addresses.js";
import {resultActions} from "./result-actions.js";
import type {ResultOptions} from "./result-actions.js";
import {resultWords} from "./result-words.js";
import type {ResultWords} from "./result-words.js";
import {resultTable} from "./result-table.js";
import type {TableLook} from "./result-table.js";
import {table} from "./table.js";
import type {TableInput} from "./table.js";
import {timeline} from "./timeline.js";
import type {TimelineRow} from "./timeline.js";
import {formatValue, kindOf} from "./values.js";

export interface ViewOptions extends ResultOptions {
  /** Whether a chart stands above the rows until the reader chooses otherwise. */
  chart: boolean;
  /** Where the row goes that the reader chooses; where it is null, rows are not chosen. */
  row: ChosenRow | null;
}

/** How a reader looks at a result: the chart that was chosen, null for none, and its table. What is as it came is not there. */
export interface ResultLook extends TableLook {
  chart?: Choice | null;
}

/** A result; dispatches "input" when its reader looks at it in another way. */
export type ResultView = HTMLElement & {value: ResultLook};

/** What a cell shows of a query that worked: a chart of its rows where one fits, the rows, and what a reader can take from them. */
export function resultView(rows: Result, options: ViewOptions): ResultView {
  const h = elements(document);
  const {language, row} = options;
  const picture = quickChart(rows, options);
  const shown = {language, columns: rows.columns};
  const body = row ? table(rows, shown) : resultTable(rows, shown);
  if (row) row.follow(body as TableInput);
  const node: HTMLElement = h("div", {}, ...picture.nodes, body, resultActions(rows, options));
  const tell = () => node.dispatchEvent(new Event("input"));
  for (const part of [body, ...picture.nodes]) part.addEventListener("look", tell);
  return Object.defineProperty(node, "value", {
    get: (): ResultLook => ({...(picture.choice !== undefined && {chart: picture.choice}), ...body.look}),
    set({chart, ...look}: ResultLook) {
      picture.choice = chart;
      body.look = look;
    }
  }) as ResultView;
}

/** A chooser among the drawings that fit, and the one that is chosen. */
interface QuickChart {
  nodes: HTMLElement[];
  /** What the reader chose; undefined where that is nothing yet. */
  choice: Choice | null | undefined;
}

function quickChart(rows: Result, {language, chart: isShown}: ViewOptions): QuickChart {
  const choices = choicesOf(rows.columns, rows);
  if (!choices.length) return {nodes: [], choice: undefined};
  const h = elements(document);
  const words = resultWords(language);
  const options = ["", ...choices.map((choice) => nameOf(choice, words))];
  const select = h("select", {}, ...options.map((name, n) => h("option", {value: String(n - 1)}, name || words.none)));
  const place = h("div", {class: "quick-chart"});
  let chosen: Choice | null | undefined;
  let width = 0;
  const draw = () => {
    const choice = choices[Number(select.value)];
    place.hidden = !choice;
    place.replaceChildren(...(choice && width ? [drawing(choice, rows, width, language)] : []));
  };
  /** Another query may have other columns: the kind of drawing is what stays. */
  const set = (wanted: Choice | null | undefined) => {
    chosen = wanted;
    const is = (choice: Choice) => JSON.stringify(choice) === JSON.stringify(wanted);
    const alike = choices.find(is) ?? choices.find(({kind}) => kind === wanted?.kind) ?? choices[0]!;
    const isNone = wanted === undefined ? !isShown : wanted === null;
    select.value = String(isNone ? -1 : choices.indexOf(alike));
    draw();
  };
  select.addEventListener("change", () => {
    chosen = choices[Number(select.value)] ?? null;
    draw();
    label.dispatchEvent(new Event("look"));
  });
  const label = h("label", {class: "chart-choice"}, `${words.chart} `, select);
  new ResizeObserver(([entry]) => {
    const now = Math.floor(entry!.contentRect.width);
    if (!now || now === width) return;
    width = now;
    draw();
  }).observe(label);
  set(undefined);
  return {
    nodes: [label, place],
    get choice() {
      return chosen;
    },
    set choice(wanted) {
      set(wanted);
    }
  };
}

function nameOf(choice: Choice, words: ResultWords): string {
  return "y" in choice
    ? `${words[choice.kind]}: \u2068${choice.y}\u2069 ${words.by} \u2068${choice.x}\u2069`
    : words[choice.kind];
}

function drawing(choice: Choice, rows: Result, width: number, language: ResultOptions["language"]): HTMLElement {
  if (choice.kind === "timeline")
    return timeline(timelineRowsOf(rows), {width, language, root: languageRoot(document)});
  return late(language, async () => {
    if ("y" in choice) {
      const {chart} = await import("./chart.js");
      return chart(rows, {...choice, columns: rows.columns, width, language});
    }
    const {map} = await import("./map.js");
    return map(rows, {width, language, root: languageRoot(document)});
  });
}

/** What is loaded only where it is drawn. */
function late(language: ResultOptions["language"], load: () => Promise<HTMLElement>): HTMLElement {
  const holder = elements(document)("div", {"aria-busy": "true"});
  load()
    .then(
      (drawn) => holder.append(drawn),
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

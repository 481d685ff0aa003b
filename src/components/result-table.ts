import {languageRoot} from "./addresses.js";
import type {ResultRow, Value} from "./database.js";
import {elements} from "./html.js";
import {numberText} from "./labels.js";
import {pageLanguage} from "./languages.js";
import {resultWords} from "./result-words.js";
import {decimalsOf, tableCell} from "./table-cell.js";
import {columnsOf, formatValue, sideOf, sortRows} from "./values.js";
import type {Column, Direction} from "./values.js";
import {wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

/** Rows a page to choose from; the choice holds for tables made after it. */
const sizes = [10, 25, 100] as const;
let size: number = sizes[0];

export interface TableOptions {
  language?: LanguageCode;
  document?: Document;
  /** Names and types of the columns; those that the rows show where it is not given. */
  columns?: Column[];
  /** What stands above a column instead of its name. */
  headings?: Record<string, string>;
}

/** How a reader looks at a table: sorted by a column, and from the nth of so many rows. What is as it came is not there. */
export interface TableLook {
  sort?: [column: string, direction: Direction];
  from?: [row: number, of: number];
}

/** A table whose `look` can be read and set; it dispatches "look" when its reader changes it. */
export type ResultTable = HTMLElement & {look: TableLook};

/** The rows of a query as a table with pages, which its headings sort: up, down, and as the rows came. */
export function resultTable(rows: readonly ResultRow[], options: TableOptions = {}): ResultTable {
  return drawTable(rows, options).node;
}

/** What is shown of a table, for what is added to it. */
interface DrawnTable {
  node: ResultTable;
  body: HTMLTableSectionElement;
  /** The row that stands in a line of the page that is shown. */
  rowOf(line: HTMLTableRowElement): ResultRow | undefined;
  /** Turns to the page with a row. */
  turnTo(row: ResultRow): void;
}

/** @param lead Makes the first cell of a row's line, before its values. */
export function drawTable(
  rows: readonly ResultRow[],
  options: TableOptions,
  lead?: (row: ResultRow) => HTMLElement
): DrawnTable {
  const {document = globalThis.document, columns = columnsOf(rows), headings: named = {}} = options;
  const language = options.language ?? pageLanguage(document);
  const words = {...wordsOf(language), ...resultWords(language)};
  const root = languageRoot(document);
  const h = elements(document);
  let sorted: {column: Column; direction: Direction} | null = null;
  let order = rows;
  let page = 0;

  const button = (word: string, act: () => void) => {
    const node = h("button", {type: "button"}, word);
    node.addEventListener("click", act);
    return node;
  };
  const turn = (to: number) => {
    page = to;
    show();
    const {Event} = document.defaultView ?? globalThis;
    node.dispatchEvent(new Event("look"));
  };
  const lastPage = () => Math.ceil(rows.length / size) - 1;
  const status = h("span", {"aria-live": "polite"});
  const first = button(words.firstPage, () => turn(0));
  const previous = button(words.previous, () => turn(page - 1));
  const next = button(words.next, () => turn(page + 1));
  const last = button(words.lastPage, () => turn(lastPage()));
  const sizeChoice = h("select", {}, ...sizes.map((n) => h("option", {value: String(n)}, String(n))));
  sizeChoice.value = String(size);
  sizeChoice.addEventListener("change", () => {
    const from = page * size;
    size = Number(sizeChoice.value);
    turn(Math.floor(from / size));
  });
  const isLong = rows.some((row) => columns.some(({name}) => lengthOf(row[name] ?? null) > 80));
  const whole = button(words.wholeTexts, () => {
    whole.setAttribute("aria-pressed", String(node.classList.toggle("whole-texts")));
  });
  whole.setAttribute("aria-pressed", "false");

  const headed = ({name}: Column) => (Object.hasOwn(named, name) ? named[name]! : name);
  const headings = columns.map((column) => {
    const sorter = button(headed(column), () => sortBy(column));
    sorter.title = words.toSort;
    // A look at some rows tells the script of a column.
    const side = sideOf(column, rows.slice(0, 100), language);
    return {column, side, node: h("th", {scope: "col", class: `at-${side}`}, sorter)};
  });
  const body = h("tbody");
  const head = h("tr", {}, lead && h("td"), ...headings.map((heading) => heading.node));
  const node: HTMLElement = h(
    "div",
    {class: "result"},
    h(
      "div",
      {class: "wide", tabindex: "0", role: "group", "aria-label": words.rows},
      h("table", {}, h("thead", {}, head), body)
    ),
    h(
      "div",
      {class: "pages"},
      status,
      ...(rows.length > sizes[0] ? [first, previous, next, last, h("label", {}, `${words.perPage} `, sizeChoice)] : []),
      isLong && whole
    )
  );
  // Controls within are no input of the page.
  node.addEventListener("input", (event) => {
    if (event.target !== node) event.stopImmediatePropagation();
  });

  function sortBy(column: Column): void {
    if (sorted?.column !== column) sorted = {column, direction: "ascending"};
    else sorted = sorted.direction === "ascending" ? {column, direction: "descending"} : null;
    sort();
    turn(0);
  }

  function sort(): void {
    order = sorted ? sortRows(rows, sorted.column, sorted.direction) : rows;
    for (const heading of headings) {
      if (sorted?.column === heading.column) heading.node.setAttribute("aria-sort", sorted.direction);
      else heading.node.removeAttribute("aria-sort");
    }
  }

  function show(): void {
    const from = page * size;
    const shown = order.slice(from, from + size);
    const looks = headings.map(({column, side}) => {
      const decimals = Math.max(...shown.map((row) => decimalsOf(row[column.name])));
      return {document, language, root, side, decimals};
    });
    const cells = (row: ResultRow) => columns.map((column, index) => tableCell(column, row, looks[index]!));
    body.replaceChildren(...shown.map((row) => h("tr", {}, lead?.(row), ...cells(row))));
    const range = `\u2066${from + 1}–${from + shown.length}\u2069`;
    const sorting = sorted
      ? ` · ${words.sortedBy} \u2068${headed(sorted.column)}\u2069, ${words[sorted.direction]}`
      : "";
    status.textContent = `${words.showing} ${range} ${words.of} ${numberText(rows.length, language)}${sorting}`;
    first.disabled = previous.disabled = page === 0;
    last.disabled = next.disabled = page === lastPage();
  }

  /** A look may come from a stranger's link: what does not fit these rows is left out. */
  function setLook({sort: wanted, from}: TableLook): void {
    const column = columns.find(({name}) => name === wanted?.[0]);
    sorted = column ? {column, direction: wanted?.[1] === "descending" ? "descending" : "ascending"} : null;
    sort();
    const first = from?.[1] === rows.length && Number.isInteger(from[0]) ? from[0] : 0;
    page = Math.min(Math.max(Math.floor(first / size), 0), lastPage());
    show();
  }

  if (rows.length) show();
  else node.lastElementChild!.replaceWith(h("p", {class: "empty"}, words.noRows));
  if (!columns.length) node.firstElementChild!.remove();
  const looking = Object.defineProperty(node, "look", {
    get: (): TableLook => ({
      ...(sorted && {sort: [sorted.column.name, sorted.direction]}),
      ...(page && {from: [page * size, rows.length]})
    }),
    set(look: TableLook | null) {
      if (rows.length) setLook(look ?? {});
    }
  }) as ResultTable;
  return {
    node: looking,
    body,
    rowOf: (line) => order[page * size + line.sectionRowIndex],
    turnTo: (row) => turn(Math.floor(order.indexOf(row) / size))
  };
}

/** How long a text or list is; of others nobody needs to know. */
function lengthOf(value: Value): number {
  return typeof value === "string" ? value.length : Array.isArray(value) ? formatValue(value.slice(0, 80)).length : 0;
}

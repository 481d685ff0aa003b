import {languageRoot} from "./addresses.js";
import type {ResultRow} from "./database.js";
import {elements} from "./html.js";
import {resultWords} from "./result-words.js";
import {decimalsOf, tableCell} from "./table-cell.js";
import {pageLanguage} from "./timeline.js";
import {columnsOf, formatValue, sideOf, sortRows} from "./values.js";
import type {Column, Direction} from "./values.js";
import {wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

/** Rows a page to choose from; the choice holds for tables made after it. */
const sizes = [10, 25, 100] as const;
let size: number = sizes[0];
let count = 0;

export interface TableOptions {
  language?: LanguageCode;
  document?: Document;
  /** Names and types of the columns; those that the rows show where it is not given. */
  columns?: Column[];
}

/** The rows of a query as a table with pages, which its headings sort: up, down, and as the rows came. */
export function resultTable(rows: readonly ResultRow[], options: TableOptions = {}): HTMLElement {
  return draw(rows, options).node;
}

/** What is shown of a table, for what is added to it. */
interface Drawn {
  node: HTMLElement;
  body: HTMLTableSectionElement;
  /** The row that stands in a line of the page that is shown. */
  rowOf(line: HTMLTableRowElement): ResultRow | undefined;
  /** Turns to the page with a row. */
  turnTo(row: ResultRow): void;
}

/** @param lead Makes the first cell of a row's line, before its values. */
function draw(rows: readonly ResultRow[], options: TableOptions, lead?: (row: ResultRow) => HTMLElement): Drawn {
  const {document = globalThis.document, columns = columnsOf(rows)} = options;
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
  const isLong = rows.some((row) => columns.some(({name}) => formatValue(row[name] ?? null).length > 80));
  const whole = button(words.wholeTexts, () => {
    whole.setAttribute("aria-pressed", String(node.classList.toggle("whole-texts")));
  });
  whole.setAttribute("aria-pressed", "false");

  const headings = columns.map((column) => {
    const sorter = button(column.name, () => sortBy(column));
    sorter.title = words.toSort;
    // A look at some rows tells the script of a column.
    const side = sideOf(column, rows.slice(0, 100));
    return {column, side, node: h("th", {scope: "col", class: `at-${side}`}, sorter)};
  });
  const body = h("tbody");
  const head = h("tr", {}, lead && h("td"), ...headings.map((heading) => heading.node));
  const node = h(
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
    order = sorted ? sortRows(rows, column, sorted.direction) : rows;
    for (const heading of headings) {
      if (sorted?.column === heading.column) heading.node.setAttribute("aria-sort", sorted.direction);
      else heading.node.removeAttribute("aria-sort");
    }
    turn(0);
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
    const sorting = sorted ? ` · ${words.sortedBy} \u2068${sorted.column.name}\u2069, ${words[sorted.direction]}` : "";
    status.textContent = `${words.showing} ${range} ${words.of} ${rows.length.toLocaleString("en")}${sorting}`;
    first.disabled = previous.disabled = page === 0;
    last.disabled = next.disabled = page === lastPage();
  }

  if (rows.length) show();
  else node.replaceChildren(h("p", {class: "empty"}, words.noRows));
  return {
    node,
    body,
    rowOf: (line) => order[page * size + line.sectionRowIndex],
    turnTo: (row) => turn(Math.floor(order.indexOf(row) / size))
  };
}

/** A table whose `value` is the row that the reader chose in it, or null. */
export type TableInput = HTMLElement & {value: object | null};

/**
 * Any rows as such a table: what a query, Arquero, D3 or plain JavaScript gave. It is an input: the row that the reader chooses is
 * its `value`, which can be set to a row, or to one with the same JSON.
 */
export function table(rows: Iterable<object>, given: TableOptions | LanguageCode = {}): TableInput {
  const options = typeof given === "string" ? {language: given} : given;
  const {document = globalThis.document} = options;
  const words = resultWords(options.language ?? pageLanguage(document));
  const h = elements(document);
  const list = [...rows] as ResultRow[];
  const numbers = new Map(list.map((row, index) => [row, index + 1]));
  const group = `rows-${++count}`;
  let chosen: ResultRow | null = null;

  const {node, body, rowOf, turnTo} = draw(list, options, (row) => {
    const radio = h("input", {type: "radio", name: group, "aria-label": `${words.choose} ${numbers.get(row)}`});
    radio.checked = row === chosen;
    return h("td", {}, radio);
  });
  node.classList.add("can-choose");
  const clear = h("button", {type: "button"}, words.clearChoice);
  const choice = h("p", {class: "choice", "aria-live": "polite"});
  node.append(choice);

  function mark(row: ResultRow | null): void {
    chosen = row;
    for (const line of body.rows) line.querySelector("input")!.checked = rowOf(line) === row;
    choice.replaceChildren(...(row ? [`${words.chosen} ${numbers.get(row)} `, clear] : []));
  }
  function choose(row: ResultRow | null): void {
    mark(row);
    node.dispatchEvent(new Event("input", {bubbles: true}));
  }
  const lineOf = (event: Event) => (event.target as Element).closest<HTMLTableRowElement>("tr")!;
  body.addEventListener("change", (event) => choose(rowOf(lineOf(event)) ?? null));
  body.addEventListener("click", (event) => {
    // Links lead on, and text that is being selected is no choice.
    if ((event.target as Element).closest("a, input") || String(document.getSelection())) return;
    const row = rowOf(lineOf(event)) ?? null;
    choose(row === chosen ? null : row);
  });
  body.addEventListener("keydown", (event) => {
    const isRadio = (event.target as Element).localName === "input";
    if (event.key === "Enter" && isRadio) choose(rowOf(lineOf(event)) ?? null);
    if (event.key === "Escape" && chosen) choose(null);
  });
  clear.addEventListener("click", () => {
    choose(null);
    body.querySelector("input")?.focus();
  });
  return Object.defineProperty(node, "value", {
    configurable: true,
    get: () => chosen,
    set(value: object | null) {
      const wanted = JSON.stringify(value);
      const row = list.find((candidate) => JSON.stringify(candidate) === wanted) ?? null;
      if (row) turnTo(row);
      mark(row);
    }
  }) as TableInput;
}

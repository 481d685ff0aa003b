import type {ResultRow} from "./database.js";
import {elements} from "./html.js";
import {pageLanguage} from "./languages.js";
import {drawTable} from "./result-table.js";
import type {ResultTable, TableOptions} from "./result-table.js";
import {resultWords} from "./result-words.js";
import {columnsOf} from "./values.js";
import type {LanguageCode} from "./words.js";

let count = 0;

/** A table whose `value` is the row that the reader chose in it, or null. */
export type TableInput = ResultTable & {value: object | null};

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

  const columns = options.columns ?? columnsOf(Array.isArray(rows) ? (rows as object[]) : list);
  const {node, body, rowOf, turnTo} = drawTable(list, {...options, columns}, (row) => {
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

import type {Result} from "./database.js";
import {elements} from "./html.js";
import {resultActions} from "./result-actions.js";
import type {ResultOptions} from "./result-actions.js";
import {resultTable} from "./table.js";

/** What a cell shows of a query that worked: its rows, and what a reader can take from them. */
export function resultView(rows: Result, options: ResultOptions): HTMLElement {
  const h = elements(document);
  const {language} = options;
  return h("div", {}, resultTable(rows, {language, columns: rows.columns}), resultActions(rows, options));
}

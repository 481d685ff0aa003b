import type {Result} from "./database.js";
import {elements} from "./html.js";
import {resultActions, resultTable} from "./table.js";
import type {LanguageCode} from "./words.js";

export interface ResultOptions {
  /** The cell's name, for the names of files; null where it has none. */
  id: string | null;
  /** The query that gave the rows, with its parameters written out. */
  sql: string;
  language: LanguageCode;
}

/** What a cell shows of a query that worked: its rows, and what a reader can take from them. */
export function resultView(rows: Result, {sql, language}: ResultOptions): HTMLElement {
  const h = elements(document);
  return h("div", {}, resultTable(rows, language), resultActions(rows, sql, language));
}

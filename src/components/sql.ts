import {query} from "./database.js";
import type {Result, ResultRow, Value} from "./database.js";
import {refused} from "./guard.js";
import {bind, template} from "./parameters.js";

/** Rows as an array, which also answers as the Arrow table that Framework's own `sql` gives, as far as pages use one. */
export type Rows = Result & {
  /** Names of the columns, in order: `aq.from(rows, rows.names)` has them also where there are no rows. */
  readonly names: string[];
  readonly numRows: number;
  get(index: number): ResultRow | null;
  getChild(name: string): {toArray(): Value[]} & Iterable<Value>;
  toArray(): ResultRow[];
};

/**
 * Asks the published tables from JavaScript: sql`SELECT * FROM attacks WHERE country = ${country}`, its values bound.
 * @throws Error with DuckDB's message when the query is wrong.
 */
export async function sql(texts: readonly string[], ...values: unknown[]): Promise<Rows> {
  const text = template(texts);
  const word = refused(text);
  if (word !== null) throw new Error(`Only one query that reads runs here. Not allowed: ${word}`);
  return likeArrow(await query(...bound(text, values)));
}

function bound(text: string, values: unknown[]): Parameters<typeof query> {
  const {sql, parameters} = bind(text, values);
  return [sql, {parameters}];
}

/** Gives rows the ways in which pages take values out of an Arrow table; they do not show among the rows. */
export function likeArrow(rows: Result): Rows {
  const ways: Omit<Rows, keyof Result> = {
    names: rows.columns.map(({name}) => name),
    numRows: rows.length,
    get: (index) => rows[index] ?? null,
    getChild(name) {
      const column = rows.map((row) => row[name] ?? null);
      return Object.assign(column, {toArray: () => column});
    },
    toArray: () => rows
  };
  for (const [name, value] of Object.entries(ways)) Object.defineProperty(rows, name, {value, configurable: true});
  return rows as Rows;
}

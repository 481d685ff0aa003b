import type {ResultRow, Value} from "./database.js";
import {edtfInWords, edtfSpan} from "./edtf.js";
import type {LanguageCode} from "./words.js";

export interface Column {
  name: string;
  /** Arrow type, such as `Int32`, `Utf8`, `Date32<DAY>`, `List<Utf8>`. */
  type: string;
}

/** How the values of a column are read: shown, sorted, drawn. */
export type Kind = "number" | "date" | "edtf" | "list" | "text";

/** Columns of the tables that hold EDTF. */
const edtfColumns = new Set(["date", "said", "published"]);

/** The kind of a column, by its type, and for dates that may be uncertain by its name. */
export function kindOf({name, type}: Column): Kind {
  if (/^(U?Int|Float|Decimal)/.test(type)) return "number";
  if (/^(Date|Timestamp)/.test(type)) return "date";
  if (/^(List|FixedSizeList)/.test(type)) return "list";
  return edtfColumns.has(name) && /^(Large)?Utf8/.test(type) ? "edtf" : "text";
}

/**
 * Columns of rows: those of the query that gave them, which has them also where it gave no row; else those of the first row, each of
 * the type of the first value that is not null.
 */
export function columnsOf(rows: readonly object[] & {columns?: unknown}): Column[] {
  const {columns} = rows;
  // D3 gives rows of a CSV with the bare names of their columns.
  if (Array.isArray(columns) && columns.every((column) => typeof (column as Column).type === "string")) return columns;
  return Object.keys(rows[0] ?? {}).map((name) => {
    const values = rows.map((row) => (row as ResultRow)[name]);
    return {name, type: typeOf(values.find((value) => value !== null && value !== undefined))};
  });
}

function typeOf(value: unknown): string {
  if (typeof value === "number" || typeof value === "bigint") return "Float64";
  if (value instanceof Date) return "Date32<DAY>";
  if (Array.isArray(value)) return "List";
  return typeof value === "boolean" ? "Bool" : "Utf8";
}

/** A value as text: days without a time, at most six significant digits, lists with commas. */
export function formatValue(value: Value): string {
  if (value === null || value === undefined) return "—";
  if (value instanceof Date) return dayText(value);
  if (Array.isArray(value)) return value.map(formatValue).join(", ");
  if (typeof value !== "number" || Number.isInteger(value)) return String(value);
  // The way through Number takes away what only fills up the digits.
  return String(Number(value.toPrecision(6)));
}

/** A day as ISO date, a moment as ISO time; a question mark for what DuckDB has and JavaScript has not, as the year 290000. */
export function dayText(date: Date): string {
  return Number.isNaN(+date) ? "?" : date.toISOString().replace(/T00:00:00\.000Z$/, "");
}

/** As `formatValue`, and EDTF in the words of a language. */
export function inWords(value: Value, kind: Kind, language: LanguageCode): string {
  return kind === "edtf" && typeof value === "string" ? edtfInWords(value, language) : formatValue(value);
}

/**
 * The side at which a column's values begin, right where most of its texts are in Arabic letters; numbers end below each other.
 * @param language in which dates are written out
 */
export function sideOf(column: Column, rows: readonly ResultRow[], language: LanguageCode): "left" | "right" {
  const kind = kindOf(column);
  if (kind === "number") return "right";
  let balance = 0;
  for (const row of rows) {
    const letter = /\p{L}/u.exec(inWords(row[column.name] ?? null, kind, language))?.[0];
    if (letter) balance += /\p{Script=Arabic}/u.test(letter) ? 1 : -1;
  }
  return balance > 0 ? "right" : "left";
}

export type Direction = "ascending" | "descending";

/** Rows in the order of a column, a copy: text as a language sorts it, EDTF by the days it may mean; null is last either way. */
export function sortRows<R extends ResultRow>(rows: readonly R[], column: Column, direction: Direction): R[] {
  const compare = comparing(kindOf(column));
  const sign = direction === "ascending" ? 1 : -1;
  const isNull = (value: Value | undefined) => value === null || value === undefined || Number.isNaN(value);
  return [...rows].sort((rowA, rowB) => {
    const [a, b] = [rowA[column.name], rowB[column.name]];
    if (isNull(a) || isNull(b)) return Number(isNull(a)) - Number(isNull(b));
    return sign * compare(a!, b!);
  });
}

/** Arabic first, in which Latin letters have their usual order too; "m2" before "m10". */
const collator = new Intl.Collator(["ar", "en"], {numeric: true});

function comparing(kind: Kind): (a: Value, b: Value) => number {
  if (kind === "number" || kind === "date") return (a, b) => Number(a) - Number(b);
  if (kind !== "edtf") return (a, b) => collator.compare(formatValue(a), formatValue(b));
  const known = new Map<Value, [number, number] | null>();
  const days = (value: Value) => {
    if (!known.has(value)) {
      const span = edtfSpan(String(value));
      known.set(value, span && [span.start ? +span.start : -Infinity, span.end ? +span.end : Infinity]);
    }
    return known.get(value) ?? null;
  };
  return (a, b) => {
    const [spanA, spanB] = [days(a), days(b)];
    if (!spanA || !spanB) return Number(!spanA) - Number(!spanB) || collator.compare(String(a), String(b));
    return compareNumbers(spanA[0], spanB[0]) || compareNumbers(spanA[1], spanB[1]);
  };
}

/** Also of infinities, whose difference is no number. */
function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

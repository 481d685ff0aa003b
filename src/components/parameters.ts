import {tokens} from "./tokens.js";

/** A query as DuckDB takes it: its text with a `?` for each value, and the values. */
export interface Bound {
  sql: string;
  parameters: (string | number)[];
  /** Where a place of `sql` is in the text that it was made from: offsets in UTF-16 units. */
  origin(offset: number): number;
}

/** The text of a query with `$1`, `$2` … between its fixed texts, as readers see it. */
export function template(texts: readonly string[]): string {
  return texts.map((text, index) => (index < texts.length - 1 ? `${text}$${index + 1}` : text)).join("");
}

/**
 * Puts values in the place of `$1`, `$2` … of a query: bound, never pasted. Strings and comments stay as they are. A Date becomes a
 * DATE, or a TIMESTAMP where it is not midnight UTC; an array a list; null and undefined NULL.
 * @throws TypeError naming the parameter when its value is none that DuckDB takes.
 */
export function bind(text: string, values: readonly unknown[]): Bound {
  const parameters: Bound["parameters"] = [];
  const ends: {sql: number; text: number}[] = [];
  const sql = replaceParameters(text, values, (value, name) => expression(value, name, parameters), ends);
  return {
    sql,
    parameters,
    origin(offset) {
      const before = ends.findLast((end) => end.sql <= offset);
      const place = before ? before.text + offset - before.sql : offset;
      const after = ends.find((end) => end.sql > offset);
      return Math.min(place, after ? after.text : text.length);
    }
  };
}

/** The query with its parameters written out as SQL literals, for programs that it is copied to. */
export function inlined(text: string, values: readonly unknown[]): string {
  return replaceParameters(text, values, (value, name) => literal(value, name), []);
}

/** A query as DuckDB takes it with its values written out in the place of each `?`, for a plan: it is not to be asked. */
export function planned(sql: string, values: readonly unknown[]): string {
  if (!values.length) return sql;
  let index = 0;
  return Array.from(tokens(sql), ({kind, text}) =>
    kind === "sign" && text === "?" && index < values.length ? literal(values[index], `?${++index}`) : text
  ).join("");
}

function replaceParameters(
  text: string,
  values: readonly unknown[],
  replace: (value: unknown, name: string) => string,
  ends: {sql: number; text: number}[]
): string {
  if (!values.length) return text;
  let sql = "";
  for (const token of tokens(text)) {
    const index = token.kind === "parameter" ? Number(token.text.slice(1)) - 1 : -1;
    const isOurs = index >= 0 && index < values.length;
    sql += isOurs ? replace(values[index], token.text) : token.text;
    if (isOurs) ends.push({sql: sql.length, text: token.start + token.text.length});
  }
  return sql;
}

/** Casts tell DuckDB the type, which it cannot always see from where a value stands. */
function expression(value: unknown, name: string, parameters: Bound["parameters"]): string {
  const put = (type: string, as: string | number) => {
    parameters.push(as);
    return `CAST(? AS ${type})`;
  };
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "string") return put("VARCHAR", value);
  if (typeof value === "boolean") return put("BOOLEAN", String(value));
  if (typeof value === "bigint") return put("BIGINT", String(value));
  if (typeof value === "number") return Number.isFinite(value) ? put(numberType(value), value) : "NULL";
  if (value instanceof Date) {
    const [type, day] = dateText(value);
    return day === null ? "NULL" : put(type, day);
  }
  const list = listOf(value, name);
  return `[${list.map((item) => expression(item, name, parameters)).join(", ")}]`;
}

function literal(value: unknown, name: string): string {
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "NULL";
  if (value instanceof Date) {
    const [type, day] = dateText(value);
    return day === null ? "NULL" : `${type} '${day}'`;
  }
  return `[${listOf(value, name)
    .map((item) => literal(item, name))
    .join(", ")}]`;
}

function numberType(value: number): string {
  if (!Number.isInteger(value)) return "DOUBLE";
  return Math.abs(value) < 2 ** 31 ? "INTEGER" : Number.isSafeInteger(value) ? "BIGINT" : "DOUBLE";
}

function dateText(value: Date): ["DATE" | "TIMESTAMP", string | null] {
  if (Number.isNaN(value.getTime())) return ["DATE", null];
  const text = value.toISOString();
  return text.endsWith("T00:00:00.000Z") ? ["DATE", text.slice(0, -14)] : ["TIMESTAMP", text.slice(0, -1)];
}

function listOf(value: unknown, name: string): unknown[] {
  if (Array.isArray(value)) return value;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(value as unknown as unknown[]);
  if (value instanceof Set) return [...value];
  throw new TypeError(
    `${name}: expected text, a number, a date, a list of them or null, found ${typeof value}; take the part you need, as in \${row?.id}`
  );
}

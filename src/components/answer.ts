import type {AsyncDuckDBConnection} from "@duckdb/duckdb-wasm";
import {QueryError} from "./query-error.js";

export type Value = string | number | boolean | bigint | Date | null | Value[];
export type ResultRow = Record<string, Value>;

/**
 * Rows of a query, with the names and Arrow types of its columns in order, and whether there are more rows than were fetched. DATE
 * arrives as Date at midnight UTC, lists as arrays. Of columns with one name, as a join gives them, the later ones are `id_1`, `id_2`.
 */
export type Result = ResultRow[] & {columns: {name: string; type: string}[]; more: boolean};

/** Bytes of a result at most: more than the rows that a page shows ever need, less than a tab's memory. */
const largest = 256 * 2 ** 20;

type Reader = Awaited<ReturnType<AsyncDuckDBConnection["send"]>>;

/**
 * Runs SQL on a connection and reads its answer, up to `limit` rows.
 * @throws QueryError where the answer is more than a page can hold, or has values that cannot be read here
 */
export async function fetchRows(
  connection: AsyncDuckDBConnection,
  sql: string,
  {parameters = [], limit = Infinity}: {parameters?: unknown[]; limit?: number},
  stop: AbortSignal
): Promise<Result> {
  const statement = parameters.length ? await connection.prepare(sql) : null;
  const reader = statement ? await statement.send(...parameters) : await connection.send(sql);
  const rows: ResultRow[] = [];
  let columns: Result["columns"] = [];
  let more = false;
  let bytes = 0;
  try {
    for await (const batch of reader) {
      if (stop.aborted) break;
      // A batch without rows cannot count its bytes: Arrow gives its columns no buffers.
      if (batch.numRows) bytes += batch.data.byteLength;
      if (bytes > largest) {
        await connection.cancelSent();
        throw new QueryError("large");
      }
      if (!columns.length) columns = columnsOf(batch.schema);
      // By place, not by name: a row that is asked for its names confuses those that are the same, and `__proto__`.
      const vectors = columns.map(({name}, index) => ({name, vector: batch.getChildAt(index)!}));
      for (let index = 0; index < batch.numRows && !more; index++) {
        if (rows.length === limit) more = true;
        else rows.push(rowOf(vectors, index));
      }
      if (more) break;
    }
  } catch (error) {
    // Arrow has no way to read a UNION.
    throw error instanceof TypeError ? new QueryError("type", error) : error;
  }
  if (!columns.length && reader.schema) columns = columnsOf(reader.schema);
  if (more) await connection.cancelSent();
  await statement?.close();
  return Object.assign(rows, {columns, more});
}

/** The same as `Object.fromEntries` of a list of pairs, without making the list: an answer may have thousands of rows. */
function rowOf(columns: {name: string; vector: {get(index: number): unknown}}[], index: number): ResultRow {
  const row: ResultRow = {};
  for (const {name, vector} of columns) {
    const value = plain(vector.get(index));
    if (name === "__proto__")
      Object.defineProperty(row, name, {value, enumerable: true, configurable: true, writable: true});
    else row[name] = value;
  }
  return row;
}

/**
 * Of an ENUM, an INTERVAL and a TIME only numbers arrive. Within a list or a struct the engine says DOUBLE of a BIGINT and a DECIMAL,
 * and DATE of a TIMESTAMP, without making them so. They would be shown for what they are not.
 */
const unreadable =
  /^(Dictionary|Interval|Time\d)|^(List|FixedSizeList|Struct|Map).*(Float64|Date64|Dictionary|Interval|Time\d)/;

function columnsOf({fields}: Reader["schema"]): Result["columns"] {
  const taken = new Set<string>(fields.map(({name}) => name));
  const seen = new Set<string>();
  return fields.map(({name, type}) => {
    if (unreadable.test(String(type))) throw new QueryError("type");
    let own = name;
    for (let n = 1; seen.has(own) || (n > 1 && taken.has(own)); n++) own = `${name}_${n}`;
    seen.add(own);
    return {name: own, type: String(type)};
  });
}

/** A value as JavaScript has it: lists as arrays, everything else as it is. */
function plain(value: unknown): Value {
  if (value === undefined || value === null) return null;
  if (typeof value === "object" && !(value instanceof Date) && Symbol.iterator in value) {
    // A list of numbers without nulls is there already, as an array of machine numbers.
    const {nullCount, toArray} = value as {nullCount?: number; toArray?(): unknown};
    const numbers = nullCount === 0 && toArray?.call(value);
    if (numbers instanceof Int32Array || numbers instanceof Float64Array) return Array.from(numbers);
    return Array.from(value as Iterable<unknown>, plain);
  }
  return value as Value;
}

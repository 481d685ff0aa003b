import {AsyncDuckDB, DuckDBDataProtocol, VoidLogger} from "@duckdb/duckdb-wasm";
import type {AsyncDuckDBConnection} from "@duckdb/duckdb-wasm";
import {FileAttachment} from "observablehq:stdlib";

/**
 * The published tables. Each stays on the server; the engine reads the parts of a file that a query needs. Only their addresses are
 * asked for here: the bare attachment of a Parquet file would make Framework load a second Parquet reader into every page.
 */
const files = {
  articles: FileAttachment("../tables/articles.parquet").href,
  sentences: FileAttachment("../tables/sentences.parquet").href,
  mentions: FileAttachment("../tables/mentions.parquet").href,
  reports: FileAttachment("../tables/reports.parquet").href,
  attacks: FileAttachment("../tables/attacks.parquet").href,
  claims: FileAttachment("../tables/claims.parquet").href,
  actors: FileAttachment("../tables/actors.parquet").href,
  places: FileAttachment("../tables/places.parquet").href,
  sources: FileAttachment("../tables/sources.parquet").href
};
const engine = FileAttachment("../engine/duckdb.wasm").href;
const worker = FileAttachment("../engine/worker.txt");

export type Value = string | number | boolean | bigint | Date | null | Value[];
export type ResultRow = Record<string, Value>;

/** Rows of a query, with the names and SQL types of its columns in order. DATE arrives as Date at midnight UTC, lists as arrays. */
export type Result = ResultRow[] & {columns: {name: string; type: string}[]};

let opening: Promise<AsyncDuckDBConnection> | null = null;

/** Whether the engine has been asked for. */
export function isOpen(): boolean {
  return opening !== null;
}

/**
 * Runs SQL on the published tables; `?` in it takes `parameters`. Starts the engine on the first call: nothing of it is loaded
 * before.
 * @throws Error with DuckDB's message when the query is wrong, or saying what to do when the engine cannot be loaded.
 */
export async function query(sql: string, parameters: unknown[] = []): Promise<Result> {
  const connection = await (opening ??= open().catch((error: unknown) => {
    opening = null;
    throw new Error(`The database could not be started (${(error as Error).message}). Reload the page to try again.`);
  }));
  let table;
  if (parameters.length) {
    const statement = await connection.prepare(sql);
    try {
      table = await statement.query(...parameters);
    } finally {
      await statement.close();
    }
  } else table = await connection.query(sql);
  const columns = table.schema.fields.map(({name, type}) => ({name, type: String(type)}));
  const rows = table
    .toArray()
    .map((row) => Object.fromEntries(columns.map(({name}) => [name, plain((row as Record<string, unknown>)[name])])));
  return Object.assign(rows, {columns});
}

async function open(): Promise<AsyncDuckDBConnection> {
  const tables = Object.entries(files).map(([name, href]) => ({name, url: absolute(href)}));
  const wasm = absolute(engine);
  // A worker made from a Blob inherits the page's content security policy; the prelude narrows it to the files named here.
  const prelude = `(${onlyTheseFiles})(${JSON.stringify([wasm, ...tables.map(({url}) => url)])});\n`;
  const source = URL.createObjectURL(new Blob([prelude, await worker.text()], {type: "text/javascript"}));
  try {
    const database = new AsyncDuckDB(new VoidLogger(), new Worker(source));
    await database.instantiate(wasm);
    await database.open({query: {castBigIntToDouble: true, castDecimalToDouble: true, castTimestampToDate: true}});
    for (const {name, url} of tables)
      await database.registerFileURL(`${name}.parquet`, url, DuckDBDataProtocol.HTTP, false);
    const connection = await database.connect();
    for (const {name} of tables)
      await connection.query(`CREATE VIEW ${name} AS SELECT * FROM read_parquet('${name}.parquet')`);
    return connection;
  } finally {
    URL.revokeObjectURL(source);
  }
}

/** Runs in the worker, before DuckDB: requests for anything but the named files fail. */
function onlyTheseFiles(allowed: string[]): void {
  const check = (url: string | URL) => {
    if (!allowed.includes(String(url))) throw new Error(`Only the tables of this site can be read, not ${String(url)}`);
  };
  const open = XMLHttpRequest.prototype.open as (...args: unknown[]) => void;
  XMLHttpRequest.prototype.open = function (
    this: XMLHttpRequest,
    method: string,
    url: string | URL,
    ...rest: unknown[]
  ) {
    check(url);
    open.call(this, method, url, ...rest);
  } as typeof XMLHttpRequest.prototype.open;
  const {fetch} = globalThis;
  globalThis.fetch = (input, init) => {
    check(input instanceof Request ? input.url : input);
    return fetch(input, init);
  };
}

function absolute(href: string): string {
  return new URL(href, document.baseURI).href;
}

/** A value as JavaScript has it: lists as arrays, everything else as it is. */
function plain(value: unknown): Value {
  if (value === undefined || value === null) return null;
  if (typeof value === "object" && !(value instanceof Date) && Symbol.iterator in value)
    return Array.from(value as Iterable<unknown>, plain);
  return value as Value;
}

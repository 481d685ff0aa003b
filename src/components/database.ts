import type {AsyncDuckDB, AsyncDuckDBConnection} from "@duckdb/duckdb-wasm";
import {FileAttachment} from "observablehq:stdlib";
import {fetchRows} from "./answer.js";
import type {Result} from "./answer.js";
import {KeptColumns} from "./kept-columns.js";
import {TableParts} from "./table-parts.js";
import type {PartRange} from "./table-parts.js";
import {tablesOf} from "./older-versions.js";
import type {VersionTables} from "./older-versions.js";
import {QueryError} from "./query-error.js";

export type {Result, ResultRow, Value} from "./answer.js";
export {QueryError} from "./query-error.js";

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
/** Of tables that are too large for one file, the others; they lie beside the first. */
const partList = FileAttachment("../tables/parts.json");
const engine = FileAttachment("../engine/duckdb.wasm").href;
const worker = FileAttachment("../engine/worker.txt");

export interface QueryOptions {
  /** Values for the `?` of the query, in order. */
  parameters?: unknown[];
  /** Rows after this many are not fetched; `Result.more` then says so. */
  limit?: number;
  /** Stops the query. */
  signal?: AbortSignal;
}

/** Letters of a query at most: the engine takes its text on its stack, four bytes a letter, and did not survive 38,000 of Arabic. */
const longestQuery = 20_000;

interface Open {
  database: AsyncDuckDB;
  /** Tables that could not be opened: questions about the others are answered. */
  broken: Set<string>;
  /** Aborts with the engine: what is still running in it gets no answer any more. */
  gone: AbortController;
  /** What of large tables is in the engine's memory. */
  kept: KeptColumns;
  parts: TableParts;
}
let opening: Promise<Open> | null = null;

type Ranges = Record<string, PartRange[]>;

/** Where the files of this site's tables are, by name: for programs that read them without a browser. */
export async function tableAddresses(): Promise<Record<string, string[]>> {
  return addressesOf((await partList.json()) as Ranges);
}

function addressesOf(parts: Ranges): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(files).map(([name, href]) => {
      const first = absolute(href);
      return [name, parts[name]?.map(({file}) => (file === null ? first : new URL(file, first).href)) ?? [first]];
    })
  );
}

async function openOwn(): Promise<Open> {
  const ranges = (await partList.json()) as Ranges;
  return open(addressesOf(ranges), ranges);
}

/** Whether the engine has been asked for. */
export function isOpen(): boolean {
  return opening !== null;
}

/**
 * Runs SQL on the published tables. Starts the engine on the first call: nothing of it is loaded before.
 * @throws Error with DuckDB's message when the query is wrong, QueryError where something else was in the way; an AbortError when
 * `signal` stopped it.
 */
export async function query(sql: string, options: QueryOptions = {}): Promise<Result> {
  if (sql.length > longestQuery) throw new QueryError("long");
  const {database, gone, broken, kept, parts} = await (opening ??= openOwn().catch((error: unknown) => {
    opening = null;
    throw new QueryError("unstarted", error);
  }));
  const {signal} = options;
  signal?.throwIfAborted();
  const stop = AbortSignal.any([gone.signal, ...(signal ? [signal] : [])]);
  // A connection of its own, so that stopping this query stops no other.
  const connecting = database.connect();
  const work = connecting.then((connection) => answer(connection, {kept, parts}, sql, options, stop));
  const ended = work.then(
    () => true,
    () => true
  );
  running++;
  void ended
    .then(async (isAnswered) => {
      running--;
      await (await connecting).close();
      if (isAnswered && !options.parameters?.length) learnLater(sql);
    })
    .catch(() => {});
  try {
    return await Promise.race([work, untilAborted(stop)]);
  } catch (error) {
    if (signal?.aborted) void giveUp(connecting, ended);
    // The engine was ended under another query's feet: this one is asked again of a new engine.
    else if (gone.signal.aborted) return await query(sql, options);
    else if (hasCrashed(error)) {
      void end();
      throw new QueryError("crashed", error);
    } else if (/expression depth/.test((error as Error).message)) {
      // By then the stack has overflowed into the engine's memory, and the next query would fail.
      void end();
    } else if (isSeveral(error)) throw new QueryError("several", error);
    else if (isUnreadable(error, broken)) {
      void end();
      throw new QueryError("unreadable", error);
    }
    throw error;
  }
}

/** Queries that have no answer yet. */
let running = 0;
let learning: ReturnType<typeof setTimeout> | undefined;

/** Once nothing is asked any more, keeps what the last query read. */
function learnLater(sql: string): void {
  clearTimeout(learning);
  learning = setTimeout(() => {
    if (running || !opening) return;
    void opening
      .then(async ({database, kept}) => {
        const connection = await database.connect();
        await kept.learn(connection, sql).finally(() => connection.close());
      })
      // What cannot be kept is read from the files.
      .catch(() => {});
  }, 250);
}

/** Asks of what is kept where that is all the query reads, else of the files. */
async function answer(
  connection: AsyncDuckDBConnection,
  {kept, parts}: Pick<Open, "kept" | "parts">,
  sql: string,
  options: QueryOptions,
  stop: AbortSignal
): Promise<Result> {
  if (!options.parameters?.length) {
    try {
      const asked = await kept.use(connection, sql);
      if (asked !== null && !stop.aborted) return await fetchRows(connection, asked, options, stop);
    } catch (error) {
      if (error instanceof QueryError || stop.aborted || hasCrashed(error)) throw error;
      // What is wrong with it is said of the query as it was asked.
    }
    await kept.leave(connection, sql);
  }
  // Without a plan it is asked of all parts, and what is wrong with it is said there.
  await parts.use(connection, sql, options.parameters).catch((error: unknown) => {
    if (hasCrashed(error)) throw error;
  });
  return fetchRows(connection, sql, options, stop);
}

/** Whether a query failed because of a table's file, not of its words. */
function isUnreadable(error: unknown, broken: Set<string>): boolean {
  const {message} = error as Error;
  const [, table = ""] = /Table with name (\w+) does not exist/.exec(message) ?? [];
  return (
    broken.has(table.toLowerCase()) ||
    /^(IO Error(?!: No files found)|HTTP Error)|NetworkError|magic bytes|XMLHttpRequest/.test(message)
  );
}

/**
 * Where the tables of another version of the data are, as the site lists them.
 * @returns null where that version is not published any more.
 * @throws when the list cannot be read.
 */
export async function olderTables(version: string, signal?: AbortSignal): Promise<VersionTables | null> {
  // Two folders up from where Framework puts tables, `_file/tables/`, is the root of the site.
  const folder = new URL("../../versions/", absolute(files.articles)).href;
  const response = await fetch(`${folder}versions.json`, {cache: "no-cache", ...(signal && {signal})});
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return tablesOf(await response.json(), version, folder, Object.keys(files));
}

/**
 * Runs SQL on tables that `olderTables` gave, as `query` does on those of now: in an engine of its own, which can open no other file
 * and is ended after the answer.
 */
export async function queryOlder(tables: VersionTables, sql: string, options: QueryOptions = {}): Promise<Result> {
  if (sql.length > longestQuery) throw new QueryError("long");
  const {signal = new AbortController().signal} = options;
  signal.throwIfAborted();
  const own = open(Object.fromEntries(Object.entries(tables).map(([name, address]) => [name, [address]])));
  const work = own.then(async ({database}) => fetchRows(await database.connect(), sql, options, signal));
  try {
    return await Promise.race([work, untilAborted(signal)]);
  } catch (error) {
    if (!signal.aborted && hasCrashed(error)) throw new QueryError("crashed", error);
    if (isSeveral(error)) throw new QueryError("several", error);
    throw error;
  } finally {
    void own.then(({database}) => database.terminate()).catch(() => {});
  }
}

function isSeveral(error: unknown): boolean {
  return /single statement|multiple statements/.test((error as Error).message);
}

/**
 * After a trap in WebAssembly the engine answers nothing any more; a message of letters that no message has tells of memory that was
 * overwritten. Memory that it once took it never gives back.
 */
function hasCrashed(error: unknown): boolean {
  const {name, message} = error as Error;
  const isGarbled = garbage.test(message) || !/[a-z]{3}/i.test(message);
  return name === "RuntimeError" || name === "RangeError" || isGarbled || noMemory.test(message);
}
// eslint-disable-next-line no-control-regex
const garbage = /[\ufffd\0-\x08]/;
const noMemory = /^Out of Memory Error|bad_alloc/;

/** Ends the engine; queries that still run in it are asked again of the next one. */
async function end(): Promise<void> {
  const ending = opening;
  opening = null;
  const {database, gone} = (await ending)!;
  gone.abort();
  await database.terminate();
}

/** All rows of a query without parameters, as a Parquet file. */
export async function parquetOf(sql: string): Promise<Uint8Array<ArrayBuffer>> {
  return onConnection(async (connection, database) => {
    try {
      await database.registerEmptyFileBuffer("download.parquet");
      await connection.query(`COPY (${sql.trim().replace(/;$/, "")}\n) TO 'download.parquet' (FORMAT PARQUET)`);
      return new Uint8Array(await database.copyFileToBuffer("download.parquet"));
    } finally {
      await database.dropFile("download.parquet");
    }
  });
}

/** All rows of a query without parameters, as an Arrow IPC file: the bytes in which the engine itself answers. */
export async function arrowOf(sql: string): Promise<Uint8Array<ArrayBuffer>> {
  return onConnection((connection) =>
    connection.useUnsafe(async (bindings, id) => new Uint8Array(await bindings.runQuery(id, sql)))
  );
}

async function onConnection<T>(
  use: (connection: AsyncDuckDBConnection, database: AsyncDuckDB) => Promise<T>
): Promise<T> {
  await query("SELECT 1");
  const {database} = (await opening)!;
  const connection = await database.connect();
  try {
    return await use(connection, database);
  } finally {
    await connection.close();
  }
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(signal.reason as Error);
    if (signal.aborted) fail();
    else signal.addEventListener("abort", fail, {once: true});
  });
}

/** Asks DuckDB to stop; an engine that does not answer within a second is ended, and the next query starts another. */
async function giveUp(connecting: Promise<AsyncDuckDBConnection>, ended: Promise<boolean>): Promise<void> {
  const asked = opening;
  const obeyed = connecting.then((connection) => connection.cancelSent()).then(() => ended);
  if (await Promise.race([obeyed, new Promise<false>((resolve) => setTimeout(() => resolve(false), 1000))])) return;
  if (opening === asked) await end();
}

/** Starts an engine that has these tables, by name, and can open no other file. */
async function open(addresses: Record<string, string[]>, ranges: Ranges = {}): Promise<Open> {
  // Not loaded with the page, which is read before its queries run.
  const {AsyncDuckDB, DuckDBDataProtocol, VoidLogger} = await import("@duckdb/duckdb-wasm");
  const tables = Object.entries(addresses).map(([name, urls]) => ({
    name,
    parts: urls.map((url, n) => ({url, file: n ? `${name}-${n + 1}.parquet` : `${name}.parquet`}))
  }));
  const wasm = absolute(engine);
  // A worker made from a Blob inherits the page's content security policy; the prelude narrows it to the files named here.
  const prelude = `(${onlyTheseFiles})(${JSON.stringify([wasm, ...Object.values(addresses).flat()])});\n`;
  const source = URL.createObjectURL(new Blob([prelude, await worker.text()], {type: "text/javascript"}));
  const thread = new Worker(source);
  const failed = new Promise<never>((_, reject) =>
    thread.addEventListener("error", ({message}) => reject(new Error(message)))
  );
  const database = new AsyncDuckDB(new VoidLogger(), thread);
  const broken = new Set<string>();
  try {
    // DuckDB itself waits for ever for an engine that cannot be loaded.
    await Promise.race([database.instantiate(wasm), failed]);
    await database.open({query: {castBigIntToDouble: true, castDecimalToDouble: true, castTimestampToDate: true}});
    for (const {file, url} of tables.flatMap(({parts}) => parts)) {
      await database.registerFileURL(file, url, DuckDBDataProtocol.HTTP, false);
    }
    const connection = await database.connect();
    for (const {name, parts} of tables) {
      const list = parts.map(({file}) => `'${file}'`).join(", ");
      try {
        await connection.query(`CREATE VIEW ${name} AS SELECT * FROM read_parquet([${list}])`);
      } catch (error) {
        broken.add(name);
        if (broken.size === tables.length) throw error;
      }
    }
    // The footer of a large table is read once, not for each query.
    await connection.query("SET enable_object_cache = true");
    await connection.query("SET lock_configuration = true");
    await connection.close();
    const kept = new KeptColumns(tables.map(({name}) => name).filter((name) => !broken.has(name)));
    const named = Object.entries(ranges).map(([name, list]) => [
      name,
      list.map((range, n) => ({...range, name: n ? `${name}-${n + 1}.parquet` : `${name}.parquet`}))
    ]);
    const parts = new TableParts(Object.fromEntries(named) as ConstructorParameters<typeof TableParts>[0]);
    return {database, broken, kept, parts, gone: new AbortController()};
  } catch (error) {
    await database.terminate();
    throw error;
  } finally {
    URL.revokeObjectURL(source);
  }
}

/** Runs in the worker, before DuckDB: requests for anything but the named files fail, and what fails unseen is told to the page. */
function onlyTheseFiles(allowed: string[]): void {
  addEventListener("unhandledrejection", ({reason}) => {
    setTimeout(() => {
      throw reason as Error;
    });
  });
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

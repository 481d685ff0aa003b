import {existsSync} from "node:fs";
import {join} from "node:path";
import {sortRows, toParquet} from "./parquet.js";
import type {PlacedRun, Run} from "./runs.js";
import {tables} from "./schema.js";
import type {Row, TableName} from "./schema.js";
import {sha256} from "./text.js";
import type {RunChunk} from "./work.js";
import type {Workers} from "./workers.js";

const leastRows = 2048;

/**
 * Rows in a row group, in the mean: a query for a month or an article skips the others, and an edit makes one of them anew. Of a large
 * table they are larger: each costs some kilobytes of the file's footer, which is read before any answer, and time in every query.
 */
export function rowsInChunk(rows: number): number {
  let size = leastRows;
  while (rows > 64 * size) size *= 2;
  return size;
}

/** Whether chunks of the least size, and hence of any, may end after a row of this hash. */
export const mayEnd = (hash: string) => scattered(hash) % (leastRows / 2) === 0;

/**
 * Cuts a list in order into chunks of some `mean` things each, half as many at least, but for the last: after a thing whose id says so.
 * A thing more or less therefore changes the chunk it is in and hardly another. Without a least size, what is edited would mostly be
 * in one of the long chunks, twice as long as the mean.
 */
export function cut<T extends {id: string}>(list: T[], mean: number): T[][] {
  return cutAfter(
    list,
    mean,
    ({id}) => id,
    () => 1
  );
}

/** The same of things that count as some `rows` each, after one whose `word` says so. */
function cutAfter<T>(list: T[], mean: number, word: (one: T) => string, rows: (one: T) => number): T[][] {
  const chunks: T[][] = [];
  const half = Math.ceil(mean / 2);
  let chunk: T[] = [];
  let length = 0;
  for (const one of list) {
    chunk.push(one);
    length += rows(one);
    if ((length >= half && scattered(word(one)) % half === 0) || length >= 8 * mean) {
      chunks.push(chunk);
      chunk = [];
      length = 0;
    }
  }
  if (chunk.length) chunks.push(chunk);
  return chunks;
}

/** A number that says nothing of the text but that it is another (FNV-1a). */
export function scattered(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/**
 * Begins to write the chunks of tables that `folder` does not have yet, some at a time on all cores.
 * @param rows of tables that are at hand.
 * @param runs of tables whose rows are in files, in the order of articles and within each as sorted; they are sorted by day here.
 * @param here whether this thread has nothing else to do.
 * @returns the files of each table's chunks, in order.
 */
export async function writeChunks(
  rows: Partial<Record<TableName, {id: string}[]>>,
  runs: Partial<Record<TableName, PlacedRun[]>>,
  folder: string,
  code: string,
  workers: Workers,
  here: boolean
): Promise<Map<TableName, string[]>> {
  const unwritten: {table: TableName; file: string; rows: string}[] = [];
  const unwrittenRuns: RunChunk[] = [];
  const files = new Map<TableName, string[]>();
  const named = (table: TableName, content: string) => join(folder, `${table}-${sha256(code + content).slice(0, 32)}`);
  for (const [table, all] of Object.entries(runs) as [TableName, PlacedRun[]][]) {
    const mean = rowsInChunk(all.reduce((sum, {rows}) => sum + rows, 0));
    const chunks = cutAfter(
      all.sort(byDay),
      mean,
      ({last}) => last,
      ({rows}) => rows
    ).map((chunk) => {
      const file = named(table, chunk.map(({hash, attacks}) => `${hash} ${attacks.join()}`).join(";"));
      if (!existsSync(file)) unwrittenRuns.push({table, file, runs: chunk});
      return file;
    });
    files.set(table, chunks);
  }
  for (const [table, all] of Object.entries(rows) as [TableName, {id: string}[]][]) {
    const chunks = cut(sortRows(all, tables[table].sort), rowsInChunk(all.length)).map((chunk) => {
      const json = JSON.stringify(chunk);
      const file = named(table, json);
      if (!existsSync(file)) unwritten.push({table, file, rows: json});
      return file;
    });
    files.set(table, chunks);
  }
  const alone = here && unwritten.length + unwrittenRuns.length < 20;
  // Another core has the first to go on with; else it had nothing to do while this one writes.
  for (const [n, chunk] of unwritten.entries()) await workers.run("writeChunk", chunk, alone && n > 0);
  for (const chunk of unwrittenRuns) await workers.run("writeRunChunk", chunk, alone);
  return files;
}

/** Runs of one day stay as they come: by article. */
function byDay(a: Run, b: Run): number {
  return a.day === b.day ? 0 : a.day === null ? 1 : b.day === null ? -1 : a.day < b.day ? -1 : 1;
}

/** A chunk of a table as the cache has it: a Parquet file and the SHA-256 of it, so that what stays the same is not hashed again. */
export function chunkOf<T extends TableName>(table: T, rows: Row<T>[]): Uint8Array {
  const bytes = toParquet(table, rows);
  return Buffer.concat([bytes, Buffer.from(sha256(bytes), "hex")]);
}

import {createHash} from "node:crypto";
import {existsSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {parquetMetadata} from "hyparquet";
import type {FileMetaData, RowGroup} from "hyparquet";
import {ByteWriter, ParquetWriter} from "hyparquet-writer";
import {schemaOf, sortRows, toParquet} from "./parquet.js";
import {tables} from "./schema.js";
import type {Cut} from "./split.js";
import type {Row, TableName} from "./schema.js";
import {BrokenCache} from "./store.js";
import type {Place} from "./store.js";
import {sha256} from "./text.js";
import type {LineChunk} from "./work.js";
import type {Workers} from "./workers.js";

/** A table as it is published. */
export interface TableFile {
  bytes: Uint8Array;
  rows: number;
  /** SHA-256 over those of its chunks: the same for the same bytes. */
  digest: string;
  /** Where it is cut into files, if that is known already. */
  cuts?: Cut[];
}

/**
 * Rows in a row group, in the mean: a query for a month or an article skips the others, and an edit makes one of them anew. Of a large
 * table they are larger: each costs some kilobytes of the file's footer, which is read before any answer, and time in every query.
 */
export function rowsInChunk(rows: number): number {
  let size = 2048;
  while (rows > 64 * size) size *= 2;
  return size;
}

/**
 * Cuts a list in order into chunks of some `mean` things each, half as many at least, but for the last: after a thing whose id says so.
 * A thing more or less therefore changes the chunk it is in and hardly another. Without a least size, what is edited would mostly be
 * in one of the long chunks, twice as long as the mean.
 */
export function cut<T extends {id: string}>(list: T[], mean: number): T[][] {
  const chunks: T[][] = [];
  const half = Math.ceil(mean / 2);
  let chunk: T[] = [];
  for (const one of list) {
    chunk.push(one);
    if ((chunk.length >= half && scattered(one.id) % half === 0) || chunk.length === 8 * mean) {
      chunks.push(chunk);
      chunk = [];
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

/** A row of a table that is a line of a file: what puts it in its place. */
export interface Line extends Place {
  id: string;
  day: string | null;
  /** Of what is written of the row. */
  hash: string;
  /** The attack that it speaks of, where the line may not have it. */
  attack?: string | null;
}

/**
 * Begins to write the chunks of tables that `folder` does not have yet, some at a time on all cores.
 * @param rows of tables that are at hand.
 * @param lines of tables whose rows are in files, in the order of articles and within each as sorted; they are sorted by day here.
 * @param here whether this thread has nothing else to do.
 * @returns the files of each table's chunks, in order.
 */
export async function writeChunks(
  rows: Partial<Record<TableName, {id: string}[]>>,
  lines: Partial<Record<TableName, Line[]>>,
  folder: string,
  code: string,
  workers: Workers,
  here: boolean
): Promise<Map<TableName, string[]>> {
  const unwritten: {table: TableName; file: string; rows: string}[] = [];
  const unwrittenLines: LineChunk[] = [];
  const files = new Map<TableName, string[]>();
  const named = (table: TableName, content: string) => join(folder, `${table}-${sha256(code + content).slice(0, 32)}`);
  for (const [table, all] of Object.entries(lines) as [TableName, Line[]][]) {
    const chunks = cut(all.sort(byDay), rowsInChunk(all.length)).map((chunk) => {
      const file = named(table, chunk.map(({hash, attack}) => `${hash} ${attack ?? ""}`).join());
      if (!existsSync(file)) unwrittenLines.push({table, file, lines: chunk});
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
  const alone = here && unwritten.length + unwrittenLines.length < 20;
  // Another core has the first to go on with; else it had nothing to do while this one writes.
  for (const [n, chunk] of unwritten.entries()) await workers.run("writeChunk", chunk, alone && n > 0);
  for (const {table, file, lines} of unwrittenLines) {
    const places = lines.map(({file, offset, length, attack}) => ({file, offset, length, attack}));
    await workers.run("writeLineChunk", {table, file, lines: places}, alone);
  }
  return files;
}

/** Lines of one day stay as they come: by article. */
function byDay(a: Line, b: Line): number {
  return a.day === b.day ? 0 : a.day === null ? 1 : b.day === null ? -1 : a.day < b.day ? -1 : 1;
}

/** A chunk of a table as the cache has it: a Parquet file and the SHA-256 of it, so that what stays the same is not hashed again. */
export function chunkOf<T extends TableName>(table: T, rows: Row<T>[]): Uint8Array {
  const bytes = toParquet(table, rows);
  return Buffer.concat([bytes, Buffer.from(sha256(bytes), "hex")]);
}

/** One Parquet file of chunks of a table, in their order: their row groups, of which the offsets are changed, are taken over as they are. */
export function joinChunks(table: TableName, chunks: string[]): TableFile & {groups: RowGroup[]} {
  const parts: Uint8Array[] = [Buffer.from("PAR1")];
  const digests = createHash("sha256");
  let length = 4;
  const pieces = chunks.map((chunk) => {
    const whole = readFileSync(chunk);
    try {
      const file = whole.subarray(0, -32);
      const {row_groups, metadata_length} = footerOf(file);
      // Between the four letters at the start and the footer, its length and the four letters at the end.
      const bytes = file.subarray(4, file.length - metadata_length - 8);
      const shift = length - 4;
      parts.push(bytes);
      digests.update(whole.subarray(-32));
      length += bytes.length;
      return {groups: row_groups, shift};
    } catch (error) {
      rmSync(chunk);
      throw new BrokenCache(chunk, error);
    }
  });
  const {end, rows} = endOf(table, pieces);
  const groups = pieces.flatMap((piece) => piece.groups);
  return {bytes: joined([...parts, end]), rows, digest: digests.digest("hex"), groups};
}

/** In memory of its own, unlike that of `Buffer.concat`, so that another thread can take it over. */
function joined(parts: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** What the end of a Parquet file says of it. @throws where it is none */
export function footerOf(file: Uint8Array): FileMetaData {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  // The end of the file, not a copy of all of it.
  const end = bytes.subarray(-8 - bytes.readUInt32LE(bytes.length - 8));
  return parquetMetadata(end.buffer.slice(end.byteOffset, end.byteOffset + end.length) as ArrayBuffer);
}

/** The end of a Parquet file of these row groups, in their order, each `shift` bytes further on than they say, which is changed in them. */
export function endOf(
  table: TableName,
  pieces: {groups: RowGroup[]; shift: number}[]
): {end: Uint8Array; rows: number} {
  const footer = new ByteWriter();
  const joined = new ParquetWriter({writer: footer, schema: schemaOf(table), createdBy: "sijill"});
  for (const {groups, shift} of pieces) {
    for (const group of groups) {
      for (const column of group.columns) {
        const data = column.meta_data!;
        column.file_offset += BigInt(shift);
        data.data_page_offset += BigInt(shift);
        if (data.dictionary_page_offset !== undefined) data.dictionary_page_offset += BigInt(shift);
      }
      joined.row_groups.push(group);
      joined.num_rows += group.num_rows;
    }
  }
  void joined.finish();
  // Without the four letters at the start of a file.
  return {end: footer.getBytes().subarray(4), rows: Number(joined.num_rows)};
}

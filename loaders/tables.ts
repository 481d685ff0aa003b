import {existsSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {parquetMetadata} from "hyparquet";
import {ByteWriter, ParquetWriter} from "hyparquet-writer";
import {schemaOf, sortRows} from "./parquet.js";
import {tables} from "./schema.js";
import type {TableName} from "./schema.js";
import {BrokenCache} from "./store.js";
import type {Place} from "./store.js";
import {sha256} from "./text.js";
import type {StoredClaim} from "./work.js";
import type {Workers} from "./workers.js";

/** A table as it is published. */
export interface TableFile {
  bytes: Uint8Array;
  rows: number;
}

/** Rows in a row group, in the mean: a query for a month or an article skips the others, and an edit makes one of them anew. */
const rowsInChunk = 4096;

/**
 * Cuts a list in order into chunks of some `mean` things each: after each thing whose id says so. A thing more or less therefore
 * changes the chunk it is in and no other.
 */
export function cut<T extends {id: string}>(list: T[], mean: number): T[][] {
  const chunks: T[][] = [];
  let chunk: T[] = [];
  for (const one of list) {
    chunk.push(one);
    if (scattered(one.id) % mean === 0 || chunk.length === 8 * mean) {
      chunks.push(chunk);
      chunk = [];
    }
  }
  if (chunk.length) chunks.push(chunk);
  return chunks;
}

/** A number that says nothing of the text but that it is another (FNV-1a). */
function scattered(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/**
 * Writes the chunks of tables that `folder` does not have yet, some at a time on all cores.
 * @returns the files of each table's chunks, in order.
 */
export async function writeChunks(
  rows: Partial<Record<TableName, {id: string}[]>>,
  claims: (StoredClaim & Place)[],
  folder: string,
  code: string,
  workers: Workers
): Promise<Map<TableName, string[]>> {
  const unwritten: {table: TableName; file: string; rows: string}[] = [];
  const files = new Map<TableName, string[]>();
  for (const [table, all] of Object.entries(rows) as [TableName, {id: string}[]][]) {
    const chunks = cut(sortRows(all, tables[table].sort), rowsInChunk).map((chunk) => {
      const json = JSON.stringify(chunk);
      const file = join(folder, `${table}-${sha256(code + json).slice(0, 32)}`);
      if (!existsSync(file)) unwritten.push({table, file, rows: json});
      return file;
    });
    files.set(table, chunks);
  }
  const unclaimed: {file: string; claims: (StoredClaim & Place)[]}[] = [];
  const chunks = cut(sortRows(claims, tables.claims.sort), rowsInChunk).map((chunk) => {
    const key = sha256(code + chunk.map(({hash, attack}) => `${hash} ${attack ?? ""}`).join());
    const file = join(folder, `claims-${key.slice(0, 32)}`);
    if (!existsSync(file)) unclaimed.push({file, claims: chunk});
    return file;
  });
  files.set("claims", chunks);
  const alone = unwritten.length + unclaimed.length < 20;
  for (const chunk of unwritten) await workers.run("writeChunk", chunk, alone);
  for (const {file, claims} of unclaimed) {
    const places = claims.map(({file, offset, length, attack}) => ({file, offset, length, attack}));
    await workers.run("writeClaims", {file, claims: places}, alone);
  }
  await workers.all();
  return files;
}

/** One Parquet file of chunks of a table, in their order: their row groups are taken over as they are. */
export function joinChunks(table: TableName, chunks: string[]): TableFile {
  const writer = new ByteWriter();
  const joined = new ParquetWriter({writer, schema: schemaOf(table), createdBy: "sijill"});
  for (const chunk of chunks) {
    const file = readFileSync(chunk);
    let metadata: ReturnType<typeof parquetMetadata>;
    try {
      metadata = parquetMetadata(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
    } catch (error) {
      rmSync(chunk);
      throw new BrokenCache(chunk, error);
    }
    // Between the four letters at the start and the footer, its length and the four letters at the end.
    const shift = BigInt(writer.offset - 4);
    writer.appendBytes(file.subarray(4, file.length - metadata.metadata_length - 8));
    for (const group of metadata.row_groups) {
      for (const column of group.columns) {
        const data = column.meta_data!;
        column.file_offset += shift;
        data.data_page_offset += shift;
        if (data.dictionary_page_offset !== undefined) data.dictionary_page_offset += shift;
      }
      joined.row_groups.push(group);
    }
    joined.num_rows += metadata.num_rows;
  }
  void joined.finish();
  return {bytes: writer.getBytes(), rows: Number(joined.num_rows)};
}

import {createHash} from "node:crypto";
import {readFileSync, rmSync} from "node:fs";
import {parquetMetadata} from "hyparquet";
import type {FileMetaData, RowGroup} from "hyparquet";
import {ByteWriter, ParquetWriter} from "hyparquet-writer";
import {schemaOf} from "./parquet.js";
import {tables} from "./schema.js";
import type {TableName} from "./schema.js";
import {BrokenCache} from "./store.js";

/** A table as it is published: one Parquet file, or several where it is too large for one. */
export interface TableFiles {
  parts: Part[];
  rows: number;
  /** SHA-256 over those of its chunks: the same for the same rows. */
  digest: string;
}

/** A file of a table, in the order of the column by which it is sorted first. */
export interface Part {
  bytes: Uint8Array;
  rows: number;
  /** The least and the greatest that its rows have of that column, and whether some have none; dates as YYYY-MM-DD. */
  least: string | null;
  greatest: string | null;
  nulls: boolean;
}

/** Bytes of a published file at most, without its footer: hosts refuse larger ones, the strictest above 25 MiB. */
export const largestFile = 20e6;

/** The row groups of a chunk, and where in the part they are. */
interface Piece {
  bytes: Uint8Array;
  groups: RowGroup[];
}

/**
 * A table of its chunks, in their order: their row groups, of which the offsets are changed, are taken over as they are. It is cut
 * between chunks, so that a question about a month reads the footers of one or two parts; a chunk that is larger by itself is a part
 * of its own.
 */
export function joinChunks(table: TableName, chunks: string[], largest = largestFile): TableFiles {
  const digests = createHash("sha256");
  const runs: Piece[][] = [[]];
  let length = 0;
  for (const chunk of chunks) {
    const whole = readFileSync(chunk);
    try {
      const file = whole.subarray(0, -32);
      const {row_groups: groups, metadata_length} = footerOf(file);
      digests.update(whole.subarray(-32));
      // Between the four letters at the start and the footer, its length and the four letters at the end.
      const bytes = file.subarray(4, file.length - metadata_length - 8);
      if (length && length + bytes.length > largest) {
        runs.push([]);
        length = 0;
      }
      runs.at(-1)!.push({bytes, groups});
      length += bytes.length;
    } catch (error) {
      rmSync(chunk);
      throw new BrokenCache(chunk, error);
    }
  }
  const parts = runs.map((run) => partOf(table, run));
  return {parts, rows: parts.reduce((sum, {rows}) => sum + rows, 0), digest: digests.digest("hex")};
}

function partOf(table: TableName, pieces: Piece[]): Part {
  const footer = new ByteWriter();
  const written = new ParquetWriter({writer: footer, schema: schemaOf(table), createdBy: "sijill"});
  let shift = 0;
  for (const {bytes, groups} of pieces) {
    for (const group of groups) {
      for (const column of group.columns) {
        const data = column.meta_data!;
        column.file_offset += BigInt(shift);
        data.data_page_offset += BigInt(shift);
        if (data.dictionary_page_offset !== undefined) data.dictionary_page_offset += BigInt(shift);
      }
      written.row_groups.push(group);
      written.num_rows += group.num_rows;
    }
    shift += bytes.length;
  }
  void written.finish();
  // Without the four letters at the start of a file, which stand before the row groups.
  const [end, start] = [footer.getBytes().subarray(4), Buffer.from("PAR1")];
  return {
    bytes: joined([start, ...pieces.map(({bytes}) => bytes), end]),
    rows: Number(written.num_rows),
    ...rangeOf(table, written.row_groups)
  };
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

function rangeOf(table: TableName, groups: RowGroup[]): Pick<Part, "least" | "greatest" | "nulls"> {
  const column = Object.keys(tables[table].columns).indexOf(tables[table].sort[0]!);
  const found = groups.map((group) => group.columns[column]!.meta_data!.statistics);
  const text = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value));
  const values = found.flatMap((statistics) =>
    [statistics?.min_value, statistics?.max_value].filter((value) => value !== undefined).map(text)
  );
  values.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    least: values[0] ?? null,
    greatest: values.at(-1) ?? null,
    nulls: found.some((statistics) => statistics?.null_count !== 0n)
  };
}

/** The names of a table's parts as files: `attacks.parquet`, or `attacks-1.parquet`, `attacks-2.parquet` and so on. */
export function partNames(table: TableName, count: number): string[] {
  return count === 1 ? [`${table}.parquet`] : Array.from({length: count}, (_, n) => `${table}-${n + 1}.parquet`);
}

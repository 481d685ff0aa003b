import type {RowGroup} from "hyparquet";
import {tables} from "./schema.js";
import type {TableName} from "./schema.js";
import {endOf, footerOf} from "./tables.js";
import type {TableFile} from "./tables.js";

/** A file of a table that is published as several, in the order of the column by which it is sorted first. */
export interface Part extends Pick<TableFile, "bytes" | "rows"> {
  /** The least and the greatest that its rows have of that column, and whether some have none; dates as YYYY-MM-DD. */
  least: string | null;
  greatest: string | null;
  nulls: boolean;
}

/** Bytes of a published file at most: hosts refuse larger ones, the strictest above 25 MiB. */
export const largestFile = 20e6;

/** A part as a stretch of the table's file, from byte `from` to before `to`, and the end of its own file. */
export interface Cut extends Omit<Part, "bytes"> {
  from: number;
  to: number;
  end: Uint8Array;
}

/**
 * Where a table is cut that is too large for one file: between row groups, as they are sorted, so that a question about a month reads
 * the footers of one or two parts. A row group that is larger by itself is a part of its own.
 * @returns one cut, the whole table, where it is small enough
 */
export function cutsOf(table: TableName, file: Uint8Array, largest = largestFile): Cut[] {
  return cutGroups(table, file, footerOf(file).row_groups, largest);
}

/** The same of a file whose row groups are known, of which the offsets are changed. */
export function cutGroups(table: TableName, file: Uint8Array, row_groups: RowGroup[], largest = largestFile): Cut[] {
  const to = file.length - 8 - Buffer.from(file.buffer, file.byteOffset, file.length).readUInt32LE(file.length - 8);
  const rows = row_groups.reduce((sum, {num_rows}) => sum + Number(num_rows), 0);
  if (file.length <= largest) return [{from: 4, to, end: file.slice(to), rows, ...rangeOf(table, row_groups)}];
  const starts = [...row_groups.map(startOf), to];
  const runs: number[][] = [];
  row_groups.forEach((_, index) => {
    const run = runs.at(-1);
    if (run && starts[index + 1]! - starts[run[0]!]! <= largest) run.push(index);
    else runs.push([index]);
  });
  return runs.map((run) => {
    const [from, to] = [starts[run[0]!]!, starts[run.at(-1)! + 1]!];
    const groups = run.map((index) => row_groups[index]!);
    const range = rangeOf(table, groups);
    return {from, to, ...range, ...endOf(table, [{groups, shift: 4 - from}])};
  });
}

/** The files of a table, cut where `cutsOf` says; one of them, the whole table, where it is small enough. */
export function split(table: TableName, {bytes, cuts}: Pick<TableFile, "bytes" | "cuts">, largest?: number): Part[] {
  const all = largest === undefined && cuts ? cuts : cutsOf(table, bytes, largest);
  return all.map(({from, to, end, ...part}) => ({
    ...part,
    bytes: all.length === 1 ? bytes : Buffer.concat(stretches(bytes, {from, to, end}))
  }));
}

/** The file of a part, as the stretches of memory that it is made of. */
export function stretches(table: Uint8Array, {from, to, end}: Pick<Cut, "from" | "to" | "end">): Uint8Array[] {
  return [Buffer.from("PAR1"), table.subarray(from, to), end];
}

function startOf({columns}: RowGroup): number {
  return Math.min(
    ...columns.map(({meta_data}) => Number(meta_data!.dictionary_page_offset ?? meta_data!.data_page_offset))
  );
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

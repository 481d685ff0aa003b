import type {RowGroup} from "hyparquet";
import {tables} from "./schema.js";
import type {TableName} from "./schema.js";
import {assemble, footerOf} from "./tables.js";
import type {TableFile} from "./tables.js";

/** A file of a table that is published as several, in the order of the column by which it is sorted first. */
export interface Part extends TableFile {
  /** The least and the greatest that its rows have of that column, and whether some have none; dates as YYYY-MM-DD. */
  least: string | null;
  greatest: string | null;
  nulls: boolean;
}

/** Bytes of a published file at most: hosts refuse larger ones, the strictest above 25 MiB. */
export const largestFile = 20e6;

/**
 * Cuts a table that is too large for one file between row groups, as they are sorted: a question about a month reads the footers of
 * one or two parts. A row group that is larger by itself is a part of its own.
 * @returns one part, the whole table, where it is small enough
 */
export function split(table: TableName, file: TableFile, largest = largestFile): Part[] {
  const {row_groups, metadata_length} = footerOf(file.bytes);
  const starts = [...row_groups.map(startOf), file.bytes.length - 8 - metadata_length];
  const runs: number[][] = [];
  if (file.bytes.length <= largest) return [{...file, ...rangeOf(table, row_groups)}];
  row_groups.forEach((_, index) => {
    const run = runs.at(-1);
    if (run && starts[index + 1]! - starts[run[0]!]! <= largest) run.push(index);
    else runs.push([index]);
  });
  return runs.map((run) => {
    const [from, to] = [starts[run[0]!]!, starts[run.at(-1)! + 1]!];
    const groups = run.map((index) => row_groups[index]!);
    const range = rangeOf(table, groups);
    return {...assemble(table, [{bytes: file.bytes.subarray(from, to), at: from, groups}]), ...range};
  });
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

import {buildTables} from "../../loaders/build.js";
import type {Build, BuildOptions} from "../../loaders/build.js";
import {toParquet} from "../../loaders/parquet.js";
import {tableNames} from "../../loaders/schema.js";
import type {Rows, TableName} from "../../loaders/schema.js";

export type RowsBuild = Omit<Build, "rows"> & {rows: Rows};

/** A build of a small corpus, with the rows of all tables. */
export async function buildRows(options: BuildOptions = {}): Promise<RowsBuild> {
  const build = await buildTables(options);
  return {...build, rows: build.allRows()};
}

/** One Parquet file a table, by table name. */
export function parquetFiles(rows: Rows): Map<TableName, Uint8Array> {
  return new Map(tableNames.map((name) => [name, toParquet(name, rows[name] as never)]));
}

import {csvFormat} from "d3";
import type {Result, Value} from "./database.js";

/** Rows as CSV: days as ISO dates, lists joined with "|". */
export function toCsv(rows: Result): string {
  return csvFormat(
    rows.map((row) => Object.fromEntries(rows.columns.map(({name}) => [name, flat(row[name] ?? null)]))),
    rows.columns.map(({name}) => name)
  );
}

/** Rows as a JSON array of objects: days as ISO dates, lists as arrays. */
export function toJson(rows: Result): string {
  return JSON.stringify(
    rows,
    (_, value: unknown) => (typeof value === "string" ? value.replace(/T00:00:00\.000Z$/, "") : value),
    2
  );
}

/** Rows as a Markdown table. */
export function toMarkdown(rows: Result): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replace(/\s+/g, " ")).join(" | ")} |`;
  const names = rows.columns.map(({name}) => name);
  return [
    line(names),
    line(names.map(() => "---")),
    ...rows.map((row) => line(names.map((name) => flat(row[name] ?? null))))
  ].join("\n");
}

/** Programs that ask the same of the published Parquet files at `address`, the site's root. */
export const programs: Record<string, (sql: string, tables: Record<string, string>) => string> = {
  Python: (sql, tables) =>
    [
      "import duckdb",
      "",
      ...views(tables).map((view) => `duckdb.sql(${JSON.stringify(view)})`),
      `print(duckdb.sql(${JSON.stringify(sql)}).df())`
    ].join("\n"),
  R: (sql, tables) =>
    [
      "library(duckdb)",
      "db <- dbConnect(duckdb())",
      ...views(tables).map((view) => `dbExecute(db, ${JSON.stringify(view)})`),
      `dbGetQuery(db, ${JSON.stringify(sql)})`
    ].join("\n"),
  DuckDB: (sql, tables) => [...views(tables).map((view) => `${view};`), `${sql.trim().replace(/;$/, "")};`].join("\n")
};

function views(tables: Record<string, string>): string[] {
  return Object.entries(tables).map(([name, url]) => `CREATE VIEW ${name} AS SELECT * FROM read_parquet('${url}')`);
}

function flat(value: Value): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, "");
  return Array.isArray(value) ? value.map(flat).join("|") : String(value);
}

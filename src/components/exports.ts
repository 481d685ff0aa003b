import {csvFormat} from "d3-dsv";
import type {Result, Value} from "./database.js";
import {dayText} from "./values.js";

/** Rows as CSV: days as ISO dates, lists joined with "|". The mark at its start tells spreadsheets that it is UTF-8. */
export function toCsv(rows: Result): string {
  const lines = csvFormat(
    rows.map((row) => Object.fromEntries(rows.columns.map(({name}) => [name, flat(row[name] ?? null)]))),
    rows.columns.map(({name}) => name)
  );
  return `\ufeff${lines}`;
}

/** Name of a file that a reader takes from a cell: `sijill-<cell>-<data version>.<extension>`. */
export function fileName(id: string | null, version: string, extension: string): string {
  return `${["sijill", id, version].filter(Boolean).join("-")}.${extension}`;
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

/** Programs that ask the same of the published Parquet files, whose addresses are given by name of the table. */
export const programs: Record<string, (sql: string, tables: Record<string, string[]>) => string> = {
  Python: (sql, tables) =>
    [
      "import duckdb",
      "",
      ...views(sql, tables).map((view) => `duckdb.sql(${JSON.stringify(view)})`),
      `rows = duckdb.sql(${isPlain(sql, '"""') ? `"""\n${bare(sql)}\n"""` : JSON.stringify(bare(sql))})`,
      "print(rows)"
    ].join("\n"),
  R: (sql, tables) =>
    [
      "library(duckdb)",
      "db <- dbConnect(duckdb())",
      ...views(sql, tables).map((view) => `dbExecute(db, ${JSON.stringify(view)})`),
      `rows <- dbGetQuery(db, ${isPlain(sql, ')"') ? `r"(\n${bare(sql)}\n)"` : JSON.stringify(bare(sql))})`,
      "print(rows)"
    ].join("\n"),
  DuckDB: (sql, tables) => [...views(sql, tables).map((view) => `${view};`), `${bare(sql)}\n;`].join("\n")
};

/** Views of the tables that a query names. */
function views(sql: string, tables: Record<string, string[]>): string[] {
  const words = new Set(sql.toLowerCase().match(/\w+/g));
  return Object.entries(tables)
    .filter(([name]) => words.has(name))
    .map(([name, urls]) => {
      const list = urls.map((url) => `'${url.replaceAll("'", "''")}'`).join(", ");
      return `CREATE VIEW ${name} AS SELECT * FROM read_parquet(${urls.length === 1 ? list : `[${list}]`})`;
    });
}

/** Whether a query can stand in a literal that ends at `end` and knows no escapes. */
function isPlain(sql: string, end: string): boolean {
  return !sql.includes("\\") && !sql.includes(end) && !bare(sql).endsWith('"');
}

function bare(sql: string): string {
  return sql.trim().replace(/[;\s]+$/, "");
}

function flat(value: Value): string {
  if (value === null) return "";
  if (value instanceof Date) return dayText(value);
  return Array.isArray(value) ? value.map(flat).join("|") : String(value);
}

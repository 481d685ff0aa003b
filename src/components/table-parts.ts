import type {AsyncDuckDBConnection} from "@duckdb/duckdb-wasm";
import {planned} from "./parameters.js";

/** A part of a table that is published as several files: what the column that the table is sorted by first has in it. */
export interface PartRange {
  /** Beside the table's first file; null for that one. */
  file: string | null;
  least: string | null;
  greatest: string | null;
  /** Whether some rows have nothing there. */
  nulls: boolean;
}

/** A part as the engine knows it. */
export interface NamedPart extends PartRange {
  name: string;
}

type Connection = Pick<AsyncDuckDBConnection, "query">;

/** Days that a plan asks for, both inclusive; the whole of a part's range may be left out beyond them. */
interface Days {
  from: string;
  to: string;
}

/** By which column of days the tables are sorted; those that are sorted otherwise are read with all their parts. */
const dayColumns: Record<string, string> = {
  attacks: "date_start",
  reports: "date_start",
  claims: "said_start",
  articles: "published_start"
};

/** A plan shows no more than some eighty letters of the conditions on a column, its name in each. */
const short = "zz";

/** Of a value of each type the least and the greatest, so that a plan leaves no condition out because it cannot hold. */
const extremes: Record<string, [string, string]> = {
  VARCHAR: ["''", "chr(1114111)"],
  DATE: ["DATE '0001-01-01'", "DATE '9999-12-31'"],
  INTEGER: ["-2147483648", "2147483647"],
  DOUBLE: ["-1e300", "1e300"],
  BOOLEAN: ["false", "true"]
};

/** The parts of an engine's tables: a question about some days is asked of the files that have such days, and no other is opened. */
export class TableParts {
  readonly #parts: Record<string, NamedPart[]>;
  readonly #shapes = new Set<string>();

  /** @param parts of the tables that have several */
  constructor(parts: Record<string, NamedPart[]>) {
    this.#parts = parts;
  }

  /**
   * Makes a connection answer a question from the parts of tables that it needs; from all where its plan does not say.
   * @param parameters what will be bound to each `?` of it
   */
  async use(connection: Connection, sql: string, parameters: readonly unknown[] = []): Promise<void> {
    if (!/^\s*(select|with|from)\b/i.test(sql)) return;
    const words = new Set(sql.toLowerCase().match(/[a-z_]\w*/g));
    const tables = Object.keys(this.#parts).filter((table) => dayColumns[table] && words.has(table));
    if (!tables.length) return;
    for (const table of tables) {
      await this.#shape(connection, table);
      const days = dayColumns[table]!;
      await connection.query(
        `CREATE TEMP VIEW ${table} AS SELECT * EXCLUDE (${short}), ${short} AS ${days} FROM shape_${table}`
      );
    }
    let plan: string;
    try {
      const [row] = [...(await connection.query(`EXPLAIN ${planned(sql, parameters)}`))] as {explain_value: string}[];
      plan = row!.explain_value;
    } finally {
      for (const table of tables) await connection.query(`DROP VIEW temp.main.${table}`);
    }
    for (const table of tables) {
      const days = daysOf(plan, `shape_${table}`, short);
      const needed = days && partsWith(this.#parts[table]!, days);
      if (!needed || needed.length === this.#parts[table]!.length) continue;
      const names = needed.map(({name}) => `'${name}'`).join(", ");
      await connection.query(`CREATE TEMP VIEW ${table} AS SELECT * FROM read_parquet([${names}])`);
    }
  }

  /** A table of the same columns that is in memory: its plans open no file. */
  async #shape(connection: Connection, table: string): Promise<void> {
    if (this.#shapes.has(table)) return;
    const name = `shape_${table}`;
    const days = dayColumns[table]!;
    await connection.query(
      `CREATE TABLE IF NOT EXISTS ${name} AS SELECT * EXCLUDE (${days}), ${days} AS ${short} FROM main.${table} LIMIT 0`
    );
    const columns = [...(await connection.query(`DESCRIBE ${name}`))] as {column_type: string}[];
    const row = (end: 0 | 1) =>
      `(${columns.map(({column_type}) => extremes[column_type]?.[end] ?? "NULL").join(", ")})`;
    const empty = `(${columns.map(() => "NULL").join(", ")})`;
    await connection.query(`INSERT INTO ${name} VALUES ${row(0)}, ${row(1)}, ${empty}`);
    this.#shapes.add(table);
  }
}

/** Parts that may have a row of some days: one at least, so that an answer has its columns. */
export function partsWith<P extends PartRange>(parts: P[], {from, to}: Days): P[] {
  const needed = parts.filter(({least, greatest}) => least !== null && least <= to && greatest! >= from);
  return needed.length ? needed : parts.slice(0, 1);
}

/** Letters of a line of a plan that one box takes; boxes stand beside each other. */
const boxWidth = 29;

/**
 * The days that a plan asks of a table's column, at every place where it reads the table.
 * @returns null where it may ask for any
 */
export function daysOf(plan: string, table: string, column: string): Days | null {
  const boxes: string[] = [];
  const open = new Map<number, string>();
  for (const line of plan.split("\n")) {
    for (let at = 0; at * boxWidth < line.length; at++) {
      const cell = line.slice(at * boxWidth, (at + 1) * boxWidth);
      if (cell.startsWith("│")) open.set(at, (open.get(at) ?? "") + cell.slice(1, -1).replace(/\s/g, ""));
      else if (open.has(at)) {
        boxes.push(open.get(at)!);
        open.delete(at);
      }
    }
  }
  const reads = boxes.filter((box) => box.startsWith("SEQ_SCAN") && box.includes(`─${table}─`));
  const spans = reads.map((box): Days | null => {
    // Without spaces, since they are also where a condition goes on in the next line of the box.
    const [, filters = ""] = box.split("Filters:");
    if (/OR(?=[a-z(])/.test(filters)) return null;
    const condition = new RegExp(`(?<![a-z0-9_])${column}(>=|<=|=|>|<)(\\d{4}-\\d\\d-\\d\\d)(?!\\d)`, "g");
    const conditions = [...filters.matchAll(condition)];
    const lower = conditions.flatMap(([, sign, day]) =>
      sign!.includes("<") ? [] : [dayBeside(day!, sign === ">" ? 1 : 0)]
    );
    const upper = conditions.flatMap(([, sign, day]) =>
      sign!.includes(">") ? [] : [dayBeside(day!, sign === "<" ? -1 : 0)]
    );
    lower.sort();
    upper.sort();
    return conditions.length ? {from: lower.at(-1) ?? "0000", to: upper[0] ?? "9999-12-31"} : null;
  });
  if (!spans.length || spans.includes(null)) return null;
  const all = spans as Days[];
  return {
    from: all.map(({from}) => from).sort()[0]!,
    to: all
      .map(({to}) => to)
      .sort()
      .at(-1)!
  };
}

function dayBeside(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 864e5).toISOString().slice(0, 10);
}

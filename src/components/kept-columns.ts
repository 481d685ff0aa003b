import type {AsyncDuckDBConnection} from "@duckdb/duckdb-wasm";

// A question about all rows of a large table reads its columns out of Parquet each time and compares words by their letters. The few
// columns that such questions have read are kept in the engine's memory instead, words as numbers (ENUM), and later questions that
// read no others are asked of these: a third of the time. What a question means stays the same, whichever answers it.

/** A plan's part that reads a file: the columns, and whether row groups may be left out. */
interface Scan {
  columns: string[];
  filtered: boolean;
}

/** A plan that reads all rows of what it does not filter. */
const readsAll = /HASH_GROUP_BY|UNGROUPED_AGGREGATE/;

interface Kept {
  /** Where they are: names change, since a question may still be reading the older ones. */
  name: string;
  columns: Set<string>;
}

/** Rows from which on a table is large, columns of it that are kept at most, and different words that a column may have. */
const rowsLeast = 100_000;
const columnsMost = 12;
const wordsMost = 20_000;

/** Of what a question says of types, or of a value's bytes, an ENUM answers otherwise than VARCHAR. */
const tellsTypes = /typeof|enum_|hash|vector_type|stats|unpivot|describe|summarize/i;

type Connection = Pick<AsyncDuckDBConnection, "query">;

/** Columns of the tables of one engine that are kept in its memory. */
export class KeptColumns {
  readonly #tables: string[];
  readonly #least: number;
  readonly #kept = new Map<string, Kept>();
  readonly #types = new Map<string, Map<string, string>>();
  readonly #scans = new Map<string, Scan[] | null>();
  readonly #unfit = new Set<string>();
  #count = 0;

  /** @param least rows of a large table */
  constructor(tables: string[], least = rowsLeast) {
    this.#tables = tables;
    this.#least = least;
  }

  /**
   * Makes a connection answer a question from what is kept, where that is all it reads.
   * @returns the question to ask of this connection, in which words are words again; null where it is to be asked as it is
   */
  async use(connection: Connection, sql: string): Promise<string | null> {
    const covered = this.#namedIn(sql).filter((table) => this.#kept.has(table));
    if (!covered.length) return null;
    const scans = await this.#read(connection, sql);
    if (!scans?.length) return null;
    const sets = this.#namedIn(sql).map((table) => this.#kept.get(table)?.columns ?? this.#types.get(table));
    if (!scans.every(({columns}) => sets.some((set) => set && columns.every((column) => set.has(column))))) return null;
    for (const table of covered) {
      const {name} = this.#kept.get(table)!;
      await connection.query(`CREATE TEMP VIEW ${table} AS SELECT * FROM ${name}`);
    }
    const inner = `(${sql.trim().replace(/;$/, "")}\n)`;
    const {schema} = await connection.query(`SELECT * FROM ${inner} LIMIT 0`);
    const types = schema.fields.map(({type}) => String(type));
    // Within a list or a struct a word could not be told from its number.
    if (types.some((type) => /Dictionary/.test(type) && !type.startsWith("Dictionary"))) {
      await this.leave(connection, sql);
      return null;
    }
    if (!types.some((type) => type.startsWith("Dictionary"))) return sql;
    const list = schema.fields.map(({name}, at) => {
      const value = types[at]!.startsWith("Dictionary") ? `CAST(#${at + 1} AS VARCHAR)` : `#${at + 1}`;
      return `${value} AS "${name.replaceAll('"', '""')}"`;
    });
    return `SELECT ${list.join(", ")} FROM ${inner}`;
  }

  /** Makes a connection answer from the files again. */
  async leave(connection: Connection, sql: string): Promise<void> {
    for (const table of this.#namedIn(sql)) await connection.query(`DROP VIEW IF EXISTS temp.main.${table}`);
  }

  /** Keeps what a question has read that was about all rows of a large table. */
  async learn(connection: Connection, sql: string): Promise<void> {
    const tables = this.#namedIn(sql);
    if (!tables.length || this.#unfit.has(sql)) return;
    const scans = await this.#read(connection, sql);
    for (const table of tables) {
      const types = this.#types.get(table)!;
      const scan = scans?.find(({columns, filtered}) => !filtered && columns.every((column) => types.has(column)));
      const before = this.#kept.get(table)?.columns ?? [];
      const columns = [...new Set([...before, ...(scan?.columns ?? [])])];
      const isKnown = columns.length === [...before].length;
      if (isKnown || columns.length > columnsMost || !(await this.#isFit(connection, table, columns))) {
        this.#unfit.add(sql);
        continue;
      }
      await this.#keep(connection, table, columns);
    }
  }

  /** Large tables that a text names, anywhere. */
  #namedIn(sql: string): string[] {
    if (!/^\s*(select|with)\b/i.test(sql) || tellsTypes.test(sql)) return [];
    const words = new Set(sql.toLowerCase().match(/[a-z_]\w*/g));
    return this.#tables.filter((table) => words.has(table));
  }

  /** What the plan of a question reads of files; null where it is not plain. */
  async #read(connection: Connection, sql: string): Promise<Scan[] | null> {
    if (this.#scans.has(sql)) return this.#scans.get(sql)!;
    for (const table of this.#namedIn(sql)) {
      if (this.#types.has(table)) continue;
      const columns = [...(await connection.query(`DESCRIBE main.${table}`))] as {
        column_name: string;
        column_type: string;
      }[];
      this.#types.set(table, new Map(columns.map((column) => [column.column_name, column.column_type])));
    }
    const [plan] = [...(await connection.query(`EXPLAIN ${sql}`))] as {explain_value: string}[];
    const drawn = plan!.explain_value;
    const scans = scansOf(drawn, new Set([...this.#types.values()].flatMap((types) => [...types.keys()])));
    if (!readsAll.test(drawn) || drawn.includes("LIMIT")) for (const scan of scans ?? []) scan.filtered = true;
    if (this.#scans.size > 500) this.#scans.clear();
    this.#scans.set(sql, scans);
    return scans;
  }

  /** Whether a table is large, and its columns are numbers, days and words of which there are not too many. */
  async #isFit(connection: Connection, table: string, columns: string[]): Promise<boolean> {
    const types = this.#types.get(table)!;
    if (columns.some((column) => !/^(VARCHAR|DATE|INTEGER|DOUBLE|BOOLEAN)$/.test(types.get(column)!))) return false;
    const [all] = [...(await connection.query(`SELECT count(*)::INTEGER AS rows FROM ${table}`))] as {rows: number}[];
    if (all!.rows < this.#least) return false;
    const words = columns.filter((column) => types.get(column) === "VARCHAR");
    if (!words.length) return true;
    const different = words.map((column) => `approx_count_distinct("${column}")::INTEGER`);
    const [most] = [
      ...(await connection.query(`SELECT greatest(${different.join(", ")}, 0) AS most FROM ${table}`))
    ] as {
      most: number;
    }[];
    return most!.most <= wordsMost;
  }

  async #keep(connection: Connection, table: string, columns: string[]): Promise<void> {
    const types = this.#types.get(table)!;
    const older = this.#kept.get(table);
    const name = `kept_${table}_${++this.#count}`;
    const list: string[] = [];
    for (const column of columns) {
      if (types.get(column) !== "VARCHAR") {
        list.push(`"${column}"`);
        continue;
      }
      // In the order of their letters, so that sorting by their numbers sorts them as words.
      const words = `SELECT DISTINCT "${column}" FROM ${table} WHERE "${column}" IS NOT NULL ORDER BY 1`;
      await connection.query(`CREATE TYPE ${name}_${column} AS ENUM (${words})`).catch(ignore);
      list.push(`"${column}"::${name}_${column} AS "${column}"`);
    }
    await connection.query(`CREATE TABLE ${name} AS SELECT ${list.join(", ")} FROM ${table}`);
    this.#kept.set(table, {name, columns: new Set(columns)});
    if (older) await connection.query(`DROP TABLE ${older.name}`);
  }
}

/** The engine makes the type, then fails to say so; without it the next statement fails. */
function ignore(): void {}

/** Letters of a line of a plan that one box takes; boxes stand beside each other. */
const boxWidth = 29;

/** Reads the boxes in which the engine draws a plan. @returns null where one that reads a file is not understood */
export function scansOf(plan: string, columns: ReadonlySet<string>): Scan[] | null {
  const scans: Scan[] = [];
  const open = new Map<number, {scan: Scan; part: number}>();
  for (const line of plan.split("\n")) {
    for (let box = 0; box * boxWidth < line.length; box++) {
      const cell = line.slice(box * boxWidth, (box + 1) * boxWidth);
      const text = cell.slice(1, -1).trim();
      const now = open.get(box);
      if (!cell.startsWith("│")) open.delete(box);
      else if (/^(PARQUET_SCAN|READ_PARQUET)$/.test(text)) {
        const scan = {columns: [], filtered: false};
        scans.push(scan);
        open.set(box, {scan, part: 0});
      } else if (!now || !text) continue;
      else if (/^[─ ]+$/.test(text)) now.part++;
      else if (text.startsWith("Filters:")) now.scan.filtered = true;
      else if (now.part !== 1 || text.startsWith("EC:")) continue;
      else if (columns.has(text)) now.scan.columns.push(text);
      else return null;
    }
  }
  return scans;
}

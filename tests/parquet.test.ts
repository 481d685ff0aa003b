import {mkdtempSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {beforeAll, describe, expect, test} from "vitest";
import {buildTables} from "../loaders/build.js";
import {datapackage} from "../loaders/datapackage.js";
import {sortRows, toParquet} from "../loaders/parquet.js";
import {tableNames, tables} from "../loaders/schema.js";
import {joinChunks} from "../loaders/table-files.js";
import type {Part} from "../loaders/table-files.js";
import {placed, rowsOf, writeRuns} from "../loaders/runs.js";
import {cut, rowsInChunk, writeChunks} from "../loaders/tables.js";
import {sha256} from "../loaders/text.js";
import type {Column} from "../loaders/schema.js";
import type {RunChunk} from "../loaders/work.js";
import type {Workers} from "../loaders/workers.js";
import {refused} from "../src/components/guard.js";
import {questions, questionSql} from "../src/components/questions.js";
import {timelineRows} from "../src/components/records.js";
import {allRecords} from "../src/components/timeline-page.js";
import type {TimelineRow} from "../src/components/timeline.js";
import {buildRows} from "./helpers/build.js";
import {duckdb} from "./helpers/duckdb.js";
import type {Connection} from "./helpers/duckdb.js";

let connection: Connection;
let register: (name: string, bytes: Uint8Array) => void;

beforeAll(async () => {
  ({connection, register} = await duckdb());
});

const values = {
  string: "كلمة",
  int32: 7,
  double: 1.5,
  boolean: true,
  date: "2019-06-27",
  "string[]": ["أ", "ب"],
  "int32[]": [1, 2]
};

/** A row with a value in every column, or null wherever a column allows it. */
function row(name: keyof typeof tables, full: boolean): Record<string, unknown> {
  const columns = Object.entries(tables[name].columns as Record<string, Column>);
  return Object.fromEntries(
    columns.map(([column, {type, required}]) => [column, full || required ? values[type] : null])
  );
}

const sqlTypes = {
  string: "VARCHAR",
  int32: "INTEGER",
  double: "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE",
  "string[]": "VARCHAR[]",
  "int32[]": "INTEGER[]"
};

describe("Parquet files", () => {
  test.each(tableNames)("%s has the types of the schema in DuckDB, filled, null and empty", (name) => {
    for (const rows of [[], [row(name, true), row(name, false)]]) {
      register("t.parquet", toParquet(name, rows as never));
      const types = connection.query("DESCRIBE SELECT * FROM read_parquet('t.parquet')").toArray();
      const expected = Object.entries(tables[name].columns as Record<string, Column>).map(([column, {type}]) => [
        column,
        sqlTypes[type]
      ]);
      expect(types.map(({column_name, column_type}) => [column_name, column_type])).toEqual(expected);
      expect(Number(connection.query("SELECT count(*)::INT AS n FROM read_parquet('t.parquet')").toArray()[0]!.n)).toBe(
        rows.length
      );
    }
  });

  test("hold dates as days and lists as lists", () => {
    register("r.parquet", toParquet("reports", [row("reports", true)] as never));
    const [found] = connection
      .query(
        "SELECT strftime(date_start, '%Y-%m-%d') AS day, targets[2] AS second, starts[1] AS start FROM read_parquet('r.parquet')"
      )
      .toArray();
    expect({...found}).toEqual({day: "2019-06-27", second: "ب", start: 1});
  });

  test("are the same bytes for the same rows in any order", () => {
    const rows = [3, 1, 2].map((n) => ({...row("attacks", true), id: `a-${n}`}));
    expect(toParquet("attacks", rows as never)).toEqual(toParquet("attacks", [...rows].reverse() as never));
  });

  test("refuse a row that lacks what must be there", () => {
    expect(() => toParquet("claims", [{...row("claims", true), type: null}] as never)).toThrow("type must not be null");
  });
});

describe("a list cut into chunks", () => {
  const list = Array.from({length: 20_000}, (_, n) => ({id: `thing-${n}`}));
  const named = (chunks: {id: string}[][]) => chunks.map((chunk) => chunk.map(({id}) => id).join());
  const chunks = cut(list, 256);

  test("has all of it in order, in chunks of some 256", () => {
    expect(chunks.flat()).toEqual(list);
    expect(Math.min(...chunks.slice(0, -1).map(({length}) => length))).toBeGreaterThanOrEqual(128);
    // What is edited is in a chunk of this length, in the mean.
    const around = chunks.reduce((sum, {length}) => sum + length ** 2, 0) / list.length;
    expect(around).toBeGreaterThan(256);
    expect(around).toBeLessThan(384);
  });

  test("keeps nearly all of them where a thing is gone or new", () => {
    const known = new Set(named(chunks));
    const other = (changed: {id: string}[]) => named(cut(changed, 256)).filter((chunk) => !known.has(chunk)).length;
    for (let at = 0; at < list.length; at += 977) {
      expect(other(list.toSpliced(at, 1))).toBeLessThanOrEqual(4);
      expect(other(list.toSpliced(at, 0, {id: `new ${at}`}))).toBeLessThanOrEqual(4);
    }
  });
});

describe("rows in runs", () => {
  const folder = mkdtempSync(join(tmpdir(), "sijill-runs-"));
  const day = (n: number) => (n % 7 ? `2015-0${1 + (n % 9)}-${10 + (n % 19)}` : null);
  const rows = Array.from({length: 30_000}, (_, n) => ({id: `c-${n}`, day: day(Math.floor(n / 40)), report: `r-${n}`}));
  /** As two pieces have them, each in the order of days. */
  const pieces = [rows.slice(0, 17_000), rows.slice(17_000)].map((piece) => piece.toSorted(byDay));
  const attackOf = new Map(rows.map(({report}, n) => [report, `a-${n % 100}`]));
  const runs = () =>
    pieces.flatMap((piece, n) => {
      const file = join(folder, `${n}.claims`);
      return placed(
        writeRuns(file, piece, "day", ({report}) => [report, null]),
        file,
        attackOf
      );
    });
  const chunks: RunChunk[] = [];
  const workers = {
    run: (_: string, chunk: RunChunk) => {
      chunks.push(chunk);
      return Promise.resolve();
    }
  } as unknown as Workers;

  test("are cut where single rows are, in their order, each with its attack", async () => {
    const mean = rowsInChunk(rows.length);
    await writeChunks({}, {claims: runs()}, folder, "code", workers, false);
    const read = chunks.map(({runs}) => rowsOf<(typeof rows)[number] & {attack: string}>(runs));
    const ordered = pieces.flat().toSorted(byDay);
    expect(read.flat()).toEqual(ordered.map((row) => ({...row, attack: attackOf.get(row.report)})));
    const lines = ordered.map((row) => ({id: sha256(`${JSON.stringify(row)}\n`).slice(0, 16)}));
    expect(cut(lines, mean).map(({length}) => length)).toEqual(read.map(({length}) => length));
    expect(read.length).toBeGreaterThan(8);
  });

  test("are in a chunk of another name where one row speaks of another attack", async () => {
    const named = async () => {
      const files = await writeChunks({}, {claims: runs()}, folder, "code", workers, false);
      return files.get("claims")!;
    };
    const before = await named();
    expect(await named()).toEqual(before);
    attackOf.set("r-20000", "a-other");
    expect((await named()).filter((file) => !before.includes(file))).toHaveLength(1);
  });
});

function byDay(a: {day: string | null}, b: {day: string | null}): number {
  return (a.day ?? "9") < (b.day ?? "9") ? -1 : a.day === b.day ? 0 : 1;
}

describe("the questions that the site offers", () => {
  beforeAll(async () => {
    const {tables} = await buildTables({cache: mkdtempSync(join(tmpdir(), "sijill-questions-"))});
    for (const [name, {parts}] of tables) {
      register(`${name}.parquet`, parts[0]!.bytes);
      connection.query(`CREATE OR REPLACE VIEW ${name} AS SELECT * FROM read_parquet('${name}.parquet')`);
    }
  });

  test.each(questions)("$en", (question) => {
    const {sql, ar} = question;
    for (const text of [sql, questionSql(question, "ar")]) {
      expect(refused(text)).toBeNull();
      expect(() => connection.query(text)).not.toThrow();
    }
    expect(ar).toMatch(/\p{Script=Arabic}/u);
  });

  test("name places and actors in Arabic on Arabic pages, where the lists have Arabic names", () => {
    // The list of all places that are named has a column for each language.
    const asked = questions.filter(({sql}) => !sql.includes("place_name_ar"));
    const named = (language: "en" | "ar") =>
      new Set(asked.flatMap((question) => connection.query(questionSql(question, language)).toArray().flatMap(names)));
    const names = (row: Record<string, unknown>) =>
      ["place_name", "detail", "who", "accuser", "accused"].map((column) => row[column]);
    const listed = ["places", "actors"].flatMap((table) =>
      connection.query(`SELECT name_en FROM ${table} WHERE name_ar IS NOT NULL`).toArray()
    );
    const english = (language: "en" | "ar") => {
      const found = named(language);
      return listed.map(({name_en}) => name_en).filter((name) => found.has(name));
    };
    expect(english("en")).toContain("Sabha");
    expect(english("ar")).toEqual([]);
    expect(named("ar")).toContain("سبها");
  });
});

test("the tables give the home page's timeline the rows that the build gives it", async () => {
  const {rows} = await buildRows({cache: mkdtempSync(join(tmpdir(), "sijill-home-"))});
  const folded = new Set(rows.sentences.filter(({distressing}) => distressing).map(({id}) => id));
  const built = timelineRows(rows.attacks, rows.claims, rows.articles, undefined, folded);
  expect(built.some(({distressing}) => distressing)).toBe(true);
  for (const language of ["en", "ar"] as const) {
    const asked = connection.query(allRecords(language)).toArray() as TimelineRow[];
    const pick = (list: TimelineRow[]) =>
      list
        .map(({id, kind, status, killed, about, quote, armed_group, distressing}) =>
          [id, kind, status ?? null, killed ?? null, about ?? null, quote, !!armed_group, !!distressing].join("|")
        )
        .sort();
    expect(pick(asked)).toEqual(pick(built));
    expect(asked.some(({detail}) => detail === (language === "ar" ? "سبها" : "Sabha"))).toBe(true);
  }
});

test("rows sort by several columns, nulls last", () => {
  const rows = [
    {a: null, b: 1},
    {a: "x", b: 2},
    {a: "x", b: 1}
  ];
  expect(sortRows(rows, ["a", "b"])).toEqual([
    {a: "x", b: 1},
    {a: "x", b: 2},
    {a: null, b: 1}
  ]);
});

test("the schema's references name tables, and its sort columns exist", () => {
  for (const [name, table] of Object.entries(tables)) {
    for (const column of Object.values(table.columns) as Column[])
      if (column.references) expect(tableNames).toContain(column.references);
    for (const column of table.sort) expect(Object.keys(table.columns), name).toContain(column);
  }
});

test("the data package lists every table with size, hash and keys", () => {
  const files = new Map(
    tableNames.map((name) => {
      const [{bytes, rows}] = joinChunks(name, []).parts as [Part];
      return [name, [{path: `${name}.parquet`, bytes, rows, sha256: sha256(bytes)}]];
    })
  );
  const described = datapackage(files, "0".repeat(64)) as {
    resources: {name: string; hash: string; schema: {primaryKey: string[]}}[];
  };
  expect(described.resources.map(({name}) => name)).toEqual(tableNames);
  for (const {hash, schema} of described.resources) {
    expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(schema.primaryKey).toEqual(["id"]);
  }
});

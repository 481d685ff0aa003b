import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {AsyncDuckDBConnection} from "@duckdb/duckdb-wasm";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import type {Attack} from "../loaders/schema.js";
import {joinChunks, partNames} from "../loaders/table-files.js";
import type {TableFiles} from "../loaders/table-files.js";
import {chunkOf} from "../loaders/tables.js";
import {sha256} from "../loaders/text.js";
import {writeDownloads} from "../src/build/downloads.js";
import {tableFiles, writeParts} from "../src/build/table-parts.js";
import {daysOf, partsWith, TableParts} from "../src/components/table-parts.js";
import {buildRows} from "./helpers/build.js";
import type {RowsBuild} from "./helpers/build.js";
import {duckdb} from "./helpers/duckdb.js";
import type {Connection} from "./helpers/duckdb.js";

let folder: string;
let built: RowsBuild;
let attacks: Attack[];
/** One file of all its rows, and several, in each of which some row groups fit. */
let whole: TableFiles;
let cut: TableFiles;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sijill-parts-"));
  built = await buildRows({cache: join(folder, "cache")});
  const [one] = built.rows.attacks as [Attack];
  // Twelve months of ten attacks, a row group each, then some without a day.
  const days = Array.from({length: 120}, (_, n) => new Date(Date.UTC(2015, Math.floor(n / 10), 1 + (n % 10))));
  attacks = [...days.map((day) => day.toISOString().slice(0, 10)), null, null].map((day, n) => ({
    ...one,
    id: `a-${String(n).padStart(12, "0")}`,
    date_start: day,
    date_end: day,
    killed_best: n
  }));
  const chunks = Array.from({length: 13}, (_, n) => {
    const file = join(folder, `chunk-${n}`);
    writeFileSync(file, chunkOf("attacks", attacks.slice(10 * n, 10 * n + 10)));
    return file;
  });
  whole = joinChunks("attacks", chunks);
  cut = joinChunks("attacks", chunks, whole.parts[0]!.bytes.length / 5);
});
afterAll(() => rmSync(folder, {recursive: true}));

describe("a table that is too large for one file", () => {
  test("is cut between row groups, in order, with what each part holds", () => {
    expect(whole.parts).toHaveLength(1);
    const {parts} = cut;
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.reduce((sum, {rows}) => sum + rows, 0)).toBe(attacks.length);
    const dated = parts.filter(({least}) => least !== null);
    dated.slice(1).forEach(({least}, n) => expect(least! > dated[n]!.greatest!).toBe(true));
    expect([dated[0]!.least, dated.at(-1)!.greatest]).toEqual(["2015-01-01", "2015-12-10"]);
    expect(parts.map(({nulls}) => nulls)).toEqual([...parts.slice(1).map(() => false), true]);
    expect([cut.rows, cut.digest]).toEqual([whole.rows, whole.digest]);
    expect([partNames("attacks", 1), partNames("attacks", 2)]).toEqual([
      ["attacks.parquet"],
      ["attacks-1.parquet", "attacks-2.parquet"]
    ]);
  });

  test("is published as its parts, described and summed, in Parquet and CSV", () => {
    const site = join(folder, "site");
    const files = tableFiles(new Map([["attacks", cut]]));
    for (const [name, {parts}] of built.tables)
      if (name !== "attacks") files.first.set(`${name}.parquet`, parts[0]!.bytes);
    mkdirSync(join(site, "_file", "tables"), {recursive: true});
    // As Framework does with what pages name.
    for (const [name, bytes] of files.first)
      writeFileSync(join(site, "_file", "tables", name.replace(".", ".12345678.")), bytes);
    writeParts(site, files);
    expect(Object.keys(files.list)).toEqual(["attacks"]);
    const rows = {...built.rows, attacks: Array.from({length: 50}, () => attacks).flat()};
    writeDownloads(site, {rows, version: built.version}, {licence: null}, () => null, 1e6);
    const data = readdirSync(join(site, "data"));
    const parts = data.filter((name) => /^attacks.*parquet$/.test(name));
    expect(parts).toEqual(files.list.attacks!.map((_, n) => `attacks-${n + 1}.parquet`));
    const sheets = data.filter((name) => /^attacks.*csv$/.test(name));
    expect(sheets.length).toBeGreaterThan(1);
    const lines = sheets.map((name) =>
      readFileSync(join(site, "data", name), "utf8")
        .trimEnd()
        .split("\n")
    );
    expect(new Set(lines.map(([header]) => header)).size).toBe(1);
    const {resources} = JSON.parse(readFileSync(join(site, "data", "datapackage.json"), "utf8")) as {
      resources: {name: string; path: string | string[]; bytes: number; rows?: number; hash?: string}[];
    };
    const described = resources.find(({name}) => name === "attacks")!;
    expect([described.path, described.rows, described.hash]).toEqual([parts, attacks.length, undefined]);
    expect(resources.find(({name}) => name === "attacks-csv")!.path).toEqual(sheets);
    const sums = readFileSync(join(site, "data", "SHA256SUMS"), "utf8");
    for (const name of parts) expect(sums).toContain(`${sha256(readFileSync(join(site, "data", name)))}  ${name}\n`);
  });
});

describe("a question of a table in parts", () => {
  let connection: Pick<AsyncDuckDBConnection, "query">;
  let inner: {query(sql: string): Awaited<ReturnType<AsyncDuckDBConnection["query"]>>} & Pick<Connection, "prepare">;
  let parts: TableParts;
  let names: string[];
  const rows = (sql: string) => [...inner.query(sql)].map((row) => ({...row.toJSON()}) as object);
  beforeAll(async () => {
    const engine = await duckdb();
    inner = engine.connection as unknown as typeof inner;
    connection = {query: (async (sql: string) => Promise.resolve(inner.query(sql))) as typeof connection.query};
    const list = cut.parts;
    names = partNames("attacks", list.length);
    list.forEach(({bytes}, n) => engine.register(names[n]!, bytes));
    engine.register("actors.parquet", built.tables.get("actors")!.parts[0]!.bytes);
    inner.query(`CREATE VIEW attacks AS SELECT * FROM read_parquet([${names.map((name) => `'${name}'`).join()}])`);
    inner.query("CREATE VIEW actors AS SELECT * FROM read_parquet('actors.parquet')");
    parts = new TableParts({attacks: list.map((part, n) => ({...part, file: null, name: names[n]!}))});
  });

  test.each([
    ["a month", "FROM attacks WHERE date_start >= DATE '2015-02-01' AND date_start < DATE '2015-03-01'", 1],
    ["a day", "FROM attacks WHERE date_start = '2015-12-03' AND killed_best > 3", 1],
    ["a join", "FROM attacks AS a LEFT JOIN actors AS b ON b.id = a.perpetrator WHERE a.date_start < '2015-01-05'", 1],
    ["no such days", "FROM attacks WHERE date_start > '2020-01-01'", 1],
    ["all", "FROM attacks", null],
    ["none stated", "FROM attacks WHERE date_start IS NULL", null],
    ["either", "FROM attacks WHERE date_start < '2015-01-05' OR killed_best > 110", null],
    ["two spans", "FROM attacks AS a JOIN attacks AS b USING (id) WHERE a.date_start < '2015-01-05'", null]
  ])("about %s opens the parts that it needs and answers as all do", async (_, from, count) => {
    const sql = `SELECT count(*)::INTEGER AS n, sum(${from.includes("AS b") ? "a." : ""}killed_best)::INTEGER AS killed ${from}`;
    const expected = rows(sql);
    await parts.use(connection, sql);
    const views = rows("SELECT sql FROM duckdb_views() WHERE temporary AND view_name = 'attacks'") as {sql: string}[];
    const opened = views.length ? names.filter((name) => views[0]!.sql.includes(name)).length : null;
    const answer = rows(sql);
    inner.query("DROP VIEW IF EXISTS temp.main.attacks");
    expect([answer, opened]).toEqual([expected, count]);
  });

  test.each<[string, string, unknown[], number | null]>([
    ["a day", "CAST(? AS DATE)", ["2015-12-03"], 1],
    ["text that is a day", "?", ["2015-12-03"], 1],
    [
      "a day beside text with the sign in it",
      "CAST(? AS DATE) AND id <> '?' /* ? */ AND type <> ?",
      ["2015-12-03", "it's"],
      1
    ],
    ["no day", "CAST(? AS DATE)", [null], null]
  ])("whose parameter is %s opens the parts that it needs", async (_, condition, parameters, count) => {
    const sql = `SELECT count(*)::INTEGER AS n, sum(killed_best)::INTEGER AS killed FROM attacks WHERE date_start = ${condition}`;
    const statement = () => {
      const prepared = inner.prepare(sql);
      try {
        return prepared
          .query(...parameters)
          .toArray()
          .map((row) => ({...row}));
      } finally {
        prepared.close();
      }
    };
    const expected = statement();
    await parts.use(connection, sql, parameters);
    const views = rows("SELECT sql FROM duckdb_views() WHERE temporary AND view_name = 'attacks'") as {sql: string}[];
    const opened = views.length ? names.filter((name) => views[0]!.sql.includes(name)).length : null;
    const answer = statement();
    inner.query("DROP VIEW IF EXISTS temp.main.attacks");
    expect([answer, opened]).toEqual([expected, count]);
  });

  test("of which nothing is known is about any day", () => {
    expect(daysOf("", "shape_attacks", "zz")).toBeNull();
    expect(partsWith([{file: null, least: null, greatest: null, nulls: true}], {from: "1", to: "2"})).toHaveLength(1);
  });
});

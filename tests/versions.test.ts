import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeAll, beforeEach, describe, expect, test} from "vitest";
import {buildRows, parquetFiles} from "./helpers/build.js";
import type {RowsBuild} from "./helpers/build.js";
import type {Rows} from "../loaders/schema.js";
import {sha256} from "../loaders/text.js";
import {publishVersions} from "../src/build/versions.js";
import type {Version} from "../src/build/versions.js";
import {compareRows} from "../src/components/older-rows.js";
import {tablesOf} from "../src/components/older-versions.js";

describe("the versions that a site publishes", () => {
  type Made = Pick<RowsBuild, "rows" | "version" | "rejected" | "withheld">;
  let folder: string;
  let first: Rows;
  let log: string[];
  beforeAll(async () => {
    const data = mkdtempSync(join(tmpdir(), "sijill-data-"));
    mkdirSync(join(data, "corpus"));
    for (const list of ["actors", "places", "sources"]) cpSync(`data/${list}.csv`, join(data, `${list}.csv`));
    cpSync("data/languages", join(data, "languages"), {recursive: true});
    writeFileSync(
      join(data, "corpus", "first.md"),
      "---\ntitle: مقال\nlanguage: ar\npublished: 2019-07-17\nrights: quote\n---\nقتل ثلاثة جنود في هجوم على سبها أمس."
    );
    const {rows} = await buildRows({data, cache: join(data, "cache")});
    first = {...rows, places: rows.places.slice(0, 5)};
    rmSync(data, {recursive: true});
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sijill-versions-"));
    log = [];
  });
  afterEach(() => rmSync(folder, {recursive: true}));

  /** The first article and others like it. */
  const rowsOf = (...others: string[]): Rows => ({
    ...first,
    articles: [...first.articles, ...others.map((id) => ({...first.articles[0]!, id}))],
    reports: [...first.reports, ...others.map((id) => ({...first.reports[0]!, id: `r-${id}`, article: id}))]
  });

  /** A build in small: the tables as Framework leaves them, then the versions, then the new site in the place of the old. */
  async function build(rows: Rows, rejected: string[] = [], withheld: string[] = []): Promise<Made> {
    const [dist, fresh] = [join(folder, "dist"), join(folder, "fresh")];
    const made = {rows, version: sha256(JSON.stringify(rows)), rejected, withheld};
    mkdirSync(join(fresh, "_file", "tables"), {recursive: true});
    for (const [name, bytes] of parquetFiles(made.rows))
      writeFileSync(join(fresh, "_file", "tables", `${name}.${sha256(String(bytes)).slice(0, 8)}.parquet`), bytes);
    log = [];
    await publishVersions(dist, fresh, made, (line) => log.push(line));
    rmSync(dist, {recursive: true, force: true});
    cpSync(fresh, dist, {recursive: true});
    rmSync(fresh, {recursive: true});
    return made;
  }
  const short = ({version}: Made) => version.slice(0, 12);
  const file = () => join(folder, "dist", "versions", "versions.json");
  const list = () => JSON.parse(readFileSync(file(), "utf8")) as Version[];
  const listed = () => list().map(({version}) => version);
  const inFolder = () => readdirSync(join(folder, "dist", "versions")).filter((name) => name !== "versions.json");

  test("are its own, not twice, and those of the site that it replaces, byte for byte, newest first", async () => {
    const one = await build(rowsOf());
    expect(listed()).toEqual([short(one)]);
    expect(inFolder()).toEqual([]);
    const two = await build(rowsOf("second"));
    const three = await build(rowsOf("second", "third"));
    expect(listed()).toEqual([three, two, one].map(short));
    const at = (address: string) => readFileSync(join(folder, "dist", "versions", address));
    for (const [index, made] of [three, two, one].entries())
      for (const [name, bytes] of parquetFiles(made.rows))
        expect(at(list()[index]!.tables[name]!).equals(bytes), `${index} ${name}`).toBe(true);
    expect(list()[1]!.tables.attacks).toBe(`${short(two)}/attacks.parquet`);
    expect(log).toEqual([]);

    // Nothing changes where nothing changed.
    const before = readFileSync(file(), "utf8");
    await build(rowsOf("second", "third"));
    expect(readFileSync(file(), "utf8")).toBe(before);
  });

  test("are the own one and five older ones at most", async () => {
    const others = ["a", "b", "c", "d", "e", "f", "g"];
    const all: string[] = [];
    for (const [index] of others.entries()) all.push(short(await build(rowsOf(...others.slice(0, index + 1)))));
    expect(listed()).toEqual(all.slice(1).reverse());
    expect(inFolder().sort()).toEqual(all.slice(1, -1).sort());
  });

  const second = (change: object): Rows => {
    const rows = rowsOf("second");
    return {...rows, articles: rows.articles.map((row) => (row.id === "second" ? {...row, ...change} : row))};
  };
  test.each<[string, () => Rows, RegExp, string[]?]>([
    ["an article is gone", () => rowsOf("third"), /article “second” is gone/],
    ["rights are narrower", () => second({rights: "none"}), /rights of article “second” went from quote to none/],
    ["a text has changed", () => second({sha256: "0"}), /article “second” has another text/],
    ["a headline has changed", () => second({title: "آخر"}), /article “second” has another title/],
    ["an author is left out", () => second({author: "A"}), /article “second” has another author/],
    ["an actor is gone", () => ({...rowsOf("second"), actors: first.actors.slice(1)}), /actor “[\w-]+” is gone/],
    ["a review rejects a record", () => second({characters: 1}), /a review rejected its record r-second/, ["r-second"]]
  ])("lose those that have what was taken back, and say so: %s", async (name, change, reason, rejected) => {
    const without = await build(rowsOf());
    const having = await build(rowsOf("second"));
    const now = await build(change(), rejected);
    const isOfAll = name === "an actor is gone";
    expect(listed()).toEqual([now, ...(isOfAll ? [] : [without])].map(short));
    expect(inFolder()).toEqual(isOfAll ? [] : [short(without)]);
    expect(log[0]).toMatch(`version ${short(having)} of the data is no longer published: `);
    expect(log[0]).toMatch(reason);
  });

  test("lose those with a sentence, name or place that is withheld now, and stay when they were made since", async () => {
    const [sentence] = first.sentences;
    await build(rowsOf());
    const hidden = {...rowsOf("second"), sentences: []};
    await build(hidden, [], [sentence!.id]);
    expect(log).toEqual([expect.stringContaining(`sentence ${sentence!.id} is withheld`)]);
    const coarse = {...hidden, reports: hidden.reports.map((report) => ({...report, place: "LY"}))};
    const withheld = [sentence!.id, "r-second"];
    const before = await build(coarse, [], withheld);
    expect(log).toEqual([expect.stringContaining("what record r-second names is withheld")]);
    const articles = coarse.articles.map((article) => ({...article, characters: 1}));
    const now = await build({...coarse, articles}, [], withheld);
    expect(listed()).toEqual([now, before].map(short));
  });

  test("stay when more may be shown than before", async () => {
    const before = await build(rowsOf());
    const now = await build({...first, articles: [{...first.articles[0]!, rights: "full"}]});
    expect(listed()).toEqual([now, before].map(short));
  });

  test("are only those that are whole: damaged lists and files are left behind", async () => {
    const one = await build(rowsOf());
    const two = await build(rowsOf("second"));
    writeFileSync(join(folder, "dist", "versions", short(one), "claims.parquet"), "PAR1");
    rmSync(join(folder, "dist", "versions", list()[0]!.tables.claims!));
    const three = await build(rowsOf("second", "third"));
    expect(listed()).toEqual([short(three)]);
    expect(log).toEqual([
      expect.stringMatching(`^version ${short(two)} of the data is no longer published: its tables cannot be read`),
      expect.stringMatching(`^version ${short(one)} of the data is no longer published: its tables cannot be read`)
    ]);
    writeFileSync(file(), '[{"version":"../../secrets","tables":{"attacks":"../../../secret.parquet"}}]');
    await build(rowsOf("second", "third"));
    expect(listed()).toEqual([short(three)]);
    writeFileSync(file(), "{");
    await build(rowsOf("second", "third"));
    expect(log).toEqual([expect.stringMatching(/versions\.json cannot be read, so no older version is kept/)]);
    expect(existsSync(file())).toBe(true);
  });
});

describe("the tables of an older version", () => {
  const folder = "https://example.org/site/versions/";
  const known = ["attacks", "claims"];
  const of = (tables: unknown, version = "0123456789ab") =>
    tablesOf([{version: "0123456789ab", tables}], version, folder, known);

  test("are at the addresses that the site lists", () => {
    expect(of({attacks: "0123456789ab/attacks.parquet"})).toEqual({attacks: `${folder}0123456789ab/attacks.parquet`});
  });

  test("are none where the version is not listed, or the list is none", () => {
    expect(of({attacks: "0123456789ab/attacks.parquet"}, "000000000000")).toBeNull();
    for (const list of [null, 1, "x", {}, [null], [{version: "0123456789ab"}]])
      expect(tablesOf(list, "0123456789ab", folder, known)).toBeNull();
  });

  test.each([
    "../_file/tables/attacks.parquet",
    "https://example.com/site/versions/a.parquet",
    "//example.com/a.parquet",
    "/site/versions/../a.parquet",
    "https://example.org/site/versions-else/a.parquet",
    "data:,x",
    "%2e%2e/a.parquet",
    7
  ])("are never elsewhere: %s", (address) => {
    expect(of({attacks: address})).toBeNull();
  });

  test("are none that the page does not know", () => {
    expect(of({"x; DROP": "0123456789ab/a.parquet"})).toBeNull();
  });
});

describe("two answers", () => {
  test("are compared by whole rows, as often as each is there, in any order", () => {
    const [a, b, c] = [
      {n: 1, s: ["x"]},
      {n: 2, s: null},
      {n: 3, s: ["y", "z"]}
    ];
    expect(compareRows([a, b, b], [b, a, b])).toEqual({onlyThen: [], onlyNow: []});
    expect(compareRows([a, b, b], [b, c])).toEqual({onlyThen: [a, b], onlyNow: [c]});
    expect(compareRows([a], [{n: 1, s: ["x"]}])).toEqual({onlyThen: [], onlyNow: []});
  });

  test("hold the same only where names, types and values are the same", () => {
    const values = [1, "1", 1n, null, NaN, Infinity, -Infinity, new Date(0), true, [1], ["1"], {bigint: 1}];
    for (const [i, a] of values.entries())
      for (const [j, b] of values.entries())
        expect(compareRows([{v: a}], [{v: b}]).onlyNow.length, `${i} ${j}`).toBe(i === j ? 0 : 1);
    expect(compareRows<object>([{a: 1}], [{b: 1}]).onlyThen).toEqual([{a: 1}]);
  });
});

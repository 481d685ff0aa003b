import {cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {buildRows, parquetFiles} from "../loaders/build.js";
import type {Rows} from "../loaders/schema.js";

let folder: string;
let data: string;
let cache: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sijill-build-"));
  data = join(folder, "data");
  cache = join(folder, "cache");
  cpSync("data", data, {recursive: true});
  rmSync(join(data, "gold"), {recursive: true, force: true});
});
afterEach(() => rmSync(folder, {recursive: true}));

const build = () => buildRows({data, cache});
const write = (id: string, text: string, rights = "quote") =>
  writeFileSync(
    join(data, "corpus", `${id}.md`),
    `---\ntitle: مقال\nlanguage: ar\npublished: 2019-07-17\nrights: ${rights}\n---\n${text}`
  );
const news =
  "وقال المتحدث باسم الجيش أحمد المسماري إن ثلاثة جنود قتلوا في هجوم على سبها أمس. الطقس جميل في طرابلس كعادته.";

describe("a build", () => {
  test("reads nothing anew while nothing changed, and only what did", () => {
    write("one", news);
    expect(build().read).toBe(2);
    const first = build();
    expect(first.read).toBe(0);
    write("one", `${news} وجرح رابع.`);
    const second = build();
    expect(second.read).toBe(1);
    expect(second.version).not.toBe(first.version);
    rmSync(join(data, "corpus", "one.md"));
    const third = build();
    expect(third.read).toBe(0);
    expect(third.rows.articles.map(({id}) => id)).toEqual(["daesh-libya"]);
  });

  test("reads everything anew when a word list or a reference list changes", () => {
    build();
    writeFileSync(join(data, "languages", "ar", "extra.csv"), "form,value\nكلمة,x\n");
    expect(build().read).toBe(1);
    writeFileSync(join(data, "sources.csv"), "id,name_en,name_ar,name_fr,kind,country,aliases,url,reliability\n");
    expect(build().read).toBe(1);
  });

  test("follows a review without reading the article again", () => {
    const reviewed = build();
    expect(reviewed.rows.attacks.every(({status}) => status === "reviewed")).toBe(true);
    rmSync(join(data, "reviews", "daesh-libya.yaml"));
    const unreviewed = build();
    expect(unreviewed.read).toBe(0);
    expect(unreviewed.rows.attacks.some(({status}) => status === "auto")).toBe(true);
  });

  test("reads an article again when its extraction was cut short", () => {
    build();
    const [name] = readdirSync(join(cache, "extractions"));
    writeFileSync(join(cache, "extractions", name!), '{"article":');
    expect(build().read).toBe(1);
  });

  test("gives the same bytes for the same input, with or without a cache", () => {
    write("one", news);
    const first = parquetFiles(build().rows);
    const again = parquetFiles(build().rows);
    rmSync(cache, {recursive: true});
    const anew = parquetFiles(build().rows);
    for (const [name, bytes] of first) {
      expect(again.get(name), name).toEqual(bytes);
      expect(anew.get(name), name).toEqual(bytes);
    }
  });

  test("names a broken line of a list", () => {
    writeFileSync(join(data, "languages", "ar", "extra.csv"), "form,value\nكلمة,\n");
    expect(build).toThrow(/extra\.csv:2: expected a form and a value/);
  });
});

describe("what an article's rights keep back is in no row", () => {
  const words = (rows: Rows, id: string) => {
    const {sentences, mentions, reports, claims, attacks, articles} = rows;
    const own = [sentences, mentions, reports, claims, attacks].flatMap((table) =>
      (table as {article: string}[]).filter(({article}) => article === id)
    );
    return JSON.stringify([own, articles.filter((article) => article.id === id)]);
  };

  test("quote: sentences without evidence", () => {
    write("one", news);
    const found = words(build().rows, "one");
    expect(found).toContain("ثلاثة جنود قتلوا");
    expect(found).not.toContain("الطقس جميل");
  });

  test("none: every word of the text, while the records stay", () => {
    write("one", news, "none");
    const {rows} = build();
    expect(rows.claims.filter(({article}) => article === "one").length).toBeGreaterThan(0);
    const found = words(rows, "one");
    for (const secret of ["ثلاثة جنود", "المتحدث باسم", "الطقس"]) expect(found).not.toContain(secret);
  });

  test("full: nothing", () => {
    write("one", news, "full");
    expect(words(build().rows, "one")).toContain("الطقس جميل");
  });
});

import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {afterEach, beforeEach, describe, expect, test, vi} from "vitest";
import {buildTables} from "../loaders/build.js";
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

const build = () => buildTables({data, cache});
const write = (id: string, text: string, rights = "quote") =>
  writeFileSync(
    join(data, "corpus", `${id}.md`),
    `---\ntitle: مقال\nlanguage: ar\npublished: 2019-07-17\nrights: ${rights}\n---\n${text}`
  );
const news =
  "وقال المتحدث باسم الجيش أحمد المسماري إن ثلاثة جنود قتلوا في هجوم على سبها أمس. الطقس جميل في طرابلس كعادته.";

describe("a build", () => {
  test("reads nothing anew while nothing changed, and only what did", async () => {
    write("one", news);
    expect((await build()).read).toBe(2);
    const first = await build();
    expect(first.read).toBe(0);
    write("one", `${news} وجرح رابع.`);
    const second = await build();
    expect(second.read).toBe(1);
    expect(second.version).not.toBe(first.version);
    rmSync(join(data, "corpus", "one.md"));
    const third = await build();
    expect(third.read).toBe(0);
    expect(third.allRows().articles.map(({id}) => id)).toEqual(["daesh-libya"]);
  });

  test("reads everything anew when a word list or a reference list changes", async () => {
    await build();
    writeFileSync(join(data, "languages", "ar", "extra.csv"), "form,value\nكلمة,x\n");
    expect((await build()).read).toBe(1);
    writeFileSync(join(data, "sources.csv"), "id,name_en,name_ar,name_fr,kind,country,aliases,url,reliability\n");
    expect((await build()).read).toBe(1);
  });

  test("follows a changed review without reading the article again, and reads it once where the first comes or the last goes", async () => {
    const reviewed = await build();
    expect(reviewed.allRows().attacks.every(({status}) => status === "reviewed")).toBe(true);
    const review = join(data, "reviews", "daesh-libya.yaml");
    writeFileSync(review, "complete: true\n");
    const refused = await build();
    expect(refused.read).toBe(0);
    expect(refused.allRows().attacks).toEqual([]);
    rmSync(review);
    const unreviewed = await build();
    expect(unreviewed.read).toBe(1);
    expect(unreviewed.allRows().attacks.some(({status}) => status === "auto")).toBe(true);
  });

  test("reads an article again when its extraction was cut short", async () => {
    await build();
    const [name] = readdirSync(join(cache, "extractions"));
    writeFileSync(join(cache, "extractions", name!), '{"article":');
    expect((await build()).read).toBe(1);
  });

  test("makes again all that is damaged in its cache, and says so", async () => {
    write("one", news);
    const whole = await build();
    const one = (folder: string, name: RegExp) =>
      join(
        cache,
        folder,
        readdirSync(join(cache, folder)).find((file) => name.test(file))!
      );
    const damaged = [one("pieces", /\.json$/), one("extractions", /\.jsonl$/), one("chunks", /^attacks-/)];
    const [piece, extraction, chunk] = damaged as [string, string, string];
    writeFileSync(piece, "{");
    const [header, ...values] = readFileSync(extraction, "utf8").split("\n");
    writeFileSync(extraction, [header, ...values.map((value) => "?".repeat(Buffer.byteLength(value)))].join("\n"));
    writeFileSync(chunk, "PAR1");
    const said = vi.spyOn(process.stderr, "write").mockImplementation(() => true);
    const mended = await build();
    expect(said.mock.calls).toEqual(damaged.map((file) => [`${file} was damaged; it is made again.\n`]));
    said.mockRestore();
    expect([...mended.tables]).toEqual([...whole.tables]);
  });

  test("gives the same bytes for the same input, with or without a cache", async () => {
    write("one", news);
    const first = (await build()).tables;
    const again = (await build()).tables;
    rmSync(cache, {recursive: true});
    const anew = (await build()).tables;
    for (const [name, bytes] of first) {
      expect(again.get(name), name).toEqual(bytes);
      expect(anew.get(name), name).toEqual(bytes);
    }
  });

  test("gives the same bytes for bulk files of any kind, in any order of lines", async () => {
    const made = ["a", "b", "c"].map((id) => ({
      id,
      title: id,
      language: "ar",
      published: "2019-07-17",
      text: `${news}\n"${id}", ٤`
    }));
    const lines = made.map((one) => JSON.stringify(one));
    writeFileSync(join(data, "corpus", "some.jsonl"), lines.join("\n"));
    const one = await build();
    rmSync(join(data, "corpus", "some.jsonl"));
    writeFileSync(join(data, "corpus", "z.jsonl.gz"), gzipSync(`${lines[2]}\n\n${lines[0]}\n`));
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const {id, title, language, published, text} = made[1]!;
    writeFileSync(
      join(data, "corpus", "a.csv"),
      `id,text,title,language,published,url\n${id},${cell(text)},${title},${language},${published},\nx,"open,b,ar,2019\ny,t,t\n`
    );
    const other = await build();
    expect(other.problems.map(({file, line}) => [file.split("/").at(-1), line])).toEqual([
      ["a.csv", 4],
      ["a.csv", 5]
    ]);
    expect(other.read).toBe(1);
    expect(other.version).toBe(one.version);
  });

  test("names a broken line of a list", async () => {
    writeFileSync(join(data, "languages", "ar", "extra.csv"), "form,value\nكلمة,\n");
    await expect(build()).rejects.toThrow(/extra\.csv:2: expected a form and a value/);
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

  test("quote: sentences without evidence", async () => {
    write("one", news);
    const found = words((await build()).allRows(), "one");
    expect(found).toContain("ثلاثة جنود قتلوا");
    expect(found).not.toContain("الطقس جميل");
  });

  test("none: every word of the text, while the records stay", async () => {
    write("one", news, "none");
    const rows = (await build()).allRows();
    expect(rows.claims.filter(({article}) => article === "one").length).toBeGreaterThan(0);
    const found = words(rows, "one");
    for (const secret of ["ثلاثة جنود", "المتحدث باسم", "الطقس"]) expect(found).not.toContain(secret);
  });

  test("full: nothing", async () => {
    write("one", news, "full");
    expect(words((await build()).allRows(), "one")).toContain("الطقس جميل");
  });
});

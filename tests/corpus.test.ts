import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {afterAll, describe, expect, test} from "vitest";
import {CorpusError, readArticle, readCorpus} from "../loaders/corpus.js";
import {edtfDays} from "../loaders/edtf.js";
import {problemLines} from "../loaders/problems.js";

const folder = mkdtempSync(join(tmpdir(), "sijill-corpus-"));
afterAll(() => rmSync(folder, {recursive: true}));

function problemsOf(content: string | Uint8Array): string[] {
  const file = join(folder, "article.md");
  writeFileSync(file, content);
  try {
    readArticle(file, "article.md");
    return [];
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    return error.problems.map(({line, message}) => `${line}: ${message}`);
  }
}

const fields = {title: "عنوان", language: "ar", published: "2019-07-17", rights: "quote"};
const article = (changes: Record<string, string | undefined> = {}, text = "نص المقال.") =>
  `---\n${Object.entries({...fields, ...changes})
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${value}`)
    .join("\n")}\n---\n${text}`;

describe("front matter", () => {
  test("the shipped article is read, its text unchanged", () => {
    const {article, text} = readArticle("data/corpus/daesh-libya.md");
    expect(article.published_start).toBe("2019-07-17");
    expect(article.published_end).toBe("2019-07-22");
    expect(article.sha256).toBe("a8f0d8add0e7ee6753b9e40a6ea360cde6e461da6c891edd498b4167431d17a9");
    expect(article.characters).toBe([...text].length);
  });

  test.each([
    [
      "a date in another order",
      article({published: "17/7/2019"}),
      "4: published: expected a date in EDTF, such as 2019-07-17 or 2019-07-17/2019-07-22, found “17/7/2019”"
    ],
    ["no title", article({title: undefined}), "title: expected text"],
    ["an unknown field", article({autor: "x"}), "6: autor: no such field; known are id, title"],
    ["unknown rights", article({rights: "all"}), "5: rights: expected full, quote or none"],
    [
      "an address that would run as script",
      article({url: "javascript:alert(1)"}),
      "6: url: expected an http(s) address"
    ],
    ["no text", article({}, "  \n "), "no text: expected the article's text after the front matter"],
    ["no front matter", "نص بلا ترويسة", "1: no front matter: expected a line of ---"],
    ["YAML that does not parse", "---\ntitle: [a\n---\nنص", "front matter is not valid YAML"]
  ])("%s is named with its line and what was expected", (_why, content, message) => {
    expect(problemsOf(content).join("\n")).toContain(message);
  });

  test("bytes that are not UTF-8 are named with their line", () => {
    expect(problemsOf(Buffer.concat([Buffer.from(article()), Buffer.from([10, 0xca, 0xe4])]))[0]).toMatch(
      /^8: is not valid UTF-8/
    );
  });

  test("a year alone and an interval are dates too", () => {
    expect(problemsOf(article({published: "2019"}))).toEqual([]);
    expect(problemsOf(article({published: "2019-07-17/2019-07-22"}))).toEqual([]);
  });
});

test("bulk files give an article a line, and bad lines stop no other", async () => {
  const bulk = mkdtempSync(join(tmpdir(), "sijill-bulk-"));
  const line = (id: string, more = {}) => JSON.stringify({id, ...fields, text: "نص.", ...more});
  writeFileSync(
    join(bulk, "a.jsonl.gz"),
    gzipSync([line("one"), "{broken", line("two", {published: "x"}), line("three"), line("one")].join("\n"))
  );
  const {articles, problems} = await readCorpus(bulk);
  expect(articles.map(({article}) => article.id)).toEqual(["one", "three"]);
  expect(problems.map(({line}) => line)).toEqual([2, 3, 5]);
  rmSync(bulk, {recursive: true});
});

test("of a file in which every line is wrong the first are printed, and how many more there are; other files' stay whole", () => {
  const problem = (file: string, line: number) => ({file, line, message: "language: expected a language code"});
  const lines = problemLines([...Array.from({length: 2000}, (_, n) => problem("a.jsonl", n + 1)), problem("b.md", 3)]);
  expect(lines).toHaveLength(22);
  expect(lines[19]).toBe("a.jsonl:20: language: expected a language code");
  expect(lines.slice(20)).toEqual([
    "a.jsonl: 1,980 more such problems, down to line 2000",
    "b.md:3: language: expected a language code"
  ]);
});

test.each([
  ["2019-05-11~/2019-05-20~", "2019-05-11", "2019-05-20"],
  ["2015-01~/2015-04~", "2015-01-01", "2015-04-30"],
  ["201X", "2010-01-01", "2019-12-31"],
  ["2019?", "2019-01-01", "2019-12-31"],
  ["../2019-07-22", null, "2019-07-22"]
])("EDTF %s may mean %s to %s", (expression, start, end) => expect(edtfDays(expression)).toEqual({start, end}));

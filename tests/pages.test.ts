import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {JSDOM} from "jsdom";
import {describe, expect, test, vi} from "vitest";
import {finishPage} from "../src/build/finish.js";
import {languageOf, rootOf} from "../src/build/drawings.js";
import {inEveryLanguage} from "../src/build/header.js";
import {refuseMissing} from "../src/build/missing.js";
import type {Code} from "../src/build/missing.js";
import {isFor, refuseTables, splitTemplate} from "../src/build/markdown.js";
import {formatSpan, toDate} from "../src/components/dates.js";
import {languageCodes, languages} from "../src/components/languages.js";
import {recordTable} from "../src/components/lists.js";
import {timeline} from "../src/components/timeline.js";
import type {TimelineRow} from "../src/components/timeline.js";
import {wordsOf} from "../src/components/words.js";

describe("sql fences", () => {
  test.each([
    ["SELECT 1", ["SELECT 1"], []],
    [
      "SELECT * FROM t WHERE a = ${x} AND b = ${y + 1}",
      ["SELECT * FROM t WHERE a = ", " AND b = ", ""],
      ["x", "y + 1"]
    ],
    ["SELECT ${f({a: 1})}", ["SELECT ", ""], ["f({a: 1})"]],
    ["SELECT '${'", ["SELECT '${'"], []]
  ])("%s", (text, texts, values) => expect(splitTemplate(text)).toEqual({texts, values}));

  test("ask the site's tables: a page that registers others is named, with what to do", () => {
    expect(() => refuseTables("/stars", {sql: {gaia: "./gaia.parquet"}})).toThrow(
      /^src\/stars\.md: front matter `sql:` .* found gaia\. .*FileAttachment\("file\.csv"\)/
    );
    expect(() => refuseTables("/stars", {})).not.toThrow();
  });
});

describe("what Framework would fetch from another host", () => {
  const check = async (source: string) => {
    const framework = "../node_modules/@observablehq/framework/dist/markdown.js";
    const {createMarkdownIt} = (await import(/* @vite-ignore */ framework)) as {
      createMarkdownIt(options: object): Parser;
    };
    const md = createMarkdownIt({});
    const env = {code: [] as Code[], path: "/stars", startLine: 0, currentLine: 0};
    md.renderer.render(md.parse(source, env), md.options, env);
    refuseMissing("/stars", env.code, source);
  };
  interface Parser {
    options: object;
    renderer: {render(tokens: unknown, options: object, env: object): string};
    parse(source: string, env: object): unknown;
  }
  const js = (code: string) => `# Stars\n\n\`\`\`js\nconst a = 1;\n${code}\n\`\`\`\n`;

  test.each([
    ["# Stars\n\n```mermaid\ngraph TD\n```\n", "3: `mermaid`", "SVG"],
    ["# Stars\n\n```tex\nE = mc^2\n```\n", "3: `tex`", "MathML"],
    ["# Stars\n\n```jsx\ndisplay(<b/>)\n```\n", "3: `jsx`", "html`…`"],
    ["# Stars\n\nThe mass is ${tex`m`}.\n", "3: `tex`", "MathML"],
    [js("const db = await DuckDBClient.of({});"), "5: `DuckDBClient`", "sql`…`"],
    [js("Plot.dot(penguins).plot()"), "5: `penguins`", "FileAttachment"],
    [js("L.map(a)"), "5: `L`", "/components/map.js"],
    [js('FileAttachment("x.xlsx").xlsx()'), "5: `.xlsx()`", "CSV"],
    [js('import confetti from "npm:canvas-confetti";'), "5: `npm:canvas-confetti`", "src/build/packages.ts"],
    [js('import x from "https://example.org/x.js";'), "5: `https://example.org/x.js`", "beside the page"]
  ])("is named with file, line, and what to do: %j", async (source, place, advice) => {
    await expect(check(source)).rejects.toThrow(`src/stars.md:${place} is not here: `);
    await expect(check(source)).rejects.toThrow(advice);
  });

  test("is not what a page calls so itself, nor what is here", async () => {
    await check(
      js("const L = 1, pizza = 2;") + js("display(L + pizza); (cars) => cars; aq.table({}); topojson.feature;")
    );
    await check(
      js('import {max} from "npm:d3"; import x from "./x.js"; FileAttachment("a.csv").csv(); Inputs.table([]);')
    );
  });
});

describe("finished pages", () => {
  const page =
    '<html>\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1"><meta name="sijill:language" content="ar"><script type="module">let a = 1;</script><script src="x.js"></script></head></html>';
  test("state language and direction, allow zooming, and name each inline script by its hash", () => {
    const finished = finishPage(page);
    expect(finished).toContain('<html lang="ar" dir="rtl">');
    expect(finished).not.toContain("maximum-scale");
    expect(finished).toContain(
      "script-src 'self' 'wasm-unsafe-eval' 'sha256-xY6QKfH9PRsQnLz56nj6MBwiK5oHg+im1Jkpdp1x/Ck='"
    );
  });
});

test("only a page that imports Arquero may evaluate", () => {
  const page = (script: string) =>
    finishPage(`<html><head><meta charset="utf-8"><script type="module">${script}</script></head></html>`);
  expect(page('import("./_node/arquero@8.0.3/index.5e1f.js")')).toContain("'unsafe-eval'");
  expect(page('import("./_node/d3@7.9.0/index.5e1f.js")')).not.toContain("'unsafe-eval'");
});

test("pages know their language and the way to their root", () => {
  expect([languageOf("/ar/index"), languageOf("/articles/x"), languageOf("/arabic")]).toEqual(["ar", "en", "en"]);
  expect([rootOf("/index"), rootOf("/articles/x"), rootOf("/ar/index"), rootOf("/ar/articles/x")]).toEqual([
    "./",
    "../",
    "./",
    "../"
  ]);
});

test("no word of the interface is empty, and Arabic has Arabic letters", () => {
  for (const [key, word] of Object.entries(wordsOf("ar"))) expect(word, key).toMatch(/\p{Script=Arabic}/u);
});

test.each([
  ["2019-06-27", "2019-06-27", "2019-06-27", "27 June 2019", "27 يونيو 2019"],
  ["2019-05-01", "2019-05-31", "2019-05", "May 2019", "مايو 2019"],
  ["2015-01-01", "2015-04-30", "2015-01~/2015-04~", "about January – April 2015", "نحو يناير – أبريل 2015"],
  [null, "2019-07-22", null, "until 22 July 2019", "حتى 22 يوليو 2019"],
  [null, null, null, "?", "?"]
])("the span %s to %s reads in words", (start, end, edtf, english, arabic) => {
  expect(formatSpan(toDate(start), toDate(end), edtf, "en", "?").replaceAll("\u2009", " ")).toBe(english);
  expect(formatSpan(toDate(start), toDate(end), edtf, "ar", "?").replaceAll("\u2009", " ")).toBe(arabic);
});

describe("the timeline", () => {
  const {document} = new JSDOM("").window;
  const rows: TimelineRow[] = [
    {
      lane: "attack",
      type: "suicide_bombing",
      detail: "Tunis, 2 killed",
      date: "2019-06-27",
      date_start: "2019-06-27",
      date_end: "2019-06-27",
      quote: "هجومين نفذهما انتحاريان",
      language: "ar",
      article: "daesh-libya",
      sentence: "s-1"
    },
    {
      lane: "attack",
      type: "attack",
      detail: "Al-Fuqaha",
      date: "2018-10-21~/2018-10-31~",
      date_start: "2018-10-21",
      date_end: "2018-10-31"
    },
    {lane: "attack", type: "attack", detail: "Southern Libya", date: null, date_start: null, date_end: "2019-07-22"},
    {lane: "claim", type: "assessment", detail: "محللون", certainty: "possible", date_start: null, date_end: null},
    {
      lane: "claim",
      type: "threat",
      detail: "<img src=x>",
      date: "2019-07-16",
      date_start: "2019-07-16",
      date_end: "2019-07-16"
    }
  ];

  test.each(["en", "ar"] as const)("is drawn as the picture kept for %s", async (language) => {
    for (const width of [928, 360]) {
      const figure = timeline(rows, {document, language, width, id: "t"});
      await expect(`${figure.innerHTML.replaceAll("><", ">\n<")}\n`).toMatchFileSnapshot(
        `golden/timeline-${language}-${width}.svg`
      );
    }
  });

  test("covers no mark or label with another, and leaves its frame nowhere", () => {
    const many = Array.from({length: 40}, (_, n): TimelineRow => ({
      lane: n % 2 ? "claim" : "attack",
      type: "armed_assault",
      detail: `Place number ${n}`,
      date_start: `2019-0${1 + (n % 6)}-1${n % 9}`,
      date_end: `2019-0${1 + (n % 6)}-2${n % 9}`
    }));
    for (const width of [360, 928]) {
      const figure = timeline(many, {document, width});
      const bars = [...figure.querySelectorAll(".plot rect.bar")].map(
        (bar) => ["x", "y", "width"].map((name) => Number(bar.getAttribute(name))) as [number, number, number]
      );
      for (const [x, , size] of bars) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + size).toBeLessThanOrEqual(width);
      }
      for (const [index, [x, y, size]] of bars.entries()) {
        for (const [otherX, otherY, otherSize] of bars.slice(index + 1)) {
          expect(y === otherY && x < otherX + otherSize && otherX < x + size).toBe(false);
        }
      }
    }
  });

  test("of many marks stands in slices, in the same order, and what marks refer to stands outside of them", () => {
    const year = (n: number) => ({
      date: "2013~",
      date_start: `${1900 + (n % 100)}-01-01`,
      date_end: `${1900 + (n % 100)}-12-31`
    });
    const many = Array.from({length: 300}, (_, n): TimelineRow => ({
      id: `a-${n}`,
      lane: ["attack", "claim", "x"][n % 3]!,
      ...year(n)
    }));
    const figure = timeline(many, {document, width: 1040, id: "t"});
    const lanes = [...figure.querySelectorAll(".slice .lane")].map((lane) => lane.getAttribute("aria-label"));
    expect(lanes).toEqual(["Attacks · 100", "Claims · 100", "x · 100"]);
    expect(figure.querySelectorAll(".slice .mark")).toHaveLength(300);
    expect(figure.querySelectorAll(".slice .axis")).toHaveLength(1);
    const named = new Set(figure.innerHTML.match(/(?<=url\(#)[^)]+/g));
    expect(named.size).toBeGreaterThan(0);
    for (const name of named) {
      const node = figure.querySelector(`[id="${name}"]`);
      expect(node, name).not.toBeNull();
      expect(node!.closest(".slice"), name).toBeNull();
    }
  });

  test.each([
    ["en", [1, 2, 3, 11, 100], ["1 killed", "2 killed", "3 killed", "11 killed", "100 killed"]],
    ["ar", [1, 2, 3, 11, 100], ["قتيل واحد", "قتيلان", "3 قتلى", "11 قتيلا", "100 قتيل"]]
  ] as const)("counts people as %s does", (language, numbers, expected) => {
    const tolls = numbers.map((killed): TimelineRow => ({
      killed,
      detail: "x",
      date_start: "2019-07-01",
      date_end: "2019-07-01"
    }));
    const figure = timeline(tolls, {document, language, width: 928});
    const said = [...figure.querySelectorAll(".mark")].map((mark) => mark.getAttribute("aria-label")!);
    for (const [i, words] of expected.entries()) expect(said[i]).toContain(words);
    const range = timeline([{...tolls[0]!, killed: 2, killed_high: 11}], {document, language, width: 928});
    expect(range.querySelector(".mark")!.getAttribute("aria-label")).toContain(
      language === "ar" ? "2–11 قتيلا" : "2–11 killed"
    );
  });

  test("folds distressing words in tables, and keeps them out of tips", () => {
    const own = {
      id: "a-1",
      article: "one",
      sentence: "s-1",
      quote: "cruel words",
      date_start: "2019-07-01",
      date_end: "2019-07-01"
    };
    const told: TimelineRow[] = [
      {...own, distressing: true},
      {...own, id: "a-2", quote: "plain words"}
    ];
    const table = recordTable(told, {document, language: "en", root: "./", page: () => null});
    expect(table.querySelector("details.distressing a")?.textContent).toBe("cruel words");
    expect(table.querySelectorAll("details")).toHaveLength(1);
    vi.stubGlobal("document", document);
    try {
      const marks = [...timeline(told, {language: "en", width: 928}).querySelectorAll<SVGAElement>(".plot .mark")];
      expect(marks.map(({dataset}) => [dataset.quote, dataset.note])).toEqual([
        [undefined, "Distressing details: the words are in the article"],
        ["plain words", undefined]
      ]);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  test("shows text of data as text, and says so when there are no rows", () => {
    expect(timeline(rows, {document}).querySelector("img")).toBeNull();
    expect(timeline([], {document}).textContent).toBe("The query gave no rows.");
  });
});

describe.each(languageCodes.filter((code) => code !== "en"))("pages in %s", (code) => {
  const pages = (folder: string) =>
    readdirSync(join("src", folder), {recursive: true, encoding: "utf8"})
      .filter((file) => file.endsWith(".md") && !/^(ar|fr|build|components)\//.test(file))
      .filter((file) => !inEveryLanguage.some((name) => file === `${name}.md`))
      .sort();

  test("are counterparts of the English ones, but for the pages that speak every language", () => {
    expect(pages(languages[code].folder)).toEqual(pages(""));
    const spoken = (file: string) =>
      [...readFileSync(file, "utf8").matchAll(/<div lang="(\w+)"/g)].map(([, lang]) => lang);
    for (const name of inEveryLanguage) expect(spoken(`src/${name}.md`), name).toContain(code);
  });

  test("have the same queries, for names in their language", () => {
    const queries = (file: string) => readFileSync(file, "utf8").match(/^```sql[\s\S]*?^```/gm) ?? [];
    for (const page of pages("").filter((file) => !file.startsWith("reports/"))) {
      const own = queries(`src/${page}`).map((sql) =>
        sql.replaceAll("name_en", `name_${code}`).replaceAll("name_ar", `name_${code}`)
      );
      expect(queries(`src/${languages[code].folder}${page}`), page).toEqual(own);
    }
  });
});

test("a question about every record is for small tables, one that counts for large ones", () => {
  const sizes = [
    {attacks: 9, claims: 26},
    {attacks: 60_000, claims: 60_000}
  ];
  expect(sizes.map((counts) => [isFor("small", counts), isFor("large", counts)])).toEqual([
    [true, false],
    [false, true]
  ]);
  expect(() => isFor("huge", sizes[0]!, "/query")).toThrow("/query: `for=huge` of a sql fence: expected `for=small`");
});

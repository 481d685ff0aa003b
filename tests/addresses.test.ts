import {JSDOM} from "jsdom";
import {afterEach, describe, expect, test, vi} from "vitest";
import {kindsWithPages, pageLimit, site} from "../src/build/site.js";
import {addressOf, idInAddress, languageRoot, movedAddress, sayPages} from "../src/components/addresses.js";
import {articleList, recordTable} from "../src/components/lists.js";
import {sentenceLink} from "../src/components/marks.js";
import {tables} from "../loaders/schema.js";
import type {Column} from "../loaders/schema.js";

const hex = "0123456789ab";

test.each([
  ["attack", `a-${hex}`, {}, `attacks/a-${hex}.html`],
  ["whatever", `a-${hex}`, {}, `attacks/a-${hex}.html`],
  ["id", `c-${hex}`, {}, `claims/c-${hex}.html`],
  ["sentence", `s-${hex}`, {article: "صحيفة 1"}, `articles/${encodeURIComponent("صحيفة 1")}.html#s-${hex}`],
  ["sentence", `s-${hex}`, {}, null],
  ["article", "daesh-libya", {}, "articles/daesh-libya.html"],
  ["article", '"><img src=x>', {}, "articles/%22%3E%3Cimg%20src%3Dx%3E.html"],
  ["perpetrator", "islamic-state", {}, "actors/islamic-state.html"],
  ["perpetrator", "Islamic State", {}, null],
  ["place", "LY", {}, "places/LY.html"],
  ["source", "اسم الصحيفة", {}, null],
  ["id", "sabha", {admin_level: 3, parent: "LY"}, "places/sabha.html"],
  ["parent", "LY", {admin_level: 3, parent: "LY"}, "places/LY.html"],
  ["id", "islamic-state", {parent: null}, "actors/islamic-state.html"],
  ["id", "reuters", {reliability: null}, "sources/reuters.html"],
  ["id", "daesh-libya", {title: "…"}, "articles/daesh-libya.html"],
  ["id", "islamic-state", {}, null],
  ["type", "bombing", {}, null],
  ["report", `r-${hex}`, {}, null],
  ["constructor", "x", {}, null],
  ["article", null, {}, null],
  ["place", 7, {}, null]
])("a value %s = %s leads to its page", (column, value, row, address) =>
  expect(addressOf(column, value, row)).toBe(address)
);

test("every column of the tables that points at a record with a page is known", () => {
  const kinds = ["articles", "actors", "places", "sources"];
  let checked = 0;
  for (const {columns} of Object.values(tables)) {
    const row = Object.fromEntries(Object.keys(columns).map((name) => [name, null]));
    for (const [name, {references = "", type}] of Object.entries(columns as Record<string, Column>)) {
      if (!kinds.includes(references) || type !== "string") continue;
      expect(addressOf(name, "x", row), name).toBe(`${references}/x.html`);
      checked++;
    }
  }
  expect(checked).toBeGreaterThan(10);
});

test("ids that the loaders make are known by their form", () => {
  const {attacks, claims} = site().rows;
  expect(attacks.length * claims.length).toBeGreaterThan(0);
  for (const {id, sentence, article} of attacks) {
    expect(addressOf("id", id)).toBe(`attacks/${id}.html`);
    if (sentence) expect(addressOf("sentence", sentence, {article})).toBe(`articles/${article}.html#${sentence}`);
  }
  for (const {id} of claims) expect(addressOf("id", id)).toBe(`claims/${id}.html`);
});

test("the root of a language is where the header's first link leads", () => {
  const {document} = new JSDOM('<a class="brand" href="../index.html">x</a>').window;
  expect(languageRoot(document)).toBe("../");
});

describe("records without pages of their own are read from the tables", () => {
  const id = "صحيفة ?#1";
  const name = encodeURIComponent(id);
  afterEach(() => vi.unstubAllGlobals());
  /** A page that says of which kinds there are pages. */
  function standOn(kinds: string): void {
    vi.stubGlobal("document", new JSDOM(`<meta name="sijill:pages" content="${kinds}">`).window.document);
  }

  test("as the page says", () => {
    standOn("articles attacks");
    expect(addressOf("attack", `a-${hex}`)).toBe(`attacks/a-${hex}.html`);
    expect(addressOf("claim", `c-${hex}`)).toBe(`claims/record.html#c-${hex}`);
    expect(addressOf("place", "LY")).toBe("places/record.html#LY");
    standOn("");
    expect(addressOf("article", id)).toBe(`articles/record.html?id=${name}`);
    expect(addressOf("sentence", `s-${hex}`, {article: id})).toBe(`articles/record.html?id=${name}#s-${hex}`);
  });

  test("in what the build draws, as the build says", () => {
    const {document} = new JSDOM("").window;
    const [article] = site().rows.articles;
    const row = {date_start: null, date_end: null, type: "bombing", lane: "attack", quote: "…", article: id};
    const links = (node: Element) => [...node.querySelectorAll("a[href]")].map((link) => link.getAttribute("href"));
    const options = {document, language: "ar", root: "../"} as const;
    const drawn = () => [
      ...links(articleList([{...article!, id}], [], [], options)),
      ...links(recordTable([{...row, sentence: `s-${hex}`}], {...options, page: () => null})),
      sentenceLink({...row, sentence: null}, "./")
    ];
    sayPages(["attacks", "claims"]);
    const reader = `articles/record.html?id=${name}`;
    expect(drawn()).toEqual([`../${reader}`, `../${reader}#s-${hex}`, `./${reader}`]);
    sayPages(["articles"]);
    expect(drawn()).toEqual([
      `../articles/${name}.html`,
      `../articles/${name}.html#s-${hex}`,
      `./articles/${name}.html`
    ]);
  });

  test("articles and the others each by their own number", () => {
    const rows = (articles: number, claims: number) => {
      const {rows} = site();
      const many = <R>(list: R[], length: number) => Array.from({length}, () => list[0]!);
      return {articles: many(rows.articles, articles), claims: many(rows.claims, claims), attacks: [], reports: []};
    };
    const others = ["attacks", "claims", "actors", "places", "sources"];
    expect(kindsWithPages(rows(pageLimit, 1))).toEqual(["articles", ...others]);
    expect(kindsWithPages(rows(pageLimit + 1, 1))).toEqual(others);
    expect(kindsWithPages(rows(pageLimit, pageLimit + 1))).toEqual(["articles"]);
    expect(kindsWithPages(rows(pageLimit + 1, pageLimit + 1))).toEqual([]);
  });

  test.each([
    ["/some/where/ar/articles/x.html#s-1", "/some/where/ar/articles/record.html?id=x#s-1"],
    [`/articles/${name}`, `/articles/record.html?id=${name}`],
    ["../articles/x", "../articles/record.html?id=x"],
    ["articles/100%.html", "articles/record.html?id=100%25"],
    ["/claims/c-1.html#in-time", "/claims/record.html#c-1"],
    ["/places/LY", "/places/record.html#LY"],
    ["/attacks/a-1.html", null],
    ["/articles/index.html", null],
    ["/articles/", null],
    ["/articles/record", null],
    ["/articles/record.html?id=x", null],
    ["/query.html", null],
    ["https://example.org/articles/x", null],
    ["//example.org/articles/x", null]
  ])("also where a link leads to the page that a smaller build made: %s", (address, moved) => {
    standOn("attacks");
    expect(movedAddress(address)).toBe(moved);
  });

  test.each([
    [`https://x/articles/record.html?id=${name}#s-1`, id],
    [`https://x/attacks/record.html#a-${hex}`, `a-${hex}`],
    ["https://x/places/record.html#%", "%"],
    ["https://x/articles/record.html", ""]
  ])("by the id in the address: %s", (address, found) => expect(idInAddress(new URL(address))).toBe(found));
});

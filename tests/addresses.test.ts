import {JSDOM} from "jsdom";
import {expect, test, vi} from "vitest";
import {site} from "../src/build/site.js";
import {addressOf, languageRoot} from "../src/components/addresses.js";
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

test("entries that may have no page are read from the tables, as the page says", () => {
  const {document} = new JSDOM('<meta name="sijill:pages" content="articles attacks">').window;
  vi.stubGlobal("document", document);
  try {
    expect(addressOf("attack", `a-${hex}`)).toBe(`attacks/a-${hex}.html`);
    expect(addressOf("claim", `c-${hex}`)).toBe(`claims/record.html#c-${hex}`);
    expect(addressOf("place", "LY")).toBe("places/record.html#LY");
  } finally {
    vi.unstubAllGlobals();
  }
});

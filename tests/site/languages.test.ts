import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {csvParse} from "d3-dsv";
import {JSDOM} from "jsdom";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, inject, test} from "vitest";
import {tableNames} from "../../loaders/schema.js";
import {languageOf} from "../../src/build/place.js";
import {languageCodes} from "../../src/components/languages.js";
import {launch, open} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const dist = join(inject("checkout"), "dist");
const arabic = readdirSync(join(dist, "ar"), {recursive: true, encoding: "utf8"}).filter((file) =>
  file.endsWith(".html")
);

/** Latin words that Arabic pages may have, each with its reason. */
const exceptions = new Set([
  ..."English Français".split(" "), // the switches, in its own language
  ..."Parquet EDTF ISO SQL BCP SHA UTF WGS ACLED GTD Markdown JavaScript CSV JSON BibTeX RIS CSL DOI API Atom RFC".split(
    " "
  ), // formats and codebooks
  ..."Frictionless Data Package".split(" "), // the name of a standard
  "attacktype", // the name of a variable in the codebook
  ..."DuckDB Arquero Observable Framework Plot Arrow Natural Earth Geo Names TimelineJS TimeMap".split(" "), // programs and data sets
  ..."Ctrl Shift Enter Alt Esc Tab LIMIT GROUP BY DATE WHERE SELECT null".split(" ") // keys and words of SQL in running text
]);

/** What is not in Arabic by right: scripts, code, names and words quoted, what an element says to be in another language. */
const elsewhere =
  'script, style, code, pre, kbd, textarea, bdi, q, blockquote, [lang]:not([lang|="ar"]), a[rel~="noopener"]';

function latinWords(html: string): string[] {
  const {document} = new JSDOM(html).window;
  for (const node of document.body.querySelectorAll(elsewhere)) node.remove();
  const words = document.body
    .textContent!.replace(/\b[acsmr]-[0-9a-f]{12}\b|\b[0-9a-f]{12}\b/g, " ")
    .match(/[A-Za-z][A-Za-z'’]+/g);
  return [...new Set(words ?? [])].filter((word) => !exceptions.has(word));
}

test("no English word is left on an Arabic page", () => {
  expect(arabic.length).toBeGreaterThan(50);
  const left = arabic.flatMap((file) =>
    latinWords(readFileSync(join(dist, "ar", file), "utf8")).map((word) => `${file}: ${word}`)
  );
  expect(left).toEqual([]);
});

/** Words that are the same in French and English; names of the lists are, too. */
const cognates = new Set(
  "Sijill Articles Sources Source Pages Page Table Version Date Dates date Type type Article Site point possible probable village organisation id questions Wikidata Niger".split(
    " "
  )
);

/** What a page says, in its text and in the names that it gives to those who do not see it. */
function sayings(html: string): Set<string> {
  const {document, NodeFilter} = new JSDOM(html).window;
  const {lang} = document.documentElement;
  for (const node of document.body.querySelectorAll(elsewhere.replace('"ar"', `"${lang}"`))) node.remove();
  const said: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) said.push(walker.currentNode.textContent!);
  for (const name of ["aria-label", "title", "placeholder", "data-what"])
    for (const node of document.body.querySelectorAll(`[${name}]`)) said.push(node.getAttribute(name)!);
  const plain = said.map((text) => text.replace(/[\u2066-\u2069]|^[\s·]+|[\s·:]+$| \d+$/g, "").trim());
  return new Set(plain.filter((text) => /[a-z]{2}/i.test(text)));
}

test("no English word is left on a French page", () => {
  const names = new Set(
    ["actors", "places", "sources"].flatMap((list) =>
      csvParse(readFileSync(join("data", `${list}.csv`), "utf8")).map(({name_fr}) => name_fr!)
    )
  );
  const same = new Set<string>([...exceptions, ...cognates, ...names, ...tableNames]);
  const pages = readdirSync(join(dist, "fr"), {recursive: true, encoding: "utf8"}).filter((file) =>
    file.endsWith(".html")
  );
  expect(pages).toHaveLength(arabic.length);
  // Of the records one a kind: they are made alike.
  const kinds = new Set<string>();
  const some = pages.filter((file) => {
    const [, kind] = /^(\w+)\/(?!index|record)/.exec(file) ?? [];
    return !kind || (!kinds.has(kind) && kinds.add(kind));
  });
  const left = some.flatMap((file) => {
    const english = sayings(readFileSync(join(dist, file), "utf8"));
    return [...sayings(readFileSync(join(dist, "fr", file), "utf8"))]
      .filter((text) => english.has(text) && !same.has(text))
      .map((text) => `${file}: ${text}`);
  });
  expect(left).toEqual([]);
  // In French a space stands before a colon.
  const tight = some.flatMap((file) =>
    [...sayings(readFileSync(join(dist, "fr", file), "utf8"))]
      .filter((text) => /[\p{L}\d)]: /u.test(text))
      .map((text) => `${file}: ${text}`)
  );
  expect(tight).toEqual([]);
});

test("every page names its counterparts, and these name it", () => {
  const pages = readdirSync(dist, {recursive: true, encoding: "utf8"}).filter((file) => file.endsWith(".html"));
  const counterparts = new Map<string, string[]>();
  for (const file of pages) {
    const html = readFileSync(join(dist, file), "utf8");
    const links = [...html.matchAll(/<link rel="alternate external" hreflang="(\w+)" href="([^"]*)">/g)];
    if (!links.length) continue;
    const pathOf = (href: string) => decodeURIComponent(new URL(href, `http://x/${file}`).pathname.slice(1));
    const to = new Map(links.map(([, code, href]) => [code, pathOf(href!)]));
    expect(to.get(languageOf(`/${file}`)), file).toBe(file);
    counterparts.set(file, [...to.values()]);
    expect(html.match(/<a class="switch"/g), file).toHaveLength(languageCodes.length - 1);
  }
  expect(arabic.filter((file) => !counterparts.has(`ar/${file}`))).toEqual([]);
  for (const [file, others] of counterparts)
    for (const other of others) expect(counterparts.get(other), `${file}: ${other}`).toEqual(others);
});

test("who chose a language by the switch is offered it when coming from elsewhere, and is sent nowhere", async () => {
  const {page, errors} = await open(browser, "sources/index.html");
  // To leave a page that is still loading would count as failed requests.
  const settled = () => page.waitForLoadState("networkidle");
  await settled();
  expect(await page.locator(".language-offer").count()).toBe(0);
  await page.locator(".switch[hreflang=ar]").click();
  await page.waitForURL(/ar\/sources\/index\.html/);
  await settled();
  expect(await page.locator(".language-offer").count()).toBe(0);
  // As from a link on another site or a bookmark.
  await page.goto(`${inject("address")}attacks/index.html#all`);
  await settled();
  const offer = page.locator(".language-offer");
  expect(page.url()).toContain("/attacks/index.html");
  await offer.locator("a").click();
  await page.waitForURL(/ar\/attacks\/index\.html#all/);
  await settled();
  await page.goto(`${inject("address")}places/index.html`);
  await settled();
  await offer.locator("button").click();
  await page.goto(`${inject("address")}claims/index.html`);
  await settled();
  expect(await offer.count()).toBe(0);
  expect(errors).toEqual([]);
  await page.context().close();
});

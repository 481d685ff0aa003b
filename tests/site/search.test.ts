import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {JSDOM} from "jsdom";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, inject, test} from "vitest";
import {splitSentences} from "../../loaders/sentences.js";
import {launch, open, violations} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test("from the header of any page to the sentence, by keyboard, without the engine", async () => {
  const {page, foreign, errors} = await open(browser, "ar/attacks/index.html");
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.locator(".site-search input").fill("الفُقهاء");
  await page.keyboard.press("Enter");
  await page.waitForURL(/ar\/search\.html\?q=/);
  await expect.poll(() => page.locator(".search-result").count()).toBeGreaterThan(2);
  expect(await page.locator(".found").textContent()).toMatch(/نتائج|نتيجة/);
  for (const mark of await page.locator(".search-result mark").allTextContents()) expect(mark).toContain("الفقهاء");
  await page.locator(".kinds button[data-kind=sentences]").click();
  await page.locator("#q").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/articles\/.*#s-/);
  expect(await page.locator(".sentence:target").textContent()).toContain("الفقهاء");
  await page.goBack();
  await expect.poll(() => page.locator(".search-result.is-sentences").count()).toBeGreaterThan(0);
  expect(requests.filter((url) => /\.wasm|parquet|worker/.test(url))).toEqual([]);
  expect({foreign, errors}).toEqual({foreign: [], errors: []});
  await page.context().close();
});

test.each(["search.html?q=libya", "ar/search.html?q=ليبيا"])("%s fits a phone and axe finds nothing", async (path) => {
  const {page, errors} = await open(browser, path, {viewport: {width: 320, height: 640}});
  await expect.poll(() => page.locator(".search-result").count()).toBeGreaterThan(5);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect({errors, violations: await violations(page)}).toEqual({errors: [], violations: []});
  await page.context().close();
});

test("without a script the page says what to do", async () => {
  const {page} = await open(browser, "index.html", {javaScriptEnabled: false});
  await page.locator(".site-search input").fill("libya");
  await page.keyboard.press("Enter");
  await page.waitForURL(/search\.html\?q=libya/);
  expect(await page.locator("main").textContent()).toContain("Searching needs JavaScript");
  await page.locator("main noscript a, main ul a").first().click();
  await page.waitForURL(/attacks\/index\.html/);
  await page.context().close();
});

test("the index holds no word of a text that the pages do not show", () => {
  const dist = join(inject("checkout"), "dist");
  const text = readFileSync("data/corpus/daesh-libya.md", "utf8").split(/^---$/m)[2]!;
  const {document} = new JSDOM(readFileSync(join(dist, "articles", "daesh-libya.html"), "utf8")).window;
  const shown = document.querySelector(".text")!.textContent;
  const hidden = splitSentences(text)
    .map(({start, end}) => text.slice(start, end))
    .filter((sentence) => !shown.includes(sentence));
  expect(hidden.length).toBeGreaterThan(5);
  const index = readdirSync(join(dist, "search-index"))
    .map((file) => readFileSync(join(dist, "search-index", file), "utf8"))
    .join("\n");
  for (const sentence of hidden) expect(index).not.toContain(sentence.slice(0, 40));
});

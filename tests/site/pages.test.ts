import type {Browser, BrowserContext} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {launch, onlineContext, open, violations} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const pages = [
  "index.html",
  "reports/index.html",
  "reports/tunisia-libya.html",
  "articles/index.html",
  "articles/daesh-libya.html",
  "explore.html",
  "query.html",
  "notebook.html",
  "views.html",
  "quality.html",
  "performance.html",
  "data-dictionary.html",
  "search.html"
];
const all = [
  ...pages,
  "ar/index.html",
  "ar/reports/index.html",
  "ar/reports/tunisia-libya.html",
  "ar/articles/index.html",
  "ar/articles/daesh-libya.html",
  "ar/explore.html",
  "ar/query.html",
  "ar/notebook.html",
  "ar/views.html",
  "ar/quality.html",
  "ar/performance.html",
  "ar/data-dictionary.html",
  "ar/search.html",
  "fr/index.html",
  "fr/reports/tunisia-libya.html",
  "fr/articles/daesh-libya.html",
  "fr/explore.html",
  "fr/query.html",
  "fr/views.html",
  "fr/places/LY.html",
  "404.html"
];

describe("every page", () => {
  // One for all: each page of a visitor who is new would fetch and compile the engine again.
  let visitor: BrowserContext;
  beforeAll(async () => {
    visitor = await onlineContext(browser, {viewport: {width: 320, height: 640}});
  });
  test.each(all)(
    "%s fits a phone and paper, asks no other host, reports no error, has no violation that axe finds",
    async (path) => {
      const {page, foreign, errors} = await open(visitor, path);
      if (/query|notebook/.test(path)) await page.waitForSelector(".sql-cell table", {timeout: 30_000});
      await page.waitForLoadState("networkidle");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await page.setViewportSize({width: 1280, height: 720});
      // Cells that use the width answer again.
      await page.waitForTimeout(300);
      await expect.poll(() => page.locator(".sql-cell[aria-busy]").count()).toBe(0);
      expect({foreign, errors, violations: await violations(page)}).toEqual({foreign: [], errors: [], violations: []});
      expect(await page.locator(".observablehq--error").count()).toBe(0);
      // As wide as A4 between its margins; what is wider than paper is cut off, in Arabic from the first letter on.
      await page.emulateMedia({media: "print"});
      await page.setViewportSize({width: 718, height: 1000});
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(718);
      await page.close();
    }
  );
});

describe("the timeline", () => {
  test("has the attacks of the first article at their dates", async () => {
    const {page} = await open(browser, "index.html");
    // Marks have their names an eighth of a second after they are drawn.
    await page.waitForSelector(".live .lane-attack .mark[aria-label]");
    const marks = await page
      .locator(".live .lane-attack .mark")
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute("aria-label")));
    const has = (place: string, date: string) => marks.some((label) => label?.includes(place) && label.includes(date));
    expect(has("Tunis", "27 June 2019"), marks.join("\n")).toBe(true);
    expect(has("Sabha", "May 2019"), marks.join("\n")).toBe(true);
    expect(has("Fuqaha", "October 2018"), marks.join("\n")).toBe(true);
    await page.context().close();
  });

  test("shows the evidence on hover and on keyboard focus, and opens the article at that sentence", async () => {
    const {page} = await open(browser, "index.html");
    await page.waitForLoadState("networkidle");
    // Modules that waited for the first frame have been asked for, each that ran before it was found out; there are few.
    expect(await page.locator('link[rel="later"]').count()).toBe(0);
    const preloaded = await page
      .locator('link[rel="modulepreload"]')
      .evaluateAll((links) => (links as HTMLLinkElement[]).map(({href}) => href).sort());
    const modules = await page.evaluate(() =>
      performance.getEntriesByType("resource").flatMap(({name}) => (name.endsWith(".js") ? [name] : []))
    );
    expect(preloaded).toEqual([...new Set(modules)].sort());
    expect(preloaded.length).toBeLessThan(10);
    const mark = page.locator(".live .lane-attack .mark", {hasText: "Fuqaha"}).first();
    await mark.locator(".bar").hover();
    await expect.poll(() => page.locator(".live .tip").isVisible()).toBe(true);
    expect(await page.locator(".live .tip q").textContent()).toContain("الفقهاء");
    expect(await page.locator(".live .tip q").getAttribute("dir")).toBe("rtl");
    // Distressing words are folded in the article, and a tip does not show them.
    await page.locator(".live .lane-attack .mark", {hasText: "Sabha"}).first().locator(".bar").hover();
    await expect
      .poll(() => page.locator(".live .tip em").allTextContents())
      .toEqual(["Distressing details: the words are in the article"]);
    expect(await page.locator(".live .tip q").count()).toBe(0);
    await page.mouse.move(0, 0);
    await expect.poll(() => page.locator(".live .tip").isVisible()).toBe(false);
    await mark.focus();
    await expect.poll(() => page.locator(".live .tip").isVisible()).toBe(true);
    await page.keyboard.press("Enter");
    await page.waitForURL(/articles\/daesh-libya\.html#s-/);
    const target = page.locator(".sentence:target");
    expect(await target.textContent()).toContain("الفقهاء");
    expect(await target.isVisible()).toBe(true);
    await page.context().close();
  });

  test("reads without JavaScript", async () => {
    const {page} = await open(browser, "index.html", {javaScriptEnabled: false});
    expect(await page.locator(".for-wide svg .mark").first().isVisible()).toBe(true);
    await page.locator(".for-wide .lane-attack .mark").first().click();
    await page.waitForURL(/articles\//);
    await page.context().close();
  });

  test("does not start the database engine", async () => {
    const {page} = await open(browser, "index.html");
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.reload();
    await page.waitForLoadState("networkidle");
    expect(requests.filter((url) => /\.wasm|parquet|worker/.test(url))).toEqual([]);
    await page.context().close();
  });
});

describe("an article", () => {
  test("reads from right to left, with evidence marked in whole words", async () => {
    const {page} = await open(browser, "articles/daesh-libya.html");
    expect(await page.locator(".article .text").getAttribute("dir")).toBe("rtl");
    expect(await page.title()).toContain("داعش");
    expect(await page.locator("mark.is-attack").count()).toBeGreaterThan(5);
    const cut = await page.locator("mark").evaluateAll((marks) =>
      marks
        .filter((mark) => {
          const before = mark.previousSibling?.textContent?.at(-1) ?? " ";
          const after = mark.nextSibling?.textContent?.at(0) ?? " ";
          const text = mark.textContent ?? "";
          const letter = /[\p{L}\p{M}\p{N}]/u;
          return (letter.test(before) && letter.test(text[0]!)) || (letter.test(after) && letter.test(text.at(-1)!));
        })
        .map((mark) => mark.textContent)
    );
    expect(cut).toEqual([]);
    await page.context().close();
  });
});

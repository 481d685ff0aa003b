import {existsSync, readdirSync, readFileSync} from "node:fs";
import {dirname, join, relative} from "node:path";
import {JSDOM} from "jsdom";
import type {Browser, BrowserContext} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, test} from "vitest";
import {enlivenArticle} from "../../src/components/article-page.js";
import {launch, onlineContext, open, violations} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const dist = join(inject("checkout"), "dist");
/** One page of each kind, in both languages. */
const kinds = ["attacks", "claims"];
const pages = [...kinds, "actors", "places", "sources"].flatMap((kind) => {
  const [first] = readdirSync(join(dist, kind)).filter((file) => !/^(index|record)\./.test(file));
  return [`${kind}/index.html`, `${kind}/${first}`, `ar/${kind}/index.html`, `ar/${kind}/${first}`];
});
const tunis = "attacks/a-c537d1097588.html";

describe("pages of records and their lists", () => {
  let visitor: BrowserContext;
  beforeAll(async () => {
    visitor = await onlineContext(browser, {viewport: {width: 320, height: 640}});
  });
  test.each(pages)(
    "%s fits a phone, asks no other host, reports no error, has no violation that axe finds",
    async (path) => {
      const {page, foreign, errors} = await open(visitor, path);
      await page.waitForLoadState("networkidle");
      await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      for (const width of [320, 360]) {
        await page.setViewportSize({width, height: 640});
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
      await page.setViewportSize({width: 1280, height: 720});
      expect({foreign, errors, violations: await violations(page)}).toEqual({foreign: [], errors: [], violations: []});
      await page.close();
    }
  );

  test("an attack is read without a script, from its list to the sentence it was read from", async () => {
    const {page} = await open(browser, "attacks/index.html", {javaScriptEnabled: false});
    const items = page.locator(".record:visible");
    const all = await items.count();
    await page.locator('.filters a[href="#type-suicide_bombing"]').click();
    expect(await items.count()).toBe(2);
    await page.locator('.filters a[href="#all"]').click();
    expect(await items.count()).toBe(all);
    await page.locator(".record a", {hasText: "27 June 2019 · 2 killed"}).click();
    expect(await page.locator("h1").textContent()).toContain("Suicide bombing ×\u00a02");
    await page.locator(".evidence blockquote a").first().click();
    await page.waitForURL(/articles\/daesh-libya\.html#s-/);
    expect(await page.locator(".sentence:target").textContent()).toContain("27 حزيران/يونيو");
    await page.context().close();
  });

  test("the whereabouts of the group's leader: each claim leads to the others, with how sure they are", async () => {
    const {page} = await open(browser, "claims/c-5ab34c7303c9.html", {javaScriptEnabled: false});
    const related = await page.locator(".record.is-claim").allTextContents();
    expect(related.length).toBe(3);
    expect(related.filter((text) => text.includes("possible")).length).toBe(2);
    expect(related.filter((text) => text.includes("asserted")).length).toBe(1);
    await page.context().close();
  });

  test.each([
    ["attacks/record.html#a-c537d1097588", "attacks/a-c537d1097588.html"],
    ["claims/record.html#c-5ab34c7303c9", "claims/c-5ab34c7303c9.html"],
    ["ar/places/record.html#TN", "ar/places/TN.html"],
    ["articles/record.html?id=daesh-libya", "articles/daesh-libya.html"],
    ["fr/articles/record.html?id=daesh-libya", "fr/articles/daesh-libya.html"]
  ])("%s reads from the tables what %s shows", async (reader, made) => {
    const {page, foreign, errors} = await open(browser, reader);
    const own = made.includes("articles/") ? ".article" : ".record-page";
    const view = page.locator(`.record-reader ${own}`);
    await view.waitFor({timeout: 50_000});
    const {document} = new JSDOM(readFileSync(join(dist, made), "utf8")).window;
    // What its script changes once a page has loaded.
    enlivenArticle(document.querySelector<HTMLElement>(".article"), document);
    // Node's and Chromium's calendars put different spaces into ranges of dates.
    const words = (text: string | null) => text!.replace(/\s+/g, " ");
    expect(words(await view.textContent())).toBe(words(document.querySelector(own)!.textContent));
    expect(await page.locator(".record-title").textContent()).toBe(document.querySelector("h1")!.textContent);
    expect({foreign, errors}).toEqual({foreign: [], errors: []});
    if (reader.includes("?")) await page.goto(page.url().replace("daesh-libya", "daesh-none"));
    else await page.evaluate(() => (location.hash = "#a-000000000000"));
    await expect
      .poll(() => page.locator(".record-reader > .empty").textContent(), {timeout: 20_000})
      .toContain(
        reader.startsWith("ar/")
          ? "لا سجل بهذا المعرّف"
          : reader.startsWith("fr/")
            ? "Aucun enregistrement"
            : "There is no record with this id"
      );
    await page.context().close();
  });

  test("an attack that is read from the tables: its comparison of tolls leads to each report, on the page and in a link", async () => {
    const {page} = await open(browser, `attacks/record.html#${tunis.slice(8, -5)}`);
    const link = page.locator(".tolls a").first();
    await link.waitFor({timeout: 50_000});
    const title = await page.locator(".record-title").textContent();
    const report = (await link.getAttribute("href"))!;
    await link.click();
    await expect.poll(() => page.locator(":target").getAttribute("id")).toBe(report.slice(1));
    expect(await page.locator(".record-title").textContent()).toBe(title);
    await page.reload();
    await page.locator(":target").waitFor({timeout: 50_000});
    expect(await page.locator(".record-title").textContent()).toBe(title);
    // Beside it another record is one step away, and back again.
    await page.evaluate(() => (location.href = "record.html#a-000000000000"));
    await expect.poll(() => page.locator(".record-reader > .empty").textContent()).toContain("There is no record");
    await page.goBack();
    await page.locator(`${report}:target`).waitFor({timeout: 50_000});
    await page.context().close();
  });

  test("a link to a sentence on a page that only a smaller build made leads to it, and what was read in it is shown", async () => {
    const html = readFileSync(join(dist, "404.html"), "utf8").replace(/(name="sijill:pages" content=")[^"]*/, "$1");
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route("**/ar/articles/daesh-libya.html", (route) => route.fulfill({status: 404, body: html}));
    const sentence = "s-e82f5763437d";
    await page.goto(`${inject("address")}ar/articles/daesh-libya.html#${sentence}`);
    await page.waitForURL(`**/ar/articles/record.html?id=daesh-libya#${sentence}`);
    const target = page.locator(".sentence:target");
    await target.waitFor({timeout: 50_000});
    await expect.poll(() => target.evaluate((node) => node.getBoundingClientRect().top)).toBeLessThan(300);
    await target.locator(".mention").first().hover();
    expect(await page.locator(".mention-tip li").count()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  test("linked data of every page is JSON with a type and the record's id", () => {
    const files = kinds.flatMap((kind) =>
      readdirSync(join(dist, kind))
        .filter((file) => file.includes("-"))
        .map((file) => join(kind, file))
    );
    expect(files.length).toBe(35);
    for (const file of files) {
      const {document} = new JSDOM(readFileSync(join(dist, file), "utf8")).window;
      const blocks = document.querySelectorAll('script[type="application/ld+json"]');
      expect(blocks.length, file).toBe(1);
      const data = JSON.parse(blocks[0]!.textContent) as Record<string, unknown>;
      expect(data["@type"], file).toBe(file.startsWith("attacks") ? "Event" : "Claim");
      expect(file).toContain(data.identifier);
    }
  });

  test("of a script in linked data nothing runs", async () => {
    const policy = readFileSync(join(dist, tunis), "utf8").match(/script-src[^;]*/)![0];
    expect(policy.match(/sha256-/g)!.length).toBe(1);
  });
});

test("no link within the site is dead: neither a page nor an anchor", () => {
  const files = readdirSync(dist, {recursive: true, encoding: "utf8"}).filter((file) => file.endsWith(".html"));
  const anchors = new Map<string, Set<string>>();
  const links: {from: string; to: string; anchor: string}[] = [];
  for (const file of files) {
    const {document} = new JSDOM(readFileSync(join(dist, file), "utf8")).window;
    anchors.set(file, new Set([...document.querySelectorAll("[id]")].map(({id}) => id)));
    // Pages of the tests have none in Arabic.
    if (file === "ten-lines.html" || existsSync(join("tests", "site", file.replace(".html", ".md")))) continue;
    for (const link of document.querySelectorAll("a[href], link[href]")) {
      const href = link.getAttribute("href")!;
      if (/^[a-z]+:/.test(href)) continue;
      const [path = "", anchor = ""] = href.split("#");
      const target = path ? relative(dist, join(dist, dirname(file), decodeURIComponent(path))) : file;
      links.push({from: file, to: target === "" || path.endsWith("/") ? join(target, "index.html") : target, anchor});
    }
  }
  expect(links.length).toBeGreaterThan(1000);
  const dead = links.filter(({to, anchor}) => {
    if (!existsSync(join(dist, to))) return true;
    // What a script reads from the address (`#q=…`, the id of `record.html`) is no anchor.
    const isState = anchor.includes("=") || to.endsWith("record.html");
    return anchor !== "" && !isState && !anchors.get(to)?.has(decodeURIComponent(anchor));
  });
  expect(dead.map(({from, to, anchor}) => `${from} → ${to}#${anchor}`)).toEqual([]);
});

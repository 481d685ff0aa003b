import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {JSDOM} from "jsdom";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, inject, test} from "vitest";
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

/** Names of formats, programs, codes and calendars that have no other form in Arabic; each with what it is. */
const exceptions = new Set([
  "Sijill", // in the titles of pages and in examples
  "English" // the switch
]);

/** Latin words of a page that no element says to be in another language, code, a name or a quotation. */
function latinWords(html: string): string[] {
  const {document} = new JSDOM(html).window;
  const elsewhere =
    'script, style, noscript pre, code, pre, kbd, samp, bdi, q, blockquote, textarea, [lang]:not([lang|="ar"]), [dir="ltr"], a[rel~="noopener"]';
  for (const node of document.body.querySelectorAll(elsewhere)) if (node !== document.body) node.remove();
  const words = (document.body.textContent ?? "")
    .replace(/[\u2066-\u2068][^\u2066-\u2069]*\u2069/g, " ")
    .match(/[A-Za-z][A-Za-z'’-]+/g);
  return [...new Set(words ?? [])].filter((word) => !exceptions.has(word));
}

test("no English word is left on an Arabic page", () => {
  expect(arabic.length).toBeGreaterThan(50);
  const left = arabic.flatMap((file) =>
    latinWords(readFileSync(join(dist, "ar", file), "utf8")).map((word) => `${file}: ${word}`)
  );
  expect(left).toEqual([]);
});

test("every page names its counterpart, and that one names it", () => {
  const pages = readdirSync(dist, {recursive: true, encoding: "utf8"}).filter((file) => file.endsWith(".html"));
  const counterparts = new Map<string, string>();
  for (const file of pages) {
    const {document} = new JSDOM(readFileSync(join(dist, file), "utf8"), {url: `http://x/${file}`}).window;
    const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel~="alternate"][hreflang]')];
    if (!links.length) continue;
    const own = file.startsWith("ar/") ? "ar" : "en";
    const to = new Map(links.map((link) => [link.hreflang, decodeURIComponent(new URL(link.href).pathname.slice(1))]));
    expect(to.get(own), file).toBe(file);
    counterparts.set(file, to.get(own === "ar" ? "en" : "ar")!);
  }
  expect(arabic.filter((file) => !counterparts.has(`ar/${file}`))).toEqual([]);
  for (const [file, other] of counterparts) if (pages.includes(other)) expect(counterparts.get(other), file).toBe(file);
});

test("who chose a language by the switch is offered it when coming from elsewhere, and is sent nowhere", async () => {
  const {page, errors} = await open(browser, "index.html");
  expect(await page.locator(".language-offer").count()).toBe(0);
  await page.locator(".switch").click();
  await page.waitForURL(/ar\/index\.html/);
  expect(await page.locator(".language-offer").count()).toBe(0);
  // As from a link on another site or a bookmark.
  await page.goto(`${inject("address")}attacks/index.html#all`);
  const offer = page.locator(".language-offer");
  await offer.waitFor();
  expect(page.url()).toContain("/attacks/index.html");
  await offer.locator("a").click();
  await page.waitForURL(/ar\/attacks\/index\.html#all/);
  await page.goto(`${inject("address")}index.html`);
  await offer.locator("button").click();
  await page.goto(`${inject("address")}claims/index.html`);
  await page.waitForLoadState("networkidle");
  expect(await offer.count()).toBe(0);
  expect(errors).toEqual([]);
  await page.context().close();
});

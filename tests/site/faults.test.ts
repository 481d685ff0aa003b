import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import type {Browser, Page, Route} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, test} from "vitest";
import {ask, launch} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const engine = /\/duckdb[^/]*\.wasm$/;
const claims = /\/claims[^/]*\.parquet$/;

/** A page on which something is wrong from the beginning. */
async function openWith(wrong: (page: Page) => Promise<unknown>, path = "query.html"): Promise<Page> {
  const page = await (await browser.newContext({serviceWorkers: "block"})).newPage();
  await wrong(page);
  await page.goto(inject("address") + path);
  return page;
}

const problem = (page: Page) => page.locator(".sql-cell .problem").first();
const rows = (page: Page) => page.locator(".sql-cell").first().locator("tbody tr");

describe("an engine that cannot be loaded", () => {
  const html = {status: 200, contentType: "application/wasm", body: "<html>"};
  test.each<[string, string, (route: Route) => Promise<void>, RegExp, string]>([
    ["is missing", "query.html", (route) => route.fulfill({status: 404}), /could not be started/, "Try again"],
    ["has other bytes", "ar/query.html", (route) => route.fulfill(html), /تعذر تشغيل/, "أعد المحاولة"],
    ["is cut off", "query.html", (route) => route.abort("internetdisconnected"), /connection was lost/, "Try again"]
  ])("since it %s is told, and asked for again", async (_what, path, answer, words, again) => {
    const page = await openWith((page) => page.route(engine, answer), path);
    await problem(page).getByText(words).waitFor({timeout: 30_000});
    // What was drawn when the site was built is there, whatever the engine does.
    expect(await page.locator("main h1").count()).toBe(1);
    await page.unroute(engine);
    await problem(page).getByRole("button", {name: again}).click();
    await expect.poll(() => rows(page).count(), {timeout: 30_000}).toBeGreaterThan(0);
    expect(await problem(page).isHidden()).toBe(true);
    await page.context().close();
  });
});

describe("a table that cannot be read", () => {
  const folder = () => join(inject("checkout"), "dist", "_file", "tables");
  const half = () => {
    const file = readFileSync(
      join(
        folder(),
        readdirSync(folder()).find((name) => name.startsWith("claims"))!
      )
    );
    return file.subarray(0, file.length >> 1);
  };

  test.each([
    ["missing", () => ({status: 404, body: ""})],
    ["cut short", () => ({status: 200, body: half()})]
  ])("since it is %s is told, other tables are not lost with it", async (_what, answer) => {
    const page = await openWith((page) => page.route(claims, (route) => route.fulfill(answer())));
    await page.waitForFunction(() => document.querySelector(".sql-cell")?.getAttribute("aria-busy") === null);
    await ask(page, "SELECT id FROM attacks");
    await expect.poll(() => rows(page).count()).toBeGreaterThan(0);
    await ask(page, "SELECT id FROM claims");
    expect(await problem(page).textContent()).toContain("A table of this site could not be read");
    expect(await rows(page).count()).toBeGreaterThan(0);
    await page.unroute(claims);
    await problem(page).getByRole("button", {name: "Try again"}).click();
    await expect.poll(() => problem(page).isHidden(), {timeout: 30_000}).toBe(true);
    await page.context().close();
  });
});

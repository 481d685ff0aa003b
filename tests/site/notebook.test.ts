import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {launch, open} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test("an input, a query bound to it, its timeline and a table made with Arquero follow one another", async () => {
  const {page, errors} = await open(browser, "notebook.html");
  await page.waitForSelector(".sql-cell table", {timeout: 30_000});
  await expect.poll(() => page.locator("figure.timeline").textContent()).toContain("Sabha");
  const inputTable = page.locator(".result table").last();
  await expect.poll(() => inputTable.textContent()).toContain("armed_assault");
  await page.getByLabel("Country").selectOption("TN");
  await expect.poll(() => page.locator("figure.timeline").textContent()).toContain("Sousse");
  expect(await page.locator("figure.timeline").textContent()).not.toContain("Sabha");
  await expect.poll(() => inputTable.textContent()).toContain("suicide_bombing");
  expect(await page.locator(".sql-cell pre").textContent()).toContain("$1");
  expect(errors).toEqual([]);
  await page.context().close();
});

test("what the reader wrote stays when a parameter changes", async () => {
  const {page} = await open(browser, "notebook.html");
  await page.waitForSelector(".sql-cell table", {timeout: 30_000});
  await page.locator(".sql-cell .buttons button").first().click();
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("SELECT country, count(*) AS n FROM attacks WHERE country = $1 GROUP BY country");
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => page.locator(".sql-cell tbody").textContent()).toMatch(/^LY\d/);
  await page.getByLabel("Country").selectOption("TN");
  await expect.poll(() => page.locator(".sql-cell tbody").textContent()).toMatch(/^TN\d/);
  await page.context().close();
});

test("three cells that depend on one another run in order, the last once for each change of the first", async () => {
  const {page, errors} = await open(browser, "three-cells.html");
  await expect.poll(() => page.locator("#sum").textContent(), {timeout: 30_000}).toBe("22");
  const first = page.locator(".sql-cell").first();
  await first.locator(".buttons button").first().click();
  await first.locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("SELECT 5 AS n");
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => page.locator("#sum").textContent()).toBe("55");
  await page.waitForTimeout(1000);
  const runs = await page.evaluate(() => (globalThis as unknown as {runs: number[]}).runs);
  expect(runs.at(-1)).toBe(55);
  expect(runs.filter((sum) => sum === 55)).toHaveLength(1);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("a reader without JavaScript sees the question", async () => {
  const {page} = await open(browser, "query.html", {javaScriptEnabled: false});
  expect(await page.locator("noscript pre").textContent()).toContain("FROM attacks");
  await page.context().close();
});

test("code on an Arabic page reads from left to right", async () => {
  const {page} = await open(browser, "ar/notebook.html");
  await page.waitForSelector(".sql-cell table", {timeout: 30_000});
  const directions = await page
    .locator("main pre, main code")
    .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).direction));
  expect(directions.length).toBeGreaterThan(10);
  expect(new Set(directions)).toEqual(new Set(["ltr"]));
  await page.context().close();
});

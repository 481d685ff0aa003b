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

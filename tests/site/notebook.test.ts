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
  const inputTable = page.locator(".can-choose table").first();
  await expect.poll(() => inputTable.textContent()).toContain("armed_assault");
  await page.getByLabel("Country", {exact: true}).selectOption("TN");
  await expect.poll(() => page.locator("figure.timeline").textContent()).toContain("Sousse");
  expect(await page.locator("figure.timeline").textContent()).not.toContain("Sabha");
  await expect.poll(() => inputTable.textContent()).toContain("suicide_bombing");
  expect(await page.locator(".sql-cell pre").first().textContent()).toContain("$1");
  expect(errors).toEqual([]);
  await page.context().close();
});

test("what the reader wrote stays when a parameter changes", async () => {
  const {page} = await open(browser, "notebook.html");
  await page.waitForSelector(".sql-cell table", {timeout: 30_000});
  const cell = page.locator(".sql-cell").first();
  await cell.locator(".buttons button").first().click();
  await cell.locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("SELECT country, count(*) AS n FROM attacks WHERE country = $1 GROUP BY country");
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => cell.locator("tbody").textContent()).toMatch(/^LY\d/);
  await page.getByLabel("Country", {exact: true}).selectOption("TN");
  await expect.poll(() => cell.locator("tbody").textContent()).toMatch(/^TN\d/);
  await page.context().close();
});

test("a span selected on the timeline and a row chosen in a table are bound in a query, and stand in the link", async () => {
  const {page, errors} = await open(browser, "notebook.html");
  const chosen = page.getByRole("region", {name: "SQL: chosen"});
  const status = chosen.locator(".status");
  const rows = async () => Number(/Rows: (\d+)/.exec((await status.textContent())!)?.[1] ?? NaN);
  await expect.poll(rows, {timeout: 30_000}).toBeGreaterThan(1);
  const all = await rows();

  // A type of which there are some, not all.
  const radio = page.locator(".can-choose").first().getByRole("radio").nth(1);
  await radio.press("Space");
  const line = page.locator(".can-choose").first().locator("tbody tr").nth(1);
  const ofType = Number(await line.locator("td").nth(2).textContent());
  await expect.poll(rows).toBe(ofType);
  expect(ofType).toBeLessThan(all);
  const withRow = page.url();
  expect(withRow).toContain("#s=");
  // What follows within a second is the same step of the page's history.
  await page.waitForTimeout(1300);
  await page.locator(".can-choose").first().getByRole("button", {name: "Clear the choice"}).click();
  await expect.poll(rows).toBe(all);

  // The last third of the time shown.
  const figure = page.locator("figure.timeline");
  await figure.scrollIntoViewIfNeeded();
  const box = (await figure.locator(".plot").boundingBox())!;
  await page.keyboard.down("Shift");
  await page.mouse.move(box.x + box.width * 0.66, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 10, box.y + 12, {steps: 5});
  await page.mouse.up();
  await page.keyboard.up("Shift");
  const brush = () => figure.evaluate((node) => (node as HTMLElement & {value: {brush: string[] | null}}).value.brush);
  await expect.poll(brush).not.toBeNull();
  await expect.poll(rows).toBeLessThan(all);
  // The rows of the whole span, not of a part that the drag went through.
  await page.waitForTimeout(500);
  const inBrush = await rows();
  expect(inBrush).toBeGreaterThan(0);
  const places = chosen.locator("tbody");
  await expect.poll(() => places.textContent()).toContain("Sabha");
  // Of October 2018, before the span.
  expect(await places.textContent()).not.toContain("Al-Fuqaha");

  // A copied link, in a fresh profile: the same span, the same rows.
  await expect.poll(() => page.url()).not.toBe(withRow);
  await page.waitForTimeout(500);
  const path = page.url().slice(page.url().indexOf("notebook.html"));
  const other = await open(browser, path);
  const otherStatus = other.page.getByRole("region", {name: "SQL: chosen"}).locator(".status");
  await expect.poll(() => otherStatus.textContent(), {timeout: 30_000}).toContain(`Rows: ${inBrush} `);
  await other.page.context().close();

  // Back: before the span was selected.
  await page.goBack();
  await expect.poll(rows).toBe(all);
  expect(await brush()).toBeNull();
  await page.goBack();
  await expect.poll(rows).toBe(ofType);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("the page of ten lines that “Write a notebook” begins with is a page", async () => {
  const {page, errors} = await open(browser, "ten-lines.html");
  expect(await page.title()).toBe("Attacks in Libya | Sijill");
  await expect.poll(() => page.locator("figure.timeline").textContent(), {timeout: 30_000}).toContain("Sabha");
  expect(await page.locator("figure.timeline").textContent()).not.toContain("Sousse");
  expect(errors).toEqual([]);
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

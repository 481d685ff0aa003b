import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {launch, open} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function openQuery(path = "query.html"): Promise<Page> {
  const {page} = await open(browser, path);
  await page.waitForSelector(".sql-cell table", {timeout: 30_000});
  await page.waitForSelector("figure.timeline .mark");
  return page;
}

/** Opens the editor, replaces the whole query and runs it with the keyboard. */
async function ask(page: Page, sql: string): Promise<void> {
  if (!(await page.locator(".cm-content").count())) await page.locator(".sql-cell .buttons button").first().click();
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(sql);
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => !document.querySelector(".sql-cell")!.hasAttribute("aria-busy"));
}

describe("a query on a page", () => {
  test("that the reader edits changes the table and the timeline below it", async () => {
    const page = await openQuery();
    const before = await page.locator("figure.timeline .mark").count();
    await ask(
      page,
      "SELECT 'attack' AS lane, type, place_name AS detail, date_start, date_end FROM attacks WHERE place_name = 'Sabha'"
    );
    await expect.poll(() => page.locator("figure.timeline .mark").count()).toBe(1);
    expect(before).toBeGreaterThan(1);
    expect(await page.locator("figure.timeline").textContent()).toContain("Sabha");
    expect(await page.locator(".sql-cell tbody tr").count()).toBe(1);
    await page.context().close();
  });

  test("that is wrong shows DuckDB's message and keeps the last result", async () => {
    const page = await openQuery();
    const marks = await page.locator("figure.timeline .mark").count();
    const rows = await page.locator(".sql-cell tbody tr").count();
    await ask(page, "SELECT nowhere FROM attacks");
    expect(await page.locator(".sql-cell .problem").textContent()).toContain('Referenced column "nowhere" not found');
    expect(await page.locator("figure.timeline .mark").count()).toBe(marks);
    expect(await page.locator(".sql-cell tbody tr").count()).toBe(rows);
    await page.context().close();
  });

  test("can be reset to the author's text", async () => {
    const page = await openQuery();
    const marks = await page.locator("figure.timeline .mark").count();
    await ask(page, "SELECT DATE '2019-05-01' AS date_start, DATE '2019-05-02' AS date_end");
    await expect.poll(() => page.locator("figure.timeline .mark").count()).toBe(1);
    await page.getByRole("button", {name: "Reset"}).click();
    await expect.poll(() => page.locator("figure.timeline .mark").count()).toBe(marks);
    await page.context().close();
  });

  test("shows markup in data as text", async () => {
    const page = await openQuery();
    await ask(
      page,
      "SELECT '<img src=x onerror=alert(1)>' AS type, '<b>bold</b>' AS detail, '<i>q</i>' AS quote, DATE '2019-05-01' AS date_start, DATE '2019-05-02' AS date_end"
    );
    await expect.poll(() => page.locator("figure.timeline .mark").count()).toBe(1);
    expect(await page.locator("figure.timeline img, .sql-cell img, figure.timeline b").count()).toBe(0);
    expect(await page.locator(".sql-cell tbody").textContent()).toContain("<img src=x onerror=alert(1)>");
    await page.context().close();
  });

  test("cannot read from another host", async () => {
    const {page, foreign} = await open(browser, "query.html");
    await page.waitForSelector(".sql-cell table", {timeout: 30_000});
    await ask(page, "SELECT * FROM read_csv_auto('https://example.org/x.csv')");
    expect(await page.locator(".sql-cell .problem").isVisible()).toBe(true);
    expect(foreign).toEqual([]);
    await page.context().close();
  });

  test("loads its editor only when the reader asks for it", async () => {
    const {page} = await open(browser, "query.html");
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.reload();
    await page.waitForSelector(".sql-cell table", {timeout: 30_000});
    expect(requests.filter((url) => url.includes("codemirror"))).toEqual([]);
    await page.context().close();
  });

  test("speaks Arabic on the Arabic page", async () => {
    const page = await openQuery("ar/query.html");
    expect(await page.getByRole("button", {name: "تشغيل"}).isVisible()).toBe(true);
    expect(await page.locator("figure.timeline .lane-name").first().textContent()).toContain("الهجمات");
    await page.context().close();
  });
});

import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {ask, launch, open} from "../helpers/browser.js";

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
    await ask(page, "SELECT type,\n  nowhere\nFROM attacks");
    expect(await page.locator(".cm-problem").textContent()).toBe("nowhere");
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

  test("keeps to reading the published tables", async () => {
    const {page, foreign} = await open(browser, "query.html");
    await page.waitForSelector(".sql-cell table", {timeout: 30_000});
    const problem = page.locator(".sql-cell .problem");
    for (const [sql, message] of [
      ["COPY attacks TO 'x.csv'", "Not allowed: COPY"],
      ["ATTACH 'x.db'", "Not allowed: ATTACH"],
      ["INSTALL httpfs", "Not allowed: INSTALL"],
      ["SET memory_limit = '1GB'", "Not allowed: SET"],
      ["DROP VIEW attacks", "Not allowed: DROP"],
      ["SELECT 1; SELECT 2", "One query at a time"],
      ["SELECT * FROM read_csv_auto('https://example.org/x.csv')", "Only the tables of this site can be read"],
      ["SELECT * FROM 'https://example.org/x.parquet'", "Only the tables of this site can be read"]
    ] as const) {
      await ask(page, sql);
      expect(await problem.textContent(), sql).toContain(message);
    }
    expect(foreign).toEqual([]);
    await ask(page, "SELECT count(*) AS n FROM attacks");
    expect(await problem.isVisible()).toBe(false);
    await page.context().close();
  });

  test("that takes too long can be cancelled, and the next one works", async () => {
    const page = await openQuery();
    await page.locator(".sql-cell .buttons button").first().click();
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(
      "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range * b.range % 7 = 3"
    );
    await page.keyboard.press("Control+Enter");
    await page.waitForTimeout(500);
    await page.getByRole("button", {name: "Cancel"}).click();
    await expect.poll(() => page.locator(".sql-cell .status").textContent()).toBe("Cancelled.");
    await ask(page, "SELECT 42 AS answer");
    await expect.poll(() => page.locator(".sql-cell tbody").textContent(), {timeout: 20_000}).toBe("42");
    await page.context().close();
  });

  test("with a million rows fetches as many as a page can hold, and says so", async () => {
    const page = await openQuery();
    await ask(page, "SELECT range AS n FROM range(1000000)");
    await expect.poll(() => page.locator(".sql-cell .status").textContent(), {timeout: 20_000}).toContain("100,000+");
    expect(await page.locator(".sql-cell .actions .note").textContent()).toContain("Only the first rows");
    await page.context().close();
  });

  test("survives reload and the back button, opens the same for others, and can be reset", async () => {
    const page = await openQuery();
    await ask(page, "SELECT 'الجنوب' AS place, 1 AS n");
    await expect.poll(() => page.url()).toContain("#q=");
    await page.reload();
    await expect.poll(() => page.locator(".sql-cell tbody").textContent(), {timeout: 20_000}).toBe("الجنوب1");
    const {page: other} = await open(browser, new URL(page.url()).pathname.slice(1) + new URL(page.url()).hash);
    await expect.poll(() => other.locator(".sql-cell tbody").textContent(), {timeout: 20_000}).toBe("الجنوب1");
    await other.context().close();
    await page.goBack();
    await expect.poll(() => page.locator(".sql-cell tbody tr").count(), {timeout: 20_000}).toBeGreaterThan(1);
    await page.goForward();
    await expect.poll(() => page.locator(".sql-cell tbody").textContent(), {timeout: 20_000}).toBe("الجنوب1");
    await page.getByRole("button", {name: "Reset"}).click();
    await expect.poll(() => new URL(page.url()).hash).toBe("");
    await page.context().close();
  });

  test("from a damaged or hostile link does no harm", async () => {
    for (const hash of ["#q=%%%", "#q=AAAA", "#q=eJw", "#sql=<img src=x onerror=alert(1)>"]) {
      const {page, errors} = await open(browser, `query.html${hash}`);
      await page.waitForSelector(".sql-cell table", {timeout: 30_000});
      expect(errors).toEqual([]);
      await page.context().close();
    }
  });

  test("says when the data has changed since its link was made", async () => {
    const page = await openQuery();
    await ask(page, "SELECT 1 AS n");
    await expect.poll(() => page.url()).toContain("#q=");
    const {hash} = new URL(page.url());
    const {page: later} = await open(browser, `query.html${hash.replace(/v=.*/, "v=000000000000")}`);
    expect(await later.locator(".older-data").textContent()).toContain("000000000000 → ");
    await later.context().close();
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

import {readFileSync} from "node:fs";
import {fromArrow} from "arquero";
import {parquetMetadata} from "hyparquet";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {linkHash} from "../../src/components/links.js";
import {launch, open} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const cell = (page: Page, name: string) => page.getByRole("region", {name: `SQL: ${name}`});
const hash = (page: Page) => new URL(page.url()).hash;

test("the chart, the order and the page of a result stand in the link: over reload, back, and for others", async () => {
  const sql = "SELECT 'x' || range AS t, range AS n, range % 7 AS m FROM range(35)";
  const {page, errors} = await open(browser, `query.html${linkHash({records: sql}, "")}`);
  const records = cell(page, "records");
  const first = (where: Page) => cell(where, "records").locator("tbody tr").first().textContent();
  const chart = (where: Page) => cell(where, "records").locator(".chart-choice option:checked").textContent();
  const pages = (where: Page) => cell(where, "records").locator(".pages span[aria-live]").textContent();
  await expect.poll(() => first(page), {timeout: 30_000}).toBe("x000");
  const began = await chart(page);
  await records.locator(".chart-choice select").selectOption({index: 2});
  const other = await chart(page);
  expect(other).not.toBe(began);
  // What follows within a second is the same step of the page's history.
  await page.waitForTimeout(1300);
  await records.getByRole("button", {name: "n", exact: true}).press("Enter");
  await records.getByRole("button", {name: "n", exact: true}).press("Enter");
  await records.getByRole("button", {name: "Next"}).press("Enter");
  expect(await first(page)).toBe("x24243");
  expect(await pages(page)).toContain("11–20");

  // The end of a step is written when it has rested.
  await page.waitForTimeout(500);
  await page.reload();
  await expect.poll(() => first(page), {timeout: 30_000}).toBe("x24243");
  expect(await chart(page)).toBe(other);
  const {page: fresh} = await open(browser, `query.html${hash(page)}`);
  await expect.poll(() => first(fresh), {timeout: 30_000}).toBe("x24243");
  expect([await chart(fresh), await pages(fresh)]).toEqual([other, await pages(page)]);
  await fresh.context().close();

  await page.goBack();
  await expect.poll(() => first(page)).toBe("x000");
  expect(await chart(page)).toBe(other);
  await page.goBack();
  await expect.poll(() => chart(page)).toBe(began);

  // A damaged or hostile look is none.
  const looks = [
    {chart: {kind: "pie"}, sort: ["<img>", 1], from: [1e9, 35]},
    {chart: 1, sort: 7, from: "x"},
    {from: [-5, 35]}
  ];
  for (const look of looks) {
    const {page: strange, errors: there} = await open(
      browser,
      `query.html${linkHash({records: sql}, "", {"result of records": look as never})}`
    );
    await expect.poll(() => first(strange), {timeout: 30_000}).toMatch(/^x(0|30)/);
    expect(there).toEqual([]);
    await strange.context().close();
  }
  expect(errors).toEqual([]);
  await page.context().close();
});

test("a row chosen in a cell's table is a value that a query uses, and stands in the link", async () => {
  const {page, errors} = await open(browser, "cell-row.html");
  const answer = (where: Page) => cell(where, "same").locator("tbody").textContent();
  await expect.poll(() => answer(page), {timeout: 30_000}).toBe("0");
  const lines = cell(page, "attacks").locator("tbody tr");
  const countries = await lines.evaluateAll((rows) =>
    rows.map((row) => (row as HTMLTableRowElement).cells[2]!.textContent)
  );
  const count = (index: number) => String(countries.filter((country) => country === countries[index]).length);
  await lines.nth(3).getByRole("radio").press("Space");
  await expect.poll(() => answer(page)).toBe(count(3));
  const {page: fresh} = await open(browser, `cell-row.html${hash(page)}`);
  await expect.poll(() => answer(fresh), {timeout: 30_000}).toBe(count(3));
  expect(await cell(fresh, "attacks").locator("tbody tr").nth(3).getByRole("radio").isChecked()).toBe(true);
  await fresh.context().close();
  await page.goBack();
  await expect.poll(() => answer(page)).toBe("0");
  expect(await cell(page, "attacks").locator("input:checked").count()).toBe(0);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("an answer without rows is one: its columns, its files, what is drawn or reshaped of it", async () => {
  const {page, errors} = await open(browser, "cell-row.html", {permissions: ["clipboard-read", "clipboard-write"]});
  const columns = "id,country,date_start";
  await expect
    .poll(() => page.locator("#grouped").textContent(), {timeout: 30_000})
    .toBe(" 0 country,n country,n,date_start,date_end");
  expect(await page.locator("figure.timeline").textContent()).toBeTruthy();
  for (const name of ["none", "plain"]) {
    const empty = cell(page, name);
    expect(await empty.locator(".problem").isVisible()).toBe(false);
    expect(await empty.locator(".status").textContent()).toContain("Rows: 0");
    expect(await empty.locator(".result").textContent()).toContain("The query gave no rows.");
  }
  const empty = cell(page, "none");
  expect(await empty.locator("thead th").allTextContents()).toEqual(columns.split(","));
  const take = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      empty.getByRole("button", {name, exact: true}).click()
    ]);
    return readFileSync(await download.path());
  };
  expect((await take("CSV")).toString()).toBe(`\ufeff${columns}`);
  expect(JSON.parse((await take("JSON")).toString())).toEqual([]);
  expect(fromArrow(await take("Arrow")).columnNames()).toEqual(columns.split(","));
  const parquet = await take("Parquet");
  const {schema, num_rows} = parquetMetadata(new Uint8Array(parquet).buffer);
  expect([
    schema
      .slice(1)
      .map(({name}) => name)
      .join(),
    Number(num_rows)
  ]).toEqual([columns, 0]);
  await empty.getByRole("button", {name: "Markdown"}).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe("| id | country | date_start |\n| --- | --- | --- |");
  expect(errors).toEqual([]);
  await page.context().close();
});

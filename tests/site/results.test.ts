import {readFileSync} from "node:fs";
import {fromArrow} from "arquero";
import {parquetReadObjects} from "hyparquet";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {ask, launch, open} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** A page that was asked a query from its link, when its rows are there. */
async function asked(sql: string, path = "query.html"): Promise<Page> {
  const {page} = await open(browser, path, {permissions: ["clipboard-read", "clipboard-write"]});
  await page.waitForSelector(".sql-cell table", {timeout: 30_000});
  await ask(page, sql);
  return page;
}

const firstColumn = (page: Page) => page.locator(".sql-cell tbody tr td:first-child").allTextContents();

describe("a table of results", () => {
  test("sorts and pages by keyboard alone, and says what it did", async () => {
    const page = await asked("SELECT nullif(range, 3)::INT AS n, 'x' || range AS t FROM range(30)");
    const status = page.locator(".sql-cell .pages span[aria-live]");
    await page.getByRole("button", {name: "n", exact: true}).focus();
    await page.keyboard.press("Enter");
    expect(await status.textContent()).toMatch(/sorted by .?n.?, ascending/);
    await page.keyboard.press("Space");
    expect((await firstColumn(page)).slice(0, 2)).toEqual(["29", "28"]);
    expect(await page.locator(".sql-cell th").first().getAttribute("aria-sort")).toBe("descending");
    await page.getByRole("button", {name: "Last"}).focus();
    await page.keyboard.press("Enter");
    // 29 numbers, then the one that is not there: last in both directions.
    expect((await firstColumn(page)).at(-1)).toContain("not stated");
    await page.getByLabel("Rows per page").selectOption("25");
    expect((await status.textContent())!.replace(/[\u2066-\u2069]/g, "")).toContain("showing 1–25 of 30");
    await page.getByRole("button", {name: "n", exact: true}).press("Enter");
    expect((await firstColumn(page)).slice(2, 5)).toEqual(["2", "—not stated", "4"]);
    await page.context().close();
  });

  test("leads from ids to their pages, in Arabic too, and shows dates in words", async () => {
    const sql = "SELECT id, article, sentence, perpetrator, date FROM attacks WHERE place = 'sabha'";
    for (const [path, root, month] of [
      ["query.html", "", "May 2019"],
      ["ar/query.html", "ar/", "مايو 2019"]
    ] as const) {
      const page = await asked(sql, path);
      const links = await page
        .locator(".sql-cell td a")
        .evaluateAll((nodes) => nodes.map((a) => (a as HTMLAnchorElement).href));
      const address = new URL(page.url()).origin;
      expect(links[0]).toMatch(new RegExp(`^${address}/${root}attacks/a-[0-9a-f]{12}\\.html$`));
      expect(links[1]).toBe(`${address}/${root}articles/daesh-libya.html`);
      expect(links[2]).toMatch(/\/articles\/daesh-libya\.html#s-[0-9a-f]{12}$/);
      expect(links[3]).toBe(`${address}/${root}actors/record.html#islamic-state`);
      expect(await page.locator(".sql-cell td time").textContent()).toBe(month);
      expect(await page.locator(".sql-cell td time").getAttribute("title")).toBe("2019-05");
      await page.locator(".sql-cell td a").nth(2).click();
      await page.waitForSelector(".sentence:target");
      await page.context().close();
    }
  });

  test("shows markup and formulas in data as text", async () => {
    const page = await asked("SELECT '<img src=x onerror=alert(1)>' AS attack, ['<b>x</b>'] AS \"<i>list</i>\"");
    expect(await page.locator(".sql-cell .output :is(img, b, i)").count()).toBe(0);
    expect(await page.locator(".sql-cell thead").textContent()).toContain("<i>list</i>");
    expect(await page.locator(".sql-cell tbody").textContent()).toContain("<img src=x onerror=alert(1)>");
    await page.context().close();
  });
});

describe("what is taken from a result", () => {
  test("files are whole, named after the cell and the data, and readable by other programs", async () => {
    const page = await asked(
      "SELECT place_name, date_start, killed_low, targets FROM attacks WHERE killed_low IS NOT NULL ORDER BY id;"
    );
    const version = (await page.locator('meta[name="sijill:version"]').getAttribute("content"))!;
    const take = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", {name, exact: true}).click()
      ]);
      expect(download.suggestedFilename()).toBe(`sijill-records-${version}.${name.toLowerCase()}`);
      return readFileSync(await download.path());
    };
    const rows = JSON.parse((await take("JSON")).toString()) as {place_name: string; killed_low: number}[];
    expect(rows.length).toBeGreaterThan(0);
    const names = rows.map((row) => row.place_name);
    const csv = (await take("CSV")).toString();
    expect(csv.split("\n")).toHaveLength(rows.length + 1);
    expect(csv).toMatch(/^\ufeffplace_name,date_start/);
    const parquet = await take("Parquet");
    const file = parquet.buffer.slice(parquet.byteOffset, parquet.byteOffset + parquet.length) as ArrayBuffer;
    expect((await parquetReadObjects({file})).map((row) => row.place_name as unknown)).toEqual(names);
    const arrow = await take("Arrow");
    expect(arrow.subarray(0, 6).toString()).toBe("ARROW1");
    const table = fromArrow(arrow);
    expect(table.columnNames()).toEqual(["place_name", "date_start", "killed_low", "targets"]);
    expect(table.array("place_name")).toEqual(names);
    await page.context().close();
  });

  test("text goes to the clipboard, or is shown to be copied where the browser does not allow that", async () => {
    const page = await asked("SELECT 'الجنوب' AS place");
    await page.getByRole("button", {name: "Markdown"}).click();
    await expect.poll(() => page.locator(".actions [role=status]").textContent()).toContain("Copied");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("| place |\n| --- |\n| الجنوب |");
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", {value: undefined}));
    await page.getByRole("button", {name: "Python"}).click();
    await expect.poll(() => page.locator(".actions textarea").inputValue()).toContain("import duckdb");
    await page.context().close();
  });

  test("a file that the engine cannot make says why", async () => {
    const page = await asked("SUMMARIZE attacks");
    await page.getByRole("button", {name: "Parquet"}).click();
    await expect
      .poll(() => page.locator(".actions [role=status]").textContent())
      .toMatch(/^Could not be made: Parquet\. .+/);
    await page.context().close();
  });
});

test("a row chosen in a table, by mouse or keyboard, is a value that a query uses", async () => {
  const {page, errors} = await open(browser, "chosen-row.html");
  const answer = page.locator(".sql-cell").last().locator("tbody");
  await expect.poll(() => answer.textContent(), {timeout: 30_000}).toBe("0");
  const lines = page.locator(".can-choose tbody tr");
  const country = async (index: number) => (await lines.nth(index).locator("td").nth(3).textContent())!;
  const all = await Promise.all(Array.from({length: await lines.count()}, (_, index) => country(index)));
  const count = (index: number) => String(all.filter((other) => other === all[index]).length);
  await lines.nth(2).locator("td").nth(2).click();
  await expect.poll(() => answer.textContent()).toBe(count(2));
  const other = all.findIndex((name, index) => name !== all[2] && count(index) !== count(2));
  expect(other).toBeGreaterThanOrEqual(0);
  await lines.nth(other).getByRole("radio").press("Space");
  await expect.poll(() => answer.textContent()).toBe(count(other));
  await page.keyboard.press("Escape");
  await expect.poll(() => answer.textContent()).toBe("0");
  await page.keyboard.press("Enter");
  await expect.poll(() => answer.textContent()).toBe(count(other));
  await page.getByRole("button", {name: "Clear the choice"}).click();
  await expect.poll(() => answer.textContent()).toBe("0");
  expect(errors).toEqual([]);
  await page.context().close();
});

import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {questions} from "../../src/components/questions.js";
import {launch, onlineContext, open, violations} from "../helpers/browser.js";
import type {Watched} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function openPage(path = "query.html", options = {}): Promise<Watched> {
  const watched = await open(browser, path, options);
  await watched.page.waitForSelector(".sql-cell table", {timeout: 60_000});
  await watched.page.waitForSelector(".history");
  return watched;
}

const settled = (page: Page) =>
  page.waitForFunction(() => !document.querySelector(".sql-cell")!.hasAttribute("aria-busy"));
const status = (page: Page) => page.locator(".sql-cell .status").textContent();
const query = (page: Page) => page.locator(".sql-cell .code").textContent();

/** Longer than a second: the first use of the editor or the engine loads it. */
const patient = {timeout: 15_000};

describe("the page where readers ask", () => {
  test("answers each of its questions, draws where it can, and lists what was asked", {timeout: 180_000}, async () => {
    const {page, errors, foreign} = await openPage();
    const links = page.locator(".questions a");
    expect(await links.count()).toBe(questions.length);
    const empty: string[] = [];
    for (const [index, {en, sql}] of questions.entries()) {
      await links.nth(index).click();
      await page.waitForFunction((text) => document.querySelector(".history code")?.textContent === text, sql, {
        timeout: 30_000
      });
      expect(await page.locator(".sql-cell .problem").isVisible(), en).toBe(false);
      expect(await page.locator(".answers").textContent()).toBe(`Answers: ${en}`);
      if (!(await page.locator(".sql-cell tbody tr").count())) empty.push(en);
    }
    // These take more than one article, or an attack that several report.
    expect(empty).toEqual(["Where do tolls differ between sources?", "Which articles repeat one wire?"]);
    expect(await page.locator(".history li").count()).toBe(questions.length);
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
    await page.context().close();
  });

  test("by keyboard alone: a table's sample, a column into the query, its run, its citation", async () => {
    const {page} = await openPage();
    await page.locator(".schema summary").nth(4).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("ask");
    await page.keyboard.press("Enter");
    await expect.poll(() => query(page), patient).toContain("FROM attacks");
    // The keyboard goes on from the cell, where the answer is.
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("sql-cell");
    await settled(page);
    await page.locator(".schema details[open] dt button").filter({hasText: "weapon"}).first().focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => query(page), patient).toContain("weapon");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.className ?? ""), patient)
      .toContain("cm-content");
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText("SELECT 'bomb' AS weapon, 3 AS n");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => page.locator(".sql-cell tbody").textContent(), patient).toBe("bomb3");
    // A query of the reader's own answers none of the page's questions.
    expect(await page.locator(".answers").isVisible()).toBe(false);
    await page.getByLabel("Chart").selectOption("none");
    expect(await page.locator(".sql-cell svg").count()).toBe(0);
    await page.getByLabel("Chart").selectOption({index: 1});
    expect(await page.locator(".sql-cell .chart svg").getAttribute("aria-label")).toMatch(/^bars: .?n.? by .?weapon/);
    await page.getByRole("button", {name: "Cite this view"}).focus();
    await page.keyboard.press("Space");
    const cited = await page.locator(".cite").textContent();
    expect(cited).toContain("Ask the data");
    expect(cited).toContain(page.url());
    expect(cited).toContain(await page.locator('meta[name="sijill:version"]').getAttribute("content"));
    const csl = JSON.parse((await page.locator(".cite pre").nth(1).textContent())!) as {URL: string}[];
    expect(csl[0]!.URL).toBe(page.url());
    await page.context().close();
  });

  test("each column is written as SQL takes it", async () => {
    const {page} = await openPage();
    const written = await page.evaluate(() =>
      [...document.querySelectorAll(".schema-table")].map((table) => ({
        name: table.querySelector("summary code")!.textContent,
        columns: [...table.querySelectorAll<HTMLElement>("[data-insert]")].map((code) => code.dataset.insert!)
      }))
    );
    expect(written).toHaveLength(9);
    const sql = written.map(({name, columns}) => `(SELECT count(*) FROM (SELECT ${columns.join(", ")} FROM ${name}))`);
    await page.locator(".sql-cell .buttons button").first().click();
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(`SELECT ${sql.join(",\n")}`);
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => status(page), {timeout: 20_000}).toMatch(/^Rows: 1/);
    expect(await page.locator(".sql-cell .problem").isVisible()).toBe(false);
    await page.context().close();
  });

  test("keeps a history on this device that can be asked again, deleted and brought back", async () => {
    const {page} = await openPage();
    expect(await page.locator(".history").textContent()).toContain("No query of yours yet");
    for (const index of [0, 15]) {
      await page.locator(".questions a").nth(index).click();
      await page.waitForFunction(
        (sql) => document.querySelector(".history code")?.textContent === sql,
        questions[index]!.sql
      );
    }
    await page.reload();
    await page.waitForSelector(".history a");
    const entries = page.locator(".history li a");
    expect(await entries.allTextContents()).toEqual([questions[15]!.sql, questions[0]!.sql]);
    await page.waitForSelector(".sql-cell table", {timeout: 60_000});
    await entries.nth(1).click();
    await expect.poll(() => query(page), patient).toBe(questions[0]!.sql);
    await expect.poll(() => entries.first().textContent(), patient).toBe(questions[0]!.sql);
    await page.locator(".history li button").first().click();
    expect(await entries.count()).toBe(1);
    await page.getByRole("button", {name: "Undo"}).click();
    expect(await entries.count()).toBe(2);
    await page.getByRole("button", {name: "Delete all"}).click();
    expect(await entries.count()).toBe(0);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.context().close();
  });

  test("works where the browser refuses storage, and says that nothing is kept", async () => {
    const context = await onlineContext(browser);
    await context.addInitScript(() => {
      Object.defineProperty(globalThis, "localStorage", {
        get() {
          throw new DOMException("refused", "SecurityError");
        }
      });
    });
    const {page: first} = await open(browser, "query.html");
    const address = first.url();
    await first.context().close();
    const page = await context.newPage();
    await page.goto(address);
    await page.waitForSelector(".sql-cell table", {timeout: 60_000});
    await page.locator(".questions a").first().click();
    await expect.poll(() => page.locator(".history code").count(), patient).toBe(1);
    expect(await page.locator("main").textContent()).toContain("This browser keeps nothing");
    await context.close();
  });

  test.each(["query.html", "ar/query.html"])(
    "%s has no accessibility problems with all its parts open",
    async (path) => {
      for (const colorScheme of ["light", "dark"] as const) {
        const {page, errors} = await openPage(path, {
          colorScheme,
          viewport: {width: colorScheme === "dark" ? 360 : 1280, height: 800}
        });
        await page.locator(".questions a").nth(1).click();
        await page.waitForSelector(".history code");
        await page.locator(".actions button[aria-expanded]").click();
        await page
          .locator(".pages button[aria-pressed]")
          .first()
          .click({timeout: 500})
          .catch(() => {});
        for (const summary of await page.locator(".schema summary").all()) await summary.click();
        expect(await violations(page)).toEqual([]);
        // Nothing reaches out of a narrow screen.
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        expect(errors).toEqual([]);
        await page.context().close();
      }
    }
  );
});

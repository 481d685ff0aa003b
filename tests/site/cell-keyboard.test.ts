import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {launch, open, violations} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const languages = [
  {
    path: "query.html",
    edit: "Edit",
    run: "Run",
    reset: "Reset",
    format: "Format",
    rows: "Rows: ",
    at: "Line 1, column 8"
  },
  {
    path: "ar/query.html",
    edit: "تحرير",
    run: "تشغيل",
    reset: "استعادة",
    format: "تنسيق",
    rows: "الصفوف: ",
    at: "السطر 1، العمود 8"
  }
];

/** Presses Tab until the focus is on an element with this text or label. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(
      () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent
    );
    if (at === name) return;
  }
  throw new Error(`Tab does not reach “${name}”`);
}

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

describe.each(languages)("the cell of $path by keyboard alone", ({path, edit, run, reset, format, rows, at}) => {
  let page: Page;
  let errors: string[];
  const status = () => page.locator(".sql-cell [role=status]").first();
  const problem = () => page.locator(".sql-cell [role=alert]").first();
  beforeAll(async () => {
    ({page, errors} = await open(browser, path));
    await page.waitForSelector(".sql-cell table", {timeout: 30_000});
  });

  test("opens its editor, which says what its keys do", async () => {
    await tabTo(page, edit);
    await page.keyboard.press("Enter");
    await page.waitForSelector(".cm-content:focus");
    const described = await page.locator(".cm-content").getAttribute("aria-describedby");
    expect(await page.locator(`#${described}`).textContent()).toMatch(/Ctrl.*Enter.*Escape/);
  });

  test("runs what was written, tells the rows, and shows them", async () => {
    await page.keyboard.press("Control+a");
    await page.keyboard.type("SELECT 42 AS answer");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => status().textContent()).toContain(`${rows}1`);
    expect(await page.locator(".sql-cell tbody").first().textContent()).toContain("42");
    expect(await page.evaluate(() => document.activeElement?.className)).toContain("cm-content");
  });

  test("tells an error as an alert, with its place, which is marked in the text", async () => {
    await page.keyboard.press("Control+a");
    await page.keyboard.type("SELECT nowhere FROM attacks");
    await page.keyboard.press("Escape");
    await page.locator(".cm-content").focus();
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => problem().isVisible()).toBe(true);
    expect(await problem().textContent()).toContain(at);
    expect(await problem().textContent()).toContain('Referenced column "nowhere" not found');
    expect(await page.locator(".cm-problem").textContent()).toBe("nowhere");
    expect(await violations(page)).toEqual([]);
  });

  test("completes columns, with what they hold, and functions", async () => {
    await page.keyboard.press("Control+a");
    await page.keyboard.type("SELECT killed_lo");
    await expect
      .poll(() => page.locator(".cm-tooltip-autocomplete li[aria-selected]").textContent())
      .toContain("killed_low");
    await expect
      .poll(() => page.locator(".cm-completionInfo").textContent())
      .toMatch(path.startsWith("ar/") ? /[\u0600-\u06ff]/ : /[a-z] [a-z]/);
    await page.waitForTimeout(100);
    await page.keyboard.press("Enter");
    await page.keyboard.type(", strftim");
    await expect
      .poll(() => page.locator(".cm-tooltip-autocomplete li[aria-selected]").textContent())
      .toContain("strftime");
    await page.waitForTimeout(100);
    await page.keyboard.press("Enter");
    expect(await page.locator(".cm-line").first().textContent()).toContain("SELECT killed_low, strftime(");
  });

  test("can be left with Escape, and formats", async () => {
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText("select 1 as n from attacks where true");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    expect(await focusedText(page)).toBe(run);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    expect(await focusedText(page)).toBe(format);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator(".cm-line").count()).toBeGreaterThan(3);
  });

  test("can be reset, which undo and the back button take back", async () => {
    await page.locator(".cm-content").focus();
    const before = new URL(page.url()).hash;
    await page.keyboard.press("Control+Enter");
    // The address of what ran before has a query too.
    await expect.poll(() => new URL(page.url()).hash).not.toBe(before);
    expect(new URL(page.url()).hash).toContain("#q=");
    await page.getByRole("button", {name: reset}).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => new URL(page.url()).hash).toBe("");
    expect(await focusedText(page)).toBe(run);
    expect(await page.locator(".cm-content").textContent()).toContain("UNION ALL");
    await page.locator(".cm-content").focus();
    await page.keyboard.press("Control+z");
    expect(await page.locator(".cm-content").textContent()).not.toContain("UNION ALL");
    await page.goBack();
    await expect.poll(() => new URL(page.url()).hash).toContain("#q=");
    await expect.poll(() => page.locator(".cm-content").textContent()).toContain("attacks");
    expect(await page.locator(".cm-content").textContent()).not.toContain("UNION ALL");
  });

  test("lets Tab out of the editor", async () => {
    await page.locator(".cm-content").focus();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest(".cm-editor") === null)).toBe(true);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import type {CasualtyValue} from "../../src/components/casualties.js";
import type {LagValue} from "../../src/components/lag.js";
import type {MapValue} from "../../src/components/map.js";
import type {MatrixValue} from "../../src/components/matrix.js";
import type {MultiplesValue} from "../../src/components/multiples.js";
import {launch, open, violations} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Opens the page of views and waits for what is live. */
async function views(selector: string, path = "views.html", options = {}) {
  const watched = await open(browser, path, options);
  await watched.page.waitForSelector(`.observablehq--block ${selector}`, {timeout: 40_000});
  return watched;
}

test.each(["views.html", "ar/views.html"])(
  "%s has no violation that axe finds once it is live, and fits a phone",
  async (path) => {
    const {page, errors} = await views("figure.map .land path", path, {viewport: {width: 360, height: 800}});
    await page.waitForLoadState("networkidle");
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(errors).toEqual([]);
    await page.context().close();
  }
);

test("the pictures read without JavaScript, and give way to the live views", async () => {
  const {page: still} = await open(browser, "views.html", {javaScriptEnabled: false});
  expect(await still.locator(".still .map.for-wide a.mark").first().isVisible()).toBe(true);
  await still.context().close();
  const {page} = await views("figure.map");
  expect(await page.locator(".still .map").first().isVisible()).toBe(false);
  await page.context().close();
});

/** Counts the `input` events that reach the page from a view. */
async function listen(page: Page, view: string): Promise<() => Promise<number>> {
  await page.evaluate((view) => {
    const counts = {inputs: 0};
    Object.assign(globalThis, {counts});
    document.querySelector(`.observablehq--block ${view}`)!.addEventListener("input", () => counts.inputs++);
  }, view);
  return () => page.evaluate(() => (globalThis as unknown as {counts: {inputs: number}}).counts.inputs);
}

function valueOf<Value>(page: Page, view: string): Promise<Value> {
  return page.evaluate(
    (view) => document.querySelector<HTMLElement & {value: unknown}>(`.observablehq--block ${view}`)!.value as never,
    view
  ) as Promise<Value>;
}

test("the matrix opens a claim by keys, with its sentence and what contradicts it", async () => {
  const {page} = await views(".matrix details");
  const inputs = await listen(page, ".matrix");
  const matrix = page.locator(".observablehq--block .matrix");
  const contradicted = matrix.locator("details", {has: page.locator('.sign[aria-label^="contradicts"]')});
  expect(await contradicted.count()).toBe(2);
  await contradicted.first().locator("summary").focus();
  await page.keyboard.press("Enter");
  const {selected} = await valueOf<MatrixValue>(page, ".matrix");
  expect(selected).toMatch(/^c-/);
  expect(await contradicted.first().locator("q").isVisible()).toBe(true);
  expect(await contradicted.first().locator("q").getAttribute("dir")).toBe("rtl");
  expect(await contradicted.first().locator('a[href*="articles/daesh-libya.html#s-"]').count()).toBe(1);
  await page.keyboard.press("Enter");
  expect(await valueOf<MatrixValue>(page, ".matrix")).toEqual({selected: null});
  expect(await inputs()).toBe(2);
  expect(await matrix.locator("th .armed").first().textContent()).toBe("words of an armed group");
  await page.context().close();
});

test("the SQL of every rule gives the figures that the comparison of casualties shows", async () => {
  const {page} = await views(".casualties table");
  const inputs = await listen(page, ".casualties");
  const view = page.locator(".observablehq--block .casualties");
  // An editor on this site, which runs the text as it stands.
  const {page: editor} = await open(browser, "query.html");
  await editor.waitForSelector(".sql-cell table", {timeout: 30_000});
  await editor.locator(".sql-cell .buttons button").first().click();
  for (const rule of ["lowest", "highest", "reviewed", "best"]) {
    await view.locator("select").selectOption(rule);
    expect(await valueOf<CasualtyValue>(page, ".casualties")).toEqual({rule});
    const figures = (await view.locator("tfoot strong").allTextContents()).map((text) =>
      text === "not stated" ? "—not stated" : text
    );
    const sql = (await view.locator("pre").textContent())!;
    await editor.locator(".cm-content").click();
    await editor.keyboard.press("Control+a");
    await editor.keyboard.insertText(`${sql} -- ${rule}`.replace(/^SELECT/, `SELECT '${rule}' AS rule,`));
    await editor.keyboard.press("Control+Enter");
    await expect
      .poll(() => editor.locator(".sql-cell tbody td").allTextContents(), {timeout: 20_000})
      .toEqual([rule, ...figures]);
  }
  expect(await inputs()).toBe(4);
  await editor.context().close();
  await page.context().close();
});

test("the lags of another step and grouping are drawn when asked for", async () => {
  const {page} = await views(".lag svg");
  const inputs = await listen(page, ".lag");
  const view = page.locator(".observablehq--block .lag");
  await view.getByLabel("From event to:").selectOption("denial");
  await view.getByLabel("By:").selectOption("outlet");
  expect(await valueOf<LagValue>(page, ".lag")).toEqual({step: "denial", by: "outlet"});
  expect(await view.locator(".view-title").textContent()).toBe("From event to denial · By outlet");
  expect(await inputs()).toBe(2);
  await view.locator("summary").click();
  expect(await view.locator("tbody tr", {hasText: "Sabha"}).locator("td").first().textContent()).toMatch(/47–82/);
  await page.context().close();
});

test("a panel of the small multiples is chosen by keys", async () => {
  const {page} = await views(".multiples .panel");
  const inputs = await listen(page, ".multiples");
  const panel = page.locator(".observablehq--block .multiples .panel", {hasText: "Libya"});
  await panel.focus();
  await page.keyboard.press("Enter");
  expect(await valueOf<MultiplesValue>(page, ".multiples")).toEqual({selected: "Libya"});
  expect(await panel.getAttribute("aria-pressed")).toBe("true");
  expect(await inputs()).toBe(1);
  await page.context().close();
});

describe("the map", () => {
  const value = (page: Page) =>
    page.evaluate(
      () => document.querySelector<HTMLElement & {value: MapValue}>(".observablehq--block figure.map")!.value
    );

  test("zooms in on a mark of several places and chooses one, by keys alone", async () => {
    const {page} = await views("figure.map .land path");
    const map = page.locator(".observablehq--block figure.map");
    const tunis = map.locator("a.mark", {hasText: "Tunis +"});
    await tunis.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => map.locator("a.mark.is-point", {hasText: "Bardo"}).count()).toBe(1);
    await map.locator("a.mark.is-point", {hasText: "Bardo"}).focus();
    await page.keyboard.press("Enter");
    expect(await value(page)).toEqual({selected: "bardo-museum", extent: null});
    expect(await map.locator(".map-detail").textContent()).toContain("Bardo National Museum · point · records: 1");
    expect(await map.locator(".map-detail a").getAttribute("href")).toMatch(/articles\/daesh-libya\.html#s-/);
    await page.keyboard.press("0");
    await expect.poll(() => map.locator(".map-status").textContent()).toContain("9 / 9");
    await page.context().close();
  });

  test("moves by arrow keys, and the wheel scrolls the page until the map was asked for", async () => {
    const {page} = await views("figure.map .land path");
    const map = page.locator(".observablehq--block figure.map > svg");
    await map.scrollIntoViewIfNeeded();
    const place = () => map.locator("a.mark", {hasText: "Sabha"}).getAttribute("transform");
    const before = await place();
    await map.hover();
    await page.mouse.wheel(0, 50);
    await page.waitForTimeout(200);
    expect(await place()).toBe(before);
    await map.focus();
    await page.keyboard.press("ArrowRight");
    expect(await place()).not.toBe(before);
    await page.context().close();
  });

  test("takes an area by dragging a box or as what is in view, tells the page, and drops it", async () => {
    const {page} = await views("figure.map .land path");
    const map = page.locator(".observablehq--block figure.map");
    await map.scrollIntoViewIfNeeded();
    await page.evaluate(() => {
      const events: string[] = [];
      Object.assign(globalThis, {events});
      document.querySelector(".observablehq--block figure.map")!.addEventListener("input", () => events.push("input"));
    });
    await map.getByRole("button", {name: "Draw a box"}).click();
    const {x, y} = (await map.locator("a.mark", {hasText: "Sousse"}).locator("circle").boundingBox())!;
    await page.mouse.move(x - 20, y - 20);
    await page.mouse.down();
    await page.mouse.move(x, y + 10);
    await page.mouse.move(x + 30, y + 30);
    await page.mouse.up();
    const [[west, south], [east, north]] = (await value(page)).extent!;
    expect(west < 10.637 && 10.637 < east && south < 35.825 && 35.825 < north).toBe(true);
    expect(await map.locator("a.mark.is-outside", {hasText: "Sabha"}).count()).toBe(1);
    await map.getByRole("button", {name: "Clear the choice"}).click();
    expect(await value(page)).toEqual({selected: null, extent: null});
    await map.getByRole("button", {name: "Only what is in view"}).click();
    const [[w], [e]] = (await value(page)).extent!;
    expect(w).toBeLessThan(8);
    expect(e).toBeGreaterThan(20);
    expect(await page.evaluate(() => (globalThis as unknown as {events: string[]}).events.length)).toBe(3);
    await page.context().close();
  });

  test("names places in Arabic on an Arabic page", async () => {
    const {page} = await views("figure.map .land path", "ar/views.html");
    const names = await page.locator(".observablehq--block figure.map .names text").allTextContents();
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !/\p{Script=Arabic}/u.test(name))).toEqual([]);
    await page.context().close();
  });
});

import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import type {MapValue} from "../../src/components/map.js";
import {launch, open} from "../helpers/browser.js";

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

async function violations(page: Page): Promise<string[]> {
  const axe = await import("axe-core");
  await page.evaluate(axe.default.source);
  return page.evaluate(async () => {
    const {axe} = globalThis as unknown as {
      axe: {run(): Promise<{violations: {id: string; nodes: {html: string}[]}[]}>};
    };
    return (await axe.run()).violations.map(
      ({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 160)).join(" | ")}`
    );
  });
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

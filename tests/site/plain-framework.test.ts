import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, inject, test} from "vitest";
import {launch, open} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test("a page written for plain Framework works: fences, sql`…`, Plot, Inputs, d3, Arquero, files", async () => {
  const {page, errors, foreign} = await open(browser, "plain-framework.html");
  const text = (id: string) => page.locator(`#${id}`).textContent();
  await expect.poll(() => text("total"), {timeout: 30_000}).toMatch(/^[1-9]\d*$/);
  const all = Number(await text("total"));
  const countries = Number(await text("countries"));
  expect(countries).toBeGreaterThan(1);
  await expect.poll(() => text("taken")).toMatch(/^0 1 [A-Z]{2}$/);
  await expect.poll(() => text("least")).toBe(`1: ${countries}, 7, ${countries}`);
  await expect.poll(() => text("files")).toMatch(/^3 c \d{2,} \S+$/);
  expect(await text("aq")).toBe("3");
  await expect.poll(() => page.locator("svg[class^=plot] [aria-label=bar] rect").count()).toBe(countries);
  await expect.poll(() => page.locator("svg[class^=plot] [aria-label=dot] circle").count()).toBe(1);

  // One cell a fence, also where two ask the same; the one with display=false shows nothing.
  const cells = page.locator(".sql-cell");
  expect(await cells.count()).toBe(5);
  for (const index of [2, 3]) expect(await cells.nth(index).locator("tbody").textContent()).toBe("one");
  await expect.poll(() => cells.nth(4).locator("tbody").textContent()).toBe(String(all + 1));

  // An input that the reader moves reaches the sql`…` that it is bound in.
  await page.locator("input[type=number]").fill("2");
  await expect.poll(() => text("least")).toMatch(/^2: /);
  const fewer = Number(/: (\d+)/.exec((await text("least"))!)![1]);
  expect(fewer).toBeLessThanOrEqual(countries);
  expect(foreign).toEqual([]);
  // Framework's Inputs write a mark where an event handler goes, which the page's policy refuses to run, and then set the handler.
  expect(errors.filter((error) => !error.startsWith("Executing inline event handler violates"))).toEqual([]);
  await page.context().close();
});

test("a page that does not use Plot does not load it", async () => {
  const loaded = async (path: string) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const scripts: string[] = [];
    page.on("request", (request) => scripts.push(request.url()));
    await page.goto(new URL(path, inject("address")).href);
    await page.waitForSelector(".sql-cell table", {timeout: 30_000});
    await page.waitForLoadState("networkidle");
    await context.close();
    return scripts.filter((url) => url.includes("/@observablehq-plot@"));
  };
  expect(await loaded("notebook.html")).toEqual([]);
  expect(await loaded("plain-framework.html")).toHaveLength(1);
});

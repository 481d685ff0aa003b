import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {launch, open} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Opens the page and waits for its records. */
async function explore(path = "explore.html") {
  const opened = await open(browser, path);
  await opened.page.waitForSelector(".explore .result table", {timeout: 60_000});
  return opened;
}
const left = (page: Page) => page.locator(".explore .left").innerText();
const ids = (page: Page) => page.locator(".explore .result tbody tr").count();
/** How far the letters of each name of a choice begin from where its line does, whatever their script. */
const indents = (page: Page, side: "left" | "right") =>
  page.locator(".filters label bdi").evaluateAll((names, from) => {
    const range = document.createRange();
    return names.map((name) => {
      range.selectNodeContents(name);
      return Math.round(range.getBoundingClientRect()[from] - name.getBoundingClientRect()[from]);
    });
  }, side);
const number = (text: string) => Number(/\d+/.exec(text)![0]);

describe("the Explore page", () => {
  test("shows everything at first, and each choice narrows views and other choices at once", async () => {
    const {page, errors, foreign} = await explore();
    const all = number(await left(page));
    expect(all).toBeGreaterThan(30);
    expect(new Set(await indents(page, "left"))).toEqual(new Set([0]));
    await page.getByRole("checkbox", {name: /^Claim \d/}).check();
    await expect.poll(async () => number(await left(page))).toBeLessThan(all);
    const claims = number(await left(page));
    await page.getByRole("checkbox", {name: /^possible/}).check();
    await expect.poll(async () => number(await left(page))).toBeLessThan(claims);
    const possible = number(await left(page));
    expect(await ids(page)).toBe(possible);
    expect(await page.locator(".explore .timeline .mark, .explore .timeline [data-what]").count()).toBeGreaterThan(0);
    // Another value of the same facet is counted as what choosing it would add.
    const probable = page.locator("label", {hasText: "probable"}).locator(".count");
    const more = number(await probable.innerText());
    await page.getByRole("checkbox", {name: /^probable/}).check();
    await expect.poll(async () => number(await left(page))).toBe(possible + more);
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
    await page.context().close();
  });

  test("finds words in any spelling", async () => {
    const {page} = await explore("ar/explore.html");
    const all = number(await left(page));
    expect(new Set((await indents(page, "right")).map(Math.abs))).toEqual(new Set([0]));
    await page.locator(".explore").getByRole("searchbox").fill("القِياده");
    await expect.poll(async () => number(await left(page))).toBeLessThan(all);
    expect(await page.locator(".explore .result tbody").innerText()).toContain("بقيادة");
    await page.context().close();
  });

  test("says what is certainly and what is possibly in a run of days", async () => {
    const {page} = await explore();
    await page.getByLabel("From", {exact: true}).fill("2019-05-01");
    await page.getByLabel("From", {exact: true}).dispatchEvent("change");
    await page.getByLabel("To", {exact: true}).fill("2019-05-31");
    await page.getByLabel("To", {exact: true}).dispatchEvent("change");
    await expect.poll(() => left(page)).toMatch(/\d+ certainly, \d+ possibly in these days; \d+ without a date/);
    const possibly = number(await left(page));
    await page.getByLabel("certainly in it").check();
    await expect.poll(() => ids(page)).toBeLessThan(possibly);
    await page.context().close();
  });

  test("keeps the choices in its link, which opens the same elsewhere, and the back button undoes them", async () => {
    const {page} = await explore();
    const all = number(await left(page));
    await page.getByRole("checkbox", {name: /^Attack \d/}).check();
    await expect.poll(async () => number(await left(page))).toBeLessThan(all);
    const attacks = number(await left(page));
    const link = page.url();
    expect(link).toContain("#");
    const other = await open(browser, `explore.html${new URL(link).hash}`);
    await other.page.waitForSelector(".explore .result table", {timeout: 60_000});
    expect(number(await left(other.page))).toBe(attacks);
    expect(await other.page.getByRole("checkbox", {name: /^Attack \d/}).isChecked()).toBe(true);
    await page.goBack();
    await expect.poll(async () => number(await left(page))).toBe(all);
    await page.context().close();
    await other.page.context().close();
  });

  test("can be worked with keys alone, and says when nothing is left", async () => {
    const {page} = await explore();
    const box = page.getByRole("checkbox", {name: /^Attack \d/});
    await box.focus();
    await page.keyboard.press("Space");
    await page.locator(".explore").getByRole("searchbox").focus();
    await page.keyboard.type("zzzz");
    await expect.poll(() => left(page)).toContain("Nothing meets all of these choices");
    await page.locator(".chip").first().focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => left(page)).not.toContain("Nothing meets");
    // The focus stays among the choices.
    expect(await page.evaluate(() => document.activeElement!.closest(".filters") !== null)).toBe(true);
    await page.context().close();
  });

  test("takes a place from the map and days from the timeline as choices, which leave these views as they are", async () => {
    const {page} = await explore();
    const all = number(await left(page));
    await page.evaluate(() => {
      const map = document.querySelector(".explore .map") as HTMLElement & {value: unknown};
      map.value = {selected: "sabha", extent: null};
      map.dispatchEvent(new Event("input", {bubbles: true}));
    });
    await expect.poll(async () => number(await left(page))).toBeLessThan(all);
    expect(await page.locator(".chip").innerText()).toContain("Sabha");
    await page.locator(".chip").click();
    await expect.poll(async () => number(await left(page))).toBe(all);
    await page.evaluate(() => {
      const timeline = document.querySelector(".explore .timeline") as HTMLElement & {value: object};
      timeline.dataset.same = "yes";
      timeline.value = {...timeline.value, brush: ["2019-05-01", "2019-05-31"]};
      timeline.dispatchEvent(new Event("input", {bubbles: true}));
    });
    await expect.poll(() => left(page)).toMatch(/certainly/);
    expect(await page.locator(".explore .timeline").getAttribute("data-same")).toBe("yes");
    expect(await page.getByLabel("From", {exact: true}).inputValue()).toBe("2019-05-01");
    await page.context().close();
  });
});

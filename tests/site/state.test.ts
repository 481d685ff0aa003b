import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {launch, open} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test("what a reader chose stays in the address: over reload, back and forward, a link to a heading, and for others", async () => {
  const {page, errors} = await open(browser, "notebook.html");
  const country = page.getByLabel("Country", {exact: true});
  const timeline = page.locator("figure.timeline").first();
  await expect.poll(() => timeline.textContent(), {timeout: 30_000}).toContain("Sabha");
  await country.selectOption("TN");
  await expect.poll(() => timeline.textContent()).toContain("Sousse");
  const {hash, pathname} = new URL(page.url());
  expect(hash).toMatch(/^#s=[\w-]+&v=\w{12}$/);

  await page.locator("h2 a").last().click();
  await page.waitForTimeout(300);
  expect(new URL(page.url()).hash).toBe(hash);
  expect(await country.inputValue()).toBe("TN");
  await page.goBack();

  await page.reload();
  await expect.poll(() => timeline.textContent(), {timeout: 30_000}).toContain("Sousse");
  expect(await country.inputValue()).toBe("TN");
  await page.goBack();
  await expect.poll(() => timeline.textContent()).toContain("Sabha");
  expect(await country.inputValue()).toBe("LY");
  await page.goForward();
  await expect.poll(() => timeline.textContent()).toContain("Sousse");

  const {page: other} = await open(browser, pathname.slice(1) + hash);
  await expect
    .poll(() => other.locator("figure.timeline").first().textContent(), {timeout: 30_000})
    .toContain("Sousse");
  await other.context().close();
  expect(errors).toEqual([]);
  await page.context().close();
});

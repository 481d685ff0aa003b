import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import axe from "axe-core";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, expect, inject, test} from "vitest";
import {toParquet} from "../../loaders/parquet.js";
import {serve} from "../../src/build/server.js";
import type {Site} from "../../src/build/site.js";
import type {Version} from "../../src/build/versions.js";
import {linkHash} from "../../src/components/links.js";
import {launch, onlineContext} from "../helpers/browser.js";

/** An older version of the data, which the built site does not have: without one attack, and with another toll of one. */
const older = "0123456789ab";
const gone = "ba9876543210";
let browser: Browser;
let folder: string;
let address: string;
let stop: () => Promise<unknown>;
let attacks: Site["rows"]["attacks"];

beforeAll(async () => {
  browser = await launch();
  const checkout = inject("checkout");
  const site = JSON.parse(readFileSync(join(checkout, ".sijill", "site.json"), "utf8")) as Site;
  ({attacks} = site.rows);
  const before = attacks.slice(1).map((attack, index) => (index ? attack : {...attack, killed_best: 77}));
  folder = mkdtempSync(join(tmpdir(), "sijill-older-"));
  const dist = join(folder, "dist");
  cpSync(join(checkout, "dist"), dist, {recursive: true});
  const versions = join(dist, "versions");
  mkdirSync(join(versions, older));
  writeFileSync(join(versions, older, "attacks.parquet"), toParquet("attacks", before));
  const list = JSON.parse(readFileSync(join(versions, "versions.json"), "utf8")) as Version[];
  list.push({version: older, tables: {attacks: `${older}/attacks.parquet`}});
  writeFileSync(join(versions, "versions.json"), JSON.stringify(list));
  // Under a path, as many hosts serve sites.
  mkdirSync(join(folder, "root"));
  symlinkSync(dist, join(folder, "root", "site"));
  const {server, address: root} = await serve(join(folder, "root"), 0);
  address = `${root}site/`;
  stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
});
afterAll(async () => {
  await browser.close();
  await stop();
  rmSync(folder, {recursive: true, force: true});
});

async function openLink(sql: string, version = older, path = "query.html") {
  const context = await onlineContext(browser);
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (/content security/i.test(message.text())) errors.push(message.text());
  });
  await page.goto(`${address}${path}${linkHash({records: sql}, version)}`);
  await page.waitForSelector(".older-answer button", {timeout: 30_000});
  await settled(page);
  return {page, requests, errors};
}
const settled = (page: Page) =>
  page.waitForFunction(
    () => {
      const cell = document.querySelector(".sql-cell")!;
      const isAnswered =
        cell.querySelector(".status")!.textContent || !cell.querySelector<HTMLElement>(".problem")!.hidden;
      return isAnswered && !cell.hasAttribute("aria-busy");
    },
    null,
    {timeout: 30_000}
  );
const status = (page: Page) => page.locator(".older-answer [role=status]").textContent();
const compare = (page: Page) => page.getByRole("button", {name: "Compare with the answer then"}).first();

test("a link that was made with older data says so once, and shows by keyboard how its answer differs", async () => {
  const {page, requests, errors} = await openLink("SELECT id, killed_best FROM attacks ORDER BY id");
  const now = await page.locator('meta[name="sijill:version"]').getAttribute("content");
  expect(await page.locator(".older-data").count()).toBe(1);
  expect(await page.locator(".older-data").textContent()).toContain(`${older} → ${now}`);
  expect(requests.filter((url) => url.includes("/versions/"))).toEqual([]);
  const workers = page.workers().length;

  await compare(page).focus();
  await page.keyboard.press("Enter");
  await expect
    .poll(() => status(page), {timeout: 30_000})
    .toBe(`Rows then: ${attacks.length - 1} · Rows now: ${attacks.length} · Only then: 1 · Only now: 2`);
  const [then, today] = await page.locator(".older-answer details tbody").allTextContents();
  expect(then).toContain("77");
  expect(today).toContain(attacks[0]!.id);
  expect(requests.filter((url) => url.includes("/versions/"))).toContain(`${address}versions/${older}/attacks.parquet`);
  expect(requests.filter((url) => !url.startsWith("blob:") && !url.startsWith(address))).toEqual([]);
  // The engine of then is ended.
  await expect.poll(() => page.workers().length).toBe(workers);
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const {axe} = globalThis as unknown as {axe: {run(): Promise<{violations: {id: string}[]}>}};
    return (await axe.run()).violations.map(({id}) => id);
  });
  expect(violations).toEqual([]);

  // What is shown is of the query that was asked: another one clears it.
  await page.getByRole("button", {name: "Reset"}).click();
  await settled(page);
  expect(await status(page)).toBe("");
  expect(await page.locator(".older-answer details").count()).toBe(0);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("answers that are the same, versions that are gone, and data that cannot answer are said to be so", async () => {
  const {page: same} = await openLink("SELECT max(date_end) AS last FROM attacks", older);
  await compare(same).click();
  await expect.poll(() => status(same), {timeout: 30_000}).toMatch(/^The answers then and now are the same.*: 1$/);
  await same.context().close();

  const {page: lost, requests} = await openLink("SELECT 1 AS n", gone);
  await compare(lost).click();
  await expect.poll(() => status(lost), {timeout: 30_000}).toContain("is not published any more");
  expect(await status(lost)).toContain(gone);
  expect(requests.filter((url) => url.includes(`versions/${gone}`))).toEqual([]);
  await lost.context().close();

  const {page: unable} = await openLink("SELECT count(*) FROM claims");
  await compare(unable).click();
  await expect.poll(() => status(unable), {timeout: 30_000}).toMatch(/The data of then did not answer: .*claims/);
  await unable.context().close();
});

test("a comparison can be cancelled, and says when the list of versions cannot be read", async () => {
  const {page} = await openLink("SELECT 1 AS n");
  await page.route("**/versions.json", () => {});
  await compare(page).click();
  await page.locator(".older-answer").getByRole("button", {name: "Cancel"}).press("Enter");
  await expect.poll(() => status(page)).toBe("Cancelled.");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Compare with the answer then");
  await page.unroute("**/versions.json");
  await page.route("**/versions.json", (route) => route.abort());
  await compare(page).click();
  await expect.poll(() => status(page)).toContain("could not be read");
  await page.context().close();
});

test("the data of then is as guarded as that of now", async () => {
  const {page: writing, requests} = await openLink("COPY (SELECT 1) TO 'x.csv'");
  await compare(writing).click();
  await expect.poll(() => status(writing)).toContain("COPY");
  expect(requests.filter((url) => url.includes("/versions/"))).toEqual([]);
  await writing.context().close();

  const elsewhere = `${address}versions/versions.json`;
  const {page: reading, requests: read} = await openLink(`SELECT * FROM read_csv('${elsewhere}')`);
  await compare(reading).click();
  await expect.poll(() => status(reading), {timeout: 30_000}).toMatch(/The data of (then|now) did not answer: /);
  // Once, by the page itself.
  expect(read.filter((url) => url === elsewhere)).toHaveLength(1);
  await reading.context().close();
});

test("a link that holds only inputs, in Arabic too, says that it was made with other data", async () => {
  for (const [path, words, name] of [
    ["notebook.html", "This link was made with other data", "Compare with the answer then"],
    ["ar/notebook.html", "صُنع هذا الرابط ببيانات غير بيانات هذه الصفحة", "قارن بالجواب حينها"]
  ] as const) {
    const page = await (await onlineContext(browser)).newPage();
    await page.goto(`${address}${path}${linkHash({}, older, {country: "TN"})}`);
    await page.waitForSelector(".older-answer button", {timeout: 30_000});
    expect(await page.locator(".older-data").count(), path).toBe(1);
    expect(await page.locator(".older-data").textContent()).toContain(words);
    expect(await page.getByRole("button", {name}).count()).toBeGreaterThan(0);
    // The next address of the page, made with its own data, has nothing to say.
    await page.evaluate(() => (location.hash = "#s=&v="));
    await expect.poll(() => page.locator(".older-data, .older-answer").count()).toBe(0);
    await page.close();
  }
});

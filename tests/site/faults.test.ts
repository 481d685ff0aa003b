import {spawn} from "node:child_process";
import {once} from "node:events";
import {readFileSync, readdirSync, statSync} from "node:fs";
import {join} from "node:path";
import type {Browser, Page, Route} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, test} from "vitest";
import {serve} from "../../src/build/server.js";
import {ask, launch, onlineContext} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const engine = /\/duckdb[^/]*\.wasm$/;
const claims = /\/claims[^/]*\.parquet$/;

/** A page on which something is wrong from the beginning. */
async function openWith(wrong: (page: Page) => Promise<unknown>, path = "query.html"): Promise<Page> {
  const page = await (await onlineContext(browser)).newPage();
  await wrong(page);
  await page.goto(inject("address") + path);
  return page;
}

const problem = (page: Page) => page.locator(".sql-cell .problem").first();
const rows = (page: Page) => page.locator(".sql-cell").first().locator("tbody tr");

describe("an engine that cannot be loaded", () => {
  const html = {status: 200, contentType: "application/wasm", body: "<html>"};
  test.each<[string, string, (route: Route) => Promise<void>, RegExp, string]>([
    ["is missing", "query.html", (route) => route.fulfill({status: 404}), /could not be started/, "Try again"],
    ["has other bytes", "ar/query.html", (route) => route.fulfill(html), /تعذر تشغيل/, "أعد المحاولة"],
    ["is cut off", "query.html", (route) => route.abort("internetdisconnected"), /connection was lost/, "Try again"]
  ])("since it %s is told, and asked for again", async (_what, path, answer, words, again) => {
    const page = await openWith((page) => page.route(engine, answer), path);
    await problem(page).getByText(words).waitFor({timeout: 30_000});
    // What was drawn when the site was built is there, whatever the engine does.
    expect(await page.locator("main h1").count()).toBe(1);
    await page.unroute(engine);
    await problem(page).getByRole("button", {name: again}).click();
    await expect.poll(() => rows(page).count(), {timeout: 30_000}).toBeGreaterThan(0);
    expect(await problem(page).isHidden()).toBe(true);
    await page.context().close();
  });
});

describe("a table that cannot be read", () => {
  const folder = () => join(inject("checkout"), "dist", "_file", "tables");
  const half = () => {
    const file = readFileSync(
      join(
        folder(),
        readdirSync(folder()).find((name) => name.startsWith("claims"))!
      )
    );
    return file.subarray(0, file.length >> 1);
  };

  test.each([
    ["missing", () => ({status: 404, body: ""})],
    ["cut short", () => ({status: 200, body: half()})]
  ])("since it is %s is told, other tables are not lost with it", async (_what, answer) => {
    const page = await openWith((page) => page.route(claims, (route) => route.fulfill(answer())));
    await page.waitForFunction(() => document.querySelector(".sql-cell")?.getAttribute("aria-busy") === null);
    await ask(page, "SELECT id FROM attacks");
    await expect.poll(() => rows(page).count()).toBeGreaterThan(0);
    await ask(page, "SELECT id FROM claims");
    expect(await problem(page).textContent()).toContain("A table of this site could not be read");
    expect(await rows(page).count()).toBeGreaterThan(0);
    await page.unroute(claims);
    await problem(page).getByRole("button", {name: "Try again"}).click();
    await expect.poll(() => problem(page).isHidden(), {timeout: 30_000}).toBe(true);
    await page.context().close();
  });
});

describe("a connection that is lost in the midst of a visit", () => {
  test("is told, the last answer stays, and a further attempt is answered", async () => {
    const dist = join(inject("checkout"), "dist");
    const first = await serve(dist, 0);
    const port = Number(new URL(first.address).port);
    const context = await onlineContext(browser);
    const page = await context.newPage();
    await page.goto(`${first.address}query.html`);
    await ask(page, "SELECT id, type FROM attacks ORDER BY id");
    await expect.poll(() => rows(page).count()).toBeGreaterThan(0);
    const answer = await rows(page).allTextContents();
    first.server.closeAllConnections();
    await new Promise((resolve) => first.server.close(resolve));

    await ask(page, "SELECT aliases, name_fr, wikidata FROM places ORDER BY id");
    expect(await problem(page).textContent()).toContain("the connection was lost");
    expect(await rows(page).allTextContents()).toEqual(answer);
    // Without a connection the same is said again, and nothing is lost.
    await problem(page).getByRole("button", {name: "Try again"}).click();
    await expect.poll(() => problem(page).textContent()).toMatch(/connection/);
    expect(await rows(page).allTextContents()).toEqual(answer);

    const second = await serve(dist, port);
    await problem(page).getByRole("button", {name: "Try again"}).click();
    await expect.poll(() => problem(page).isHidden(), {timeout: 30_000}).toBe(true);
    expect(await rows(page).allTextContents()).not.toEqual(answer);
    await context.close();
    second.server.closeAllConnections();
    second.server.close();
  });
});

describe("a build of the site that is stopped", () => {
  test.each(["SIGINT", "SIGKILL"] as const)("by %s leaves dist/ as it was", async (signal) => {
    const checkout = inject("checkout");
    const dist = join(checkout, "dist");
    const state = () =>
      (readdirSync(dist, {recursive: true}) as string[]).sort().map((name) => {
        const {size, mtimeMs} = statSync(join(dist, name));
        return `${name} ${size} ${mtimeMs}`;
      });
    const before = state();
    // A group of its own, as in a terminal: Ctrl-C reaches all that it started.
    const child = spawn(process.execPath, ["--import", "tsx", "src/build/cli.ts", "build"], {
      cwd: checkout,
      detached: true
    });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    while (!said.includes("read anew")) await once(child.stderr, "data");
    process.kill(-child.pid!, signal);
    const [code] = (await once(child, "close")) as [number | null];
    expect(code).toBe(signal === "SIGINT" ? 130 : null);
    if (signal === "SIGINT") expect(said).toContain("Stopped. What was read is kept, and dist/ is as it was");
    expect(state()).toEqual(before);
  });
});

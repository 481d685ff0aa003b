import {readFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import send from "send";
import {afterAll, beforeAll, expect, inject, test} from "vitest";
import {launch} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => (browser = await launch()));
afterAll(() => browser.close());

/** Names of what the browser keeps for the site, by cache: `precache`, `engine`, `visited`. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const caches = globalThis.caches;
    const counts: Record<string, string[]> = {};
    for (const name of await caches.keys()) {
      const keys = await (await caches.open(name)).keys();
      counts[/precache|\w+$/.exec(name)![0]] = keys.map(({url}) => new URL(url).pathname);
    }
    return counts;
  });

test("what was visited, and the rest of a small site, is read, searched and asked again without a server", async () => {
  const dist = join(inject("checkout"), "dist");
  let correction = "";
  const server = createServer((request, response) => {
    const path = new URL(request.url!, "http://localhost").pathname.replace("/some/where", "");
    if (correction && path === "/index.html") {
      const html = readFileSync(join(dist, path), "utf8").replace("<title>", `<title>${correction}`);
      response.setHeader("content-type", "text/html; charset=utf-8").end(html);
    } else send(request, path, {root: dist, index: "index.html"}).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const site = `http://localhost:${(server.address() as AddressInfo).port}/some/where/`;
  const context = await browser.newContext();
  const foreign: string[] = [];
  context.on("request", (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(site)) foreign.push(request.url());
  });
  const page = await context.newPage();
  await page.goto(`${site}reports/tunisia-libya.html`);
  await page.locator(".sql-cell table").first().waitFor({timeout: 60_000});
  await expect.poll(async () => (await kept(page)).engine?.length, {timeout: 30_000, interval: 300}).toBe(2);
  expect((await kept(page)).precache!.length).toBeGreaterThan(200);

  // A page that has changed comes from the server.
  correction = "Corrected: ";
  await page.goto(`${site}index.html`);
  expect(await page.title()).toMatch(/^Corrected: /);

  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(`${site}ar/reports/tunisia-libya.html`);
  await page.locator(".sql-cell table").first().waitFor({timeout: 60_000});
  // As hosts shorten addresses, with a question in it.
  await page.goto(`${site}ar/search?q=${encodeURIComponent("تونس")}`);
  await page.locator(".search-result").first().waitFor();
  await page.goto(`${site}query.html`);
  await page.locator(".sql-cell table").first().waitFor({timeout: 60_000});
  await page.goto(`${site}attacks/nowhere.html`);
  expect(await page.locator("h1").textContent()).toBe("This page is not kept on this device");
  await page.getByRole("link", {name: "reports", exact: true}).click();
  expect(page.url()).toBe(`${site}reports/index.html`);
  await page.locator("main a").first().waitFor();
  expect({foreign, errors}).toEqual({foreign: [], errors: []});
  await context.close();
});

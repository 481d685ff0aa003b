import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import send from "send";
import {afterAll, beforeAll, describe, expect, inject, test} from "vitest";
import {launch, open, violations} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => (browser = await launch()));
afterAll(() => browser.close());

describe.each(["data.html", "ar/data.html"])("%s", (path) => {
  test("leads to files that are there, lists what is new, and is accessible", async () => {
    const {page} = await open(browser, path, {javaScriptEnabled: false});
    const links = await page
      .locator("main a[download]")
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    expect(links.length).toBeGreaterThan(25);
    for (const link of links) expect((await page.request.head(link)).status(), link).toBe(200);
    expect(await page.locator("details li a").count()).toBeGreaterThan(20);
    const scripted = await open(browser, path);
    expect({errors: scripted.errors, violations: await violations(scripted.page)}).toEqual({
      errors: [],
      violations: []
    });
    await Promise.all([page.context().close(), scripted.page.context().close()]);
  });
});

test("a script that gets into the text of an article does not run", async () => {
  const {page} = await open(browser, "index.html");
  const hostile =
    "<script>window.ran = 'script'</script><img src=x onerror=\"window.ran = 'handler'\"><iframe srcdoc=\"<script>parent.ran = 'frame'</script>\"></iframe>" +
    "<a id=hostile href=\"javascript:window.ran = 'link'\">x</a><base href=https://example.org/><form id=form action=https://example.org/><button>x</button></form>";
  await page.route("**/articles/daesh-libya.html", async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace('<div class="text"', `${hostile}<div class="text"`);
    await route.fulfill({response, body: html});
  });
  await page.goto(`${inject("address")}articles/daesh-libya.html`);
  expect(await page.locator("#hostile").count()).toBe(1);
  await page.locator("#hostile").evaluate((link) => (link as HTMLElement).click());
  await page.waitForLoadState("networkidle");
  expect(await page.evaluate(() => (window as {ran?: string}).ran ?? null)).toBeNull();
  await page.context().close();
});

test("works below any path, from a server that knows no ranges and no compression", async () => {
  const dist = join(inject("checkout"), "dist");
  const server = createServer((request, response) => {
    const path = new URL(request.url!, "http://localhost").pathname;
    if (!path.startsWith("/some/where/")) return void response.writeHead(404).end();
    // Like `python3 -m http.server`.
    send(request, path.slice("/some/where".length), {root: dist, acceptRanges: false, index: "index.html"}).pipe(
      response
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const page = await browser.newPage();
  const failed: string[] = [];
  page.on("response", (response) => {
    if (response.status() >= 400) failed.push(response.url());
  });
  await page.goto(
    `http://localhost:${(server.address() as AddressInfo).port}/some/where/ar/reports/tunisia-libya.html`
  );
  await page.locator(".sql-cell table").first().waitFor({timeout: 60_000});
  expect(failed).toEqual([]);
  await page.close();
  server.closeAllConnections();
  server.close();
});

test("checksums of the downloads are those of the files", () => {
  const folder = join(inject("checkout"), "dist", "data");
  const sums = readFileSync(join(folder, "SHA256SUMS"), "utf8").trim().split("\n");
  expect(sums.length).toBeGreaterThan(25);
  for (const line of sums) {
    const [hash, name] = line.split("  ") as [string, string];
    expect(
      createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex"),
      name
    ).toBe(hash);
  }
});

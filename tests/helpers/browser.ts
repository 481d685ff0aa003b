import axe from "axe-core";
import {chromium} from "playwright-core";
import type {Browser, BrowserContext, BrowserContextOptions, Page} from "playwright-core";
import {inject} from "vitest";

/** Starts the machine's Chromium without its own background traffic. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: inject("chromium"),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync"
    ]
  });
}

export interface Watched {
  page: Page;
  /** Requests to hosts other than the site's. */
  foreign: string[];
  /** Errors on the console, uncaught exceptions, failed requests. */
  errors: string[];
}

/**
 * A context without service workers, as some browsers are: what the site keeps for reading without a connection would answer in the
 * server's place. It has tests of its own.
 */
export async function onlineContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "serviceWorker"));
  return context;
}

/**
 * Opens a page of the site and keeps record of what must not happen on it.
 * @param where a browser, for a visitor who comes for the first time, or the context of one who was on other pages before.
 */
export async function open(
  where: Browser | BrowserContext,
  path: string,
  options: BrowserContextOptions = {}
): Promise<Watched> {
  const context = "contexts" in where ? await onlineContext(where, options) : where;
  const page = await context.newPage();
  const address = inject("address");
  const foreign: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => {
    if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith(address)) foreign.push(request.url());
  });
  page.on("requestfailed", (request) => errors.push(`${request.url()}: ${request.failure()?.errorText ?? "failed"}`));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(address + path);
  return {page, foreign, errors};
}

/** What axe finds against the page as it stands, each with the elements it is about. */
export async function violations(page: Page): Promise<string[]> {
  // Through the debugger: the page's own policy would refuse the script.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const {axe} = globalThis as unknown as {
      axe: {run(): Promise<{violations: {id: string; nodes: {html: string}[]}[]}>};
    };
    return (await axe.run()).violations.map(
      ({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 160)).join(" | ")}`
    );
  });
}

/** Opens the editor of a page's first cell, replaces the whole query, runs it with the keyboard and waits for its end. */
export async function ask(page: Page, sql: string): Promise<void> {
  if (!(await page.locator(".cm-content").count())) await page.locator(".sql-cell .buttons button").first().click();
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(sql);
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => !document.querySelector(".sql-cell")!.hasAttribute("aria-busy"));
}

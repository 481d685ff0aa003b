import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {launch, open} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

interface Value {
  window: [string, string] | null;
  brush: [string, string] | null;
  selected: string | null;
}
const value = (page: Page) =>
  page.evaluate(() => (document.querySelector("figure.live") as unknown as {value: Value}).value);
const days = ([from, to]: [string, string]) => (Date.parse(to) - Date.parse(from)) / 864e5;

async function timelinePage(path = "index.html", options = {}) {
  const opened = await open(browser, path, {reducedMotion: "reduce", ...options});
  await opened.page.waitForSelector(".live .mark[aria-label]");
  await opened.page.waitForLoadState("networkidle");
  return opened;
}

describe("the live timeline", () => {
  test("has no slider without a value, not even for the moment in which it is drawn", async () => {
    const {page} = await open(browser, "404.html");
    await page.addInitScript(() => {
      const seen = ((window as unknown as {bare: string[]}).bare = [] as string[]);
      new MutationObserver(() => {
        for (const slider of document.querySelectorAll("[role=slider]:not([aria-valuenow])"))
          seen.push(slider.outerHTML);
      }).observe(document, {childList: true, subtree: true});
    });
    await page.goto(new URL("./", page.url()).href);
    await page.waitForSelector(".live .window[aria-valuetext]");
    expect(await page.evaluate(() => (window as unknown as {bare: string[]}).bare)).toEqual([]);
    await page.context().close();
  });

  test("zooms by wheel with Ctrl only, by buttons and by keys; the link holds the window, and the back button undoes it", async () => {
    const {page, errors} = await timelinePage();
    const plot = page.locator(".live .plot");
    await plot.scrollIntoViewIfNeeded();
    const over = async () => {
      const box = (await plot.boundingBox())!;
      await page.mouse.move(box.x + box.width * 0.9, box.y + 60);
    };
    await over();
    const scrolled = await page.evaluate(() => scrollY);
    // Without the key the wheel is the page's.
    await page.mouse.wheel(0, -50);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(scrolled);
    expect((await value(page)).window).toBeNull();
    await over();
    await page.keyboard.down("Control");
    for (let n = 0; n < 4; n++) await page.mouse.wheel(0, -200);
    await page.keyboard.up("Control");
    await expect.poll(async () => (await value(page)).window).not.toBeNull();
    const wheeled = (await value(page)).window!;
    expect(days(wheeled)).toBeLessThan(800);
    // What the pointer was at stays in the window.
    expect(wheeled[1] > "2019-03-01").toBe(true);
    await expect.poll(() => page.evaluate(() => location.hash)).not.toBe("");
    await page.getByRole("button", {name: "Zoom in"}).click();
    await expect.poll(async () => days((await value(page)).window!)).toBeLessThan(days(wheeled) * 0.6);
    // What follows within a second is the same step of the page's history.
    await page.waitForTimeout(1300);
    await page.keyboard.press("0");
    await expect.poll(async () => (await value(page)).window).toBeNull();
    await page.waitForTimeout(400);
    await page.goBack();
    await expect.poll(async () => (await value(page)).window).not.toBeNull();
    const address = page.url();
    const again = await page.context().newPage();
    await again.goto(address);
    await again.waitForSelector(".live .mark[aria-label]");
    expect((await value(again)).window).toEqual((await value(page)).window);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test("moves by drag, selects by Shift and drag, and says how many records are certain and possible", async () => {
    const {page} = await timelinePage();
    await page.getByLabel("Window: From").fill("2019-04-01");
    await page.getByLabel("Window: to").fill("2019-07-31");
    await expect.poll(async () => (await value(page)).window).toEqual(["2019-04-01", "2019-07-31"]);
    const box = (await page.locator(".live .plot").boundingBox())!;
    const drag = async (from: number, to: number) => {
      await page.mouse.move(box.x + from, box.y + 12);
      await page.mouse.down();
      for (let n = 1; n <= 5; n++) await page.mouse.move(box.x + from + ((to - from) * n) / 5, box.y + 12);
      await page.mouse.up();
    };
    await drag(600, 700);
    await expect.poll(async () => (await value(page)).window![0] < "2019-04-01").toBe(true);
    const {window} = await value(page);
    expect(days(window!)).toBeGreaterThan(119);
    await page.keyboard.down("Shift");
    await drag(300, 500);
    await page.keyboard.up("Shift");
    await expect.poll(async () => (await value(page)).brush).not.toBeNull();
    const {brush, window: same} = await value(page);
    expect(same).toEqual(window);
    expect(days(brush!)).toBeGreaterThan(10);
    await expect
      .poll(() => page.locator(".timeline-status").textContent())
      .toMatch(
        /2019: \d+ certainly, \d+ possibly · 12 without a date\. In the selection .* 2019: \d+ certainly, \d+ possibly\./
      );
    await page.locator(".live .mark").first().focus();
    await page.keyboard.press("Escape");
    await expect.poll(async () => (await value(page)).brush).toBeNull();
    await page.context().close();
  });

  test("value can be set, and what is damaged in it is taken for nothing", async () => {
    const {page} = await timelinePage();
    const set = (next: unknown) =>
      page.evaluate((json) => {
        const node = document.querySelector("figure.live") as unknown as {value: unknown};
        node.value = JSON.parse(json);
        return node.value;
      }, JSON.stringify(next));
    expect(
      await set({window: ["2019-05-01", "2019-05-31"], brush: ["2019-05-10", "2019-05-12"], selected: "x"})
    ).toEqual({
      window: ["2019-05-01", "2019-05-31"],
      brush: ["2019-05-10", "2019-05-12"],
      selected: "x"
    });
    expect(await page.locator(".live .lane-attack .lane-name").textContent()).toContain(" of 9");
    expect(await set({window: ["2019-05-31", "soon"], brush: 7})).toEqual({window: null, brush: null, selected: null});
    expect(await set(null)).toEqual({window: null, brush: null, selected: null});
    await page.context().close();
  });

  test("on a phone, two fingers zoom and one moves sideways; a tap shows the evidence and a link to it", async () => {
    const {page} = await timelinePage("index.html", {
      viewport: {width: 360, height: 740},
      hasTouch: true,
      isMobile: true
    });
    const plot = page.locator(".live .plot");
    await plot.scrollIntoViewIfNeeded();
    const before = (await value(page)).window!;
    const box = (await plot.boundingBox())!;
    const client = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...xs: number[]) =>
      client.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: xs.map((x, id) => ({x: box.x + x, y: Math.max(box.y, 0) + 100, id}))
      });
    await touch("touchStart", 150, 200);
    for (let n = 1; n <= 4; n++) await touch("touchMove", 150 - n * 25, 200 + n * 25);
    await touch("touchEnd");
    await expect.poll(async () => days((await value(page)).window!)).toBeLessThan(days(before) * 0.5);
    expect(await page.evaluate(() => visualViewport!.scale)).toBe(1);
    const zoomed = (await value(page)).window!;
    await touch("touchStart", 250);
    for (let n = 1; n <= 4; n++) await touch("touchMove", 250 - n * 30);
    await touch("touchEnd");
    await expect.poll(async () => (await value(page)).window![0]).not.toBe(zoomed[0]);
    await page.getByRole("button", {name: "All"}).tap();
    await page.locator(".live .lane-claim .mark").last().tap();
    await expect
      .poll(() =>
        page.locator(".live .tip.pinned a").evaluateAll((links) => links.map((link) => link.getAttribute("href")))
      )
      .toEqual([
        expect.stringMatching(/^\.\/claims\/c-[0-9a-f]{12}\.html$/),
        expect.stringMatching(/articles\/daesh-libya\.html#s-/)
      ]);
    await page.context().close();
  });
});

describe("by keys alone", () => {
  /** What a screen reader would say of where the focus is: role and name, as the browser computes them. */
  async function spoken(page: Page): Promise<{role: string; name: string; description: string}> {
    const client = await page.context().newCDPSession(page);
    const {nodes} = (await client.send("Accessibility.getFullAXTree")) as {
      nodes: {
        role?: {value: string};
        name?: {value: string};
        properties?: {name: string; value: {value?: unknown}}[];
      }[];
    };
    await client.detach();
    const property = (node: (typeof nodes)[number], name: string) =>
      node.properties?.find((one) => one.name === name)?.value.value;
    const node = nodes.filter((one) => property(one, "focused") === true).at(-1)!;
    return {
      role: node.role?.value ?? "",
      name: node.name?.value ?? "",
      description: String(property(node, "valuetext") ?? "")
    };
  }

  async function tabTo(page: Page, fits: (at: {role: string; name: string}) => boolean): Promise<string> {
    for (let n = 0; n < 60; n++) {
      await page.keyboard.press("Tab");
      const at = await spoken(page);
      if (fits(at)) return at.name;
    }
    throw new Error("Tab never came there");
  }

  test("a reader finds the deadliest attack of a month, what was claimed about it and by whom", async () => {
    const {page} = await timelinePage();
    await tabTo(page, ({name}) => /^Attacks: /.test(name));
    // Along the lane of attacks, each name heard.
    const heard: string[] = [];
    await page.keyboard.press("Home");
    for (let n = 0; n < 20; n++) {
      const {name, role} = await spoken(page);
      if (heard.at(-1) === name) break;
      expect(role).toBe("link");
      heard.push(name);
      await page.keyboard.press("ArrowRight");
    }
    expect(heard.length).toBeGreaterThanOrEqual(9);
    const ofMay = heard.filter((name) => name.includes("May 2019"));
    const killed = (name: string) => Number(/(\d+) killed/.exec(name)?.[1] ?? 0);
    const deadliest = ofMay.sort((a, b) => killed(b) - killed(a))[0]!;
    expect(deadliest).toContain("Sabha");
    expect(killed(deadliest)).toBe(9);
    expect(deadliest).toContain("Responsibility: claimed");
    expect(deadliest).toMatch(/Claims about it \(\d\): .*claim of responsibility · تنظيم/);
    // Back to it, and on to the claim itself.
    await page.keyboard.press("Home");
    while ((await spoken(page)).name !== deadliest) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("l");
    const claim = await spoken(page);
    expect(claim.name).toMatch(/^Claims: claim of responsibility · تنظيم/);
    expect(claim.name).toContain("Speaks of: armed assault · Sabha");
    await page.keyboard.press("Enter");
    await page.waitForURL(/articles\/daesh-libya\.html#s-/);
    await page.context().close();
  });

  test("the same in the table that T opens, sorted by toll", async () => {
    const {page} = await timelinePage();
    await page.getByLabel("Window: From").focus();
    await page.getByLabel("Window: From").fill("2019-05-01");
    await page.getByLabel("Window: to").fill("2019-05-31");
    await tabTo(page, ({role, name}) => role === "slider" && name === "Window");
    await page.keyboard.press("t");
    await expect.poll(async () => (await spoken(page)).name).toBe("Table");
    await tabTo(page, ({name}) => name === "Sort by: killed");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("th[aria-sort=descending]").count()).toBe(1);
    const first = page.locator(".timeline-table").getByRole("row").nth(1);
    await expect.poll(() => first.textContent()).toMatch(/Sabha.*9.*claim of responsibility.*تنظيم/);
    await page.context().close();
  });

  test("the strip moves the window and the ends of a selection", async () => {
    const {page} = await timelinePage();
    await tabTo(page, ({role, name}) => role === "slider" && name === "Window");
    for (let n = 0; n < 3; n++) await page.keyboard.press("+");
    await expect.poll(async () => (await value(page)).window !== null).toBe(true);
    await page.keyboard.press("End");
    await expect.poll(() => page.locator(".live .window").getAttribute("aria-valuetext")).toContain("2019");
    const {window} = await value(page);
    await page.keyboard.press("ArrowLeft");
    await expect.poll(async () => (await value(page)).window![0] < window![0]).toBe(true);
    await page.getByRole("button", {name: "Select"}).focus();
    await page.keyboard.press("Enter");
    await page.locator(".live .plot .mark").first().waitFor();
    await page.getByRole("slider", {name: "Selection from"}).focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(async () => (await value(page)).brush).not.toBeNull();
    const {brush} = await value(page);
    await page.getByRole("slider", {name: "Selection to"}).focus();
    await page.keyboard.press("ArrowLeft");
    await expect.poll(async () => (await value(page)).brush![1] < brush![1]).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(async () => (await value(page)).brush).toBeNull();
    await page.context().close();
  });

  test("marks are one stop of Tab, and time runs from right to left on the Arabic page", async () => {
    const {page} = await timelinePage("ar/index.html");
    expect(await page.locator('.live .plot [tabindex="0"]').count()).toBe(1);
    const first = page.locator('.live .plot [tabindex="0"]');
    await first.focus();
    const years = await page
      .locator(".live .plot .axis text")
      .evaluateAll((nodes) => nodes.map((node) => ({text: node.textContent, x: node.getBoundingClientRect().x})));
    expect(years.length).toBeGreaterThan(2);
    expect(years.map(({text}) => text)).toEqual([...years].sort((a, b) => b.x - a.x).map(({text}) => text));
    // Left is later there.
    await page.keyboard.press("Home");
    const before = (await spoken(page)).name;
    await page.keyboard.press("ArrowLeft");
    const second = (await spoken(page)).name;
    expect(second).not.toBe(before);
    await page.keyboard.press("ArrowRight");
    expect((await spoken(page)).name).toBe(before);
    expect((await spoken(page)).name).toMatch(/^الهجمات: /);
    await page.context().close();
  });
});

describe("a timeline of the database", () => {
  test("counts as DuckDB counts, turns into marks where they are few, and back", async () => {
    const {page, errors} = await open(browser, "timeline-of.html", {reducedMotion: "reduce"});
    await page.waitForSelector(".live .count", {timeout: 60_000});
    const status = page.locator(".timeline-status").first();
    await expect.poll(() => status.textContent()).toMatch(/possibly/);
    const set = (window: [string, string] | null) =>
      page.evaluate((next) => {
        (document.querySelector("figure.live") as unknown as {value: unknown}).value = {window: next};
      }, window);
    const counted = (kind: string, from: string, to: string) =>
      page.evaluate(
        ([kind, from, to]) => {
          const {windowSql, count} = globalThis as unknown as {
            windowSql(kind: string, window: object): string;
            count(where: string): Promise<number>;
          };
          return count(windowSql(kind!, {from, to}));
        },
        [kind, from, to]
      );
    for (const [from, to] of [
      ["2010-01-01", "2012-12-31"],
      ["2013-05-05", "2013-05-11"]
    ] as const) {
      await set([from, to]);
      const expected = [await counted("certainly", from, to), await counted("possibly", from, to)];
      expect(expected[0]).toBeGreaterThan(0);
      expect(expected[1]).toBeGreaterThan(expected[0]!);
      await expect
        .poll(async () => (await status.textContent())?.replaceAll(/(?<=\d),/g, ""))
        .toContain(`${expected[0]} certainly, ${expected[1]} possibly`);
    }
    // Open beginnings are possible in every earlier window: late in the twenty years few are left.
    await set(["2023-12-21", "2023-12-26"]);
    await page.waitForSelector(".live .mark[aria-label]");
    expect(await page.locator(".live .lane-attack .mark").count()).toBeGreaterThan(5);
    const claim = page.locator(".live .lane-claim .mark").first();
    await expect.poll(() => claim.getAttribute("aria-label")).toContain("Speaks of:");
    await claim.focus();
    await page.keyboard.press("0");
    await expect.poll(() => page.locator(".live .mark").count()).toBe(0);
    expect(await page.locator(".live .count").count()).toBeGreaterThan(20);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test("shows at first where nearly all records are, says what lies outside, and all by a key; a link keeps either", async () => {
    const {page} = await open(browser, "timeline-of.html", {reducedMotion: "reduce"});
    const figure = page.locator("figure.live").nth(2);
    const status = figure.locator(".timeline-status");
    const note = figure.locator(".timeline-outside");
    const shows = (first: string) => expect.poll(() => status.textContent(), {timeout: 60_000}).toContain(first);
    await shows("2003");
    expect(await note.textContent()).toMatch(/^2 records before \d+ \w+ 2003 Show all$/);
    await page.reload();
    await shows("2003");
    await note.getByRole("button").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => note.textContent()).toBe("Show where nearly all are");
    expect(await status.textContent()).not.toContain("2003");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Show where nearly all are");
    await expect.poll(() => page.evaluate(() => location.hash)).toContain("s=");
    await page.reload();
    await expect.poll(() => note.textContent(), {timeout: 60_000}).toBe("Show where nearly all are");
    await page.goBack();
    await shows("2003");
    await page.context().close();
  });

  test("says what a query lacks", async () => {
    const {page} = await open(browser, "timeline-of.html");
    await expect
      .poll(() => page.locator(".timeline-status").nth(1).textContent(), {timeout: 60_000})
      .toContain("no column “date_start”");
    await page.context().close();
  });
});

import {cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {loadavg} from "node:os";
import {join} from "node:path";
import {chromium} from "playwright-core";
import type {Browser, Page} from "playwright-core";
import {root} from "../../loaders/build.js";
import {serve} from "../../src/build/server.js";
import {newDocument} from "../../src/build/document.js";
import {timeline} from "../../src/components/timeline.js";
import type {TimelineRow} from "../../src/components/timeline.js";
import {freshCheckout, runOffline} from "../helpers/checkout.js";
import {findChromium} from "../helpers/chromium.js";
import {machine, today, writeFigures, writePart} from "./results.js";
import {rowsAsParquet, syntheticRows} from "./rows.js";

// Measures how fast timelines are drawn in Chromium, ours and two others, and writes its part of tests/bench/RESULTS.md.

/** Programs that already ran: they lengthen every figure. */
const [load] = loadavg() as [number];
const say = (text: string) => process.stdout.write(`${text}\n`);
const runs = 3;
/** Seconds after which a page has failed. */
const patience = 40;

interface First {
  /** Milliseconds from the start of the page to its first marks, painted; null where there were none in time. */
  draw: number | null;
  /** And to the first that stand at their dates. */
  placed: number | null;
  /** Longest that the page was blocked until then. */
  blocked: number;
  /** Megabytes of JavaScript's memory, after the garbage is gone. */
  heap: number;
  /** Megabytes of the process that draws. */
  process: number | null;
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const ms = (value: number | null) =>
  value === null ? `nothing in ${patience} s` : `${Math.round(value).toLocaleString("en")} ms`;

const checkout = freshCheckout();
for (const page of ["drawing.md", "drawing-still.md", "drawing-table.md"])
  cpSync(join(root, "tests", "bench", page), join(checkout, "src", page));
const build = await runOffline(checkout, ["src/build/cli.ts", "build"]);
if (build.code !== 0) throw new Error(`the site could not be built:\n${build.output}`);
const dist = join(checkout, "dist");
const tables = join(dist, "_file", "tables");
const attacks = join(
  tables,
  readdirSync(tables).find((name) => name.startsWith("attacks."))!
);
writePeers(join(dist, "peers"));
const {server, address} = await serve(dist, 0);
const browser = await chromium.launch({executablePath: findChromium(), args: ["--no-sandbox", "--disable-gpu"]});

/** Marks and counts of a live timeline and of the others; ours in whatever state. */
const live = ".live .mark, .live .count, .tl-timemarker, .vis-item, .tl-message, .tl-error";
const any = "figure.timeline :is(.mark, .count)";

/** Opens a page with a watch for its first marks and for what blocks it; `drawn` is false where there were none in time. */
async function opened(path: string, marks: string): Promise<{page: Page; drawn: Promise<boolean>}> {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}, reducedMotion: "reduce"});
  const page = await context.newPage();
  // What tsx wraps around functions that have names, and no page knows.
  await page.addInitScript("globalThis.__name = (named) => named");
  await page.addInitScript((marks) => {
    const watch = globalThis as unknown as {drawn?: number; placed?: number; blocks: number[]; areAtDates?(): boolean};
    watch.blocks = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) watch.blocks.push(entry.duration);
    }).observe({type: "longtask", buffered: true});
    /** Whether a mark is to be seen: a drawing may be in the page and hidden. */
    const isSeen = (mark: Element) => {
      const {width, height, top, bottom} = mark.getBoundingClientRect();
      const shows = mark.checkVisibility({visibilityProperty: true, opacityProperty: true});
      return shows && width * height > 0 && bottom > 0 && top < innerHeight;
    };
    // Looks when the page has changed, in the frame that paints the change, so that looking costs next to nothing.
    let asked = false;
    const ask = () => {
      if (asked || !document.querySelector(marks)) return;
      asked = true;
      requestAnimationFrame(look);
    };
    const look = () => {
      asked = false;
      if (![...document.querySelectorAll(marks)].some(isSeen)) return ask();
      const here = watch.areAtDates?.() ?? true;
      setTimeout(() => {
        watch.drawn ??= performance.now();
        if (!here) return;
        watch.placed ??= performance.now();
        // eslint-disable-next-line no-console -- how the page says so
        console.debug("drawn");
      });
      if (here) observer.disconnect();
      else ask();
    };
    const observer = new MutationObserver(ask);
    observer.observe(document, {childList: true, subtree: true});
  }, marks);
  // The page says when it has drawn: asking it would put a script of some 15 ms into what is measured.
  const said = page.waitForEvent("console", {
    predicate: (message) => message.text() === "drawn",
    timeout: patience * 1e3
  });
  const drawn = said.then(
    () => true,
    () => false
  );
  await page.goto(address + path, {waitUntil: "commit"});
  return {page, drawn};
}

async function first(path: string, marks: string): Promise<{page: Page; at: First}> {
  const {page, drawn} = await opened(path, marks);
  if (!(await drawn)) return {page, at: {draw: null, placed: null, blocked: NaN, heap: NaN, process: null}};
  const times = await page.evaluate(() => {
    const {drawn, placed} = globalThis as unknown as {drawn: number; placed: number};
    return {draw: drawn, placed};
  });
  const blocked = await page.evaluate(() => Math.max(0, ...(globalThis as unknown as {blocks: number[]}).blocks));
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const {usedSize} = await session.send("Runtime.getHeapUsage");
  return {page, at: {...times, blocked, heap: usedSize / 1e6, process: await rendererMemory(browser)}};
}

/** The median of several first draws; the last page stays open. */
async function firstDraws(path: string, marks = live): Promise<{page: Page; at: First}> {
  const all: First[] = [];
  for (let run = 1; ; run++) {
    const {page, at} = await first(path, marks);
    all.push(at);
    if (run < runs && at.draw !== null) {
      await page.context().close();
      continue;
    }
    const of = (name: "blocked" | "heap") => median(all.map((one) => one[name]));
    const when = (name: "draw" | "placed") => {
      const time = median(all.map((one) => one[name] ?? Infinity));
      return time === Infinity ? null : time;
    };
    const listed = all.map(({draw, placed}) => (draw === placed ? ms(draw) : `${ms(draw)} (at dates: ${ms(placed)})`));
    say(`${path}: ${listed.join(", ")}`);
    return {
      page,
      at: {draw: when("draw"), placed: when("placed"), blocked: of("blocked"), heap: of("heap"), process: at.process}
    };
  }
}

/** Resident memory of the largest process that draws pages, on Linux. */
async function rendererMemory(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const {processInfo} = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const sizes = processInfo
    .filter(({type}) => type === "renderer")
    .map(({id}) => {
      try {
        return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? NaN) / 1e3;
      } catch {
        return NaN;
      }
    });
  return Math.max(...sizes.filter((size) => !Number.isNaN(size))) || null;
}

interface Steps {
  median: number;
  slowest: number;
  /** Steps whose marks the database was asked for: until these stand there. */
  asked: number[];
  blocked: number;
}

/** Zooms from everything to a week and back in 48 steps, then moves by 24: script, layout and answer of each until it is complete. */
function zoomSteps(page: Page): Promise<Steps> {
  return page.evaluate(async () => {
    const node = document.querySelector("figure.live") as HTMLElement & {value: unknown};
    const watch = globalThis as unknown as {blocks: number[]};
    watch.blocks.length = 0;
    const day = 864e5;
    const [low, high, middle] = [Date.UTC(2004, 0, 1), Date.UTC(2023, 11, 31), Date.UTC(2013, 10, 20)];
    const iso = (time: number) => new Date(Math.min(Math.max(time, low), high)).toISOString().slice(0, 10);
    const windows: [string, string][] = [];
    const span = (step: number) => 7300 * day * (7 / 7300) ** (step / 24);
    for (let n = 0; n <= 48; n++) {
      const size = span(n <= 24 ? n : 48 - n);
      windows.push([iso(middle - size / 2), iso(middle + size / 2)]);
    }
    for (let n = 0; n < 24; n++) windows.push([iso(low + n * 200 * day), iso(low + (n * 200 + 365) * day)]);
    const times: number[] = [];
    const asked: number[] = [];
    for (const window of windows) {
      const begun = performance.now();
      node.value = {window};
      node.getBoundingClientRect();
      // In the same turn: what blocks the page. Then: what it waits for.
      times.push(performance.now() - begun);
      if (node.hasAttribute("data-asking")) {
        while (node.hasAttribute("data-asking")) await new Promise((resolve) => setTimeout(resolve, 1));
        node.getBoundingClientRect();
        asked.push(performance.now() - begun);
      }
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }
    const whole = [...times].sort((a, b) => a - b);
    return {
      median: whole[Math.floor(whole.length / 2)]!,
      slowest: whole.at(-1)!,
      asked,
      blocked: Math.max(0, ...watch.blocks)
    };
  });
}

/** The page of the live timeline with its drawing in the HTML, in two widths, as the build puts it there. */
function writeStill(size: number): void {
  const document = newDocument();
  const figures = (
    [
      ["wide", 1040],
      ["narrow", 360]
    ] as const
  ).map(([name, width]) => {
    const figure = timeline(syntheticRows(size), {document, width, language: "en", root: "./", id: name});
    figure.classList.add(`for-${name}`);
    return figure.outerHTML;
  });
  const file = join(dist, "drawing-still.html");
  const page = readFileSync(file, "utf8");
  const still = page.replace('<figure class="timeline"></figure>', () => figures.join(""));
  if (still === page) throw new Error("drawing-still.html has no place for a drawing");
  writeFileSync(file, still);
}

function writePeers(folder: string): void {
  mkdirSync(folder, {recursive: true});
  const packages = join(root, "node_modules");
  cpSync(join(packages, "@knight-lab", "timelinejs", "dist"), join(folder, "tl"), {recursive: true});
  for (const file of ["vis-timeline-graph2d.min.js"])
    cpSync(join(packages, "vis-timeline", "standalone", "umd", file), join(folder, file));
  cpSync(join(packages, "vis-timeline", "styles", "vis-timeline-graph2d.min.css"), join(folder, "vis.css"));
  const page = (head: string, script: string) =>
    `<!DOCTYPE html><meta charset="utf-8">${head}<style>body{margin:0}#place{height:700px}</style><div id="place"></div><script>(async () => {
const query = location.search.slice(1);
${script}
})()</script>`;
  writeFileSync(
    join(folder, "tl.html"),
    page(
      '<link rel="stylesheet" href="tl/css/timeline.css"><script src="tl/js/timeline.js"></script>',
      `const date = (text) => { const [year, month, day] = text.split("-"); return {year, ...(month && {month}), ...(day && {day})}; };
const rows = query.startsWith("date=") ? [{date_start: decodeURIComponent(query.slice(5)), detail: "x"}] : await (await fetch("../rows-" + query + ".json")).json();
const events = rows.filter((row) => row.date_start).map((row) => ({start_date: date(row.date_start), ...(row.date_end && row.date_end !== row.date_start && {end_date: date(row.date_end)}), text: {headline: row.detail}, group: row.lane}));
window.timeline = new TL.Timeline("place", {events}, {language: "en", font: null, ga_measurement_id: null});`
    )
  );
  // Ten groups as ours has ten lanes, and none, which is what an author gets first: all events stacked in one lane.
  for (const [name, grouped] of [
    ["vis.html", true],
    ["vis-stacked.html", false]
  ] as const) {
    writeFileSync(
      join(folder, name),
      page(
        '<link rel="stylesheet" href="vis.css"><script src="vis-timeline-graph2d.min.js"></script>',
        `const rows = query.startsWith("date=") ? [{date_start: decodeURIComponent(query.slice(5)), detail: "x"}] : await (await fetch("../rows-" + query + ".json")).json();
const items = rows.filter((row) => row.date_start).map((row, id) => ({id, content: row.detail, start: row.date_start, ...(row.date_end && row.date_end !== row.date_start && {end: row.date_end}), ...(${grouped} && row.lane && {group: row.lane})}));
const groups = ${grouped} ? [...new Set(rows.map((row) => row.lane))].filter(Boolean).map((id) => ({id, content: id})) : [];
// It first draws today's week, with every event of other times at one edge; then the years of the events.
window.areAtDates = () => query.startsWith("date=") || [...document.querySelectorAll(".vis-text.vis-minor")].some((tick) => /^\\d{4}$/.test(tick.textContent));
window.timeline = new vis.Timeline(document.getElementById("place"), new vis.DataSet(items), ...(groups.length ? [new vis.DataSet(groups)] : []), {height: 700});`
      )
    );
  }
}

/** What a page makes of one uncertain date. */
async function uncertain(path: string): Promise<string> {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}});
  const page = await context.newPage();
  await page.addInitScript("globalThis.__name = (named) => named");
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(address + path);
  await page.waitForTimeout(3000);
  const said = await page.evaluate(() => {
    const {timeline} = globalThis as unknown as {timeline?: {getItemRange?(): {min: Date | null}}};
    const range = timeline?.getItemRange?.();
    const message = document.querySelector(".tl-message-content, .tl-message")?.textContent?.trim();
    const marks = document.querySelectorAll(".tl-timemarker, .vis-item.vis-box, .live .plot .mark").length;
    const mark = document.querySelector(".live .plot .mark")?.getAttribute("data-date");
    return {message, marks, mark, min: range?.min ? new Date(range.min).toISOString() : null};
  });
  await context.close();
  const {message, marks, mark, min} = said;
  const text = mark ?? (min && `drawn at ${min.slice(0, 10)}`) ?? (message && `“${message.slice(0, 120)}”`);
  const drawn = marks ? "" : `${text ? "; " : ""}no mark drawn`;
  return `${text ?? ""}${drawn}${errors.length ? `; error: ${errors[0]!.slice(0, 100)}` : ""}`.trim();
}

/** Rows of one uncertain date as our component takes them. */
function dated(date: string, start: string, end: string): TimelineRow[] {
  return [{lane: "attack", type: "attack", detail: "x", date, date_start: start, date_end: end}];
}

try {
  for (const size of [1000, 10_000])
    writeFileSync(join(dist, `rows-${size}.json`), JSON.stringify(syntheticRows(size)));
  writeFileSync(join(dist, "rows-2013~.json"), JSON.stringify(dated("2013~", "2012-01-01", "2014-12-31")));
  writeFileSync(join(dist, "rows-2014.json"), JSON.stringify(dated("2014", "2014-01-01", "2014-12-31")));

  const ours: {name: string; at: First; steps: Steps}[] = [];
  const measure = async (name: string, path: string) => {
    const {page, at} = await firstDraws(path);
    if (at.draw === null) throw new Error(`${path} drew nothing`);
    await page.waitForTimeout(500);
    const steps = await zoomSteps(page);
    at.process = await rendererMemory(browser);
    await page.context().close();
    say(
      `${name}: step ${steps.median.toFixed(1)} ms, slowest ${steps.slowest.toFixed(1)} ms, ${steps.asked.length ? `asked ${steps.asked.length} × ${median(steps.asked).toFixed(0)} ms` : "nothing asked"}, blocked ${steps.blocked.toFixed(0)} ms`
    );
    ours.push({name, at, steps});
  };
  writeStill(1000);
  const still = await firstDraws("drawing-still.html?1000", any);
  await still.page.context().close();
  await measure("1,000 rows in the page", "drawing.html?1000");
  await measure("10,000 rows in the page", "drawing.html?10000");
  for (const [name, size] of [
    ["100,000 rows in DuckDB", 100_000],
    ["1,000,000 rows in DuckDB", 1_000_000]
  ] as const) {
    writeFileSync(attacks, rowsAsParquet(syntheticRows(size)));
    await measure(name, "drawing-table.html");
  }
  const peers: {name: string; size: string; at: First}[] = [];
  for (const [name, path, sizes] of [
    ["TimelineJS3", "peers/tl.html", [1000]],
    ["vis-timeline, ten groups", "peers/vis.html", [1000, 10_000]],
    ["vis-timeline, no groups", "peers/vis-stacked.html", [1000, 10_000]]
  ] as const) {
    for (const size of sizes) {
      const {page, at} = await firstDraws(`${path}?${size}`);
      // A page that is still at work does not close.
      await Promise.race([page.context().close(), new Promise((resolve) => setTimeout(resolve, 5000))]);
      peers.push({name, size: size.toLocaleString("en"), at});
    }
  }
  const dates = [];
  for (const date of ["2013~", "2014"]) {
    dates.push([
      `\`${date}\``,
      await uncertain(`drawing.html?${date}`),
      await uncertain(`peers/tl.html?date=${date}`),
      await uncertain(`peers/vis.html?date=${date}`)
    ]);
  }
  const mega = (value: number | null) => (value === null || Number.isNaN(value) ? "–" : `${Math.round(value)} MB`);
  const times = (theirs: number | null, own: number) => (theirs === null ? "–" : (theirs / own).toFixed(1));
  const results = `# How fast timelines are drawn

Written by \`npm run bench\` on ${today()}: ${machine()}, Chromium ${browser.version()} without a graphics processor, localhost; ${load.toFixed(1)} other programs at work when it began.

Synthetic attacks of twenty years in ten lanes, with Arabic titles; 40 of 100 dates are uncertain. First draw: from the start of
the page, all of it, to the first marks or counts that are to be seen; median of ${runs}. A drawing that the build made is there before any
script runs; the live timeline then takes its place. What is below the screen is not waited for: a browser lays out the lanes of a
drawing by the build as they come near, and a live timeline draws its marks there, and all their names, when it comes to rest, after
an eighth of a second. A zoom step takes its counts, lays out and draws,
until the page is laid out again; 73 steps from twenty years to a week and back, then a year at a time. Where few enough records
are in the window the database is asked for them, and their marks take the place of the counts: steps with an answer.

vis-timeline first draws today's week, with the events of other times at its edge, and then the years of the events. Only the second
tells when anything was: at their dates. How many times ours each takes is given for both, of a drawing that the build made, which is
what readers of a page see first, and of one that a script makes of rows that it fetches, as the others are made.

| Sijill | first draw | zoom step, median | slowest | steps with an answer, median | longest block while zooming | memory: script | process |
|-|-:|-:|-:|-:|-:|-:|-:|
| 1,000 rows, drawn by the build | ${ms(still.at.draw)} | – | – | – | – | – | – |
${ours
  .map(
    ({name, at, steps}) =>
      `| ${name} | ${ms(at.draw)} | ${steps.median.toFixed(1)} ms | ${steps.slowest.toFixed(0)} ms | ${steps.asked.length ? `${median(steps.asked).toFixed(0)} ms (${steps.asked.length})` : "–"} | ${steps.blocked ? `${steps.blocked.toFixed(0)} ms` : "none over 50 ms"} | ${mega(at.heap)} | ${mega(at.process)} |`
  )
  .join("\n")}

| others | events | first draw | at their dates | times Sijill's 1,000 drawn by the build | times live | longest block | memory: script | process |
|-|-:|-:|-:|-:|-:|-:|-:|-:|
${peers
  .map(({name, size, at}) => {
    const both = (own: number) => [...new Set([times(at.draw, own), times(at.placed, own)])].join("; at their dates ");
    return `| ${name} | ${size} | ${ms(at.draw)} | ${ms(at.placed)} | ${both(still.at.draw!)} | ${both(ours[0]!.at.draw!)} | ${at.draw === null ? "–" : `${Math.round(at.blocked)} ms`} | ${mega(at.heap)} | ${mega(at.process)} |`;
  })
  .join("\n")}

What each makes of an uncertain date:

| date | Sijill | TimelineJS3 | vis-timeline |
|-|-|-|-|
${dates.map((row) => `| ${row.map((text) => text.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`).join("\n")}
`;
  writeFigures("drawing", load, [
    {name: "draw_first", unit: "ms", is: still.at.draw!, most: null},
    {name: "draw_step", unit: "ms", is: ours.at(-1)!.steps.median, most: null}
  ]);
  await writePart(results);
  say(results);
} finally {
  await Promise.race([browser.close(), new Promise((resolve) => setTimeout(resolve, 5000))]);
  server.closeAllConnections();
  server.close();
  rmSync(checkout, {recursive: true, force: true});
}

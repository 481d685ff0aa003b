import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {loadavg, tmpdir} from "node:os";
import {join} from "node:path";
import {chromium} from "playwright-core";
import type {Browser, Page} from "playwright-core";
import {monthOf} from "../../loaders/attacks.js";
import {root} from "../../loaders/build.js";
import {readReferences} from "../../loaders/references.js";
import type {Attack} from "../../loaders/schema.js";
import {joinChunks} from "../../loaders/table-files.js";
import {cut, rowsInChunk} from "../../loaders/tables.js";
import {Workers} from "../../loaders/workers.js";
import {writeServiceWorker} from "../../src/build/offline.js";
import {serve} from "../../src/build/server.js";
import type {TimelineRow} from "../../src/components/timeline.js";
import {freshCheckout, runOffline} from "../helpers/checkout.js";
import {findChromium} from "../helpers/chromium.js";
import {machine, today, writeFigures, writePart} from "./results.js";
import type {Figure} from "./results.js";
import {syntheticRows} from "./rows.js";

// Measures what a site with a million attacks asks of a browser, and writes its part of tests/bench/RESULTS.md.

const [load] = loadavg() as [number];
const count = Number(process.env.SIJILL_BENCH_ROWS ?? 1_000_000);
const runs = 5;
const say = (text: string) => process.stdout.write(`${text}\n`);
const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

const groups = [...readReferences(join(root, "data")).actors.values()].filter(({kind}) => kind === "armed_group");
const actors = groups.map(({id}) => id).slice(0, 40);
const places = [...readReferences(join(root, "data")).places.values()].filter(({latitude}) => latitude !== null);

/** An attack in all its columns, of a synthetic row. */
function attack(row: TimelineRow, n: number): Attack {
  const place = places[(n * 7919) % places.length]!;
  // Of ten attacks three are nobody's, the others of some groups more than of others.
  const actor = n % 10 < 3 ? null : actors[Math.floor(((n * 31) % 1600) ** 0.5) % actors.length]!;
  const killed = (row.killed as number | null) ?? null;
  return {
    id: row.id!,
    type: row.type!,
    count: 1,
    outcome: "occurred",
    date: row.date as string | null,
    date_start: row.date_start as string | null,
    date_end: row.date_end as string | null,
    date_precision: row.date ? "day" : null,
    month: monthOf(row as Pick<Attack, "date_start" | "date_end">),
    place: place.id,
    place_name: place.name_en,
    country: place.country,
    latitude: place.latitude,
    longitude: place.longitude,
    perpetrator: actor,
    perpetrator_name: actor,
    responsibility: actor ? "attributed" : "unclaimed",
    targets: ["civilians"],
    weapon: null,
    killed_low: killed,
    killed_best: killed,
    killed_high: killed,
    injured_low: null,
    injured_best: null,
    injured_high: null,
    reports: 1,
    sources: 1,
    merged_because: [],
    acled_event_type: "Explosions/Remote violence",
    acled_sub_event_type: "Remote explosive/landmine/IED",
    gtd_attacktype: 3,
    quote: `${row.detail}، وقالت مصادر محلية إن الحادث رقم ${n} أسفر عن سقوط قتلى وجرحى بين المدنيين`,
    article: `article-${Math.floor(n / 3)}`,
    sentence: `s-${n}`,
    status: "auto"
  };
}

/** The table as the loaders write it: in chunks sorted by date, on all cores. */
async function table(): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "sijill-million-"));
  const workers = new Workers();
  try {
    const chunks = cut(
      syntheticRows(count).map((row, n) => ({row, n, id: row.id!})),
      rowsInChunk(count)
    );
    for (const [index, chunk] of chunks.entries()) {
      const rows = JSON.stringify(chunk.map(({row, n}) => attack(row, n)));
      await workers.run("writeChunk", {table: "attacks", file: join(folder, String(index)), rows}, false);
    }
    await workers.all();
    return joinChunks(
      "attacks",
      [...chunks.keys()].map((index) => join(folder, String(index))),
      Infinity
    ).parts[0]!.bytes;
  } finally {
    await workers.close();
    rmSync(folder, {recursive: true});
  }
}

/** Most memory that a process which draws pages has had, in MB, on Linux. */
async function memory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const {processInfo} = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const sizes = processInfo
    .filter(({type}) => type === "renderer")
    .map(({id}) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0) / 1e3);
  return Math.max(...sizes);
}

const checkout = freshCheckout();
cpSync(join(root, "tests", "bench", "million.md"), join(checkout, "src", "million.md"));
const build = await runOffline(checkout, ["src/build/cli.ts", "build"]);
if (build.code !== 0) throw new Error(`the site could not be built:\n${build.output}`);
const dist = join(checkout, "dist");
const tables = join(dist, "_file", "tables");
const bytes = await table();
writeFileSync(
  join(
    tables,
    readdirSync(tables).find((name) => name.startsWith("attacks."))!
  ),
  bytes
);
// What is kept for reading without a connection goes by the sizes of files.
writeServiceWorker(dist);
say(`attacks: ${count} rows, ${(bytes.length / 1e6).toFixed(0)} MB`);

const database = readdirSync(join(dist, "_import")).find((name) => name.startsWith("database-"))!;
const {server, address} = await serve(dist, 0);
/** What the server has sent, by kind of file. */
const sent = {requests: 0, bytes: 0, table: 0, tableRequests: 0, engine: 0};
server.on("request", (request, response) => {
  response.on("finish", () => {
    const length = request.method === "HEAD" ? 0 : Number(response.getHeader("content-length") ?? 0);
    sent.requests++;
    sent.bytes += length;
    if (request.url?.includes("/_file/tables/")) {
      sent.table += length;
      sent.tableRequests++;
    }
    if (request.url?.includes("/_file/engine/")) sent.engine += length;
  });
});
const browser = await chromium.launch({executablePath: findChromium(), args: ["--no-sandbox", "--disable-gpu"]});

type Timed = typeof window & {taken?: number | null};

/** Opens the page with a watch for answers: when one is in the page, and painted. */
async function opened(): Promise<Page> {
  const page = await (await browser.newContext({viewport: {width: 1200, height: 800}})).newPage();
  // Plain text, because the functions of this file have names that the page does not know.
  await page.addInitScript(`
    addEventListener("keydown", ({key, timeStamp}) => key === "Enter" && (window.pressed = timeStamp), true);
    window.pressed = 0.001;
    new MutationObserver((records) => {
      if (!window.pressed || !document.querySelector(".sql-cell .output tbody tr")) return;
      if (!records.some(({target}) => target.matches?.(".sql-cell .output"))) return;
      window.taken = performance.now() - window.pressed;
      window.pressed = 0;
    }).observe(document, {childList: true, subtree: true});
  `);
  return page;
}
const answered = async (page: Page) =>
  (await (await page.waitForFunction(() => (window as Timed).taken, null, {timeout: 120_000})).jsonValue())!;

/** Runs SQL in the page's cell. @returns milliseconds from the key to the table in the page. */
async function ask(page: Page, sql: string): Promise<number> {
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(sql);
  await page.evaluate("window.taken = null");
  await page.keyboard.press("Control+Enter");
  return answered(page);
}

/** Milliseconds from the start of the page until it asked for the engine, which it does when its cell asks. */
const asking = (page: Page) =>
  page.evaluate(
    () => performance.getEntriesByType("resource").find(({name}) => name.includes("/_file/engine/"))!.startTime
  );

const monthByActor = `SELECT date_trunc('month', date_start) AS month, perpetrator, count(*) AS attacks, sum(killed_best) AS killed FROM attacks`;

try {
  const firsts: number[] = [];
  const fromAsking: number[] = [];
  let first = {...sent};
  let page: Page | null = null;
  for (let run = 0; run < runs; run++) {
    await page?.context().close();
    for (const name of Object.keys(sent) as (keyof typeof sent)[]) sent[name] = 0;
    page = await opened();
    await page.goto(`${address}million.html`, {waitUntil: "commit"});
    firsts.push(await answered(page));
    fromAsking.push(firsts.at(-1)! - (await asking(page)));
    await page.waitForLoadState("networkidle");
    first = {...sent};
    say(
      `first answer ${firsts.at(-1)!.toFixed(0)} ms, from asking ${fromAsking.at(-1)!.toFixed(0)} ms, ${JSON.stringify(first)}`
    );
  }
  await page!.getByRole("button", {name: "Edit"}).click();
  await page!.locator(".cm-content").waitFor();
  const measure = async (sql: string) => {
    const before = sent.table;
    const cold = await ask(page!, sql);
    const read = sent.table - before;
    // A reader looks at the answer; in that time the engine keeps what the next such question needs.
    await page!.waitForTimeout(2000);
    const warm: number[] = [];
    const asked = sent.tableRequests;
    for (let run = 0; run < runs; run++) warm.push(await ask(page!, sql));
    const more = sent.tableRequests - asked;
    say(
      `cold ${cold.toFixed(0)} ms, ${(read / 1e6).toFixed(1)} MB, warm ${median(warm).toFixed(0)} ms, ${more} requests when warm: ${sql.slice(-90)}`
    );
    return {cold, read, warm: median(warm)};
  };
  const other = await measure(
    `${monthByActor} WHERE date_start >= DATE '2010-03-01' AND date_start < DATE '2010-04-01' GROUP BY 1, 2 ORDER BY 1, 3 DESC`
  );
  const rows = await measure(
    "SELECT * FROM attacks WHERE date_start >= DATE '2012-06-01' AND date_start < DATE '2012-07-01'"
  );
  const all = await measure(`${monthByActor} GROUP BY 1, 2 ORDER BY 1, 3 DESC`);
  // What the cell adds for its table and chart apart: until all rows of the answer are in the page.
  const timed = async (sql: string) => {
    const times = (await page!.evaluate(`import("/_import/${database}").then(async ({query}) => {
      const times = [];
      for (let run = 0; run < ${2 * runs + 1}; run++) {
        const begun = performance.now();
        await query(${JSON.stringify(sql)});
        times.push(performance.now() - begun);
        if (run === 0) await new Promise((resolve) => setTimeout(resolve, 2000));
      }
      return times.slice(1);
    })`)) as number[];
    say(`${times.map(Math.round).join(", ")} ms: ${sql}`);
    return median(times);
  };
  const byMonth = await timed("SELECT month, perpetrator, count(*) AS attacks FROM attacks GROUP BY 1, 2");
  const byFunction = await timed(
    "SELECT date_trunc('month', date_start) AS month, perpetrator, count(*) AS attacks FROM attacks GROUP BY 1, 2"
  );
  const files = await timed(
    "SELECT month, perpetrator, count(*) AS attacks FROM attacks GROUP BY 1, 2 -- typeof: of what is kept nothing is asked about types"
  );
  const mb = await memory(browser);
  say(`tab ${mb.toFixed(0)} MB`);
  const seconds = median(firsts) / 1e3;
  const asked = median(fromAsking) / 1e3;
  const figures: Figure[] = [
    {name: "answer_asked", unit: "s", is: asked, most: 2},
    {name: "first_answer", unit: "s", is: seconds, most: null},
    {name: "answer_bytes", unit: "MB", is: first.table / 1e6, most: 5},
    {name: "answer_requests", unit: "", is: first.requests, most: null},
    {name: "month_actor", unit: "ms", is: byMonth, most: 100},
    {name: "tab_memory", unit: "MB", is: mb, most: 1500}
  ];
  writeFigures("million", load, figures);
  const line = (name: string, {cold, read, warm}: typeof all) =>
    `| ${name} | ${(read / 1e6).toFixed(2)} MB | ${cold.toFixed(0)} ms | ${warm.toFixed(0)} ms |`;
  await writePart(`# A million rows in a tab

Written by \`npm run bench\` on ${today()}: ${machine()}, Chromium ${browser.version()} without a graphics processor, localhost; ${load.toFixed(1)} other programs at work when it began.

A site whose table of attacks has ${count.toLocaleString("en")} rows in all its columns, of twenty years, ${(bytes.length / 1e6).toFixed(0)} MB; written by the loaders, in row groups of some ${rowsInChunk(count).toLocaleString("en")} rows in the order of days.
Bytes and requests are counted at the server. The first answer is that of a page whose cell asks for a month by actor: from the start of the navigation, with nothing cached, and from when the cell asks for the engine, until its table is in the page; medians of ${runs}.
Warm: two seconds after the first answer, in which the engine keeps the columns that it read in memory.
To it ${first.requests} requests and ${(first.bytes / 1e6).toFixed(1)} MB, of which the engine (uncompressed) ${(first.engine / 1e6).toFixed(1)} MB and tables ${(first.table / 1e6).toFixed(2)} MB in ${first.tableRequests} requests.

| | may be | is |
| - | -: | -: |
| first answer, from asking to the table | 2 s | ${asked.toFixed(2)} s |
| first answer, from the address to the table | | ${seconds.toFixed(2)} s |
| bytes of tables for it, a month by actor | 5 MB | ${(first.table / 1e6).toFixed(2)} MB |
| month × actor of the million, warm, until all rows are in the page | 100 ms | ${byMonth.toFixed(0)} ms |
| the same with \`date_trunc('month', date_start)\` in the place of the column \`month\` | | ${byFunction.toFixed(0)} ms |
| the same out of the files each time | | ${files.toFixed(0)} ms |
| memory of the tab at the most | 1,500 MB | ${mb.toFixed(0)} MB |

| question in the same page | read anew | first time | again |
| - | -: | -: | -: |
${line("another month by actor", other)}
${line("all columns of a month", rows)}
${line("month × actor of the million", all)}
`);
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
  rmSync(checkout, {recursive: true, force: true});
}

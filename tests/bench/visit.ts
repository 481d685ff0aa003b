import {existsSync, readFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {loadavg} from "node:os";
import {extname, join} from "node:path";
import {brotliCompressSync, constants} from "node:zlib";
import {chromium} from "playwright-core";
import {root} from "../../loaders/build.js";
import {findChromium} from "../helpers/chromium.js";
import {writeFigures, writePart} from "./results.js";

// Measures a first visit to the report over a slow connection, as hosts serve it, and writes its part of tests/bench/RESULTS.md.

const dist = join(root, "dist");
if (!existsSync(dist)) throw new Error("there is no dist/: run npm run build first");
const runs = 3;
/** 1.6 Mbit/s and 150 ms, a slow mobile connection. */
const network = {offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8};
const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".txt": "text/plain"
};

/** Files as a host serves them: text and the engine with Brotli, kept in memory. */
const packed = new Map<string, Buffer>();
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
  const file = join(dist, path);
  if (!existsSync(file)) return void response.writeHead(404).end();
  const type = types[extname(path)] ?? "application/octet-stream";
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
  if (from !== undefined) {
    const bytes = readFileSync(file);
    const start = from === "" ? bytes.length - Number(to) : Number(from);
    const end = from === "" || to === "" ? bytes.length - 1 : Math.min(Number(to), bytes.length - 1);
    const range = `bytes ${start}-${end}/${bytes.length}`;
    response.writeHead(206, {"content-type": type, "content-range": range, "accept-ranges": "bytes"});
    return void response.end(bytes.subarray(start, end + 1));
  }
  if (!/^(text|application\/(json|wasm))/.test(type)) {
    response.writeHead(200, {"content-type": type, "accept-ranges": "bytes"});
    return void response.end(readFileSync(file));
  }
  if (!packed.has(path))
    packed.set(path, brotliCompressSync(readFileSync(file), {params: {[constants.BROTLI_PARAM_QUALITY]: 9}}));
  response.writeHead(200, {"content-type": type, "content-encoding": "br"});
  response.end(packed.get(path));
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = `http://localhost:${(server.address() as AddressInfo).port}/`;

interface Visit {
  /** Milliseconds to the first painting of text and of the timeline, which stand in the HTML. */
  text: number;
  timeline: number;
  /** Bytes over the network until the engine is asked for, or until the page rests; and its requests. */
  bytes: number;
  requests: number;
  engine: number | null;
}

/** Programs that already ran: they lengthen every time. */
const [load] = loadavg() as [number];
const browser = await chromium.launch({executablePath: findChromium(), args: ["--no-sandbox", "--disable-gpu"]});

async function visit(path: string): Promise<Visit> {
  const context = await browser.newContext({viewport: {width: 390, height: 844}});
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.setCacheDisabled", {cacheDisabled: true});
  await client.send("Network.emulateNetworkConditions", network);
  const [sizes, wanted] = [new Map<string, number>(), new Map<string, number>()];
  let begun = 0;
  let engine: number | null = null;
  let closed = false;
  client.on("Network.requestWillBeSent", ({requestId, request, timestamp}) => {
    begun ||= timestamp;
    if (/\/(_file\/(engine|tables)\/|_import\/@duckdb)/.test(request.url)) {
      engine ??= (timestamp - begun) * 1000;
      closed = true;
    } else if (!closed && request.url.startsWith("http")) wanted.set(requestId, timestamp);
  });
  client.on("Network.loadingFinished", ({requestId, encodedDataLength}) => {
    if (wanted.has(requestId)) sizes.set(requestId, encodedDataLength);
  });
  // tsx names inner functions by a helper of its own, which the page lacks.
  await page.addInitScript("globalThis.__name = (f) => f");
  await page.addInitScript(() => {
    const seen: Record<string, number> = {};
    (window as unknown as {seen: typeof seen}).seen = seen;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === "first-contentful-paint") seen.text = entry.startTime;
    }).observe({type: "paint", buffered: true});
    const look = () => {
      // Drawings for wide and for narrow screens are both in the page, one of them hidden. What is there in one frame is painted at its end.
      const marks = [...document.querySelectorAll("main figure svg :is(.mark, rect)")];
      if (marks.some((mark) => mark.getBoundingClientRect().width > 0))
        requestAnimationFrame(() => (seen.timeline = performance.now()));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(address + path, {waitUntil: "load", timeout: 120_000});
  await page.waitForFunction(() => {
    const {seen} = window as unknown as {seen: Record<string, number>};
    return seen.text !== undefined && seen.timeline !== undefined;
  });
  await page.waitForLoadState("networkidle", {timeout: 120_000});
  const seen = await page.evaluate(() => (window as unknown as {seen: {text: number; timeline: number}}).seen);
  await context.close();
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return {...seen, bytes, requests: sizes.size, engine};
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const lines: string[] = [];
type Measured = Record<"text" | "timeline" | "bytes" | "requests", number>;
const measured = new Map<string, Measured>();
for (const path of ["reports/tunisia-libya.html", "ar/reports/tunisia-libya.html", "index.html"]) {
  const visits: Visit[] = [];
  for (let run = 0; run < runs; run++) visits.push(await visit(path));
  const of = (key: "text" | "timeline" | "bytes" | "requests") => median(visits.map((one) => one[key]));
  measured.set(path, {text: of("text"), timeline: of("timeline"), bytes: of("bytes"), requests: of("requests")});
  const engine = visits[0]!.engine;
  lines.push(
    `| ${path} | ${(of("text") / 1000).toFixed(2)} s | ${(of("timeline") / 1000).toFixed(2)} s | ${Math.round(of("bytes") / 1000)} kB | ${of("requests")} | ${engine === null ? "never" : `${(engine / 1000).toFixed(2)} s`} |`
  );
  process.stdout.write(`${lines.at(-1)!}\n`);
}
await browser.close();
server.closeAllConnections();
server.close();
const [report, arabic, home] = [...measured.values()] as [Measured, Measured, Measured];
writeFigures("visit", load, [
  {name: "report_text", unit: "s", is: report.text / 1e3, most: 2},
  {name: "report_timeline", unit: "s", is: report.timeline / 1e3, most: 2},
  {name: "report_bytes", unit: "kB", is: report.bytes / 1e3, most: 300},
  {name: "report_requests", unit: "", is: report.requests, most: null},
  {name: "report_ar_bytes", unit: "kB", is: arabic.bytes / 1e3, most: 300},
  {name: "home_bytes", unit: "kB", is: home.bytes / 1e3, most: 300},
  {name: "home_requests", unit: "", is: home.requests, most: null}
]);
await writePart(`# A first visit

Over 1.6 Mbit/s with 150 ms of latency, nothing cached, Brotli as hosts use it, a screen of 390 × 844; medians of ${runs}. Bytes are those
over the network until the engine or a table is asked for. The aims: text and timeline within 2 s, under 300 kB.

| page | text | timeline | bytes before the engine | requests | engine asked for after |
| --- | --- | --- | --- | --- | --- |
${lines.join("\n")}
`);

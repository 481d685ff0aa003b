import {existsSync} from "node:fs";
import {loadavg} from "node:os";
import {join} from "node:path";
import {chromium} from "playwright-core";
import {root} from "../../loaders/build.js";
import {questions} from "../../src/components/questions.js";
import {serve} from "../../src/build/server.js";
import {findChromium} from "../helpers/chromium.js";
import {writeFigures, writePart} from "./results.js";

// Measures how long a cell takes from the key that runs it to its table, and writes its part of tests/bench/RESULTS.md.

const dist = join(root, "dist");
if (!existsSync(dist)) throw new Error("there is no dist/: run npm run build first");
const runs = 15;
/** Programs that already ran: they lengthen every figure. */
const [load] = loadavg() as [number];

type Timed = typeof window & {taken?: [table: number, painted: number] | null};

const {server, address} = await serve(dist, 0);
const browser = await chromium.launch({executablePath: findChromium(), args: ["--no-sandbox", "--disable-gpu"]});
const page = await browser.newPage({viewport: {width: 1200, height: 800}});
await page.goto(`${address}query.html`);
await page.waitForSelector(".sql-cell table", {timeout: 60_000});
await page.getByRole("button", {name: "Edit"}).click();
const editor = page.locator(".cm-content");
await editor.waitFor();
// Plain text, because the functions of this file have names that the page does not know.
await page.evaluate(`
  addEventListener("keydown", ({key, timeStamp}) => key === "Enter" && (window.pressed = timeStamp), true);
  new MutationObserver(() => {
    if (!window.pressed || !document.querySelector(".sql-cell .output table")) return;
    const begun = window.pressed;
    window.pressed = 0;
    const there = performance.now() - begun;
    requestAnimationFrame(() => setTimeout(() => (window.taken = [there, performance.now() - begun])));
  }).observe(document.querySelector(".sql-cell .output"), {childList: true});
`);

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const lines: string[] = [];
const medians: number[] = [];
for (const {en, sql} of questions) {
  const taken: [number, number][] = [];
  for (let run = -1; run < runs; run++) {
    await editor.focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(sql);
    await page.keyboard.press("Control+Enter");
    const handle = await page.waitForFunction(() => (window as Timed).taken);
    if (run >= 0) taken.push((await handle.jsonValue())!);
    await page.evaluate("window.taken = null");
  }
  medians.push(median(taken.map(([there]) => there)));
  const [there, painted] = [0, 1].map((part) => Math.round(median(taken.map((times) => times[part]!))));
  const slowest = Math.round(Math.max(...taken.map(([time]) => time)));
  lines.push(`| ${en} | ${there} ms | ${slowest} ms | ${painted} ms |`);
  process.stdout.write(`${lines.at(-1)!}\n`);
}
await browser.close();
server.closeAllConnections();
server.close();
writeFigures("answers", load, [
  {name: "answer_median", unit: "ms", is: median(medians), most: 50},
  {name: "answer_slowest", unit: "ms", is: Math.max(...medians), most: null}
]);
await writePart(`# From the key to the table

Each question of the page *Query* on the shipped corpus, engine and files warm, run with Ctrl-Enter in the editor: until the answer's
table (and the chart above it) is in the page, and until it is painted; medians of ${runs}, ${load.toFixed(1)} other programs at work.
Median of the questions: ${Math.round(median(medians))} ms, the slowest ${Math.round(Math.max(...medians))} ms. The aim: under 50 ms.

| question | table | slowest | painted |
| --- | --: | --: | --: |
${lines.join("\n")}
`);

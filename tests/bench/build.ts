import {spawn} from "node:child_process";
import {once} from "node:events";
import {createWriteStream, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {loadavg, tmpdir} from "node:os";
import {join} from "node:path";
import {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";
import {createGzip} from "node:zlib";
import {root} from "../../loaders/build.js";
import {articles, copyLists} from "./corpus.js";
import type {BenchArticle} from "./corpus.js";
import {machine, today, writeFigures, writePart} from "./results.js";

// Measures how long a corpus takes to become tables, and writes its part of tests/bench/RESULTS.md.
// Usage: tsx tests/bench/build.ts [CORPUS.jsonl.gz]   (or SIJILL_BENCH_CORPUS; without either, 29,848 articles are made)

const path = process.argv[2] ?? process.env.SIJILL_BENCH_CORPUS;
const folder = mkdtempSync(join(tmpdir(), "sijill-bench-"));
const data = join(folder, "data");
copyLists(data);

let count = 0;
let characters = 0;
/** Writes the corpus, with changes, as a file of it. */
async function write(name: string, change: (article: BenchArticle, index: number) => object): Promise<void> {
  count = characters = 0;
  async function* lines() {
    for await (const article of articles(path, 29_848)) {
      characters += article.text.length;
      yield `${JSON.stringify(change(article, count++))}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createGzip({level: 1}), createWriteStream(join(data, "corpus", name)));
}

interface Cost {
  wall: number;
  /** Seconds of the processor's work on all threads, and memory at the most. */
  cpu: number;
  mb: number;
  said: string;
}

async function tables(cache: string): Promise<Cost> {
  const usage = join(folder, "usage.json");
  const begun = performance.now();
  const flags = ["--import", join(root, "tests", "bench", "usage.mjs"), join("loaders", "run.mjs"), "tables-cli"];
  const child = spawn(
    process.execPath,
    [...flags, "--data", data, "--cache", join(folder, cache), "--out", join(folder, "out")],
    {cwd: root, env: {...process.env, SIJILL_USAGE: usage}, stdio: ["ignore", "pipe", "inherit"]}
  );
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, "close")) as [number];
  if (code) throw new Error(`npm run tables ended with ${code}`);
  const wall = (performance.now() - begun) / 1e3;
  process.stdout.write(`${wall.toFixed(1)} s: ${said}`);
  return {...(JSON.parse(readFileSync(usage, "utf8")) as Pick<Cost, "cpu" | "mb">), wall, said};
}

const load = loadavg()[0]!;
const rows: string[] = [];
const row = (name: string, {wall, cpu, mb}: Cost, most: string) =>
  rows.push(`| ${name} | ${wall.toFixed(1)} | ${cpu.toFixed(1)} | ${mb.toFixed(0)} | ${most} |`);
try {
  await write("news.jsonl.gz", (article) => article);
  const whole = await tables("cache");
  row(`${count.toLocaleString("en")} articles, nothing kept`, whole, "120 s, 2,048 MB");
  await write("news.jsonl.gz", (article, n) =>
    n === 1000 ? {...article, text: `${article.text} وقتل جندي.`} : article
  );
  const edited = await tables("cache");
  row("one of them edited", edited, "3 s");
  await write("more.jsonl.gz", (article) => ({...article, id: `${article.id}-more`}));
  const twice = await tables("cache-2");
  row("twice the articles, nothing kept", twice, "2.1 times the time");
  const results = `# How fast a corpus becomes tables

Written by \`npm run bench\` on ${today()}: ${machine()}, Node ${process.version}; load of the machine before: ${load.toFixed(1)}.

${count.toLocaleString("en")} ${path ? "articles of a news corpus" : "articles made of the texts in data/"} with ${(characters / 1e6).toFixed(1)} million characters, \`npm run tables\`, from the start of the program to its end.

| | clock, s | processor, s | memory at most, MB | may be |
|-|-:|-:|-:|-:|
${rows.join("\n")}

Twice the articles take ${(twice.wall / whole.wall).toFixed(2)} times the time by the clock, ${(twice.cpu / whole.cpu).toFixed(2)} by processor time. Memory is of all threads together.
${whole.said.trim().replace(/^[^:]*: /, "")}
`;
  writeFigures("tables", load, [
    {name: "tables_seconds", unit: "s", is: whole.wall, most: 120},
    {name: "tables_memory", unit: "MB", is: whole.mb, most: 2048},
    {name: "tables_edit", unit: "s", is: edited.wall, most: 3},
    {name: "tables_twice", unit: "×", is: twice.wall / whole.wall, most: 2.1}
  ]);
  await writePart(results);
  process.stdout.write(results);
} finally {
  rmSync(folder, {recursive: true});
}

import {join} from "node:path";
import {root} from "../../loaders/build.js";
import {articleFrom} from "../../loaders/corpus.js";
import {extract} from "../../loaders/extract.js";
import {readLexicons} from "../../loaders/languages/index.js";
import {readReferences} from "../../loaders/references.js";
import {cost} from "./cost.js";
import type {Cost} from "./cost.js";
import {hostileLines} from "./hostile.js";
import {machine, today, writePart} from "./results.js";

// Reads long hostile lines, as no article has them, and writes how long that takes.
// Usage: tsx tests/bench/lines.ts

const data = join(root, "data");
const references = readReferences(data);
const lexicon = readLexicons(data, references).get("ar")!;

const readLine = (unit: string, bytes: number) => {
  const repeats = Math.ceil(bytes / Buffer.byteLength(unit));
  // Cut by bytes; half a letter at the end is left out.
  const line = Buffer.from(`قال ${unit.repeat(repeats)}`)
    .subarray(0, bytes)
    .toString("utf8")
    .replace(/\ufffd$/, "");
  const {article, text} = articleFrom({title: "-", language: "ar", published: "2015-07-21", text: line}, "hostile");
  extract(article, text, lexicon, references);
};

// So that the first line does not pay for the rules becoming machine code.
for (const unit of Object.values(hostileLines)) readLine(unit, 1e5);

const rows = Object.entries(hostileLines).map(([name, unit]) => {
  const [one, two] = [1e6, 2e6].map((bytes) => {
    const runs = [1, 2].map(() => cost(() => readLine(unit, bytes)));
    // Whatever else the machine does only adds.
    return runs.reduce((a, b) => (b.wall < a.wall ? b : a));
  }) as [Cost, Cost];
  process.stderr.write(`${name}: ${one.wall.toFixed(1)} s, ${two.wall.toFixed(1)} s\n`);
  return `| ${name} | ${one.wall.toFixed(1)} | ${one.cpu.toFixed(1)} | ${two.cpu.toFixed(1)} | ${(two.cpu / one.cpu).toFixed(1)} |`;
});

const results = `# How long hostile lines take

Written by \`npm run bench\` on ${today()}: ${machine()}, Node ${process.version}, one thread.

A line of 1 MB (a million bytes: some 550,000 letters of Arabic) may take 5 s, and one of 2 MB about twice as long. The faster of two
readings each; processor time counts all threads, the garbage collector's too.

| line | 1 MB: clock, s | processor, s | 2 MB: processor, s | ratio |
|-|-:|-:|-:|-:|
${rows.join("\n")}
`;
await writePart(results);
process.stdout.write(results);

import {cpus, totalmem} from "node:os";
import {join} from "node:path";
import {root} from "../../loaders/build.js";
import {articleFrom} from "../../loaders/corpus.js";
import type {ArticleText} from "../../loaders/corpus.js";
import {extract} from "../../loaders/extract.js";
import {readLexicons} from "../../loaders/languages/index.js";
import {readReferences} from "../../loaders/references.js";
import {RuleSet} from "../../loaders/rules.js";
import type {Rule} from "../../loaders/rules.js";
import {articles} from "./corpus.js";
import {cost} from "./cost.js";
import {writePart} from "./results.js";

// Measures how fast articles are read, and writes its part of tests/bench/RESULTS.md.
// Usage: npm run bench -- [CORPUS.jsonl.gz]   (or SIJILL_BENCH_CORPUS; without either, the corpus is made of data/gold and data/corpus)

const data = join(root, "data");
const references = readReferences(data);
const lexicons = readLexicons(data, references);
const say = (text: string) => process.stdout.write(`${text}\n`);

const read = ({article, text}: ArticleText) => extract(article, text, lexicons.get(article.language)!, references);

/** Seconds that each rule takes alone, by name: the sets of rules run one by one, beside their proper work. */
function timeRules(sample: ArticleText[]): Map<string, number> {
  const seconds = new Map<string, number>();
  const alone = new Map<Rule<unknown, unknown>, RuleSet<unknown, unknown>>();
  const {run} = RuleSet.prototype;
  RuleSet.prototype.run = function (reading, context) {
    for (const rule of this.rules) {
      let set = alone.get(rule);
      if (!set) alone.set(rule, (set = new RuleSet([rule])));
      const start = performance.now();
      run.call(set, reading, context);
      seconds.set(rule.name, (seconds.get(rule.name) ?? 0) + (performance.now() - start) / 1e3);
    }
    return run.call(this, reading, context);
  };
  sample.forEach(read);
  RuleSet.prototype.run = run;
  return seconds;
}

const path = process.argv[2] ?? process.env.SIJILL_BENCH_CORPUS;
const total = {count: 0, bytes: 0, wall: 0, cpu: 0};
const exceptions: string[] = [];
let slowest: {id: string; characters: number; wall: number}[] = [];
const sample: ArticleText[] = [];
for await (const one of articles(path, 3000)) {
  const article = articleFrom(one, one.id);
  const {id, characters} = article.article;
  if (total.count % 50 === 0) sample.push(article);
  const {wall, cpu} = cost(() => {
    try {
      read(article);
    } catch (error) {
      exceptions.push(`${id}: ${(error as Error).message}`);
    }
  });
  total.count++;
  total.bytes += Buffer.byteLength(article.text);
  total.wall += wall;
  total.cpu += cpu;
  slowest.push({id, characters, wall});
  if (slowest.length > 50) slowest = slowest.sort((a, b) => b.wall - a.wall).slice(0, 3);
  if (total.count % 5000 === 0) say(`${total.count} articles, ${(total.count / total.wall).toFixed(0)} a second`);
}
const memory = process.resourceUsage().maxRSS / 1024;
const [slow] = slowest.sort((a, b) => b.wall - a.wall);
const rules = [...timeRules(sample)].sort((a, b) => b[1] - a[1]);
const ruleTime = rules.reduce((sum, [, seconds]) => sum + seconds, 0);

const results = `# How fast articles are read

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, one thread.

## ${total.count.toLocaleString("en")} ${path ? "articles of a news corpus" : "articles made of the texts in data/"}

| | by the clock | by processor time |
|-|-:|-:|
| seconds | ${total.wall.toFixed(0)} | ${total.cpu.toFixed(0)} |
| articles a second | ${(total.count / total.wall).toFixed(0)} | ${(total.count / total.cpu).toFixed(0)} |
| MB a second | ${(total.bytes / 1e6 / total.wall).toFixed(2)} | ${(total.bytes / 1e6 / total.cpu).toFixed(2)} |

Processor time counts all threads, the garbage collector's too; other programs weigh on the clock only. Peak memory ${memory.toFixed(0)} MB.
Slowest article: ${slow!.id} (${slow!.characters.toLocaleString("en")} characters), ${(slow!.wall * 1e3).toFixed(0)} ms.
Exceptions: ${exceptions.length ? exceptions.slice(0, 20).join("; ") : "none"}.

## The ten rules that cost most

Each run alone on every fiftieth article; together all ${rules.length} rules take ${((ruleTime / sample.length) * 1e3).toFixed(1)} ms an article that way.

| rule | ms an article | share |
|-|-:|-:|
${rules
  .slice(0, 10)
  .map(
    ([name, s]) => `| ${name} | ${((s / sample.length) * 1e3).toFixed(2)} | ${((s / ruleTime) * 100).toFixed(0)} % |`
  )
  .join("\n")}
`;
await writePart(results);
say(results);
if (exceptions.length) process.exitCode = 1;

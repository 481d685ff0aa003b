import {readFileSync} from "node:fs";
import {basename, extname} from "node:path";
import {gunzipSync} from "node:zlib";
import {inputsOf} from "./build.js";
import {articleFrom, problemsOf, readArticle} from "./corpus.js";
import type {ArticleText} from "./corpus.js";
import {extract} from "./extract.js";
import type {Extraction} from "./extract.js";
import {perpetratorOf, sceneOf} from "./gold.js";
import {languages, readLexicons} from "./languages/index.js";
import {filter} from "./parts.js";
import {readReferences} from "./references.js";

// Prints what is read in articles, one JSON object a line, in the format that scorers of the gold read. Without files it is a filter:
// articles as lines of standard input, records as lines of standard output, which `npm run merge` makes tables of (docs/scale.md).
// Usage: npm run --silent extract -- FILE…   (.md of the corpus, or .json / .jsonl(.gz) with {id, language, published, title, text})

// Whoever reads the output may stop early, as `head` does: the exit code is that of other tools then, 128 + SIGPIPE.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(141);
});

const references = readReferences("data");
const lexicons = readLexicons("data", references);
const files = process.argv.slice(2);
if (!files.length) {
  if (process.stdin.isTTY) {
    console.error(
      "usage: npm run --silent extract -- FILE…  (.md, .json, .jsonl or .jsonl.gz), or articles on standard input"
    );
    process.exit(2);
  }
  const problems = await filter(process.stdin, process.stdout, inputsOf("data"));
  for (const {file, line, message} of problems) console.error(`${file}:${line}: ${message}`);
  if (problems.length) process.exitCode = 1;
}
for (const file of files) {
  for (const {line, read} of articles(file)) {
    const found = attempt(read, file, line);
    if (!found) continue;
    const {article, text} = found;
    const lexicon = lexicons.get(article.language);
    if (lexicon) process.stdout.write(JSON.stringify(prediction(extract(article, text, lexicon, references))) + "\n");
    else
      complain(
        file,
        line,
        `${article.id}: language “${article.language}” is not read; known: ${Object.keys(languages).join(", ")}`
      );
  }
}

/** What a file or a line of it holds; null, and a word on why, where it cannot be read. */
function attempt<T>(read: () => T, file: string, line: number): T | null {
  try {
    return read();
  } catch (error) {
    for (const problem of problemsOf(error, {file, line}))
      complain(file, problem.file === file ? problem.line : line, problem.message);
    return null;
  }
}

function complain(file: string, line: number, message: string): void {
  console.error(`${file}:${line}: ${message}`);
  process.exitCode = 1;
}

/** The articles of a file, each to be read, with their lines. */
function articles(file: string): {line: number; read: () => ArticleText}[] {
  if (file.endsWith(".md")) return [{line: 1, read: () => readArticle(file)}];
  const content = attempt(
    () => {
      const bytes = readFileSync(file);
      return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
    },
    file,
    1
  );
  const name = basename(file).replace(/\..*$/, "");
  const objects = content === null ? [] : extname(file) === ".json" ? [content] : content.split("\n");
  return objects.flatMap((object, index) =>
    object.trim() ? [{line: index + 1, read: () => articleFrom(JSON.parse(object), name)}] : []
  );
}

/** Records in the shape of the gold: days, code points, `null` for what is not stated. */
function prediction({article, mentions, reports, claims}: Extraction): object {
  return {
    id: article.id,
    dates: mentions
      .filter((mention) => mention.kind === "date")
      .map(({start, end, text, value, date_start, date_end, rule}) => ({
        start,
        end,
        text,
        edtf: value,
        from: date_start,
        to: date_end,
        rule
      })),
    attacks: reports.map((report) => ({
      id: report.id,
      spans: report.starts.map((start, index) => [start, report.ends[index]]),
      text: report.quotes.join(" … "),
      type: report.type,
      count: report.count,
      outcome: report.outcome,
      from: report.date_start,
      to: report.date_end,
      place: sceneOf(report),
      country: report.country,
      targets: report.targets,
      killed_min: report.killed_min,
      killed_max: report.killed_max,
      injured_min: report.injured_min,
      injured_max: report.injured_max,
      weapon: report.weapon,
      perpetrator: perpetratorOf(report),
      responsibility: report.responsibility,
      rules: report.rules
    })),
    claims: claims.map((claim) => ({
      id: claim.id,
      span: [claim.start, claim.end],
      speaker: claim.speaker,
      speaker_id: claim.speaker_id,
      type: claim.type,
      certainty: claim.certainty,
      said_from: claim.said_start,
      said_to: claim.said_end,
      via: claim.via,
      about: claim.report,
      quoted: claim.quoted,
      rules: claim.rules
    }))
  };
}

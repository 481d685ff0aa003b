import {join} from "node:path";
import {root, writeWhole} from "./build.js";
import {measures} from "./evaluate.js";
import type {ScoreSheet} from "./evaluate.js";
import {evaluateGold, qualityFile, qualityOf, scoreOf} from "./quality.js";

// Scores what is read in the articles of data/gold against the right answers, on the terminal.
// Usage: npm run evaluate [-- --errors] [--save]   (--errors lists each miss; --save keeps the scores as those below which none may fall)

const known = ["--errors", "--save"];
const options = process.argv.slice(2);
if (options.some((option) => !known.includes(option))) {
  console.error("usage: npm run evaluate [-- --errors] [--save]");
  process.exit(2);
}
const evaluation = evaluateGold(join(root, "data"));
for (const [language, {articles, sheet}] of evaluation) {
  console.log(`${language}: ${articles} articles${sheet ? "" : ", not read yet"}`);
  if (!sheet) continue;
  printScores(sheet);
  printRules(sheet);
  if (options.includes("--errors")) printMisses(sheet);
}
if (options.includes("--save")) {
  writeWhole(join(root, "data", "gold", "scores.json"), qualityFile(qualityOf(evaluation)));
  console.log("saved data/gold/scores.json");
}

function printScores({tallies}: ScoreSheet): void {
  const percent = (value: number | null) => (value === null ? "–" : value.toFixed(1)).padStart(7);
  console.log(`${"".padEnd(24)}      P      R     F1   right/in gold/read`);
  for (const name of measures) {
    const {precision, recall, f1, correct, gold, read} = scoreOf(tallies[name]);
    console.log(
      `${name.replace("_", " ").padEnd(24)}${percent(precision)}${percent(recall)}${percent(f1)}   ${correct}/${gold}/${read}`
    );
  }
}

function printRules({rules}: ScoreSheet): void {
  console.log(`\n${"rules of dates".padEnd(36)}right  wrong`);
  for (const [name, {right, wrong}] of [...rules].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`${name.padEnd(36)}${String(right).padStart(5)}${String(wrong).padStart(7)}`);
  }
  console.log();
}

function printMisses({misses}: ScoreSheet): void {
  for (const {measure, article, text, wanted, got} of misses) {
    // Where the record as such is missing or too much, its text says it all.
    const values = measure.endsWith("_found")
      ? wanted === null
        ? "not in gold"
        : "missed"
      : `want ${wanted ?? "nothing"}, got ${got ?? "nothing"}`;
    console.log(`${article}: ${measure.replace("_", " ")}: ${values}: «${text}»`);
  }
}

import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {buildTables, root, writeWhole} from "./build.js";
import {showProgress} from "./progress.js";

// Reads the corpus and writes the tables, without the site.
// Usage: npm run tables -- [--out FOLDER] [--data FOLDER] [--cache FOLDER] [--workers N]

const {values} = parseArgs({
  options: {
    out: {type: "string", default: join(root, ".sijill", "tables")},
    data: {type: "string"},
    cache: {type: "string"},
    workers: {type: "string"}
  }
});
const {out, workers, ...folders} = values;
const {tables, problems, read, version} = await buildTables({
  ...folders,
  ...(workers && {workers: Number(workers)}),
  progress: showProgress()
});
mkdirSync(out, {recursive: true});
for (const [name, {bytes}] of tables) writeWhole(join(out, `${name}.parquet`), bytes);
for (const {file, line, message} of problems) console.error(`${file}:${line}: ${message}`);
const counts = [...tables].map(([name, {rows}]) => `${name} ${rows.toLocaleString("en")}`);
console.log(
  `${out}: ${counts.join(", ")}; ${read.toLocaleString("en")} articles read anew; version ${version.slice(0, 12)}`
);
if (problems.length) process.exitCode = 1;

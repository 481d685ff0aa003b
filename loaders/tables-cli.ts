import {mkdirSync, readdirSync, rmSync} from "node:fs";
import {basename, join} from "node:path";
import {parseArgs} from "node:util";
import {earlyPool} from "./pool.js";
import {root} from "./root.js";

// Reads the corpus and writes the tables, without the site.
// Usage: npm run tables -- [--out FOLDER] [--data FOLDER] [--cache FOLDER] [--workers N]
//        npm run merge -- PART… [the same]   (files of records that `npm run extract` wrote)

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    merge: {type: "boolean"},
    out: {type: "string", default: join(root, ".sijill", "tables")},
    data: {type: "string"},
    cache: {type: "string"},
    workers: {type: "string"}
  }
});
const {out, workers, merge, ...folders} = values;
const cores = workers ? Number(workers) : undefined;
if (Boolean(merge) !== positionals.length > 0) {
  console.error("usage: npm run tables -- [--out FOLDER], or npm run merge -- PART… [--out FOLDER]");
  process.exit(2);
}
const early = earlyPool(join(folders.cache ?? join(root, ".sijill"), "extractions"), cores);
const {buildTables} = await import("./build.js");
const {onInterrupt} = await import("./interrupt.js");
const {problemLines} = await import("./problems.js");
const {showProgress} = await import("./progress.js");
const {writeAllWhole} = await import("./store.js");
const {partNames} = await import("./table-files.js");

onInterrupt("Stopped. What was read is kept, and the tables are as they were: the same command goes on from here.");
const {tables, problems, read, version} = await buildTables({
  ...folders,
  ...(merge && {parts: positionals}),
  ...(cores && {workers: cores}),
  early,
  progress: showProgress()
});
mkdirSync(out, {recursive: true});
const files = [...tables].flatMap(([name, {parts}]) =>
  partNames(name, parts.length).map((file, n): [string, Uint8Array] => [join(out, file), parts[n]!.bytes])
);
await writeAllWhole(files);
const written = new Set(files.map(([file]) => basename(file)));
const isPart = new RegExp(`^(${[...tables.keys()].join("|")})(-\\d+)?\\.parquet$`);
// Parts of a table that was larger, or the whole of one that was smaller.
for (const name of readdirSync(out)) if (isPart.test(name) && !written.has(name)) rmSync(join(out, name));
for (const line of problemLines(problems)) console.error(line);
const counts = [...tables].map(([name, {rows}]) => `${name} ${rows.toLocaleString("en")}`);
console.log(
  `${out}: ${counts.join(", ")}; ${read.toLocaleString("en")} articles read anew; version ${version.slice(0, 12)}`
);
if (problems.length) process.exitCode = 1;

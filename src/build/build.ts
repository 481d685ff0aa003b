import {existsSync, mkdirSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {root, writeWhole} from "../../loaders/build.js";
import type {Problem} from "../../loaders/corpus.js";
import {problemLines} from "../../loaders/problems.js";
import {showProgress} from "../../loaders/progress.js";
import {sha256} from "../../loaders/text.js";
import {bundleModules} from "./bundle.js";
import {writeCards} from "./cards.js";
import {lock, replaceFolder, restoreFolder} from "./dist.js";
import {expandPages} from "./expand.js";
import {finishPages} from "./finish.js";
import {framework} from "./framework.js";
import {writeServiceWorker} from "./offline.js";
import {fillPackageCache} from "./packages.js";
import {withStyles} from "./page-styles.js";
import {publishData} from "./publish-data.js";
import {publisher} from "./publisher.js";
import {searchEntries} from "./search-entries.js";
import {writeSearch} from "./search-files.js";
import {prepareSite, site} from "./site.js";
import {writeSitemap} from "./sitemap.js";
import {tableFiles, writeParts} from "./table-parts.js";
import {publishVersions} from "./versions.js";

/**
 * Builds the site from `data` into `dist`: loaders, then pages, then the finishing step, which bundles their modules. `dist` is replaced as a whole, or stays
 * as it was when a step fails.
 * @returns the files of `data` that could not be read; everything else is in the site.
 */
export async function buildSite(log: (line: string) => void): Promise<Problem[]> {
  const unlock = lock(join(root, ".sijill", "build.lock"));
  try {
    restoreFolder(dist, aside);
    return await build(log);
  } finally {
    unlock();
  }
}

const dist = join(root, "dist");
/** Where `dist` waits while another takes its place. */
const aside = join(root, ".sijill", "old-dist");

async function build(log: (line: string) => void): Promise<Problem[]> {
  const begun = performance.now();
  const made = await prepareSite({progress: showProgress()});
  const {rows, version, problems, overquoted, read} = made;
  log(
    `articles ${rows.articles.length} (${read} read anew), attacks ${rows.attacks.length}, claims ${rows.claims.length}`
  );
  if (overquoted.length) {
    const [{article, share}] = overquoted as [(typeof overquoted)[number]];
    log(
      `more than a quarter of their words is quoted of ${overquoted.length} article${overquoted.length === 1 ? "" : "s"} (${article}: ${Math.round(share * 100)} %); quotation_budget in the front matter limits that`
    );
  }
  await fillPackageCache();
  dropStaleTables(version);
  const output = join(root, ".sijill", "site");
  rmSync(output, {recursive: true, force: true});
  const {code, output: printed} = await framework(["build"]);
  if (code !== 0) throw new Error(`Framework could not build the pages:\n${printed}`);
  writeParts(output, tableFiles(made.tables));
  publishData(output, made);
  const ofRecords = new Set(
    expandPages(
      output,
      showProgress((pages) => `made ${pages} pages of articles and records`)
    )
  );
  const {address} = publisher();
  const askForModules = await bundleModules(output);
  // There may be a hundred thousand pages of records: these share the files.
  const prepare = (html: string, file: string) =>
    ofRecords.has(file) ? askForModules(html, file) : withStyles(askForModules(html, file), file);
  // Only a full address leads those who show a link to its card.
  finishPages(output, address, address === null ? new Map() : writeCards(output), prepare);
  const hasPages = site().pages.includes("articles");
  if (address !== null) writeSitemap(output, address, hasPages ? [] : rows.articles.map(({id}) => id));
  const indexed = showProgress((entries) => `${entries} sentences and records can be searched`);
  writeSearch(searchEntries(indexed), join(output, "search-index"));
  writeServiceWorker(output);
  await publishVersions(dist, output, made, log);
  replaceFolder(output, dist, aside);
  log(`built dist/ in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return problems;
}

/** Framework keeps the output of a loader for ever; here it may only while the data, the schema and its words are the same. */
function dropStaleTables(version: string): void {
  const cache = join(root, "src", ".observablehq", "cache");
  const stamp = join(cache, "tables-version");
  const sources = [
    "loaders/schema.ts",
    "loaders/parquet.ts",
    "loaders/table-files.ts",
    "src/components/dictionary.ts",
    "src/components/dictionary-ar.ts"
  ];
  const key = sha256(version + sources.map((file) => readFileSync(join(root, file), "utf8")).join(""));
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === key) return;
  for (const stale of ["tables.zip", "tables", "shapes.json", "schema.json"])
    rmSync(join(cache, stale), {recursive: true, force: true});
  mkdirSync(cache, {recursive: true});
  writeWhole(stamp, key);
}

/** Prints what could not be read, and says so in the exit code. */
export function reportProblems(problems: Problem[], log: (line: string) => void): void {
  if (!problems.length) return;
  for (const line of problemLines(problems)) log(line);
  log(
    `${problems.length.toLocaleString("en")} problem${problems.length === 1 ? "" : "s"} in data/; everything else was built. Mend the files above and build again.`
  );
  process.exitCode = 1;
}

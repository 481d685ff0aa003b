import {execFileSync} from "node:child_process";
import {mkdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {buildTables, root, writeWhole} from "../../loaders/build.js";
import type {Build, BuildOptions} from "../../loaders/build.js";
import {tableNames} from "../../loaders/schema.js";
import type {Rows, TableName} from "../../loaders/schema.js";
import {sayPages} from "../components/addresses.js";
import type {RecordKind} from "../components/addresses.js";
import {mentioned, mentionedRows} from "./mentioned.js";
import {writeMentions} from "./mentions-file.js";

/** What pages are drawn from at build time. Of the reference lists, only what the corpus mentions: pages ask the database for the rest. */
export interface Site {
  version: string;
  rows: Pick<Rows, "articles" | "sentences" | "reports" | "attacks" | "claims" | "actors" | "places" | "sources">;
  counts: Record<TableName, number>;
  /** Kinds of which each record has a page of its own. */
  pages: RecordKind[];
}

/** More articles, and more other records, than this get no page each: one page reads them from the tables, so that a build stays short. */
export const pageLimit = 3000;

/** Kinds of which each record has a page of its own. */
export function kindsWithPages(rows: Pick<Rows, "articles" | "reports" | "attacks" | "claims">): RecordKind[] {
  const {actors, places, sources} = mentioned(rows);
  const records = rows.attacks.length + rows.claims.length + actors.size + places.size + sources.size;
  return [
    ...(rows.articles.length > pageLimit ? [] : (["articles"] as const)),
    ...(records > pageLimit ? [] : (["attacks", "claims", "actors", "places", "sources"] as const))
  ];
}

/** A build with the rows of all tables. */
export type SiteBuild = Omit<Build, "rows" | "allRows"> & {rows: Rows};

const file = join(root, ".sijill", "site.json");

/** Runs the loaders and keeps what pages are drawn from, so that each page need not run them again. */
export async function prepareSite(options: BuildOptions = {}): Promise<SiteBuild> {
  const {allRows, ...build} = await buildTables(options);
  const rows = allRows();
  const {articles, sentences, reports, attacks, claims} = rows;
  const counts = Object.fromEntries(tableNames.map((name) => [name, rows[name].length])) as Site["counts"];
  const site: Omit<Site, "pages"> = {
    version: build.version,
    rows: {articles, sentences, reports, attacks, claims, ...mentionedRows(rows)},
    counts
  };
  mkdirSync(join(root, ".sijill"), {recursive: true});
  writeMentions(rows);
  writeWhole(file, JSON.stringify(site));
  return {...build, rows};
}

let known: {time: number; site: Site} | null = null;

/** What the last run of the loaders left for the pages; runs them, in a process that can be waited for, if none did. */
export function site(): Site {
  let time: number;
  try {
    time = statSync(file).mtimeMs;
  } catch {
    const run = `import("./src/build/site.ts").then(({prepareSite}) => prepareSite())`;
    execFileSync(process.execPath, ["--import", "tsx", "--eval", run], {cwd: root, stdio: "inherit"});
    time = statSync(file).mtimeMs;
  }
  if (known?.time !== time) {
    const read = JSON.parse(readFileSync(file, "utf8")) as Omit<Site, "pages">;
    known = {time, site: {...read, pages: kindsWithPages(read.rows)}};
    sayPages(known.site.pages);
  }
  return known.site;
}

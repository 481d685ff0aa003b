import {mkdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {buildRows, root, writeWhole} from "../../loaders/build.js";
import type {Build, BuildOptions} from "../../loaders/build.js";
import {tableNames} from "../../loaders/schema.js";
import type {Rows, TableName} from "../../loaders/schema.js";
import {mentionedRows} from "./mentioned.js";
import {writeMentions} from "./mentions-file.js";

/** What pages are drawn from at build time. Of the reference lists, only what the corpus mentions: pages ask the database for the rest. */
export interface Site {
  version: string;
  rows: Pick<Rows, "articles" | "sentences" | "reports" | "attacks" | "claims" | "actors" | "places" | "sources">;
  counts: Record<TableName, number>;
}

const file = join(root, ".sijill", "site.json");

/** Runs the loaders and keeps what pages are drawn from, so that each page need not run them again. */
export function prepareSite(options: BuildOptions = {}): Build {
  const build = buildRows(options);
  const {articles, sentences, reports, attacks, claims} = build.rows;
  const counts = Object.fromEntries(tableNames.map((name) => [name, build.rows[name].length])) as Site["counts"];
  const site: Site = {
    version: build.version,
    rows: {articles, sentences, reports, attacks, claims, ...mentionedRows(build.rows)},
    counts
  };
  mkdirSync(join(root, ".sijill"), {recursive: true});
  writeMentions(build.rows);
  writeWhole(file, JSON.stringify(site));
  return build;
}

let known: {time: number; site: Site} | null = null;

/** What the last run of the loaders left for the pages; runs them if none did. */
export function site(): Site {
  let time: number;
  try {
    time = statSync(file).mtimeMs;
  } catch {
    prepareSite();
    time = statSync(file).mtimeMs;
  }
  if (known?.time !== time) known = {time, site: JSON.parse(readFileSync(file, "utf8")) as Site};
  return known.site;
}

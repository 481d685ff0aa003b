import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {asyncBufferFromFile, parquetReadObjects} from "hyparquet";
import {tableNames} from "../../loaders/schema.js";
import type {SiteBuild} from "./site.js";
import {partsIn} from "./table-parts.js";

/** Older versions that a site keeps at most, and how many bytes they may have together: some hosts take no more than 1 GB. */
const most = 5;
const mostBytes = 200e6;

/** A version of the data as `versions/versions.json` lists it: where its tables are, from `versions/`, by name. */
export interface Version {
  version: string;
  tables: Record<string, string>;
  /** Whether a table is in several files, of which `tables` has the first. */
  parts?: boolean;
}

/** From most to least of what may be shown. */
const rights = ["full", "quote", "none"];

/** Columns of an article in which its author, or a person named there, may have had words changed or taken out. */
const words = ["title", "source", "author", "url", "published_note", "sha256"] as const;

/** Columns of records that name persons and places. */
const named = {
  reports: ["id", "place", "place_name", "perpetrator", "perpetrator_name"],
  claims: ["id", "speaker_id", "about_actor", "about_place"]
};

/**
 * Lists the versions of the data that a new site publishes, newest first, in `versions/versions.json`: its own, whose tables are
 * where pages read them, and the older ones of the site that it replaces, which are copied into `versions/`. An older version stays
 * behind when anything in it was taken back since: an article or an actor is gone, an article's words or rights are others, a
 * review rejected a record, a sentence, name or place is withheld.
 * @param previous folder of the site that is replaced; need not exist
 * @param output folder of the new site
 */
export async function publishVersions(
  previous: string,
  output: string,
  build: Pick<SiteBuild, "rows" | "version" | "rejected" | "withheld">,
  log: (line: string) => void
): Promise<void> {
  const version = build.version.slice(0, 12);
  const folder = join(output, "versions");
  const list: Version[] = [{version, tables: ownTables(output), ...(hasParts(output) && {parts: true})}];
  let bytes = 0;
  mkdirSync(folder, {recursive: true});
  for (const older of versionsOf(previous, log)) {
    if (older.version === version) continue;
    if (older.parts) {
      log(`version ${older.version} of the data is no longer published: its tables are in parts`);
      continue;
    }
    const files = Object.entries(older.tables).map(([name, address]) => [name, join(previous, "versions", address)]);
    const reason = await takenBack(Object.fromEntries(files) as Record<string, string>, build);
    if (reason) {
      log(`version ${older.version} of the data is no longer published: ${reason}`);
      continue;
    }
    bytes += files.reduce((sum, [, file]) => sum + statSync(file!).size, 0);
    if (list.length > most || bytes > mostBytes) break;
    for (const [name, file] of files) cpSync(file!, join(folder, older.version, `${name}.parquet`));
    const tables = files.map(([name]) => [name, `${older.version}/${name}.parquet`]);
    list.push({version: older.version, tables: Object.fromEntries(tables) as Version["tables"]});
  }
  writeFileSync(join(folder, "versions.json"), JSON.stringify(list, null, 2));
}

/** Whether a table is in several files: such a version is not kept when another takes its place, since all would be too large. */
function hasParts(output: string): boolean {
  const folder = join(output, "_file", "tables");
  return tableNames.some((name) => partsIn(folder, name).length > 1);
}

/** Framework puts a hash of its content into the name of each table's file. */
function ownTables(output: string): Version["tables"] {
  const files = readdirSync(join(output, "_file", "tables")).sort();
  return Object.fromEntries(
    tableNames.flatMap((name) => {
      const file = files.find((file) => file.startsWith(`${name}.`) && file.endsWith(".parquet"));
      return file ? [[name, `../_file/tables/${file}`]] : [];
    })
  );
}

function versionsOf(site: string, log: (line: string) => void): Version[] {
  const file = join(site, "versions", "versions.json");
  if (!existsSync(file)) return [];
  try {
    const list = JSON.parse(readFileSync(file, "utf8")) as Version[];
    return list.filter(({version, tables}) => isVersion.test(version) && Object.entries(tables).every(isOurs));
  } catch (error) {
    log(`dist/versions/versions.json cannot be read, so no older version is kept: ${(error as Error).message}`);
    return [];
  }
}

const isVersion = /^[0-9a-f]{12}$/;

function isOurs([name, address]: [string, string]): boolean {
  const isTable = (tableNames as readonly string[]).includes(name);
  return isTable && /^(\.\.\/_file\/tables|[0-9a-f]{12})\/[\w.-]+\.parquet$/.test(address);
}

/** Why a version may not stay, or null. */
async function takenBack(
  files: Record<string, string>,
  build: Pick<SiteBuild, "rows" | "rejected" | "withheld">
): Promise<string | null> {
  const read = async (name: string, columns: readonly string[]) =>
    parquetReadObjects({file: await asyncBufferFromFile(files[name] ?? name), columns: [...columns]});
  try {
    const articles = new Map(build.rows.articles.map((article) => [article.id, article]));
    for (const then of await read("articles", ["id", "rights", ...words])) {
      const now = articles.get(String(then.id));
      if (!now) return `article “${then.id}” is gone`;
      if (rights.indexOf(now.rights) > rights.indexOf(String(then.rights)))
        return `the rights of article “${now.id}” went from ${then.rights} to ${now.rights}`;
      const changed = words.find((column) => now[column] !== (then[column] ?? null));
      if (changed) return `article “${now.id}” has another ${changed === "sha256" ? "text" : changed}`;
    }
    const actors = new Set(build.rows.actors.map(({id}) => id));
    const gone = (await read("actors", ["id"])).find(({id}) => !actors.has(String(id)));
    if (gone) return `actor “${gone.id}” is gone`;
    const rejected = new Set(build.rejected);
    const records = [...(await read("reports", ["id"])), ...(await read("claims", ["id"]))];
    const record = records.find(({id}) => rejected.has(String(id)));
    if (record) return `a review rejected its record ${record.id}`;
    const withheld = new Set(build.withheld);
    const shown = (await read("sentences", ["id"])).find(({id}) => withheld.has(String(id)));
    if (shown) return `sentence ${shown.id} is withheld`;
    for (const table of ["reports", "claims"] as const) {
      const now = new Map(build.rows[table].map((row) => [row.id, row as Record<string, unknown>]));
      for (const then of await read(table, named[table]))
        if (
          withheld.has(String(then.id)) &&
          named[table].some((column) => now.get(String(then.id))?.[column] !== then[column])
        )
          return `what record ${then.id} names is withheld`;
    }
    return null;
  } catch (error) {
    return `its tables cannot be read (${(error as Error).message})`;
  }
}

import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {root} from "../../loaders/build.js";
import type {Rows} from "../../loaders/schema.js";
import {sha256} from "../../loaders/text.js";

/** What one version of the data brought, against the one that the site had before. */
export interface Change {
  version: string;
  /** Ids of attacks and claims. */
  added: string[];
  changed: string[];
  /** How many are gone: which they were is nobody's business. */
  removed: number;
}

/** What a site keeps of itself for its next build. */
export interface Changes {
  /** The newest first. */
  versions: Change[];
  /** The first digits of the SHA-256 of each attack and claim, by id. */
  records: Record<string, string>;
}

/** Versions that a change log goes back at most. */
const most = 20;

/** Compares the records of a build with what the site had before. Nothing depends on the clock; records that are gone are named nowhere. */
export function changesSince(
  before: Changes | null,
  {rows, version}: {rows: Pick<Rows, "attacks" | "claims">; version: string}
): Changes {
  const records = Object.fromEntries(
    [...rows.attacks, ...rows.claims].map((row) => [row.id, sha256(JSON.stringify(row)).slice(0, 12)])
  );
  const has = (id: string) => Object.hasOwn(records, id);
  const earlier = (before?.versions ?? []).map((change) => ({
    ...change,
    added: change.added.filter(has),
    changed: change.changed.filter(has)
  }));
  const short = version.slice(0, 12);
  if (earlier[0]?.version === short) return {versions: earlier, records};
  const then = before?.records ?? {};
  const change = {
    version: short,
    added: Object.keys(records).filter((id) => !Object.hasOwn(then, id)),
    changed: Object.keys(records).filter((id) => Object.hasOwn(then, id) && then[id] !== records[id]),
    removed: Object.keys(then).filter((id) => !has(id)).length
  };
  return {versions: [change, ...earlier].slice(0, most), records};
}

/** What the site that was built last kept; null where there is none, or none that can be read. */
export function changesOf(site = join(root, "dist")): Changes | null {
  const file = join(site, "data", "changes.json");
  if (!existsSync(file)) return null;
  try {
    const {versions, records} = JSON.parse(readFileSync(file, "utf8")) as Changes;
    const isList = (list: unknown) => Array.isArray(list) && list.every((id) => typeof id === "string");
    const isWhole =
      Array.isArray(versions) &&
      versions.every(
        ({version, added, changed, removed}) =>
          /^[0-9a-f]{12}$/.test(version) && isList(added) && isList(changed) && Number.isInteger(removed)
      ) &&
      typeof records === "object" &&
      records !== null;
    return isWhole ? {versions, records} : null;
  } catch {
    return null;
  }
}

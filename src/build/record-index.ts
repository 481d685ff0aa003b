import * as d3 from "d3";
import type {Attack, Claim, Report} from "../../loaders/schema.js";
import type {RecordKind} from "../components/addresses.js";
import type {Names} from "../components/record-parts.js";
import {mentioned} from "./mentioned.js";
import {anyRecord} from "./placeholders.js";
import type {Mentioned} from "./mentioned.js";
import {site} from "./site.js";
import type {Site} from "./site.js";

/** More records than this get no page each: one page reads them from the tables, so that a build stays short. */
export const pageLimit = 3000;

/** The rows of a build by what pages ask for. */
export interface RecordIndex {
  names: Names;
  mentioned: Mentioned;
  attacks: Map<string, Attack>;
  claims: Map<string, Claim>;
  /** By attack, the report that gave it its id first. */
  reportsOf: Map<string, Report[]>;
  /** By attack. */
  claimsOf: Map<string, Claim[]>;
  /** Whether each record has a page of its own. */
  pages: boolean;
}

const known = new WeakMap<Site, RecordIndex>();

/** The index of the last run of the loaders. */
export function recordIndex(): RecordIndex {
  const now = site();
  let index = known.get(now);
  if (!index) known.set(now, (index = makeIndex(now)));
  return index;
}

function makeIndex({rows}: Site): RecordIndex {
  const byId = <R extends {id: string}>(list: R[]) => new Map(list.map((row) => [row.id, row]));
  const ids = mentioned(rows);
  const names = {
    articles: byId(rows.articles),
    actors: byId(rows.actors),
    places: byId(rows.places),
    sources: byId(rows.sources)
  };
  const reportsOf = d3.group(rows.reports, (report) => report.attack);
  const published = (report: Report) => names.articles.get(report.article)?.published_start ?? "";
  const order = (key: (report: Report) => string | number) => (a: Report, b: Report) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
  for (const reports of reportsOf.values()) reports.sort(order((report) => `${published(report)} ${report.article}`));
  const claimsOf = d3.group(
    rows.claims.filter(({attack}) => attack !== null),
    (claim) => claim.attack!
  );
  const count = rows.attacks.length + rows.claims.length + ids.actors.size + ids.places.size + ids.sources.size;
  return {
    names,
    mentioned: ids,
    attacks: byId(rows.attacks),
    claims: byId(rows.claims),
    reportsOf,
    claimsOf,
    pages: count <= pageLimit
  };
}

/** Ids of the records that have pages, by the folder of their kind, and the name that the kind's page file has for an id. */
export function recordIds(): Partial<Record<RecordKind, {param: string; ids: string[]}>> {
  const {names, pages, attacks, claims} = recordIndex();
  const articles = {param: "article", ids: [...names.articles.keys()]};
  if (!pages) return {articles};
  return {
    articles,
    attacks: {param: "attack", ids: [...attacks.keys()]},
    claims: {param: "claim", ids: [...claims.keys()]}
  };
}

/** Paths of the pages that Framework builds for all records of a kind, without extension: `/attacks/__record__`. */
export function kindPaths(): string[] {
  return Object.keys(recordIds()).flatMap((kind) => [`/${kind}/${anyRecord}`, `/ar/${kind}/${anyRecord}`]);
}

import * as d3 from "d3";
import type {Attack, Claim, Report} from "../../loaders/schema.js";
import type {RecordKind} from "../components/addresses.js";
import type {ArticleRecords} from "../components/article.js";
import {languages} from "../components/languages.js";
import type {Names} from "../components/record-parts.js";
import {attackDays, claimDays, latestFirst} from "../components/records.js";
import type {ReferenceData, ReferenceKind} from "../components/reference.js";
import {mentioned} from "./mentioned.js";
import {anyRecord} from "./placeholders.js";
import type {Mentioned} from "./mentioned.js";
import {site} from "./site.js";
import type {Site} from "./site.js";

/** The rows of a build by what pages ask for. */
export interface RecordIndex {
  names: Names;
  mentioned: Mentioned;
  /** Ids of sentences with distressing details. */
  distressing: Set<string>;
  attacks: Map<string, Attack>;
  claims: Map<string, Claim>;
  /** By attack, the report that gave it its id first. */
  reportsOf: Map<string, Report[]>;
  /** By attack. */
  claimsOf: Map<string, Claim[]>;
  /** Of an article: its sentences that may be shown, and what was read in it. */
  articleParts(id: string): ArticleParts;
  byReference: Record<ReferenceKind, Map<string, Records>>;
}

type ArticleParts = Pick<ArticleRecords, "sentences" | "reports" | "claims">;

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
  const article = (row: {article: string}) => row.article;
  const [sentences, reports, claims] = [
    d3.group(rows.sentences, article),
    d3.group(rows.reports, article),
    d3.group(rows.claims, article)
  ];
  return {
    names,
    articleParts: (id) => ({
      sentences: sentences.get(id) ?? [],
      reports: reports.get(id) ?? [],
      claims: claims.get(id) ?? []
    }),
    mentioned: ids,
    distressing: new Set(rows.sentences.filter(({distressing}) => distressing).map(({id}) => id)),
    attacks: byId(rows.attacks),
    claims: byId(rows.claims),
    reportsOf,
    claimsOf,
    byReference: recordsByReference(rows, names)
  };
}

/** An entry of a reference list with the records that name it; attacks in a place are also those in the places that lie in it. */
export function referenceData(kind: ReferenceKind, id: string): ReferenceData | null {
  const {names, byReference} = recordIndex();
  const row = names[kind].get(id);
  if (!row) return null;
  const records = byReference[kind].get(id) ?? noRecords();
  return {kind, row, ...records} as ReferenceData;
}

type Records = Omit<ReferenceData, "kind" | "row">;

const noRecords = (): Records => ({attacks: [], claimsBy: [], claimsOf: [], articles: []});

/** The records that name each entry of the reference lists, latest first. */
function recordsByReference(rows: Site["rows"], names: Names): Record<ReferenceKind, Map<string, Records>> {
  const found = {
    actors: new Map<string, Records>(),
    places: new Map<string, Records>(),
    sources: new Map<string, Records>()
  };
  const at = (kind: ReferenceKind, id: string) => {
    let records = found[kind].get(id);
    if (!records) found[kind].set(id, (records = noRecords()));
    return records;
  };
  for (const attack of latestFirst(rows.attacks, attackDays)) {
    if (attack.perpetrator) at("actors", attack.perpetrator).attacks.push(attack);
    for (const place of placesOf(attack, names)) at("places", place).attacks.push(attack);
  }
  for (const claim of latestFirst(rows.claims, claimDays)) {
    if (claim.speaker_id) at("actors", claim.speaker_id).claimsBy.push(claim);
    if (claim.about_actor) at("actors", claim.about_actor).claimsOf.push(claim);
    if (claim.about_place) at("places", claim.about_place).claimsOf.push(claim);
    if (claim.via_source) at("sources", claim.via_source).claimsBy.push(claim);
  }
  for (const article of latestFirst(rows.articles, ({published_start}) => [published_start]))
    if (article.source) at("sources", article.source).articles.push(article);
  return found;
}

/** The place of an attack, what it lies in, and its country. */
function placesOf({place, country}: Attack, {places}: Names): Set<string> {
  const ids = new Set<string>(country ? [country] : []);
  for (let id = place; id && !ids.has(id); id = places.get(id)?.parent ?? null) ids.add(id);
  return ids;
}

/** Ids of the records that have pages, by the folder of their kind, and the name that the kind's page file has for an id. */
export function recordIds(): Partial<Record<RecordKind, {param: string; ids: string[]}>> {
  const {names, attacks, claims, mentioned: ids} = recordIndex();
  const all: Record<RecordKind, {param: string; ids: string[]}> = {
    articles: {param: "article", ids: [...names.articles.keys()]},
    attacks: {param: "attack", ids: [...attacks.keys()]},
    claims: {param: "claim", ids: [...claims.keys()]},
    actors: {param: "actor", ids: [...ids.actors].filter((id) => names.actors.has(id))},
    places: {param: "place", ids: [...ids.places].filter((id) => names.places.has(id))},
    sources: {param: "source", ids: [...ids.sources].filter((id) => names.sources.has(id))}
  };
  return Object.fromEntries(site().pages.map((kind) => [kind, all[kind]]));
}

/** Paths of the pages that Framework builds for all records of a kind, without extension: `/attacks/__record__`. */
export function kindPaths(): string[] {
  const folders = Object.values(languages).map(({folder}) => folder);
  return Object.keys(recordIds()).flatMap((kind) => folders.map((folder) => `/${folder}${kind}/${anyRecord}`));
}

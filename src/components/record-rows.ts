import type {Actor, Article, Attack, Claim, Place, Report, Sentence, Source} from "../../loaders/schema.js";
import {recordAddress} from "./addresses.js";
import {query} from "./database.js";
import {pageLanguage} from "./languages.js";
import type {Names, RecordOptions} from "./record-parts.js";

/**
 * Names of everything that records mention, and how pages link it.
 * @param more ids that are named beside those in the records.
 * @param read the article that all records are of, where it has been read.
 */
export async function optionsFor(
  attacks: (Attack | Report)[],
  claims: Claim[],
  more: Partial<Record<"actors" | "places" | "sources", (string | null)[]>> = {},
  read: {article: Article; sentences: Sentence[]} | null = null
): Promise<RecordOptions> {
  const articles = read
    ? new Map([[read.article.id, read.article]])
    : await byId<Article>(
        "articles",
        [...attacks, ...claims].map(({article}) => article)
      );
  const actors = await byId<Actor>("actors", [
    ...(more.actors ?? []),
    ...attacks.map(({perpetrator}) => perpetrator),
    ...claims.flatMap(({speaker_id, about_actor}) => [speaker_id, about_actor])
  ]);
  for (const [id, row] of await byId<Actor>(
    "actors",
    [...actors.values()].map(({parent}) => parent)
  ))
    actors.set(id, row);
  const places = await byId<Place>("places", [
    ...(more.places ?? []),
    ...(more.actors ?? []),
    ...(more.sources ?? []),
    ...attacks.flatMap(({place, country}) => [place, country]),
    ...claims.map(({about_place}) => about_place)
  ]);
  const sources = await byId<Source>("sources", [
    ...(more.sources ?? []),
    ...claims.map(({via_source}) => via_source),
    ...[...articles.values()].map(({source}) => source)
  ]);
  const names: Names = {articles, actors, places, sources};
  const content = (name: string) =>
    document.querySelector<HTMLMetaElement>(`meta[name="sijill:${name}"]`)?.content || null;
  return {
    document,
    language: pageLanguage(document),
    names,
    distressing: read
      ? new Set(read.sentences.flatMap(({id, distressing}) => (distressing ? id : [])))
      : await distressingOf([...attacks.filter((row) => "sentences" in row), ...claims]),
    version: content("version") ?? "",
    url: null,
    corrections: content("corrections"),
    href: (kind, id) => `../${recordAddress(kind, id)}`
  };
}

/** Articles whose sentences are looked up one by one at most: they are sorted by article, and by id all must be read. */
const few = 40;

/** Ids of sentences with distressing details, of those that reports and claims quote. */
async function distressingOf(quoting: (Report | Claim)[]): Promise<Set<string>> {
  const articles = [...new Set(quoting.map(({article}) => article))];
  const sentences = quoting.flatMap((row) => ("sentences" in row ? row.sentences : (row.sentence ?? [])));
  if (!sentences.length) return new Set();
  const found: {id: string}[] = [];
  if (articles.length > few)
    found.push(
      ...(await rows<{id: string}>(
        `SELECT id FROM sentences WHERE distressing AND id IN (${sentences.map(() => "?").join(", ")})`,
        ...sentences
      ))
    );
  else
    for (const article of articles)
      found.push(...(await rows<{id: string}>("SELECT id FROM sentences WHERE article = ? AND distressing", article)));
  return new Set(found.map(({id}) => id));
}

/** Rows of a table by their ids. */
export async function byId<R extends {id: string}>(table: string, ids: (string | null)[]): Promise<Map<string, R>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (!wanted.length) return new Map();
  const found = await rows<R>(`SELECT * FROM ${table} WHERE id IN (${wanted.map(() => "?").join(", ")})`, ...wanted);
  return new Map(found.map((row) => [row.id, row]));
}

/** Rows as the loaders make them: days as `YYYY-MM-DD`. */
export async function rows<R>(sql: string, ...parameters: unknown[]): Promise<R[]> {
  const result = await query(sql, {parameters});
  return result.map(
    (row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          value instanceof Date ? value.toISOString().slice(0, 10) : value
        ])
      ) as R
  );
}

import {group} from "d3-array";
import type {Actor, Article, Attack, Claim, Place, Report, Source} from "../../loaders/schema.js";
import {readerAddress, recordAddress} from "./addresses.js";
import {attackView} from "./attack.js";
import {claimView} from "./claim.js";
import {query} from "./database.js";
import {elements} from "./html.js";
import {nameOf, pageLanguage} from "./languages.js";
import {nearInPlace, nearInTime} from "./neighbours.js";
import {attackTitle, claimTitle} from "./record-parts.js";
import type {Names, RecordOptions} from "./record-parts.js";
import {attackDays, claimDays, latestFirst} from "./records.js";
import {recordWords} from "./record-words.js";
import {referenceView} from "./reference.js";
import type {ReferenceData} from "./reference.js";
import {loadShapes} from "./shapes.js";

/** Kinds of records that are read from the tables when they have no page each. */
export type ReadKind = "attacks" | "claims" | "actors" | "places" | "sources";

/** Records that are fetched at most to fill a list. */
const most = 1000;

/**
 * The page of the record whose id stands after “#” in the address, drawn from the tables by the functions that draw the pages of a
 * small site. Follows the address when it changes.
 */
export function recordPage(kind: ReadKind): HTMLElement {
  const h = elements(document);
  const language = pageLanguage(document);
  const words = recordWords(language);
  const root = h("div", {class: "record-reader", "aria-live": "polite"});
  let asked = 0;
  const read = async () => {
    const mine = ++asked;
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id) return root.replaceChildren(h("p", {class: "empty"}, words.noId));
    root.replaceChildren(h("p", {class: "empty"}, words.loading));
    try {
      const drawn = await (kind === "attacks"
        ? readAttack(id)
        : kind === "claims"
          ? readClaim(id)
          : readReference(kind, id));
      if (mine !== asked) return;
      if (!drawn) return root.replaceChildren(h("p", {class: "empty"}, words.noRecord));
      document.title = `${drawn.title.replace(/[\u2066-\u2069]/g, "")} | Sijill`;
      // No line of a heading begins with a dot, as on pages that the build writes.
      root.replaceChildren(h("h2", {class: "record-title"}, drawn.title.replaceAll(" ·", "\u00a0·")), drawn.view);
    } catch (error) {
      if (mine === asked) root.replaceChildren(h("p", {class: "problem", role: "alert"}, (error as Error).message));
    }
  };
  addEventListener("hashchange", () => void read());
  void read();
  return root;
}

interface Drawn {
  title: string;
  view: HTMLElement;
}

async function readAttack(id: string): Promise<Drawn | null> {
  const [attack] = await rows<Attack>("SELECT * FROM attacks WHERE id = ?", id);
  if (!attack) return null;
  const drawn = loadShapes();
  const [reports, claims, time, place] = [
    await rows<Report>(
      "SELECT reports.* FROM reports JOIN articles ON articles.id = article WHERE attack = ? ORDER BY published_start, article, reports.id",
      id
    ),
    await rows<Claim>("SELECT * FROM claims WHERE attack = ? ORDER BY said_start, id", id),
    attack.date_start && attack.date_end
      ? await rows<Attack>(
          `SELECT * FROM attacks WHERE date_start IS NOT NULL AND date_end IS NOT NULL
           ORDER BY greatest(date_diff('day', date_end, CAST(? AS DATE)), date_diff('day', CAST(? AS DATE), date_start), 0), id LIMIT 50`,
          attack.date_start,
          attack.date_end
        )
      : [],
    attack.latitude !== null && attack.longitude !== null
      ? await rows<Attack>(
          `SELECT attacks.* FROM attacks JOIN places ON places.id = place WHERE admin_level >= 2 OR place = ?
           ORDER BY abs(attacks.latitude - ?) + abs(attacks.longitude - ?), attacks.id LIMIT 200`,
          attack.place,
          attack.latitude,
          attack.longitude
        )
      : []
  ];
  const options = await optionsFor([attack, ...reports, ...time, ...place], claims);
  const near = {
    time: nearInTime(attack, time, options.names.places),
    place: nearInPlace(attack, place, options.names.places)
  };
  const view = attackView({attack, reports, claims, near, shapes: await drawn}, options);
  return {title: attackTitle(attack, reports, options), view};
}

async function readClaim(id: string): Promise<Drawn | null> {
  const [claim] = await rows<Claim>("SELECT * FROM claims WHERE id = ?", id);
  if (!claim) return null;
  const related = await rows<Claim>(
    `SELECT * FROM claims WHERE id <> ? AND (attack = ? OR (about_actor = ? AND about_place = ?)
       OR (article = ? AND (list_contains(supports, ?) OR list_contains(contradicts, ?))))
     ORDER BY said_start, id LIMIT ${most}`,
    ...[id, claim.attack, claim.about_actor, claim.about_place, claim.article, id, id]
  );
  const [attack = null] = claim.attack ? await rows<Attack>("SELECT * FROM attacks WHERE id = ?", claim.attack) : [];
  const options = await optionsFor(attack ? [attack] : [], [claim, ...related]);
  return {title: claimTitle(claim, options), view: claimView({claim, attack, related}, options)};
}

async function readReference(kind: "actors" | "places" | "sources", id: string): Promise<Drawn | null> {
  const [row] = await rows<Actor | Place | Source>(`SELECT * FROM ${kind} WHERE id = ?`, id);
  if (!row) return null;
  const within = kind === "places" ? await placesIn(id) : [id];
  const where = {
    actors: ["perpetrator = ?", "speaker_id = ?", "about_actor = ?", "false"],
    places: [`(country = ? OR place IN (${within.map(() => "?").join(", ")}))`, "false", "about_place = ?", "false"],
    sources: ["false", "via_source = ?", "false", "source = ?"]
  }[kind];
  const read = async <R>(table: string, condition: string, day: string): Promise<R[]> => {
    if (condition === "false") return [];
    return await rows<R>(
      `SELECT * FROM ${table} WHERE ${condition} ORDER BY ${day} DESC NULLS LAST LIMIT ${most}`,
      ...Array.from(condition.matchAll(/\?/g), (_, index) => (index ? within[index - 1] : id))
    );
  };
  const claimed = "coalesce(said_start, said_end)";
  const attacks = latestFirst(await read<Attack>("attacks", where[0]!, "coalesce(date_start, date_end)"), attackDays);
  const claimsBy = latestFirst(await read<Claim>("claims", where[1]!, claimed), claimDays);
  const claimsOf = latestFirst(await read<Claim>("claims", where[2]!, claimed), claimDays);
  const articles = latestFirst(await read<Article>("articles", where[3]!, "published_start"), ({published_start}) => [
    published_start
  ]);
  const options = await optionsFor(attacks, [...claimsBy, ...claimsOf], {
    [kind]: [id, "parent" in row ? row.parent : null, row.country]
  });
  const data = {kind, row, attacks, claimsBy, claimsOf, articles} as ReferenceData;
  return {title: nameOf(row, options.language), view: referenceView(data, options)};
}

/** A place and all that lie in it. The engine gives no answer to a recursive query with parameters, hence not in SQL. */
async function placesIn(id: string): Promise<string[]> {
  const all = await rows<Pick<Place, "id" | "parent">>("SELECT id, parent FROM places");
  const inner = group(all, ({parent}) => parent);
  const found = new Set([id]);
  for (const place of found) for (const {id} of inner.get(place) ?? []) found.add(id);
  return [...found];
}

/** Names of everything that records mention, and how pages link it. */
async function optionsFor(
  attacks: (Attack | Report)[],
  claims: Claim[],
  more: Partial<Record<"actors" | "places" | "sources", (string | null)[]>> = {}
): Promise<RecordOptions> {
  const articles = await byId<Article>(
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
  const quoted = [
    ...attacks.flatMap((row) => ("sentences" in row ? row.sentences : [])),
    ...claims.flatMap(({sentence}) => sentence ?? [])
  ];
  const folded = quoted.length
    ? await rows<{id: string}>(
        `SELECT id FROM sentences WHERE distressing AND id IN (${quoted.map(() => "?").join(", ")})`,
        ...quoted
      )
    : [];
  const content = (name: string) =>
    document.querySelector<HTMLMetaElement>(`meta[name="sijill:${name}"]`)?.content || null;
  return {
    document,
    language: pageLanguage(document),
    names,
    distressing: new Set(folded.map(({id}) => id)),
    version: content("version") ?? "",
    url: null,
    corrections: content("corrections"),
    href: (kind, id) => (kind === "articles" ? `../${recordAddress(kind, id)}` : `../${readerAddress(kind, id)}`)
  };
}

async function byId<R extends {id: string}>(table: string, ids: (string | null)[]): Promise<Map<string, R>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (!wanted.length) return new Map();
  const found = await rows<R>(`SELECT * FROM ${table} WHERE id IN (${wanted.map(() => "?").join(", ")})`, ...wanted);
  return new Map(found.map((row) => [row.id, row]));
}

/** Rows as the loaders make them: days as `YYYY-MM-DD`. */
async function rows<R>(sql: string, ...parameters: unknown[]): Promise<R[]> {
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

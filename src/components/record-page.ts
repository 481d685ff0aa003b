import {ascending, group} from "d3-array";
import type {Actor, Article, Attack, Claim, Mention, Place, Report, Sentence, Source} from "../../loaders/schema.js";
import {idInAddress} from "./addresses.js";
import type {RecordKind} from "./addresses.js";
import {enlivenArticle} from "./article-page.js";
import {articleView} from "./article.js";
import {attackView} from "./attack.js";
import {claimView} from "./claim.js";
import {elements, inLanguage} from "./html.js";
import {nameOf, namesOf, pageLanguage} from "./languages.js";
import {nearInPlace, nearInTime} from "./neighbours.js";
import {attackTitle, claimTitle, listName} from "./record-parts.js";
import {attackDays, claimDays, latestFirst} from "./records.js";
import {byId, optionsFor, rows} from "./record-rows.js";
import {recordWords} from "./record-words.js";
import {referenceView} from "./reference.js";
import type {ReferenceData} from "./reference.js";
import {loadShapes} from "./shapes.js";

/** Records that are fetched at most to fill a list. */
const most = 1000;

/**
 * The page of the record whose id stands in the address, drawn from the tables by the functions that draw the pages of a small site.
 * Follows the address when it changes.
 */
export function recordPage(kind: RecordKind): HTMLElement {
  const h = elements(document);
  const language = pageLanguage(document);
  const words = recordWords(language);
  const root = h("div", {class: "record-reader", "aria-live": "polite"});
  let asked = 0;
  let shown: string | null = null;
  const read = async () => {
    const id = idInAddress(location);
    if (id === shown) return;
    shown = id;
    const mine = ++asked;
    if (!id) return root.replaceChildren(h("p", {class: "empty"}, words.noId));
    root.replaceChildren(h("p", {class: "empty"}, words.loading));
    try {
      const drawn = await (kind === "attacks"
        ? readAttack(id)
        : kind === "claims"
          ? readClaim(id)
          : kind === "articles"
            ? readArticle(id)
            : readReference(kind, id));
      if (mine !== asked) return;
      if (!drawn) return root.replaceChildren(h("p", {class: "empty"}, words.noRecord));
      document.title = `${drawn.title.replace(/[\u2066-\u2069]/g, "")} | Sijill`;
      // No line of a heading begins with a dot, as on pages that the build writes.
      const title = drawn.title.replaceAll(" ·", "\u00a0·");
      const own = drawn.language === undefined ? {} : inLanguage(drawn.language);
      root.replaceChildren(h("h2", {class: "record-title", ...own}, title), drawn.view);
      if (kind === "articles") enlivenArticle(drawn.view);
      // The browser looked for what it names before it was there.
      if (new URLSearchParams(location.search).has("id") && location.hash) location.replace(location.hash);
    } catch (error) {
      if (mine === asked) root.replaceChildren(h("p", {class: "problem", role: "alert"}, (error as Error).message));
    }
  };
  // What stands after “#” is the record that is shown. It goes before, so that a link to a part of the page leads there, and can be sent.
  root.addEventListener("click", ({target}) => {
    const part = (target as Element).closest('a[href^="#"]');
    if (part && shown) history.replaceState(null, "", `${location.pathname}?id=${encodeURIComponent(shown)}`);
  });
  addEventListener("hashchange", () => void read());
  void read();
  return root;
}

interface Drawn {
  title: string;
  /** Of the title, where that is not the page's. */
  language?: string;
  view: HTMLElement;
}

async function readAttack(id: string): Promise<Drawn | null> {
  const [attack] = await rows<Attack>("SELECT * FROM attacks WHERE id = ?", id);
  if (!attack) return null;
  const drawn = loadShapes();
  const [reports, claims, time, place] = [
    await rows<Report>("SELECT * FROM reports WHERE attack = ? ORDER BY article, id", id),
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
  // Of neighbours the names are shown, nothing of their articles.
  const neighbours = [...time, ...place];
  const options = await optionsFor([attack, ...reports], claims, {
    actors: neighbours.map(({perpetrator}) => perpetrator),
    places: neighbours.flatMap(({place, country}) => [place, country])
  });
  const published = ({article}: Report) => options.names.articles.get(article)!.published_start;
  reports.sort((a, b) => ascending(published(a), published(b)));
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

async function readArticle(id: string): Promise<Drawn | null> {
  const [article] = await rows<Article>("SELECT * FROM articles WHERE id = ?", id);
  if (!article) return null;
  const sentences = await rows<Sentence>("SELECT * EXCLUDE normalized FROM sentences WHERE article = ?", id);
  const mentions = await rows<Mention>("SELECT * FROM mentions WHERE article = ?", id);
  const reports = await rows<Report>("SELECT * FROM reports WHERE article = ? ORDER BY starts[1], id", id);
  const claims = await rows<Claim>("SELECT * FROM claims WHERE article = ? ORDER BY start, id", id);
  const options = await optionsFor(reports, claims, {sources: [article.source]}, {article, sentences});
  const named = mentions.flatMap(({kind, value}) => (kind === "place" || kind === "actor" ? [value] : []));
  const lists = [
    await byId<Source>("sources", named),
    await byId<Actor>("actors", named),
    await byId<Place>("places", named)
  ];
  const names = new Map(lists.flatMap((list) => [...list]).map(([id, row]) => [id, namesOf(row)]));
  const name = ({kind, value}: Mention) =>
    ((kind === "place" || kind === "actor") && value && names.get(value)) || null;
  const view = articleView(
    {article, sentences, reports, claims, mentions: mentions.map((one) => ({...one, name: name(one)}))},
    {...options, source: listName("sources", article.source, article.source, options)}
  );
  return {title: article.title, language: article.language, view};
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

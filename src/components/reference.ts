import type {Actor, Article, Attack, Claim, Place, Source} from "../../loaders/schema.js";
import {correction} from "./attack.js";
import {compareIn} from "./collate.js";
import {elements, inLanguage} from "./html.js";
import {numberText} from "./labels.js";
import {languages, nameOf} from "./languages.js";
import {attackItem, claimItem, dateWords, facts, listName, recordLink} from "./record-parts.js";
import type {RecordOptions} from "./record-parts.js";
import {recordWords, valueWord} from "./record-words.js";
import {extentOf, sparkline} from "./sparkline.js";
import type {Span} from "./sparkline.js";
import {wordsOf} from "./words.js";

export type ReferenceKind = "actors" | "places" | "sources";

/** An entry of a reference list with the records that name it, as far as they are listed. */
export type ReferenceData = {attacks: Attack[]; claimsBy: Claim[]; claimsOf: Claim[]; articles: Article[]} & (
  {kind: "actors"; row: Actor} | {kind: "places"; row: Place} | {kind: "sources"; row: Source}
);

/** Records that a page lists at most under one heading. */
export const listed = 200;

/** The page of an actor, a place or a source below its heading: its names and what the list knows of it, and every record that names it. */
export function referenceView(data: ReferenceData, options: RecordOptions): HTMLElement {
  const {document, language} = options;
  const {kind, attacks, claimsBy, claimsOf, articles} = data;
  const h = elements(document);
  const words = recordWords(language);
  const spans = spansOf(data);
  const extent = extentOf(spans);
  const by = kind === "sources" ? words.claimsThrough : words.claimsBy;
  const section = (title: string, items: HTMLElement[]) =>
    items.length
      ? [
          h("h2", {}, `${title} · ${numberText(items.length, language)}`),
          h("ul", {class: "records"}, ...items.slice(0, listed)),
          items.length > listed ? h("p", {class: "note"}, words.first, " ", h("code", {}, sqlOf(data))) : null
        ]
      : [];
  return h(
    "article",
    {class: "record-page"},
    known(data, options),
    extent
      ? h(
          "figure",
          {class: "in-time"},
          sparkline(spans, {
            document,
            extent,
            label: `${words.inTime}${languages[language].colon}${years(extent)}`,
            width: 480,
            height: 48
          }),
          h("figcaption", {class: "note"}, `${words.inTime}, ${years(extent)}. ${words.shared}`)
        )
      : null,
    ...section(
      words.articlesOf,
      articles.map((article) => articleItem(article, options))
    ),
    ...section(
      kind === "places" ? words.attacksHere : words.attacksBy,
      attacks.map((attack) => attackItem(attack, options))
    ),
    ...section(
      by,
      claimsBy.map((claim) => claimItem(claim, options))
    ),
    ...section(
      words.claimsOf,
      claimsOf.map((claim) => claimItem(claim, options))
    ),
    correction(data.row.id, options)
  );
}

/** The query that gives all records of a page. */
function sqlOf({kind, row}: ReferenceData): string {
  const id = `'${row.id.replaceAll("'", "''")}'`;
  if (kind === "sources") return `SELECT * FROM articles WHERE source = ${id}`;
  return kind === "actors"
    ? `SELECT * FROM attacks WHERE perpetrator = ${id}`
    : `SELECT * FROM attacks WHERE place = ${id}`;
}

/** When what names an entry happened, was said or was published. */
export function spansOf({attacks, claimsBy, claimsOf, articles}: Omit<ReferenceData, "kind" | "row">): Span[] {
  return [
    ...attacks.map(({date_start, date_end}): Span => [date_start, date_end]),
    ...[...new Set([...claimsBy, ...claimsOf])].map(({said_start, said_end}): Span => [said_start, said_end]),
    ...articles.map(({published_start, published_end}): Span => [published_start, published_end])
  ];
}

function years([from, to]: [Date, Date]): string {
  const [first, last] = [from.getUTCFullYear(), to.getUTCFullYear() - 1];
  return first === last ? String(first) : `${first}–${last}`;
}

function articleItem(article: Article, options: RecordOptions): HTMLElement {
  const {document, language, href} = options;
  const h = elements(document);
  return h(
    "li",
    {class: "record is-article"},
    h("a", {href: href("articles", article.id), ...inLanguage(article.language)}, article.title),
    h(
      "div",
      {class: "parts"},
      h("span", {}, dateWords(article.published_start, article.published_end, article.published, language))
    )
  );
}

function known(data: ReferenceData, options: RecordOptions): HTMLElement {
  const {document, language} = options;
  const {kind, row} = data;
  const h = elements(document);
  const words = recordWords(language);
  const name = (text: string | null, lang: string) => text && h("bdi", {lang}, text);
  const names = [name(row.name_en, "en"), name(row.name_ar, "ar"), name(row.name_fr, "fr")].filter(
    (node) => node !== null
  );
  const outside = (href: string, text: string) =>
    h("a", {href, rel: "noopener noreferrer external"}, h("bdi", {dir: "ltr"}, text));
  const wikidata =
    kind !== "sources" && row.wikidata && outside(`https://www.wikidata.org/wiki/${row.wikidata}`, row.wikidata);
  const parent = kind !== "sources" && row.parent && listName(kind, row.parent, null, options);
  const country = row.country && row.country !== row.id ? listName("places", row.country, null, options) : null;
  return facts(
    [
      [words.names, names.flatMap((node, index) => (index ? [" · ", node] : [node]))],
      [words.aliases, row.aliases.flatMap((alias, index) => [index ? " · " : "", h("bdi", {}, alias)])],
      [words.kind, valueWord(kind === "actors" ? "actor" : kind === "places" ? "place" : "source", row.kind, language)],
      [kind === "places" ? words.liesIn : words.parent, parent ? recordLink(kind, row.parent!, parent, options) : null],
      [words.country, country && recordLink("places", row.country!, country, options)],
      ...(kind === "places" ? ([[words.coordinates, coordinates(row, options)]] as [string, Node[] | null][]) : []),
      ...(kind === "sources"
        ? ([
            [words.site, row.url && outside(`https://${row.url}/`, row.url)],
            [
              words.grade,
              row.reliability
                ? `${row.reliability}${languages[language].colon}${valueWord("grade", row.reliability, language)}`
                : words.notGraded
            ]
          ] as [string, Node | string | null][])
        : []),
      [words.wikidata, wikidata || null],
      [words.id, h("code", {}, row.id)]
    ],
    document
  );
}

function coordinates({latitude, longitude, admin_level}: Place, {document, language}: RecordOptions): Node[] | null {
  if (latitude === null || longitude === null) return null;
  const words = recordWords(language);
  const text = ` · ${words.precision} ${valueWord("level", admin_level, language)}`;
  return [elements(document)("code", {}, `${latitude}, ${longitude}`), document.createTextNode(text)];
}

/** The entries that the corpus mentions, those that most records name first, each with its records in time. */
export function referenceList(entries: ReferenceData[], options: RecordOptions): HTMLElement {
  const {document, language} = options;
  const h = elements(document);
  const words = recordWords(language);
  const [first] = entries;
  if (!first) return h("p", {class: "empty"}, wordsOf(language).nothing);
  const sources = first.kind === "sources";
  const extent = extentOf(entries.flatMap(spansOf));
  const count = (data: ReferenceData) => data.attacks.length + data.articles.length + claimsIn(data);
  const head = [
    words[first.kind],
    words.kind,
    sources ? words.articlesNumber : words.attacksNumber,
    words.claimsNumber,
    words.inTime
  ];
  const compare = compareIn(language);
  const rows = [...entries]
    .sort((a, b) => count(b) - count(a) || compare(nameOf(a.row, language), nameOf(b.row, language)))
    .map((data) => {
      const spans = spansOf(data);
      const kind = data.kind === "actors" ? "actor" : data.kind === "places" ? "place" : "source";
      const name = nameOf(data.row, language);
      return h(
        "tr",
        {},
        h("th", {scope: "row"}, recordLink(data.kind, data.row.id, name, options)),
        h("td", {}, valueWord(kind, data.row.kind, language)),
        h("td", {class: "number"}, String(sources ? data.articles.length : data.attacks.length)),
        h("td", {class: "number"}, String(claimsIn(data))),
        h(
          "td",
          {},
          extent
            ? sparkline(spans, {document, extent, label: `${name}${languages[language].colon}${words.inTime}`})
            : "—"
        )
      );
    });
  return h(
    "div",
    {},
    h(
      "p",
      {class: "note"},
      words.onlyMentioned,
      " ",
      extent ? `${words.inTime}${languages[language].colon}${years(extent)}. ${words.shared}` : ""
    ),
    h(
      "div",
      {class: "wide", tabindex: "0", role: "group", "aria-label": words[first.kind]},
      h(
        "table",
        {class: "references"},
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            ...head.map((text, index) =>
              h("th", {scope: "col", class: index === 2 || index === 3 ? "number" : null}, text)
            )
          )
        ),
        h("tbody", {}, ...rows)
      )
    )
  );
}

function claimsIn({claimsBy, claimsOf}: ReferenceData): number {
  return new Set([...claimsBy, ...claimsOf]).size;
}

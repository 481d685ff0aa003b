import type {Article, Attack, Claim, Report} from "../../loaders/schema.js";
import {attackTitle, claimTitle, dateWords, listName, plain} from "./record-parts.js";
import type {RecordOptions} from "./record-parts.js";

/** Schema.org's account of an attack: an Event with the articles that tell of it. Dates that are not sure are told in words only. */
export function attackLinkedData(attack: Attack, reports: Report[], options: RecordOptions): object {
  const {language, names, url} = options;
  const place = attack.place ? names.places.get(attack.place) : undefined;
  // Only what ISO 8601 can say: a day, a month, a year.
  const date = /^\d{4}(-\d\d){0,2}$/.test(attack.date ?? "") ? attack.date : null;
  const articles = [...new Set(reports.map((report) => report.article))].flatMap((id) => names.articles.get(id) ?? []);
  // Middles of regions and countries are no place that an attack was at.
  const point = attack.latitude !== null && attack.longitude !== null && (place?.admin_level ?? 0) >= 2;
  return {
    "@context": "https://schema.org",
    "@type": "Event",
    identifier: attack.id,
    ...(url && {url}),
    name: plain(attackTitle(attack, reports, options)),
    inLanguage: language,
    ...(date && {startDate: date, endDate: date}),
    description: dateWords(attack.date_start, attack.date_end, attack.date, language),
    ...(attack.place_name && {
      location: {
        "@type": "Place",
        name: listName("places", attack.place, attack.place_name, options),
        ...(attack.country && {address: {"@type": "PostalAddress", addressCountry: attack.country}}),
        ...(place?.wikidata && {sameAs: `https://www.wikidata.org/entity/${place.wikidata}`}),
        ...(point && {geo: {"@type": "GeoCoordinates", latitude: attack.latitude, longitude: attack.longitude}})
      }
    }),
    subjectOf: articles.map((article) => articleLinkedData(article, options))
  };
}

/** Schema.org's account of a claim: who made it, what of it may be quoted, and the article that has it. */
export function claimLinkedData(claim: Claim, options: RecordOptions): object {
  const {names, language, url} = options;
  const article = names.articles.get(claim.article);
  const person = claim.speaker_kind === "person";
  const name = person ? claim.speaker : (listName("actors", claim.speaker_id, null, options) ?? claim.speaker);
  const date = /^\d{4}(-\d\d){0,2}$/.test(claim.said ?? "") ? claim.said : null;
  return {
    "@context": "https://schema.org",
    "@type": "Claim",
    identifier: claim.id,
    ...(url && {url}),
    name: plain(claimTitle(claim, options)),
    inLanguage: article?.language ?? language,
    ...(claim.quote && {text: claim.quote}),
    ...(name && {author: {"@type": person ? "Person" : "Organization", name}}),
    ...(date && {dateCreated: date}),
    ...(article && {appearance: articleLinkedData(article, options)})
  };
}

function articleLinkedData(article: Article, options: RecordOptions): object {
  const source = article.source && listName("sources", article.source, article.source, options);
  return {
    "@type": "NewsArticle",
    headline: article.title,
    inLanguage: article.language,
    ...(article.author && {author: {"@type": "Person", name: article.author}}),
    ...(article.published_start === article.published_end && {datePublished: article.published_start}),
    ...(source && {publisher: {"@type": "Organization", name: source}}),
    ...(article.url && {url: article.url})
  };
}

/** A block of linked data for a page. Nothing in it can end the element or open another: every “<” is written as an escape. */
export function linkedDataScript(data: object, document: Document): HTMLScriptElement {
  const script = document.createElement("script");
  script.type = "application/ld+json";
  script.textContent = JSON.stringify(data)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
  return script;
}

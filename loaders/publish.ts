import type {Extraction} from "./extract.js";
import type {References} from "./references.js";
import type {Article, Attack, Claim, Report, Rows} from "./schema.js";

/**
 * The rows that the site may carry. An article's rights decide: `full` keeps every sentence, `quote` the sentences that evidence
 * stands in and the mentions in them, `none` the records without any words of the text.
 */
export function publish(
  extractions: Extraction[],
  merged: {reports: Report[]; claims: Claim[]; attacks: Attack[]},
  references: References
): Rows {
  const rights = new Map(extractions.map(({article}) => [article.id, article.rights]));
  const isQuoted = (record: {article: string}) => rights.get(record.article) !== "none";
  const evidence = new Set([
    ...merged.reports.filter(isQuoted).flatMap((report) => report.sentences),
    ...merged.claims.filter(isQuoted).map((claim) => claim.sentence)
  ]);
  const sentences = extractions.flatMap((extraction) =>
    extraction.sentences.filter(({id}) => extraction.article.rights === "full" || evidence.has(id))
  );
  const shown = new Set(sentences.map(({id}) => id));
  return {
    articles: extractions.map(({article}) => article),
    sentences,
    mentions: extractions.flatMap(({mentions}) => mentions.filter(({sentence}) => shown.has(sentence))),
    ...publishMerged(
      merged,
      extractions.map(({article}) => article)
    ),
    claims: merged.claims.map((claim) => (isQuoted(claim) ? claim : claimWithoutWords(claim))),
    actors: [...references.actors.values()],
    places: [...references.places.values()],
    sources: [...references.sources.values()]
  };
}

/** Reports and attacks as the site may carry them, where only they are at hand. */
export function publishMerged(
  {reports, attacks}: {reports: Report[]; attacks: Attack[]},
  articles: Pick<Article, "id" | "rights">[]
): {reports: Report[]; attacks: Attack[]} {
  const wordless = new Set(articles.filter(({rights}) => rights === "none").map(({id}) => id));
  return {
    reports: reports.map((report) => (wordless.has(report.article) ? reportWithoutWords(report) : report)),
    attacks: attacks.map((attack) => (wordless.has(attack.article) ? attackWithoutWords(attack) : attack))
  };
}

function reportWithoutWords(report: Report): Report {
  return {
    ...report,
    ...ownNames(report),
    date_text: null,
    perpetrator_source: null,
    quotes: [],
    prefixes: [],
    suffixes: [],
    starts: [],
    ends: [],
    sentences: []
  };
}

function attackWithoutWords(attack: Attack): Attack {
  return {...attack, ...ownNames(attack), quote: null, sentence: null};
}

function claimWithoutWords(claim: Claim): Claim {
  return {
    ...claim,
    sentence: null,
    quote: null,
    prefix: null,
    suffix: null,
    speaker: null,
    speaker_role: null,
    report_verb: null,
    via: null
  };
}

/** Names that come from the reference lists; a name without an id is in the words of the article. */
function ownNames({place, place_name, perpetrator, perpetrator_name}: Report | Attack) {
  return {place_name: place && place_name, perpetrator_name: perpetrator && perpetrator_name};
}

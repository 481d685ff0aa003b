import type {Extraction} from "./extract.js";
import type {References} from "./references.js";
import type {Attack, Claim, Report, Rows} from "./schema.js";

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
    reports: merged.reports.map((report) => (isQuoted(report) ? report : withoutWords(report))),
    attacks: merged.attacks.map((attack) => (isQuoted(attack) ? attack : {...attack, quote: null, sentence: null})),
    claims: merged.claims.map((claim) =>
      isQuoted(claim) ? claim : {...claim, quote: null, prefix: null, suffix: null}
    ),
    actors: [...references.actors.values()],
    places: [...references.places.values()],
    sources: [...references.sources.values()]
  };
}

function withoutWords(report: Report): Report {
  return {...report, date_text: null, quotes: [], prefixes: [], suffixes: [], starts: [], ends: [], sentences: []};
}

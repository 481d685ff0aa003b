import type {Extraction} from "./extract.js";
import type {Claim, Report} from "./schema.js";
import {wordEnd} from "./text.js";

/** Share of an article's words beyond which a build speaks of it, where the article states no budget of its own. */
export const usualBudget = 0.25;

/** Sentences that are evidence, those that matter most first: of attacks, of claims, further evidence; each in the order of the text. */
function evidenceSentences({sentences, reports, claims}: Extraction): Extraction["sentences"] {
  const ranks = [
    reports.flatMap(({sentences}) => sentences.slice(0, 1)),
    claims.flatMap(({sentence}) => sentence ?? []),
    reports.flatMap(({sentences}) => sentences.slice(1))
  ].map((ids) => new Set(ids));
  const rank = (id: string) => ranks.findIndex((ids) => ids.has(id));
  return sentences.filter(({id}) => rank(id) >= 0).sort((a, b) => rank(a.id) - rank(b.id) || a.index - b.index);
}

/** Share of an article's words, 0–1, that its evidence quotes. */
export function quotedShare(extraction: Extraction): number {
  const quoted = evidenceSentences(extraction).reduce((sum, sentence) => sum + wordsIn(sentence.text), 0);
  return quoted / Math.max(1, extraction.words);
}

/**
 * An extraction whose evidence keeps to the article's quotation budget: in the order above, each sentence that still fits is quoted. A
 * record whose sentence does not fit stays, without its quotation. Articles shown in full have no budget.
 */
export function withinBudget(extraction: Extraction): Extraction {
  const {rights, quotation_budget: budget} = extraction.article;
  if (rights !== "quote" || budget === null) return extraction;
  let left = budget * extraction.words;
  const over = new Set<string>();
  for (const sentence of evidenceSentences(extraction)) {
    const words = wordsIn(sentence.text);
    if (words <= left) left -= words;
    else over.add(sentence.id);
  }
  if (!over.size) return extraction;
  return {
    ...extraction,
    sentences: extraction.sentences.filter(({id}) => !over.has(id)),
    mentions: extraction.mentions.filter(({sentence}) => !over.has(sentence)),
    reports: extraction.reports.map((report) => quotingOnly(report, over)),
    claims: extraction.claims.map((claim) => unquoted(claim, over))
  };
}

/** A report without the evidence that stands in these sentences. */
export function quotingOnly(report: Report, hidden: ReadonlySet<string>): Report {
  if (!report.sentences.some((id) => hidden.has(id))) return report;
  const keep = <T>(list: T[]) => list.filter((_, index) => !hidden.has(report.sentences[index]!));
  return {
    ...report,
    quotes: keep(report.quotes),
    prefixes: keep(report.prefixes),
    suffixes: keep(report.suffixes),
    starts: keep(report.starts),
    ends: keep(report.ends),
    sentences: keep(report.sentences)
  };
}

/** A claim without its quotation, where its sentence is one of these. */
export function unquoted(claim: Claim, hidden: ReadonlySet<string>): Claim {
  if (claim.sentence === null || !hidden.has(claim.sentence)) return claim;
  return {...claim, sentence: null, quote: null, prefix: null, suffix: null};
}

function wordsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length;) {
    const end = wordEnd(text, at, text.length);
    if (end > at) count++;
    at = Math.max(end, at + 1);
  }
  return count;
}

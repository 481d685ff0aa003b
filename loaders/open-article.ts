import {CorpusError} from "./corpus.js";
import type {ArticleText, Problem} from "./corpus.js";
import type {Extraction} from "./extract.js";
import {quotedShare, usualBudget, withinBudget} from "./quotation-budget.js";
import {redactArticle, Redaction, withheldMark} from "./redaction.js";
import type {References} from "./references.js";
import {redactions, redactReview, withholds} from "./review-file.js";
import type {Review} from "./review-file.js";
import {applyReview} from "./reviews.js";
import {withhold} from "./withhold.js";

/** What is told of articles beside their rows. */
export interface Told {
  problems: Problem[];
  /** Articles that quote more than the usual share of an article without a budget of their own, with that share. */
  overquoted: {article: string; share: number}[];
  /** Ids of the reports and claims that reviews rejected. */
  rejected: string[];
  /** Ids of sentences that are not shown, and of reports and claims that are not shown as they were read. */
  withheld: string[];
  /** Ids of the reports whose exact place is withheld. */
  coarse: string[];
}

export const leftOut = (id: string) =>
  `withholds something and cannot be carried out, so article “${id}” is left out of the site until it is mended`;

/** An article and its review without the words that either withholds. */
export function openArticle(
  whole: ArticleText,
  review: Review | undefined
): {article: ArticleText; review: Review | undefined; words: string[]; apply: (text: string) => string} {
  const words = [...whole.redact, ...(review ? redactions(review) : [])];
  const redaction = new Redaction(words);
  const apply = (text: string) => redaction.apply(text, withheldMark(whole.article.language));
  return {article: redactArticle(whole, words), review: review && redactReview(review, apply), words, apply};
}

/**
 * What of an extraction may be published, after its review; null, with the reason in `told`, when it cannot be known.
 * @param article and its `review`, as they were opened.
 */
export function openExtraction(
  extraction: Extraction,
  article: ArticleText,
  review: Review | undefined,
  references: References,
  told: Told
): Extraction | null {
  const {id} = article.article;
  try {
    const {reports, claims, ...rest} = curated(extraction, article, review, references, told.problems);
    const kept = ({status}: {status: string}) => status !== "rejected";
    told.rejected.push(...[...reports, ...claims].filter((record) => !kept(record)).map(({id}) => id));
    const reviewed = {...rest, reports: reports.filter(kept), claims: claims.filter(kept)};
    const open = withhold(article, reviewed, review, references);
    told.coarse.push(...open.coarse);
    const shown = withinBudget(open.extraction);
    const left = new Set(shown.sentences.map(({id}) => id));
    told.withheld.push(...open.touched, ...reviewed.sentences.filter(({id}) => !left.has(id)).map(({id}) => id));
    const {rights, quotation_budget} = article.article;
    const share = quotedShare(shown);
    if (rights === "quote" && quotation_budget === null && share > usualBudget)
      told.overquoted.push({article: id, share});
    return shown;
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    told.problems.push(...error.problems, {file: review!.file, line: 1, message: leftOut(id)});
    return null;
  }
}

/** An extraction after its review, with the records that it rejected; as it was read where it has none or the review has a problem. */
function curated(
  extraction: Extraction,
  {text}: ArticleText,
  review: Review | undefined,
  references: References,
  problems: Problem[]
): Extraction {
  if (!review) return extraction;
  try {
    return applyReview(extraction, text, review, references);
  } catch (error) {
    // What was read may be published instead, unless the review keeps some of it back.
    if (!(error instanceof CorpusError) || withholds(review)) throw error;
    problems.push(...error.problems);
    return extraction;
  }
}

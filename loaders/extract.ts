import {readClaims} from "./claims.js";
import {readDates} from "./dates.js";
import {openDocument, sentenceRow} from "./document.js";
import type {Document} from "./document.js";
import type {Lexicon} from "./lexicon.js";
import {readMentions} from "./mentions.js";
import {readNumbers} from "./numbers.js";
import {readPersons} from "./persons.js";
import type {References} from "./references.js";
import {relate} from "./relations.js";
import {readReports} from "./reports.js";
import type {Article, Claim, Mention, Report, Sentence} from "./schema.js";

/** What is read in one article; what its rights keep back is dropped when tables are made. */
export interface Extraction {
  article: Article;
  /** How many words the article has: what its evidence is a share of. */
  words: number;
  sentences: Sentence[];
  mentions: Mention[];
  /** `attack` still names the report itself: reports of several articles are merged later. */
  reports: Report[];
  claims: Claim[];
}

/**
 * Reads one article: sentences → numbers, dates → claims, reports → mentions. Deterministic, and knows of no other article.
 * @param whole with all sentences; else with those that are evidence of a report or claim, which is most of what tables need.
 */
export function extract(
  article: Article,
  text: string,
  lexicon: Lexicon,
  references: References,
  whole = true
): Extraction {
  const document: Document = openDocument(article, text, lexicon, references);
  readNumbers(document);
  readDates(document);
  readPersons(document);
  const claims = readClaims(document);
  const reports = readReports(document, claims);
  relate(document, claims, reports);
  const evidence = whole
    ? null
    : new Set([...reports.flatMap(({sentences}) => sentences), ...claims.map(({sentence}) => sentence)]);
  const shown = document.sentences.filter(({row}) => !evidence || evidence.has(row.id));
  return {
    article: {...article, sentences: document.sentences.length},
    words: document.sentences.reduce((sum, {reading}) => sum + reading.tokens.length, 0),
    sentences: shown.map(sentenceRow),
    mentions: readMentions(document, shown),
    reports,
    claims
  };
}

import {readClaims} from "./claims.js";
import {readDates} from "./dates.js";
import {openDocument} from "./document.js";
import type {Document} from "./document.js";
import type {Lexicon} from "./lexicon.js";
import {readMentions} from "./mentions.js";
import {readNumbers} from "./numbers.js";
import {readPersons} from "./persons.js";
import type {References} from "./references.js";
import {relate} from "./relations.js";
import {readReports} from "./reports.js";
import type {Article, Claim, Mention, Report, Sentence} from "./schema.js";

/** What is read in one article. All sentences are here; what its rights keep back is dropped when tables are made. */
export interface Extraction {
  article: Article;
  sentences: Sentence[];
  mentions: Mention[];
  /** `attack` still names the report itself: reports of several articles are merged later. */
  reports: Report[];
  claims: Claim[];
}

/** Reads one article: sentences → numbers, dates → claims, reports → mentions. Deterministic, and knows of no other article. */
export function extract(article: Article, text: string, lexicon: Lexicon, references: References): Extraction {
  const document: Document = openDocument(article, text, lexicon, references);
  readNumbers(document);
  readDates(document);
  readPersons(document);
  const claims = readClaims(document);
  const reports = readReports(document, claims);
  relate(document, claims, reports);
  return {
    article: {...article, sentences: document.sentences.length},
    sentences: document.sentences.map((sentence) => sentence.row),
    mentions: readMentions(document),
    reports,
    claims
  };
}

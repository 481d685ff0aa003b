import {join} from "node:path";
import {CorpusError, problemsOf, readRaw} from "./corpus.js";
import type {ArticleText, Problem} from "./corpus.js";
import type {RawArticle} from "./bulk.js";
import {extract} from "./extract.js";
import type {Extraction} from "./extract.js";
import {readLexicons} from "./languages/index.js";
import type {Lexicon} from "./lexicon.js";
import {openArticle, openExtraction} from "./open-article.js";
import type {Told} from "./open-article.js";
import {toParquet} from "./parquet.js";
import {publish} from "./publish.js";
import {readReferences} from "./references.js";
import type {References} from "./references.js";
import {readReviews, redactions} from "./review-file.js";
import type {Review} from "./review-file.js";
import type {Article, Claim, Report, Rows, TableName} from "./schema.js";
import {fetchStored, store, writeWhole} from "./store.js";
import type {Place, Stored} from "./store.js";
import {sha256} from "./text.js";

// The parts of a build that need no other part: they run on any core, and what they return or write depends on their task only.

/** What articles are read with: a folder of lists and reviews, and what changes with either. */
export interface Inputs {
  data: string;
  rules: string;
  reviews: string;
}

/** An article without the words that are withheld, and what was read in it, before its review. */
export interface Kept {
  article: ArticleText;
  extraction: Extraction;
}

/** What the tables of the whole corpus need of some articles, after their reviews. */
export interface Piece extends Told {
  articles: Article[];
  reports: Report[];
  claims: StoredClaim[];
}

/** What tables need to know of a claim to put it in its place; the rest of it is a line of the piece's `.claims`. */
export interface StoredClaim extends Pick<Claim, "id" | "said_start" | "report" | "attack">, Omit<Place, "file"> {
  /** Hash of the line. */
  hash: string;
}

/** The note of an article that is in no output, nor in the cache. */
export const isWithheld = "withheld";

/** What the note of an article begins with that withholds words itself. */
export const redacts = "redacts ";

interface Context {
  inputs: Inputs;
  references: References;
  lexicons: Map<string, Lexicon>;
  reviews: Map<string, Review>;
}
let context: Context | null = null;

function contextOf(inputs: Inputs): Context {
  const {data, rules, reviews} = inputs;
  if (context && context.inputs.data === data && context.inputs.rules === rules && context.inputs.reviews === reviews)
    return context;
  const references = readReferences(data);
  const lexicons = readLexicons(data, references);
  return (context = {inputs, references, lexicons, reviews: readReviews(join(data, "reviews"), references).reviews});
}

/** Reads articles anew and stores what was read in one file of `folder`; for each where it is, or why it cannot be read. */
export function readBatch(task: {
  inputs: Inputs;
  folder: string;
  articles: (RawArticle & {key: string})[];
}): (Stored | Problem[])[] {
  const context = contextOf(task.inputs);
  const failed = new Map<string, Problem[]>();
  const redact = new Map<string, string[]>();
  const withheld = new Map<string, Stored>();
  const values: {key: string; id: string; note: string; value: Kept}[] = [];
  for (const raw of task.articles) {
    try {
      const {id, note, words, kept} = readOne(raw, context);
      if (kept) values.push({key: raw.key, id, note, value: kept});
      else withheld.set(raw.key, {key: raw.key, id, note, length: 0, file: "", offset: 0});
      if (words.length) redact.set(raw.key, words);
    } catch (error) {
      failed.set(raw.key, problemsOf(error, raw));
    }
  }
  const stored = new Map(values.length ? store(task.folder, values).map((one) => [one.key, one]) : []);
  return task.articles.map(({key}) => {
    const one = stored.get(key);
    return one ? {...one, ...(redact.has(key) && {redact: redact.get(key)!})} : (withheld.get(key) ?? failed.get(key)!);
  });
}

/** What reading an article takes from its review: the words to withhold. */
export function noteOf(review: Review | undefined): string {
  const words = review ? redactions(review) : [];
  return words.length ? sha256(JSON.stringify(words)) : "";
}

/** An article that was read: its id, its note, the words that it withholds itself, and the rest of it unless it is withheld. */
export interface ReadArticle {
  id: string;
  note: string;
  words: string[];
  kept: Kept | null;
}

/** Reads one article anew. @throws CorpusError when it cannot be read. */
export function readAlone(raw: RawArticle, inputs: Inputs): ReadArticle {
  return readOne(raw, contextOf(inputs));
}

function readOne(raw: RawArticle, {lexicons, references, reviews}: Context): ReadArticle {
  const whole = readRaw(raw);
  const {id} = whole.article;
  const {file, line} = raw;
  if (whole.sensitivity.includes("withheld")) return {id, note: isWithheld, words: [], kept: null};
  const {article} = openArticle(whole, reviews.get(id));
  const {language} = article.article;
  const lexicon = lexicons.get(language);
  if (lexicon) {
    const extraction = extract(article.article, article.text, lexicon, references);
    const note = (whole.redact.length ? redacts : "") + noteOf(reviews.get(id));
    return {id, note, words: whole.redact, kept: {article: {...article, redact: []}, extraction}};
  }
  const known = [...lexicons.keys()].join(", ");
  const message = `language: “${language}” cannot be read yet; known are ${known}`;
  throw new CorpusError([{file, line, message}]);
}

/** Writes `<file>.json`, a `Piece`, its claims, `<file>.claims`, and its chunks of the two large tables, `<file>.sentences` and `.mentions`. */
export function makePiece({inputs, file, articles}: {inputs: Inputs; file: string; articles: Stored[]}): void {
  const {piece, claims, sentences, mentions} = openPiece(inputs, articles);
  const lines = claims.map((claim) => Buffer.from(`${JSON.stringify(claim)}\n`));
  let offset = 0;
  const stored = claims.map(({id, said_start, report, attack}, index): StoredClaim => {
    const line = lines[index]!;
    offset += line.length;
    const place = {offset: offset - line.length, length: line.length};
    return {id, said_start, report, attack, ...place, hash: sha256(line).slice(0, 32)};
  });
  writeWhole(`${file}.claims`, Buffer.concat(lines));
  writeWhole(`${file}.sentences`, toParquet("sentences", sentences));
  writeWhole(`${file}.mentions`, toParquet("mentions", mentions));
  writeWhole(`${file}.json`, JSON.stringify({...piece, claims: stored} satisfies Piece));
}

/** Articles after their reviews, with the claims, sentences and mentions that may be published. */
export function openPiece(
  inputs: Inputs,
  articles: Stored[]
): {piece: Omit<Piece, "claims">} & Pick<Rows, "claims" | "sentences" | "mentions"> {
  const {references, reviews} = contextOf(inputs);
  const told: Told = {problems: [], overquoted: [], rejected: [], withheld: [], coarse: []};
  const extractions = fetchStored<Kept>(articles).flatMap(({article, extraction}, index) => {
    const {redact = []} = articles[index]!;
    const {review} = openArticle({...article, redact}, reviews.get(article.article.id));
    return openExtraction(extraction, article, review, references, told) ?? [];
  });
  const reports = extractions.flatMap((extraction) => extraction.reports);
  const claims = extractions.flatMap((extraction) => extraction.claims);
  const shown = publish(extractions, {reports, claims, attacks: []}, references);
  return {
    piece: {articles: extractions.map(({article}) => article), reports, ...told},
    claims: shown.claims,
    sentences: shown.sentences,
    mentions: shown.mentions
  };
}

/** Writes the chunk of a table that holds the given rows, as JSON. */
export function writeChunk({table, file, rows}: {table: TableName; file: string; rows: string}): void {
  writeWhole(file, toParquet(table, JSON.parse(rows) as never));
}

/** Writes the chunk of the table of claims that holds the given ones, each with the attack that it speaks of. */
export function writeClaims({file, claims}: {file: string; claims: (Place & Pick<Claim, "attack">)[]}): void {
  const rows = fetchStored<Claim>(claims).map((claim, index) => ({...claim, attack: claims[index]!.attack}));
  writeWhole(file, toParquet("claims", rows));
}

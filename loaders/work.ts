import {join} from "node:path";
import {BroadcastChannel} from "node:worker_threads";
import {CorpusError, problemsOf, readRaw} from "./corpus.js";
import type {ArticleText, Problem} from "./corpus.js";
import type {RawArticle} from "./bulk.js";
import {extract} from "./extract.js";
import type {Extraction} from "./extract.js";
import {keptLexicon, keptReferences} from "./kept-lists.js";
import {languages} from "./languages/index.js";
import type {Lexicon} from "./lexicon.js";
import {mergeable} from "./likeness.js";
import type {Mergeable} from "./likeness.js";
import {openArticle, openExtraction} from "./open-article.js";
import type {Told} from "./open-article.js";
import {sortRows} from "./parquet.js";
import {publish, publishMerged} from "./publish.js";
import type {References} from "./references.js";
import {readReviews, redactions} from "./review-file.js";
import type {Review} from "./review-file.js";
import {rowsOf, writeRuns} from "./runs.js";
import type {LinkedRun, PlacedRun} from "./runs.js";
import {tables} from "./schema.js";
import type {Article, Report, Rows, TableName} from "./schema.js";
import {fetchStored, store, writeWhole} from "./store.js";
import type {Stored} from "./store.js";
import {joinChunks} from "./table-files.js";
import type {TableFiles} from "./table-files.js";
import {chunkOf} from "./tables.js";
import {sha256} from "./text.js";

// The parts of a build that need no other part: they run on any core, and what they return or write depends on their task only.

/** What articles are read with: a folder of lists and reviews, and what changes with either. */
export interface Inputs {
  data: string;
  /** Folder of the cache for what its lists say; null where there is none. */
  lists: string | null;
  rules: string;
  reviews: string;
}

/**
 * An article without the words that are withheld, and what was read in it, before its review. Most need no more of either than their
 * evidence (see `needsWhole`): their text is empty.
 */
export interface Kept {
  article: ArticleText;
  extraction: Extraction;
}

/** What the tables of the whole corpus need of some articles, after their reviews. */
export interface Piece extends Told {
  /** Those that report an attack. */
  reporting: Pick<Article, "id" | "published_start" | "source" | "rights">[];
  /** What merging asks of reports, by column: thousands of objects would take longer to read. */
  merging: {[Column in keyof Mergeable]: Mergeable[Column][]};
  /** Rows of the piece's `.reports`, as the site may carry them, but for their attack. */
  reports: LinkedRun[];
  /** Rows of the piece's `.articles`. */
  articles: LinkedRun[];
  /** Rows of the piece's `.claims`. */
  claims: LinkedRun[];
}

/** The note of an article that is in no output, nor in the cache. */
export const isWithheld = "withheld";

/** What the note of an article begins with that withholds words itself. */
export const redacts = "redacts ";

interface Context extends ReturnType<typeof readReviews> {
  inputs: Inputs;
  references: References;
  /** Read when the first article in a language is. */
  lexicon: (language: string) => Lexicon | null;
}
let context: Context | null = null;

/** The lists and reviews that articles are read with. @throws naming file and line where a list is broken. */
export function contextOf(inputs: Inputs): Context {
  const {data, lists, rules, reviews} = inputs;
  if (context && context.inputs.data === data && context.inputs.rules === rules && context.inputs.reviews === reviews)
    return context;
  const references = keptReferences(data, lists, rules);
  const lexicons = new Map<string, Lexicon | null>();
  const lexicon = (language: string) => {
    if (!lexicons.has(language)) lexicons.set(language, keptLexicon(language, data, references, lists, rules));
    return lexicons.get(language)!;
  };
  return (context = {inputs, references, lexicon, ...readReviews(join(data, "reviews"), references)});
}

/** Reads the word lists of every language. @throws naming file and line where one is broken, whether an article needs it or not. */
export function checkLists(inputs: Inputs): void {
  for (const code of Object.keys(languages)) contextOf(inputs).lexicon(code);
}

/** Reads articles anew and stores what was read in one file of `folder`; for each where it is, or why it cannot be read. */
export function readBatch(task: {
  inputs: Inputs;
  folder: string;
  articles: (RawArticle & {key: string})[];
  /** Whether nothing has been read with these lists yet. */
  unchecked: boolean;
}): (Stored | Problem[])[] {
  if (task.unchecked) checkLists(task.inputs);
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

/** What reading an article takes from its review: whether it has one, and the words to withhold. */
export function noteOf(review: Review | undefined): string {
  if (!review) return "";
  const words = redactions(review);
  return words.length ? sha256(JSON.stringify(words)) : "reviewed";
}

/** Whether more of an article may be shown than evidence, or its review needs its words. */
function needsWhole({article, sensitivity, redact}: ArticleText, review: Review | undefined): boolean {
  return article.rights === "full" || sensitivity.length > 0 || redact.length > 0 || review !== undefined;
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

function readOne(raw: RawArticle, {lexicon: lexiconOf, references, reviews}: Context): ReadArticle {
  const whole = readRaw(raw);
  const {id} = whole.article;
  const {file, line} = raw;
  if (whole.sensitivity.includes("withheld")) return {id, note: isWithheld, words: [], kept: null};
  const review = reviews.get(id);
  const {article} = openArticle(whole, review);
  const {language} = article.article;
  const lexicon = lexiconOf(language);
  if (lexicon) {
    const all = needsWhole(whole, review);
    const extraction = extract(article.article, article.text, lexicon, references, all);
    const note = (whole.redact.length ? redacts : "") + noteOf(review);
    const kept = {article: {...article, text: all ? article.text : "", redact: []}, extraction};
    return {id, note, words: whole.redact, kept};
  }
  const known = Object.keys(languages).join(", ");
  const message = `language: “${language}” cannot be read yet; known are ${known}`;
  throw new CorpusError([{file, line, message}]);
}

/**
 * Writes `<file>.json`, a `Piece`, its rows, `<file>.articles`, `.reports` and `.claims`, and its chunks of the two large tables,
 * `<file>.sentences` and `.mentions`.
 */
export function makePiece({inputs, file, articles}: {inputs: Inputs; file: string; articles: Stored[]}): void {
  const {told, reports, ...rows} = openPiece(inputs, articles);
  const claims = sortRows(rows.claims, tables.claims.sort);
  const reporting = new Set(reports.map(({article}) => article));
  const shown = sortRows(publishMerged({reports, attacks: []}, rows.articles).reports, tables.reports.sort);
  const piece: Piece = {
    ...told,
    reporting: rows.articles
      .filter(({id}) => reporting.has(id))
      .map(({id, published_start, source, rights}) => ({id, published_start, source, rights})),
    merging: columnsOf(reports.map(slim)),
    reports: writeRuns(`${file}.reports`, shown, "date_start", ({id}) => [id, null]),
    articles: writeRuns(`${file}.articles`, sortRows(rows.articles, tables.articles.sort), "published_start"),
    claims: writeRuns(`${file}.claims`, claims, "said_start", ({report, attack}) => [report, attack])
  };
  writeWhole(`${file}.json`, JSON.stringify(piece));
  tell(file);
  writeWhole(`${file}.sentences`, chunkOf("sentences", rows.sentences));
  writeWhole(`${file}.mentions`, chunkOf("mentions", rows.mentions));
}

const toldPieces = "pieces that can be read";

function tell(file: string): void {
  const channel = new BroadcastChannel(toldPieces);
  channel.postMessage(file);
  channel.close();
}

/** When `makePiece` has written all of these on other threads but their sentences and mentions. */
export function toldOf(files: string[]): Promise<void> {
  const waiting = new Set(files);
  if (!waiting.size) return Promise.resolve();
  const channel = new BroadcastChannel(toldPieces);
  // Where a piece cannot be made, nobody waits any longer.
  (channel as unknown as {unref(): void}).unref();
  return new Promise((resolve) => {
    channel.onmessage = ({data}) => {
      waiting.delete(data as string);
      if (waiting.size) return;
      channel.close();
      resolve();
    };
  });
}

/** A report with one of each list of which merging asks for the first only. */
function slim(report: Report): Report {
  const first = <T>(list: T[]) => list.slice(0, 1);
  return {
    ...report,
    quotes: first(report.quotes),
    sentences: first(report.sentences),
    starts: first(report.starts)
  };
}

function columnsOf(reports: Report[]): Piece["merging"] {
  const columns = mergeable.map((column) => [column, reports.map((report) => report[column])]);
  return Object.fromEntries(columns) as Piece["merging"];
}

const blank = Object.fromEntries(mergeable.map((column) => [column, null]));

/** The reports of a piece, as merging takes them. */
export function mergeableOf({merging}: Piece): Mergeable[] {
  return merging.id.map((_, n) => {
    // A copy has all columns from the start: one by one, each would make it another kind of object.
    const report: Record<string, unknown> = {...blank};
    for (const column of mergeable) report[column] = merging[column][n];
    return report as Mergeable;
  });
}

/** Articles after their reviews, with the claims, sentences and mentions that may be published. */
export function openPiece(
  inputs: Inputs,
  articles: Stored[]
): {told: Told; reports: Report[]} & Pick<Rows, "articles" | "claims" | "sentences" | "mentions"> {
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
  const {articles: open, sentences, mentions} = shown;
  return {told, reports, articles: open, claims: shown.claims, sentences, mentions};
}

/** Writes the chunk of a table that holds the given rows, as JSON. */
export function writeChunk({table, file, rows}: {table: TableName; file: string; rows: string}): void {
  writeWhole(file, chunkOf(table, JSON.parse(rows) as never));
}

/** Writes the chunk of a table that holds the rows of the given runs. */
export function writeRunChunk({table, file, runs}: RunChunk): void {
  writeWhole(file, chunkOf(table, rowsOf(runs) as never));
}

/** One Parquet file of the chunks of a table, and where it is cut. */
export function joinTable({table, chunks}: {table: TableName; chunks: string[]}): TableFiles {
  return joinChunks(table, chunks);
}

/** Gets ready to read articles, in the language of one `like` them if any is given. */
export function warm({inputs, like}: {inputs: Inputs; like: RawArticle | null}): void {
  const {lexicon} = contextOf(inputs);
  if (like) lexicon(readRaw(like).article.language);
}

export interface RunChunk {
  table: TableName;
  file: string;
  runs: PlacedRun[];
}

import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {mergeReports} from "./attacks.js";
import {CorpusError, readCorpus} from "./corpus.js";
import type {ArticleText, Problem} from "./corpus.js";
import {extract} from "./extract.js";
import type {Extraction} from "./extract.js";
import {readLexicons} from "./languages/index.js";
import {toParquet} from "./parquet.js";
import {publish} from "./publish.js";
import {quotedShare, usualBudget, withinBudget} from "./quotation-budget.js";
import {redactArticle, Redaction, withheldMark} from "./redaction.js";
import {readReferences} from "./references.js";
import type {References} from "./references.js";
import {readReviews, redactions, redactReview, withholds} from "./review-file.js";
import type {Review} from "./review-file.js";
import {applyReview} from "./reviews.js";
import {tableNames} from "./schema.js";
import type {Attack, Report, Rows, TableName} from "./schema.js";
import {sha256} from "./text.js";
import {withhold} from "./withhold.js";

export interface Build {
  rows: Rows;
  /** SHA-256 over all rows: the version of the data, the same for the same input on every machine. */
  version: string;
  problems: Problem[];
  /** Articles that quote more than the usual share of an article without a budget of their own, with that share. */
  overquoted: {article: string; share: number}[];
  /** Articles with words that are withheld, and these words: for a last look at what was built. */
  redacted: {article: string; words: string[]}[];
  /** Articles that were read anew; the others' extractions came from the cache. */
  read: number;
  /** Ids of the reports and claims that reviews rejected. */
  rejected: string[];
  /** Ids of sentences that are not shown, and of reports and claims that are not shown as they were read. */
  withheld: string[];
}

export interface BuildOptions {
  /** Folder with `corpus`, `languages`, `reviews` and the reference lists. */
  data?: string;
  /** Folder for extractions, one file an article, keyed by the article and everything that rules depend on. */
  cache?: string;
  /** Called after each article with how many of how many are done. */
  progress?: (done: number, total: number) => void;
}

/** The project's folder, wherever the command was started. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Reads the whole corpus into rows. An article whose text, front matter and rules are unchanged comes from the cache; articles that
 * cannot be read are listed in `problems` and left out.
 * @throws when a reference or word list is broken, naming file and line: every article depends on those.
 */
export function buildRows({
  data = join(root, "data"),
  cache = join(root, ".sijill"),
  progress
}: BuildOptions = {}): Build {
  const references = readReferences(data);
  const lexicons = readLexicons(data, references);
  const {articles, problems} = readCorpus(join(data, "corpus"));
  const {reviews, problems: unread, closed} = readReviews(join(data, "reviews"), references);
  problems.push(...unread);
  const folder = join(cache, "extractions");
  mkdirSync(folder, {recursive: true});
  const rules = rulesVersion(data);
  const used = new Set<string>();
  let read = 0;
  const rejected: string[] = [];
  const withheld: string[] = [];
  const extractions: Extraction[] = [];
  const overquoted: Build["overquoted"] = [];
  const redacted: Build["redacted"] = [];
  const coarse = new Set<string>();
  articles.forEach((whole, index) => {
    const {id} = whole.article;
    if (whole.sensitivity.includes("withheld")) return;
    if (closed.has(id)) {
      problems.push({file: join("data", "reviews", `${id}.yaml`), line: 1, message: leftOut(id)});
      return;
    }
    const {article, review, words} = openArticle(whole, reviews.get(id));
    if (words.length) redacted.push({article: id, words});
    const lexicon = lexicons.get(article.article.language);
    if (!lexicon) {
      const {language} = article.article;
      const known = [...lexicons.keys()].join(", ");
      problems.push({file: id, line: 1, message: `language: “${language}” cannot be read yet; known are ${known}`});
      return;
    }
    const file = `${cacheKey(article, rules)}.json`;
    used.add(file);
    let extraction = cached(join(folder, file));
    if (!extraction) {
      read++;
      extraction = extract(article.article, article.text, lexicon, references);
      writeWhole(join(folder, file), JSON.stringify(extraction));
    }
    try {
      const {reports, claims, ...rest} = curated(extraction, article, review, references, problems);
      const kept = ({status}: {status: string}) => status !== "rejected";
      rejected.push(...[...reports, ...claims].filter((record) => !kept(record)).map(({id}) => id));
      const reviewed = {...rest, reports: reports.filter(kept), claims: claims.filter(kept)};
      const open = withhold(article, reviewed, review, references);
      for (const report of open.coarse) coarse.add(report);
      extraction = withinBudget(open.extraction, article.text);
      const left = new Set(extraction.sentences.map(({id}) => id));
      withheld.push(...open.touched, ...reviewed.sentences.filter(({id}) => !left.has(id)).map(({id}) => id));
      const share = quotedShare(extraction, article.text);
      if (article.article.rights === "quote" && article.article.quotation_budget === null && share > usualBudget)
        overquoted.push({article: id, share});
      extractions.push(extraction);
    } catch (error) {
      if (!(error instanceof CorpusError)) throw error;
      problems.push(...error.problems);
      problems.push({file: review!.file, line: 1, message: leftOut(id)});
    }
    progress?.(index + 1, articles.length);
  });
  for (const file of readdirSync(folder)) if (!used.has(file)) rmSync(join(folder, file));
  const ids = new Set(articles.map(({article}) => article.id));
  for (const {article, file} of reviews.values()) {
    if (!ids.has(article))
      problems.push({
        file,
        line: 1,
        message: `data/corpus has no article “${article}”; rename the review after its article, or delete it`
      });
  }
  const merged = mergeReports(
    extractions.flatMap(({reports}) => reports),
    extractions.flatMap(({claims}) => claims),
    extractions.map(({article}) => article),
    references
  );
  const attacks = merged.attacks.map((attack) => withoutPoint(attack, merged.reports, coarse));
  const rows = publish(extractions, {...merged, attacks}, references);
  return {rows, version: sha256(JSON.stringify(rows)), problems, overquoted, redacted, read, rejected, withheld};
}

const leftOut = (id: string) =>
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

/** An attack without coordinates where only reports whose exact place is withheld give its place. */
function withoutPoint(attack: Attack, reports: Report[], coarse: ReadonlySet<string>): Attack {
  if (!coarse.size) return attack;
  const placed = reports.filter((report) => report.attack === attack.id && report.place === attack.place);
  return placed.every(({id}) => coarse.has(id)) ? {...attack, latitude: null, longitude: null} : attack;
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

/** The loaders as they are in this process, which keeps running them when their files change. */
const code = sha256(filesOf(join(root, "loaders")).map(hashOf).join());

/** One Parquet file a table, by table name. */
export function parquetFiles(rows: Rows): Map<TableName, Uint8Array> {
  return new Map(tableNames.map((name) => [name, toParquet(name, rows[name] as never)]));
}

function cacheKey({article, text}: ArticleText, rules: string): string {
  return sha256(JSON.stringify([rules, article, text]));
}

/** Changes with any word list, reference list or loader: whatever decides what is read in an article. */
function rulesVersion(data: string): string {
  const references = ["actors.csv", "places.csv", "places-more.csv", "sources.csv"].map((name) => join(data, name));
  return sha256(
    [
      code,
      ...[...filesOf(join(data, "languages")), ...references.filter((file) => existsSync(file))].map(hashOf)
    ].join()
  );
}

function hashOf(file: string): string {
  return sha256(readFileSync(file));
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function cached(file: string): Extraction | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Extraction;
  } catch {
    // Missing, or cut short when a build was killed: read the article again.
    return null;
  }
}

/** Writes a file so that it is there whole or not at all: what was there before stays when the disk is full. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, {force: true});
    throw error;
  }
}

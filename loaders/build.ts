import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {basename, join} from "node:path";
import {setImmediate} from "node:timers/promises";
import type {Tinypool} from "tinypool";
import {attackOfClaim, mergeReports} from "./attacks.js";
import type {Problem} from "./corpus.js";
import type {Mergeable} from "./likeness.js";
import {leftOut} from "./open-article.js";
import type {Told} from "./open-article.js";
import {publishMerged} from "./publish.js";
import {readParts} from "./parts.js";
import {readArticles} from "./reading.js";
import type {Progress} from "./reading.js";
import {redactions} from "./review-file.js";
import {root} from "./root.js";
import {placed} from "./runs.js";
import type {Review} from "./review-file.js";
import {tableNames} from "./schema.js";
import type {Attack, Rows, TableName} from "./schema.js";
import {BrokenCache, cachedJson, forget, mending} from "./store.js";
import type {Stored} from "./store.js";
import type {TableFiles} from "./table-files.js";
import {cut, writeChunks} from "./tables.js";
import {sha256} from "./text.js";
import {contextOf, isWithheld, mergeableOf, openPiece, toldOf} from "./work.js";
import type {Inputs, Piece} from "./work.js";
import {Workers} from "./workers.js";
export {root} from "./root.js";
export {writeWhole} from "./store.js";

export interface Build extends Omit<Told, "coarse"> {
  tables: Map<TableName, TableFiles>;
  /** The rows of all tables, which are only read when asked for. */
  allRows: () => Rows;
  /** SHA-256 over all tables: the version of the data, the same for the same input on every machine. */
  version: string;
  /** Articles with words that are withheld, and these words: for a last look at what was built. */
  redacted: {article: string; words: string[]}[];
  /** Articles that were read anew; what was read in the others came from the cache. */
  read: number;
}

export interface BuildOptions {
  /** Folder with `corpus`, `languages`, `reviews` and the reference lists. */
  data?: string;
  /** Folder that keeps what was read, by article and by everything that reading depends on, and the parts of tables made of it. */
  cache?: string;
  /** Files of records that `npm run extract` wrote, which are merged in the place of the articles of `data/corpus`. */
  parts?: string[];
  /** How many cores to use; all of this machine unless given. */
  workers?: number;
  /** Threads for the few jobs of an edit that were started early; they end with the build. */
  early?: Tinypool | null;
  /** Called now and then while articles are read. */
  progress?: (progress: Progress) => void;
}

/** Articles in a row group of `sentences` and `mentions`, in the mean. */
const articlesInPiece = 256;

/**
 * Reads the whole corpus into tables. An article comes from the cache where it and the rules are unchanged; so do the parts of tables
 * in which nothing changed; what is damaged there is made again. Articles that cannot be read are listed in `problems` and left out.
 * @throws when a reference or word list is broken, naming file and line: every article depends on those.
 */
export async function buildTables(options: BuildOptions = {}): Promise<Build> {
  let {early} = options;
  const attempt = async () => {
    const workers = new Workers(options.workers, early);
    early = null;
    try {
      return await build(options, workers);
    } finally {
      await workers.close();
    }
  };
  return mending(attempt, (line) => process.stderr.write(`${line}\n`));
}

async function build(options: BuildOptions, workers: Workers): Promise<Build> {
  const {data = join(root, "data"), cache = join(root, ".sijill"), progress} = options;
  const folders = ["extractions", "pieces", "chunks", "lists"].map((name) => join(cache, name)) as [
    string,
    string,
    string,
    string
  ];
  for (const folder of folders) mkdirSync(folder, {recursive: true});
  const inputs = inputsOf(data, folders[3]);
  const {articles, problems, read} = options.parts
    ? await readParts(options.parts, inputs, folders[0])
    : await readArticles(inputs, folders[0], workers, progress);
  const {references, reviews, problems: unread, closed} = contextOf(inputs);
  for (const problem of unread) problems.push(problem);
  const open = articles.filter(({id, note}) => note !== isWithheld && !closed.has(id));
  for (const {id} of articles)
    if (closed.has(id)) problems.push({file: join("data", "reviews", `${id}.yaml`), line: 1, message: leftOut(id)});

  const {groups, missing, told} = await makePieces(open, reviews, inputs, folders[1], workers);
  // What is kept is read while another core makes what is not.
  const kept = new Map(groups.filter((group) => !missing.has(group)).map((group) => [group, readPiece(group.file)]));
  const joined = new Map<TableName, TableFiles>();
  const joinTable = (table: TableName, chunks: string[], here: boolean) =>
    workers.run("joinTable", {table, chunks}, here, (file) => joined.set(table, file));
  const made = workers.all().then(async () => {
    for (const table of ["sentences", "mentions"] as const) {
      const chunks = groups.map(({file}) => `${file}.${table}`);
      await joinTable(table, chunks, false);
    }
  });
  // Merging goes on while the sentences and mentions of a piece are being written.
  await Promise.race([told, made]);
  const pieces = groups.map((group) => kept.get(group) ?? readPiece(group.file));
  const runsOf = (table: "articles" | "claims" | "reports", attackOf = new Map<string, string>()) =>
    pieces.flatMap((piece, n) => placed(piece[table], `${groups[n]!.file}.${table}`, attackOf));
  // Other cores write what does not depend on merging while this one merges.
  const chunks = await writeChunks({}, {articles: runsOf("articles")}, folders[2], code, workers, false);
  for (const piece of pieces) problems.push(...piece.problems);
  for (const problem of orphans(reviews, articles)) problems.push(problem);
  const reporting = pieces.flatMap((piece) => piece.reporting);
  const reports = pieces.flatMap(mergeableOf);
  // What waited for jobs that ended while this thread was busy goes on while it merges: their messages come in the second turn.
  for (let turn = 0; turn < 2; turn++) await setImmediate();
  const {attacks: merged, attackOf} = mergeReports(reports, reporting, references);
  // Lets the other cores go on with what waits for a piece.
  await setImmediate();
  const coarse = new Set(pieces.flatMap((piece) => piece.coarse));
  const located = coarse.size ? merged.map((attack) => withoutPoint(attack, reports, attackOf, coarse)) : merged;
  const {attacks} = publishMerged({reports: [], attacks: located}, reporting);
  const [actors, places, sources] = [references.actors, references.places, references.sources].map((list) => [
    ...list.values()
  ]) as [Rows["actors"], Rows["places"], Rows["sources"]];
  const rows = {attacks, actors, places, sources};
  const runs = {claims: runsOf("claims", attackOf), reports: runsOf("reports", attackOf)};
  await made;
  for (const [table, files] of await writeChunks(rows, runs, folders[2], code, workers, true)) chunks.set(table, files);
  await workers.all();
  // Another core has the largest to join, while this one joins the others and tidies up.
  for (const [table, files] of [...chunks].sort(([, a], [, b]) => b.length - a.length))
    await joinTable(table, files, true);
  const used = new Set([...articles, ...groups].map(({file}) => basename(file).replace(/\.\w+$/, "")));
  for (const file of [...chunks.values()].flat()) used.add(basename(file));
  for (const folder of folders)
    forget(folder, (name) => name.includes(inputs.rules) || used.has(name.replace(/\.\w+$/, "")));
  await workers.all();
  const tables = new Map(tableNames.map((table) => [table, joined.get(table)!]));
  const allRows = (): Rows => {
    const opened = groups.map((group) => openPiece(inputs, group.articles));
    const claims = opened.flatMap(({claims}) => claims);
    return {
      ...rows,
      reports: publishMerged({reports: opened.flatMap(({reports}) => reports), attacks: []}, reporting).reports.map(
        (report) => ({...report, attack: attackOf.get(report.id)!})
      ),
      articles: opened.flatMap(({articles}) => articles),
      claims: claims.map((claim) => ({...claim, attack: attackOfClaim(claim, attackOf)})),
      sentences: opened.flatMap(({sentences}) => sentences),
      mentions: opened.flatMap(({mentions}) => mentions)
    };
  };
  const version = sha256([...tables.values()].map(({digest}) => digest).join());
  const redacted = open
    .map(({id, redact = []}) => ({
      article: id,
      words: [...redact, ...(reviews.has(id) ? redactions(reviews.get(id)!) : [])]
    }))
    .filter(({words}) => words.length);
  const overquoted = pieces.flatMap((piece) => piece.overquoted);
  const rejected = pieces.flatMap((piece) => piece.rejected);
  const withheld = pieces.flatMap((piece) => piece.withheld);
  return {tables, allRows, version, problems, overquoted, redacted, rejected, withheld, read};
}

/** An attack without coordinates where only reports whose exact place is withheld give its place. */
function withoutPoint(
  attack: Attack,
  reports: Mergeable[],
  attackOf: Map<string, string>,
  coarse: ReadonlySet<string>
): Attack {
  const placed = reports.filter(({id, place}) => attackOf.get(id) === attack.id && place === attack.place);
  return placed.every(({id}) => coarse.has(id)) ? {...attack, latitude: null, longitude: null} : attack;
}

/** A group of articles, whose piece is in the files that begin with this name. */
interface Group {
  file: string;
  articles: Stored[];
}

/** @throws BrokenCache when it is not there or not whole. */
function readPiece(file: string): Piece {
  const piece = cachedJson<Piece>(`${file}.json`);
  if (piece) return piece;
  rmSync(`${file}.json`, {force: true});
  throw new BrokenCache(`${file}.json`);
}

/**
 * Begins to make the pieces of the corpus that the cache does not have: articles next to each other by id, after their reviews.
 * @returns all groups, those of which `workers` makes the piece, and when all of these can be read but for their sentences and mentions
 */
async function makePieces(
  articles: Stored[],
  reviews: Map<string, Review>,
  inputs: Inputs,
  folder: string,
  workers: Workers
): Promise<{groups: Group[]; missing: ReadonlySet<Group>; told: Promise<void>}> {
  const review = new Map([...reviews].map(([id]) => [id, hashOf(join(inputs.data, "reviews", `${id}.yaml`))]));
  const groups = cut(articles, articlesInPiece).map((group): Group => {
    const key = sha256([inputs.rules, ...group.map(({id, key}) => `${key} ${review.get(id) ?? ""}`)].join());
    return {file: join(folder, key.slice(0, 32)), articles: group};
  });
  const missing = groups.filter(({file}) =>
    ["json", "articles", "reports", "claims", "sentences", "mentions"].some((name) => !existsSync(`${file}.${name}`))
  );
  const told = toldOf(missing.map(({file}) => file));
  for (const group of missing) await workers.run("makePiece", {inputs, ...group}, missing.length < 3);
  return {groups, missing: new Set(missing), told};
}

function orphans(reviews: Map<string, Review>, articles: Stored[]): Problem[] {
  const ids = new Set(articles.map(({id}) => id));
  return [...reviews.values()]
    .filter(({article}) => !ids.has(article))
    .map(({article, file}) => ({
      file,
      line: 1,
      message: `data/corpus has no article “${article}”; rename the review after its article, or delete it`
    }));
}

/** The loaders as they are in this process, which keeps running them when their files change. */
const code = versionOf(filesOf(join(root, "loaders")));

/** Changes with any word list, reference list or loader: whatever decides what is read in an article. */
export function rulesVersion(data: string): string {
  const references = ["actors.csv", "places.csv", "places-more.csv", "sources.csv"].map((name) => join(data, name));
  return sha256(
    code + versionOf([...filesOf(join(data, "languages")), ...references.filter((file) => existsSync(file))])
  );
}

/** What articles are read with, as it is in a folder now. */
export function inputsOf(data: string, lists: string | null = null): Inputs {
  return {data, lists, rules: rulesVersion(data), reviews: versionOf(filesOf(join(data, "reviews")))};
}

function versionOf(files: string[]): string {
  return sha256(files.map(hashOf).join());
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

import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {basename, extname, join} from "node:path";
import {stringify} from "yaml";
import {readCorpus} from "./corpus.js";
import {fetchPage} from "./fetch-page.js";
import {scattered} from "./tables.js";
import {foldText, sha256} from "./text.js";
import {pagesOfArchive} from "./web-archive.js";
import {articleOfPage, articlesOfFeed} from "./web-page.js";
import type {Draft} from "./web-page.js";

/** What became of an article of a file: the new file, from the project's folder, or null; and what to know or do. */
export interface Imported {
  from: string;
  file: string | null;
  message: string;
}

/** The language of a text by its letters and commonest words: `ar`, `fr` or `en`. */
export function languageOfText(text: string): "ar" | "en" | "fr" {
  const count = (pattern: RegExp) => (text.match(pattern) ?? []).length;
  if (count(/\p{Script=Arabic}/gu) > count(/\p{Script=Latin}/gu)) return "ar";
  const french = count(/(?<!\p{L})(le|la|les|des|du|une|et|dans|pour|par|sur|est)(?!\p{L})/giu);
  return french > count(/(?<!\p{L})(the|of|and|in|to|a|for|by|on|is)(?!\p{L})/giu) ? "fr" : "en";
}

/** Letters, digits and dashes from a name in Latin script; null when nothing is left. */
export function slug(name: string): string | null {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const dashed = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return dashed.slice(0, 60).replace(/-$/, "") || null;
}

/**
 * Share of the runs of four words of the shorter text that stand in the other, above which they are one wire. A word changed in
 * each sentence of twenty leaves four fifths; what two reports of one attack share by chance stays far below.
 */
const nearly = 0.5;

/**
 * Takes saved web pages, plain text, feeds, web archives, and pages by their addresses, into `data/corpus`, a file of its own each, with
 * the hash of what it came from.
 * Never writes over a file; an article that is there already, by address or by words, is not written again; one that has most of
 * its words as another has them is written, and said to.
 * @param project the folder that has `data/corpus`
 * @returns what became of each article, in order; a file that cannot be taken is one of them, and stops no other.
 */
export async function importFiles(paths: readonly string[], project: string): Promise<Imported[]> {
  const folder = join(project, "data", "corpus");
  mkdirSync(folder, {recursive: true});
  const {articles} = await readCorpus(folder);
  const known = articles.map(({text, article}) => ({
    name: article.id,
    url: article.url,
    runs: runsOf(text),
    folded: foldText(text)
  }));
  const done: Imported[] = [];
  for (const from of paths)
    try {
      for await (const {draft, original} of taken(from)) take(from, draft, original);
    } catch (error) {
      done.push({from, file: null, message: `not taken: ${(error as Error).message}`});
    }
  return done;

  function take(from: string, draft: Draft, original: Uint8Array): void {
    const runs = runsOf(draft.text);
    const folded = foldText(draft.text);
    const same = known.find((other) => (draft.url && other.url === draft.url) || other.folded === folded);
    const problem = same ? `is there already: ${same.name}` : /\p{L}/u.test(draft.text) ? null : "has no text";
    if (problem) {
      done.push({from, file: null, message: `not taken: ${draft.title ?? "an article"} ${problem}`});
      return;
    }
    const near = known
      .map((other) => ({name: other.name, share: shared(runs, other.runs)}))
      .filter(({share}) => share >= nearly)
      .sort((a, b) => b.share - a.share)[0];
    const name = freeName(
      folder,
      slug(draft.title ?? "") ?? slug(basename(from).replace(/(\.warc\.gz|\.[^.]*)$/i, "")) ?? "article"
    );
    writeFileSync(join(folder, `${name}.md`), markdownOf(draft, sha256(original)), {flag: "wx"});
    known.push({name, url: draft.url, runs, folded});
    const missing = (["title", "published"] as const).filter((field) => !draft[field]);
    const notes = [
      missing.length && `fill in ${missing.join(" and ")}`,
      near &&
        `nearly the same as ${near.name}: ${Math.round(100 * near.share)} % of the shorter one's runs of four words are in both; keep both if two outlets printed it, delete one if it is one article`
    ].filter(Boolean);
    done.push({from, file: `data/corpus/${name}.md`, message: notes.join("; ") || "whole"});
  }
}

/** The articles of a file or of an address, each with the bytes that it was found in. */
async function* taken(from: string): AsyncGenerator<{draft: Draft; original: Uint8Array}> {
  if (/\.warc(\.gz)?$/i.test(from)) return yield* archived(from);
  const page = /^https?:/i.test(from) ? await fetchPage(from) : null;
  const original = page?.bytes ?? readFileSync(from);
  const drafts = page ? draftsOf(new URL(page.url).pathname, original, page.contentType) : draftsOf(from, original);
  if (page && drafts.length === 1) drafts[0]!.url ??= page.url;
  for (const draft of drafts) yield {draft, original};
}

async function* archived(path: string): AsyncGenerator<{draft: Draft; original: Uint8Array}> {
  let [pages, articles] = [0, 0];
  for await (const {url, contentType, bytes} of pagesOfArchive(path)) {
    pages++;
    const draft = articleOfPage(bytes, contentType);
    if (!draft) continue;
    articles++;
    yield {draft: {...draft, url: draft.url ?? url}, original: bytes};
  }
  if (articles < pages) throw new Error(`${pages - articles} of ${pages} pages, on which no article was found`);
  if (!pages) throw new Error("has no web page that a server gave whole");
}

function draftsOf(path: string, bytes: Uint8Array, contentType: string | null = null): Draft[] {
  const ending = extname(path).toLowerCase();
  if ([".jsonl", ".csv", ".parquet", ".gz", ".md"].includes(ending))
    throw new Error(
      "files of this kind are read as they are: copy it into data/corpus, with the fields that README.md names"
    );
  const start = Buffer.from(bytes.subarray(0, 1000)).toString("latin1").trimStart();
  if (/^(\u00ef\u00bb\u00bf)?(<!doctype html|<html)/i.test(start) || [".html", ".htm", ".xhtml"].includes(ending)) {
    const draft = articleOfPage(bytes, contentType ?? undefined);
    if (!draft) throw new Error("no article was found on the page: save its text alone, as plain text");
    return [draft];
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", {fatal: true}).decode(bytes).trim();
  } catch (error) {
    throw new Error("is not UTF-8; save it as UTF-8 (an older Arabic text may be in Windows-1256)", {cause: error});
  }
  if (/^(<\?xml|<rss|<feed)/i.test(text)) return articlesOfFeed(text);
  if (!/\p{L}/u.test(text) || text.includes("\0")) throw new Error("is neither text, a web page nor a feed");
  return [{title: headlineOf(text), source: null, author: null, url: null, published: null, text}];
}

/** A first line of its own, without a full stop, is the headline; it stays in the text, which is never rewritten. */
export function headlineOf(text: string): string | null {
  const [first = ""] = text.split("\n");
  return first.length < 200 && !/[.؟?!…]\s*$/.test(first) && text.includes("\n") ? first.trim() : null;
}

function markdownOf({text, published, ...draft}: Draft, original: string): string {
  const {title, source, author, url} = draft;
  const fields = {title, source, author, url, language: languageOfText(text), published, published_note: null};
  return `---\n${stringify({...fields, original_sha256: original, rights: "quote"}, {lineWidth: 0})}---\n${text}\n`;
}

function freeName(folder: string, name: string): string {
  for (let n = 1; ; n++) {
    const free = n === 1 ? name : `${name}-${n}`;
    if (!existsSync(join(folder, `${free}.md`))) return free;
  }
}

/** Numbers of all runs of four words of a text, in any spelling, in order and each once. */
function runsOf(text: string): Uint32Array {
  const words = foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = words.slice(3).map((_, at) => scattered(words.slice(at, at + 4).join(" ")));
  return Uint32Array.from(new Set(runs)).sort();
}

/** Share of the runs of the text that has fewer which the other has too. */
function shared(a: Uint32Array, b: Uint32Array): number {
  const fewer = Math.min(a.length, b.length);
  let both = 0;
  for (let x = 0, y = 0; x < a.length && y < b.length;) {
    if (a[x] === b[y]) both++;
    if (a[x]! <= b[y]!) x++;
    else y++;
  }
  // Of a text of a line nothing can be said.
  return fewer < 12 ? 0 : both / fewer;
}

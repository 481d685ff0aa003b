import {join} from "node:path";
import type {RawArticle} from "./bulk.js";
import {byId, rawArticles, readRaw} from "./corpus.js";
import type {Problem} from "./corpus.js";
import type {Review} from "./review-file.js";
import {readStore} from "./store.js";
import type {Stored} from "./store.js";
import {sha256} from "./text.js";
import {contextOf, isWithheld, noteOf, redacts} from "./work.js";
import type {Inputs} from "./work.js";
import type {Workers} from "./workers.js";

/** How far long work is. */
export interface Progress {
  /** What has been done, by this build or an earlier one, and how much of it by this one. */
  done: number;
  anew: number;
  /** Share of the whole, 0 to 1. */
  share: number;
}

/** Articles that one job reads, and their bytes: a second or two of work, which is what a killed build loses. */
const batchSize = 256;
const batchBytes = 4 * 2 ** 20;
/** A corpus that takes seconds to look through, in which other cores get ready. */
const manyArticles = 5000;

interface Found {
  file: string;
  line: number;
  stored: Stored | null;
}

/**
 * Reads the articles of the corpus that `folder` does not keep yet, some at a time on all cores, and keeps them there.
 * @returns where each is kept, by id; and what could not be read.
 */
export async function readArticles(
  inputs: Inputs,
  folder: string,
  workers: Workers,
  progress: (progress: Progress) => void = () => {}
): Promise<{articles: Stored[]; problems: Problem[]; read: number}> {
  const known = readStore(folder);
  const unchecked = ![...known.keys()].some((key) => key.startsWith(shortOf(inputs.rules)));
  const isKept = known.size > manyArticles && !unchecked;
  if (isKept) workers.warm({inputs, like: null});
  const {reviews} = contextOf(inputs);
  const problems: Problem[] = [];
  const all: Found[] = [];
  let read = 0;
  let done = 0;
  let share = 0;
  let batch: {raw: RawArticle & {key: string}; found: Found}[] = [];
  let bytes = 0;
  const start = async (alone: boolean) => {
    const [some, articles] = [batch, batch.map(({raw}) => raw)];
    batch = [];
    bytes = 0;
    // The end is told once, when all is read.
    const before = Math.min(share, 0.99);
    await workers.run("readBatch", {inputs, folder, articles, unchecked}, alone, (results) => {
      results.forEach((result, index) => {
        if (Array.isArray(result)) problems.push(...result);
        else some[index]!.found.stored = result;
      });
      read += results.filter((result) => !Array.isArray(result) && result.note !== isWithheld).length;
      done += results.length;
      progress({done, anew: read, share: before});
    });
  };
  const corpus = rawArticles(join(inputs.data, "corpus"), problems, (part, whole) => (share = part / whole));
  for await (const some of corpus) {
    if (isKept && !all.length && some[0]) workers.warm({inputs, like: some[0]});
    let amongKept = false;
    for (const raw of some) {
      const key = keyOf(raw, inputs.rules);
      const stored = known.get(key)?.find((one) => isOf(one, reviews.get(one.id))) ?? null;
      const found: Found = {file: raw.file, line: raw.line, stored: stored && withWords(stored, raw)};
      all.push(found);
      if (found.stored) {
        amongKept = true;
        if (++done % 1000 === 0) progress({done, anew: read, share});
        continue;
      }
      batch.push({raw: {...raw, key}, found});
      bytes += raw.bytes.length;
      if (batch.length === batchSize || bytes > batchBytes) await start(false);
    }
    // An edit in the midst of what is kept: it is read while the rest of the corpus is looked through.
    if (batch.length && amongKept && workers.idle) await start(false);
  }
  if (batch.length) await start(true);
  await workers.all();
  progress({done, anew: read, share: 1});
  // Jobs end in any order.
  problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  const kept = all.flatMap(({file, line, stored}) => (stored ? [{id: stored.id, file, line, stored}] : []));
  return {articles: byId(kept, problems).map(({stored}) => stored), problems, read};
}

/** Whether what is kept was read with a review that withholds the same words. */
function isOf({note}: Stored, review: Review | undefined): boolean {
  const now = noteOf(review);
  return note === now || note === redacts + now;
}

/** With the words that an article withholds, which the store does not keep. */
function withWords(stored: Stored, raw: RawArticle): Stored {
  return stored.note.startsWith(redacts) ? {...stored, redact: readRaw(raw).redact} : stored;
}

/** The key of an article in the store: it changes with the article's bytes and with the rules. */
export function keyOf({kind, bytes, fallbackId}: RawArticle, rules: string): string {
  const named = kind === "json" && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('"id"');
  return `${shortOf(rules)} ${kind} ${named ? "" : fallbackId} ${sha256(bytes).slice(0, 32)}`;
}

const shortOf = (rules: string) => rules.slice(0, 16);

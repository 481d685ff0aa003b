import type {LanguageCode} from "./words.js";
import {searchBeginnings} from "./search.js";

/** What can be found, in the order in which equals are listed. */
export const searchKinds = [
  "reports",
  "actors",
  "places",
  "sources",
  "attacks",
  "claims",
  "articles",
  "sentences"
] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Words in the languages of the interface, or the same for all. */
export type InLanguages = string | Record<LanguageCode, string>;

/** What a result shows. */
export interface SearchEntry {
  kind: SearchKind;
  /** From the root of a language. */
  address: string;
  title: InLanguages;
  /** Language of the title, where that is not the interface's. */
  titleLanguage?: string;
  /** Words of an article, names, or a summary. */
  text: string | null;
  /** Language of `text`; null for names in several. */
  language: string | null;
  /** Where and when it is from. */
  note: InLanguages | null;
  /** Whether `text` is the words of an armed group. */
  armed?: true;
  /** Whether `text` tells details that not every reader wants to meet. */
  distressing?: true;
}

/** `index.json`: how the index is cut into files, so that a search reads only those that hold its words. */
export interface SearchContents {
  /** Entries by number: those from `from` on, up to the next range, are of this kind; only in `language` unless that is null. */
  ranges: {kind: SearchKind; language: LanguageCode | null; from: number}[];
  entries: number;
  /** First form in each file `words-<n>.json`; forms are in the order of their UTF-16 code units. */
  words: string[];
  /** First entry in each file `entries-<n>.json`. */
  texts: number[];
}

/**
 * `words-<n>.json`: forms in order, and for each its entries as pairs of numbers: how far from the one before, and how much the form
 * weighs in it, 1–255. Empty for a form that stands in too many to tell anything.
 */
export interface SearchWords {
  forms: string[];
  found: number[][];
}

/** The answer to a search. */
export interface Found {
  /** Numbers of entries, best first. */
  entries: number[];
  /** How many of each kind, whatever kind was asked for. */
  counts: Map<SearchKind, number>;
  /** Whether no entry has all of the words, and these have some. */
  some: boolean;
  /** Whether words have so many continuations that only the nearest were looked up. */
  partial: boolean;
}

/** Files that one word of a search reads at most: two letters begin many words of a large site. */
const mostFiles = 4;

/** A search of the files of an index, each read once and when it is first needed. */
export class SearchIndex {
  readonly #read: (file: string) => Promise<unknown>;
  readonly #files = new Map<string, Promise<unknown>>();

  /** @param read Gives the content of a JSON file of the index by its name, such as `index.json`. */
  constructor(read: (file: string) => Promise<unknown>) {
    this.#read = read;
  }

  /** What has all words of a text, or some where nothing has all. A word is found by its beginning, from two letters on. */
  async find(text: string, language: LanguageCode, kind: SearchKind | null = null): Promise<Found> {
    const contents = await this.#file<SearchContents>("index.json");
    const words = await Promise.all(
      searchBeginnings(text)
        .slice(0, 12)
        .map((word) => this.#entriesOf(word, contents))
    );
    const telling = words.filter(({common}) => !common);
    let scores = together(
      telling.map(({scores}) => scores),
      telling.length
    );
    const some = !scores.size && telling.length > 1;
    if (some)
      scores = together(
        telling.map(({scores}) => scores),
        1
      );
    const counts = new Map<SearchKind, number>();
    const rangeOf = ranger(contents);
    const entries: number[] = [];
    for (const entry of scores.keys()) {
      const range = rangeOf(entry);
      if (range.language && range.language !== language) continue;
      counts.set(range.kind, (counts.get(range.kind) ?? 0) + 1);
      if (!kind || kind === range.kind) entries.push(entry);
    }
    entries.sort((a, b) => scores.get(b)! - scores.get(a)! || a - b);
    return {entries, counts, some, partial: words.some(({partial}) => partial)};
  }

  /** What results show, in the order of their numbers given. */
  async entries(numbers: number[]): Promise<SearchEntry[]> {
    const {texts} = await this.#file<SearchContents>("index.json");
    return await Promise.all(
      numbers.map(async (number) => {
        const file = lastAtMost(texts, number);
        return (await this.#file<SearchEntry[]>(`entries-${file}.json`))[number - texts[file]!]!;
      })
    );
  }

  /** Entries with a form that begins so, and how well each answers: a form that is longer than what was searched answers less. */
  async #entriesOf(beginnings: string[], {words, entries}: SearchContents): Promise<WordFound> {
    const scores = new Map<number, number>();
    let [partial, common] = [false, false];
    for (const beginning of beginnings) {
      const isWhole = [...beginning].length < 2;
      const first = Math.max(0, lastAtMost(words, beginning));
      const last = isWhole ? first : Math.max(0, lastAtMost(words, `${beginning}\uffff`));
      partial ||= last - first >= mostFiles;
      const files = Array.from({length: Math.min(last - first + 1, mostFiles)}, (_, n) => first + n);
      for (const {forms, found} of await Promise.all(
        words.length ? files.map((n) => this.#file<SearchWords>(`words-${n}.json`)) : []
      )) {
        for (let at = firstNotBefore(forms, beginning); forms[at]?.startsWith(beginning); at++) {
          const form = forms[at]!;
          if (isWhole && form !== beginning) break;
          const pairs = found[at]!;
          if (!pairs.length && form === beginning) common = true;
          const rarity = Math.log(1 + (2 * entries) / (pairs.length + 1));
          const exact = form === beginning ? 1 : (0.5 * beginning.length) / form.length;
          for (let n = 0, entry = 0; n < pairs.length; n += 2) {
            entry += pairs[n]!;
            const score = pairs[n + 1]! * rarity * exact;
            if (score > (scores.get(entry) ?? 0)) scores.set(entry, score);
          }
        }
      }
    }
    return {scores, partial, common};
  }

  async #file<T>(name: string): Promise<T> {
    let file = this.#files.get(name);
    if (!file) {
      this.#files.set(name, (file = this.#read(name)));
      // What could not be read is asked for again.
      file.catch(() => this.#files.delete(name));
    }
    return (await file) as T;
  }
}

interface WordFound {
  scores: Map<number, number>;
  partial: boolean;
  /** Whether the word stands in too many entries to tell anything. */
  common: boolean;
}

/** Sums of scores of the entries that at least so many words are found in. */
function together(words: Map<number, number>[], least: number): Map<number, number> {
  const [sums, counts] = [new Map<number, number>(), new Map<number, number>()];
  for (const word of words)
    for (const [entry, score] of word) {
      sums.set(entry, (sums.get(entry) ?? 0) + score);
      counts.set(entry, (counts.get(entry) ?? 0) + 1);
    }
  for (const [entry, count] of counts) {
    if (count < least) sums.delete(entry);
    // Of entries with some of the words, those with more of them come first.
    else if (least < words.length) sums.set(entry, sums.get(entry)! * count);
  }
  return sums;
}

function ranger({ranges}: SearchContents) {
  const starts = ranges.map(({from}) => from);
  return (entry: number) => ranges[lastAtMost(starts, entry)]!;
}

/** Index of the last of sorted values that is not greater; -1 when all are. */
function lastAtMost<V extends string | number>(values: V[], value: V): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Index of the first of sorted values that is not less. */
function firstNotBefore(values: string[], value: string): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {SearchContents, SearchEntry, SearchWords} from "../components/search-index.js";
import {foldWord, searchForms, wordPattern} from "../components/search.js";
import type {LanguageCode} from "../components/words.js";

/** An entry, and in which language's interface alone it is found. */
export interface Indexed {
  entry: SearchEntry;
  only: LanguageCode | null;
}

/** Characters of a file of an index, about; what a search fetches is a few of them, a quarter of that compressed. */
const fileSize = 48_000;

/** A form in more entries than this tells nothing, and its list would be heavy. */
const mostFound = 20_000;

/**
 * The files of an index by name, as JSON: a table of contents, words in alphabetical order cut into files, entries cut into files. The
 * same entries give the same files.
 * @param indexed Those of one kind and language next to each other.
 */
export function* searchFiles(indexed: Iterable<Indexed>): Generator<[name: string, json: string]> {
  const found = new Map<string, number[]>();
  const last = new Map<string, number>();
  const contents: SearchContents = {ranges: [], entries: 0, words: [], texts: []};
  let [chunk, size]: [string[], number] = [[], 0];
  const texts = (): [string, string] => [`entries-${contents.texts.length - 1}.json`, `[${chunk.join(",\n")}]`];
  for (const {entry, only} of indexed) {
    const number = contents.entries++;
    const range = contents.ranges.at(-1);
    if (range?.kind !== entry.kind || range.language !== only)
      contents.ranges.push({kind: entry.kind, language: only, from: number});
    if (size > fileSize) {
      yield texts();
      [chunk, size] = [[], 0];
    }
    if (!chunk.length) contents.texts.push(number);
    const json = JSON.stringify(entry);
    chunk.push(json);
    size += json.length;
    for (const [form, weight] of weights(entry)) {
      let pairs = found.get(form);
      if (!pairs) found.set(form, (pairs = []));
      pairs.push(number - (last.get(form) ?? 0), weight);
      last.set(form, number);
    }
  }
  if (chunk.length) yield texts();
  let words: SearchWords = {forms: [], found: []};
  let length = 0;
  const wordFile = (): [string, string] => [`words-${contents.words.length - 1}.json`, JSON.stringify(words)];
  for (const form of [...found.keys()].sort()) {
    if (length > fileSize) {
      yield wordFile();
      [words, length] = [{forms: [], found: []}, 0];
    }
    if (!words.forms.length) contents.words.push(form);
    const all = found.get(form)!;
    const pairs = all.length / 2 > mostFound ? [] : all;
    words.forms.push(form);
    words.found.push(pairs);
    length += form.length + 4 + pairs.length * 3;
  }
  if (words.forms.length) yield wordFile();
  yield ["index.json", JSON.stringify(contents)];
}

/** Writes the files of an index into a folder. */
export function writeSearch(indexed: Iterable<Indexed>, folder: string): void {
  mkdirSync(folder, {recursive: true});
  for (const [name, json] of searchFiles(indexed)) writeFileSync(join(folder, name), json);
}

/** How much each form weighs in an entry, 1–255: a word of a short title most, one of a long text least. */
function weights({kind, title, text, note}: SearchEntry): Map<string, number> {
  const sums = new Map<string, number>();
  const add = (field: string, weigh: (length: number) => number) => {
    const forms = (field.match(wordPattern) ?? []).map(formsOf);
    const weight = weigh(forms.length);
    for (const form of forms.flat()) sums.set(form, (sums.get(form) ?? 0) + weight);
  };
  // Sentences have the title of their article, which is an entry of its own.
  if (kind !== "sentences") for (const words of inEach(title)) add(words, (length) => 400 / (3 + length));
  if (kind !== "sentences" && note) for (const words of inEach(note)) add(words, () => 10);
  if (text) add(text, (length) => 1000 / (15 + length));
  return new Map([...sums].map(([form, sum]) => [form, Math.max(1, Math.min(255, Math.round(sum)))]));
}

function inEach(words: SearchEntry["title"]): string[] {
  return typeof words === "string" ? [words] : [...new Set(Object.values(words))];
}

const known = new Map<string, string[]>();

function formsOf(word: string): string[] {
  let forms = known.get(word);
  if (!forms) known.set(word, (forms = searchForms(foldWord(word)).filter(Boolean)));
  return forms;
}

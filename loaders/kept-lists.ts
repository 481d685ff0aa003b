import {readFileSync} from "node:fs";
import {join} from "node:path";
import {languages, readLexicon} from "./languages/index.js";
import {Lexicon} from "./lexicon.js";
import type {SavedLexicon} from "./lexicon.js";
import {readReferences} from "./references.js";
import type {References} from "./references.js";
import {writeWhole} from "./store.js";
import {sha256} from "./text.js";

/**
 * Reads the reference lists of `data`, and keeps them in `folder`, where it finds them sooner: every core needs them before it can read
 * an article, which takes less time than they do. `rules` stands for what they say.
 * @throws naming file and line where a list is broken.
 */
export function keptReferences(data: string, folder: string | null, rules: string): References {
  const lists = kept(folder, `references-${rules}`, () => {
    const {actors, places, sources} = readReferences(data);
    return {actors: [...actors.values()], places: [...places.values()], sources: [...sources.values()]};
  });
  const byId = <Row extends {id: string}>(rows: Row[]) => new Map(rows.map((row) => [row.id, row]));
  return {actors: byId(lists.actors), places: byId(lists.places), sources: byId(lists.sources)};
}

/** The same of the word lists of a language; null of one that cannot be read yet. */
export function keptLexicon(
  language: string,
  data: string,
  references: References,
  folder: string | null,
  rules: string
): Lexicon | null {
  if (!folder || !Object.hasOwn(languages, language)) return readLexicon(language, data, references);
  const saved = kept<SavedLexicon>(folder, `${language}-${rules}`, () =>
    readLexicon(language, data, references)!.save()
  );
  return Lexicon.restored(languages[language]!, saved);
}

/** What a file of the cache says; made, and the file with it, where it is not there or not what was written. */
function kept<T>(folder: string | null, name: string, make: () => T): T {
  if (!folder) return make();
  const file = join(folder, `${name}.json`);
  try {
    const content = readFileSync(file);
    const json = content.subarray(64);
    if (content.toString("latin1", 0, 64) === sha256(json)) return JSON.parse(json.toString("utf8")) as T;
  } catch {
    // Not there, or not to be read.
  }
  const value = make();
  const json = JSON.stringify(value);
  writeWhole(file, sha256(json) + json);
  return value;
}

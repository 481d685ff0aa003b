import {existsSync} from "node:fs";
import {join} from "node:path";
import {Lexicon} from "../lexicon.js";
import type {Language} from "../lexicon.js";
import {addReferences} from "../references.js";
import type {References} from "../references.js";
import {ar} from "./ar.js";
import {en} from "./en.js";
import {fr} from "./fr.js";

/** The languages that Sijill reads. A new one is a line here, a rule file beside this one, and a folder of word lists. */
export const languages: Record<string, Language> = {ar, en, fr};

/** The word lists of every language, with the reference lists in it: what `openDocument` needs. */
export function readLexicons(data: string, references: References): Map<string, Lexicon> {
  return new Map(Object.keys(languages).map((code) => [code, readLexicon(code, data, references)!]));
}

/** The word lists of one language; null of one that cannot be read yet. */
export function readLexicon(code: string, data: string, references: References): Lexicon | null {
  if (!Object.hasOwn(languages, code)) return null;
  const lexicon = new Lexicon(languages[code]!);
  const folder = join(data, "languages", code);
  if (existsSync(folder)) lexicon.addFolder(folder);
  return addReferences(lexicon, references);
}

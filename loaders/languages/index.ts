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
  const lexicons = new Map<string, Lexicon>();
  for (const language of Object.values(languages)) {
    const lexicon = new Lexicon(language);
    const folder = join(data, "languages", language.code);
    if (existsSync(folder)) lexicon.addFolder(folder);
    lexicons.set(language.code, addReferences(lexicon, references));
  }
  return lexicons;
}

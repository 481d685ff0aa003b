import {languageCodes, languages} from "../components/languages.js";
import type {LanguageCode} from "../components/words.js";

/** Where a drawing stands: the page's path without extension, and the values in its name (`[article]`). */
export interface Place {
  path: string;
  params: Record<string, string>;
}

/** What a drawing gives to its page. */
export interface Drawing {
  html: string;
  /** Heading of pages whose title comes from the data. */
  title?: {text: string; lang: string; dir: string};
}

const folders = new Map<string, LanguageCode>(languageCodes.map((code) => [languages[code].folder.slice(0, -1), code]));

/** The language of the interface of a page, by the folder that it lies in: Arabic pages lie under `/ar/`. */
export function languageOf(path: string): LanguageCode {
  return folders.get(path.split("/")[1]!) ?? languageCodes[0]!;
}

/** The path of a page below the pages of its language, without a slash before it: `attacks/x` of `/ar/attacks/x`. */
export function inLanguage(path: string): string {
  return path.slice(1 + languages[languageOf(path)].folder.length);
}

/** The way from a page back to the pages of its language: `./` or `../` as often as needed. */
export function rootOf(path: string): string {
  return "../".repeat(inLanguage(path).split("/").length - 1) || "./";
}

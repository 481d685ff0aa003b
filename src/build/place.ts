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

/** The language of the interface of a page: Arabic pages lie under `/ar/`. */
export function languageOf(path: string): LanguageCode {
  return path === "/ar" || path.startsWith("/ar/") ? "ar" : "en";
}

/** The way from a page back to the pages of its language: `./` or `../` as often as needed. */
export function rootOf(path: string): string {
  const depth = path.replace(/^\/(ar\/)?/, "").split("/").length - 1;
  return depth ? "../".repeat(depth) : "./";
}

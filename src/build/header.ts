import {existsSync} from "node:fs";
import {join} from "node:path";
import {root as project} from "../../loaders/build.js";
import {dataWords} from "../components/data-words.js";
import {languageCodes, languages} from "../components/languages.js";
import type {LanguageCode} from "../components/languages.js";
import {performanceWords} from "../components/performance-words.js";
import {recordWords} from "../components/record-words.js";
import {searchWords} from "../components/search-words.js";
import {wordsOf} from "../components/words.js";
import {inLanguage, languageOf, rootOf} from "./place.js";

/** What is read, then what one does with it: two rows of the header. */
const rows = [
  [
    {path: "index", word: "timeline"},
    {path: "reports/index", word: "reportPages"},
    {path: "attacks/index", word: "attacks"},
    {path: "claims/index", word: "claims"},
    {path: "articles/index", word: "articles"},
    {path: "actors/index", word: "actors"},
    {path: "places/index", word: "places"},
    {path: "sources/index", word: "sources"}
  ],
  [
    {path: "explore", word: "explore"},
    {path: "query", word: "query"},
    {path: "notebook", word: "notebook"},
    {path: "views", word: "views"},
    {path: "quality", word: "quality"},
    {path: "performance", word: "performance"},
    {path: "data", word: "data"},
    {path: "data-dictionary", word: "dictionary"}
  ]
] as const;

/** Pages that speak every language: shown instead of one that does not exist, or was not kept for reading without a connection. */
export const inEveryLanguage = ["404", "offline"];

/** The way from a page to the root of the whole site. */
export function top(path: string): string {
  return "../".repeat(path.split("/").length - 2) || "./";
}

/** The header of a page: the site's pages in two rows, and the page in the other languages. */
export function header({path}: {path: string}): string {
  const language = languageOf(path);
  const words = {
    ...recordWords(language),
    ...wordsOf(language),
    data: dataWords(language).data,
    performance: performanceWords[language].title
  };
  const root = rootOf(path);
  const own = inLanguage(path);
  const switches = languageCodes
    .filter((code) => code !== language)
    .map((code) => {
      const {name, folder, direction} = languages[code];
      // Where there is no counterpart, the switch leads to what comes nearest.
      const nearest = own.startsWith("reports/") ? "reports/index" : "index";
      const href = `${top(path)}${folder}${exists(own, code) ? own : nearest}.html`;
      return `<a class="switch" href="${href}" hreflang="${code}" lang="${code}" dir="${direction}" rel="external">${name}</a>`;
    });
  const link = ({path: page, word}: (typeof rows)[number][number]) => {
    const within = page.endsWith("/index") && own.startsWith(page.slice(0, -"index".length));
    const current = own === page ? ' aria-current="page"' : within ? ' aria-current="true"' : "";
    return `<a href="${root}${page}.html"${current} rel="external">${words[word]}</a>`;
  };
  const {search} = searchWords(language);
  // The page of the search has its own field.
  const form =
    own === "search"
      ? ""
      : `<form class="site-search" role="search" action="${root}search.html"><input type="search" name="q" aria-label="${search}" placeholder="${search}" dir="auto" autocomplete="off" enterkeyhint="search" required><button>${search}</button></form>`;
  return `<a class="skip" href="#observablehq-main" rel="external">${words.skip}</a>
<a class="brand" href="${root}index.html" rel="external">${words.site}</a>
<nav aria-label="${words.menu}">${rows.map((pages) => `<div>${pages.map(link).join(" ")}</div>`).join("\n")}</nav>
${form}
<div class="switches">${switches.join(" ")}</div>`;
}

const speaksAll = (own: string) => inEveryLanguage.includes(own);

/** Whether a page has a counterpart in a language: a report or a notebook may be written in some. */
function exists(own: string, language: LanguageCode): boolean {
  if (speaksAll(own)) return false;
  const isRecord = /^(attacks|claims|articles|actors|places|sources)\//.test(own);
  return isRecord || existsSync(join(project, "src", languages[language].folder, `${own}.md`));
}

/** For search engines and readers' programs: where each language has this page. Nothing for a page in one language. */
export function alternates(path: string): string {
  const own = inLanguage(path);
  const codes = languageCodes.filter((code) => code === languageOf(path) || exists(own, code));
  if (codes.length < 2) return "";
  return codes
    .map(
      (code) =>
        `<link rel="alternate external" hreflang="${code}" href="${top(path)}${languages[code].folder}${own}.html">`
    )
    .join("\n");
}

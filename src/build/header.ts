import {dataWords} from "../components/data-words.js";
import {performanceWords} from "../components/performance-words.js";
import {recordWords} from "../components/record-words.js";
import {searchWords} from "../components/search-words.js";
import {languages, wordsOf} from "../components/words.js";
import {languageOf, rootOf} from "./place.js";
import {reportsIn} from "./reports.js";

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

/** Pages that speak both languages: shown instead of one that does not exist, or was not kept for reading without a connection. */
export const bilingual = ["404", "offline"];

/** The way from a page to the root of the whole site. */
export function top(path: string): string {
  return "../".repeat(path.split("/").length - 2) || "./";
}

/** The header of a page: the site's pages in two rows, and the page in the other language. */
export function header({path}: {path: string}): string {
  const language = languageOf(path);
  const words = {
    ...recordWords(language),
    ...wordsOf(language),
    data: dataWords(language).data,
    performance: performanceWords[language].title
  };
  const root = rootOf(path);
  const {inLanguage, otherLanguage, other, isAlone} = inBoth(path);
  // Where there is no counterpart, the switch leads to what comes nearest.
  const away = !isAlone
    ? other
    : `${otherLanguage === "ar" ? "ar/" : ""}${bilingual.includes(inLanguage) ? "" : "reports/"}index`;
  const link = ({path: page, word}: (typeof rows)[number][number]) => {
    const within = page.endsWith("/index") && inLanguage.startsWith(page.slice(0, -"index".length));
    const current = inLanguage === page ? ' aria-current="page"' : within ? ' aria-current="true"' : "";
    return `<a href="${root}${page}.html"${current} rel="external">${words[word]}</a>`;
  };
  const {search} = searchWords(language);
  // The page of the search has its own field.
  const form =
    inLanguage === "search"
      ? ""
      : `<form class="site-search" role="search" action="${root}search.html"><input type="search" name="q" aria-label="${search}" placeholder="${search}" dir="auto" autocomplete="off" enterkeyhint="search" required><button>${search}</button></form>`;
  return `<a class="skip" href="#observablehq-main" rel="external">${words.skip}</a>
<a class="brand" href="${root}index.html" rel="external">${words.site}</a>
<nav aria-label="${words.menu}">${rows.map((pages) => `<div>${pages.map(link).join(" ")}</div>`).join("\n")}</nav>
${form}
<a class="switch" href="${top(path)}${away}.html" hreflang="${otherLanguage}" lang="${otherLanguage}" dir="${languages[otherLanguage] === languages.ar ? "rtl" : "ltr"}" rel="external">${words.otherLanguage}</a>`;
}

/** A page, and the one that says the same in the other language. */
function inBoth(path: string) {
  const language = languageOf(path);
  const otherLanguage = language === "ar" ? "en" : "ar";
  const inLanguage = path.replace(/^\/(ar\/)?/, "");
  const other = otherLanguage === "ar" ? `ar/${inLanguage}` : inLanguage;
  // A report may be written in one language.
  const [, report] = /^reports\/(?!index$)(.+)/.exec(inLanguage) ?? [];
  const isAlone =
    bilingual.includes(inLanguage) || (report && !reportsIn(otherLanguage).some(({name}) => name === report));
  return {language, otherLanguage, inLanguage, other, isAlone: Boolean(isAlone)} as const;
}

/** For search engines and readers' programs: where each language has this page. Nothing for a page in one language. */
export function alternates(path: string): string {
  const {language, otherLanguage, other, isAlone} = inBoth(path);
  if (isAlone) return "";
  const link = (code: string, page: string) =>
    `<link rel="alternate external" hreflang="${code}" href="${top(path)}${page}.html">`;
  return [link(language, path.slice(1)), link(otherLanguage, other)].join("\n");
}

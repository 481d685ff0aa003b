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
    {path: "data-dictionary", word: "dictionary"}
  ]
] as const;

/** The way from a page to the root of the whole site. */
export function top(path: string): string {
  return "../".repeat(path.split("/").length - 2) || "./";
}

/** The header of a page: the site's pages in two rows, and the page in the other language. */
export function header({path}: {path: string}): string {
  const language = languageOf(path);
  const words = {...recordWords(language), ...wordsOf(language)};
  const root = rootOf(path);
  const inLanguage = path.replace(/^\/(ar\/)?/, "");
  const otherLanguage = language === "ar" ? "en" : "ar";
  // The page for addresses that do not exist speaks both languages; a report may be written in one.
  const [, report] = /^reports\/(?!index$)(.+)/.exec(inLanguage) ?? [];
  const isAlone = report && !reportsIn(otherLanguage).some(({name}) => name === report);
  const page = inLanguage === "404" ? "index" : isAlone ? "reports/index" : inLanguage;
  const other = language === "ar" ? page : `ar/${page}`;
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
<a class="switch" href="${top(path)}${other}.html" hreflang="${otherLanguage}" lang="${otherLanguage}" dir="${languages[otherLanguage] === languages.ar ? "rtl" : "ltr"}" rel="external">${words.otherLanguage}</a>`;
}

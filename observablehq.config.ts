import {languageOf, rootOf} from "./src/build/drawings.js";
import {sijillMarkdown} from "./src/build/markdown.js";
import {site} from "./src/build/site.js";
import {watchInputs} from "./src/build/watch.js";
import {languages, wordsOf} from "./src/components/words.js";

watchInputs();

const pages = [
  {path: "index", word: "timeline"},
  {path: "articles/index", word: "articles"},
  {path: "query", word: "query"},
  {path: "notebook", word: "notebook"},
  {path: "views", word: "views"},
  {path: "quality", word: "quality"},
  {path: "data-dictionary", word: "dictionary"}
] as const;

/** In preview, Framework serves what loaders make under another address than in a build. */
const fonts = process.argv.includes("preview") ? "_file/fonts" : "fonts";

/** The way from a page to the root of the whole site. */
const top = (path: string) => "../".repeat(path.split("/").length - 2) || "./";

export default {
  title: "Sijill",
  root: "src",
  output: ".sijill/site",
  style: "style.css",
  // Framework's defaults are fetched from another host.
  globalStylesheets: [],
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  // Links keep their extensions, so that any static host serves them.
  preserveExtension: true,
  preserveIndex: true,
  markdownIt: sijillMarkdown,

  *dynamicPaths() {
    for (const {id} of site().rows.articles) {
      const name = encodeURIComponent(id);
      yield* [`/articles/${name}`, `/ar/articles/${name}`];
    }
    yield* ["/fonts/fonts.css", "/fonts/plex-arabic-400.woff2", "/fonts/plex-arabic-600.woff2"];
    yield* ["/fonts/plex-latin-400.woff2", "/fonts/plex-latin-600.woff2"];
  },

  head: ({path}: {path: string}) => {
    const language = languageOf(path);
    return [
      // Read by the finishing step, which writes them on <html>.
      `<meta name="sijill:language" content="${language}">`,
      `<meta name="sijill:version" content="${site().version.slice(0, 12)}">`,
      `<meta name="color-scheme" content="light dark">`,
      `<link rel="icon" href="data:,">`,
      `<link rel="stylesheet external" href="${top(path)}${fonts}/fonts.css">`
    ].join("\n");
  },

  header: ({path}: {path: string}) => {
    const words = wordsOf(languageOf(path));
    const [root, up] = [rootOf(path), top(path)];
    const inLanguage = path.replace(/^\/(ar\/)?/, "");
    const other = languageOf(path) === "ar" ? inLanguage : `ar/${inLanguage}`;
    const otherLanguage = languageOf(path) === "ar" ? "en" : "ar";
    const links = pages.map(({path: page, word}) => {
      const href = `${root}${page}.html`;
      const current = inLanguage === page ? ' aria-current="page"' : "";
      return `<a href="${href}"${current} rel="external">${words[word]}</a>`;
    });
    return `<a class="skip" href="#observablehq-main" rel="external">${words.skip}</a>
<a class="brand" href="${root}index.html" rel="external">${words.site}</a>
<nav aria-label="${words.menu}">${links.join(" ")}</nav>
<a class="switch" href="${up}${other}.html" hreflang="${otherLanguage}" lang="${otherLanguage}" dir="${languages[otherLanguage] === languages.ar ? "rtl" : "ltr"}" rel="external">${words.otherLanguage}</a>`;
  },

  footer: ({path}: {path: string}) => {
    const words = wordsOf(languageOf(path));
    return `${words.tagline} <span dir="ltr">data ${site().version.slice(0, 12)}</span>`;
  }
};

import {alternates, header, top} from "./src/build/header.js";
import {refuseTables, sijillMarkdown} from "./src/build/markdown.js";
import {languageOf} from "./src/build/place.js";
import {escape} from "./src/build/expand.js";
import {publisher} from "./src/build/publisher.js";
import {kindPaths} from "./src/build/record-index.js";
import {site} from "./src/build/site.js";
import {watchInputs} from "./src/build/watch.js";
import {recordWords} from "./src/components/record-words.js";
import {wordsOf} from "./src/components/words.js";

watchInputs();

const isPreview = process.argv.includes("preview");
/** In preview, Framework serves what loaders make under another address than in a build. */
const fonts = isPreview ? "_file/fonts" : "fonts";

const isWhole = (kind: string) => ["articles", "attacks", "claims"].includes(kind);

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
    yield* kindPaths();
    yield* ["/fonts/fonts.css", "/fonts/plex-arabic-400.woff2", "/fonts/plex-arabic-600.woff2"];
    yield* ["/fonts/plex-latin-400.woff2", "/fonts/plex-latin-600.woff2"];
  },

  head: ({path, data}: {path: string; data: {sql?: unknown}}) => {
    refuseTables(path, data);
    const language = languageOf(path);
    return [
      // Read by the finishing step, which writes them on <html>.
      `<meta name="sijill:language" content="${language}">`,
      // Of these, each record has a page of its own; of the reference lists, only what records name.
      `<meta name="sijill:pages" content="${site().pages.filter(isWhole).join(" ")}">`,
      `<meta name="sijill:version" content="${site().version.slice(0, 12)}">`,
      ...(publisher().corrections
        ? [`<meta name="sijill:corrections" content="${escape(publisher().corrections!)}">`]
        : []),
      `<link rel="alternate external" type="application/atom+xml" href="${top(path)}data/feed-${language}.xml">`,
      `<meta name="color-scheme" content="light dark">`,
      `<link rel="icon" href="data:,">`,
      alternates(path),
      `<script type="module" src="${top(path)}components/language-choice.js"></script>`,
      // What a preview shows changes under one's hands: nothing is to be kept.
      ...(isPreview ? [] : [`<script type="module" src="${top(path)}components/offline.js"></script>`]),
      `<link rel="stylesheet external" href="${top(path)}${fonts}/fonts.css">`
    ].join("\n");
  },

  header,

  footer: ({path}: {path: string}) => {
    const words = wordsOf(languageOf(path));
    return `${words.tagline} ${recordWords(languageOf(path)).data} <code>${site().version.slice(0, 12)}</code>`;
  }
};

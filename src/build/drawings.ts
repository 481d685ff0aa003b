import {readFileSync} from "node:fs";
import {join} from "node:path";
import {root} from "../../loaders/build.js";
import {measures} from "../../loaders/evaluate.js";
import type {Quality} from "../../loaders/quality.js";
import {tables} from "../../loaders/schema.js";
import {articleView} from "../components/article.js";
import {dictionary} from "../components/dictionary.js";
import {elements} from "../components/html.js";
import {numberText} from "../components/labels.js";
import {directionOf, languages} from "../components/languages.js";
import {articleList, questionList, recordTable} from "../components/lists.js";
import {questions} from "../components/questions.js";
import {performanceTables} from "../components/performance.js";
import type {Figures} from "../components/performance.js";
import {quality} from "../components/quality.js";
import {timelineRows} from "../components/records.js";
import {searchForm} from "../components/search-results.js";
import {searchWords} from "../components/search-words.js";
import {schemaBrowser} from "../components/schema-browser.js";
import {listName} from "../components/record-parts.js";
import {timeline} from "../components/timeline.js";
import {wordsOf} from "../components/words.js";
import {dataDrawings} from "./data-drawings.js";
import {newDocument} from "./document.js";
import {mentionsOf} from "./mentions-file.js";
import type {Drawing, Place} from "./place.js";
import {languageOf, rootOf} from "./place.js";
import {recordIndex} from "./record-index.js";
import {recordDrawings, recordOptions} from "./record-drawings.js";
import {reportsIn} from "./reports.js";
import {site} from "./site.js";
import {views} from "./views.js";

export {languageOf, rootOf};
export type {Drawing, Place};

/** Records that the page of the timeline holds itself, as marks, rows of a table, and data. */
const mostEmbedded = 300;

/** Drawings by the name that pages use in `data-draw`, made with the functions that the live page uses. */
export const drawings: Record<string, (place: Place) => Drawing> = {
  ...recordDrawings,
  ...dataDrawings,

  timeline({path, params}) {
    const {articles, ...all} = site().rows;
    // `data-from="id"` draws one article's records.
    const asked = ({article}: {article: string}) => !params.from || article === params.from;
    const [attacks, claims] = [all.attacks.filter(asked), all.claims.filter(asked)];
    const [language, root] = [languageOf(path), rootOf(path)];
    const document = newDocument();
    const options = recordOptions(path);
    const name: Parameters<typeof timelineRows>[3] = (kind, id, own) => listName(kind, id, own, options);
    const rows = timelineRows(attacks, claims, articles, name, options.distressing);
    const h = elements(document);
    // Two widths, of which the style sheet shows the one that fits: a phone needs no script to read it.
    const sizes = [
      {id: "wide", width: 1040},
      {id: "narrow", width: 360}
    ];
    const drawn = sizes.map(({id, width}) => {
      const figure = timeline(rows, {width, language, root, document, id});
      figure.classList.add(`for-${id}`);
      return figure;
    });
    // Fewer than would make the page heavy are there for the live timeline; more are asked of the database.
    const few = rows.length <= mostEmbedded;
    const data = h("script", {type: "application/json", class: "timeline-data"});
    data.textContent = JSON.stringify({rows: few ? rows : null, total: rows.length}).replaceAll("<", "\\u003c");
    const table = h(
      "details",
      {},
      h("summary", {}, wordsOf(language).asTable),
      h(
        "div",
        {class: "wide", tabindex: "0", role: "group", "aria-label": wordsOf(language).asTable},
        recordTable(rows.slice(0, mostEmbedded), {
          document,
          language,
          root,
          page: ({kind, id}) => options.href(kind === "attack" ? "attacks" : "claims", id!)
        })
      )
    );
    return {html: [...drawn, table, data].map((node) => node.outerHTML).join("")};
  },

  numbers({path}) {
    const language = languageOf(path);
    const words = wordsOf(language);
    const {counts} = site();
    const h = elements(newDocument());
    const numbers = (["articles", "attacks", "claims"] as const).map((name) =>
      h("div", {}, h("dt", {}, words[name]), h("dd", {}, numberText(counts[name], language)))
    );
    return {html: h("dl", {class: "numbers"}, ...numbers).outerHTML};
  },

  articles({path}) {
    const {articles, attacks, claims} = site().rows;
    const document = newDocument();
    return {
      html: articleList(articles, attacks, claims, {document, language: languageOf(path), root: rootOf(path)}).outerHTML
    };
  },

  article({path, params}) {
    const {names, articleParts} = recordIndex();
    const article = names.articles.get(params.article ?? "");
    if (!article) throw new Error(`${path}: no article has the id “${params.article}”`);
    const view = articleView(
      {article, ...articleParts(article.id), mentions: mentionsOf(article.id)},
      {...recordOptions(path), source: listName("sources", article.source, article.source, recordOptions(path))}
    );
    return {
      html: view.outerHTML,
      title: {text: article.title, lang: article.language, dir: directionOf(article.language)}
    };
  },

  questions({path}) {
    const [language, document] = [languageOf(path), newDocument()];
    const version = site().version.slice(0, 12);
    return {html: questionList(questions, "records", version, {document, language, root: rootOf(path)}).outerHTML};
  },

  reports({path}) {
    const language = languageOf(path);
    const h = elements(newDocument());
    const items = reportsIn(language).map(({name, title, summary}) =>
      h("li", {}, h("a", {href: `${encodeURIComponent(name)}.html`}, title), h("p", {}, summary))
    );
    return {
      html: (items.length
        ? h("ul", {class: "reports"}, ...items)
        : h("p", {class: "empty"}, wordsOf(language).noReports)
      ).outerHTML
    };
  },

  search({path}) {
    const [language, document] = [languageOf(path), newDocument()];
    const h = elements(document);
    // In preview, Framework serves what loaders make under another address than a build writes it.
    const folder = process.argv.includes("preview") ? "_file/search-index/" : "search-index/";
    const words = searchWords(language);
    const lists = (["attacks", "claims", "articles", "actors", "places", "sources", "reports"] as const).map((kind) =>
      h("li", {}, h("a", {href: `${rootOf(path)}${kind}/index.html`}, words[kind]))
    );
    const index = h("div", {
      "data-index": (languages[languageOf(path)].folder ? "../" : "./") + folder,
      "data-version": site().version.slice(0, 12)
    });
    index.append(...searchForm({document, language}));
    return {
      html: index.outerHTML + h("noscript", {}, h("p", {}, words.noScript), h("ul", {}, ...lists)).outerHTML
    };
  },

  schema({path}) {
    const [language, document] = [languageOf(path), newDocument()];
    const {version, counts} = site();
    const options = {document, language, cell: "records", version: version.slice(0, 12)};
    return {html: schemaBrowser(tables, counts, options).outerHTML};
  },

  dictionary({path}) {
    const document = newDocument();
    return {
      html: dictionary(tables, site().counts, {document, language: languageOf(path)}).outerHTML
    };
  },

  quality({path}) {
    const scores = JSON.parse(readFileSync(join(root, "data", "gold", "scores.json"), "utf8")) as Quality;
    return {html: quality(scores, measures, {document: newDocument(), language: languageOf(path)}).outerHTML};
  },

  performance({path}) {
    const figures = JSON.parse(readFileSync(join(root, "src", "performance.json"), "utf8")) as Figures;
    return {html: performanceTables(figures, {document: newDocument(), language: languageOf(path)}).outerHTML};
  }
};

for (const [name, view] of Object.entries(views)) {
  drawings[name] = ({path}) => ({
    html: view({document: newDocument(), language: languageOf(path), root: rootOf(path)})
  });
}

/** The drawing that a page names. @throws Error naming the page and the drawings there are. */
export function drawingOf(name: string, place: Place): Drawing {
  const drawing = drawings[name];
  if (drawing) return drawing(place);
  throw new Error(`${place.path}: no drawing is called “${name}”; known are ${Object.keys(drawings).join(", ")}`);
}

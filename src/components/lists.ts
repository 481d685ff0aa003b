import {languages} from "./languages.js";
import {rollup} from "d3-array";
import type {Article, Attack, Claim} from "../../loaders/schema.js";
import {recordAddress, sentenceAddress} from "./addresses.js";
import {formatSpan, toDate} from "./dates.js";
import {prose} from "./dictionary.js";
import {folded} from "./distressing.js";
import {elements, inLanguage} from "./html.js";
import {linkHash} from "./links.js";
import {questionSql} from "./questions.js";
import type {Question} from "./questions.js";
import {recordWords} from "./record-words.js";
import {latestFirst} from "./records.js";
import {detailOf} from "./timeline-text.js";
import type {TimelineRow} from "./timeline.js";
import {label, wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

interface Options {
  document: Document;
  language: LanguageCode;
  /** From the page to the site's root: `./` or `../`. */
  root: string;
}

/** Articles that the list shows at most; the query page and the search have the others. */
const most = 500;

/** Articles with their dates, the latest first, and how much was read in each. */
export function articleList(
  articles: Article[],
  attacks: Attack[],
  claims: Claim[],
  {document, language, root}: Options
): HTMLElement {
  const words = wordsOf(language);
  const h = elements(document);
  if (!articles.length) return h("p", {class: "empty"}, words.noArticles);
  const counts = (records: {article: string}[]) =>
    rollup(
      records,
      (own) => own.length,
      ({article}) => article
    );
  const [attacksOf, claimsOf] = [counts(attacks), counts(claims)];
  const latest = latestFirst(articles, ({published_start}) => [published_start]).slice(0, most);
  const items = latest.map((article) =>
    h(
      "li",
      {},
      h("a", {href: root + recordAddress("articles", article.id), ...inLanguage(article.language)}, article.title),
      h(
        "div",
        {class: "parts"},
        h(
          "span",
          {},
          formatSpan(
            toDate(article.published_start),
            toDate(article.published_end),
            article.published,
            language,
            words.notStated
          )
        ),
        h("span", {}, `${words.attacks}${languages[language].colon}${attacksOf.get(article.id) ?? 0}`),
        h("span", {}, `${words.claims}${languages[language].colon}${claimsOf.get(article.id) ?? 0}`)
      )
    )
  );
  const list = h("ul", {class: "articles"}, ...items);
  if (latest.length === articles.length) return list;
  const note = h("p", {class: "note"}, `${recordWords(language).first} `, h("code", {}, "SELECT * FROM articles"));
  return h("div", {}, note, list);
}

/** The rows of a timeline as a table, for those who read tables better, and for paper. `page` gives the address of a record's page. */
export function recordTable(
  rows: TimelineRow[],
  {document, language, root, page}: Options & {page(row: TimelineRow): string | null}
): HTMLElement {
  const words = wordsOf(language);
  const h = elements(document);
  if (!rows.length) return h("p", {class: "empty"}, words.nothing);
  const head = [words.date, words.what, `${words.where} / ${words.who}`, words.evidence];
  const evidence = ({article, sentence, quote}: TimelineRow) =>
    h("a", {href: root + sentenceAddress(article ?? "", sentence)}, quote!);
  return h(
    "table",
    {class: "records-table"},
    h("thead", {}, h("tr", {}, ...head.map((name) => h("th", {scope: "col"}, name)))),
    h(
      "tbody",
      {},
      ...rows.map((row) =>
        h(
          "tr",
          {class: `is-${row.lane}`},
          h(
            "td",
            {class: "date"},
            formatSpan(toDate(row.date_start), toDate(row.date_end), row.date ?? null, language, words.notStated)
          ),
          h("td", {}, h("a", {href: page(row)}, label(words, row.type))),
          h("td", {dir: "auto"}, detailOf(row, language) || words.notStated),
          h(
            "td",
            inLanguage(row.language),
            row.quote ? (row.distressing ? folded(evidence(row), {document, language}) : evidence(row)) : "—"
          )
        )
      )
    )
  );
}

/** Questions, each a link that puts its query into the cell `cell` of the query page, and what its answer shows. */
export function questionList(
  questions: Question[],
  cell: string,
  version: string,
  {document, language, root}: Options
): HTMLElement {
  const h = elements(document);
  return h(
    "ol",
    {class: "questions", id: "questions"},
    ...questions.map((question) =>
      h(
        "li",
        {},
        h(
          "a",
          {class: "ask", href: `${root}query.html${linkHash({[cell]: questionSql(question, language)}, version)}`},
          question[language]
        ),
        h("p", {}, ...prose(question.shows[language], document))
      )
    )
  );
}

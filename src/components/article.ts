import type {Article, Claim, Report, Sentence} from "../../loaders/schema.js";
import {formatSpan, toDate} from "./dates.js";
import {folded} from "./distressing.js";
import {hijri} from "./hijri.js";
import {elements, inLanguage} from "./html.js";
import type {RecordKind} from "./addresses.js";
import {languages} from "./languages.js";
import {recordWords} from "./record-words.js";
import {mentionWords} from "./mention-words.js";
import {readings, stretches} from "./mentions.js";
import type {NamedMention, Stretch} from "./mentions.js";
import {isolated, listName, tollWords} from "./record-parts.js";
import type {Names} from "./record-parts.js";
import {citations} from "./citations.js";
import {textFragment} from "./text-fragment.js";
import {label, wordsOf} from "./words.js";
import type {LanguageCode, Words} from "./words.js";

const withheldWords = {
  en: {withheld: "Withheld", words: "some words", names: "names of persons", places: "exact places"},
  ar: {withheld: "محجوب", words: "بعض الكلمات", names: "أسماء الأشخاص", places: "الأماكن الدقيقة"},
  fr: {withheld: "Non publié", words: "quelques mots", names: "noms de personnes", places: "lieux exacts"}
};

export interface ArticleRecords {
  article: Article;
  /** Those that its rights allow to be shown. */
  sentences: Sentence[];
  reports: Report[];
  claims: Claim[];
  /** What was recognised in the sentences. */
  mentions: NamedMention[];
}

export interface ArticleOptions {
  document: Document;
  language: LanguageCode;
  /** The reference lists, for names in the language of the interface. */
  names: Names;
  /** Name of the article's source, where the list has it. */
  source?: string | null;
  /** The way to a record's page. */
  href(kind: RecordKind, id: string): string | null;
}

/**
 * The reading page of an article: where it is from, its sentences with the evidence marked, and each record read from it with the
 * rules that read it. Evidence is marked in whole words, so that Arabic letters keep their joined forms.
 */
export function articleView(
  records: ArticleRecords,
  {document, language, names, href, source = null}: ArticleOptions
): HTMLElement {
  const {article, sentences} = records;
  const words = wordsOf(language);
  const h = elements(document);
  const note =
    article.rights === "full" ? words.fullNote : article.rights === "none" ? words.noneNote : words.quoteNote;
  return h(
    "div",
    {class: "article"},
    metadata(article, source, document, language, words),
    h("p", {class: "note"}, note),
    records.mentions.length
      ? h("p", {class: "note mention-hint", "data-live": mentionWords(language).hint}, mentionWords(language).stillHint)
      : null,
    h(
      "div",
      {class: "columns"},
      sentences.length ? text(records, document, language) : null,
      h(
        "div",
        {class: "read"},
        h("h2", {id: "records"}, words.recordsHere),
        recordList(records, {document, language, names, href}, words)
      )
    ),
    citations(
      {
        kind: "article",
        id: article.id,
        title: article.title,
        author: article.author,
        container: source ?? article.source,
        published: article.published,
        url: article.url,
        language: article.language
      },
      {document, language}
    )
  );
}

function metadata(
  article: Article,
  source: string | null,
  document: Document,
  language: LanguageCode,
  words: Words
): HTMLElement {
  const h = elements(document);
  const span = formatSpan(
    toDate(article.published_start),
    toDate(article.published_end),
    article.published,
    language,
    words.notStated
  );
  const day = hijri(article.published_start, article.published_end, language);
  const rows: [string, Node | string | null][] = [
    [words.published, day ? `${span} · ${day}` : span],
    [words.source, source ?? article.source],
    [words.author, article.author],
    [words.original, article.url && h("a", {href: article.url, rel: "noopener noreferrer external"}, article.url)],
    [
      recordWords(language).archived,
      article.archived_url &&
        h("a", {href: article.archived_url, rel: "noopener noreferrer external"}, article.archived_url)
    ],
    [words.rights, label(words, `rights_${article.rights}`)],
    [
      withheldWords[language].withheld,
      article.withheld.map((one) => withheldWords[language][one as "words" | "names" | "places"]).join(" · ")
    ]
  ];
  const list = h("dl", {class: "metadata"});
  for (const [term, value] of rows) if (value) list.append(h("dt", {}, term), h("dd", {}, value));
  if (article.published_note)
    list.append(h("dt", {}), h("dd", {class: "note", ...inLanguage("en")}, article.published_note));
  return list;
}

function text(
  {article, sentences, reports, claims, mentions}: ArticleRecords,
  document: Document,
  language: LanguageCode
): HTMLElement {
  const h = elements(document);
  const read = new Map<string, NamedMention[]>();
  for (const mention of mentions) read.set(mention.sentence, [...(read.get(mention.sentence) ?? []), mention]);
  const body = h("div", {class: "text", ...inLanguage(article.language)});
  let paragraph: HTMLElement | null = null;
  let previous: Sentence | null = null;
  for (const sentence of [...sentences].sort((a, b) => a.index - b.index)) {
    const skipped = sentence.index !== (previous ? previous.index + 1 : 0);
    if (!paragraph || previous?.paragraph !== sentence.paragraph)
      body.append((paragraph = h("div", {class: "paragraph"})));
    if (skipped) paragraph.append(h("span", {class: "left-out", "aria-label": "…"}, "[…]"), " ");
    // Its place in the article is a second address, for those who count.
    const found = stretches(read.get(sentence.id) ?? []);
    const shown = [
      h("span", {id: `s${sentence.index + 1}`, class: "anchor"}),
      sentenceView(sentence, reports, claims, found, document, language),
      " ",
      ...(found.length ? [readings(sentence.id, found, {document, language, textLanguage: article.language}), " "] : [])
    ];
    if (sentence.distressing) {
      body.append(folded(h("div", {class: "paragraph"}, ...shown), {document, language}));
      paragraph = null;
    } else paragraph.append(...shown);
    previous = sentence;
  }
  if (previous && previous.index + 1 < article.sentences)
    (paragraph ?? body).append(h("span", {class: "left-out", "aria-label": "…"}, "[…]"));
  return body;
}

function sentenceView(
  sentence: Sentence,
  reports: Report[],
  claims: Claim[],
  found: Stretch[],
  document: Document,
  language: LanguageCode
): HTMLElement {
  const h = elements(document);
  const words = wordsOf(language);
  const letters = [...sentence.text];
  const spans: {start: number; end: number; kind: "attack" | "claim"}[] = [];
  for (const report of reports) {
    report.sentences.forEach((id, index) => {
      if (id === sentence.id)
        spans.push({
          start: report.starts[index]! - sentence.start,
          end: report.ends[index]! - sentence.start,
          kind: "attack"
        });
    });
  }
  for (const claim of claims) {
    if (claim.sentence === sentence.id)
      spans.push({start: claim.start - sentence.start, end: claim.end - sentence.start, kind: "claim"});
  }
  const node = h("span", {class: "sentence", id: sentence.id});
  const edges = [...new Set([0, letters.length, ...spans.flatMap(({start, end}) => [start, end])])].sort(
    (a, b) => a - b
  );
  for (let index = 0; index + 1 < edges.length; index++) {
    const [from, to] = [edges[index]!, edges[index + 1]!];
    const piece = withStretches(from, to);
    const kinds = new Set(spans.filter((span) => span.start <= from && span.end >= to).map((span) => span.kind));
    if (!kinds.size) node.append(...piece);
    else {
      const title = [...kinds].map((kind) => words[kind]).join(languages[language].comma);
      node.append(h("mark", {class: [...kinds].map((kind) => `is-${kind}`).join(" "), title}, ...piece));
    }
  }
  return node;

  /** Words from one letter to another, those that were read in elements of their own. */
  function withStretches(from: number, to: number): (string | Node)[] {
    const parts: (string | Node)[] = [];
    const words = (start: number, end: number) => letters.slice(start, end).join("");
    for (const [index, stretch] of found.entries()) {
      const start = Math.max(from, stretch.start - sentence.start);
      const end = Math.min(to, stretch.end - sentence.start);
      if (start >= end) continue;
      parts.push(
        words(from, start),
        h("span", {class: "mention", "data-stretch": `${sentence.id}.${index}`}, words(start, end))
      );
      from = end;
    }
    return [...parts, words(from, to)].filter((part) => part !== "");
  }
}

function recordList(
  {article, reports, claims}: ArticleRecords,
  {document, language, names, href}: ArticleOptions,
  words: Words
): HTMLElement {
  const h = elements(document);
  const item = (
    id: string,
    sentence: string | null | undefined,
    kind: "attack" | "claim",
    page: string | null,
    original: string | null,
    title: string,
    parts: (string | null)[],
    rules: string[]
  ) =>
    h(
      "li",
      {id, class: `record is-${kind}`},
      sentence && article.rights !== "none" ? h("a", {href: `#${sentence}`}, title) : h("strong", {}, title),
      h("div", {class: "parts"}, ...parts.filter(Boolean).map((part) => h("span", {dir: "auto"}, part))),
      h(
        "small",
        {},
        ...(rules.length ? [`${words.readBy} `, h("code", {dir: "ltr"}, rules.join(", "))] : [words.reviewed])
      ),
      page ? h("a", {class: "to-record", href: page}, recordWords(language).record) : null,
      original ? " · " : null,
      original
        ? h(
            "a",
            {class: "to-record", href: original, rel: "noopener noreferrer external"},
            recordWords(language).inOriginal
          )
        : null
    );
  const date = (start: string | null, end: string | null, edtf: string | null) =>
    formatSpan(
      toDate(start),
      toDate(end),
      edtf,
      language,
      `${words.date}${languages[language].colon}${words.notStated}`
    );
  const section = (title: string, items: HTMLElement[]) =>
    h(
      "section",
      {},
      h("h3", {}, `${title} · ${items.length}`),
      items.length ? h("ul", {class: "records"}, ...items) : h("p", {class: "empty"}, words.notStated)
    );
  return h(
    "div",
    {},
    section(
      words.attacks,
      reports.map((report) => {
        const killed = tollWords(
          "killed",
          report.killed_min,
          report.killed_max,
          report.killed_min !== null && report.killed_max === null,
          language
        );
        const by = listName("actors", report.perpetrator, report.perpetrator_name, {names, language});
        const responsible = by
          ? `${report.responsibility === "claimed" ? words.claimedBy : words.attributedTo} ${isolated(by)}`
          : null;
        return item(
          report.id,
          report.sentences[0],
          "attack",
          href("attacks", report.attack),
          textFragment(article.url, report.quotes[0] ?? null),
          label(words, report.type) + (report.count > 1 ? ` ×\u00a0${report.count}` : ""),
          [
            date(report.date_start, report.date_end, report.date),
            listName("places", report.place, report.place_name, {names, language}),
            killed,
            responsible
          ],
          report.rules
        );
      })
    ),
    section(
      words.claims,
      claims.map((claim) =>
        item(
          claim.id,
          claim.sentence,
          "claim",
          href("claims", claim.id),
          textFragment(article.url, claim.quote),
          label(words, claim.type),
          [
            claim.speaker,
            label(words, claim.certainty),
            claim.said_start || claim.said_end ? date(claim.said_start, claim.said_end, claim.said) : null,
            claim.via,
            claim.speaker_kind === "armed_group" ? words.armedGroupQuote : null
          ],
          claim.rules
        )
      )
    )
  );
}

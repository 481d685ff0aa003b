import {JSDOM} from "jsdom";
import type {Article, Claim, Sentence} from "../../loaders/schema.js";
import {sentenceAddress} from "../components/addresses.js";
import {formatSpan, toDate} from "../components/dates.js";
import {folded} from "../components/distressing.js";
import {elements, inLanguage} from "../components/html.js";
import {wordsOf} from "../components/words.js";
import type {LanguageCode} from "../components/words.js";

/** What footnotes of a page can point at. */
export interface Evidence {
  articles: Article[];
  sentences: Sentence[];
  claims: Claim[];
}

/** A sentence that statements rest on, the words of it that they quote, and how many statements there are. */
interface Note {
  article: Article;
  sentence: Sentence;
  quotes: Set<string>;
  uses: number;
}

const pattern = /(`+)[^`]*\1|\[\^([^\s:\]]+):\s*([^\]]+)\]/g;
const words: Record<LanguageCode, Record<"note" | "notes" | "back", string>> = {
  en: {note: "Source", notes: "Sources", back: "Back to the statement"},
  ar: {note: "مصدر", notes: "المصادر", back: "عودة إلى الموضع"},
  fr: {note: "Source", notes: "Sources", back: "Retour à l’affirmation"}
};

/**
 * The footnotes of one page: `[^article: words of its text]` becomes a number that leads to the sentence with these words, at the
 * end of the page, and from there to the article.
 */
export class Footnotes {
  readonly #notes: Note[] = [];
  readonly #evidence: Evidence;
  readonly #place: {path: string; root: string; language: LanguageCode};

  constructor(evidence: Evidence, place: {path: string; root: string; language: LanguageCode}) {
    this.#evidence = evidence;
    this.#place = place;
  }

  /**
   * Markdown with its footnotes as numbered links; code stays as it is.
   * @throws Error naming the page and the words, when no sentence that the site may show has them, or more than one.
   */
  number(markdown: string): string {
    return markdown.replace(pattern, (whole, ticks: string | undefined, id: string, quote: string) => {
      if (ticks) return whole;
      const note = this.#noteOf(id, quote.trim().replace(/\s+/g, " "));
      const number = this.#notes.indexOf(note) + 1;
      const name = `${words[this.#place.language].note} ${number}`;
      const own = `from-${number}${note.uses++ ? `-${note.uses}` : ""}`;
      return `<sup class="note-mark"><a id="${own}" href="#note-${number}" aria-label="${name}">${number}</a></sup>`;
    });
  }

  /** The list of sentences for the end of the page, or null when it has no footnotes. */
  list(): string | null {
    if (!this.#notes.length) return null;
    const {root, language} = this.#place;
    const {notes, back} = words[language];
    const {document} = new JSDOM("<!DOCTYPE html>").window;
    const h = elements(document);
    const items = this.#notes.map(({article, sentence, quotes, uses}, index) => {
      const number = index + 1;
      const armed = this.#evidence.claims.some(
        (claim) => claim.sentence === sentence.id && claim.speaker_kind === "armed_group"
      );
      const date = formatSpan(
        toDate(article.published_start),
        toDate(article.published_end),
        article.published,
        language,
        wordsOf(language).notStated
      );
      const text = marked(sentence.text, quotes, (text) => h("mark", {}, text));
      return h(
        "li",
        {id: `note-${number}`},
        h(
          "blockquote",
          inLanguage(article.language),
          ...(sentence.distressing ? [folded(h("p", {}, ...text), {document, language})] : text)
        ),
        h(
          "p",
          {},
          h("a", {href: root + sentenceAddress(article.id, sentence.id)}, h("bdi", {}, article.title)),
          ` · ${date}`,
          armed ? ` · ${wordsOf(language).armedGroupQuote}` : null,
          ...Array.from({length: uses}, (_, use) =>
            h("a", {class: "back", href: `#from-${number}${use ? `-${use + 1}` : ""}`, "aria-label": back}, "↩")
          )
        )
      );
    });
    return h("section", {class: "footnotes", "aria-label": notes}, h("h2", {}, notes), h("ol", {}, ...items)).outerHTML;
  }

  #noteOf(id: string, quote: string): Note {
    const fail = (problem: string): never => {
      throw new Error(`${this.#place.path}: the footnote [^${id}: ${quote}] ${problem}`);
    };
    const article = this.#evidence.articles.find((one) => one.id === id);
    if (!article) return fail(`names an article that data/corpus does not have`);
    const words = expression(quote);
    const [sentence, ...others] = this.#evidence.sentences.filter((one) => one.article === id && words.test(one.text));
    if (others.length) return fail(`stands in ${others.length + 1} sentences; quote more of the one you mean`);
    if (!sentence) return fail("stands in no sentence of that article that the site may show; quote it as printed");
    let note = this.#notes.find((one) => one.sentence === sentence);
    if (!note) this.#notes.push((note = {article, sentence, quotes: new Set(), uses: 0}));
    note.quotes.add(quote);
    return note;
  }
}

/** A sentence as text and marks, each run of quoted words in one mark. */
function marked(text: string, quotes: Set<string>, mark: (text: string) => Node): (string | Node)[] {
  const found = [...quotes].map((quote) => expression(quote).exec(text)!);
  const isIn = (at: number) => found.some(({index, 0: words}) => index <= at && at < index + words.length);
  const edges = found.flatMap(({index, 0: words}) => [index, index + words.length]);
  const parts: {text: string; quoted: boolean}[] = [];
  const all = [...new Set([0, ...edges, text.length])].sort((a, b) => a - b);
  for (const [index, from] of all.slice(0, -1).entries()) {
    const part = {text: text.slice(from, all[index + 1]), quoted: isIn(from)};
    const last = parts.at(-1);
    if (last?.quoted === part.quoted) last.text += part.text;
    else parts.push(part);
  }
  return parts.map(({text, quoted}) => (quoted ? mark(text) : text));
}

/** Finds words whatever the spaces between them. */
function expression(quote: string): RegExp {
  const words = quote.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+");
  // Whole words only: marking a part of an Arabic word would tear its letters apart.
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${words}(?![\\p{L}\\p{M}\\p{N}])`, "u");
}

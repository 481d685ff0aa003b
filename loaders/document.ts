import type {Language, Lexicon} from "./lexicon.js";
import {tokenize} from "./lexicon.js";
import type {References} from "./references.js";
import {Reading} from "./rules.js";
import type {Article, Sentence} from "./schema.js";
import {splitSentences} from "./sentences.js";
import {Offsets, stableId} from "./text.js";

/** A sentence with its words and what has been recognised in them. */
export interface ReadSentence {
  row: Omit<Sentence, "distressing" | "normalized">;
  reading: Reading;
  /** UTF-16 offsets of the sentence in the article's text, end exclusive. */
  start: number;
  end: number;
}

/** An article while it is being read: each step of the loaders adds hits to the readings of its sentences. */
export interface Document {
  article: Article;
  text: string;
  offsets: Offsets;
  sentences: ReadSentence[];
  language: Language;
  lexicon: Lexicon;
  references: References;
}

/** Words of a text as evidence: W3C Web Annotation's position (code points) and quote selectors. */
export interface Evidence {
  start: number;
  end: number;
  quote: string;
  prefix: string;
  suffix: string;
  sentence: string;
}

/** Splits an article's text into sentences of words, with the entries of all word lists marked. */
export function openDocument(article: Article, text: string, lexicon: Lexicon, references: References): Document {
  const offsets = new Offsets(text);
  const seen = new Map<string, number>();
  const isAbbreviation = (word: string) =>
    lexicon.at(tokenize(word, lexicon.language), 0).some((hit) => hit.list === "abbreviation");
  const sentences = splitSentences(text, isAbbreviation).map(({start, end, paragraph}, index): ReadSentence => {
    const words = text.slice(start, end);
    const tokens = tokenize(text, lexicon.language, start, end);
    const occurrence = seen.get(words) ?? 0;
    seen.set(words, occurrence + 1);
    const reading = new Reading(tokens, lexicon);
    return {
      row: {
        id: stableId("s", article.id, words, occurrence),
        article: article.id,
        index,
        paragraph,
        start: offsets.codePoint(start),
        end: offsets.codePoint(end),
        text: words
      },
      reading,
      start,
      end
    };
  });
  return {article, text, offsets, sentences, language: lexicon.language, lexicon, references};
}

/** A sentence as its table has it. */
export function sentenceRow({row, reading}: ReadSentence): Sentence {
  return {
    ...row,
    distressing: reading.all("distressing").length > 0,
    normalized: reading.tokens.map(({key}) => key).join(" ")
  };
}

/**
 * The evidence from token `from` to token `to` (exclusive) of a sentence: whole words, with up to 32 characters of the same
 * sentence before and after, never half of a surrogate pair. A closing quotation mark or bracket that was opened within belongs to it.
 */
export function evidence({text, offsets}: Document, sentence: ReadSentence, from: number, to: number): Evidence {
  const [start, end] = bounds(text, sentence, from, to);
  return {
    start: offsets.codePoint(start),
    end: offsets.codePoint(end),
    quote: text.slice(start, end),
    prefix: lastOf(text, Math.max(sentence.start, start - 64), start),
    suffix: firstOf(text, end, Math.min(sentence.end, end + 64)),
    sentence: sentence.row.id
  };
}

/** Characters that quotations have before and after them. */
const around = 32;
const surrogate = /[\ud800-\udfff]/;

/** The last code points of a stretch; pairs are rare, and parting them is slow. */
function lastOf(text: string, start: number, end: number): string {
  const last = text.slice(Math.max(start, end - around), end);
  return surrogate.test(last) ? [...text.slice(start, end)].slice(-around).join("") : last;
}

function firstOf(text: string, start: number, end: number): string {
  const first = text.slice(start, Math.min(end, start + around));
  return surrogate.test(first) ? [...text.slice(start, end)].slice(0, around).join("") : first;
}

/** The words of evidence alone: there are many mentions. */
export function span(
  {text, offsets}: Document,
  sentence: ReadSentence,
  from: number,
  to: number
): Pick<Evidence, "start" | "end" | "quote"> {
  const [start, end] = bounds(text, sentence, from, to);
  return {start: offsets.codePoint(start), end: offsets.codePoint(end), quote: text.slice(start, end)};
}

const closing = new Set('"”»)]');

/** UTF-16 offsets of evidence. */
function bounds(text: string, {reading}: ReadSentence, from: number, to: number): [number, number] {
  const start = reading.tokens[from]!.start;
  let end = reading.tokens[to - 1]!.end;
  if (!closing.has(text[end]!)) return [start, end];
  for (let grow = true; grow;) {
    grow = false;
    for (const [open, close] of ['""', "“”", "«»", "()", "[]"]) {
      if (text[end] !== close) continue;
      const inner = [...text.slice(start, end)];
      const opened = inner.filter((character) => character === open).length;
      const closed = open === close ? 0 : inner.filter((character) => character === close).length;
      if (open === close ? opened % 2 === 1 : opened > closed) {
        end++;
        grow = true;
      }
    }
  }
  return [start, end];
}

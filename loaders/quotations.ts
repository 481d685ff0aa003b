import type {Evidence} from "./document.js";
import type {Quotation} from "./review-format.js";
import type {Sentence} from "./schema.js";
import {Offsets} from "./text.js";

/** A quotation that points at nothing, or at more than one thing. The message says what was expected and what to do. */
export class QuotationError extends Error {}

/** Finds in an article what people quote from it: word for word, never the next best. */
export class Quotations {
  readonly #text: string;
  readonly #points: string[];
  readonly #offsets: Offsets;
  readonly #sentences: Sentence[];

  constructor(text: string, sentences: Sentence[]) {
    this.#text = text;
    this.#points = [...text];
    this.#offsets = new Offsets(text);
    this.#sentences = sentences;
  }

  /**
   * The quotation as evidence, with up to 32 characters of its sentence before and after. Joined front letters that a quotation
   * leaves out («هجوم» of «الهجوم») belong to it.
   * @throws QuotationError when the text does not have it, has it more often than `occurrence` tells apart, or it leaves its sentence.
   */
  find({quote, occurrence = null}: {quote: string; occurrence?: number | null | undefined}): Evidence {
    const places = this.#places(quote);
    const times = places.length === 1 ? "once" : `${places.length} times`;
    const fail = (message: string) => new QuotationError(`“${quote}” ${message}`);
    if (!places.length)
      throw fail("is not in the article; copy the words exactly as they are printed there, or delete this");
    if (occurrence === null && places.length > 1) {
      throw fail(`is ${times} in the article; add occurrence: 1 to ${places.length}, or quote more words`);
    }
    const place = places[(occurrence ?? 1) - 1];
    if (!place)
      throw fail(`is ${times} in the article; expected an occurrence from 1 to ${places.length}, found ${occurrence}`);
    let {from} = place;
    // Evidence is whole words, so that Arabic letters keep their joined forms where it is marked.
    while (from > 0 && /[\p{L}\p{M}]/u.test(this.#text[from - 1]!)) from--;
    const [start, end] = [this.#offsets.codePoint(from), this.#offsets.codePoint(place.to)];
    const sentence = this.#sentences.find((sentence) => sentence.start <= start && start < sentence.end);
    if (!sentence || end > sentence.end) throw fail("runs across sentences; quote words of one sentence");
    return {
      start,
      end,
      quote: this.#text.slice(from, place.to),
      prefix: this.#points.slice(Math.max(sentence.start, start - 32), start).join(""),
      suffix: this.#points.slice(end, Math.min(sentence.end, end + 32)).join(""),
      sentence: sentence.id
    };
  }

  /** How to quote words that are known to stand at `start`. */
  at(quote: string, start: number): Quotation {
    const places = this.#places(quote);
    const index = places.findIndex(({from}) => this.#offsets.codePoint(from) === start);
    return {quote, occurrence: places.length > 1 ? index + 1 : null};
  }

  /**
   * Where the words stand, in UTF-16 offsets. It does not matter of what kind their spaces are, which copying changes unseen. They may
   * begin after joined front letters («هجوم» in «الهجوم») but not end within a word or number.
   */
  #places(quote: string): {from: number; to: number}[] {
    const words = quote.split(/\s+/).filter(Boolean);
    const before = /^\p{N}/u.test(quote) ? "(?<!\\p{N})" : "";
    const after = /\p{N}$/u.test(quote) ? "(?!\\p{N})" : /[\p{L}\p{M}]$/u.test(quote) ? "(?![\\p{L}\\p{M}])" : "";
    const escaped = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
    const pattern = new RegExp(before + escaped.join("\\s+") + after, "gu");
    const found: {from: number; to: number}[] = [];
    for (let match; words.length && (match = pattern.exec(this.#text)); pattern.lastIndex = match.index + 1) {
      found.push({from: match.index, to: match.index + match[0].length});
    }
    return found;
  }
}

/** Words of an article, in code points, end exclusive. */
export type Span = Pick<Evidence, "start" | "end" | "quote">;

/** A record and the evidence it stands on, the main part first. */
export interface Evidenced<R> {
  record: R;
  spans: Span[];
}

/**
 * The records that a quotation points at: those with evidence that it touches. A record whose evidence it is, exactly, goes before
 * all others.
 */
export function pointedAt<R>(span: Span, records: Evidenced<R>[]): R[] {
  const near = records.filter(({spans}) => spans.some((other) => touches(span, other)));
  const exact = near.filter(({spans}) => spans.some((other) => other.start === span.start && other.end === span.end));
  return (exact.length ? exact : near).map(({record}) => record);
}

/**
 * The one record that a quotation points at; `noun` is what a record is called.
 * @throws QuotationError when there is none, with `otherwise` as what to do, or when there are several.
 */
export function theOne<R>(span: Span, records: Evidenced<R>[], noun: string, otherwise: string): R {
  const found = pointedAt(span, records);
  if (found.length === 1) return found[0]!;
  if (!found.length) throw new QuotationError(`no ${noun} was read at these words; ${otherwise}`);
  const quotes = records.filter(({record}) => found.includes(record)).map(({spans}) => `“${spans[0]!.quote}”`);
  throw new QuotationError(
    `${found.length} ${noun}s were read at these words; quote one in full: ${quotes.join(" or ")}`
  );
}

/** Whether two spans share at least half of the shorter one. */
export function touches(a: Span, b: Span): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared > 0 && shared * 2 >= Math.min(a.end - a.start, b.end - b.start);
}

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
   * The quotation as evidence, with up to 32 characters of its sentence before and after.
   * @throws QuotationError when the text does not have it, has it more often than `occurrence` tells apart, or it leaves its sentence.
   */
  find({quote, occurrence = null}: {quote: string; occurrence?: number | null | undefined}): Evidence {
    const starts = this.#occurrences(quote);
    if (!starts.length) {
      throw new QuotationError(
        `“${quote}” is not in the article; copy the words exactly as printed, with their marks and spaces, or delete this`
      );
    }
    if (occurrence === null && starts.length > 1) {
      throw new QuotationError(
        `“${quote}” is ${starts.length} times in the article; add occurrence: 1 to ${starts.length}, or quote more words`
      );
    }
    const start = starts[(occurrence ?? 1) - 1];
    if (start === undefined) {
      throw new QuotationError(
        `“${quote}” is ${starts.length === 1 ? "once" : `${starts.length} times`} in the article; expected an occurrence from 1 to ${starts.length}, found ${occurrence}`
      );
    }
    const end = start + [...quote].length;
    const sentence = this.#sentences.find((sentence) => sentence.start <= start && start < sentence.end);
    if (!sentence || end > sentence.end)
      throw new QuotationError(`“${quote}” runs across sentences; quote words of one sentence`);
    return {
      start,
      end,
      quote,
      prefix: this.#points.slice(Math.max(sentence.start, start - 32), start).join(""),
      suffix: this.#points.slice(end, Math.min(sentence.end, end + 32)).join(""),
      sentence: sentence.id
    };
  }

  /** How to quote words that are known to stand at `start`. */
  at(quote: string, start: number): Quotation {
    const starts = this.#occurrences(quote);
    return {quote, occurrence: starts.length > 1 ? starts.indexOf(start) + 1 : null};
  }

  #occurrences(quote: string): number[] {
    const starts: number[] = [];
    for (let at = this.#text.indexOf(quote); at >= 0; at = this.#text.indexOf(quote, at + 1))
      starts.push(this.#offsets.codePoint(at));
    return starts;
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

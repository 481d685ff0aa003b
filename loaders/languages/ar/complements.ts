import type {Hit} from "../../lexicon.js";
import type {Reading} from "../../rules.js";
import {
  closeOf,
  contentNoun,
  finiteVerb,
  gapAt,
  isWord,
  keyAt,
  opensQuotation,
  prepositionAt,
  speakerAt,
  thatAt
} from "./grammar.js";

/** How what is said begins: "that", a colon, a quotation mark, a preposition or a bare object; and at which token. */
export interface Complement {
  kind: "that" | "colon" | "quote" | "preposition" | "object";
  at: number;
}

/** How far from its verb, in words, what is said may begin. */
const reach = 45;

/** What a verb wants after it: `that`, `object`, prepositions. */
const frames = new Map<string, ReadonlySet<string>>();
export function frameOf({row}: Hit): ReadonlySet<string> {
  const text = String(row.frame ?? "that");
  let frame = frames.get(text);
  if (!frame) frames.set(text, (frame = new Set(text.split(" "))));
  return frame;
}
export const prepositionsOf = (frame: ReadonlySet<string>): Set<string> =>
  new Set([...frame].filter((part) => part !== "that" && part !== "object"));

/** A quotation of words, not of a name: `"…"` of three words or more that nobody is called. */
function quotationAt(reading: Reading, index: number): boolean {
  if (!opensQuotation(reading, index)) return false;
  const name = speakerAt(reading, index);
  const end = closeOf(reading, index, Math.max(index + 2, name?.to ?? 0));
  const length = (end < 0 ? reading.tokens.length : end) - index;
  return length >= 3 && !(name && name.to - index >= length);
}

/** "بعد أن", "منذ أن", "إلا أن", "على الرغم من أن": links clauses, and begins nothing that is said. */
function isLinked(reading: Reading, index: number): boolean {
  const before = keyAt(reading, index - 1);
  if (gapAt(reading, index) !== " ") return false;
  if (/^[وف]?(بعد|قبل|منذ|قبيل|عقب|دون|الا|رغم|حيث|لدرجه|شرط|مقابل|بدل)$/.test(before)) return true;
  return before === "من" && /^(الرغم|بالرغم|بدلا)$/.test(keyAt(reading, index - 2));
}

/** What stands at a word that tells where what is said begins, as bits. */
const sign = {colon: 1, stop: 2, quotation: 4, that: 8, verb: 16};

function signsAt(reading: Reading, index: number): number {
  const gap = gapAt(reading, index);
  const verb = /[،,]/.test(gap) && /^[وف]/.test(keyAt(reading, index)) && finiteVerb(reading, index);
  return (
    (gap.includes(":") ? sign.colon : 0) |
    (/[؛!؟?]|\.\s/.test(gap) ? sign.stop : 0) |
    (quotationAt(reading, index) ? sign.quotation : 0) |
    (thatAt(reading, index) && !isLinked(reading, index) ? sign.that : 0) |
    (verb ? sign.verb : 0)
  );
}

/** Where what is said begins after a verb whose subject ends at `from`. */
export function complement(reading: Reading, verb: Hit, from: number): Complement | null {
  const {tokens} = reading;
  const frame = frameOf(verb);
  const prepositions = prepositionsOf(frame);
  const says = frame.has("that");
  const takesObject = frame.has("object");
  const end = Math.min(tokens.length, verb.to + reach);
  if (takesObject && from < end && contentNoun(reading, from) && !/[.:؛]/.test(gapAt(reading, from))) {
    return {kind: "object", at: from};
  }
  for (let index = from; index < end; index++) {
    const signs = reading.memo(signsAt, index);
    if (signs === 0 && !prepositions.size && !(index === from && says)) {
      if (takesObject && !says) break;
      continue;
    }
    if (signs & sign.colon && (says || takesObject)) return {kind: "colon", at: index};
    if (index > from && signs & sign.stop) return null;
    if (says && (signs & sign.quotation || (index === from && /\(\s*$/.test(gapAt(reading, index)))))
      return {kind: "quote", at: index};
    // "وصفه بأنه"
    const isBy = signs & sign.that && prepositions.has("ب") && keyAt(reading, index).startsWith("با");
    if ((says && signs & sign.that) || isBy) return {kind: "that", at: index};
    if (prepositions.size && prepositionAt(reading, index, prepositions)) {
      const announces = says && index + 1 < end && thatAt(reading, index + 1);
      return announces ? {kind: "that", at: index + 1} : {kind: "preposition", at: index};
    }
    // "ودعا الرئيس …، وقال": another act of speech begins before this one has said anything.
    if (index > from && signs & sign.verb) break;
    if (takesObject && !says && !prepositions.size) break;
  }
  const begins = from < tokens.length && !/[.:؛!؟?]/.test(gapAt(reading, from)) && !isWord(reading, from, "not_object");
  return takesObject && begins ? {kind: "object", at: from} : null;
}

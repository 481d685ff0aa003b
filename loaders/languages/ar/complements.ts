import type {Hit} from "../../lexicon.js";
import type {Reading} from "../../rules.js";
import type {Phrase} from "../../speech.js";
import {closeOf, contentNoun, finiteVerb, prepositionAt, speakerAt} from "./phrases.js";

/** How what is said begins: "that", a colon, a quotation mark, a preposition or a bare object. */
export interface Complement {
  kind: "that" | "colon" | "quote" | "preposition" | "object";
  at: number;
}

/** How far from its verb, in words, what is said may begin. */
const reach = 45;

export const frameOf = (verb: Hit): Set<string> => new Set(String(verb.row.frame ?? "that").split(" ").filter(Boolean));
export const prepositionsOf = (frame: Set<string>): Set<string> => new Set([...frame].filter((part) => part !== "that" && part !== "object"));

export function thatAt(reading: Reading, index: number): boolean {
  // Not the letters of an abbreviation: "سي.إن.إن".
  if (reading.tokens[index]?.gap === ".") return false;
  return reading.at(index, "boundary").some((hit) => hit.value === "that" && (hit.lead === "" || hit.lead === "ب"));
}

/** A quotation of words, not of a name: `"…"` of three words or more that nobody is called. */
export function quotationAt(reading: Reading, index: number): boolean {
  const token = reading.tokens[index]!;
  if (!/["“«”]\s*\(?$/.test(token.gap)) return false;
  const end = closeOf(reading, index, reading.tokens.length - 1);
  const length = (end < 0 ? reading.tokens.length : end) - index;
  const name = speakerAt(reading, index);
  return length >= 3 && !(name && name.to - index >= length);
}

/** Where what is said begins after a verb whose subject ends at `from`. */
export function complement(reading: Reading, verb: Hit, from: number): Complement | null {
  const {tokens} = reading;
  const frame = frameOf(verb);
  const prepositions = prepositionsOf(frame);
  const end = Math.min(tokens.length, verb.to + reach);
  if (frame.has("object") && from < end && contentNoun(reading, from) && !/[.:؛]/.test(tokens[from]!.gap)) return {kind: "object", at: from};
  for (let index = from; index < end; index++) {
    const {gap} = tokens[index]!;
    const says = frame.has("that");
    if (/[:]/.test(gap) && (says || frame.has("object"))) return {kind: "colon", at: index};
    if (index > from && /[؛!؟?]|\.\s/.test(gap)) return null;
    if (says && (quotationAt(reading, index) || (index === from && /\(\s*$/.test(gap)))) return {kind: "quote", at: index};
    if (says && thatAt(reading, index)) return {kind: "that", at: index};
    if (prepositions.size && prepositionAt(reading, index, prepositions)) {
      const next = tokens[index + 1];
      const announces = next && thatAt(reading, index + 1) && says;
      return announces ? {kind: "that", at: index + 1} : {kind: "preposition", at: index};
    }
    if (index > from && finiteVerb(reading, index) && /[،,]/.test(gap) && /^[وف]/.test(tokens[index]!.key)) break;
    if (index === from && frame.has("object") && !says && !prepositions.size) break;
  }
  const begins = from < tokens.length && !/[.:؛!؟?]/.test(tokens[from]!.gap) && !/^(في|علي|الي|من|عن|مع|بعد|قبل|خلال|الذي|التي|الذين|ثم|او|حيث)$/.test(tokens[from]!.key);
  if (frame.has("object") && begins) return {kind: "object", at: from};
  return null;
}

/** What is said, from where it begins to the next sign that somebody else, or the same, speaks again. */
export function contentFrom(reading: Reading, at: number): Phrase {
  return {from: at, to: reading.tokens.length};
}

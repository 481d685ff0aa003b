import type {Hit} from "../lexicon.js";
import type {Reading} from "../rules.js";
import {breaks, closesQuotation, gapAt, isCapital, keyAt, leadAt, opensQuotation, wordAt} from "./speech-words.js";

/** How what is said begins: "that", a colon, a quotation mark, a bare clause, "to" or another preposition, an object; and where. */
export interface Complement {
  kind: "that" | "colon" | "quote" | "clause" | "preposition" | "object";
  at: number;
}

/** How far from its verb, in words, "that" may stand. */
const reach = 16;

/** What a verb wants after it, column `frame`: `that`, `clause`, `object`, `told`, prepositions. */
export const frameOf = (verb: Hit): Set<string> => new Set(String(verb.row.frame ?? "that").split(" "));

const thatAt = (reading: Reading, index: number): boolean =>
  wordAt(reading, index, "that") !== null || leadAt(reading, index) === "qu'";

/** Skips days, adverbs, "in a statement", "to reporters": what stands between a verb and its subject or what is said. */
export function skipAdjuncts(reading: Reading, from: number): number {
  let at = from;
  for (let steps = 0; steps < 8 && at < reading.tokens.length; steps++) {
    if (at > from && breaks(reading, at)) break;
    const next = adjunctEnd(reading, at);
    if (next === at) break;
    at = next;
  }
  return at;
}

function adjunctEnd(reading: Reading, at: number): number {
  const day = reading.at(at, "date")[0] ?? reading.at(at, "relative_day")[0];
  if (day) return day.to;
  const adverb = wordAt(reading, at, "adverb");
  if (adverb) return adverb.to;
  if (thatAt(reading, at) || !wordAt(reading, at, "join", "boundary")) return at;
  // A preposition, up to three words, and a day, a channel or whoever was told.
  for (let index = at + 1; index <= Math.min(at + 4, reading.tokens.length - 1); index++) {
    if (breaks(reading, index) || thatAt(reading, index)) return at;
    const media = reading.at(index, "speaker").filter(({value}) => value === "media");
    const hits = [...["date", "channel", "outlet"].flatMap((list) => reading.at(index, list)), ...media];
    const told = wordAt(reading, index, "addressee");
    const end = hits[0]?.to ?? told?.to;
    if (end !== undefined) return outletAfter(reading, media.length ? afterCapitals(reading, end) : end);
  }
  return at;
}

/** "à l'agence Carthage": past the name of a kind of outlet. */
function afterCapitals(reading: Reading, index: number): number {
  let at = index;
  while (at < reading.tokens.length && isCapital(reading, at) && !breaks(reading, at)) at++;
  return at;
}

/** "in an interview with Reuters", "dans un entretien à l'AFP". */
function outletAfter(reading: Reading, at: number): number {
  if (!wordAt(reading, at, "join", "boundary") || breaks(reading, at)) return at;
  for (const index of [at + 1, at + 2]) {
    const hit =
      reading.at(index, "outlet")[0] ?? reading.at(index, "channel")[0] ?? wordAt(reading, index, "addressee");
    if (hit) return hit.to;
  }
  return at;
}

/** Where what is said begins after a verb and what may follow it, from token `from`. */
export function complement(reading: Reading, verb: Hit, from: number): Complement | null {
  const {tokens} = reading;
  const frame = frameOf(verb);
  const says = frame.has("that");
  const begin = skipAdjuncts(reading, from);
  const end = Math.min(tokens.length, from + reach);
  for (let index = from; index < end; index++) {
    const gap = gapAt(reading, index);
    if (gap.includes(":")) return {kind: "colon", at: index};
    if (opensQuotation(reading, index) && (says || frame.has("object") || frame.size > 1 || index === begin)) {
      if (index > from || says || frame.has("object")) return {kind: "quote", at: index};
    }
    if (closesQuotation(reading, index) || /[;!?]|\.\s/.test(gap)) break;
    if (index > begin && /,/.test(gap) && !frame.has("told")) break;
    if (says && thatAt(reading, index) && keyAt(reading, index - 1) !== "ce") return {kind: "that", at: index};
    if (index === begin && frame.has(keyAt(reading, index)) && index < tokens.length - 1)
      return {kind: "preposition", at: index};
  }
  if (begin >= tokens.length || breaks(reading, begin) || closesQuotation(reading, begin)) return null;
  if (frame.has("de") && leadAt(reading, begin) === "d'") return {kind: "preposition", at: begin};
  // "nié avoir utilisé", "vouloir"
  if (frame.has("inf") && /^(avoir|etre)$|...(er|ir|oir|re)$/.test(keyAt(reading, begin)))
    return {kind: "clause", at: begin};
  if (frame.has("clause")) return frame.has("told") ? told(reading, begin) : {kind: "clause", at: begin};
  const stands =
    !wordAt(reading, begin, "boundary", "and") || wordAt(reading, begin, "determiner", "he", "she", "it", "they");
  return frame.has("object") && stands ? {kind: "object", at: begin} : null;
}

/** "told Reuters the army had left": a clause follows whoever was told. */
function told(reading: Reading, from: number): Complement | null {
  const hit = wordAt(reading, from, "addressee") ?? reading.at(from, "outlet")[0] ?? reading.at(from, "person")[0];
  let at = hit?.to ?? from + 1;
  if (!hit) at = afterCapitals(reading, at);
  at = skipAdjuncts(reading, at);
  return at < reading.tokens.length && !breaks(reading, at) ? {kind: "clause", at} : null;
}

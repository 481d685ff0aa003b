import type {Hit} from "../../lexicon.js";
import type {Reading} from "../../rules.js";
import {breaks, gapAt, keyAt, wordBefore} from "../speech-words.js";
import type {VerbGroup} from "../speech-rules.js";

/** What is passed over between a verb and its auxiliaries and subject, and what it says. */
const before = ["adverb", "have", "be", "do", "modal", "not"];

/** The verb with its auxiliaries and adverbs: "has previously denied", "was quoted", "did not say". */
export function verbGroup(reading: Reading, hit: Hit): VerbGroup | null {
  let from = hit.from;
  const found = new Set<string>();
  while (from > 0 && !breaks(reading, from)) {
    const word = wordBefore(reading, from, ...before);
    if (!word) break;
    if (word.value === "be" && wordBefore(reading, from, "have")?.from !== word.from) found.add("be");
    for (const value of before) if (wordBefore(reading, from, value)) found.add(value);
    from = word.from;
  }
  const as = String(hit.row.as);
  const group = {from, unsaid: found.has("modal") || found.has("not"), passive: false, pronoun: null};
  // "said by telephone" is no passive.
  const byNext = keyAt(reading, hit.to) === "by" && !reading.at(hit.to + 1, "channel").length;
  const isPast = as === "past" || as === "participle" || hit.row.past === keyAt(reading, hit.from);
  if (as === "gerund") return {...group, form: found.has("be") ? "finite" : "gerund"};
  if (isPast && (found.has("be") || byNext || (as === "participle" && !found.has("have"))))
    return {...group, passive: true, form: "participle"};
  if (as === "base" && keyAt(reading, from - 1) === "to" && gapAt(reading, from).trim() === "")
    return {...group, form: "infinitive"};
  return {...group, form: "finite"};
}

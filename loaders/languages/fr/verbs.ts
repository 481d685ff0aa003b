import type {Hit} from "../../lexicon.js";
import type {Reading} from "../../rules.js";
import {breaks, gapAt, keyAt, leadAt, wordAt, wordBefore} from "../speech-words.js";
import type {VerbGroup} from "../speech-rules.js";
import {pronoun} from "../subjects.js";

/** What is passed over between a verb and its auxiliaries and subject. */
const before = ["adverb", "have", "be", "modal", "not", "clitic"];

type VerbForm = "participle" | "finite" | "gerund" | "infinitive" | "unsaid";

/**
 * Which form of a verb stands in the text: accents, which lists do not compare, tell "affirmé" from "affirme". What will be said is
 * not said yet.
 */
function formOf(reading: Reading, {from, row}: Hit, afterHave: boolean): VerbForm {
  const text = reading.tokens[from]!.text.normalize("NFC").toLowerCase();
  const as = String(row.as);
  if (as === "gerund" || as === "infinitive") return as;
  if (as === "future") return "unsaid";
  if (as !== "participle" && as !== "present" && as !== "subjunctive") return "finite";
  if (/er( |$)/.test(String(row.verb))) return /ée?s?$/.test(text) ? "participle" : "finite";
  // "dit" is both.
  const isBoth = String(row.present).split("|")[0] === row.participle && text === row.participle;
  return as === "participle" && (!isBoth || afterHave) ? "participle" : "finite";
}

/** The verb with its auxiliaries, adverbs and clitics: "n'a pas encore revendiqué", "s'est dit", "a-t-il ajouté". */
export function verbGroup(reading: Reading, hit: Hit): VerbGroup | null {
  let from = hit.from;
  let inverted: VerbGroup["pronoun"] = null;
  const found = new Set<string>();
  const reflexive = (index: number) => /^s'$/.test(leadAt(reading, index)) || keyAt(reading, index) === "se";
  while (from > 0 && (!breaks(reading, from) || gapAt(reading, from) === "-")) {
    // "a-t-il": the pronoun follows its auxiliary.
    const hyphen = gapAt(reading, from - 1) === "-";
    const person = hyphen
      ? (pronoun(reading, from - 1) ?? (wordAt(reading, from - 1, "mine", "on") ? "nobody" : null))
      : null;
    if (person) {
      inverted = person;
      from -= keyAt(reading, from - 2) === "t" ? 2 : 1;
      continue;
    }
    const word = wordBefore(reading, from, ...before);
    if (!word) break;
    from = word.from;
    for (const value of before) if (wordAt(reading, from, value)?.to === word.to) found.add(value);
    if (/^n'$/.test(leadAt(reading, from))) found.add("not");
    if (reflexive(from)) found.add("self");
    // "a" after an auxiliary is no more of the group: the next word to the left begins the subject.
    if (word.value === "have" && leadAt(reading, from) !== "") break;
  }
  if (reflexive(hit.from)) found.add("self");
  const form = formOf(reading, hit, found.has("have") || found.has("be"));
  if (form === "unsaid") return null;
  inverted ??= after(reading, hit.to);
  const group = {from, unsaid: found.has("not") || found.has("modal"), passive: false, pronoun: inverted};
  if (form === "participle") {
    if (found.has("be") && !found.has("self")) return {...group, form, passive: true};
    if (found.has("have") || found.has("self")) return {...group, form: "finite"};
    // "et menacé": the auxiliary stands before the first of two verbs.
    if (wordBefore(reading, from, "and") && !wordAt(reading, hit.to, "by")) return {...group, form: "finite"};
    return {...group, form, passive: true};
  }
  return {...group, form};
}

/** "dit-il", "affirme-t-elle", "dit-on". */
function after(reading: Reading, index: number): VerbGroup["pronoun"] {
  if (gapAt(reading, index) !== "-") return null;
  const at = keyAt(reading, index) === "t" ? index + 1 : index;
  return pronoun(reading, at) ?? (wordAt(reading, at, "mine", "on") ? "nobody" : null);
}

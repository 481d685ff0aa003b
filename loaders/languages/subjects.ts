import type {Hit} from "../lexicon.js";
import type {Reading} from "../rules.js";
import type {Agreement, Phrase} from "../speech.js";
import {within} from "../speech.js";
import {skipAdjuncts} from "./complements.js";
import {headOf, nounPhrase} from "./noun-phrases.js";
import {breaks, gapAt, leadAt, wordAt} from "./speech-words.js";

/** What a pronoun at token `index` says of whom it stands for; null for other words and for "I", "we". */
export function pronoun(reading: Reading, index: number): Agreement | null {
  if (wordAt(reading, index, "they")) return {gender: null, plural: true};
  if (wordAt(reading, index, "he")) return {gender: "m", plural: false};
  if (wordAt(reading, index, "she")) return {gender: "f", plural: false};
  return wordAt(reading, index, "it") ? {gender: "n", plural: false} : null;
}

/** Gender that an article or a first name tells, null where neither does. */
function genderOf(reading: Reading, {from, to}: Phrase): "m" | "f" | null {
  const name = within(reading, "given_name", {from, to})[0]?.value;
  if (name === "male" || name === "female") return name === "male" ? "m" : "f";
  const article = reading.at(from, "article")[0]?.value;
  return article === "m" || article === "f" ? article : null;
}

/** Whether a phrase with that head can be who "he", "it" or "elle" is. */
export function agrees(reading: Reading, phrase: Phrase, head: Hit | null, {gender, plural}: Agreement): boolean {
  const isPerson =
    head !== null && (["person", "name", "office", "title"].includes(head.list) || head.value === "anonymous");
  const many = head?.row.number === "many" || wordAt(reading, phrase.from, "many") !== null;
  if (plural) return many || !isPerson;
  if (many) return false;
  if (gender === "n") return !isPerson;
  const own = genderOf(reading, phrase);
  if (own) return own === gender;
  // Only languages without grammatical gender keep "he" and "she" for people.
  return isPerson || reading.at(phrase.from, "article").length > 0 || leadAt(reading, phrase.from) === "l'";
}

/** Whether the word at `index` is what is known already: "the group", "l'organisation". */
export function isDefinite(reading: Reading, index: number): boolean {
  return leadAt(reading, index) === "l'" || wordAt(reading, index - 1, "definite") !== null;
}

/** The phrase that a sentence begins with, where that can speak. */
export function subjectOf(reading: Reading, headFirst: boolean): Phrase | null {
  let from = 0;
  for (let index = 1; index < Math.min(8, reading.tokens.length) && skipAdjuncts(reading, 0) > 0; index++) {
    if (/,/.test(gapAt(reading, index))) from = index;
  }
  const phrase = nounPhrase(reading, from);
  // No list knows every verb that may follow: "The governor toured".
  for (let to = phrase?.to ?? from; to > from; to--) {
    if (headOf(reading, {from, to}, headFirst)) return {from, to};
  }
  // "Striker Tom Ashdown": a name closes the phrase whose first words no list knows.
  const person = reading.all("person")[0];
  const near = person && person.from <= from + 3 && !breaks(reading, person.from);
  return near ? {from: person.from, to: person.to} : null;
}

/** The words of a phrase without what an apostrophe joins to it, with the mark that closes its last quotation. */
export function bare(reading: Reading, {from, to}: Phrase): string {
  const text = reading.text(from, to).replace(/^(?:qu|d)['’](?=\p{L})/iu, "");
  const isOpen = text.lastIndexOf("«") > text.lastIndexOf("»") || (text.match(/"/g)?.length ?? 0) % 2 === 1;
  if (!isOpen) return text.replace(/['’]s$/, "");
  return text + (/^\s*["»]/.exec(reading.tokens[to]?.gap ?? "")?.[0] ?? "");
}

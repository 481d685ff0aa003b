import type {Hit} from "../lexicon.js";
import type {Reading} from "../rules.js";
import type {Phrase} from "../speech.js";
import {within} from "../speech.js";
import {breaks, closesQuotation, isCapital, keyAt, leadAt, opensQuotation, wordAt, wordBefore} from "./speech-words.js";

/** Noun phrases of languages that put the article first and the verb between subject and object. */

/** Words of a phrase at most. */
const longest = 20;
/** Lists whose entries can speak, in the order in which they tell most about a phrase. */
const speakers = ["person", "actor", "outlet", "office", "speaker", "title", "capital", "place", "country_form"];

/**
 * What begins at token `index`, ends before token `limit` and can speak; longest first, of names and bodies before common nouns.
 * Countries speak, towns do not.
 */
export function speakerAt(reading: Reading, index: number, limit = Infinity): Hit | null {
  let best: Hit | null = null;
  for (const hit of reading.at(index)) {
    const rank = speakers.indexOf(hit.list);
    if (
      rank < 0 ||
      hit.to > limit ||
      (hit.list === "place" && !/^[A-Z]{2}$/.test(hit.value)) ||
      hit.row.kind === "adjective"
    )
      continue;
    if (best && (hit.to < best.to || (hit.to === best.to && rank >= speakers.indexOf(best.list)))) continue;
    best = hit;
  }
  return best;
}

/** Whether a phrase begins at token `index` with an article or the like, alone or joined: "the", "l'armée". */
const determined = (reading: Reading, index: number): boolean =>
  wordAt(reading, index, "determiner") !== null || /^[ldcs]'$/.test(leadAt(reading, index));

/** Whether token `index` may stand within a noun phrase. */
function fits(reading: Reading, index: number): boolean {
  const hit = speakerAt(reading, index);
  if (hit && hit.to > index + 1) return true;
  if (wordAt(reading, index, "join", "determiner")) return true;
  if (/^(qu|n|s|j|lorsqu|puisqu)'$/.test(leadAt(reading, index))) return false;
  if (wordAt(reading, index, "boundary", "adverb", "modal", "not", "have", "be", "do", "clitic")) return false;
  return !reading.at(index, "date").length;
}

/** Whether the word at `index` leads from one noun to the next: "of", "du", "d'". */
const joins = (reading: Reading, index: number): boolean =>
  wordAt(reading, index, "join") !== null || leadAt(reading, index) === "d'";

/** Whether a word that lies within a longer name or office cannot be judged alone: the "of" of "Secretary of State". */
function insideName(reading: Reading, index: number, limit = Infinity): boolean {
  for (let from = Math.max(0, index - 4); from < index; from++) {
    const hit = speakerAt(reading, from, limit);
    if (hit && hit.to > index) return true;
  }
  return false;
}

/** The noun phrase that begins at token `from`: article, nouns, what "of" and the like join to them, a name after a comma. */
export function nounPhrase(reading: Reading, from: number): Phrase | null {
  const limit = Math.min(reading.tokens.length, from + longest);
  let index = from;
  while (index < limit) {
    if (index > from && breaks(reading, index)) {
      const name = reading.at(index, "person")[0] ?? titled(reading, index);
      const alone =
        /^\s*,\s*$/.test(reading.tokens[index]!.gap) && within(reading, "person", {from, to: index}).length === 0;
      if (name && alone && within(reading, "office", {from, to: index}).length) return {from, to: name.to};
      break;
    }
    // A quotation begins, unless it is a name: « Soldats de la montagne ».
    if (
      index > from &&
      (closesQuotation(reading, index) || (opensQuotation(reading, index) && !isCapital(reading, index)))
    )
      break;
    const hit = speakerAt(reading, index);
    if (hit && (hit.list === "person" || hit.to > index + 1)) {
      index = hit.to;
      if (hit.list === "person" && !joins(reading, index)) break;
      continue;
    }
    if (wordAt(reading, index, "and")) {
      const next = index > from ? coordinated(reading, index) : index;
      if (next === index) break;
      index = next;
      continue;
    }
    if (!fits(reading, index)) break;
    // "une source à Kaboul" serves there, "a dit à Reuters" told; nor does a channel or a day belong to the phrase.
    if (joins(reading, index) && index > from && !belongs(reading, from, index)) break;
    if (index > from && determined(reading, index) && !joins(reading, index) && !joins(reading, index - 1)) break;
    index++;
  }
  while (index > from && wordAt(reading, index - 1, "join", "determiner") && !insideName(reading, index - 1)) index--;
  return index > from ? {from, to: index} : null;
}

/** Where a second one of those who speak begins after "and" at `index`, past its article; `index` itself where none does. */
function coordinated(reading: Reading, index: number): number {
  const next = wordAt(reading, index + 1, "determiner")?.to ?? index + 1;
  for (const at of [next, next + 1]) {
    if (at < reading.tokens.length && !breaks(reading, at) && speakerAt(reading, at)) return at;
  }
  return index;
}

function titled(reading: Reading, index: number): Hit | null {
  return reading.at(index, "name").find((hit) => hit.value !== "") ?? null;
}

/** Whether what a preposition adds belongs to the phrase before it: "of" always, "in" where people serve there. */
function belongs(reading: Reading, from: number, index: number): boolean {
  const next = wordAt(reading, index, "join")?.to ?? index + 1;
  if (reading.at(next, "date").length || reading.at(next, "channel").length || reading.at(next + 1, "channel").length)
    return false;
  if (wordAt(reading, index, "join_name") || leadAt(reading, index) === "d'") return true;
  if (reading.at(next, "outlet").length || wordAt(reading, next, "addressee")) return false;
  return (
    within(reading, "office", {from, to: index}).length > 0 || within(reading, "speaker", {from, to: index}).length > 0
  );
}

/** The noun phrase that ends before token `end` and begins where its clause, or the words that belong to it, do. */
export function phraseBefore(reading: Reading, end: number): Phrase | null {
  let from = end;
  while (from > 0 && end - from < longest) {
    const at = from - 1;
    if (from < end && (breaks(reading, from) || closesQuotation(reading, from)) && !insideName(reading, from)) break;
    if (!insideName(reading, at) && !fits(reading, at)) break;
    // "witnesses and police" speak together; elsewhere "and" begins a clause.
    if (wordAt(reading, at, "and") && !insideName(reading, at)) {
      if (coordinated(reading, at) === at || !endsSpeaker(reading, at)) break;
    }
    from = at;
    if (insideName(reading, from) || !determined(reading, from)) continue;
    // An article begins the phrase, unless "of" or the like joins it to an earlier noun.
    const joined = leadAt(reading, from) === "d'" || (from > 0 && wordAt(reading, from - 1, "join") !== null);
    if (!joined || breaks(reading, from) || !leansOn(reading, from)) break;
  }
  while (from < end && wordAt(reading, from, "join") && !determined(reading, from)) from++;
  return from < end ? {from, to: end} : null;
}

/** Whether somebody who can speak is named by the words before token `index`. */
function endsSpeaker(reading: Reading, index: number): boolean {
  return [1, 2, 3, 4].some((back) => index >= back && speakerAt(reading, index - back)?.to === index);
}

/** Whether a noun that can govern another stands before the preposition at `from - 1`. */
function leansOn(reading: Reading, from: number): boolean {
  const before = leadAt(reading, from) === "d'" ? from - 1 : from - 2;
  return before >= 0 && fits(reading, before) && !wordAt(reading, before, "join") && !breaks(reading, before + 1);
}

/**
 * Where a phrase has its core: before the first "of". English heads its phrases at the core's end ("a police commander"), French
 * after the article ("un commandant de police").
 */
export function headOf(reading: Reading, {from, to}: Phrase, first: boolean): Hit | null {
  let begins = from;
  while (begins < to - 1 && wordAt(reading, begins, "determiner")) begins = wordAt(reading, begins, "determiner")!.to;
  const person = within(reading, "person", {from, to})[0];
  if (person && person.from <= begins + 2) return person;
  let ends = begins + 1;
  while (ends < to && !closesCore(reading, ends, to)) ends++;
  const hits: Hit[] = [];
  for (let index = begins; index < ends; index++) {
    const hit = speakerAt(reading, index, ends);
    if (hit) hits.push(hit);
  }
  const name = within(reading, "name", {from: begins, to: ends}).find(
    (hit) => hit.value !== "" || reading.at(hit.from - 1, "title").some((title) => title.to === hit.from)
  );
  if (name && !hits.some((hit) => hit.list === "actor" || hit.list === "outlet")) return name;
  const fitting = first ? hits.filter((hit) => hit.from <= begins + 2) : hits.filter((hit) => hit.to === ends);
  return fitting[0] ?? null;
}

/** Whether the first noun of a phrase that ends at `to` ends before token `index`. */
function closesCore(reading: Reading, index: number, to: number): boolean {
  if (breaks(reading, index)) return true;
  return !insideName(reading, index, to) && (joins(reading, index) || wordAt(reading, index, "and") !== null);
}

/** "no group", "aucun", "someone" name nobody. */
export function isNobody(reading: Reading, {from}: Phrase): boolean {
  if (wordAt(reading, from, "nobody")) return true;
  return !breaks(reading, from) && wordBefore(reading, from, "nobody") !== null;
}

/** Whether a phrase that no list knows has a name in it: "L'Otan", "the Harbour board". */
export function isProper(reading: Reading, {from, to}: Phrase): boolean {
  return (
    (to - from <= 6 &&
      reading.tokens.slice(from, to).some((_, at) => from + at > 0 && isCapital(reading, from + at))) ||
    /^l['’]\p{Lu}/iu.test(reading.text(from, from + 1))
  );
}

/** Whether a phrase that no list knows looks like somebody: an article or a capital. */
export function looksNamed(reading: Reading, {from}: Phrase): boolean {
  return determined(reading, from) || (isCapital(reading, from) && keyAt(reading, from).length > 1);
}

import type {Hit} from "./lexicon.js";
import type {Reading} from "./rules.js";

/** Whether an entry of a list, or what a rule made, lies over tokens `from` to `to` and is longer. */
export function covers(reading: Reading, list: string, {from, to}: {from: number; to: number}): boolean {
  if (!reading.has(list)) return false;
  for (let index = Math.max(0, from - 6); index <= from; index++) {
    if (reading.at(index, list).some((hit) => hit.to >= to && hit.from <= from && hit.to - hit.from > to - from))
      return true;
  }
  return false;
}

/** What stands between clauses. */
export const stop = /[،,؛;:.]|\s[-–—]/;

/** Whether a new clause begins at a token. */
export function startsClause(reading: Reading, index: number): boolean {
  return index <= 0 ? index === 0 : reading.memo(beginsClause, index);
}

function beginsClause(reading: Reading, index: number): boolean {
  // "U.S. soldiers": sentences end at full stops, so one within is an abbreviation's.
  const {gap} = reading.tokens[index]!;
  if (/^\.\s?$/.test(gap) && /^\p{Lu}/u.test(reading.tokens[index - 1]!.text)) return false;
  const words = reading.at(index, "clause_start");
  if (words.some(({value}) => ["source", "turn", "meanwhile"].includes(value))) return true;
  // «ليل الخميس - الجمعة» is one date.
  if (!stop.test(gap) || covers(reading, "date", {from: index - 1, to: index + 1})) return false;
  if (isBetweenDashes(reading, index)) return false;
  return !isAside(reading, index) && !words.some(({value}) => value === "among");
}

/** Whether a token is a relative pronoun, not a preposition that is spelled so: «الذي», «التي», "which". */
export function isRelative(reading: Reading, index: number): boolean {
  return (
    reading.at(index, "speech_word").some(({value}) => value === "relative") &&
    !reading.at(index, "boundary").some(({value}) => value === "preposition")
  );
}

/** Whether a token stands at either end of a few words between dashes: «استشهاد الجندي - رحمه الله - بعد إصابته بمقذوف». */
function isBetweenDashes({tokens}: Reading, index: number): boolean {
  const dash = (at: number) => /^\s*[-–—]\s*$/.test(tokens[at]?.gap ?? "");
  if (!dash(index)) return false;
  return [2, 3, 4, 5].some((far) => dash(index + far) !== dash(index - far));
}

/** Whether a token stands at either end of a date between commas: «استشهد جنديان، فجر الخميس، إثر هجوم». */
function isAside(reading: Reading, index: number): boolean {
  const {tokens} = reading;
  const comma = (at: number) => at === tokens.length || /^[\s)\]]*[،,]\s*$/.test(tokens[at]!.gap);
  // A preposition may stand before it: «، في الرابع عشر من فبراير،».
  const dated = (from: number, to?: number) =>
    [from, from + 1].some((at) => reading.at(at, "date").some((date) => (to ? date.to === to : comma(date.to))));
  if (!comma(index)) return false;
  if (dated(index)) return true;
  let from = index - 1;
  while (from > 1 && index - from < 9 && !comma(from)) from--;
  return comma(from) && dated(from, index);
}

/** How many clauses begin at tokens `from` to `to`, both included. */
export function clausesBetween(reading: Reading, from: number, to: number): number {
  let count = 0;
  for (let index = from; index <= to; index++) if (startsClause(reading, index)) count++;
  return count;
}

/** Kinds of words that part two events: "after", "in reply to", "was followed by". */
const parting = ["split", "reply", "follow"];

/** The words that part two events in tokens `from` to `to` (exclusive). */
export function partings(reading: Reading, from: number, to: number): Hit[] {
  // «إطلاق نار من قبل مجموعة»: "by" is no "before"; «قبل يومين» is when.
  const other = (word: Hit) => covers(reading, "role", word) || reading.at(word.from, "date").length > 0;
  return inRange(reading, "clause_start", from, to).filter((word) => parting.includes(word.value) && !other(word));
}

/** Whether a word parts no events since it leads to a date: «اشتباكات عنيفة منذ | صباح أمس». */
export function leadsToDate(reading: Reading, {from, to}: Hit): boolean {
  const since = reading.at(from, "time_preposition").some(({value}) => value === "from");
  return since && reading.at(to, "date").length > 0;
}

/** Whether words of a kind that begin a clause stand in tokens `from` to `to` (exclusive): `reply`, `meanwhile` … */
export function hasClauseStart(reading: Reading, kind: string, from: number, to: number): boolean {
  return inRange(reading, "clause_start", from, to).some(({value}) => value === kind);
}

/** The entries of a list within tokens `from` to `to` (exclusive), in the order of the text. */
export function inRange(reading: Reading, list: string, from: number, to: number): Hit[] {
  return reading.inRange(list, from, to);
}

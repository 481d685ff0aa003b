import {bounds} from "../casualties.js";
import type {TollReading} from "../casualties.js";
import type {Hit} from "../lexicon.js";
import type {Match, Reading} from "../rules.js";

// What the tolls of English and French share: numbers stand before who is counted, adjectives between them.

/** What ends the stretch in which a number and its noun stand. */
export const boundary = /[,;:.()«»“”]/;

/** Whether a casualty word is used in one of these ways; patterns name lists, not columns. */
export function way(hit: Hit | undefined, ...ways: string[]): boolean {
  return hit !== undefined && ways.includes(String(hit.row.way));
}

export const kindOf = (hit: Hit | undefined) => hit!.value as TollReading["kind"];

/** The person or people that a word names, of the list `target`. */
export function personAt(reading: Reading, index: number): Hit | undefined {
  return reading.at(index, "target").find(({row}) => row.kind === "person");
}

/** Whether a number counts people: no part of a date, followed by no unit, thing or attack. */
function countsPeople({from, to}: Hit, reading: Reading): boolean {
  if (reading.all("date").some((date) => date.from < to && from < date.to)) return false;
  const things = ["measure", "weapon", "trigger"];
  return ![to, to + 1].some(
    (index) =>
      things.some((list) => reading.at(index, list).length > 0) &&
      !personAt(reading, to) &&
      !reading.at(to, "toll_word").length &&
      !reading.at(index, "toll_word").length
  );
}

/** Whether tokens `from` to `to` hold another casualty word, number or attack, which would have a count of its own. */
export function apart(from: number, to: number, reading: Reading): boolean {
  for (let index = from; index < to; index++)
    if (["toll_word", "number", "trigger"].some((list) => reading.at(index, list).length > 0)) return true;
  return false;
}

export function hasNumber(from: number, to: number, reading: Reading): boolean {
  for (let index = from; index < to; index++)
    if (["toll_word", "number"].some((list) => reading.at(index, list).length > 0)) return true;
  return false;
}

/** The category of those named from token `from`: adjectives and nationalities before or after the noun are passed over. */
function victimsAt(from: number, reading: Reading, nounFirst: boolean): string | null {
  for (let index = from; index < Math.min(from + 5, reading.tokens.length); index++) {
    if (index > from && boundary.test(reading.tokens[index]!.gap)) break;
    const [group] = reading.at(index, "target").filter(({row}) => row.kind !== "place");
    const next = boundary.test(reading.tokens[index + 1]?.gap ?? ".") ? undefined : personAt(reading, index + 1);
    // "Afghan engineers", "police officers": the last word counts.
    const noun = !nounFirst && next ? next : (personAt(reading, index) ?? group);
    if (noun) return noun.value;
    if (reading.at(index, "toll_word").length || reading.at(index, "locative").length) break;
  }
  return null;
}

/** The toll that a match's number gives, or null where it counts something else; `nounFirst` where adjectives follow nouns. */
export function counted(
  {parts}: Match,
  reading: Reading,
  kind: TollReading["kind"],
  nounFirst = false
): TollReading | null {
  const number = parts.number!;
  if (!countsPeople(number, reading)) return null;
  const more = reading.at(number.to, "or_more").length > 0 ? "over" : parts.approximate?.value;
  return {
    kind,
    ...bounds(number, more),
    victims: victimsAt(number.to, reading, nounFirst),
    tied: parts.casualty?.row.as === "gerund"
  };
}

/** A toll without the attackers that are named between its number and token `end`: "13 people, including two attackers". */
export function withoutAttackers(
  toll: TollReading | null,
  number: Hit,
  end: number,
  reading: Reading
): TollReading | null {
  for (let index = number.to; toll && index < end; index++) {
    const attackers = reading
      .at(index, "number")
      .find(({to}) =>
        [to, to + 1, to + 2].some((at) => reading.at(at, "target").some(({value}) => value === "attacker"))
      );
    if (!attackers || toll.min === null) continue;
    const count = Number(attackers.value);
    return {...toll, min: toll.min - count, max: toll.max === null ? null : toll.max - count};
  }
  return toll;
}

/** The toll of one person named without a number, or of people without one. */
export function named(kind: TollReading["kind"], person: Hit): TollReading {
  const count = person.row.number === "one" ? 1 : null;
  return {kind, min: count, max: count, victims: person.value};
}

/** Whether tokens `from` to `to` are all of the lists, or of the words that `also` matches. */
export function consists(reading: Reading, from: number, to: number, lists: string[], also: RegExp): boolean {
  for (let index = from; index < to; index++)
    if (!also.test(reading.tokens[index]!.key) && !lists.some((list) => reading.at(index, list).length > 0))
      return false;
  return true;
}

/** Whether a word before a casualty verb takes it back: "could kill", "if killed". */
export function isDoubtful({from}: Hit, reading: Reading): boolean {
  return [from - 1, from - 2].some((index) =>
    reading.at(index, "irrealis").some(({value, to}) => value !== "generic" && value !== "prevention" && to <= from)
  );
}

/**
 * One dead of the name after a noun of killing: "the killing of Colonel John Smith". Null where it was foiled, since then nobody died,
 * and before an `and` or `or`: "the death of John Smith and two others" is counted elsewhere or not at all.
 */
export function killingOf(casualty: Hit, to: number, reading: Reading, and: RegExp): TollReading | null {
  const before = reading.inRange("outcome", Math.max(0, casualty.from - 4), casualty.from);
  if (isDoubtful(casualty, reading) || before.length || and.test(reading.tokens[to]?.key ?? "")) return null;
  return {kind: "killed", min: 1, max: 1, victims: null, named: true};
}

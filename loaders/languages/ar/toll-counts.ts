import {bounds} from "../../casualties.js";
import type {TollReading} from "../../casualties.js";
import type {Hit} from "../../lexicon.js";
import type {Match, Reading} from "../../rules.js";

type Kind = TollReading["kind"];

/** Words that a casualty list row may stand for in a pattern; patterns name lists, not columns. */
export function way(hit: Hit | undefined, ...ways: string[]): boolean {
  return hit !== undefined && !hit.row.object && ways.includes(String(hit.row.way));
}

/** «ثلاثة منهم» */
const isSome = ({to}: Hit, {tokens}: Reading): boolean => /^(منهم|منهن|منها|بينهم)$/.test(tokens[to]?.key ?? "");

/** Whether a number counts people: not part of a date, and not followed by a unit or a thing. */
function countsPeople(number: Hit, reading: Reading): boolean {
  if (reading.all("date").some((date) => date.from < number.to && number.from < date.to)) return false;
  if (!/^[وف]?$/.test(number.lead)) return false;
  // «إصابة 5 … 3 منهم»: some of those counted; «فقتلوا اثنين منهم» is told of these alone.
  if (isSome(number, reading) && !reading.at(number.from - 1, "toll_word").some((hit) => way(hit, "verb", "noun")))
    return false;
  // «أصاب ثلاثة منازل»
  if (reading.at(number.to, "target").some(({row, lead}) => row.kind === "place" && !lead)) return false;
  // «52 حالة وفاة»
  if (reading.at(number.to, "toll_word").some((hit) => hit.to - hit.from > 1 && way(hit, "count"))) return true;
  return !reading.at(number.to, "measure").length && !reading.at(number.to, "weapon").length;
}

/** Whether a casualty verb agrees with those who stand before it: «25 من قوات الصاعقة قتلوا», not «وقتلوا». */
export const follows = ({from, lead}: Hit, {tokens}: Reading): boolean => /وا$/.test(tokens[from]!.key) && lead === "";

/** Marks between words that end what belongs together. */
export const boundary = /[،,؛;:.()«»]/;

/** "At least" may also stand behind what is counted: «قتل 20 طالبا عسكريا على الأقل». */
function extentOf(number: Hit, {parts}: Match, reading: Reading): string | undefined {
  for (let index = number.to; index < Math.min(number.to + 6, reading.tokens.length - 1); index++) {
    if (boundary.test(reading.tokens[index]!.gap)) break;
    if (reading.tokens[index]!.key === "علي" && reading.tokens[index + 1]!.key === "الاقل") return "over";
  }
  return parts.approximate?.value;
}

/** A word for people that begins at a token. */
export const personAt = (reading: Reading, index: number) =>
  reading.at(index, "target").find((hit) => hit.row.kind === "person");

/** Whether what may be a dual is rather a plural, which sounds alike: مدنيين. */
export function isPlural({from, to, row}: Hit, reading: Reading): boolean {
  const two = /^(اثنين|اثنتين|اثنان|اثنتان)$/.test(reading.tokens[to]?.key ?? "");
  return (
    !two &&
    /ين$/.test(reading.tokens[from]!.key) &&
    String(row.plural ?? "")
      .split("|")
      .some((plural) => plural.endsWith("ون"))
  );
}

/** How many people a noun without a number names: one, or two in the dual; «آخرين» is mostly "others". */
export function named(person: Hit, reading: Reading): number | null {
  if (/^(ال)?(اسره|عايله|عائله|مجموعه)/.test(reading.tokens[person.from]!.key.slice(person.lead.length))) return null;
  if (person.row.number === "two" && person.value === "unknown" && isPlural(person, reading)) return null;
  return person.row.number === "one" ? 1 : person.row.number === "two" ? 2 : null;
}

/**
 * People added with و to those counted, as long as no other casualty word follows them: «إصابة ثلاثة من رجال الشرطة وسبعة مدنيين»; to
 * people told one by one also some of theirs: «مقتل القائد واثنين من حراسه».
 * Returns how many, 0 if none.
 */
export function added(from: number, reading: Reading, oneByOne = false): number {
  let sum = 0;
  const {tokens} = reading;
  for (let index = from; index < Math.min(from + 5, tokens.length); index++) {
    if (
      boundary.test(tokens[index]!.gap) ||
      // «شخصان هما مسؤول وشرطي»
      /^(هم|هما|هن|وهم|وهما|بينهم|بينهما|منهم|منهما)$/.test(tokens[index]!.key) ||
      reading.at(index, "toll_word").length ||
      reading.at(index, "trigger").length
    )
      break;
    const number = reading.at(index, "number").find((hit) => isJoined(hit, reading));
    const of = oneByOne && number && tokens[number.to]?.key === "من" ? 1 : 0;
    const person = personAt(reading, (number?.to ?? index) + of);
    // «13 جنديا وشرطيا»: what is counted in the singular is joined by another word for those counted.
    if (!number && person?.row.number === "one" && isCounted(reading, index)) continue;
    if (
      number &&
      person &&
      countsPeople(number, reading) &&
      !reading.at(person.to, "toll_word").some((hit) => way(hit, "count"))
    ) {
      sum += Number(number.value);
      from = index = person.to - 1;
    } else if (
      !number &&
      person?.lead === "و" &&
      named(person, reading) !== null &&
      !reading.at(person.to, "toll_word").some((hit) => way(hit, "count"))
    ) {
      sum += named(person, reading)!;
      from = index = person.to - 1;
    }
  }
  return sum;
}

/** «وثلاثة», «و3»: whether "and" stands before a number. */
export const isJoined = ({lead, from}: Hit, {tokens}: Reading): boolean =>
  lead === "و" || (lead === "" && tokens[from - 1]?.key === "و" && tokens[from]!.gap === "");

/** Whether a noun in the accusative goes on with one that a number from eleven on wants so. */
function isCounted(reading: Reading, index: number): boolean {
  const accusative = (at: number) => /[^ا]ا$/.test(reading.tokens[at]?.key ?? "");
  const first = accusative(index - 1) ? index - 1 : index - 2;
  const number = [first - 1, first - 2].flatMap((at) => reading.at(at, "number")).find(({to}) => to <= first);
  return accusative(index) && accusative(first) && number !== undefined && Number(number.value) > 10;
}

/** How many people a number in a match counts, who they are and whose; null where it counts none. */
export function counted(match: Match, reading: Reading, kind: Kind, number = match.parts.number!): TollReading | null {
  if (!countsPeople(number, reading)) return null;
  const {min, max} = bounds(number, extentOf(number, match, reading));
  const victims = personAt(reading, number.to) ?? personAt(reading, number.to + 1);
  const more = added(number.to, reading) - attackersAmong(number.to, match.to, reading);
  const side = sideOf(number.to, reading);
  return {
    kind,
    min: min === null ? null : min + more,
    max: max === null ? null : max + more,
    victims: victims?.value ?? null,
    ...(/^(اخر|اخران|اخرون|اخرين)$/.test(reading.tokens[number.to]?.key ?? "") && {others: true}),
    ...(isSome(number, reading) && {some: true}),
    ...(side !== null && {side})
  };
}

/** How many of those counted a text says attacked, in tokens `from` to `to`: «ستة أشخاص، بينهم انتحاري، قتلوا». */
function attackersAmong(from: number, to: number, reading: Reading): number {
  for (let index = from; index < to; index++) {
    if (!/^(بينهم|منهم|فيهم|ضمنهم)$/.test(reading.tokens[index]!.key)) continue;
    const attacker = personAt(reading, index + 1);
    return attacker?.value === "attacker" ? (named(attacker, reading) ?? 0) : 0;
  }
  return 0;
}

/** The group that those counted before token `from` belong to: «18 عنصرا من جبهة النصرة». */
export function sideOf(from: number, reading: Reading): string | null {
  for (let index = from; index < Math.min(from + 5, reading.tokens.length); index++) {
    if (boundary.test(reading.tokens[index]!.gap)) return null;
    // «من عناصر التنظيم», «من المهاجمين»
    if (/^(التنظيم|الحركه|الجماعه|المهاجمين)$/.test(reading.tokens[index]!.key)) return "attackers";
    const side =
      reading.at(index, "actor")[0] ??
      reading.at(index, "force").find(({value}) => !["group", "unit", "person"].includes(value));
    if (side) return /^[وف]|^ب/.test(side.lead) ? null : side.value;
    if (["toll_word", "number", "trigger", "place"].some((list) => reading.at(index, list).length)) return null;
  }
  return null;
}

/** Whether a casualty word tells of killed or of injured. */
export const kindOf = (hit: Hit | undefined) => hit!.value as Kind;

/** Whether tokens between two parts hold another casualty word or the number that belongs to it; days are none. */
export function apart(from: number, to: number, reading: Reading): boolean {
  for (let index = from; index < to; index++) {
    const [date] = reading.at(index, "date");
    if (date) index = date.to - 1;
    else if (reading.at(index, "toll_word").length || reading.at(index, "number").length) return true;
  }
  return false;
}

/** People without a number, and those added to them: «ضابط ومجندان». */
export function people(kind: Kind, person: Hit, reading: Reading): TollReading {
  const count = named(person, reading);
  const sum = count === null ? null : count + added(person.to, reading, true);
  return {kind, min: sum, max: sum, victims: person.value};
}

/** The death of one who is named or known. */
export function somebody({to}: Hit, reading: Reading): TollReading {
  const more = added(to, reading, true);
  return {kind: "killed", min: 1 + more, max: 1 + more, victims: null, ...(!more && {named: true})};
}

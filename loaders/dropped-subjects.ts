import type {Account, ReportGrammar} from "./accounts.js";
import {startsClause} from "./clauses.js";
import type {Hit} from "./lexicon.js";
import type {Reading} from "./rules.js";
import type {Side, Sides} from "./sides.js";
import type {Trigger} from "./triggers.js";

/** Lists of words that may be the subject of a verb right before them. */
const subjects = ["force", "actor", "person", "name", "title", "office", "method", "country_form", "weapon", "number"];
/** Lists of words that are what an attack is aimed at, or where it is. */
const objects = ["target", "position", "place", "place_kind", "locative"];
const finite = /^(past|present)$/;

/** Who attacked in a sentence, and the first word of the name, folded. */
export interface Doer {
  side: Side;
  sentence: number;
  head: string;
}

/**
 * «تقدمت القوات وقصفت المدينة», «واصلت الميليشيا حملتها، حيث أقدمت أمس على اقتحام مقر»: who did what a verb tells that has no subject of
 * its own: the nearest side before it in the sentence that agrees with it and may be a subject, else who did what was told last.
 */
export function droppedSubject(account: Account, grammar: ReportGrammar, sides: Sides, doer: Doer | null): Side | null {
  if (!grammar.agrees) return null;
  const {reading, row} = account.sentence;
  for (const trigger of account.triggers) {
    const verb = verbOf(reading, trigger);
    if (!verb) continue;
    const object = verb !== trigger.hit && opensWithObject(reading, verb, trigger.hit);
    if (!object && hasSubject(reading, verb)) continue;
    let subject: Side | null = null;
    for (let index = 0; index < verb.from; index++) {
      const side = sides.at(account, index);
      if (!side || side.to > verb.from) continue;
      // «مقاتلون من التنظيم»
      const people = reading.tokens[side.from - 1]?.key === "من" && reading.at(side.from - 2, "force").length > 0;
      const head = people ? side.from - 2 : side.from;
      if (!isLed(reading, head) && grammar.agrees(reading, verb, reading.tokens[head]!.key)) subject = side;
      index = side.to - 1;
    }
    if (subject) return subject;
    const near = doer && row.index - doer.sentence === 1 && verb.from <= 2;
    if (near && grammar.agrees(reading, verb, doer.head)) return doer.side;
  }
  return null;
}

/** The verb that tells of an attack: its own word, or one whose object it is. */
function verbOf(reading: Reading, {hit, tense, passive}: Trigger): Hit | null {
  if (tense !== "noun") return passive || hit.row.past === "انفجر" ? null : hit;
  for (let index = hit.from - 1; index >= Math.max(0, hit.from - 7); index--) {
    const light = reading
      .at(index, "role")
      .find(({value, row}) => ["agent", "undertake"].includes(value) && finite.test(String(row.as)) && !row.object);
    if (light) return light;
    if (startsClause(reading, index + 1)) return null;
  }
  return null;
}

/** «نفذت سلسلة هجمات», «شنت هجوما»: whether nothing but how many stands between a verb and its object, the word for the attack. */
function opensWithObject(reading: Reading, verb: Hit, {from, lead}: Hit): boolean {
  if (lead.includes("ال") || from - verb.to > 2) return false;
  for (let index = verb.to; index < from; index++) {
    const words = reading.at(index);
    const own = words.some(({list}) => list !== "number" && subjects.includes(list));
    if (own || reading.tokens[index]!.stems.some(({lead}) => lead.endsWith("ال"))) return false;
  }
  return true;
}

/** Whether something right after a verb may be its subject. */
function hasSubject(reading: Reading, {to, row}: Hit): boolean {
  let next = to;
  for (let date = reading.at(next, "date")[0]; date; date = reading.at(next, "date")[0]) next = date.to;
  const words = reading.at(next);
  if (!reading.tokens[next] || startsClause(reading, next)) return false;
  if (words.some(({list, value}) => list === "boundary" && value === "preposition")) return false;
  if (row.object === "yes" || words.some(({list}) => subjects.includes(list))) return true;
  return !words.some(({list}) => objects.includes(list));
}

/** Whether a side that begins at token `from` stands after a preposition or is joined to one, or after a noun that it belongs to. */
function isLed(reading: Reading, side: number): boolean {
  let from = side;
  // «في حركتي حماس»
  while (from > 0 && reading.at(from - 1, "force").length > 0 && !startsClause(reading, from)) from--;
  const joined = ["actor", "force"].some((list) => reading.at(from, list).some(({lead}) => /^[وف]?[بلك]/.test(lead)));
  const before = reading.at(from - 1);
  const preposition = before.some(
    ({list, value}) => (list === "boundary" && value === "preposition") || list === "locative"
  );
  const position = before.some(({list}) => list === "position" || list === "target" || list === "between");
  // «في حركتي حماس والجهاد»
  const and = reading.at(from).some(({lead}) => lead.startsWith("و")) && !startsClause(reading, from);
  return joined || preposition || position || and;
}

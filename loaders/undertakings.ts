import type {Account, ReportGrammar} from "./accounts.js";
import {clausesBetween} from "./clauses.js";
import type {Hit} from "./lexicon.js";
import type {Reading} from "./rules.js";
import type {Side} from "./sides.js";

/** «واصلت قوات النظام قصف المدينة», «نجح التحالف في تدمير المواقع»: a verb whose object is the attack. */
export function undertakes(
  reading: Reading,
  {triggers}: Account,
  side: Side,
  before: number,
  grammar: ReportGrammar
): boolean {
  const verb = (role: string) => reading.at(before, "role").some(({value, to}) => value === role && to === before + 1);
  // «ردت القوات بشن حملة قصف»
  const led = ({from}: Hit) =>
    reading.at(from - 1, "boundary").some(({value}) => value === "preposition") ||
    /^[وف]?ب/.test(reading.tokens[from]!.key) ||
    [1, 2].some((back) =>
      reading.at(from - back, "role").some(({value, lead}) => value === "agent" && /^[وف]?ب/.test(lead))
    );
  // «أن طيران التحالف وجه عددا من الضربات», «مقاتلي المعارضة ردوا بإطلاق», «الحوثيين يردون بقصف»
  const follows = (role: string) =>
    reading
      .at(side.to, "role")
      .some(
        (verb) =>
          verb.value === role &&
          !verb.row.object &&
          !verb.lead &&
          (verb.row.as === "past" ||
            (verb.row.as === "present" && grammar.agrees?.(reading, verb, reading.tokens[side.from]!.key)))
      );
  const next = follows("undertake");
  return triggers.some(
    ({hit, tense, outcome}) =>
      tense === "noun" &&
      hit.from >= side.to &&
      !clausesBetween(reading, side.to, hit.from - (isApposed(reading, side, hit) ? 2 : 0)) &&
      !isHelped(reading, side.to, hit.from) &&
      (((verb("undertake") || next) && hit.from - side.to <= 12) ||
        // «نجحت طائرات التحالف في تدمير المواقع»
        ((verb("able") || follows("able")) && outcome === "occurred" && hit.from - side.to <= 14 && led(hit)))
  );
}

/** «تمكنت القوات الموالية للرئيس، من تحرير المدينة»: whether only who a side is stands before the comma and the preposition. */
function isApposed(reading: Reading, side: Side, {from}: Hit): boolean {
  const preposition = /^(من|في)$/.test(reading.tokens[from - 1]?.key ?? "");
  const apposed = [side.to, side.to + 1].some((index) => isLoyal(reading, index));
  return preposition && apposed && !clausesBetween(reading, side.to, from - 2);
}

const isLoyal = (reading: Reading, index: number) => reading.at(index, "role").some(({value}) => value === "loyal");

const help = /^(مدعوم|مسنود|معزز|بدعم|باسناد|بمسانده|بغطاء)/;

/** «مدعومة بغارات», «بدعم من غارات»: whether others did for a side what tokens `from` to `to` lead to. */
const isHelped = ({tokens}: Reading, from: number, to: number) =>
  tokens.slice(from, to).some(({key}) => help.test(key));

import type {Account, ReportGrammar} from "./accounts.js";
import {startsClause} from "./clauses.js";
import type {Reading} from "./rules.js";
import type {Side, Sides} from "./sides.js";

/** Types of attacks that a state's own forces may say that they carried out. */
const ofStates = new Set(["airstrike", "shelling", "security_operation", "armed_assault", "attack", "armed_clash"]);
const finite = /^(past|present)$/;

/**
 * The side that tells of what it did itself: «قالت الحركة إنها قتلت عشرين», «أعلنت الكتائب استهداف مقرات النظام»; null where somebody else
 * tells it, or where what happened was done to the side.
 */
export function tellsOfItself(account: Account, grammar: ReportGrammar, sides: Sides): Side | null {
  if (!grammar.agrees || account.triggers.some(({passive}) => passive)) return null;
  return throughPronoun(account, grammar, sides) ?? announced(account, grammar, sides);
}

/** «قالت الحركة إنها قتلت عشرين»: the pronoun of "that it" is the speaker, who is the subject of the verb after it. */
function throughPronoun(account: Account, grammar: ReportGrammar, sides: Sides): Side | null {
  const {reading} = account.sentence;
  const end = Math.max(account.triggers[0]?.hit.from ?? account.from, account.from) + 1;
  for (let that = Math.max(0, account.from - 1); that < end; that++) {
    if (!/^ب?ان(ه|ها|هم)$/.test(reading.tokens[that]?.key ?? "")) continue;
    const verb = [that + 1, that + 2]
      .flatMap((at) => reading.at(at))
      .find(({list, value, row}) => {
        const told =
          list === "trigger" || (list === "role" && ["kill", "able", "undertake", "agent", "target"].includes(value));
        return told && finite.test(String(row.as));
      });
    if (!verb) continue;
    const side = speakerBefore(account, that, sides);
    return side && grammar.agrees!(reading, verb, headOf(reading, side)) ? side : null;
  }
  return null;
}

/** «أعلنت الكتائب استهداف مقرات النظام»: a verbal noun that is what a side announces. */
function announced(account: Account, grammar: ReportGrammar, sides: Sides): Side | null {
  const {reading} = account.sentence;
  const [trigger] = account.triggers;
  if (!trigger || trigger.tense !== "noun" || trigger.number || trigger.outcome !== "occurred") return null;
  if (grammar.definite(trigger.hit, reading) || reading.at(trigger.hit.from - 1, "locative").length > 0) return null;
  for (let index = trigger.hit.from - 1; index >= Math.max(0, trigger.hit.from - 9); index--) {
    if (startsClause(reading, index + 1)) return null;
    const says = reading.at(index, "role").some(({value, row}) => value === "announce" && finite.test(String(row.as)));
    if (!says) continue;
    const side = sides.at(account, index + 1);
    if (!side || trigger.hit.from - side.to < 0 || trigger.hit.from - side.to > 1) return null;
    return side.kind === "armed_group" || ofStates.has(trigger.type) ? side : null;
  }
  return null;
}

/** The side that stands right after the word for saying whose clause leads to a token. */
function speakerBefore(account: Account, that: number, sides: Sides): Side | null {
  const {reading} = account.sentence;
  for (let index = that - 1; index >= Math.max(0, that - 25); index--) {
    if (reading.at(index, "boundary").some(({value}) => value === "that")) return null;
    if (reading.at(index, "report_verb").some(({row}) => finite.test(String(row.as))))
      return sides.at(account, index + 1);
  }
  return null;
}

const headOf = (reading: Reading, side: Side) => reading.tokens[side.from]!.key;

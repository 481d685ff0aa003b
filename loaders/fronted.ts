import type {Group} from "./accounts.js";
import {clausesBetween, startsClause} from "./clauses.js";
import type {Reading} from "./rules.js";
import type {Trigger} from "./triggers.js";

/** Whether a verb tells of an attack, by itself or with the word for it as its object: «شنت الحكومة عدة غارات». */
export function tellsByVerb(reading: Reading, {hit, tense}: Trigger): boolean {
  if (tense !== "noun") return tense === "past";
  for (let index = hit.from - 1; index >= Math.max(0, hit.from - 5); index--) {
    const light = reading.at(index, "role").some(({value, row}) => value === "agent" && row.as === "past");
    if (light) return true;
    if (startsClause(reading, index + 1)) return false;
  }
  return false;
}

/** Whether words that only say when something else was open the sentence, so that the verb after them is of that. */
export function isFrontedBy(reading: Reading, {triggers, tolls, from, to}: Group, {hit}: Trigger): boolean {
  const first = Math.min(...triggers.map(({hit}) => hit.from), ...tolls.map((toll) => toll.from));
  for (let index = first - 1; index >= Math.max(0, from - 9); index--) {
    const opens = index === 0 || startsClause(reading, index);
    const cue = reading.at(index, "clause_start").some(({value}) => value === "with" || value === "split");
    const since = reading.at(index, "time_preposition").some(({value}) => value === "after");
    if (opens && (cue || since) && reading.tokens[index]!.key !== "اثر")
      return triggers.length
        ? reading.at(index, "clause_start").some(({value}) => value === "with")
        : clausesBetween(reading, to, hit.from) > 0;
    if (opens) return false;
  }
  return false;
}

import type {Match, Reading} from "../rules.js";

const stop = /[,;:.()]/;

/** The token of the word for an attack that a pattern matched. */
export const triggerOf = ({parts}: Match): number => parts.trigger!.from;

/** Whether a word of a list, with one of the values, stands before token `index` in the same clause, up to `reach` words back. */
export function cueBefore(reading: Reading, list: string, values: string[], index: number, reach: number): boolean {
  for (let at = index - 1; at >= Math.max(0, index - reach); at--) {
    if (stop.test(reading.tokens[at + 1]!.gap)) return false;
    if (reading.at(at, list).some(({value}) => values.includes(value))) return true;
  }
  return false;
}

/** A plan takes an attack back, unless it was carried out or foiled: "foiled a plot to bomb". */
export function ofPlan(match: Match, reading: Reading): number | null {
  return cueBefore(reading, "outcome", ["foiled", "attempted"], match.from + 1, 5) ? null : triggerOf(match);
}

import {startsClause} from "./clauses.js";
import type {Hit} from "./lexicon.js";
import type {Reading} from "./rules.js";

/** Whether a place is what the attack was aimed at: «استهدف بلدة», «قصف على مدينة». */
export function isStruck(reading: Reading, hit: Hit): boolean {
  let before = hit.from - 1;
  while (before >= 0 && reading.at(before, "place_kind").length > 0) before--;
  if (before < 0 || startsClause(reading, before + 1)) return false;
  return (
    reading.at(before, "role").some(({value, to}) => value === "target" && to > before) ||
    reading.at(before, "trigger").some(({row}) => row.as !== "singular" && row.as !== "plural")
  );
}

/** Whether only words that say how places lie stand between two of them. */
export function leadsTo(reading: Reading, smaller: Hit, larger: Hit): boolean {
  if (larger.from - smaller.to > 3) return false;
  for (let index = smaller.to; index <= larger.from; index++) {
    if (startsClause(reading, index)) return false;
    const within =
      reading.at(index, "locative").some(({value}) => value === "inside") ||
      ["place_kind", "direction", "place"].some((list) => reading.at(index, list).length > 0);
    if (index < larger.from && !within) return false;
  }
  return true;
}

export function isOrigin(reading: Reading, hit: Hit): boolean {
  return (
    hit.from > 0 && reading.at(hit.from - 1, "locative").some(({value, to}) => value === "from" && to === hit.from)
  );
}

import type {Account, ReportGrammar} from "./accounts.js";
import {startsClause} from "./clauses.js";
import type {Hit} from "./lexicon.js";
import type {Reading} from "./rules.js";
import {aircraft} from "./sides.js";
import type {Side} from "./sides.js";

/** Lists of words for what an attack is aimed at. */
const objects = ["target", "actor", "place", "place_kind", "position", "force", "several"];
const crews = new RegExp(`^[وف]?(ال)?(${aircraft}|مروحيات|مدفعيه|دبابات|بوارج|زوارق)$`);

/** Whether the side right after a word for aiming at something is who aims: «استهدفت قوات النظام بلدة», unlike «استهدفت قوات النظام بعبوة». */
export function aims(reading: Reading, account: Account, cue: Hit, side: Side, grammar: ReportGrammar): boolean {
  const finite = /^(past|present)$/.test(String(cue.row.as));
  // «واستهدفتها طائرات التحالف»: what it was aimed at is joined to the verb.
  if (cue.row.object === "yes") return finite && !grammar.part;
  if (cue.row.as === "noun") return !grammar.part && hasObject(reading, account, side, true);
  if (cue.row.as !== "past") return false;
  // Aircraft aim; few aim at them.
  const flies =
    crews.test(reading.tokens[side.from]!.key) && grammar.agrees?.(reading, cue, reading.tokens[side.from]!.key);
  return flies || hasObject(reading, account, side, false) || (!grammar.part && leadsClause(reading, cue, side));
}

/** «كما استهدفت طائرات التحالف وحدات»: a verb with no subject before it has one after it, unless nothing else follows. */
function leadsClause(reading: Reading, verb: Hit, side: Side): boolean {
  const opens =
    startsClause(reading, verb.from) || reading.at(verb.from - 1, "clause_start").some(({to}) => to === verb.from);
  const next = reading.tokens[side.to];
  if (!opens || !next || startsClause(reading, side.to)) return false;
  // «استهدفت قوات الأمن بعبوة»: what it was done with, or where, is no object.
  const led = reading.at(side.to).some(({list, value}) => value === "preposition" || list === "locative");
  return !led && !next.stems.some(({lead}) => /^[بل]/.test(lead));
}

/**
 * Whether something else that can be aimed at follows a side, which is then the one who aims; after a noun («استهداف الطائرات لتجمع») it
 * may be joined to ل.
 */
export function hasObject(reading: Reading, account: Account, side: Side, noun: boolean): boolean {
  let left = 5;
  for (let index = side.to; left > 0 && index < account.to; index++) {
    if (startsClause(reading, index)) return false;
    const past = adverbial(reading, index);
    if (past > index) {
      index = past - 1;
      continue;
    }
    left--;
    // «قوات النظام والمسلحين» are one side.
    const named = reading
      .at(index)
      .some(
        ({list, lead}) =>
          objects.includes(list) &&
          !/^[وف]/.test(lead) &&
          !/^[بك]/.test(lead) &&
          (noun || !/^ل/.test(lead)) &&
          !(list === "force" && /يه$/.test(reading.tokens[index]!.key))
      );
    if (named || reading.at(index, "number").length > 0) return true;
  }
  return false;
}

/** The token after a day, what something was done with, or where it was, that begin at a token: «بصاروخ», «في مدينة الموصل»; else the token itself. */
function adverbial(reading: Reading, index: number): number {
  const [date] = reading.at(index, "date");
  if (date) return date.to;
  const weapon = reading.at(index, "weapon").find(({lead}) => /^[وف]?ب/.test(lead));
  if (weapon) return weapon.to;
  const [locative] = reading.at(index, "locative");
  const joined = ["place", "place_kind"].some((list) => reading.at(index, list).some(({lead}) => /^[وف]?ب/.test(lead)));
  if (!locative && !joined) return index;
  let to = locative?.to ?? index;
  for (let more = true; more;) {
    const ends = ["place_kind", "direction", "place", "locative"].flatMap((list) =>
      reading.at(to, list).map((hit) => hit.to)
    );
    more = ends.length > 0 && !startsClause(reading, to);
    if (more) to = Math.max(...ends);
  }
  return Math.max(to, index + 1);
}

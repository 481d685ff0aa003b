import type {Account, ReportGrammar} from "./accounts.js";
import {clausesBetween, hasClauseStart, inRange} from "./clauses.js";
import {isDay} from "./date-intervals.js";
import type {DateRow} from "./dates.js";
import type {ReadSentence} from "./document.js";
import type {EventDate} from "./event-dates.js";
import type {Event} from "./events.js";
import type {Reading} from "./rules.js";
import {isOther} from "./triggers.js";

// The day of an attack is told once, mostly: what is told of beside it has the same day where words say that it goes on. Rules of such
// days are named `date.…` in the report's rules, and the date's basis is `inferred`.

/** A date told of something else, which is taken to hold by a rule. */
export const inferred = ({row, text}: EventDate, rule: string): EventDate => ({
  row: {...row, basis: "inferred"},
  text,
  rule
});

/** A day holds for all that goes on with it; of "since yesterday morning" each was at some time. */
export const handedOn = (date: EventDate, rule: string): EventDate =>
  inferred(date.row.precision === "day" ? date : {...date, row: {...date.row, vague: true}}, rule);

/** The day that an account shares with the one before it in its sentence. */
export function sharedDay(before: Account, date: EventDate | null, account: Account, grammar: ReportGrammar) {
  const rule = date && ruleOf(before, account, grammar);
  return rule ? handedOn(date, rule) : null;
}

/** «ست غارات في العراق وثلاث غارات في سوريا»: whether two accounts of one clause tell of the same kind of attack by nouns. */
export function isOneList(before: Account, {sentence: {reading}, triggers: [first]}: Account): boolean {
  const last = before.triggers.at(-1);
  return (
    last?.type === first?.type &&
    last?.tense === "noun" &&
    first?.tense === "noun" &&
    clausesBetween(reading, last.hit.to, first.hit.from) === 0
  );
}

function ruleOf(before: Account, account: Account, grammar: ReportGrammar): string | null {
  const {reading} = account.sentence;
  const [first] = account.triggers;
  const from = Math.max(...before.triggers.map(({hit}) => hit.to), ...before.tolls.map(({to}) => to));
  const to = first?.hit.from ?? account.tolls[0]!.from;
  if (account.apart || account.later || to <= from) return null;
  // «قصفت القوات البلدة، ترافق مع غارات»
  if (hasClauseStart(reading, "with", from, to)) return "date.beside";
  // «توغلوا أمس في المديرية، قبل أن يستعيدوا السيطرة على المعسكر»
  if (first?.tense === "past" && inRange(reading, "went_on", from, to).length) return "date.went-on";
  // «قتل ضابطان أمس في هجوم بمدينة العريش واشتباك بمدينة السويس»: one verb, one day.
  if (!first || first.definite || account.triggers.some(({tense}) => tense !== "noun")) return null;
  const joined = [account.from, to].some((at) => grammar.joined(reading, at));
  const told = inRange(reading, "report_verb", from, account.to).some(({row}) =>
    /^(past|present)$/.test(String(row.as))
  );
  return joined && !told && clausesBetween(reading, from, to) <= 1 ? "date.joined" : null;
}

/** The days that an article has told of so far. */
export class ToldDays {
  /** Told last, and told last of what happened in the very words. */
  #last: {index: number; date: EventDate} | null = null;
  #own: {index: number; date: EventDate} | null = null;

  /** Remembers the date of an account, or else that of the event it speaks of again. */
  tell({row: {index}}: ReadSentence, own: EventDate | null, known: EventDate | null): void {
    const date = own ?? known;
    if (date?.row.precision !== "day") return;
    this.#last = {index, date};
    if (own) this.#own = this.#last;
  }

  /** The day of an account that goes on with what a sentence before told of; `opens`: it is the first of its sentence. */
  carriedTo(account: Account, {several}: Event, opens: boolean, grammar: ReportGrammar): EventDate | null {
    const {reading, row} = account.sentence;
    const far = (told: {index: number} | null) => (told ? row.index - told.index : Infinity);
    // «وكانت الغارات قد استهدفت»: that was before.
    const earlier = /^[وف]?(كان|كانت|كانوا|سبق)$/.test(reading.tokens[0]!.key);
    // «قتل طفلان أمس في غارة على المدينة. كما قتلت امرأة في قصف على بلدة»
    if (account.goesOn && far(this.#own) === 1 && !earlier) return handedOn(this.#own!.date, "date.goes-on");
    // «وفي حادث منفصل، قتل جندي»
    if (isOtherEvent(account, grammar) && !several && far(this.#last) <= 3)
      return handedOn(this.#last!.date, "date.another");
    // «سقط عشرات القتلى في مواجهات أمس. وأضافت أن الطائرات شنت غارات»
    return opens && addsTo(reading, account, grammar) && far(this.#last) === 1
      ? handedOn(this.#last!.date, "date.adds")
      : null;
  }
}

/** «وفي حادث منفصل», «أحرقوا منزلا آخر»: no «خطف آخرين», which are other people. */
function isOtherEvent({sentence: {reading}, triggers, other}: Account, grammar: ReportGrammar): boolean {
  const people = ({hit, tense}: Account["triggers"][number]) =>
    tense !== "noun" && reading.at(hit.to, "another").length > 0;
  return other && triggers.some((trigger) => isOther(reading, trigger, grammar) && !people(trigger));
}

/** Whether a speaker goes on to tell what happened: «وأضافت أن», «وقالت المصادر إن». */
const addsTo = (reading: Reading, {triggers, tolls, later}: Account, grammar: ReportGrammar) =>
  !later &&
  (reading.at(0, "clause_start").some(({value}) => value === "adds") || saysOn(reading, grammar)) &&
  (tolls.length > 0 || triggers.some(({tense}) => tense === "past"));

/** Whether a sentence opens with a verb of telling and a speaker who has the article, and so is known: «وقالت المصادر إن». */
function saysOn(reading: Reading, grammar: ReportGrammar): boolean {
  const verb = reading
    .at(0, "report_verb")
    .find(({value, row}) => value === "statement" && /^(past|present)$/.test(String(row.as)));
  const next = verb && reading.tokens[verb.to];
  return (
    !grammar.part &&
    next !== undefined &&
    next.stems.some((stem) => grammar.definite(stem, reading)) &&
    ["speaker", "office", "media"].some((list) => reading.at(verb!.to, list).length > 0)
  );
}

/** The day that a sentence names last. */
export function lastDay({reading}: ReadSentence): EventDate | null {
  const day = reading.all("date").findLast(isDay);
  return day ? {row: day.row as DateRow, text: reading.text(day.from, day.to), rule: day.rule ?? "date"} : null;
}

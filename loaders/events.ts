import type {Account, ReportGrammar} from "./accounts.js";
import {refine} from "./attack-types.js";
import type {Toll} from "./casualties.js";
import {clausesBetween, covers, inRange, partings, startsClause} from "./clauses.js";
import type {DateRow} from "./dates.js";
import type {Document} from "./document.js";
import {before, elapsedSince} from "./elapsed.js";
import type {Hit} from "./lexicon.js";
import {Atlas} from "./locations.js";
import type {Location} from "./locations.js";
import {Sides} from "./perpetrators.js";
import type {Blame} from "./perpetrators.js";
import type {Reading} from "./rules.js";
import type {Trigger} from "./triggers.js";

/** What an article tells of one event, in one or several places of it. */
export interface Event {
  accounts: Account[];
  type: string;
  count: number;
  outcome: string;
  date: {row: DateRow; text: string; rule: string} | null;
  location: Location | null;
  /** Whether the place stands beside what happened there, not elsewhere in the sentence. */
  placed: boolean;
  blame: Blame;
  targets: string[];
  weapon: string | null;
  /** Words for the buildings and installations that were hit, folded: «اكاديميه». */
  buildings: Set<string>;
  tolls: Toll[];
  rules: string[];
}

/** Who dies in fights rather than in accidents. */
const fighting = new Set(["military", "security_forces", "armed_group", "attacker"]);

/** Reads what accounts say of their events. One instance an article. */
export class EventReader {
  readonly atlas: Atlas;
  readonly #sides: Sides;
  readonly #document: Document;
  readonly #grammar: ReportGrammar;
  readonly #sport: boolean;
  /** Whether the article tells of attacks in words that mean nothing else, so that weaker words may do so too. */
  readonly #violent: boolean;

  constructor(document: Document, grammar: ReportGrammar) {
    this.#document = document;
    this.#grammar = grammar;
    this.atlas = new Atlas(document, grammar);
    this.#sides = new Sides(document, grammar, this.atlas.country);
    const counts = document.sentences.reduce(
      (sum, {reading}) => sum + topics(reading, "sport", 0, reading.tokens.length),
      0
    );
    this.#sport = counts >= 5;
    this.#violent =
      document.sentences.filter(({reading}) =>
        inRange(reading, "trigger", 0, reading.tokens.length).some(({row}) => row.force === "strong")
      ).length >= 2;
  }

  /** What an account says; neighbours in the sentence bound where it may look for a date and a place. */
  read(account: Account, before: Account | null, after: Account | null): Event {
    const {reading} = account.sentence;
    const {from, to, triggers, tolls} = account;
    const alone = !before && !after;
    const lists = !before && after?.head === account;
    const again = triggers.length > 0 && triggers.every(({definite}) => definite);
    const [low, high] = [before ? from : 0, after ? to : reading.tokens.length];
    const methods = inRange(reading, "method", from, to);
    const weapons = inRange(reading, "weapon", alone ? 0 : from, alone ? reading.tokens.length : to);
    // «هجوما على المدينة يترافق مع قصف جوي»: what goes with an attack is not the way of it.
    const [beside] = inRange(reading, "clause_start", from, to).filter(({value}) => value === "with");
    const own = ({from}: Pick<Hit, "from">) => !beside || from < beside.from;
    const told = triggers.filter(({hit}) => own(hit));
    const type = typeOf(told.length ? told : triggers, [
      ...methods.filter(own).map(({value}) => value),
      ...weapons.filter(own).map(({row}) => String(row.type ?? ""))
    ]);
    const since = before
      ? Math.max(0, ...before.triggers.map(({hit}) => hit.to), ...before.tolls.map((toll) => toll.to))
      : 0;
    const blame = this.#sides.blame(account, since, to, after ? to : reading.tokens.length);
    const here = this.atlas.locate(account, from, to);
    return {
      accounts: [account],
      type,
      count: Math.max(1, ...triggers.map((trigger) => countOf(reading, trigger))),
      outcome: triggers.find(({outcome}) => outcome !== "occurred")?.outcome ?? "occurred",
      date: this.#date(account, from, to) ?? (alone || lists ? this.#date(account, low, high) : null),
      location: here ?? (alone && !again ? this.atlas.locate(account, low, high) : null),
      placed: here !== null,
      blame,
      targets: targetsOf(reading, account, blame, this.#grammar),
      weapon: weapons[0]?.value ?? null,
      buildings: new Set(
        inRange(reading, "target", from, to)
          .filter(({row}) => row.kind === "place")
          .map((hit) => reading.tokens[hit.from]!.key.slice(hit.lead.length))
      ),
      tolls: tolls.filter((toll) => toll.kind !== "joint"),
      rules: [...triggers.map(({hit}) => `list:trigger=${hit.value}`), ...tolls.map(({rule}) => rule), ...blame.rules]
    };
  }

  /** Whether a first account tells of something that happened, somewhere, to someone. */
  stands(event: Event): boolean {
    const [account] = event.accounts;
    const {reading} = account!.sentence;
    const {triggers, from, to} = account!;
    const toll = account!.tolls.length > 0;
    const place = event.placed && event.location!.level > 0 && !event.location!.again;
    const somewhere = event.placed;
    const date = event.date !== null;
    const {perpetrator, victims} = event.blame;
    const side = perpetrator !== null || victims.length > 0;
    const weapon = event.weapon !== null || inRange(reading, "method", from, to).length > 0;
    const target = event.targets.length > 0;
    const guarded = event.targets.some((one) =>
      ["security_forces", "military", "religious", "diplomatic", "armed_group"].includes(one)
    );
    if (this.#sport && !weapon && !side) return false;
    if (topics(reading, "sport", 0, reading.tokens.length) > 1 && !weapon && !side && !toll) return false;
    const accident = topics(reading, "accident", from, to) > 0;
    if (
      accident &&
      perpetrator?.kind !== "armed_group" &&
      !weapon &&
      triggers.every(({type}) => ["bombing", "attack", "arson"].includes(type))
    )
      return false;
    // A shell of an old war that goes off is an accident.
    if (topics(reading, "remnant", 0, reading.tokens.length) > 0 && !perpetrator) return false;
    // A murder for which somebody was put to death by a court.
    if (topics(reading, "court", 0, reading.tokens.length) > 0 && perpetrator?.kind !== "armed_group") return false;
    if (topics(reading, "fiction", 0, reading.tokens.length) > 1 && !toll) return false;
    if (topics(reading, "tags", 0, 4) > 0 || topics(reading, "nuclear", from, to) > 0) return false;
    if (!triggers.length) {
      const fighters = account!.tolls.some(
        ({victims, deed}) => deed || (victims !== "attacker" && fighting.has(victims ?? ""))
      );
      if (topics(reading, "war", from, to) > 0) return false;
      return (
        account!.tolls.some(({kind}) => kind === "killed") &&
        !accident &&
        ((somewhere && (perpetrator !== null || fighters || weapon)) ||
          // «تبنت الحركة قتل شرطيين»
          (perpetrator !== null && event.blame.responsibility === "claimed"))
      );
    }
    if (triggers.every(({force}) => force === "anaphor")) {
      // «العملية التي سقط خلالها خمسة جنود» presents what it names.
      const relative = reading.at(triggers.at(-1)!.hit.to, "boundary").some(({value}) => value === "relative");
      const armed = account!.tolls.some(({victims}) => fighting.has(victims ?? ""));
      // «الجريمة البشعة التي وقعت الخميس في مسجد»
      const presents = [1, 2, 3].some((on) =>
        reading.at(triggers.at(-1)!.hit.to + on - 1, "boundary").some(({value}) => value === "relative")
      );
      const told = presents && triggers.some(({definite}) => definite) && date && somewhere && guarded;
      if (told && !accident) return true;
      return relative && armed && !topics(reading, "war", from, to) && !topics(reading, "accident", from, to);
    }
    // Courts and states execute too: that is no attack.
    if (triggers.every(({type}) => type === "execution") && !side && !weapon) return false;
    // Operations and raids are no attacks unless somebody comes to harm.
    if (triggers.every(({type}) => type === "security_operation") && !toll) return false;
    const strong = triggers.some(({force}) => force === "strong");
    const takes = triggers.some(({hit}) => /^trigger\.(freed|took|drove|fell-to)/.test(hit.rule ?? ""));
    // «حملة أمنية تستهدف جماعات متشددة»: whom an operation is aimed at is not hit by it yet.
    if (event.type === "security_operation" && !strong && !toll && !weapon) return false;
    const now = triggers.every(({tense, hit}) => tense === "present" && !reading.at(hit.from - 1, "irrealis").length);
    if (now && !toll && !(strong && date && (side || place))) return false;
    const fights = triggers.some(({type}) => type === "armed_clash");
    const generic = triggers.every(
      ({number, definite, tense}) => tense === "present" || (tense === "noun" && number === "many" && definite)
    );
    if (generic && !toll) return (date && (place || side)) || (fights && place);
    if (event.outcome !== "occurred" && (target || side)) return true;
    if (triggers.some(({passive}) => passive) && (target || place || (strong && somewhere))) return true;
    const past = triggers.some(({tense}) => tense === "past");
    if (fights && triggers.every(({type}) => type === "armed_clash"))
      return toll || (side && (strong || place || date)) || (place && (strong || date));
    if (!strong)
      return (
        // «سيطرت على قاعدة العند الجوية في 3 أغسطس»
        // «بعد استعادة القاعدة أول من أمس»
        ((past || takes) && place && date) ||
        // Among news of fights a town is not taken in any other sense.
        (this.#violent && past && takes && place) ||
        toll ||
        (side && (place || date || weapon || target || (past && victims.length > 0))) ||
        (place && (weapon || date) && target) ||
        (this.#violent && place && guarded)
      );
    if (toll || place || (fights && side) || (date && (target || side || somewhere || weapon))) return true;
    if (triggers.every(({tense, definite}) => tense === "noun" && definite)) return false;
    return (
      date || somewhere || (target && weapon) || (side && (past || target || weapon || isCarriedOut(reading, triggers)))
    );
  }

  /** When it happened, told by how long before another event: «بعد ثلاثة أيام من هجوم». */
  before({sentence, triggers, tolls}: Account, other: Event | null): Event["date"] {
    const at = triggers[0]?.hit.from ?? tolls[0]!.from;
    const elapsed = other?.date ? elapsedSince(sentence.reading, at) : null;
    const row = elapsed && before(other!.date!.row, elapsed);
    return row && {row, text: other!.date!.text, rule: "date.elapsed"};
  }

  /** The date nearest to what happened; days on which something was said are none. */
  #date({sentence, triggers, tolls}: Account, from: number, to: number): Event["date"] {
    const {reading} = sentence;
    const at = triggers[0]?.hit.from ?? tolls[0]!.from;
    const distance = (hit: Hit) => (hit.from > at ? hit.from - at : at - hit.to + 2);
    const begin = Math.min(at, ...tolls.map((toll) => toll.from));
    const near = inRange(reading, "date", from, to);
    const said = near.filter((hit) => {
      const {start} = hit.row as DateRow;
      return (
        start <= this.#document.article.published_end &&
        !isSaid(reading, hit, at) &&
        !(this.#grammar.part && clauseSays(reading, hit, at)) &&
        !isElsewhere(reading, hit, at) &&
        !isBefore(reading, hit, begin) &&
        !isReaction(reading, hit, at) &&
        !(this.#grammar.part && isReactionAfter(reading, hit, at)) &&
        !isCompared(reading, hit) &&
        !isBirth(reading, hit)
      );
    });
    // «أفاد المرصد الثلاثاء عن مقتل سبعة الاثنين»: a day of speech is that of what happened only if no other is told.
    const told = said.filter((hit) => hit.from > at && isDay(hit) && clausesBetween(reading, at + 1, hit.from) === 0);
    const dates = told.length ? said.filter((hit) => !isSpoken(reading, hit, at)) : said;
    if (!dates.length) {
      // «وعدت الحكومة أمس بإجراءات غداة هجوم»
      const led = near.find((hit) => isDay(hit) && isBefore(reading, hit, begin));
      const elapsed = led && elapsedSince(reading, begin);
      const row = elapsed && before(led.row as DateRow, elapsed);
      return row ? {row, text: reading.text(led.from, led.to), rule: "date.elapsed"} : null;
    }
    const best = dates.reduce((a, b) => (distance(b) < distance(a) || (b.from === a.from && b.to > a.to) ? b : a));
    const [first, last] = untilAnother(reading, best, dates);
    let row = last === first ? (best.row as DateRow) : between(first.row as DateRow, last.row as DateRow);
    const {published_end} = this.#document.article;
    // «شنت عددا من الغارات منذ نحو أسبوعين»: of several, since then; of one attack, then.
    const several = triggers.some(({number, tense}) => number === "many" || tense === "present");
    const since = [best.from - 1, best.from].some(
      (at) =>
        at >= 0 &&
        (at < best.from || several) &&
        // «في وقت مبكر من أمس» is a part of the day.
        !/^(مبكره?|متاخره?|سابق|لاحق|الاولي)$/.test(reading.tokens[at - 1]?.key ?? "") &&
        reading.at(at, "time_preposition").some(({value}) => value === "from")
    );
    // What happened "this year" happened before it was printed.
    if (since || row.end > published_end)
      row = {...row, edtf: `${row.start}/${published_end}`, end: published_end, precision: "interval"};
    return {row, text: reading.text(first.from, last.to), rule: best.rule ?? "date"};
  }
}

/** Two dates of which the words between them make an interval: «من أوائل عام 2015 إلى أوائل عام 2016»; else the one, twice. */
function untilAnother(reading: Reading, date: Hit, dates: Hit[]): [Hit, Hit] {
  const joined = (a: Hit, b: Hit) =>
    b.from >= a.to &&
    b.from - a.to <= 2 &&
    [a.to, a.to + 1].some(
      (at) => at <= b.from && reading.at(at, "time_preposition").some(({value}) => value === "until")
    ) &&
    (a.row as DateRow).start <= (b.row as DateRow).start;
  const before = dates.find((other) => other !== date && joined(other, date));
  const after = dates.find((other) => other !== date && joined(date, other));
  return before ? [before, date] : after ? [date, after] : [date, date];
}

/** The interval from the first day of one date to the last of another. */
function between(first: DateRow, last: DateRow): DateRow {
  const edtf = [first.edtf.split("/")[0], last.edtf.split("/").at(-1)].join("/");
  return {...last, edtf, start: first.start, precision: "interval"};
}

/** «قالت الوزارة أمس إن», «بحسب ما أعلن مسؤولون اليوم»: a day of speech. */
function isSaid(reading: Reading, date: Hit, at: number): boolean {
  if (date.to <= at) {
    for (let index = date.to; index <= at; index++) if (isThat(reading, index)) return true;
  }
  for (let index = date.from; index >= 0; index--) {
    if (reading.at(index, "clause_start").some(({value}) => value === "source")) return true;
    if (index <= at || startsClause(reading, index)) return false;
  }
  return false;
}

/** "That", but for «بعد أن», «قبل أن», which bring up what happened and not what was said. */
function isThat(reading: Reading, index: number): boolean {
  return (
    reading.at(index, "boundary").some(({value}) => value === "that") && !partings(reading, index - 1, index).length
  );
}

const isDay = ({row}: Hit) => (row as DateRow).precision === "day";

const finite = /^(past|present|participle)$/;

/** Whether a verb of saying stands before a date in its clause, and what is said after it: «أعلنت الوزارة أمس مقتل». */
function isSpoken(reading: Reading, date: Hit, at: number): boolean {
  if (date.to > at) return false;
  for (let index = date.from - 1; index >= 0; index--) {
    const verbs = reading.at(index, "report_verb").filter(({row}) => finite.test(String(row.as)));
    if (verbs.some((hit) => !covers(reading, "actor", hit))) return true;
    if (startsClause(reading, index)) return false;
  }
  return false;
}

/** Whether the clause of a date, other than that of what happened, has a verb of saying: ", police said on Monday". */
function clauseSays(reading: Reading, date: Hit, at: number): boolean {
  let [from, to] = [date.from, date.to];
  while (!startsClause(reading, from)) from--;
  while (to < reading.tokens.length && !startsClause(reading, to)) to++;
  const verbs = inRange(reading, "report_verb", from, to).filter(({row}) => finite.test(String(row.as)));
  return (at < from || at >= to) && verbs.some((hit) => !covers(reading, "actor", hit));
}

/** Whether "after", "before" or "since" something else stands between what happened and a date: «منذ تعيين زعيمها الأسبوع الماضي». */
function isElsewhere(reading: Reading, date: Hit, at: number): boolean {
  return partings(reading, at, date.from - 1).length > 0;
}

/** «دعت السلطات السبت مواطنيها إلى تجنب السفر بعد هجوم»: the day of what an attack led to. */
function isBefore(reading: Reading, date: Hit, at: number): boolean {
  return date.to <= at && partings(reading, date.to, at).some(({value}) => value === "split");
}

/** «أدان مجلس الأمن أمس الهجوم», «شيع الآلاف أمس ضحايا التفجير»: the day of what was done about an attack. */
function isReaction(reading: Reading, date: Hit, at: number): boolean {
  if (date.to > at) return false;
  for (let index = date.from - 1; index >= 0; index--) {
    const [word] = [
      ...reading.at(index, "reaction"),
      ...reading.at(index, "report_verb").filter(({value}) => value === "condemnation")
    ];
    if (word && finite.test(String(word.row.as)) && /^[وف]?$/.test(word.lead)) return true;
    if (reading.at(index, "trigger").length || reading.at(index, "toll_word").length || startsClause(reading, index))
      return false;
  }
  return false;
}

/** «من مواليد 1415هـ» */
function isBirth(reading: Reading, {from}: Hit): boolean {
  return [from - 1, from - 2].some((index) =>
    reading.at(index, "time_preposition").some(({value}) => value === "birth")
  );
}

/** "Thousands on Friday mourned the victims of the attack": where subjects come first, what was done may follow its day. */
function isReactionAfter(reading: Reading, date: Hit, at: number): boolean {
  for (let index = date.to; index < at; index++) {
    if (startsClause(reading, index)) return false;
    const words = ["reaction", "report_verb"].flatMap((list) => reading.at(index, list));
    const reacts = words.some(({list, value}) => list === "reaction" || value === "condemnation");
    if (reacts && words.some(({row}) => finite.test(String(row.as)))) return true;
  }
  return false;
}

/** «الأسوأ منذ أشهر», «الثاني خلال أسبوع»: what an attack is compared with. */
function isCompared(reading: Reading, date: Hit): boolean {
  // The preposition may belong to the date: «منذ أشهر».
  const {start, end} = date.row as DateRow;
  const led = [date.from - 1, date.from].some((index) =>
    reading.at(index, "time_preposition").some(({value}) => value === "from" || (value === "in" && start < end))
  );
  for (let index = date.from - 1; led && index >= Math.max(0, date.from - 6); index--) {
    if (reading.at(index, "superlative").length && !reading.at(index, "approximate").length) return true;
    if (startsClause(reading, index)) return false;
  }
  return false;
}

/** How many words of a topic of the list `figurative` stand in tokens `from` to `to`. */
export function topics(reading: Reading, topic: string, from: number, to: number): number {
  return inRange(reading, "figurative", from, to).filter(({value}) => value === topic).length;
}

/** The type of the first word, made more specific by the words, weapons and ways of attacking after it. */
function typeOf(triggers: Trigger[], ways: string[]): string {
  const named = triggers.filter(({force}) => force !== "anaphor");
  const type = (named[0] ?? triggers[0])?.type ?? "attack";
  return refine(
    refine(
      type,
      named.slice(1).map(({type}) => type)
    ),
    ways
  );
}

function countOf(reading: Reading, {hit, number}: Trigger): number {
  if (number === "two") return 2;
  if (number !== "many") return 1;
  for (let index = Math.max(0, hit.from - 3); index < hit.from; index++) {
    const counted = reading.at(index, "number").find(({to}) => to === hit.from);
    if (counted) return Number(counted.value);
  }
  return 1;
}

/** Who and what was hit: people of the tolls, sides, and what follows the words for the attack. */
function targetsOf(
  reading: Reading,
  {triggers, tolls, from, to}: Account,
  {victims, perpetrator}: Blame,
  {part}: ReportGrammar
): string[] {
  const found = new Set<string>();
  for (const {victims} of tolls) if (victims && !["attacker", "unknown"].includes(victims)) found.add(victims);
  for (const {kind} of victims)
    if (kind === "armed_group") found.add("armed_group");
    else if (kind === "security_force") found.add("security_forces");
    else if (kind === "military" || kind === "coalition") found.add("military");
  const start = triggers.some(({passive}) => passive) ? from : (triggers[0]?.hit.to ?? to);
  for (const hit of inRange(reading, "target", start, to)) {
    if (
      hit.value === "attacker" ||
      reading.at(hit.from, "method").length > 0 ||
      (part && isAgent(reading, hit)) ||
      (perpetrator && hit.from < perpetrator.to && perpetrator.from <= hit.from)
    )
      continue;
    if (hit.value !== "unknown" && (hit.row.kind !== "person" || hit.from <= start + (part ? 3 : 1)))
      found.add(hit.value);
  }
  return [...found];
}

/** «شن التنظيم هجمات», «نفذت الجماعة مذابح»: whether a verb in the past has the word for the attack as its object. */
function isCarriedOut(reading: Reading, triggers: Trigger[]): boolean {
  return triggers.some(({hit, tense}) => {
    for (let index = hit.from - 1; tense === "noun" && index >= Math.max(0, hit.from - 14); index--) {
      if (reading.at(index, "role").some(({value, row}) => value === "agent" && row.as === "past" && !row.object))
        return true;
      if (startsClause(reading, index + 1)) return false;
    }
    return false;
  });
}

/** "By suspected rebels": those who did it. */
function isAgent(reading: Reading, {from}: Hit): boolean {
  return [1, 2, 3].some((back) =>
    reading.at(from - back, "role").some(({value, to}) => value === "agent" && to <= from && to >= from - 2)
  );
}

import type {Account, ReportGrammar} from "./accounts.js";
import {refine} from "./attack-types.js";
import type {Toll} from "./casualties.js";
import {inRange, startsClause} from "./clauses.js";
import type {Document} from "./document.js";
import {dateBefore, dateOf, dateThen} from "./event-dates.js";
import type {EventDate} from "./event-dates.js";
import {happened, toneOf} from "./happened.js";
import type {Tone} from "./happened.js";
import type {Hit} from "./lexicon.js";
import {Atlas} from "./locations.js";
import type {Location} from "./locations.js";
import {Perpetrators} from "./perpetrators.js";
import type {Blame} from "./perpetrators.js";
import type {Reading} from "./rules.js";
import type {Side} from "./sides.js";
import type {Trigger} from "./triggers.js";

/** What an article tells of one event, in one or several places of it. */
export interface Event {
  accounts: Account[];
  type: string;
  count: number;
  outcome: string;
  date: EventDate | null;
  location: Location | null;
  /** Whether the place stands beside what happened there, not elsewhere in the sentence. */
  placed: boolean;
  blame: Blame;
  targets: string[];
  weapon: string | null;
  /** Words for the buildings and installations that were hit, folded: «اكاديميه». */
  buildings: Set<string>;
  /** The beginnings of the words that tell of it: «هجوم». */
  words: Set<string>;
  /** Names of those who were killed or taken. */
  people: Set<string>;
  /** Whether some words tell of several attacks. */
  several: boolean;
  tolls: Toll[];
  rules: string[];
}

/** Reads what accounts say of their events. One instance an article. */
export class EventReader {
  readonly atlas: Atlas;
  readonly #perpetrators: Perpetrators;
  readonly #document: Document;
  readonly #grammar: ReportGrammar;
  readonly #tone: Tone;

  constructor(document: Document, grammar: ReportGrammar) {
    this.#document = document;
    this.#grammar = grammar;
    this.atlas = new Atlas(document, grammar);
    this.#perpetrators = new Perpetrators(document, grammar, this.atlas.country);
    this.#tone = toneOf(document);
  }

  /** What an account says; neighbours in the sentence bound where it may look for a date and a place. */
  read(account: Account, before: Account | null, after: Account | null): Event {
    const {reading} = account.sentence;
    const {from, to, triggers, tolls} = account;
    const alone = !before && !after;
    const lists = !before && after?.head === account;
    const again = triggers[0]?.definite === true;
    const [low, high] = [before ? from : 0, after ? to : reading.tokens.length];
    // «استعادة القاعدة الجوية»: what a base is called is no way of attacking it.
    const methods = inRange(reading, "method", from, to).filter(
      ({from: at, row}) => !row.participle || !/قاعده$/.test(reading.tokens[at - 1]?.key ?? "")
    );
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
    const blame = this.#perpetrators.blame(account, since, to, after ? to : reading.tokens.length);
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
      words: new Set(
        triggers
          .filter(({force}) => force !== "anaphor")
          .map(({hit}) => reading.tokens[hit.from]!.key.slice(hit.lead.length).slice(0, 4))
      ),
      people: peopleOf(account),
      several: triggers.some(({number}) => number === "many"),
      tolls: tolls.filter((toll) => toll.kind !== "joint"),
      rules: [...triggers.map(({hit}) => `list:trigger=${hit.value}`), ...tolls.map(({rule}) => rule), ...blame.rules]
    };
  }

  /** Whether a first account tells of something that happened, somewhere, to someone. */
  stands(event: Event): boolean {
    return happened(event, this.#tone);
  }

  /** Who tells of an event of its own doing: asked once all that is told of it has been joined, since one side tells of many. */
  teller(event: Event): Side | null {
    for (const account of event.accounts) {
      const side = this.#perpetrators.teller(account);
      if (side) return side;
    }
    return null;
  }

  /** When it happened, told by how long before another event: «بعد ثلاثة أيام من هجوم». */
  before(account: Account, other: Pick<Event, "date"> | null): EventDate | null {
    return dateBefore(account, other);
  }

  /** When it happened, told as the time of what was told of last. */
  then(account: Account, last: EventDate | null): EventDate | null {
    return dateThen(account, last, this.#document.article.published_end);
  }

  #date(account: Account, from: number, to: number): EventDate | null {
    return dateOf(account, from, to, this.#document.article.published_end, this.#grammar);
  }
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
  if (number === null) return 1;
  for (let index = Math.max(0, hit.from - 3); index < hit.from; index++) {
    const counted = reading.at(index, "number").find(({to}) => to === hit.from);
    // «15 هجوما»: from eleven on what is counted stands in the singular.
    if (counted) return Math.max(1, Number(counted.value));
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

/** «مقتل القيادي ناصر الوحيشي», «اغتيال ... الوحيشي»: who was killed or taken, by name and surname. */
function peopleOf({sentence: {reading}, triggers, tolls}: Account): Set<string> {
  const found = new Set<string>();
  const told = [
    ...tolls.filter(({kind, min}) => kind === "killed" && min === 1),
    ...triggers.filter(({type}) => personal.has(type)).map(({hit}) => hit)
  ];
  for (const {from, to} of told)
    for (let index = from; index < Math.min(to + 6, reading.tokens.length); index++) {
      if (index > to && startsClause(reading, index)) break;
      const [person] = reading.at(index, "person");
      if (!person) continue;
      if (person.value.includes(" ")) found.add(person.value);
      break;
    }
  return found;
}

/** Attacks that are on somebody rather than somewhere. */
const personal = new Set(["assassination", "execution", "kidnapping"]);

/** "By suspected rebels": those who did it. */
function isAgent(reading: Reading, {from}: Hit): boolean {
  return [1, 2, 3].some((back) =>
    reading.at(from - back, "role").some(({value, to}) => value === "agent" && to <= from && to >= from - 2)
  );
}

import {sameFamily, sameNumber, specificity, startsClause, suffered} from "./accounts.js";
import type {Account, ReportGrammar, Trigger} from "./accounts.js";
import type {Toll} from "./casualties.js";
import type {DateRow} from "./dates.js";
import type {Document} from "./document.js";
import type {Hit} from "./lexicon.js";
import {Atlas} from "./locations.js";
import type {Location} from "./locations.js";
import {Sides} from "./perpetrators.js";
import type {Blame} from "./perpetrators.js";
import type {Reading} from "./rules.js";

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

/** What a weapon or a way of attacking makes of the type that a word gives. */
const refined: Record<string, string[]> = {
  attack: ["suicide_bombing", "vehicle_bombing", "ied", "airstrike", "shelling", "armed_assault", "bombing", "assassination", "arson", "looting"],
  bombing: ["suicide_bombing", "vehicle_bombing", "ied"],
  vehicle_bombing: ["suicide_bombing"],
  ied: ["suicide_bombing"],
  shelling: ["airstrike"],
  armed_assault: ["suicide_bombing"]
};

/** Reads what accounts say of their events, and which of them speak of one event. One instance an article. */
export class EventReader {
  readonly atlas: Atlas;
  readonly #sides: Sides;
  readonly #document: Document;
  readonly #sport: boolean;
  /** Whether the article tells of attacks in words that mean nothing else, so that weaker words may do so too. */
  readonly #violent: boolean;

  constructor(document: Document, grammar: ReportGrammar) {
    this.#document = document;
    this.atlas = new Atlas(document, grammar);
    this.#sides = new Sides(document, this.atlas.country);
    const counts = document.sentences.reduce((sum, {reading}) => sum + topics(reading, "sport", 0, reading.tokens.length), 0);
    this.#sport = counts >= 5;
    this.#violent = document.sentences.filter(({reading}) => inRange(reading, "trigger", 0, reading.tokens.length).some(({row}) => row.force === "strong")).length >= 2;
  }

  /** What an account says; neighbours in the sentence bound where it may look for a date and a place. */
  read(account: Account, before: Account | null, after: Account | null): Event {
    const {reading} = account.sentence;
    const {from, to, triggers, tolls} = account;
    const alone = !before && !after;
    const again = triggers.length > 0 && triggers.every(({definite}) => definite);
    const [low, high] = [before ? from : 0, after ? to : reading.tokens.length];
    const methods = inRange(reading, "method", from, to);
    const weapons = inRange(reading, "weapon", alone ? 0 : from, alone ? reading.tokens.length : to);
    const type = typeOf(triggers, [...methods.map(({value}) => value), ...weapons.map(({row}) => String(row.type ?? ""))]);
    const told = before ? Math.max(0, ...before.triggers.map(({hit}) => hit.to), ...before.tolls.map((toll) => toll.to)) : 0;
    const blame = this.#sides.blame(account, told, to, after ? to : reading.tokens.length);
    const here = this.atlas.locate(account, from, to);
    return {
      accounts: [account],
      type,
      count: Math.max(1, ...triggers.map((trigger) => countOf(reading, trigger))),
      outcome: triggers.find(({outcome}) => outcome !== "occurred")?.outcome ?? "occurred",
      date: this.#date(account, from, to) ?? (alone ? this.#date(account, low, high) : null),
      location: here ?? (alone && !again ? this.atlas.locate(account, low, high) : null),
      placed: here !== null,
      blame,
      targets: targetsOf(reading, account, blame),
      weapon: weapons[0]?.value ?? null,
      buildings: new Set(inRange(reading, "target", from, to).filter(({row}) => row.kind === "place").map((hit) => reading.tokens[hit.from]!.key.slice(hit.lead.length))),
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
    const place = event.placed && event.location!.level > 0;
    const somewhere = event.placed;
    const date = event.date !== null;
    const {perpetrator, victims} = event.blame;
    const side = perpetrator !== null || victims.length > 0;
    const weapon = event.weapon !== null || inRange(reading, "method", from, to).length > 0;
    const target = event.targets.length > 0;
    const guarded = event.targets.some((one) => ["security_forces", "military", "religious", "diplomatic", "armed_group"].includes(one));
    if (this.#sport && !weapon && !side) return false;
    const accident = topics(reading, "accident", from, to) > 0;
    if (accident && perpetrator?.kind !== "armed_group" && !weapon && triggers.every(({type}) => ["bombing", "attack", "arson"].includes(type))) return false;
    if (topics(reading, "fiction", 0, reading.tokens.length) > 1 && !toll) return false;
    if (topics(reading, "tags", 0, 4) > 0 || topics(reading, "nuclear", from, to) > 0) return false;
    if (!triggers.length) {
      const fighters = account!.tolls.some(({victims}) => ["military", "security_forces", "armed_group"].includes(victims ?? ""));
      if (topics(reading, "war", from, to) > 0) return false;
      return account!.tolls.some(({kind}) => kind === "killed") && somewhere && !accident && (perpetrator !== null || fighters || weapon);
    }
    if (triggers.every(({force}) => force === "anaphor")) return false;
    const strong = triggers.some(({force}) => force === "strong");
    const now = triggers.every(({tense, hit}) => tense === "present" && !reading.at(hit.from - 1, "irrealis").length);
    if (now && !toll && !(strong && date && (side || place))) return false;
    const fights = triggers.some(({type}) => type === "armed_clash");
    const generic = triggers.every(({number, definite, tense}) => tense === "present" || (tense === "noun" && number === "many" && definite));
    if (generic && !toll) return (date && (place || side)) || (fights && (place || side));
    if (event.outcome !== "occurred" && (target || side)) return true;
    if (triggers.some((trigger) => suffered(reading, trigger.hit)) && (target || place || (strong && somewhere))) return true;
    const past = triggers.some(({tense}) => tense === "past");
    if (fights && triggers.every(({type}) => type === "armed_clash")) return toll || (side && (strong || place || date)) || (strong && place);
    if (!strong) return toll || (side && (place || date || weapon || target || (past && victims.length > 0))) || (place && (weapon || date) && target) || (this.#violent && place && guarded);
    if (toll || place || (fights && side) || (date && (target || side || somewhere || weapon))) return true;
    if (triggers.every(({tense, definite}) => tense === "noun" && definite)) return false;
    return date || somewhere || (target && weapon) || (side && (past || target || weapon));
  }

  /** The event of the article that another account speaks of again, the latest first; null if none. */
  find(event: Event, events: Event[]): Event | null {
    const [account] = event.accounts;
    if (account!.other) return null;
    const {triggers} = account!;
    const {reading, row} = account!.sentence;
    if (!triggers.length && topics(reading, "war", account!.from, account!.to) > 0) return null;
    const definite = triggers.some((trigger) => trigger.definite && trigger.number !== "many");
    const anaphor = triggers.some((trigger) => trigger.definite) && triggers.every(({force}) => force === "anaphor");
    if (!anaphor && triggers.length > 0 && triggers.every(({force}) => force === "anaphor")) return null;
    const plural = triggers.some((trigger) => trigger.definite && trigger.number === "many");
    // «العملية التي وقعت في سوروتش» presents what it names, unlike «العملية» alone.
    const relative = triggers.some(({hit}) => [hit.to, hit.to + 1].some((at) => reading.at(at, "boundary").some(({value}) => value === "relative")));
    const presents = relative && (event.date !== null || (event.location !== null && event.location.level > 0));
    const lastOf = ({accounts}: Event) => accounts.at(-1)!.sentence.row.index;
    const exact = (one: Event) => Number(one.type === event.type && event.type !== "attack");
    const order = [...events].sort((a, b) => exact(b) - exact(a) || lastOf(b) - lastOf(a) || events.indexOf(b) - events.indexOf(a));
    for (const earlier of order) {
      if (!this.#compatible(earlier, event)) continue;
      const samePlace = event.location && earlier.location && event.location.level > 0 && earlier.location.level > 0 && this.#linked(earlier.location, event.location);
      const sameDate = event.date && earlier.date && event.date.row.start === earlier.date.row.start && event.date.row.end === earlier.date.row.end;
      const sameToll = likeToll(earlier, event);
      const sameSide = event.blame.perpetrator?.actor && earlier.blame.perpetrator?.actor === event.blame.perpetrator.actor;
      const distance = row.index - lastOf(earlier);
      const sameBuilding = [...event.buildings].some((building) => earlier.buildings.has(building));
      const evidence = [samePlace, sameDate, sameToll, sameSide, sameBuilding].filter(Boolean).length;
      const series = [earlier, event].every(({accounts}) => accounts.some((one) => one.triggers.some(({number}) => number === "many")));
      if (series && sameSide && earlier.type === event.type && distance <= 4) return earlier;
      if (anaphor || (definite && (!presents || evidence > 0))) return earlier;
      const alike = earlier.type === event.type || (event.type === "attack" && !presents);
      if (plural && alike && (evidence > 0 || distance <= 2) && earlier.accounts.some((one) => one.triggers.some(({number}) => number === "many"))) return earlier;
      if (!triggers.length && (sameToll || sameDate || distance <= 1)) return earlier;
      if (evidence >= 2 || sameToll) return earlier;
      if (sameBuilding && distance <= 3) return earlier;
      // «القصف الإسرائيلي على غزة» under a picture is what the next words report.
      const vague = !earlier.date && !earlier.tolls.length && earlier.accounts.every((one) => one.triggers.every((word) => word.tense === "noun" && word.definite));
      if (vague && evidence > 0) return earlier;
      // A noun without the article brings up something new, as does a toll beside one that is known.
      const fresh = account!.later || triggers.some((trigger) => trigger.tense === "noun" && trigger.number && !trigger.definite);
      if (fresh || (event.tolls.length > 0 && earlier.tolls.length > 0)) continue;
      if (evidence === 1 && distance <= 2) return earlier;
      if (samePlace && event.location!.level >= 3 && distance <= 4 && !(event.date && earlier.date)) return earlier;
      // What the next sentence tells without a day or a toll of its own is more about the same.
      if (distance <= 1 && !event.date && !event.tolls.length && earlier.type === event.type && event.type !== "attack" && !plural) return earlier;
    }
    return null;
  }

  /** The date nearest to what happened; days on which something was said are none. */
  #date({sentence, triggers, tolls}: Account, from: number, to: number): Event["date"] {
    const {reading} = sentence;
    const at = triggers[0]?.hit.from ?? tolls[0]!.from;
    const distance = (hit: Hit) => (hit.from > at ? hit.from - at : at - hit.to + 2);
    const dates = inRange(reading, "date", from, to).filter((hit) => {
      const {start} = hit.row as DateRow;
      return start <= this.#document.article.published_end && !isSaid(reading, hit, at) && !isElsewhere(reading, hit, at);
    });
    if (!dates.length) return null;
    const best = dates.reduce((a, b) => (distance(b) < distance(a) || (b.from === a.from && b.to > a.to) ? b : a));
    let row = best.row as DateRow;
    const since = best.from > 0 && reading.at(best.from - 1, "time_preposition").some(({value}) => value === "from");
    if (since) {
      const end = this.#document.article.published_end;
      row = {...row, edtf: `${row.start}/${end}`, end, precision: "interval"};
    }
    return {row, text: reading.text(best.from, best.to), rule: best.rule ?? "date"};
  }

  #compatible(a: Event, b: Event): boolean {
    if (!sameFamily(a.type, b.type) && b.accounts[0]!.triggers.length) return false;
    if (a.date && b.date && apart(a.date.row, b.date.row)) return false;
    const again = b.accounts[0]!.triggers;
    if (!a.accounts[0]!.triggers.every((one) => again.every((other) => sameNumber(one, other)))) return false;
    if (!likeToll(a, b) && a.location && b.location && !this.compatiblePlaces(a.location, b.location)) return false;
    const clash = a.type === "armed_clash" || b.type === "armed_clash";
    const hits = (one: Event, other: Event) => other.blame.victims.some(({actor}) => actor && actor === one.blame.perpetrator?.actor);
    if (b.outcome !== "occurred" && a.outcome !== b.outcome) return false;
    if (!clash && (hits(a, b) || hits(b, a))) return false;
    const [x, y] = [a.blame.perpetrator?.actor, b.blame.perpetrator?.actor];
    if (x && y && x !== y && !clash) return false;
    for (const kind of ["killed", "injured"]) {
      const [p, q] = [a, b].map(({tolls}) => tolls.filter((toll) => toll.kind === kind && toll.min !== null).map((toll) => toll.min!));
      if (p!.length && q!.length && Math.max(...q!) > 3 * Math.max(...p!) + 5) return false;
    }
    return true;
  }

  /** Whether one place is the other or lies in it; names that are not listed only know their country. */
  compatiblePlaces(a: Location, b: Location): boolean {
    if (a.country && b.country && a.country !== b.country) return false;
    if (a.level < 1 || b.level < 1) return true;
    const parent = ({place}: Location) => (place ? this.#document.references.places.get(place)?.parent : null);
    // Parts of a region («وسط قطاع غزة») are not drawn so sharply as to keep a town of the region out.
    if (parent(a) && parent(a) === parent(b) && Math.min(a.level, b.level) <= 2 && Math.max(a.level, b.level) > 2) return true;
    // A name that is not listed may lie in a listed place, but is not another such name.
    if (!a.place || !b.place) return a.place !== b.place || a.name === b.name;
    return this.#linked(a, b);
  }

  /** Whether one listed place lies in the other. */
  #linked(a: Location, b: Location): boolean {
    if (!a.place || !b.place) return a.name === b.name;
    const chain = (id: string | null): string[] => (id ? [id, ...chain(this.#document.references.places.get(id)?.parent ?? null)] : []);
    return chain(a.place).includes(b.place) || chain(b.place).includes(a.place);
  }
}

/** Adds what a later account says: it fills what is missing, and widens the tolls. */
export function join(event: Event, later: Event): void {
  event.accounts.push(...later.accounts);
  if (specificity(later.type) < specificity(event.type) && sameFamily(event.type, later.type)) event.type = later.type;
  event.count = Math.max(event.count, later.count);
  if (event.outcome === "occurred") event.outcome = later.outcome;
  const exact = later.date?.row.precision === "day" && event.date !== null && event.date.row.precision !== "day" && event.date.row.precision !== "interval";
  if (!event.date || exact) event.date = later.date;
  const finer = event.location && later.location && event.location.level < 3 && later.location.level > event.location.level;
  if (!event.location || finer) event.location = later.location;
  event.blame.perpetrator ??= later.blame.perpetrator;
  if (later.blame.responsibility && event.blame.responsibility !== "claimed") event.blame.responsibility = later.blame.responsibility;
  event.targets = [...new Set([...event.targets, ...later.targets])];
  event.weapon ??= later.weapon;
  for (const building of later.buildings) event.buildings.add(building);
  event.tolls.push(...later.tolls);
  event.rules.push(...later.rules);
}

/** «قالت الوزارة أمس إن», «بحسب ما أعلن مسؤولون اليوم»: a day of speech. */
function isSaid(reading: Reading, date: Hit, at: number): boolean {
  if (date.to <= at) {
    for (let index = date.to; index <= at; index++) if (reading.at(index, "boundary").some(({value}) => value === "that")) return true;
  }
  for (let index = date.from; index >= 0; index--) {
    if (reading.at(index, "clause_start").some(({value}) => value === "source")) return true;
    if (index <= at || startsClause(reading, index)) return false;
  }
  return false;
}

/** Whether "after", "before" or "since" something else stands between what happened and a date: «منذ تعيين زعيمها الأسبوع الماضي». */
function isElsewhere(reading: Reading, date: Hit, at: number): boolean {
  for (let index = at; index < date.from - 1; index++) if (reading.at(index, "clause_start").some(({value}) => value === "split")) return true;
  return false;
}

function inRange(reading: Reading, list: string, from: number, to: number): Hit[] {
  const found: Hit[] = [];
  for (let index = from; index < to; index++) found.push(...reading.at(index, list).filter((hit) => hit.to <= to));
  return found;
}

/** Whether two dates exclude each other; "this week" is taken loosely. */
function apart(a: DateRow, b: DateRow): boolean {
  const slack = a.precision === "week" || b.precision === "week" ? 7 : 0;
  const later = (day: string) => new Date(Date.parse(day) + slack * 864e5).toISOString().slice(0, 10);
  return later(a.end) < b.start || later(b.end) < a.start;
}

/** Whether two accounts give the same number of people, or nearly so: sources differ. */
function likeToll(a: Event, b: Event): boolean {
  return b.tolls.some((toll) =>
    a.tolls.some((other) => {
      if (toll.min === null || other.min === null || toll.kind !== other.kind || toll.min < 2) return false;
      return Math.abs(toll.min - other.min) <= 0.3 * Math.min(toll.min, other.min);
    })
  );
}

function topics(reading: Reading, topic: string, from: number, to: number): number {
  return inRange(reading, "figurative", from, to).filter(({value}) => value === topic).length;
}

/** The type of the first word, made more specific by the words, weapons and ways of attacking after it. */
function typeOf(triggers: Trigger[], ways: string[]): string {
  const named = triggers.filter(({force}) => force !== "anaphor");
  let type = (named[0] ?? triggers[0])?.type ?? "attack";
  for (const kinds of [named.slice(1).map(({type}) => type), ways]) type = (refined[type] ?? []).find((one) => kinds.includes(one)) ?? type;
  return type;
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
function targetsOf(reading: Reading, {triggers, tolls, from, to}: Account, {victims, perpetrator}: Blame): string[] {
  const found = new Set<string>();
  for (const {victims} of tolls) if (victims && !["attacker", "unknown"].includes(victims)) found.add(victims);
  for (const {kind} of victims) if (kind === "armed_group") found.add("armed_group");
    else if (kind === "security_force") found.add("security_forces");
    else if (kind === "military" || kind === "coalition") found.add("military");
  const start = triggers.some(({hit}) => suffered(reading, hit)) ? from : (triggers[0]?.hit.to ?? to);
  for (const hit of inRange(reading, "target", start, to)) {
    if (hit.value === "attacker" || reading.at(hit.from, "method").length > 0 || (perpetrator && hit.from < perpetrator.to && perpetrator.from <= hit.from)) continue;
    if (hit.value !== "unknown" && (hit.row.kind !== "person" || hit.from <= start + 1)) found.add(hit.value);
  }
  return [...found];
}

import type {Account} from "./accounts.js";
import {sameFamily} from "./attack-types.js";
import type {DateRow} from "./dates.js";
import type {Event} from "./events.js";
import type {Kinship} from "./kinship.js";
import {isFiner} from "./locations.js";
import type {References} from "./references.js";
import {sameNumber} from "./triggers.js";

/**
 * What speaks for and against an account telling again of an event: tenths of the logarithm of the odds, by what is compared and how it
 * compares. They were fitted to pairs of accounts and earlier events that no rule of `EventFinder` joins, in articles whose events people
 * had told apart: first to a thousand, then to as many more, kept near what the first gave, and rounded; that two days are next to each other speaks more against it than in these. What is not here excludes that
 * both are one.
 */
const weights: Record<string, Record<string, number>> = {
  date: {new: -3, next: -6, "not again": -3, perhaps: -1, same: 9, unsaid: 0},
  distance: {"0": 8, "1": 3, "2": -2, "3–4": -2, "5–8": -1, more: -8},
  form: {
    definite: 1,
    "definite, several": -1,
    indefinite: -10,
    named: 1,
    past: -1,
    "points back": 5,
    present: 1,
    toll: 8,
    "verbal noun": -5
  },
  number: {other: -3, several: -7},
  order: {apart: 0, first: 10, "goes on": -6, last: 11, later: -8, only: 15},
  place: {
    around: 0,
    new: -4,
    "not again": 2,
    "other country, known": -6,
    "other, known": -9,
    perhaps: -3,
    "same country": 3,
    "same region": 7,
    "same town": 2,
    unsaid: 11,
    within: -5
  },
  side: {
    kin: 6,
    new: -8,
    "new, known": -2,
    "not again": 3,
    other: -10,
    reversed: 0,
    same: 3,
    "same victims": -5,
    unsaid: 6
  },
  target: {other: -4, same: 13, "same building": 22},
  toll: {
    "about the same": 5,
    fewer: -4,
    more: -13,
    new: -1,
    "not again": -3,
    "of others": -2,
    same: 10,
    "same, few": 3,
    unsaid: -4
  },
  type: {akin: -6, "one unsaid": -1, same: 6, unsaid: 0},
  word: {same: 8}
};

/** Where nothing is known. */
const prior = -22;

/** From which sum on an account is taken to tell of the event: a little more than even odds. */
const enough = 5;

/** How many events an account is compared with, the latest: no article tells of so many, but hostile texts and lists do. */
export const mostEarlier = 40;

/** What is compared, and how it compares. */
type Evidence = [what: string, how: string];

function weigh(evidence: Evidence[]): number {
  let sum = prior;
  for (const [what, how] of evidence) sum += weights[what]![how] ?? -Infinity;
  return sum;
}

/** Finds the event that an account most likely tells of again, where its words do not point at one. */
export class Likelihood {
  readonly #actors: References["actors"];
  readonly #kinship: Kinship;

  constructor({actors}: References, kinship: Kinship) {
    this.#actors = actors;
    this.#kinship = kinship;
  }

  /** The event that an account most likely tells of again; null where none is likely enough. */
  likeliest(event: Event, events: Event[]): Event | null {
    const [account] = event.accounts;
    const {triggers, sentence} = account!;
    // «وفي حادث آخر»: words that only say that something is to be told.
    if (triggers.length > 0 && triggers.every(({force, definite}) => force === "anaphor" && !definite)) return null;
    let found: Event | null = null;
    let most = enough;
    for (let index = Math.max(0, events.length - mostEarlier); index < events.length; index++) {
      const earlier = events[index]!;
      // What one sentence tells apart stays apart.
      if (triggers.length > 0 && earlier.accounts.at(-1)!.sentence === sentence) continue;
      if (isPart(earlier, event)) continue;
      const sum = weigh(this.#evidence(event, index, events));
      if (sum > most) [found, most] = [earlier, sum];
    }
    return found;
  }

  /** What speaks for or against `event` being number `index` of the events told before. */
  #evidence(event: Event, index: number, events: Event[]): Evidence[] {
    const earlier = events[index]!;
    const found: Evidence[] = [
      ["form", formOf(event)],
      ["type", this.#type(earlier, event)],
      ["date", dateOf(earlier, event)],
      ["place", this.#place(earlier, event)],
      ["side", this.#side(earlier, event)],
      ...tollsOf(earlier, event).map((toll): Evidence => ["toll", toll]),
      ["distance", distanceOf(earlier, event)]
    ];
    const [account] = event.accounts;
    const {triggers} = account!;
    if (events.length === 1) found.push(["order", "only"]);
    if (index === events.length - 1) found.push(["order", "last"]);
    if (index === 0) found.push(["order", "first"]);
    if (account!.later) found.push(["order", "later"]);
    if (account!.apart) found.push(["order", "apart"]);
    if (account!.goesOn) found.push(["order", "goes on"]);
    for (const building of event.buildings)
      if (earlier.buildings.has(building)) {
        found.push(["target", "same building"]);
        break;
      }
    if (event.targets.length && earlier.targets.length)
      found.push(["target", event.targets.some((one) => earlier.targets.includes(one)) ? "same" : "other"]);
    for (const word of event.words)
      if (earlier.words.has(word)) {
        found.push(["word", "same"]);
        break;
      }
    const own = triggers.filter(({force}) => force !== "anaphor");
    if (!earlier.accounts[0]!.triggers.every((one) => own.every((other) => sameNumber(one, other))))
      found.push(["number", "other"]);
    if (event.several && earlier.several) found.push(["number", "several"]);
    if (hits(earlier, event) || hits(event, earlier)) found.push(["side", "reversed"]);
    const struck = earlier.blame.victims.map(({actor}) => actor);
    if (event.blame.victims.some(({actor}) => actor && struck.includes(actor))) found.push(["side", "same victims"]);
    return found;
  }

  #type({type: a}: Event, {type: b}: Event): string {
    if (a === b) return a === "attack" ? "unsaid" : "same";
    if (a === "attack" || b === "attack") return "one unsaid";
    return sameFamily(a, b) ? "akin" : "other";
  }

  #place({location: a, type}: Event, {location: b, type: other, accounts: [account]}: Event): string {
    if (!a || !b) return b ? "new" : a ? "not again" : "unsaid";
    const same = a.place ? a.place === b.place : a.name === b.name && !b.place;
    if (same) return b.level === 0 ? "same country" : b.level > 2 ? "same town" : "same region";
    if (a.level > 0 && b.level > 0 && this.#kinship.linked(a, b)) return b.level > a.level ? "within" : "around";
    const differs = a.country && b.country && a.country !== b.country;
    if (!differs && this.#kinship.compatible(a, b, type === other)) return "perhaps";
    return `${differs ? "other country" : "other"}${pointsBack(account!) ? ", known" : ""}`;
  }

  #side({blame: a}: Event, {blame: b, accounts: [account]}: Event): string {
    const [x, y] = [a.perpetrator?.actor, b.perpetrator?.actor];
    if (!x || !y) return y ? (pointsBack(account!) ? "new, known" : "new") : x ? "not again" : "unsaid";
    if (x === y) return "same";
    const kin = this.#actors.get(x)?.parent === y || this.#actors.get(y)?.parent === x;
    return kin ? "kin" : "other";
  }
}

/** Whether words of an account speak of what is known already: «الهجوم», «هذه الهجمات», «هجوم سوروتش». */
function pointsBack({triggers, sentence: {reading}}: Account): boolean {
  return triggers.some(
    ({definite, named, number, force, hit}) =>
      named || (definite && (number !== "many" || force === "anaphor" || reading.at(hit.from - 1, "this").length > 0))
  );
}

/** How the words of an account bring up what they tell of. */
function formOf({accounts: [account]}: Event): string {
  const {triggers} = account!;
  if (!triggers.length) return "toll";
  const definite = triggers.filter((trigger) => trigger.definite);
  if (definite.length && triggers.every(({force}) => force === "anaphor")) return "points back";
  if (definite.some(({number}) => number !== "many")) return "definite";
  if (definite.length) return "definite, several";
  if (triggers.some(({named}) => named)) return "named";
  if (triggers.some(({tense, number}) => tense === "noun" && number)) return "indefinite";
  if (triggers.some(({tense}) => tense === "past")) return "past";
  return triggers.some(({tense}) => tense === "present") ? "present" : "verbal noun";
}

function dateOf({date: a}: Event, {date: b}: Event): string {
  if (!a || !b) return b ? "new" : a ? "not again" : "unsaid";
  if (a.row.start === b.row.start && a.row.end === b.row.end) return "same";
  if (!apart(a.row, b.row, 0)) return "perhaps";
  return apart(a.row, b.row, 1) ? "other" : "next";
}

/** Whether two dates exclude each other, but for so many days; "this week" is taken loosely. */
export function apart(a: DateRow, b: DateRow, days: number): boolean {
  const slack = a.precision === "week" || b.precision === "week" ? 7 : days;
  const later = (day: string) => new Date(Date.parse(day) + slack * 864e5).toISOString().slice(0, 10);
  return later(a.end) < b.start || later(b.end) < a.start;
}

/** How the killed and the injured of two accounts agree. */
function tollsOf(a: Event, b: Event): string[] {
  if (!a.tolls.length || !b.tolls.length) return [b.tolls.length ? "new" : a.tolls.length ? "not again" : "unsaid"];
  const found: string[] = [];
  for (const kind of ["killed", "injured"]) {
    const [before, now] = [a, b].map(({tolls}) =>
      tolls.filter((toll) => toll.kind === kind && toll.min !== null).map((toll) => toll.min!)
    );
    if (!before!.length || !now!.length) continue;
    const same = now!.filter((count) => before!.includes(count));
    const [most, more] = [Math.max(...before!), Math.max(...now!)];
    if (same.length) found.push(Math.max(...same) >= 3 ? "same" : "same, few");
    else if (Math.abs(most - more) <= 0.3 * Math.min(most, more)) found.push("about the same");
    else found.push(more > most ? "more" : "fewer");
  }
  return found.length ? found : ["of others"];
}

/** How many sentences after it was spoken of last. */
function distanceOf({accounts: before}: Event, {accounts: [account]}: Event): string {
  const sentences = account!.sentence.row.index - before.at(-1)!.sentence.row.index;
  if (sentences <= 2) return String(sentences);
  return sentences <= 4 ? "3–4" : sentences <= 8 ? "5–8" : "more";
}

/** Whether who did the one is who was hit by the other. */
export const hits = (one: Event, other: Event) =>
  other.blame.victims.some(({actor}) => actor && actor === one.blame.perpetrator?.actor);

/** «مقتل 19 في غارات على المحافظة ... كما قتل 15 في غارة على البلدة»: whether fewer, in a place within, are told of as some of them. */
export function isPart(a: Event, b: Event): boolean {
  const within = a.location && b.location && isFiner(b.location, a.location);
  return (
    Boolean(within) &&
    b.accounts[0]!.goesOn &&
    b.tolls.every(({kind, min}) => a.tolls.every((toll) => toll.kind !== kind || (min ?? 0) < (toll.min ?? 0)))
  );
}

import type {Account, ReportGrammar} from "./accounts.js";
import {sameFamily} from "./attack-types.js";
import {inRange} from "./clauses.js";
import type {Event} from "./events.js";
import {topics} from "./happened.js";
import {isNamedOnly} from "./join-events.js";
import {Kinship} from "./kinship.js";
import {apart, hits, isPart, Likelihood, mostEarlier} from "./likelihood.js";
import {bothTolls, exactToll, likeToll} from "./like-tolls.js";
import type {References} from "./references.js";
import {sameNumber} from "./triggers.js";

/** Finds which accounts of an article speak of one event. */
export class EventFinder {
  readonly #actors: References["actors"];
  readonly #kinship: Kinship;
  readonly #likelihood: Likelihood;
  readonly #grammar: ReportGrammar;

  constructor(references: References, grammar: ReportGrammar) {
    this.#grammar = grammar;
    this.#actors = references.actors;
    this.#kinship = new Kinship(references);
    this.#likelihood = new Likelihood(references, this.#kinship);
  }

  /** The event of the article that another account speaks of again; null if none. */
  find(event: Event, events: Event[]): Event | null {
    const [account] = event.accounts;
    const {triggers, sentence, from, to, other} = account!;
    if (other || (!triggers.length && topics(sentence.reading, "war", from, to) > 0)) return null;
    return this.#resumed(event, events) ?? this.#told(event, events) ?? this.#likelihood.likeliest(event, events);
  }

  /** The event told last, in the sentence before, where words go on with it: «أسفر عن مقتل 15». */
  #resumed(event: Event, events: Event[]): Event | null {
    const [account] = event.accounts;
    const {sentence, from, later} = account!;
    const last = events.at(-1);
    if (!last || later || sentence.row.index - last.accounts.at(-1)!.sentence.row.index !== 1) return null;
    const resumes = from === 0 && this.#grammar.resumes?.(sentence.reading);
    return resumes && this.#compatible(last, event) ? last : null;
  }

  /** The event that words for what is known already speak of, or of which the account says the same; the latest first. */
  #told(event: Event, events: Event[]): Event | null {
    const [account] = event.accounts;
    const {triggers} = account!;
    const {reading, row} = account!.sentence;
    // «هاجم الجيش بلدة مما أدى إلى مقتل 13 في تكثيف للقصف»: what the account itself brings up comes first.
    const [head, second] = triggers;
    const opens =
      event.tolls.length > 0 &&
      head?.tense === "past" &&
      !head.definite &&
      head.force !== "anaphor" &&
      // «دمر الانفجار»
      second?.hit.from !== head.hit.to;
    const definite = !opens && triggers.some((trigger) => trigger.definite && trigger.number !== "many");
    const anaphor = triggers.some((trigger) => trigger.definite) && triggers.every(({force}) => force === "anaphor");
    if (!anaphor && triggers.length > 0 && triggers.every(({force}) => force === "anaphor")) return null;
    const named = triggers.some((trigger) => trigger.named);
    const plural = triggers.some((trigger) => trigger.definite && trigger.number === "many");
    // «وهذه الهجمات»
    const shown = triggers.some(({hit, definite}) => definite && reading.at(hit.from - 1, "this").length > 0);
    // «وأضافت الوكالة أن مقاتلين هاجموا»
    const adds =
      !account!.later &&
      reading.at(0, "clause_start").some(({value}) => value === "adds") &&
      triggers.every((trigger) => trigger.tense === "past");
    // «العملية التي وقعت في سوروتش» presents what it names, unlike «العملية» alone.
    const relative = triggers.some(({hit}) =>
      [hit.to, hit.to + 1].some((at) => reading.at(at, "boundary").some(({value}) => value === "relative"))
    );
    const presents = relative && (event.date !== null || (event.location !== null && event.location.level > 0));
    const apartFrom =
      account!.later && triggers.length > 0 && event.tolls.length > 0 && !definite && !anaphor && !named;
    const order: Candidate[] = [];
    for (let index = Math.max(0, events.length - mostEarlier); index < events.length; index++) {
      const earlier = events[index]!;
      const last = earlier.accounts[earlier.accounts.length - 1]!.sentence.row.index;
      // What one sentence tells apart stays apart, unless it points back. Accounts are in the order of the text.
      const back = definite || anaphor || named || (plural && shown);
      const retold = isRetold(earlier, event);
      if (last === row.index && !back && !retold && triggers.length > 0) continue;
      // «قتلت القوات 16 مسلحا ردا على الهجوم»: what was answered is not the answer.
      if (account!.apart && earlier.accounts.at(-1)!.sentence.row.index === row.index) continue;
      order.push(this.#compare(earlier, event, index, last));
    }
    for (const {earlier, last, evidence, samePlace, sameDate, sameToll, sameSide, sameBuilding} of likeliestFirst(
      order
    )) {
      // Nobody is killed twice, whatever else is told.
      if (shares(earlier.people, event.people)) return earlier;
      const days = earlier.date && event.date && apart(earlier.date.row, event.date.row, 1);
      if (bothTolls(earlier, event) && !days && sameFamily(earlier.type, event.type)) return earlier;
      if (!this.#compatible(earlier, event)) continue;
      const counted = event.tolls.length > 0 && earlier.tolls.length > 0;
      // «من جهة أخرى، قتل مسلحان في هجوم»: news of its own.
      if (apartFrom && !sameToll) continue;
      const distance = row.index - last;
      const like = sameSide && earlier.type === event.type && distance <= 4;
      if (like && event.several && earlier.several) return earlier;
      if (isRetold(earlier, event)) return earlier;
      // «القصف الجوي» does not point back to an attack of which nothing says that it came from the air.
      const remote = earlier.type === "attack" && ["airstrike", "shelling"].includes(event.type);
      if (anaphor || (definite && ((!presents && !remote) || evidence > 0))) return earlier;
      if (definite && presents && distance <= 1 && placesFurther(earlier, event)) return earlier;
      if (named && (samePlace || sameDate)) return earlier;
      // «بعد تفجير قتل 32 ... تفجير الاثنين الماضي في سروج»
      const unknown = !earlier.date && !(earlier.location && earlier.location.level > 0);
      if (named && unknown && distance > 0 && distance <= 6 && !counted) return earlier;
      const alike = earlier.type === event.type || (event.type === "attack" && !presents);
      // Clashes are one event however many: «القتال», then «الاشتباكات».
      const fights = event.type === "armed_clash" && earlier.type === event.type && (samePlace || !event.location);
      const many = earlier.several || fights;
      if (plural && alike && (evidence > 0 || distance <= 2) && many) return earlier;
      if (distance === 0 && triggers.length > 0 && !definite && !anaphor) continue;
      // «كما أصيب شرطيان»: of a kind that was not told before.
      const goesOn = !account!.later || addsTo(earlier, event);
      if (!triggers.length && (sameToll || sameDate || (distance <= 1 && goesOn))) return earlier;
      // «اشتباكات في تعز ... وقتل مدني في قصف على تعز»: shelling that is brought up is no part of a fight.
      const brings = triggers.some((trigger) => trigger.tense === "noun" && trigger.number && !trigger.definite);
      const remoteFight =
        brings && !sameToll && earlier.type === "armed_clash" && ["shelling", "airstrike"].includes(event.type);
      if (remoteFight) continue;
      // «هجوم على معسكر في كابول الجمعة ... ووقع تفجير الجمعة أمام مدخل أكاديمية»: another building of the town.
      const elsewhere = brings && !sameBuilding && earlier.buildings.size > 0 && event.buildings.size > 0;
      if ((evidence >= 2 && !elsewhere) || sameToll) return earlier;
      if (sameBuilding && distance <= 3) return earlier;
      // «قتلت القوات ثمانية مسلحين. وقالت إنها اشتبكت مع مجموعة»: how those died of whom only that was told.
      const bare = earlier.accounts.every((one) => !one.triggers.length);
      const how = triggers.length > 0 && triggers.every(({tense}) => tense === "past");
      if (bare && how && !event.tolls.length && !event.date && !account!.later && distance === 1) return earlier;
      const akin = earlier.type === event.type || [earlier.type, event.type].includes("attack");
      const scene = event.date && event.location && event.location.level > 0;
      if (adds && akin && !scene && distance <= 1 && !counted && !(event.date && earlier.date && !sameDate))
        return earlier;
      // «القصف الإسرائيلي على غزة» under a picture is what the next words report.
      const vague =
        !earlier.date &&
        !earlier.tolls.length &&
        earlier.accounts.every((one) => one.triggers.every((word) => word.tense === "noun" && word.definite));
      if (vague && evidence > 0) return earlier;
      // «غداة الهجوم على الفندق ... وقتل 38 سائحا الجمعة في هجوم على الفندق»: told in full after it was named.
      const tells = event.date?.row.precision === "day" || event.tolls.some(({min}) => min !== null);
      if (tells && evidence > 0 && isNamedOnly(earlier)) return earlier;
      // A noun without the article brings up something new, as does a toll beside one that is known.
      const fresh =
        account!.later || triggers.some((trigger) => trigger.tense === "noun" && trigger.number && !trigger.definite);
      if (fresh || counted) continue;
      // «وسقطت قذيفة صباح الاثنين»: another way of attacking, on a day of its own.
      const separate = event.type !== earlier.type && event.date !== null && earlier.date !== null && !sameDate;
      if (evidence === 1 && distance <= 2 && !separate) return earlier;
      if (samePlace && event.location!.level >= 3 && distance <= 4 && !(event.date && earlier.date)) return earlier;
      // What the next sentence tells without a day or a toll of its own is more about the same.
      if (
        distance <= 1 &&
        !event.date &&
        !event.tolls.length &&
        earlier.type === event.type &&
        event.type !== "attack" &&
        !plural
      )
        return earlier;
    }
    return null;
  }

  /** What two accounts have in common, and how much of it. */
  #compare(earlier: Event, event: Event, index: number, last: number): Candidate {
    const samePlace =
      event.location !== null &&
      earlier.location !== null &&
      event.location.level > 0 &&
      earlier.location.level > 0 &&
      this.#kinship.linked(earlier.location, event.location);
    const sameDate =
      event.date !== null &&
      earlier.date !== null &&
      event.date.row.start === earlier.date.row.start &&
      event.date.row.end === earlier.date.row.end;
    const sameToll = likeToll(earlier, event) && !isPart(earlier, event);
    const {perpetrator} = event.blame;
    const sameSide = Boolean(perpetrator?.actor) && earlier.blame.perpetrator?.actor === perpetrator!.actor;
    const sameBuilding = shares(earlier.buildings, event.buildings);
    const evidence = Number(samePlace) + Number(sameDate) + Number(sameToll) + Number(sameSide) + Number(sameBuilding);
    const exact = Number(earlier.type === event.type && event.type !== "attack");
    return {earlier, index, last, exact, evidence, samePlace, sameDate, sameToll, sameSide, sameBuilding};
  }

  #compatible(a: Event, b: Event): boolean {
    if (!sameFamily(a.type, b.type) && b.accounts[0]!.triggers.length) return false;
    // «مقتل سبعة جنود الاثنين ... سبعة جنود قتلوا أمس»: what was yesterday for an agency is not so for who prints it a day later.
    // «بدأت اليوم محاكمة المتهمين في تفجير المسجد ... تعرض المسجد إلى تفجير في 26 يونيو»: a day beside what is known may be another's.
    const known = at(4, a, b) && (isNamedOnly(a) || isNamedOnly(b));
    if (a.date && b.date && !known && apart(a.date.row, b.date.row, exactToll(a, b) ? 1 : 0)) return false;
    const again = b.accounts[0]!.triggers.filter(({force}) => force !== "anaphor");
    // «هجمات أدت إلى مقتل خمسة جنود ... مقتل خمسة ... الهجوم»: the same dead died of the same, however many attacks they call it.
    const alike = a.accounts[0]!.triggers.every((one) => again.every((other) => sameNumber(one, other)));
    if (!alike && !exactToll(a, b)) return false;
    // «قتل خمسة في غارة فوق الجنوب. وقال المسؤول إن الغارة دمرت سيارة قادمة من المكلا»: "the raid" of the next sentence is that one.
    const [head] = b.accounts[0]!.triggers;
    const same =
      head?.definite &&
      head.number === "one" &&
      a.type === b.type &&
      b.accounts[0]!.sentence.row.index - a.accounts.at(-1)!.sentence.row.index === 1;
    if (
      !same &&
      !likeToll(a, b, 10) &&
      a.location &&
      b.location &&
      !this.#kinship.compatible(a.location, b.location, a.type === b.type)
    )
      return false;
    const clash = a.type === "armed_clash" || b.type === "armed_clash";
    // What was taken is not what was taken back.
    const freed = ({accounts}: Event) => accounts[0]!.triggers.some(({hit}) => hit.rule === "trigger.freed");
    if (freed(a) !== freed(b) && a.type === "armed_assault" && b.type === "armed_assault") return false;
    if (b.outcome !== "occurred" && a.outcome !== b.outcome) return false;
    if (!clash && (hits(a, b) || hits(b, a))) return false;
    const [x, y] = [a.blame.perpetrator?.actor, b.blame.perpetrator?.actor];
    const kin = (one: string, other: string) => this.#actors.get(one)?.parent === other;
    // «نفذ الحزب هجوما ردا على مجزرة سوروتش»: who answered did not do what is named.
    const answered = isNamedOnly(b) && at(3, a, b);
    if (x && y && x !== y && !kin(x, y) && !kin(y, x) && !clash && !answered) return false;
    for (const kind of ["killed", "injured"]) {
      const [p, q] = [a, b].map(({tolls}) =>
        tolls.filter((toll) => toll.kind === kind && toll.min !== null).map((toll) => toll.min!)
      );
      if (p!.length && q!.length && Math.max(...q!) > 3 * Math.max(...p!) + 5) return false;
    }
    return true;
  }
}

/** An event that another account may speak of again, and what both have in common. */
interface Candidate {
  earlier: Event;
  index: number;
  /** The sentence that spoke of it last. */
  last: number;
  exact: number;
  /** How many of the following hold. */
  evidence: number;
  samePlace: boolean;
  sameDate: boolean;
  sameToll: boolean;
  sameSide: boolean;
  sameBuilding: boolean;
}

const byLikelihood = (a: Candidate, b: Candidate) =>
  b.evidence - a.evidence || b.exact - a.exact || b.last - a.last || b.index - a.index;

/** Orders as far as is asked: mostly the first one is it. */
function* likeliestFirst(candidates: Candidate[]): Generator<Candidate> {
  let [first] = candidates;
  for (const candidate of candidates) if (byLikelihood(candidate, first!) < 0) first = candidate;
  if (!first) return;
  yield first;
  yield* candidates.filter((candidate) => candidate !== first).sort(byLikelihood);
}

/** «انتحاريان هاجما مسبحا في شمال العراق ... الهجوم الذي وقع في بلدة»: whether all that is new is where exactly it was. */
function placesFurther(earlier: Event, {type, date, location, tolls}: Event): boolean {
  const wide = !earlier.location || (location !== null && earlier.location.level < location.level);
  const counted = tolls.some(({kind}) => earlier.tolls.some((toll) => toll.kind === kind));
  return wide && !date && !counted && (type === "attack" || type === earlier.type);
}

/** Whether "also" begins what a later account tells of people of whom an earlier one told nothing. */
function addsTo({tolls}: Event, {accounts, tolls: more, location, date}: Event): boolean {
  const {sentence, from} = accounts[0]!;
  const also = sentence.reading.at(from, "clause_start").some(({value}) => value === "also");
  return also && !location && !date && more.every(({kind}) => !tolls.some((toll) => toll.kind === kind));
}

/** «فجر انتحاري نفسه في المدينة، وقال المرصد "فجر انتحاري نفسه ... في المدينة"»: whether somebody tells again what a sentence told. */
function isRetold(earlier: Event, event: Event): boolean {
  const [{sentence, from}] = event.accounts as [Account];
  const last = earlier.accounts.at(-1)!;
  const alike = earlier.type === event.type && event.type !== "attack" && at(3, earlier, event);
  return (
    alike && last.sentence === sentence && inRange(sentence.reading, "report_verb", last.to - 1, from + 2).length > 0
  );
}

/** Whether both were at one listed place of a level or smaller: 3 for towns, 4 for quarters and sites. */
function at(level: number, {location: a}: Event, {location: b}: Event): boolean {
  return a !== null && b !== null && a.level >= level && a.place !== null && a.place === b.place;
}

function shares(a: Set<string>, b: Set<string>): boolean {
  for (const one of b) if (a.has(one)) return true;
  return false;
}

import {sameFamily, singleTargets} from "./attack-types.js";
import {tollsIn} from "./casualties.js";
import type {Toll, TollRule} from "./casualties.js";
import {clausesBetween, hasClauseStart, inRange, isRelative, leadsToDate, partings, startsClause} from "./clauses.js";
import type {ReadSentence} from "./document.js";
import {elapsedSince} from "./elapsed.js";
import {isFrontedBy, tellsByVerb} from "./fronted.js";
import type {Hit} from "./lexicon.js";
import {RuleSet} from "./rules.js";
import type {Reading, Rule} from "./rules.js";
import {isOther, readTriggers, sameNumber} from "./triggers.js";
import type {Trigger, TriggerRule} from "./triggers.js";
import type {WhichRule} from "./which-attacks.js";

/** What a language says about reports of attacks beyond its word lists. */
export interface ReportGrammar {
  /** Words for an attack with others between them: «أطلق مسلحون النار». */
  triggers: TriggerRule[];
  /** Killed and injured. */
  tolls: TollRule[];
  /** Turns of phrase after which a trigger tells of no event: denied, planned, feared, a figure of speech. Each gives its token. */
  unreal: Rule<number, Reading>[];
  /** Which of the attacks told before words mean. */
  which?: WhichRule[];
  /** Whether "and" or "or" joins token `index` to what stands before it. */
  joined(reading: Reading, index: number): boolean;
  /** Whether a word has the article; where no place is given, in letters joined to it. */
  definite(word: Pick<Hit, "lead"> & Partial<Hit>, reading: Reading): boolean;
  /** Whether letters joined to token `index` make it what a verbal noun is done to: «استهدافهم لبلدة». */
  governed(reading: Reading, index: number): boolean;
  /** Whether a sentence begins with a verb of what came of something and leaves its subject out: «أسفر عن مقتل». */
  resumes?(reading: Reading): boolean;
  /** Whether letters joined to a place, or a word right before it, say that something is in it. */
  inside(place: Hit, reading: Reading): boolean;
  /** How a word is inflected, where word lists cannot tell: they drop the accent that parts «attaqué» from «attaque». */
  inflection?(word: Hit, reading: Reading): string;
  /** Whether a verb tells what was done to its subject, where its form alone does not say. */
  passive?(verb: Hit, reading: Reading): boolean;
  /** Whether a side whose name begins with a word may be the subject of a verb after it; where verbs may stand without a subject. */
  agrees?(reading: Reading, verb: Hit, head: string): boolean;
  /** The part that a side plays by where it stands; needed where verbs follow their subject. */
  part?(side: Pick<Hit, "from" | "to">, account: Account): "agent" | "target" | null;
}

/** What one stretch of a sentence, tokens `from` to `to` (exclusive), tells of one event. */
export interface Account {
  sentence: ReadSentence;
  from: number;
  to: number;
  triggers: Trigger[];
  tolls: Toll[];
  /** The account whose words for the attack this one shares: «هجمات ضد المتحف، وشاطئ سوسة». */
  head: Account | null;
  /** Set apart by "another", "separate": never the same event as one told before. */
  other: boolean;
  /** Whether a verb of what happened and "and", "while" or "also" begin it: it goes on with what was told before, and shares its day. */
  goesOn: boolean;
  /** Whether it is said to have followed the account before: «أعقبته اشتباكات». */
  follows: boolean;
  /** Whether "in reply to" or "was followed by" parts it from the account before. */
  apart: boolean;
  /** After "on the other hand", "later", "after the attack": rather another event. */
  later: boolean;
}

/** Reads the accounts of one sentence; compile once, run on every sentence. */
export class AccountReader {
  readonly #phrases: RuleSet<Pick<Trigger, "type" | "force">, Reading>;
  readonly #unreal: RuleSet<number, Reading>;
  readonly #grammar: ReportGrammar;

  constructor(grammar: ReportGrammar) {
    this.#grammar = grammar;
    this.#phrases = new RuleSet(grammar.triggers);
    this.#unreal = new RuleSet(grammar.unreal);
  }

  read(sentence: ReadSentence): Account[] {
    const {reading} = sentence;
    for (const {match, result} of this.#phrases.run(reading, reading)) {
      const {from, to, rule} = match;
      const {launch} = match.parts;
      const as = launch ? (this.#grammar.inflection?.(launch, reading) ?? launch.row.as) : "noun";
      reading.add({
        list: "trigger",
        value: result.type,
        from,
        to,
        lead: match.parts.launch?.lead ?? "",
        row: {force: result.force, as},
        rule
      });
    }
    const unreal = new Set(this.#unreal.run(reading, reading).map(({result}) => result));
    const triggers = readTriggers(reading, unreal, this.#grammar);
    const tolls = tollsIn(reading, this.#grammar.tolls).filter(
      (toll) => !unreal.has(toll.from) && !triggers.some(({hit}) => hit.from < toll.from && toll.to <= hit.to)
    );
    if (!triggers.length && !tolls.length) return [];
    return extents(
      sentence,
      group(reading, triggers, tolls, this.#grammar).map((one) => withoutKnown(reading, one)),
      this.#grammar
    );
  }
}

export interface Group {
  triggers: Trigger[];
  /** Of triggers that are alike the first: what the next one is compared with. */
  kinds: Trigger[];
  tolls: Toll[];
  from: number;
  to: number;
  /** Told as what came before or after a known attack. */
  later?: boolean;
}

/** Sorts triggers and tolls of a sentence into events, from left to right. */
function group(reading: Reading, triggers: Trigger[], tolls: Toll[], grammar: ReportGrammar): Group[] {
  const items = [
    ...triggers.map((trigger) => ({trigger, toll: null, from: trigger.hit.from, to: trigger.hit.to})),
    ...tolls.map((toll) => ({trigger: null, toll, from: toll.from, to: toll.to}))
  ].sort((a, b) => a.from - b.from || b.to - a.to);
  const groups: Group[] = [];
  items.forEach(({trigger, toll, from, to}, index) => {
    const last = groups.at(-1);
    const next = nextTrigger(items, index);
    // «حيث استهدفت ضربة جوية»: verb and subject are one.
    const subject =
      trigger?.tense === "past" && next?.hit.from === to && next.tense === "noun" && !next.definite ? next : null;
    const joins =
      last &&
      (toll
        ? tollJoins(reading, last, toll, next, grammar)
        : triggerJoins(reading, last, trigger!, grammar) &&
          (!subject || triggerJoins(reading, last, subject, grammar)));
    if (!joins) {
      const triggers = trigger ? [trigger] : [];
      groups.push({triggers, kinds: [...triggers], tolls: toll ? [toll] : [], from, to});
    } else {
      if (trigger) {
        last.triggers.push(trigger);
        if (!last.kinds.some((other) => alike(other, trigger))) last.kinds.push(trigger);
      }
      if (toll) last.tolls.push(toll);
      last.to = Math.max(last.to, to);
    }
  });
  return groups;
}

/**
 * «قبل 24 ساعة على هذا الهجوم دمر انفجار حيا», «وجرت صدامات إثر الهجوم»: the known attack that only says when something else was is left
 * out of the words for that.
 */
function withoutKnown(reading: Reading, group: Group): Group {
  const own = group.triggers.filter((trigger) => !isWhen(reading, trigger));
  // «إثر العملية التي استهدفت المسجد»: a relative clause tells of the known one.
  const tells = own.some(
    ({definite, force, hit}) => !definite && force !== "anaphor" && !isRelative(reading, hit.from - 1)
  );
  return tells && own.length < group.triggers.length ? {...group, triggers: own, later: true} : group;
}

/** Whether "after", "24 hours before" stands before the word for a known attack. */
function isWhen(reading: Reading, {hit, definite, tense}: Trigger): boolean {
  if (!definite || tense !== "noun") return false;
  let unit = false;
  for (let index = hit.from - 1; index >= Math.max(0, hit.from - 8); index--) {
    const words = reading.at(index, "clause_start");
    const then = /^(ثم|then|puis)$/.test(reading.tokens[index]!.key);
    if (!then && words.some(({value, to}) => value === "split" && (unit || to >= hit.from - 1))) return true;
    if (startsClause(reading, index + 1)) return false;
    unit ||= reading.at(index, "unit").length > 0;
  }
  return false;
}

/** The next trigger of a list of triggers and tolls; of a toll also after the tolls that follow it: «مقتل جندي وإصابة ثلاثة في انفجار». */
function nextTrigger(items: {trigger: Trigger | null}[], index: number): Trigger | null {
  let at = index + 1;
  if (!items[index]!.trigger) while (items[at] && !items[at]!.trigger) at++;
  return items[at]?.trigger ?? null;
}

/** A toll belongs to what stands before it, unless its clause names an event of its own: «وقتل 19 شخصا في هجمات». */
function tollJoins(reading: Reading, last: Group, toll: Toll, next: Trigger | null, grammar: ReportGrammar): boolean {
  if (!last.triggers.length) return !partings(reading, last.to, toll.from).length;
  // «الذي كان قتل 12 شخصا، قتل مسلح شخصين»
  if (toll.deed && last.tolls.length) return false;
  if (announces(last)) return true;
  // «هجوم يأتي غداة مقتل 21», "three days after 21 were killed": whoever died before it did not die of it.
  if (isSince(reading, toll.from, grammar)) return false;
  // «انفجرت سيارات في العاصمة، وفيما قتل 27 في بيجي»
  if (besides(reading, last.to, toll)) return false;
  // «وقتل اثنان آخران باشتباكات مماثلة»
  const elsewhere = next && !next.definite && next.number !== null && next.force !== "anaphor";
  const alone = elsewhere && !clausesBetween(reading, toll.from + 1, next.hit.from);
  if (toll.others && last.tolls.length && !alone && !hasClauseStart(reading, "meanwhile", last.to, toll.from))
    return true;
  const ownClause = clausesBetween(reading, last.to, toll.from) > 0 || grammar.joined(reading, toll.from);
  return (
    !ownClause ||
    toll.tied ||
    !next ||
    next.force === "anaphor" ||
    next.definite ||
    clausesBetween(reading, toll.from + 1, next.hit.from) > 0
  );
}

/** Whether words before token `at` say how long before it what they speak of was: «بعد أسبوع من مقتل», not «منذ أسبوعين بعد مقتل». */
function isSince(reading: Reading, at: number, {part}: ReportGrammar): boolean {
  const after = ({value}: Hit) => value === "after";
  return elapsedSince(reading, at) !== null && (Boolean(part) || !reading.at(at - 1, "time_preposition").some(after));
}

/** Whether "while" begins the clause of a toll, which names a place of its own. */
function besides(reading: Reading, after: number, toll: Toll): boolean {
  if (!inRange(reading, "clause_start", Math.max(after, toll.from - 2), toll.from).some(isMeanwhile)) return false;
  let to = toll.to;
  while (to < reading.tokens.length && !startsClause(reading, to)) to++;
  return inRange(reading, "place", toll.to, to).length > 0;
}

/** Whether "while" begins what a group tells, and the main clause speaks of what somebody said. */
function isBeside(reading: Reading, {from, to}: Group, {hit}: Trigger): boolean {
  if (!inRange(reading, "clause_start", Math.max(0, from - 2), from).some(isMeanwhile)) return false;
  const said = inRange(reading, "report_verb", to, hit.from).some((verb) => startsClause(reading, verb.from));
  return said && !inRange(reading, "clause_start", to, hit.from).some(({value}) => value === "source");
}

const isMeanwhile = ({value}: Hit) => value === "meanwhile";

/** «وفي حادث آخر، استشهد رقيب»: words that only say that something is to be told. */
function announces({kinds}: Group): boolean {
  return kinds.every(({force, definite}) => force === "anaphor" && !definite);
}

function alike(a: Trigger, b: Trigger): boolean {
  const keys = ["type", "force", "number", "definite", "outcome", "tense"] as const;
  return keys.every((key) => a[key] === b[key]);
}

function triggerJoins(reading: Reading, last: Group, trigger: Trigger, grammar: ReportGrammar): boolean {
  if (isOther(reading, trigger, grammar)) return false;
  // «قتل 5 إثر انفجار»: the words that part two events tie a toll to its cause.
  const known = last.triggers.every(({force}) => force === "anaphor");
  if (known && hasClauseStart(reading, "reply", last.to, trigger.hit.from)) return false;
  // «بالتزامن مع هجوم سوروتش فجر انتحاري نفسه», «وبعد قتل شرطيين في المدينة، شنت القوات غارات»
  if (tellsByVerb(reading, trigger) && isFrontedBy(reading, last, trigger)) return false;
  // «وعلى صعيد العمليات قتل ستة أشخاص اليوم، في غارات»
  if (known && last.tolls.length && trigger.tense === "noun" && isLed(reading, last.to, trigger)) return true;
  // «وفيما قتل 27، كشف مصدر عن قصف»
  if (!last.triggers.length && isBeside(reading, last, trigger)) return false;
  if (!last.triggers.length || announces(last))
    return (
      clausesBetween(reading, last.to, trigger.hit.from) <= 1 || trigger.definite || isLed(reading, last.to, trigger)
    );
  if (isTakenAfter(reading, last, trigger)) return true;
  // «مداهمة في القريتين التي استولوا عليها الأربعاء»: how a place came to be theirs is told apart.
  const which = reading.at(trigger.hit.from - 1, "boundary").some(({value}) => value === "relative");
  if (which && trigger.hit.rule === "trigger.took-it") return false;
  // «اندلعت اشتباكات إثر الهجوم بين الجنود ومسلحين»: where and between whom is told of what followed.
  const told = last.kinds.every(({definite, force}) => !definite && force !== "anaphor");
  const presented = reading.at(trigger.hit.to, "boundary").some(({value}) => value === "relative");
  if (told && !presented && isWhen(reading, trigger) && !clausesBetween(reading, last.to, trigger.hit.from))
    return true;
  if (partings(reading, last.to, trigger.hit.from).length > 0) return false;
  // «كما قصفت القوات بلدة أخرى», «كما دارت اشتباكات»
  if ((trigger.tense === "past" || !trigger.definite) && hasClauseStart(reading, "also", last.to, trigger.hit.from))
    return false;
  // «هاجمت امرأتان القنصلية، فيما استهدفت سيارة مفخخة مركزا للشرطة»
  if (hasClauseStart(reading, "meanwhile", last.to, trigger.hit.from) && !trigger.definite) return false;
  if (!last.kinds.every((other) => sameFamily(other.type, trigger.type) && sameNumber(other, trigger))) return false;
  if (last.kinds.some(({outcome}) => outcome !== trigger.outcome)) return false;
  // «هذا الهجوم هو الثاني في كابول التي شهدت تفجيرا»: a noun without article after one with it brings up something else.
  const means = grammar.inside(trigger.hit, reading);
  if (
    trigger.tense === "noun" &&
    !trigger.definite &&
    !means &&
    // «الجريمة التي وقعت أمس رابع عملية»
    !["ordinal", "superlative"].some((list) => reading.at(trigger.hit.from - 1, list).length > 0) &&
    trigger.number &&
    last.kinds.every(({definite}) => definite) &&
    // «التفجير ناجم عن اعتداء انتحاري»
    !hasClauseStart(reading, "cause", last.to, trigger.hit.from)
  )
    return false;
  // «هجوم بمدينة العريش واشتباك بمدينة السويس»: each noun has a place of its own.
  if (
    trigger.tense === "noun" &&
    !trigger.definite &&
    trigger.number &&
    last.kinds.every(({tense, definite}) => tense === "noun" && !definite) &&
    grammar.joined(reading, trigger.hit.from) &&
    inRange(reading, "place", last.to, trigger.hit.from).length > 0 &&
    ownScene(reading, trigger, trigger.hit.to)
  )
    return false;
  // What goes on is not what happened: «تستهدف حزب العمال ... العملية الانتحارية التي وقعت».
  if (last.kinds.every(({tense}) => tense === "present") && trigger.tense !== "present") return false;
  const clauses = clausesBetween(reading, last.to, trigger.hit.from);
  return clauses === 0 || (clauses <= 2 && (trigger.tense === "past" || !ownScene(reading, trigger)));
}

/** «سيطرت على المدينة بعد معارك عنيفة مع التنظيم»: the fight in which something was taken is no event beside it. */
function isTakenAfter(reading: Reading, {kinds, to}: Group, trigger: Trigger): boolean {
  const {hit, type, definite, tense} = trigger;
  const taken = kinds.every(({hit: {rule}}) => /^trigger\.(took|freed|drove|fell-to)/.test(rule ?? ""));
  const after = [hit.from - 1, hit.from - 2].some((at) => at >= to && partings(reading, at, at + 1).length > 0);
  return (
    taken && after && type === "armed_clash" && tense === "noun" && !definite && !ownScene(reading, trigger, hit.to)
  );
}

/** «مقتل قائدها، وهو كذا، في غارة»: a preposition joins what happened to the verb before who it happened to. */
function isLed(reading: Reading, from: number, {hit}: Trigger): boolean {
  const at = hit.from - 1;
  const led = reading.at(at, "boundary").some(({value, to}) => value === "preposition" && to === hit.from);
  return led && startsClause(reading, at) && clausesBetween(reading, from, at) <= 3;
}

/** Whether the clause of a trigger, from token `from` on if given, names a place or a date of its own. */
function ownScene(reading: Reading, {hit}: Trigger, from?: number): boolean {
  let to = hit.to;
  if (from === undefined) for (from = hit.from; !startsClause(reading, from);) from--;
  while (to < reading.tokens.length && !startsClause(reading, to)) to++;
  return ["place", "date"].some((list) => inRange(reading, list, from, to).length > 0);
}

/** «إثر ذلك», «من جهة أخرى»: what the sentence goes on to tell is something else. */
function isLater(reading: Reading, to: number): boolean {
  const also = reading
    .all("clause_start")
    .some(({value, from}) => value === "also" && from <= to && startsClause(reading, from));
  return also || reading.all("another").some(({value, from}) => value === "later" && from <= to);
}

/** Widens each group to the clauses it stands in, up to its neighbours. */
function extents(sentence: ReadSentence, groups: Group[], grammar: ReportGrammar): Account[] {
  const {reading} = sentence;
  const {length} = reading.tokens;
  const accounts: Account[] = [];
  groups.forEach((one, index) => {
    const next = groups[index + 1];
    let {from, to} = one;
    const floor = accounts.at(-1)?.to ?? 0;
    while (
      from > floor &&
      !startsClause(reading, from) &&
      !reading.at(from - 1, "boundary").some(({value}) => value === "that")
    )
      from--;
    if (index === 0 && from > 0 && (isFronted(reading, from) || opensWithDay(reading, from))) from = 0;
    const ceiling = next ? cut(reading, to, next.from) : length;
    while (to < ceiling && !startsClause(reading, to)) to++;
    // «خطفت ثمانية مساء الأربعاء، قرب مدينة أعزاز»: where and when may follow after a comma.
    if (
      to < ceiling &&
      !grammar.joined(reading, to) &&
      [to, to + 1, to + 2].some((at) => at < ceiling && tellsWhere(reading, at, grammar)) &&
      !reading.at(to, "clause_start").length
    ) {
      do to++;
      while (to < ceiling && !startsClause(reading, to));
    }
    // «هجوم على موقع عسكري، في وقت سابق الجمعة»
    const day = [to, to + 1, to + 2, to + 3].find((at) => at < ceiling && reading.at(at, "date").length > 0);
    const dated = day === undefined ? ceiling : Math.max(...reading.at(day, "date").map((date) => date.to));
    if (dated < ceiling ? startsClause(reading, dated) : dated === length && day !== undefined) to = dated;
    const other = one.triggers.some((trigger) => isOther(reading, trigger, grammar));
    const account: Account = {
      sentence,
      from,
      to,
      triggers: one.triggers,
      tolls: one.tolls,
      head: null,
      other,
      later: one.later === true || isLater(reading, from),
      goesOn: false,
      apart:
        index > 0 &&
        partings(reading, groups[index - 1]!.to, one.from).some(({value}) => value === "reply" || value === "follow"),
      follows: index > 0 && hasClauseStart(reading, "follow", groups[index - 1]!.to, one.from)
    };
    const verbal =
      one.tolls.length > 0 ||
      one.triggers.some(({tense}) => tense === "past") ||
      // «بينما نفذ الطيران غارات»
      inRange(reading, "role", from, one.from).some(({value, row}) => value === "agent" && row.as === "past");
    const begins = reading.at(from, "clause_start");
    const beside = grammar.joined(reading, from) || begins.some(({value}) => value === "meanwhile");
    account.goesOn = verbal && (beside || begins.some(({value}) => value === "also"));
    accounts.push(account, ...listed(account, next?.from ?? length, grammar));
  });
  return accounts;
}

/** «وفي صعدة، معقل المتمردين، قصف الطيران»: where it happened may open the sentence, before commas. */
function isFronted(reading: Reading, to: number): boolean {
  const [locative] = [0, 1].flatMap((at) => reading.at(at, "locative")).filter(({value}) => value !== "from");
  if (!locative || to - locative.to > 10) return false;
  const named = [locative.to, locative.to + 1, locative.to + 2].some(
    (at) => at < to && reading.at(at, "place").length > 0
  );
  const speaks = ["report_verb", "reaction"].some((list) => inRange(reading, list, locative.to, to).length > 0);
  return named && !speaks && inRange(reading, "boundary", locative.to, to).every(({value}) => value !== "that");
}

/** «وفي مطلع الشهر الحالي، قتل 33»: a day may open the sentence, before a comma. */
function opensWithDay(reading: Reading, to: number): boolean {
  const led = ["time_preposition", "locative"].some((list) => reading.at(0, list).some((word) => word.to === 1));
  return (led ? [0, 1] : [0]).some((at) => at < to && reading.at(at, "date").some((date) => date.to === to));
}

/** Attacks that share their word with the first of a list: «هجمات ضد المتحف، وشاطئ سوسة، وبلدة بنقردان». */
function listed(head: Account, ceiling: number, grammar: ReportGrammar): Account[] {
  const {reading} = head.sentence;
  const word = head.triggers.find(
    ({type, number, tense}) => tense === "noun" && number !== "one" && singleTargets.has(type)
  );
  const items: Account[] = [];
  for (let from = head.to; word && from < ceiling && /[،,]/.test(reading.tokens[from]!.gap);) {
    let to = from + 1;
    while (to < ceiling && !startsClause(reading, to)) to++;
    const beside =
      grammar.joined(reading, from) || reading.at(from, "clause_start").some(({value}) => value === "list");
    const names = [from, from + 1, from + 2].some(
      (at) =>
        at < to &&
        (reading.at(at, "place").length > 0 || reading.at(at, "target").some(({row}) => row.kind !== "person"))
    );
    const told = inRange(reading, "report_verb", from, to).some(({row}) => /^(past|present)$/.test(String(row.as)));
    if (!beside || !names || told || to - from > 14 || (to === ceiling && to < reading.tokens.length)) break;
    items.push({...head, from, to, triggers: [word], tolls: [], head});
    from = to;
  }
  return items;
}

function tellsWhere(reading: Reading, index: number, grammar: ReportGrammar): boolean {
  return (
    reading.at(index, "place").some((hit) => grammar.inside(hit, reading)) ||
    reading.at(index, "direction").length > 0 ||
    reading.at(index, "place_kind").length > 0
  );
}

/** Where the clause of the next group begins: at a word that parts two events, else at the last start of a clause before it. */
function cut(reading: Reading, from: number, to: number): number {
  const [split] = partings(reading, from, to).filter((word) => !leadsToDate(reading, word));
  if (split) return split.from;
  // «الاشتباكات مستمرة بين الطرفين ترافق مع تنفيذ 10 ضربات»
  const beside = inRange(reading, "clause_start", from, to).find(({value}) => value === "with");
  if (beside) return beside.from;
  for (let index = to; index > from; index--) if (startsClause(reading, index)) return index;
  // «قصفت القوات بلدة كما دارت اشتباكات»
  const also = inRange(reading, "clause_start", from, to).find(({value}) => value === "also");
  if (also) return also.from;
  // «هذا الهجوم هو الثاني في كابول التي شهدت تفجيرا»: the place belongs to what the relative clause tells.
  for (let index = from + 1; index < to; index++) {
    if (reading.at(index, "boundary").some(({value}) => value === "relative"))
      return reading.at(index - 1, "place").length ? index - 1 : index;
  }
  // «شنت 16 غارة في العراق وسبع غارات في سوريا»: a number belongs to what it counts.
  const number = [1, 2, 3].flatMap((back) => reading.at(to - back, "number")).find((hit) => hit.to === to);
  let start = number?.from ?? to;
  if (number && reading.at(start - 1, "approximate").length) start--;
  if (number && reading.tokens[start - 1]?.key === "و") start--;
  return Math.max(from, start);
}

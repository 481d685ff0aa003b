import type {ReportGrammar} from "./accounts.js";
import {covers, startsClause, stop} from "./clauses.js";
import type {Hit} from "./lexicon.js";
import type {Reading, Rule} from "./rules.js";

/** A word that tells of an attack. */
export interface Trigger {
  hit: Hit;
  type: string;
  /** `strong` tells of an event by itself, `weak` with a toll or an armed side only, `anaphor` of one told before. */
  force: "strong" | "weak" | "anaphor";
  /** `one` of an event, `two`, `many`; null for verbs and for verbal nouns, which do not say. */
  number: "one" | "two" | "many" | null;
  definite: boolean;
  /** Known by its place or day without an article: «هجوم سوروتش», «هجوم الجمعة». */
  named: boolean;
  /** `occurred`, or what the words beside it make of it: `attempted`, `foiled`. */
  outcome: string;
  tense: "past" | "present" | "noun";
  /** Told from the side of what was hit. */
  passive: boolean;
}

/** Reads a word for an attack that word lists cannot hold, since others stand between its parts. */
export type TriggerRule = Rule<Pick<Trigger, "type" | "force">, Reading>;

/** The words for attacks in a sentence, left out those that tell of no event; `unreal` holds their tokens and gains those joined to them. */
export function readTriggers(reading: Reading, unreal: Set<number>, grammar: ReportGrammar): Trigger[] {
  const found: Trigger[] = [];
  if (!reading.has("trigger")) return found;
  let taken = 0;
  reading.tokens.forEach((token, index) => {
    const [hit] = reading.at(index, "trigger");
    if (!hit || index < taken) return;
    // A name that holds the word is no trigger, and what follows "and" or "or" shares the fate of what it is joined to.
    const named = ["actor", "outlet", "person", "place", "figurative"].some((list) => covers(reading, list, hit));
    const joined = !stop.test(token.gap) && grammar.joined(reading, index);
    if (joined && [index - 1, index - 2, index - 3].some((at) => unreal.has(at))) unreal.add(index);
    if (named) return;
    taken = hit.to;
    if (unreal.has(index)) return;
    const tense = tenseOf(reading, hit, grammar);
    const number = tense === "noun" ? ((hit.row.number as Trigger["number"] | undefined) ?? null) : null;
    const passive = suffered(reading, hit) || (grammar.passive?.(hit, reading) ?? false);
    // «تعرض المبنى للقصف» speaks of no shelling told before.
    const as = grammar.inflection?.(hit, reading) ?? hit.row.as;
    const its = hit.row.object === "yes" && as === hit.row.as;
    const definite = (grammar.definite(hit, reading) || its) && !passive;
    found.push({
      hit,
      type: hit.value,
      force: hit.row.force as Trigger["force"],
      number,
      definite,
      named: !grammar.part && tense === "noun" && number !== "many" && !definite && isNamed(reading, hit, number),
      tense,
      passive,
      outcome: outcomeOf(reading, hit)
    });
  });
  return found;
}

/** Verbs and verbal nouns are often spelled alike (قصف): an article or a preposition tells the noun. */
function tenseOf(reading: Reading, hit: Hit, grammar: ReportGrammar): Trigger["tense"] {
  const as = grammar.inflection?.(hit, reading) ?? hit.row.as;
  if (as === "participle") return "past";
  if (as !== "past" && as !== "present") return "noun";
  // «لم تقصف سوى ثلاث مرات»: a present form after لم tells the past.
  if (as === "present")
    return reading.at(hit.from - 1, "irrealis").some(({row}) => row.form === "لم") || isBefore(reading, hit.from)
      ? "past"
      : "present";
  const before = hit.from > 0 ? reading.at(hit.from - 1) : [];
  const governed = before.some(
    ({list, value}) =>
      value === "preposition" ||
      list === "time_preposition" ||
      (list === "clause_start" && ["split", "reply", "follow"].includes(value))
  );
  return grammar.definite(hit, reading) || grammar.inside(hit, reading) || governed ? "noun" : "past";
}

/** «قبل أن يهاجم», «بعد أن يهاجم»: the form of the present, of what happened. */
function isBefore(reading: Reading, index: number): boolean {
  return (
    /^ان$/.test(reading.tokens[index - 1]?.key ?? "") && /^[وف]?(قبل|بعد)$/.test(reading.tokens[index - 2]?.key ?? "")
  );
}

/** «هجوم سوروتش», «تفجير مسجد القديح», «هجوم الجمعة»: in Arabic a noun before a name is as good as one with the article. */
function isNamed(reading: Reading, {to}: Hit, number: Trigger["number"]): boolean {
  if (!/^[\s(«"“]*$/.test(reading.tokens[to]?.gap ?? ".")) return false;
  // «حادث إحراق المنزل»
  if (reading.at(to, "target").some(({lead}) => lead === "ال")) return true;
  if (number !== "one") return false;
  // «هجوم المتطرفين على المدينة»: what a group has done is told of as known.
  if (reading.at(to, "force").some(({value, lead}) => value === "person" && lead === "ال")) return true;
  const kind = reading.at(to, "target").find(({row, lead}) => row.kind === "place" && lead === "")?.to ?? to;
  // A mosque that is listed is a place itself: «تفجير مسجد الإمام الصادق».
  return ["place", "weekday"].some((list) =>
    [to, kind].some((at) => reading.at(at, list).some(({lead}) => lead === "" || lead === "ال"))
  );
}

/** «تعرض المبنى لهجوم»: told from the side of what was hit, so it happened. */
function suffered(reading: Reading, hit: Hit): boolean {
  for (let index = hit.from - 1; index >= Math.max(0, hit.from - 14); index--) {
    if (reading.at(index, "role").some(({value}) => value === "suffered")) return true;
    if (startsClause(reading, index + 1)) return false;
  }
  return false;
}

/** «أحبطت محاولة تفجير» is foiled, not only attempted. */
function outcomeOf(reading: Reading, hit: Hit): string {
  const cues = reading.at(hit.to, "outcome").filter(({row}) => row.as === "participle" || row.where === "after");
  // «إبطال مفعول عبوة»
  for (let index = hit.from; hit.rule && index < hit.to; index++) cues.push(...reading.at(index, "outcome"));
  for (let index = hit.from - 1; index >= Math.max(0, hit.from - 6); index--) {
    cues.push(...reading.at(index, "outcome").filter(({to}) => to <= hit.from));
    if (startsClause(reading, index + 1)) break;
  }
  const outcomes = cues.map(({value}) => value);
  return outcomes.includes("foiled") ? "foiled" : (outcomes[0] ?? "occurred");
}

/** Whether two nouns may name one event: an attack is not the attacks beside it, while clashes are one event however many. */
export function sameNumber(a: Trigger, b: Trigger): boolean {
  if (a.tense !== "noun" || b.tense !== "noun" || !a.number || !b.number) return true;
  return a.type === "armed_clash" || b.type === "armed_clash" || (a.number === "many") === (b.number === "many");
}

/** «هجوم آخر», «هجوم منفصل» */
export function isOther(reading: Reading, {hit, definite}: Trigger, grammar: ReportGrammar): boolean {
  const beside = grammar.part ? [hit.from - 2, hit.from - 1, hit.to] : [hit.to, hit.to + 1];
  return (
    !definite &&
    beside.some((index) =>
      reading
        .at(index, "another")
        .some((word) => word.value !== "later" && word.value !== "same" && !grammar.definite(word, reading))
    )
  );
}

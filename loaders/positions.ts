import {toldOf} from "./claims.js";
import type {Document} from "./document.js";
import type {Hit} from "./lexicon.js";
import {RuleSet} from "./rules.js";
import type {Match, Reading, Rule} from "./rules.js";
import type {Claim} from "./schema.js";
import {within} from "./speech.js";
import type {Phrase} from "./speech.js";

/** Something in what is said that others can say too, or say the opposite of. */
export type Position =
  /** What somebody else said: "these accusations", "what the ministry said"; `pointed` where the words point back at it. */
  | {kind: "said"; of: "accusation" | "any"; pointed: boolean}
  /** That somebody has to do with an attack: "any link to the attack"; whoever speaks where `actor` is null. */
  | {kind: "involved"; actor: Hit | null}
  | {kind: "fate"; person: Hit; state: "dead" | "alive"}
  | {kind: "presence"; person: Hit; place: Hit}
  /** That nobody came to harm; `denied`: that somebody did, which counts in denials only. */
  | {kind: "unharmed"; of: "killed" | "injured" | "any"; denied?: true};

/** Reads a position from the words of a sentence. */
export type PositionRule = Rule<Position, Reading>;

/** A position that a claim takes: `holds` is false where it says that it is not so. */
export interface Taken {
  claim: Claim;
  position: Position;
  holds: boolean;
  match: Match;
  reading: Reading;
}

/** Kinds of claims that say what is, not what should be or will. */
const factual = new Set(["statement", "assessment", "denial", "accusation", "responsibility", "casualty_report"]);

/** How far into what is said a position stands that a denial denies, in words. */
const reach = 6;

const ruleSets = new WeakMap<PositionRule[], RuleSet<Position, Reading>>();

/** Whether a claim says what is, and its speaker is sure enough of it to agree or disagree with others. */
export function isFirm(claim: Claim): boolean {
  const {sentence, cue} = toldOf.get(claim)!;
  // "He claimed that" is the article's doubt, "he doubts that" and "perhaps" are the speaker's.
  const doubts = cue.verb.value === "assessment" && /^(possible|doubtful)$/.test(String(cue.verb.row.certainty));
  const opening = {from: cue.content.from, to: Math.min(cue.content.to, cue.content.from + 22)};
  return factual.has(claim.type) && !doubts && !within(sentence.reading, "hedge", opening).some(isDoubt);
}

const isDoubt = ({value}: Hit) => value === "possible" || value === "doubtful";

/** The positions that claims take, in the order of the claims. */
export function readPositions({language}: Document, claims: Claim[]): Taken[] {
  const rules = language.positions;
  if (!rules) return [];
  let set = ruleSets.get(rules);
  if (!set) ruleSets.set(rules, (set = new RuleSet(rules)));
  const taken: Taken[] = [];
  const found = new Map<Reading, ReturnType<typeof set.run>>();
  for (const claim of claims) {
    const {sentence, cue} = toldOf.get(claim)!;
    const {reading} = sentence;
    if (!factual.has(claim.type)) continue;
    let here = found.get(reading);
    if (!here) found.set(reading, (here = set.run(reading, reading)));
    for (const {match, result} of here) {
      if (!belongs(match, result, cue.verb, cue.content, reading)) continue;
      const denies = claim.type === "denial" && match.from <= cue.content.from + reach;
      const bare = result.kind === "unharmed" || result.kind === "said" || result.kind === "involved";
      const negated = !bare && isNegated(reading, match);
      if (result.kind === "unharmed" && (result.denied ?? false) !== denies) continue;
      taken.push({claim, position: result, holds: result.kind === "unharmed" || denies === negated, match, reading});
    }
  }
  return taken;
}

/** Whether words are said in a claim; what somebody else said is the first thing said, or stands before the verb: "which he denied". */
function belongs(match: Match, {kind}: Position, verb: Hit, content: Phrase, reading: Reading): boolean {
  // "Announced the death of", not "the reports of the death of" nor "that his death will delay the talks".
  if (kind === "fate" && match.parts.state!.row.use !== "after" && match.parts.state!.from < match.parts.who!.from) {
    const first = reading.tokens.slice(content.from, match.from).every(({key}) => /^(the|la|le|l'.*)$/.test(key));
    return first && match.from >= content.from && !followsThat(reading, verb.to, match.from);
  }
  const inside = match.from >= content.from && match.from < content.to;
  // "Denied any involvement" is a verb by itself.
  if (kind === "involved") return inside || (match.from >= verb.from && match.from < verb.to);
  if (kind !== "said") return inside;
  if (match.parts.own) return match.parts.own.from === verb.from;
  // "Confirmed that the accusations are baseless" confirms none.
  return match.from === content.from && content.from > verb.from && !followsThat(reading, verb.to, match.from);
}

/** Whether what begins at token `to` is a clause: "that …" stands before it. */
function followsThat(reading: Reading, from: number, to: number): boolean {
  for (let index = Math.max(from, to - 3); index <= to; index++) {
    if (reading.at(index, "boundary").some(({value}) => value === "that")) return true;
    if (index < to && /^(that|que|qu'.+)$/.test(reading.tokens[index]!.key)) return true;
  }
  return false;
}

/** "Is not dead", "was never there", « n'est pas mort »; «لا يزال» is "still". */
function isNegated(reading: Reading, {from, to}: Match): boolean {
  return within(reading, "negation", {from: from - 2, to}).some(
    (hit) => (hit.value === "not" || hit.value === "never") && !reading.at(hit.to, "still").length
  );
}

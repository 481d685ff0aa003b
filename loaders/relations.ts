import {toldOf} from "./claims.js";
import type {Document} from "./document.js";
import type {Hit} from "./lexicon.js";
import {isFirm, readPositions} from "./positions.js";
import type {Taken} from "./positions.js";
import type {Claim, Report} from "./schema.js";
import {within} from "./speech.js";
import {fold} from "./text.js";
import {figuresOf} from "./told-tolls.js";

/** So many things said of one kind are compared: no article has as many, and a made one would have millions of pairs. */
const mostCompared = 400;

/**
 * Links claims of one article that say the same, or what cannot both be so; rows are changed in place, both ways, and name the rule.
 * Whoever speaks twice is not linked with himself. CONTRIBUTING says what is compared.
 */
export function relate(document: Document, claims: Claim[], reports: Report[]): void {
  if (claims.length < 2) return;
  const taken = readPositions(document, claims);
  const attacks = new Attacks(document, reports);
  answer(document, claims, taken);
  compare(document, deedsOf(document, claims, taken, attacks), "deed", (a, b) =>
    attacks.areOne(a.claim, b.claim) ? agree(document, a, b) : null
  );
  const firm = taken.filter(({claim}) => isFirm(claim));
  const people = firm.flatMap((one) => {
    const {position} = one;
    const key =
      position.kind === "fate" || position.kind === "presence" ? personKey(document, one, position.person) : "";
    return key ? [{...one, key}] : [];
  });
  compare(document, people, "fate", (a, b) => {
    if (a.position.kind !== "fate" || b.position.kind !== "fate" || !isOne(a.key, b.key)) return null;
    const lives = ({position, holds}: Taken) => (position.kind === "fate" && position.state === "alive") === holds;
    return lives(a) === lives(b) ? "supports" : "contradicts";
  });
  compare(document, people, "whereabouts", (a, b) => {
    if (a.position.kind !== "presence" || b.position.kind !== "presence" || !isOne(a.key, b.key)) return null;
    const where = placesOf(document, a.position.place.value, b.position.place.value);
    if (where === "same") return a.holds === b.holds ? "supports" : "contradicts";
    // Nobody is in two places at once.
    return where === "apart" && a.holds && b.holds ? "contradicts" : null;
  });
  compare(document, figuresOf(document, claims.filter(isFirm), firm), "toll", (a, b) => {
    if (!attacks.areOne(a.claim, b.claim)) return null;
    return a.excludes(b) || b.excludes(a) ? "contradicts" : a.equals(b) ? "supports" : null;
  });
}

type Relation = "supports" | "contradicts";

function compare<T extends {claim: Claim}>(
  document: Document,
  items: T[],
  rule: string,
  how: (a: T, b: T) => Relation | null
): void {
  const few = items.slice(0, mostCompared);
  few.forEach((a, index) => {
    for (const b of few.slice(index + 1)) {
      if (isSameSpeaker(a.claim, b.claim) || mayBeOne(document, a.claim, b.claim) || overlap(a.claim, b.claim))
        continue;
      const relation = how(a, b);
      if (relation) link(a.claim, b.claim, relation, rule);
    }
  });
}

/** What is linked already stays as it is. */
function link(a: Claim, b: Claim, relation: Relation, rule: string): void {
  if ([...a.supports, ...a.contradicts].includes(b.id)) return;
  for (const [one, other] of [
    [a, b],
    [b, a]
  ] as const) {
    one[relation].push(other.id);
    if (!one.rules.includes(`relation.${rule}`)) one.rules.push(`relation.${rule}`);
  }
}

function isSameSpeaker(a: Claim, b: Claim): boolean {
  return a.speaker === b.speaker || (a.speaker_id !== null && a.speaker_id === b.speaker_id);
}

/** "The source" may be "a source in the police": all words of the shorter name are in the longer one. */
function mayBeOne({language}: Document, a: Claim, b: Claim): boolean {
  const words = ({speaker}: Claim) =>
    (speaker ?? "")
      .split(/\s+/)
      .map((word) => language.stems(fold(word)).at(-1)!.key)
      .filter((word) => word.length > 2 && !/^(the|les|نفسه|نفسها|ذاته|ذاتها|same|meme)$/.test(word));
  const [short, long] = [words(a), words(b)].sort((x, y) => x.length - y.length) as [string[], string[]];
  return short.length > 0 && short.every((word) => long.includes(word));
}

/** Whether the same words are ascribed to both, or one's words hold the other's: they say one thing once. */
function overlap(a: Claim, b: Claim): boolean {
  const [one, other] = [toldOf.get(a)!, toldOf.get(b)!];
  if (one.sentence !== other.sentence) return false;
  return one.cue.content.from < other.cue.content.to && other.cue.content.from < one.cue.content.to;
}

/** "Denied these accusations", "confirmed what the ministry said": the claim that is spoken of. */
function answer(document: Document, claims: Claim[], taken: Taken[]): void {
  const order = new Map(claims.map((claim, index) => [claim, index]));
  for (const one of taken) {
    const {claim, position, reading} = one;
    if (position.kind !== "said") continue;
    const {sentence, cue} = toldOf.get(claim)!;
    const confirms = reading.at(cue.verb.from, "confirm_verb").some(({to}) => to >= cue.verb.to);
    if (claim.type !== "denial" && !confirms) continue;
    const types = position.of === "accusation" ? ["accusation"] : said;
    const before = claims
      .slice(Math.max(0, order.get(claim)! - 60), order.get(claim))
      .filter((other) => types.includes(other.type) && !isSameSpeaker(other, claim) && toldOf.get(other)!.cue.speaker);
    const isWhole = (other: Claim) => {
      const {sentence: where, cue: told} = toldOf.get(other)!;
      // "She said that sources confirmed this": what she says is that.
      return where !== sentence || one.match.parts.own !== undefined || told.content.to - told.content.from > 4;
    };
    const named = before.filter((other) => names(document, one, other));
    const distance = (other: Claim) => sentence.row.index - toldOf.get(other)!.sentence.row.index;
    let target: Claim | undefined;
    if (named.length) target = named.length === 1 || distance(named.at(-1)!) < 2 ? named.at(-1) : undefined;
    else if (position.pointed) {
      // Words that point back mean what was said last, right before.
      const last = claims[order.get(claim)! - 1];
      // "Which he denied" goes on from the same sentence.
      // Where it has told of such a thing itself, that is meant: "some media gave reports that …, but the group denied the reports".
      const told = within(reading, "said_thing", {from: 0, to: cue.verb.from}).length > 0;
      const near = one.match.parts.own || told ? 1 : 2;
      target = last && before.includes(last) && isWhole(last) && distance(last) < near ? last : undefined;
      if (target && position.of === "accusation" && !isAimedAt(document, target, claim)) target = undefined;
    }
    if (target) link(claim, target, claim.type === "denial" ? "contradicts" : "supports", `answers/${one.match.rule}`);
  }
}

const said = ["statement", "accusation", "casualty_report", "assessment"];

/** Whether the words about something that was said name who said it. */
function names(document: Document, {match, reading}: Taken, {speaker, speaker_id, speaker_kind}: Claim): boolean {
  const around = {from: match.from, to: Math.min(reading.tokens.length, match.to + 4)};
  if (speaker_id) {
    const actors = within(reading, "actor", around);
    if (actors.some(({value}) => value === speaker_id)) return true;
    if (actors.length) return false;
  }
  const all = (speaker ?? "").split(/\s+/).filter((word) => fold(word).length > 3);
  // People are named again by their family.
  const words = speaker_kind === "person" && within(reading, "person", around).length ? all.slice(-1) : all;
  const keys = new Set(reading.tokens.slice(around.from, around.to).flatMap(({stems}) => stems.map(({key}) => key)));
  const bare = (word: string) => document.language.stems(fold(word)).at(-1)!.key;
  return words.length > 0 && words.every((word) => keys.has(fold(word)) || keys.has(bare(word)));
}

/** Whether an accusation is one against whoever answers it. */
function isAimedAt(document: Document, accusation: Claim, answer: Claim): boolean {
  const {speaker, speaker_id} = answer;
  if (speaker_id && accusation.about_actor === speaker_id) return true;
  const {sentence, cue} = toldOf.get(accusation)!;
  const {reading} = sentence;
  const spoken = {from: Math.min(cue.content.from, cue.verb.to), to: cue.content.to};
  if (speaker_id && within(reading, "actor", spoken).some(({value}) => value === speaker_id)) return true;
  // A country is accused, and its capital or government answers.
  const answers = toldOf.get(answer)!;
  const {actors, places} = document.references;
  const countries = within(reading, "place", spoken).filter(({value}) => value.length === 2);
  const home = speaker_id ? actors.get(speaker_id) : undefined;
  const seats = answers.cue.speaker ? within(answers.sentence.reading, "place", answers.cue.speaker) : [];
  const own = [
    home?.kind === "government" ? home.country : null,
    ...seats.map(({value}) => places.get(value)?.country)
  ];
  if (countries.some(({value}) => own.includes(value))) return true;
  const words = (speaker ?? "").split(/\s+/).filter((word) => fold(word).length > 2);
  const keys = new Set(reading.tokens.slice(spoken.from, spoken.to).flatMap(({stems}) => stems.map(({key}) => key)));
  return words.length === 1 && keys.has(document.language.stems(fold(words[0]!)).at(-1)!.key);
}

/** Who did an attack, as a claim says. */
interface Deed {
  claim: Claim;
  actor: string;
  holds: boolean;
}

/** Claims of responsibility, accusations, and denials of having to do with it. */
function deedsOf({references}: Document, claims: Claim[], taken: Taken[], attacks: Attacks): Deed[] {
  const armed = (id: string | null) => id !== null && references.actors.get(id)?.kind === "armed_group";
  const deeds: Deed[] = [];
  for (const claim of claims) {
    if (!isFirm(claim)) continue;
    if (claim.type === "responsibility") {
      const actor = armed(claim.speaker_id) ? claim.speaker_id : armed(claim.about_actor) ? claim.about_actor : null;
      if (actor && !claim.negated) deeds.push({claim, actor, holds: true});
    } else if (claim.type === "accusation" && claim.about_actor && claim.about_actor !== claim.speaker_id) {
      if (attacks.isOfOne(claim) && isAccused(claim, claim.about_actor))
        deeds.push({claim, actor: claim.about_actor, holds: true});
    }
  }
  for (const {claim, position, holds} of taken) {
    if (position.kind !== "involved" || claim.type !== "denial" || holds || !isFirm(claim)) continue;
    const actor = position.actor?.value ?? claim.speaker_id;
    if (actor) deeds.push({claim, actor, holds: false});
  }
  return deeds;
}

/** "Accused Boko Haram of", "blamed the attack on Boko Haram", not "accused the government of helping Boko Haram". */
function isAccused(claim: Claim, actor: string): boolean {
  const {sentence, cue} = toldOf.get(claim)!;
  const {reading} = sentence;
  const from = Math.max(cue.verb.to, cue.speaker && cue.speaker.from < cue.content.from ? cue.speaker.to : 0);
  const named = within(reading, "actor", {from, to: cue.content.to}).find(({value}) => value === actor);
  if (!named) return false;
  const before = reading.tokens.slice(Math.max(from, named.from - 2), named.from).map(({key}) => key);
  return named.from - from <= 2 || before.some((key) => /^(on|to|upon|sur|a|au|aux|الي|علي)$/.test(key));
}

/** One deed of one group. Another group's claim is a difference: several may have had a hand in it. */
function agree({references}: Document, a: Deed, b: Deed): Relation | null {
  const parent = (id: string) => references.actors.get(id)?.parent ?? null;
  if (a.actor === b.actor) return a.holds === b.holds ? "supports" : "contradicts";
  // What a branch did its organisation did, but one may deny what the other claims.
  const related = parent(a.actor) === b.actor || parent(b.actor) === a.actor;
  return related && a.holds && b.holds ? "supports" : null;
}

/** Tells whether claims speak of one attack. */
class Attacks {
  readonly #document: Document;
  readonly #reports: Report[];

  constructor(document: Document, reports: Report[]) {
    this.#document = document;
    this.#reports = reports;
  }

  /** Whether a claim speaks of an attack at all. */
  isOfOne(claim: Claim): boolean {
    if (claim.report) return true;
    const {sentence, cue} = toldOf.get(claim)!;
    const spoken = {from: Math.min(cue.content.from, cue.verb.to), to: cue.content.to};
    return within(sentence.reading, "trigger", spoken).length > 0;
  }

  /** The same report; where one has none, the only attack of the article, by its town or by "the attack". */
  areOne(a: Claim, b: Claim): boolean {
    const apart = a.about_place && b.about_place && placesOf(this.#document, a.about_place, b.about_place) === "apart";
    if (apart) return false;
    if (a.report && b.report) return a.report === b.report;
    if (this.#reports.length > 1 || !this.isOfOne(a) || !this.isOfOne(b)) return false;
    if (a.about_place && a.about_place === b.about_place) return a.about_place.length > 2;
    return [a, b].some(({report}) => report) && [a, b].every((claim) => claim.report ?? this.#isDefinite(claim));
  }

  /** "The attack": one that has been told of. */
  #isDefinite(claim: Claim): boolean {
    const {sentence, cue} = toldOf.get(claim)!;
    const spoken = {from: Math.min(cue.content.from, cue.verb.to), to: cue.content.to};
    const grammar = this.#document.language.reports;
    return within(sentence.reading, "trigger", spoken).some((hit) => grammar?.definite(hit, sentence.reading) ?? false);
  }
}

/** The id or the folded name of somebody. */
function personKey({references}: Document, {reading}: Taken, person: Hit): string {
  const isPerson = ({value}: Hit) => references.actors.get(value)?.kind === "person";
  if (person.list === "actor") return isPerson(person) ? `#${person.value}` : "";
  const known = within(reading, "actor", person).find(isPerson);
  return known ? `#${known.value}` : fold(person.value);
}

/** "البغدادي" is who was called "أبو بكر البغدادي" before: all words of the shorter name, and its last one of some length. */
function isOne(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.startsWith("#") || b.startsWith("#")) return false;
  const [short, long] = [a.split(" "), b.split(" ")].sort((x, y) => x.length - y.length) as [string[], string[]];
  return short.at(-1)!.length > 3 && short.every((word) => long.includes(word));
}

/** Whether two places are one, or lie apart; null where one lies within the other. */
function placesOf({references: {places}}: Document, a: string, b: string): "same" | "apart" | null {
  if (a === b) return "same";
  const around = (id: string) => {
    const all = [id];
    for (let at = places.get(id)?.parent; at && !all.includes(at); at = places.get(at)?.parent) all.push(at);
    return new Set([...all, places.get(id)?.country ?? id]);
  };
  return around(a).has(b) || around(b).has(a) ? null : "apart";
}

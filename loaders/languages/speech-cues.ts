import type {Hit} from "../lexicon.js";
import type {Match, Reading} from "../rules.js";
import type {Agreement, Cue, Phrase} from "../speech.js";
import {complement, frameOf, skipAdjuncts} from "./complements.js";
import type {Complement} from "./complements.js";
import {headOf, isNobody, isProper, looksNamed, nounPhrase, phraseBefore} from "./noun-phrases.js";
import {plausible, responsible} from "./plausible.js";
import type {SpeechGrammar, VerbGroup} from "./speech-rules.js";
import {breaks, closesQuotation, gapAt, insideQuotation, opensQuotation, wordAt, wordBefore} from "./speech-words.js";
import {pronoun, subjectOf} from "./subjects.js";

const says = (kind: Complement["kind"]) => kind === "that" || kind === "colon" || kind === "quote";

function cue(verb: Hit, speaker: Phrase | null, content: Phrase, quoted: boolean): Cue {
  return {verb, speaker, content, agreement: null, sameSentence: false, quoted, relay: null};
}

/** A cue whose words follow it; `head` is what is known of the speaker. */
export function following(
  reading: Reading,
  hit: Hit,
  speaker: Phrase | null,
  head: Hit | null,
  agreement: Agreement | null = null
): Cue | null {
  const said = complement(reading, hit, hit.to) ?? whole(hit);
  if (!said) return null;
  const verb = responsible(reading, hit, said);
  if (!verb || !plausible(reading, verb, said)) return null;
  if (
    speaker &&
    !head &&
    !isProper(reading, speaker) &&
    !says(said.kind) &&
    !(said.kind === "clause" && hit.value === "statement")
  )
    return null;
  const content = {from: said.at, to: reading.tokens.length};
  const quoted = said.kind === "quote" || opensQuotation(reading, said.at) || opensQuotation(reading, said.at + 1);
  return {...cue(verb, speaker, content, quoted), agreement, relay: outletTold(reading, hit, said)};
}

/** "expressed concern", "denied involvement" say it all. */
function whole({from, to}: Hit): Complement | null {
  return to > from + 1 ? {kind: "object", at: to - 1} : null;
}

/** "…, police said", "…," he said: what is said stands before the speaker at `from`. */
export function preceding(
  reading: Reading,
  hit: Hit,
  speaker: Phrase | null,
  from: number,
  agreement: Agreement | null
): Cue | null {
  if (from === 0 || !frameOf(hit).has("that")) return null;
  const quoted = closesQuotation(reading, from);
  const at = skipAdjuncts(reading, hit.to);
  const ends = at >= reading.tokens.length || breaks(reading, at) || toldAll(reading, hit, at);
  if (/:/.test(gapAt(reading, at)) || opensQuotation(reading, at)) return null;
  if (!quoted && !(ends && /^\s*[,—–-]/.test(gapAt(reading, from)))) return null;
  const said = cue(hit, speaker, {from: 0, to: from}, quoted);
  return {...said, agreement, relay: outletTold(reading, hit, null), aside: {from: hit.to, to: at}};
}

/** Whether after "told" nothing follows but whoever was told. */
function toldAll(reading: Reading, hit: Hit, from: number): boolean {
  if (!frameOf(hit).has("told")) return false;
  const phrase = nounPhrase(reading, from);
  const at = phrase ? skipAdjuncts(reading, phrase.to) : from;
  return at >= reading.tokens.length || breaks(reading, at);
}

/** "told Northern Wire": the outlet that relays the words. */
function outletTold(reading: Reading, hit: Hit, said: Complement | null): Phrase | null {
  if (!frameOf(hit).has("told")) return null;
  const phrase = nounPhrase(reading, hit.to);
  if (!phrase || (said && phrase.to > said.at) || wordAt(reading, hit.to, "addressee")) return null;
  const isOutlet = reading.at(phrase.from, "outlet").length || reading.at(phrase.from + 1, "outlet").length;
  const isStranger =
    looksNamed(reading, phrase) &&
    !reading.at(phrase.from, "person").length &&
    !wordAt(reading, phrase.to - 1, "addressee");
  return isOutlet || isStranger ? phrase : null;
}

/** "…," said the mayor; « …, a déclaré le maire »; « a-t-il ajouté ». */
export function inverted(reading: Reading, hit: Hit, group: VerbGroup, headFirst: boolean): Cue | null {
  const frame = frameOf(hit);
  if (group.pronoun === "nobody" || !frame.has("that") || frame.has("told") || group.from === 0) return null;
  const quoted = closesQuotation(reading, group.from);
  const content = {from: 0, to: group.from};
  if (group.pronoun) {
    if (!quoted && !breaks(reading, group.from)) return null;
    return {...cue(hit, null, content, quoted), agreement: group.pronoun};
  }
  const asTold = wordBefore(reading, group.from, "as_told");
  if (!quoted && !asTold && !/^\s*[,—–-]/.test(gapAt(reading, group.from))) return null;
  const start = skipAdjuncts(reading, hit.to);
  if (start >= reading.tokens.length || breaks(reading, start) || opensQuotation(reading, start)) return null;
  const speaker = nounPhrase(reading, start);
  if (!speaker || isNobody(reading, speaker)) return null;
  // "The colonel, an army spokesman, said soldiers had …" says what soldiers had done.
  const {to} = speaker;
  const closes = to >= reading.tokens.length || breaks(reading, to) || skipAdjuncts(reading, to) > to;
  const adds =
    wordAt(reading, to, "relative", "join", "boundary") && !wordAt(reading, to, "have", "be", "do", "modal", "not");
  if (!quoted && !closes && !adds) return null;
  const head = headOf(reading, speaker, headFirst);
  if (!head && !(quoted && !frame.has("object") && looksNamed(reading, speaker))) return null;
  // "X, who spoke in Gaza, accused the army of …": the army is accused.
  if (hit.value !== "statement" && complement(reading, hit, speaker.to)?.kind === "preposition") return null;
  return {...cue(hit, speaker, content, quoted), aside: {from: hit.to, to: skipAdjuncts(reading, to)}};
}

/** "an attack claimed by the group", "was condemned by the UN". */
export function passive(reading: Reading, hit: Hit, group: VerbGroup, headFirst: boolean): Cue | null {
  if (!group.passive || group.from === 0) return null;
  const at = skipAdjuncts(reading, hit.to);
  const by = wordAt(reading, hit.to, "by") ?? wordAt(reading, at, "by");
  if (!by || by.to >= reading.tokens.length) return null;
  const speaker = nounPhrase(reading, by.to);
  if (!speaker || !headOf(reading, speaker, headFirst)) return null;
  const isDeed = hit.row.use === "deed";
  if (!isDeed && !["responsibility", "denial", "condemnation", "accusation", "statement"].includes(hit.value))
    return null;
  if (["speech", "noticed", "homograph", "told"].includes(String(hit.row.use))) return null;
  const verb = isDeed ? {...hit, value: "responsibility", row: {...hit.row, certainty: ""}} : hit;
  return cue(verb, speaker, {from: Math.max(0, group.from - 8), to: group.from}, false);
}

/** "according to residents", « selon des habitants ». */
export function formula(reading: Reading, hit: Hit, headFirst: boolean): Cue | null {
  if (insideQuotation(reading, hit.from)) return null;
  // "de source sécuritaire": the source is part of the formula.
  const start = hit.row.use === "source" ? hit.to - 1 : hit.to;
  if (start >= reading.tokens.length || (start === hit.to && breaks(reading, start))) return null;
  const speaker = nounPhrase(reading, start);
  if (!speaker || isNobody(reading, speaker)) return null;
  if (!headOf(reading, speaker, headFirst) && !/^\p{Lu}/u.test(reading.tokens[speaker.to - 1]!.text)) return null;
  if (hit.from === 0) {
    const content = {from: Math.min(speaker.to, reading.tokens.length - 1), to: reading.tokens.length};
    return speaker.to < reading.tokens.length ? cue(hit, speaker, content, opensQuotation(reading, speaker.to)) : null;
  }
  return cue(hit, speaker, {from: Math.max(0, hit.from - 18), to: hit.from}, closesQuotation(reading, hit.from));
}

/** "was quoted by Reuters as saying", "Reuters quoted a doctor as saying": the doctor speaks, Reuters relays. */
export function quoted({parts}: Match, reading: Reading, grammar: SpeechGrammar): Cue | null {
  const hit = parts.relay!;
  const group = grammar.verbGroup(reading, hit);
  if (!group || group.unsaid || insideQuotation(reading, hit.from)) return null;
  let as = hit.to;
  while (as < reading.tokens.length && as - hit.to < 16 && !wordAt(reading, as, "said_as")) as++;
  const saying = wordAt(reading, as, "said_as");
  if (!saying || saying.to >= reading.tokens.length) return null;
  const subject = subjectBefore(reading, group.from, grammar.headFirst);
  const other = nounPhrase(reading, wordAt(reading, hit.to, "by")?.to ?? hit.to);
  const [speaker, relay] = group.passive ? [subject, other] : [other, subject];
  const isPronoun = group.passive && pronoun(reading, group.from - 1);
  if (!speaker && !isPronoun) return null;
  const content = {from: saying.to, to: reading.tokens.length};
  const near = relay && relay.to <= as ? relay : null;
  return {
    ...cue(hit, isPronoun ? null : speaker, content, opensQuotation(reading, saying.to)),
    relay: near,
    agreement: isPronoun || null
  };
}

/** The subject that ends before a verb, also where an apposition or a relative clause between commas stands between. */
export function subjectBefore(reading: Reading, end: number, headFirst: boolean): Phrase | null {
  if (end === 0) return null;
  if (!breaks(reading, end)) {
    const phrase = phraseBefore(reading, end);
    return !phrase || headOf(reading, phrase, headFirst) ? phrase : (opening(reading, end, headFirst) ?? phrase);
  }
  if (!/^\s*,\s*$/.test(gapAt(reading, end))) return null;
  for (let at = end - 1; at > Math.max(0, end - 24); at--) {
    if (!breaks(reading, at)) continue;
    if (!/^\s*,\s*$/.test(gapAt(reading, at))) return null;
    const phrase = phraseBefore(reading, at);
    if (!phrase || !headOf(reading, phrase, headFirst)) continue;
    const titles = reading.at(at, "title").map((hit) => hit.to);
    const names = [at, ...titles].some((start) => reading.at(start, "name").some((hit) => hit.to === end));
    return names ? {from: phrase.from, to: end} : phrase;
  }
  return null;
}

/** "A group calling itself Soldiers of the Mountain demanded": what the sentence begins with, where no other verb follows that. */
function opening(reading: Reading, end: number, headFirst: boolean): Phrase | null {
  const subject = subjectOf(reading, headFirst);
  if (!subject || subject.to >= end || end - subject.to > 16) return null;
  for (let index = subject.to; index < end; index++) {
    const own = gapAt(reading, index);
    if (/[,;:.!?()]/.test(own) || wordAt(reading, index, "have", "be", "do", "modal", "relative", "that", "and"))
      return null;
  }
  return subject;
}

/** "a claim", "army demands": of words that are nouns too only those whose subject agrees with them are verbs. */
export function verbAgrees({row}: Hit, head: Hit | null): boolean {
  if (row.as !== "base" && !(row.as === "present" && row.verb && !row.number)) return true;
  if (row.as === "base") return head !== null && head.row.number !== "one";
  return head !== null && head.row.number !== "many";
}

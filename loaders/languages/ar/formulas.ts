import type {Hit} from "../../lexicon.js";
import type {Match, Reading} from "../../rules.js";
import {within} from "../../speech.js";
import type {Cue, Phrase} from "../../speech.js";
import {complement, frameOf, prepositionsOf} from "./complements.js";
import {cue} from "./cues.js";
import {
  boundary,
  contentNoun,
  finiteVerb,
  gapAt,
  isWord,
  keyAt,
  opensQuotation,
  prefix,
  prepositionAt,
  speakerAt,
  thatAt
} from "./grammar.js";
import {nounPhrase, skipAdverbs} from "./phrases.js";
import {isFinite, isUnsaid} from "./verbs.js";

/** From the beginning of the clause that a formula closes, at most 18 words before it. */
function clauseBefore(reading: Reading, index: number): Phrase {
  let from = index;
  while (from > 0 && index - from < 18 && !/[.؛;!؟?]/.test(gapAt(reading, from))) from--;
  return {from, to: index};
}

/** Whether somebody has just begun to speak before token `index`: a verb of speech, who speaks, no "that" yet. */
function isAfterVerb(reading: Reading, index: number): boolean {
  for (let at = index - 1; at >= Math.max(0, index - 12); at--) {
    if (thatAt(reading, at) || /[.:؛!؟?]/.test(gapAt(reading, at + 1))) return false;
    if (finiteVerb(reading, at)) return true;
  }
  return false;
}

/** Whether "that" stands soon after token `index`, in the same clause. */
function thatFollows(reading: Reading, index: number): boolean {
  for (let at = index; at < Math.min(index + 9, reading.tokens.length); at++) {
    const verb = finiteVerb(reading, at) && !isWord(reading, at, "belonging");
    if (/[.:؛!؟?]/.test(gapAt(reading, at)) || verb) return false;
    if (thatAt(reading, at)) return true;
  }
  return false;
}

/** "بحسب المرصد", "وفقا لمصادر محلية". */
export function formula({parts}: Match, reading: Reading): Cue | null {
  const hit = parts.formula!;
  if (hit.row.use === "clause" || hit.lead === "ال") return null;
  // "بحسب إعلان الوزارة"
  const isNoun = reading.at(hit.to, "report_verb").some((noun) => noun.row.as === "noun" && noun.lead.length < 2);
  const start = isNoun || keyAt(reading, hit.to) === "ل" ? hit.to + 1 : hit.to;
  if (start >= reading.tokens.length || /[.،,:؛]/.test(gapAt(reading, start))) return null;
  const head = speakerAt(reading, start);
  const speaker = head && nounPhrase(reading, start);
  if (!speaker) return null;
  // "وفق نظام", "حسب منظمة": one common noun names nobody.
  const isCommon = head.list === "speaker" && ["organisation", "armed_group"].includes(head.value);
  if (head.list === "title" && speaker.to === head.to) return null;
  // "أكدت الوزارة، بحسب الوكالة، أنها": the ministry's words, which came that way.
  if (hit.from > 0 && thatFollows(reading, speaker.to) && isAfterVerb(reading, hit.from)) return null;
  if (isCommon && !keyAt(reading, start).includes("ال") && speaker.to === start + 1) return null;
  const opens = hit.from === 0 || /[.؛!؟?]/.test(gapAt(reading, hit.from));
  if (opens) return speaker.to < reading.tokens.length ? cue(reading, hit, speaker, speaker.to) : null;
  return {...cue(reading, hit, speaker, 0), content: clauseBefore(reading, hit.from)};
}

/** "حسبما ذكر المرصد", "وفق ما قالت مصادر", "كما أعلن الجيش" at the end of a clause. */
export function formulaVerb({parts}: Match, reading: Reading): Cue | null {
  const {formula, verb} = parts as {formula: Hit; verb: Hit};
  if (formula.row.use !== "clause" || !isFinite(reading, verb)) return null;
  const isAs = isWord(reading, formula.from, "told_as") && formula.to === formula.from + 1;
  // At the beginning of a clause كما is "also".
  if (isAs && (formula.from === 0 || formula.lead !== "" || /[.؛]/.test(gapAt(reading, formula.from)))) return null;
  const prepositions = prepositionsOf(frameOf(verb));
  const start = skipAdverbs(reading, verb.to);
  if (start >= reading.tokens.length || thatAt(reading, start) || prepositionAt(reading, start, prepositions))
    return null;
  // "كما أكد سقوط قتلى": also confirmed.
  if (isAs && frameOf(verb).has("object") && (contentNoun(reading, start) || !speakerAt(reading, start))) return null;
  const speaker = nounPhrase(reading, start, {frame: prepositions, object: true});
  // "كما تعد الدراما": is counted, not promises.
  const isDoubtful = verb.row.homograph === "yes" || verb.row.use !== "";
  if (speaker && isDoubtful && !speakerAt(reading, speaker.from)) return null;
  if (!speaker || (isAs && complement(reading, verb, speaker.to)?.kind === "that")) return null;
  if (formula.from === 0) return cue(reading, verb, speaker, Math.min(speaker.to, reading.tokens.length - 1));
  return {...cue(reading, verb, speaker, 0), content: clauseBefore(reading, formula.from)};
}

/** "جاء في بيان الوزارة أن", "وفق ما ورد في التقرير": a document or paper says it. */
export function stated({from, to}: Match, reading: Reading): Cue | null {
  const head = speakerAt(reading, to);
  const speaker = head && prefix(head) === "" ? nounPhrase(reading, to) : null;
  if (!speaker || (head!.list !== "outlet" && head!.value !== "media" && head!.value !== "document")) return null;
  const verb: Hit = {list: "report_verb", value: "statement", from, to: from + 1, lead: "", row: {}, rule: null};
  const isFormula = (at: number) =>
    reading.at(at, "report_formula").some((hit) => hit.to === from && hit.row.use === "clause" && hit.lead === "");
  if (isFormula(from - 1) || isFormula(from - 2))
    return {...cue(reading, verb, speaker, 0), content: clauseBefore(reading, from - 1)};
  const said = complement(reading, verb, speaker.to);
  const direct = said && said.kind !== "object" && said.at - speaker.to < 12;
  return direct ? cue(reading, verb, speaker, said.at, {quoted: opensQuotation(reading, said.at)}) : null;
}

/** "نقلت الوكالة عن مسؤول قوله إن": the official speaks, the agency relays. */
export function relayed({parts}: Match, reading: Reading): Cue | null {
  const hit = parts.relay!;
  // "نقلا عن" is a formula.
  const isFormula = reading.at(hit.from, "report_formula").length > 0;
  if (isFormula || !isFinite(reading, hit) || isUnsaid(reading, hit)) return null;
  const last = reading.tokens.length - 1;
  const start = skipAdverbs(reading, hit.to);
  const relay =
    start <= last && !isWord(reading, start, "about") ? nounPhrase(reading, start, {frame: new Set(["عن"])}) : null;
  let about = relay ? relay.to : start;
  while (about < last && about - hit.to < 14 && !isWord(reading, about, "about")) about++;
  if (about >= last || !isWord(reading, about, "about") || (start < about && !relay)) return null;
  // With a pronoun, "عنه", the speaker was named before.
  const named = keyAt(reading, about) === "عن" ? nounPhrase(reading, about + 1, {object: true}) : null;
  if (keyAt(reading, about) === "عن" && (!named || (!speakerAt(reading, named.from) && !relay))) return null;
  let begins = Math.min(named ? named.to : about + 1, last);
  while (
    begins < last &&
    begins - about < 24 &&
    !isWord(reading, begins, "words") &&
    !/[:"«“]/.test(gapAt(reading, begins))
  )
    begins++;
  const quoted = [begins, begins + 1, begins + 2].some((at) => opensQuotation(reading, at));
  return cue(reading, hit, named, begins, {relay, quoted});
}

/** "بث التنظيم شريط فيديو", "نشرت الجماعة بيانا": publishing something that speaks. */
export function published({parts}: Match, reading: Reading): Cue | null {
  const hit = parts.verb!;
  if (!isFinite(reading, hit) || isUnsaid(reading, hit) || hit.value !== "publish") return null;
  const start = skipAdverbs(reading, hit.to);
  const head = start < reading.tokens.length ? speakerAt(reading, start) : null;
  if (!head || head.list === "title" || prefix(head) !== "") return null;
  const speaker = nounPhrase(reading, start, {object: true});
  if (!speaker) return null;
  for (let index = speaker.to; index < Math.min(reading.tokens.length, speaker.to + 8); index++) {
    const channels = reading.at(index, "channel").filter((found) => found.lead === "");
    if (channels.some(({value}) => ["video", "audio", "statement"].includes(value)))
      return cue(reading, hit, speaker, index);
    if (boundary(reading, index) === "that") return null;
  }
  return null;
}

/** A line such as "البنتاغون: …". */
export function heading({parts, from}: Match, reading: Reading): Cue | null {
  const hit = parts.speaker!;
  if (from !== 0 || prefix(hit) !== "" || hit.value === "document") return null;
  const speaker = nounPhrase(reading, 0, {to: 10});
  if (!speaker || !/^\s*:/.test(gapAt(reading, speaker.to))) return null;
  // "محمد عطيف - سبق: …" is a byline, "جندي متدرب: أحمد سعد" a list.
  const isByline = reading.tokens.slice(1, speaker.to).some(({gap}) => /[-–—]/.test(gap));
  if (isByline || reading.at(speaker.to, "name").length) return null;
  // "الوزير كتب: …" has a verb.
  if (within(reading, "report_verb", speaker).some((verb) => isFinite(reading, verb))) return null;
  if (speaker.to === 1 && !["person", "actor"].includes(hit.list)) return null;
  const verb = {...hit, list: "report_verb", value: "statement", row: {}};
  return cue(reading, verb, speaker, speaker.to, {quoted: true});
}

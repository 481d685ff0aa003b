import type {Hit} from "../../lexicon.js";
import type {Match, Reading} from "../../rules.js";
import type {Cue, Phrase} from "../../speech.js";
import {agreement, agrees, hasObject} from "./agreement.js";
import {complement, frameOf, prepositionsOf} from "./complements.js";
import type {Complement} from "./complements.js";
import {
  breaks,
  contentNoun,
  finiteVerb,
  gapAt,
  insideQuotation,
  isWord,
  keyAt,
  opensQuotation,
  prefix,
  prepositionAt,
  speakerAt,
  thatAt
} from "./grammar.js";
import {introduction, isNobody, namedByOffice, nickname, nounPhrase, phraseBefore, skipAdverbs} from "./phrases.js";
import {isAddressed, isClauseInitial, isFinite, isPlausible, isUnsaid} from "./verbs.js";

/** A cue whose content runs to the end of the sentence or the next cue. */
export function cue(reading: Reading, verb: Hit, speaker: Phrase | null, from: number, more: Partial<Cue> = {}): Cue {
  const content = {from, to: reading.tokens.length};
  return {verb, speaker, content, agreement: null, sameSentence: false, quoted: false, relay: null, ...more};
}

export function quotes(reading: Reading, {at, kind}: Complement): boolean {
  return kind === "quote" || opensQuotation(reading, kind === "that" ? at + 1 : at);
}

const says = ({kind}: Complement) => kind === "that" || kind === "colon" || kind === "quote";
/** Acts that are told in passing: "الهجوم الذي تبناه التنظيم". */
const deeds = new Set(["responsibility", "denial", "threat", "accusation", "condemnation"]);

/** "قال المتحدث إن": verb, subject, what is said. */
export function verbSubject({parts}: Match, reading: Reading): Cue | null {
  const hit = parts.verb!;
  const form = agreement(reading, hit);
  if (!isFinite(reading, hit) || isUnsaid(reading, hit) || form.plural) return null;
  const frame = frameOf(hit);
  const prepositions = prepositionsOf(frame);
  const start = subjectStart(reading, hit);
  if (start >= reading.tokens.length) return null;
  const pointing = toldBefore(reading, hit, start);
  if (pointing) return pointing;
  const head = speakerAt(reading, start);
  const alias = nickname(reading, start);
  const gap = gapAt(reading, start);
  if (/[.:؛]/.test(gap) || (/["“«”(]\s*$/.test(gap) && !head && !alias) || thatAt(reading, start)) return null;
  if (frame.has("object") && contentNoun(reading, start) && !head) return null;
  if (prepositions.size && prepositionAt(reading, start, prepositions) && head?.lead !== "") {
    // "ذكر باكاري أن": how somebody speaks is listed, so this is a name.
    if (!thatAt(reading, start + 1) || keyAt(reading, start).length < 5 || /^(بال|لل)/.test(keyAt(reading, start)))
      return null;
  }
  // "نسبت للمتمردين", "أجاب مؤكدا"
  if ((head && /[بلك]/.test(prefix(head))) || isAdverbial(reading, start)) return null;
  const object = frame.has("object") || hit.value === "demand";
  const known = head || alias ? null : namedByOffice(reading, start);
  const subject = alias ?? known?.name ?? nounPhrase(reading, start, {frame: prepositions, object});
  if (!subject || isNobody(reading, subject) || isAddressed(reading, hit, subject)) return null;
  const speaker = introduction(reading, subject.to) ?? subject;
  const quoted = quotedSource(reading, hit, speaker);
  const said = complement(reading, hit, quoted?.source.to ?? known?.to ?? speaker.to);
  // Before "that" stands nothing but the subject, whatever its form: "أكد العطية أن".
  const sure = said !== null && says(said) && !addresses(hit) && (head !== null || said.at - speaker.to < 4);
  if (!sure && !agrees(reading, subject, form)) return null;
  if (hasObject(hit)) {
    const named = said?.kind === "preposition" || (said?.kind === "that" && !frame.has("object"));
    if (named && speakerAt(reading, speaker.from)) return cue(reading, hit, speaker, said.at);
    return objectFirst(reading, hit, speaker, frame.has("object"));
  }
  if (!said || !isPlausible(reading, hit, speaker, said)) return null;
  if (quoted) return cue(reading, hit, quoted.source, said.at, {quoted: quotes(reading, said), relay: quoted.relay});
  if (speakerAt(reading, speaker.from) === null && !known) {
    if (/[،,]/.test(gap) || isWord(reading, speaker.from, "scripture") || (alias && !says(said))) return null;
    const several = said.kind === "preposition" && speaker.to > speaker.from + 1 && isClauseInitial(reading, hit);
    // A sound plural in the nominative is the subject.
    if (!says(said) && !several && !/^ال|.{3,}ون$/.test(keyAt(reading, speaker.from))) return null;
  } else if (isWord(reading, speaker.from, "scripture")) return null;
  return cue(reading, hit, speaker, said.at, {quoted: quotes(reading, said)});
}

/** "أبلغت مجلس الأمن أنها", "طالب الحكومة بأن": after these verbs whom they address may stand before "that" as well. */
const addresses = ({value, row}: Hit): boolean =>
  value === "demand" || /^(أبلغ|أخبر|أطلع|أنبأ|حذر|وعد)$/.test(String(row.past));

/** "أعلن ذلك المتحدث", "صرح بذلك الوزير": what was said stands in the sentence before. */
function toldBefore(reading: Reading, hit: Hit, index: number): Cue | null {
  const head = /^ب?ذلك$/.test(keyAt(reading, index)) ? speakerAt(reading, index + 1) : null;
  const speaker = head && /^(ال)?$/.test(head.lead) ? nounPhrase(reading, index + 1, {object: true}) : null;
  if (!speaker || hasObject(hit) || !agrees(reading, speaker, agreement(reading, hit))) return null;
  const said = complement(reading, hit, speaker.to);
  const plausible = isPlausible(reading, hit, speaker, {kind: "object", at: index});
  return !plausible || (said && says(said)) ? null : cue(reading, hit, speaker, index);
}

/** Where the subject of a verb may begin: after adverbs and "فيه". */
function subjectStart(reading: Reading, hit: Hit): number {
  const start = skipAdverbs(reading, hit.to);
  return isWord(reading, start, "resumptive") ? start + 1 : start;
}

/** "أجاب مؤكدا أن": a participle in the accusative is how somebody speaks, not who. */
const isAdverbial = (reading: Reading, index: number): boolean =>
  /(ا|ين)$/.test(keyAt(reading, index)) &&
  reading.at(index, "report_verb").some(({row, lead}) => row.as === "participle" && lead === "");

/** "قالت الوكالة نقلا عن مسؤولين إن": whose words a paper or agency relays. */
function quotedSource(reading: Reading, hit: Hit, relay: Phrase): {source: Phrase; relay: Phrase} | null {
  const {from, to} = relay;
  if (hit.row.use === "outlet") {
    // "علمت «عكاظ» من مصادر أمنية أن"
    for (let at = from + 1; at <= to; at++)
      if (keyAt(reading, at) === "من" && speakerAt(reading, at + 1))
        return sourceAt(reading, at + 1, {...relay, to: at});
  }
  const head = speakerAt(reading, from);
  if (!head || (head.list !== "outlet" && head.value !== "media")) return null;
  const relays = reading.at(to, "report_formula").find(({value, row}) => value === "statement" && row.use === "relay");
  return relays && speakerAt(reading, relays.to) ? sourceAt(reading, relays.to, relay) : null;
}

function sourceAt(reading: Reading, index: number, relay: Phrase): {source: Phrase; relay: Phrase} | null {
  const source = nounPhrase(reading, index);
  return source && {source, relay};
}

/** "الهجوم تبناه التنظيم", "وهو ما نفته الوزارة": what is spoken of stands before the verb. */
function objectFirst(reading: Reading, hit: Hit, speaker: Phrase, takesObject: boolean): Cue | null {
  const inPassing = hit.from > 0 && /^(الذي|التي|الذين|من|ممن)$/.test(keyAt(reading, hit.from - 1));
  if (!takesObject || (inPassing && !deeds.has(hit.value)) || !speakerAt(reading, speaker.from)) return null;
  return {...cue(reading, hit, speaker, 0), content: {from: Math.max(0, hit.from - 6), to: Math.max(1, hit.from)}};
}

/** "وكان الوزير قد صرح": what stands between "was" and the verb is the subject, whatever follows. */
export function pastPerfect(match: Match, reading: Reading): Cue | null {
  return subjectFirst(match, reading, (at) => at > 0 && isWord(reading, at - 1, "was"));
}

/** "لكن الجيش نفى", "الرئيس الذي حذر": subject, verb, what is said. */
export function subjectVerb(match: Match, reading: Reading): Cue | null {
  const {from, row} = match.parts.verb!;
  const isPresent = row.as === "present";
  if (isPresent && insideQuotation(reading, from)) return null;
  const isRelative = isWord(reading, from - 1, "relative");
  return subjectFirst(match, reading, (at) => {
    if (isRelative || at === 0 || breaks(gapAt(reading, at)) || isWord(reading, at - 1, "opener")) return true;
    return isPresent && !/^(في|علي|من|الي|عن|مع)$/.test(keyAt(reading, at - 1));
  });
}

function subjectFirst({parts}: Match, reading: Reading, opens: (index: number) => boolean): Cue | null {
  const hit = parts.verb!;
  if (hit.from === 0 || hit.lead === "و" || !isFinite(reading, hit) || isUnsaid(reading, hit)) return null;
  const isRelative = isWord(reading, hit.from - 1, "relative");
  const form = agreement(reading, hit);
  // "التي يعتقد أنها": who thinks so is not she.
  if (isRelative && keyAt(reading, hit.from - 1) === (form.gender === "m" ? "التي" : "الذي")) return null;
  // "المعلومات، تبين أن"
  if (hit.row.homograph === "yes" && /[،,]/.test(gapAt(reading, hit.from))) return null;
  const end = isRelative ? hit.from - 1 : hit.from;
  const speaker = phraseBefore(reading, end, (phrase) => {
    // "أما الصحيفة فأكدت"
    const isTopic = /^[وف]?اما$/.test(keyAt(reading, phrase.from - 1));
    return (hit.lead === "" ? opens(phrase.from) : isTopic) && agrees(reading, phrase, form);
  });
  if (!speaker || isNobody(reading, speaker)) return null;
  if (hasObject(hit)) {
    const other = nounPhrase(reading, hit.to);
    if (!frameOf(hit).has("object")) {
      // "وصفوهم بأنهم"; "الحراس اعترضوه" stopped him, since objecting takes no object.
      const said = complement(reading, hit, hit.to);
      return said && said.kind !== "object" && said.at - hit.to < 2 ? cue(reading, hit, speaker, said.at) : null;
    }
    return other || isRelative || hit.to >= reading.tokens.length ? null : cue(reading, hit, speaker, hit.to);
  }
  const said = complement(reading, hit, skipAdverbs(reading, hit.to));
  if (!said || !isPlausible(reading, hit, speaker, said)) return null;
  if (isRelative && said.kind === "object" && !contentNoun(reading, said.at)) return null;
  return cue(reading, hit, speaker, said.at, {quoted: quotes(reading, said)});
}

/** "وأضاف أن": whoever spoke before goes on. */
export function verbAlone({parts}: Match, reading: Reading): Cue | null {
  const hit = parts.verb!;
  if (!isFinite(reading, hit) || isUnsaid(reading, hit) || hasObject(hit)) return null;
  // Within words that are quoted, "he said" is not about who spoke last in the article.
  if (insideQuotation(reading, hit.from)) return null;
  const isFirst = hit.from === 0 || hit.lead !== "" || breaks(gapAt(reading, hit.from));
  if (!isFirst && !isWord(reading, hit.from - 1, "alone") && !isAfterTopic(reading, hit)) return null;
  const said = complement(reading, hit, skipAdverbs(reading, hit.to));
  if (!said || !isPlausible(reading, hit, null, said)) return null;
  // Between the verb and what is said stands an adjunct ("في بيان"), or a subject of which nothing is known.
  const distance = said.at - hit.to;
  if (hit.row.use === "impersonal" && hit.row.as === "present" && said.kind === "that" && distance <= 1) return null;
  if (hit.row.homograph === "yes" && said.kind === "preposition") return null;
  if (said.kind === "preposition" && distance > 12) return null;
  if (said.kind === "object" && !contentNoun(reading, said.at)) {
    if (!keyAt(reading, said.at).startsWith("ال") && !speakerAt(reading, said.at)) return null;
  }
  return cue(reading, hit, null, said.at, {agreement: agreement(reading, hit), quoted: quotes(reading, said)});
}

/** "وعن حجم الدمار قال: «…»", "وحين سئل عن ذلك أجاب": what somebody speaks about stands first. */
function isAfterTopic(reading: Reading, {from, to}: Hit): boolean {
  const asked = [1, 2, 3].some((at) => /^(سئل|سئلت|يسال|تسال|سواله|سوالها)$/.test(keyAt(reading, at)));
  const opens = asked || /^و?(عن|حول|بشان|بخصوص|ردا)$/.test(keyAt(reading, 0));
  const says = /:/.test(gapAt(reading, to)) || thatAt(reading, to) || opensQuotation(reading, to);
  return opens && from < 12 && (says || isAdverbial(reading, to));
}

/** "مضيفا أن", "داعية الدول إلى": the speaker of the sentence goes on. */
export function adverbial({parts}: Match, reading: Reading): Cue | null {
  const hit = parts.verb!;
  const key = keyAt(reading, hit.from);
  if (hit.row.as !== "participle" || !/^و?$/.test(hit.lead) || !/(ا|ه|ين)$/.test(key)) return null;
  // "قالت متحدثة عسكرية"
  if (key.endsWith("ه") && hit.from > 0 && !breaks(gapAt(reading, hit.from)) && finiteVerb(reading, hit.from - 1))
    return null;
  const at = skipAdverbs(reading, hit.to);
  const said = at < reading.tokens.length ? complement(reading, hit, at) : null;
  if (!said || !isPlausible(reading, hit, null, said)) return null;
  const isObject = said.kind === "object";
  if (!isObject && said.at - hit.to > 12) return null;
  // "متهما بالقتل" is accused, not accusing.
  if (isObject && hit.value === "accusation" && prepositionAt(reading, at, new Set(["ب"]))) return null;
  const isApart = hit.from === 0 || hit.lead === "و" || /[،,.؛]/.test(gapAt(reading, hit.from));
  if (!isApart && (isObject || (said.kind === "preposition" && !key.endsWith("ا")))) return null;
  const form = {gender: key.endsWith("ه") ? "f" : "m", plural: key.endsWith("ين")} as const;
  return cue(reading, hit, null, said.at, {agreement: form, sameSentence: true, quoted: quotes(reading, said)});
}

/** "إعلان الجيش مقتل", "تأكيده أن": a verbal noun with its speaker. */
export function nounSpeaker({parts}: Match, reading: Reading): Cue | null {
  const hit = parts.verb!;
  if (hit.row.as !== "noun" || hit.lead.endsWith("ال") || hit.to >= reading.tokens.length) return null;
  // "تهديده", "اتهام الحكومة": the noun does not tell who does it to whom.
  if (["threat", "incitement", "accusation", "condemnation"].includes(hit.value)) return null;
  if (hit.from > 0 && (isWord(reading, hit.from - 1, "unsaid") || keyAt(reading, hit.from - 1) === "اي")) return null;
  if (hasObject(hit)) {
    if (hit.value === "demand" || hit.value === "warning") return null;
    const said = complement(reading, hit, hit.to);
    if (!said || said.at - hit.to > 3 || (said.kind === "object" && !contentNoun(reading, said.at))) return null;
    return cue(reading, hit, null, said.at, {quoted: quotes(reading, said)});
  }
  const head = speakerAt(reading, hit.to);
  if (!head || prefix(head) !== "" || /[،,.:؛"«“(]/.test(gapAt(reading, hit.to)) || contentNoun(reading, hit.to))
    return null;
  if (head.list === "title" || head.value === "document") return null;
  const speaker = nounPhrase(reading, hit.to, {frame: prepositionsOf(frameOf(hit)), object: true});
  const said = speaker && complement(reading, hit, skipAdverbs(reading, speaker.to));
  if (!speaker || !said || said.at - speaker.to > 8) return null;
  if (said.kind === "object" && !contentNoun(reading, said.at)) return null;
  return cue(reading, hit, speaker, said.at, {quoted: quotes(reading, said)});
}

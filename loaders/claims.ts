import type {Document, ReadSentence} from "./document.js";
import {evidence} from "./document.js";
import type {Hit} from "./lexicon.js";
import {RuleSet} from "./rules.js";
import type {Reading} from "./rules.js";
import type {Claim} from "./schema.js";
import {Speakers} from "./speakers.js";
import type {Speaker} from "./speakers.js";
import {within} from "./speech.js";
import type {Cue, Phrase, Speech} from "./speech.js";
import {certaintyOf, isNegated, typeOf} from "./stances.js";
import {stableId} from "./text.js";

/** Words of what is said that the evidence quotes. */
const quotedWords = 14;

/** Where a claim stands in its article, for the steps that compare claims: they are not in its row. */
export interface Told {
  sentence: ReadSentence;
  cue: Cue;
}

/** Where claims stand that were read, as long as somebody has them. */
export const toldOf = new WeakMap<Claim, Told>();

const ruleSets = new WeakMap<Speech, RuleSet<Cue, Reading>>();

/** Everything that somebody is said to have said in a document, in the order of the text. */
export function readClaims(document: Document): Claim[] {
  const {speech} = document.language;
  if (!speech) return [];
  let rules = ruleSets.get(speech);
  if (!rules) ruleSets.set(speech, (rules = new RuleSet(speech.rules)));
  const speakers = new Speakers(document, speech);
  const claims: Claim[] = [];
  for (const sentence of document.sentences) {
    speakers.meet(sentence);
    const cues = rules.run(sentence.reading, sentence.reading);
    // "نقلت الوكالة عنه قوله": the noun is the relayed words' own beginning.
    // "ختم حديثه قائلا: «…»": the same words are said once.
    const relayed = new Set<number>();
    const found = cues.filter(({result}, index) => {
      const isRelayed = relayed.has(result.verb.from);
      if (result.relay) relayed.add(result.content.from);
      const before = cues[index - 1]?.result;
      const isSame = before && before.verb.from < result.verb.from && before.content.from === result.content.from;
      return !isRelayed && !(isSame && result.verb.from - Math.max(before.verb.to, before.speaker?.to ?? 0) < 2);
    });
    found.forEach(({match, result: cue}, index) => {
      let after = index + 1;
      while (after < found.length && found[after]!.match.from < cue.content.from) after++;
      const next = found[after];
      const speaker = whoSpeaks(cue, sentence, speakers, speech);
      if (!speaker) return;
      const content = {
        from: cue.content.from,
        to: Math.min(cue.content.to, cue.content.from < match.from ? match.from : (next?.match.from ?? cue.content.to))
      };
      const read = claim(document, sentence, {...cue, content}, speaker, match.rule);
      toldOf.set(read, {sentence, cue: {...cue, content}});
      claims.push(read);
    });
  }
  distinguish(claims);
  return claims;
}

function whoSpeaks(cue: Cue, sentence: ReadSentence, speakers: Speakers, speech: Speech): Speaker | null {
  if (cue.speaker) {
    const speaker = speakers.name(sentence, cue.speaker);
    speakers.spoke(speaker, sentence);
    return speaker;
  }
  const near = cue.sameSentence || cue.relay !== null;
  const here = near
    ? (speakers.last(cue.agreement, sentence) ??
      speakers.last(null, sentence) ??
      speakers.subject(sentence) ??
      speakers.named(sentence, cue.verb.from, cue.relay !== null))
    : null;
  const last =
    here ??
    (speech.subject && cue.agreement ? speakers.antecedent(cue.agreement, sentence) : null) ??
    speakers.last(cue.agreement, undefined, false) ??
    (speech.subject || !cue.agreement ? null : speakers.first(sentence, cue.verb.from, cue.agreement)) ??
    speakers.last(null);
  if (last) speakers.spoke(last, sentence);
  return last;
}

function claim(document: Document, sentence: ReadSentence, cue: Cue, speaker: Speaker, rule: string): Claim {
  const {reading} = sentence;
  const span = evidenceSpan(cue);
  const found = evidence(document, sentence, span.from, span.to);
  const between = cue.content.from > cue.verb.from ? {from: cue.verb.to, to: cue.content.from} : cue.aside;
  const opens = opening(reading, cue);
  const said = [between, opens].flatMap((phrase) => (phrase ? within(reading, "date", phrase) : []))[0];
  const spoken = spokenOf(cue);
  const via = relay(document, sentence, cue, opens);
  const row = said?.row as {start: string; end: string} | undefined;
  return {
    id: stableId("c", sentence.row.id, found.quote),
    article: document.article.id,
    sentence: sentence.row.id,
    start: found.start,
    end: found.end,
    quote: found.quote,
    prefix: found.prefix,
    suffix: found.suffix,
    speaker: speaker.text,
    speaker_id: speaker.id,
    speaker_kind: speaker.kind,
    speaker_role: speaker.role,
    // A heading has no verb but its colon.
    report_verb: cue.verb.from === cue.speaker?.from ? ":" : reading.text(cue.verb.from, cue.verb.to),
    type: typeOf(reading, cue, speaker.armed),
    certainty: certaintyOf(reading, cue),
    negated: isNegated(reading, cue),
    quoted: cue.quoted,
    said: said?.value ?? null,
    said_start: row?.start ?? null,
    said_end: row?.end ?? null,
    channel: channel(reading, cue, opens),
    via: via?.text ?? null,
    via_source: via?.source ?? null,
    report: null,
    attack: null,
    about_actor: within(reading, "actor", spoken)[0]?.value ?? null,
    about_place: within(reading, "place", spoken).at(-1)?.value ?? null,
    supports: [],
    contradicts: [],
    rules: [rule],
    status: "auto"
  };
}

/** What is spoken of: the content, and whoever stands between speaker and content: "اتهم الجيش الحركة بالهجوم". */
function spokenOf({verb, speaker, content}: Cue): Phrase {
  if (content.from < verb.from) return content;
  return {from: Math.min(content.from, Math.max(verb.to, speaker?.to ?? 0)), to: content.to};
}

/** Cue, speaker and the first words of what is said, or the last ones before a formula. */
function evidenceSpan({verb, speaker, content}: Cue): Phrase {
  const beside = speaker && Math.abs(speaker.from - verb.to) < 20 ? [speaker] : [];
  const from = Math.min(verb.from, ...beside.map((phrase) => phrase.from));
  const to = Math.max(verb.to, ...beside.map((phrase) => phrase.to));
  if (content.from < verb.from) return {from: Math.min(from, Math.max(content.from, content.to - quotedWords)), to};
  return {from, to: Math.max(to, Math.min(content.to, content.from + quotedWords))};
}

/** Between the verb and what is said: "in a statement", "by phone"; or what is published; or how the sentence opens. */
function channel(reading: Reading, {verb, content}: Cue, opens: Phrase): string | null {
  const around =
    content.from > verb.from
      ? {from: verb.to, to: Math.min(content.from + 3, reading.tokens.length)}
      : {from: verb.to, to: Math.min(verb.to + 8, reading.tokens.length)};
  const hit = within(reading, "channel", around)[0] ?? within(reading, "channel", opens)[0];
  return hit?.value ?? null;
}

/** The words before verb and speaker where they tell the channel: "In a statement on Monday, the ministry said"; else none. */
function opening(reading: Reading, {verb, speaker, content}: Cue): Phrase {
  const to = Math.min(verb.from, speaker?.from ?? verb.from, content.from);
  const medium = within(reading, "channel", {from: 0, to: Math.min(to, 4)})[0];
  const joined = medium?.from === 0 ? medium.lead.endsWith("ب") : reading.at(0, "boundary").length > 0;
  // A verb that follows the medium is its own ("a statement issued on Monday"); "communiqué" is one too.
  const others = within(reading, "report_verb", {from: 0, to}).filter(
    ({from}) => medium && (from < medium.from || from > medium.to)
  );
  const opens = medium && joined && !others.length;
  return {from: 0, to: opens ? to : 0};
}

/** The outlet or medium that the words came through, where it is not the speaker. */
function relay(
  document: Document,
  sentence: ReadSentence,
  cue: Cue,
  opens: Phrase
): {text: string; source: string | null} | null {
  const {reading} = sentence;
  const text = (phrase: Phrase) => document.language.speech!.bare(reading, phrase);
  const before =
    cue.content.from > cue.verb.from
      ? {from: cue.verb.to, to: cue.content.from}
      : (cue.aside ?? {from: cue.verb.to, to: Math.min(cue.verb.to + 12, reading.tokens.length)});
  const apart = (hit: Hit) => !cue.speaker || hit.from >= cue.speaker.to || (cue.aside && hit.to <= cue.speaker.from);
  const outlet = within(reading, "outlet", cue.relay ?? before).find((hit) => cue.relay || apart(hit));
  if (cue.relay) return {text: text(cue.relay), source: outlet?.value ?? null};
  if (outlet) return {text: text({from: outlet.from, to: outlet.to}), source: outlet.value};
  const named = within(reading, "outlet", opens)[0];
  if (named) return {text: text({from: named.from, to: named.to}), source: named.value};
  const follows = cue.content.from > cue.verb.from || cue.aside;
  const medium =
    (follows ? within(reading, "channel", before).find(apart) : undefined) ?? within(reading, "channel", opens)[0];
  return medium ? {text: text({from: medium.from, to: medium.to}), source: null} : null;
}

/** Gives claims of one sentence in the same words ids of their own. */
function distinguish(claims: Claim[]): void {
  const seen = new Map<string, number>();
  for (const claim of claims) {
    const before = seen.get(claim.id) ?? 0;
    seen.set(claim.id, before + 1);
    if (before) claim.id = stableId("c", claim.sentence ?? "", claim.quote ?? "", before);
  }
}

import type {Hit} from "./lexicon.js";
import type {Reading, Rule} from "./rules.js";

/** A stretch of a sentence's words, token indexes, `to` exclusive. */
export interface Phrase {
  from: number;
  to: number;
}

/** What a verb says of its subject where the subject is not named again. */
export interface Agreement {
  /** `n` for what is no person, null where the form does not tell. */
  gender: "m" | "f" | "n" | null;
  plural: boolean;
}

/** A place in a sentence where somebody is said to speak. */
export interface Cue {
  /** The verb or formula: an entry of `report_verb`, `publish_verb` or `report_formula`. */
  verb: Hit;
  /** Who speaks; null where it is whoever spoke before. */
  speaker: Phrase | null;
  /** What is said: after the verb, or before a formula such as "according to". */
  content: Phrase;
  agreement: Agreement | null;
  /** The speaker of an adverbial ("adding that …") is that of its sentence. */
  sameSentence: boolean;
  quoted: boolean;
  /** Where its day, channel and outlet stand, if not between the verb and what is said. */
  aside?: Phrase;
  /** The outlet that relays the speaker's words, where the sentence says so. */
  relay: Phrase | null;
}

/** How a language reports speech. */
export interface Speech {
  rules: Rule<Cue, Reading>[];
  /** The words of a phrase without joined front letters. */
  bare(reading: Reading, phrase: Phrase): string;
  /** Whether a speaker named in `phrase` can be the subject of a verb with that agreement. */
  agrees(reading: Reading, phrase: Phrase, agreement: Agreement): boolean;
  /** Token of the word that tells who a phrase names, its first one unless articles stand before. */
  head(reading: Reading, phrase: Phrase): number;
  /** The word at token `index`, folded, where its article says that it was spoken of before ("the group"); else null. */
  definite(reading: Reading, index: number): string | null;
  /** Who a sentence begins with, where pronouns of the next one can stand for that. */
  subject?(reading: Reading): Phrase | null;
  /** What people who fight for a group are called. */
  armed: RegExp;
}

/** The hits of a list that lie within a phrase, in the order of the text. */
export function within(reading: Reading, list: string, {from, to}: Phrase): Hit[] {
  return reading.inRange(list, from, to);
}

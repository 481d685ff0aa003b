import type {Hit} from "../lexicon.js";
import type {Reading, Rule} from "../rules.js";
import type {Agreement, Cue, Phrase, Speech} from "../speech.js";
import {headOf, isNobody, looksNamed, phraseBefore} from "./noun-phrases.js";
import {following, formula, inverted, passive, preceding, quoted, subjectBefore, verbAgrees} from "./speech-cues.js";
import {breaks, closesQuotation, insideQuotation, wordAt, wordBefore} from "./speech-words.js";
import {agrees, bare, isDefinite, pronoun, subjectOf} from "./subjects.js";

/** A verb with its auxiliaries, adverbs and clitics. */
export interface VerbGroup {
  /** Its first token. */
  from: number;
  form: "finite" | "gerund" | "participle" | "infinitive";
  passive: boolean;
  /** Said not to have been said, or not yet: "did not say", "will announce". */
  unsaid: boolean;
  /** What a pronoun after the verb says of the speaker, "nobody" for "on" and "I": « a-t-il dit ». */
  pronoun: Agreement | "nobody" | null;
}

/** What a language of this kind says about its verbs of speech. */
export interface SpeechGrammar {
  code: string;
  /** Null where the word is no verb here. */
  verbGroup(reading: Reading, hit: Hit): VerbGroup | null;
  /** Whether the head of a phrase is its first noun, as in French, or its last, as in English. */
  headFirst: boolean;
  /** Examples of each rule, which run as tests. */
  examples: Record<RuleName, string[]>;
}

type RuleName =
  "formula" | "quoted" | "passive" | "relative" | "coordinated" | "inverted" | "pronoun" | "subject-verb" | "adverbial";

/** How languages with the verb between subject and object report speech, also after what is said: "…, police said". */
export function speechOf(grammar: SpeechGrammar): Speech {
  const verbRule = (
    name: RuleName,
    read: (reading: Reading, hit: Hit, group: VerbGroup) => Cue | null
  ): Rule<Cue, Reading> => ({
    name: `${grammar.code}/claim/${name}`,
    pattern: "<verb:report_verb>",
    examples: grammar.examples[name],
    read: ({parts}, reading) => {
      const hit = parts.verb!;
      if (insideQuotation(reading, hit.from)) return null;
      const group = grammar.verbGroup(reading, hit);
      return !group || group.unsaid || group.form === "infinitive" ? null : read(reading, hit, group);
    }
  });
  const head = (reading: Reading, phrase: Phrase) => headOf(reading, phrase, grammar.headFirst);
  return {
    bare,
    head: (reading, phrase) => head(reading, phrase)?.from ?? phrase.from,
    agrees: (reading, phrase, agreement) => agrees(reading, phrase, head(reading, phrase), agreement),
    definite: (reading, index) => (isDefinite(reading, index) ? reading.tokens[index]!.stems.at(-1)!.key : null),
    subject: (reading) => subjectOf(reading, grammar.headFirst),
    armed:
      /\b(gunm[ae]n|militants?|fighters?|insurgents?|jihad\w+|rebels?|terrorists?|extremists?|militi\w+|hommes armés|combattants?|insurgés?|djihad\w+|rebelles?|terroristes?|extrémistes?|milici\w+|assaillants?|ravisseurs?)\b/i,
    rules: [
      {
        name: `${grammar.code}/claim/formula`,
        pattern: "<formula:report_formula>",
        examples: grammar.examples.formula,
        read: ({parts}, reading) => formula(reading, parts.formula!, grammar.headFirst)
      },
      {
        name: `${grammar.code}/claim/quoted`,
        pattern: "<relay:relay_verb>",
        examples: grammar.examples.quoted,
        read: (match, reading) => quoted(match, reading, grammar)
      },
      verbRule("passive", (reading, hit, group) => passive(reading, hit, group, grammar.headFirst)),
      verbRule("relative", (reading, hit, group) => {
        const relative = wordBefore(reading, group.from, "relative");
        if (group.passive || !relative || group.form !== "finite") return null;
        const subject = phraseBefore(reading, relative.from);
        if (!subject || !head(reading, subject) || isNobody(reading, subject)) return null;
        return following(reading, hit, subject, head(reading, subject));
      }),
      verbRule("coordinated", (reading, hit, group) => {
        if (group.passive || group.form === "gerund" || !wordBefore(reading, group.from, "and")) return null;
        const cue = following(reading, hit, null, null);
        return cue && {...cue, sameSentence: true};
      }),
      verbRule("inverted", (reading, hit, group) => {
        if (group.passive || group.form !== "finite") return null;
        return inverted(reading, hit, group, grammar.headFirst);
      }),
      verbRule("pronoun", (reading, hit, group) => {
        if (group.passive || group.form !== "finite" || group.from === 0) return null;
        const agreement = pronoun(reading, group.from - 1);
        // "Mr Smith said he expected": one claim.
        const isSaid = reading.at(group.from - 2, "report_verb").length > 0 || wordAt(reading, group.from - 2, "that");
        if (!agreement || isSaid) return null;
        return (
          preceding(reading, hit, null, group.from - 1, agreement) ?? following(reading, hit, null, null, agreement)
        );
      }),
      verbRule("subject-verb", (reading, hit, group) => {
        if (group.passive || group.form !== "finite") return null;
        const subject = subjectBefore(reading, group.from, grammar.headFirst);
        if (!subject || isNobody(reading, subject) || !verbAgrees(hit, head(reading, subject))) return null;
        if (head(reading, subject) === null && !looksNamed(reading, subject)) return null;
        const before = preceding(reading, hit, subject, subject.from, null);
        return before ?? following(reading, hit, subject, head(reading, subject));
      }),
      verbRule("adverbial", (reading, hit, group) => {
        if (group.form !== "gerund" || group.from === 0) return null;
        const apart = breaks(reading, group.from) || closesQuotation(reading, group.from);
        if (!apart && !wordBefore(reading, group.from, "while", "and")) return null;
        const cue = following(reading, hit, null, null);
        return cue && {...cue, sameSentence: true};
      })
    ]
  };
}

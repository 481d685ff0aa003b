import type {Document, ReadSentence} from "./document.js";
import type {Hit} from "./lexicon.js";
import type {Reading} from "./rules.js";
import {within} from "./speech.js";
import type {Agreement, Phrase, Speech} from "./speech.js";

/** Somebody who speaks in an article. */
export interface Speaker {
  /** In the words of the text. */
  text: string;
  /** Id of the actor it is or speaks for. */
  id: string | null;
  kind: "person" | "organisation" | "anonymous" | "armed_group" | "media" | null;
  role: string | null;
  /** Whether it is an armed group or speaks for one. */
  armed: boolean;
  sentence: ReadSentence;
  phrase: Phrase;
}

/** Who has spoken and been named so far in an article: what "he added" and "the organisation" refer to. */
export class Speakers {
  readonly #document: Document;
  readonly #speech: Speech;
  readonly #spoken: {speaker: Speaker; sentence: ReadSentence}[] = [];
  /** Ids of actors by each name of people that serve them. */
  readonly #people = new Map<string, {name: string; id: string | null; role: string | null}>();
  /** How many actors have been named so far. */
  #named = 0;
  /** The actor that each word was last part of the name of, and the armed group named last; `at` counts actors. */
  readonly #byWord = new Map<string, {id: string; at: number}>();
  #group: {id: string; at: number} | null = null;

  constructor(document: Document, speech: Speech) {
    this.#document = document;
    this.#speech = speech;
  }

  /** Takes note of whom a sentence names, before its claims are read. */
  meet({reading}: ReadSentence): void {
    let end = 0;
    for (const hit of reading.all("actor")) {
      if (hit.from < end) continue;
      end = hit.to;
      const actor = {id: hit.value, at: this.#named++};
      for (const {stems} of reading.tokens.slice(hit.from, hit.to))
        for (const {key} of stems) this.#byWord.set(key, actor);
      if (this.#kindOf(actor.id) === "armed_group") this.#group = actor;
    }
    for (const hit of reading.all("person")) {
      const {name, employer, role, title} = hit.row as {
        name: string;
        employer: string | null;
        role: string | null;
        title: string | null;
      };
      const known = reading
        .all("actor")
        .find((actor) => actor.from >= hit.from && actor.to <= hit.to && this.#kindOf(actor.value) === "person");
      const entry = {id: known?.value ?? employer, role: role ?? title};
      for (const word of name.split(/\s+/)) {
        const before = this.#people.get(word);
        const same = before && isSamePerson(before.name, name) ? before : null;
        if (word.length > 2)
          this.#people.set(word, {name, id: entry.id ?? same?.id ?? null, role: entry.role ?? same?.role ?? null});
      }
    }
  }

  /** The speaker that a phrase names. */
  name(sentence: ReadSentence, phrase: Phrase): Speaker {
    const {reading} = sentence;
    const text = this.#speech.bare(reading, phrase);
    const person = within(reading, "person", phrase)[0];
    const family = person || phrase.to - phrase.from <= 2 ? text.split(/\s+/).at(-1)! : "";
    const namesake = this.#people.get(text) ?? this.#people.get(family);
    const known = namesake && (!person || isSamePerson(namesake.name, person.value)) ? namesake : undefined;
    const row = person?.row as {role: string | null; title: string | null; employer: string | null} | undefined;
    const id =
      this.#actor(within(reading, "actor", phrase)) ?? row?.employer ?? known?.id ?? this.#namedAgain(sentence, phrase);
    const kind = this.#kind(sentence, phrase, id, person ?? null, known !== undefined);
    const role = row?.role ?? row?.title ?? known?.role ?? this.#office(sentence, phrase, person);
    return {
      text,
      id,
      kind,
      role,
      armed:
        kind === "armed_group" ||
        (id !== null && this.#kindOf(id) === "armed_group") ||
        this.#speech.armed.test(`${text} ${role ?? ""}`),
      sentence,
      phrase
    };
  }

  /** Remembers who spoke, for those who speak again. */
  spoke(speaker: Speaker, sentence: ReadSentence): void {
    this.#spoken.push({speaker, sentence});
  }

  /** The last speaker that a verb's form agrees with; of one sentence where asked, else the last one at all where `any`. */
  last(agreement: Agreement | null, only?: ReadSentence, any = true): Speaker | null {
    const candidates: Speaker[] = [];
    for (let n = this.#spoken.length - 1; n >= 0 && candidates.length < 4; n--) {
      const {speaker, sentence} = this.#spoken[n]!;
      if (!only || sentence === only) candidates.push(speaker);
      // Sentences are read in order.
      else if (sentence.row.index < only.row.index) break;
    }
    const fits = candidates.find(
      (speaker) => !agreement || this.#speech.agrees(speaker.sentence.reading, speaker.phrase, agreement)
    );
    return fits ?? (only || !any ? null : (candidates[0] ?? null));
  }

  /** The person, body or country that a sentence names first, before token `before`, that a verb's form agrees with. */
  first(sentence: ReadSentence, before: number, agreement: Agreement): Speaker | null {
    const {reading} = sentence;
    for (let index = 0; index < before; index++) {
      const hit = reading
        .at(index)
        .find(({list, value}) => list === "person" || list === "actor" || (list === "place" && value.length === 2));
      if (!hit || hit.to > before || !/^[وف]?(ال)?$/.test(hit.lead)) continue;
      const phrase = {from: hit.from, to: hit.to};
      if (this.#speech.agrees(reading, phrase, agreement)) return this.name(sentence, phrase);
    }
    return null;
  }

  /** The person or body that a sentence named last before token `before`, `anyhow` or as its subject may be. */
  named(sentence: ReadSentence, before: number, anyhow: boolean): Speaker | null {
    const {reading} = sentence;
    for (let index = before - 1; index >= 0; index--) {
      const hit = reading
        .at(index)
        .find(
          (found) =>
            (found.list === "person" || found.list === "actor") &&
            found.to <= before &&
            /^([وف]?(ال)?|\p{L}+')$/u.test(found.lead) &&
            (anyhow || !isGoverned(reading, index))
        );
      if (hit) return this.name(sentence, {from: hit.from, to: hit.to});
    }
    return null;
  }

  /** Whom a pronoun stands for: who spoke in this sentence or the one before, or the subject of that one. */
  antecedent(agreement: Agreement, sentence: ReadSentence): Speaker | null {
    const {sentences} = this.#document;
    const before = sentences[sentence.row.index - 1];
    const spoke = this.last(agreement, sentence) ?? (before ? this.last(agreement, before) : null);
    const subject = before && !spoke ? this.subject(before) : null;
    const fits = subject && this.#speech.agrees(before!.reading, subject.phrase, agreement);
    return spoke ?? (fits ? subject : null);
  }

  /** Whom a sentence begins with, in languages that tell. */
  subject(sentence: ReadSentence): Speaker | null {
    const phrase = this.#speech.subject?.(sentence.reading);
    return phrase ? this.name(sentence, phrase) : null;
  }

  #kindOf(id: string): string | undefined {
    return this.#document.references.actors.get(id)?.kind;
  }

  /** Of the actors that a phrase names, the body rather than the person or country. */
  #actor(hits: Hit[]): string | null {
    return hits.find((hit) => this.#kindOf(hit.value) !== "person")?.value ?? hits[0]?.value ?? null;
  }

  /** "التنظيم", "the movement": the last actor that was called so in full; fighters without a banner are those of their sentence. */
  #namedAgain({reading}: ReadSentence, phrase: Phrase): string | null {
    for (let index = phrase.from; index < phrase.to; index++) {
      const head = reading
        .at(index, "speaker")
        .find((hit) => (hit.value === "armed_group" || hit.value === "organisation") && hit.to <= phrase.to);
      const word = head ? this.#speech.definite(reading, index) : null;
      if (!head || word === null) continue;
      const named = this.#byWord.get(word);
      const group = head.value === "armed_group" ? this.#group : null;
      const last = named && group ? (named.at > group.at ? named : group) : (named ?? group);
      if (last) return last.id;
    }
    const fighters =
      reading.at(this.#speech.head(reading, phrase), "speaker").some((hit) => hit.value === "anonymous") &&
      this.#speech.armed.test(reading.text(phrase.from, phrase.to));
    const banner = reading.all("actor").find((hit) => this.#kindOf(hit.value) === "armed_group");
    return fighters ? (banner?.value ?? null) : null;
  }

  #kind(
    {reading}: ReadSentence,
    phrase: Phrase,
    id: string | null,
    person: Hit | null,
    known: boolean
  ): Speaker["kind"] {
    if (person || known) return "person";
    const at = this.#speech.head(reading, phrase);
    const head = reading.at(at).find((hit) => hit.list === "speaker");
    const kind = id ? this.#kindOf(id) : undefined;
    if (reading.at(at, "outlet").length || head?.value === "media") return "media";
    if (head?.value === "anonymous") return "anonymous";
    if (kind === "armed_group") return "armed_group";
    if (reading.at(at, "office").length || kind === "person") return "person";
    if (head?.value === "armed_group") return "armed_group";
    if (reading.at(at, "place").length || reading.at(at, "country_form").length) return "organisation";
    return kind || head ? "organisation" : null;
  }

  #office({reading}: ReadSentence, phrase: Phrase, person: Hit | undefined): string | null {
    const office = reading.at(this.#speech.head(reading, phrase), "office")[0];
    return office && !person ? this.#speech.bare(reading, phrase) : null;
  }
}

/** "مواجهات مع الحوثيين", "قائد قواته في عدن عبد الخالق": after a preposition or place a name is not who acts. */
function isGoverned(reading: Reading, index: number): boolean {
  const start = reading.all("person").find(({from, to}) => from <= index && to > index)?.from ?? index;
  const before = reading.at(start - 1);
  return before.some(({list, value}) => list === "place" || (list === "boundary" && value === "preposition"));
}

/** Whether two names may be one person's: the words of the shorter are among those of the longer. */
function isSamePerson(a: string, b: string): boolean {
  const [shorter, longer] = [a.split(/\s+/), b.split(/\s+/)].sort((x, y) => x.length - y.length) as [
    string[],
    string[]
  ];
  return shorter.every((word) => longer.includes(word));
}

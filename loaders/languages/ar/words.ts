import type {Form, Stem} from "../../lexicon.js";

/** Front letters that Arabic joins to a word: conjunction, then preposition or future marker. */
const leads = /^([وف]?)([بكلس]?)/;

/** All ways to read a folded Arabic word: whole, then without joined letters and article. */
export function stems(key: string): Stem[] {
  const found: Stem[] = [{lead: "", key}];
  if (!/^[\u0621-\u064a]/.test(key)) return found;
  const [, conjunction = "", preposition = ""] = leads.exec(key) ?? [];
  if (key.startsWith("ال") && key.length > 3) found.push({lead: "ال", key: key.slice(2)});
  if (conjunction) addStems(found, conjunction, key.slice(1));
  if (preposition) addStems(found, conjunction + preposition, key.slice(conjunction.length + 1));
  return found;
}

/** Adds the readings of a word whose joined front letters are `lead`. */
function addStems(found: Stem[], lead: string, rest: string): void {
  if (rest.length < 2 || found.some((stem) => stem.lead === lead)) return;
  found.push({lead, key: rest});
  // للجيش is ل + الجيش: the article loses its alif.
  if (lead.endsWith("ل") && rest.startsWith("ل") && rest.length > 2) {
    found.push({lead, key: `ا${rest}`}, {lead: `${lead}ال`, key: rest.slice(1)});
  } else if (rest.startsWith("ال") && rest.length > 3) {
    found.push({lead: `${lead}ال`, key: rest.slice(2)});
  }
}

const pronouns = ["ه", "ها", "هم", "هما", "هن"];

/**
 * The forms of a row of a word list. Columns, all optional but one: `form` as it stands; `past` and `present` of a verb, third person
 * masculine singular (passives by a row of their own); `participle`, which reports use as an adverb (مضيفا); `noun`, a verbal noun;
 * `singular` and `plural` of a noun that is counted, several plurals apart by "|". Each form says in `as` which of them it is, in
 * `object` whether a pronoun is joined to it (تبناه), and nouns that are counted in `number` how many it names: one, two, many.
 */
export function forms(_list: string, row: Record<string, string>): Form[] {
  return [
    ...(row.form ? [{text: row.form, as: "form"}] : []),
    ...(row.past ? past(row.past) : []),
    ...(row.present ? present(row.present) : []),
    ...(row.participle ? participle(row.participle) : []),
    ...(row.noun ? noun(row.noun) : []),
    ...(row.singular ? singular(row.singular) : []),
    ...(row.plural ? row.plural.split("|").flatMap(plural) : []),
    ...(row.adjective ? adjective(row.adjective) : [])
  ];
}

/** Only the first word of a phrase inflects: "أعرب عن", "لقي مصرعه". */
function phrase(text: string, inflect: (word: string) => {word: string; object?: boolean}[], as: string): Form[] {
  const [word = "", ...rest] = text.split(" ");
  return inflect(word).map(({word, object}) => ({
    text: [word, ...rest].join(" "),
    as,
    ...(object && {object: "yes"})
  }));
}

function past(text: string): Form[] {
  return phrase(
    text,
    (word) => {
      const weak = /[ىا]$/.test(word);
      const base = /[ىاي]$/.test(word) ? word.slice(0, -1) : word;
      // دعا makes دعوا and دعيا, تبنى makes تبنوا and تبنيا: the dual is rare enough to list one spelling. لقي makes لقوا.
      const subjects = weak
        ? [word, `${base}ت`, `${base}وا`, `${base}يا`, `${base}تا`]
        : [word, `${word}ت`, `${base}وا`, `${word}ا`, `${word}تا`, `${word}ن`];
      const carriers = weak ? [`${base}ا`, `${base}ت`, `${base}و`] : [word, `${word}ت`, `${word}و`];
      return [
        ...subjects.map((form) => ({word: form})),
        ...carriers.flatMap((form) => pronouns.map((pronoun) => ({word: form + pronoun, object: true})))
      ];
    },
    "past"
  );
}

function present(text: string): Form[] {
  return phrase(
    text,
    (word) => {
      const weak = /[ىيو]$/.test(word);
      const base = weak ? word.slice(0, -1) : word;
      const body = word.slice(1);
      const persons = ["ي", "ت", "ن", "أ"];
      const joined = /ى$/.test(word) ? `${base.slice(1)}ا` : body;
      return [
        ...persons.map((person) => ({word: person + body})),
        // يبدي makes يبدون but يبديان.
        ...["ي", "ت"].flatMap((person) => ["ون", "وا"].map((end) => ({word: person + base.slice(1) + end}))),
        ...["ي", "ت"].flatMap((person) => ["ان", "ا"].map((end) => ({word: person + body.replace(/ى$/, "ي") + end}))),
        ...["ي", "ت", "ن"].flatMap((person) =>
          pronouns.map((pronoun) => ({word: person + joined + pronoun, object: true}))
        )
      ];
    },
    "present"
  );
}

function participle(text: string): Form[] {
  return phrase(
    text,
    (word) => {
      // نافيا is written نافٍ without its ending, so weak participles are listed as نافي.
      const base = word.replace(/ا$/, "");
      return ["", "ا", "ة", "ين", "ان", "ون", "ات"].map((end) => ({word: base + end}));
    },
    "participle"
  );
}

function noun(text: string): Form[] {
  return phrase(
    text,
    (word) => {
      const joined = word.replace(/ة$/, "ت").replace(/ء$/, "ئ");
      return [{word}, ...pronouns.map((pronoun) => ({word: joined + pronoun, object: true}))];
    },
    "noun"
  );
}

/** The form for one and the dual; both take case endings and pronouns. */
function singular(text: string): Form[] {
  return counted(text, "singular", (word) => {
    const joined = word.replace(/ة$/, "ت").replace(/ى$/, "ي");
    // «رجلا أمن», «رجلي أمن»: before another noun only the dual ends so.
    if (text.includes(" "))
      return [{word, number: "one"}, ...["ا", "ي", "ان", "ين"].map((end) => ({word: joined + end, number: "two"}))];
    const accusative = /(ة|اء|ى|ا)$/.test(word) ? [] : [`${word}ا`];
    return [
      ...[word, ...accusative].map((form) => ({word: form, number: "one"})),
      ...pronouns.map((pronoun) => ({word: joined + pronoun, number: "one", object: "yes"})),
      ...["ان", "ين"].map((end) => ({word: joined + end, number: "two"}))
    ];
  });
}

/** Sound masculine plurals are listed with ون, broken ones as they stand. */
function plural(text: string): Form[] {
  return counted(text, "plural", (word) => {
    const sound = /..ون$/.test(word) ? word.slice(0, -2) : null;
    const accusative = sound === null && /[^ةاىء]$/.test(word) && !/ات$/.test(word) ? [`${word}ا`] : [];
    const forms = sound === null ? [word, ...accusative] : ["ون", "ين", "و", "ي", "وا"].map((end) => sound + end);
    const carriers = sound === null ? [word.replace(/ى$/, "ا").replace(/ة$/, "ت")] : [`${sound}و`, `${sound}ي`];
    return [
      ...forms.map((form) => ({word: form, number: "many"})),
      ...carriers.flatMap((form) => pronouns.map((pronoun) => ({word: form + pronoun, number: "many", object: "yes"})))
    ];
  });
}

function counted(
  text: string,
  as: string,
  inflect: (word: string) => {word: string; number: string; object?: string}[]
): Form[] {
  const [first = "", ...rest] = text.split(" ");
  return inflect(first).map(({word, ...features}) => ({text: [word, ...rest].join(" "), as, ...features}));
}

function adjective(text: string): Form[] {
  return phrase(text, (word) => ["", "ة", "ون", "ين", "ان", "ات", "ا"].map((end) => ({word: word + end})), "adjective");
}

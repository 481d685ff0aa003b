import type {Form, Stem} from "../../lexicon.js";

/** Words that lose their vowel before another: l'attaque, jusqu'en. */
const elided = /^((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)')(.+)$/;

/** All ways to read a folded French word: whole, then without the word that its apostrophe joins to it. */
export function stems(key: string): Stem[] {
  const [, lead, rest] = elided.exec(key) ?? [];
  return lead && rest
    ? [
        {lead: "", key},
        {lead, key: rest}
      ]
    : [{lead: "", key}];
}

/**
 * The forms of a row of a word list. Columns, all optional but one: `form` as it stands; `noun` that is counted, with `plural` where
 * it is irregular; `adjective`, masculine singular, with `feminine` where it is irregular; `verb` in the infinitive. Verbs in -er and
 * those like finir need no more; of others `present` (dit|disent), `past` (dit|dirent), `future` (dira), `participle` (dit) and
 * `gerund` (disant) are listed. The rest is made from these, in phrases by their first word ("faire état"). Each form says in `as`
 * which it is (form, noun, adjective, infinitive, present, imperfect, past, future, conditional, subjunctive, participle, gerund), and
 * nouns, adjectives, participles and finite verbs in `number` whether of one or many; adjectives and participles have `gender`: m, f.
 */
export function forms(_list: string, row: Record<string, string>): Form[] {
  return [
    ...(row.form ? [{text: row.form, as: "form"}] : []),
    ...(row.noun ? noun(row.noun, row.plural) : []),
    ...(row.adjective ? adjective(row.adjective, "adjective", row.feminine) : []),
    ...(row.verb ? verb(row.verb, row) : [])
  ];
}

/** Applies to the first word of a phrase. */
function phrase(text: string, inflect: (word: string) => Form[]): Form[] {
  const [word = "", ...rest] = text.split(" ");
  return inflect(word).map((form) => ({...form, text: [form.text, ...rest].join(" ")}));
}

function noun(text: string, plural?: string): Form[] {
  const plurals: Form[] = plural
    ? plural.split("|").map((form) => ({text: form}))
    : phrase(text, (word) => [{text: pluralOf(word)}]);
  return [{text, as: "noun", number: "one"}, ...plurals.map((form) => ({...form, as: "noun", number: "many"}))];
}

/** Journal, journaux; feu, feux; tué, tués. */
function pluralOf(word: string): string {
  if (/[sxz]$/.test(word)) return word;
  if (/al$/.test(word)) return `${word.slice(0, -1)}ux`;
  return /(au|eu)$/.test(word) ? `${word}x` : `${word}s`;
}

function adjective(text: string, as: string, feminine?: string): Form[] {
  return phrase(text, (word) => {
    const f = feminine || feminineOf(word);
    return [
      {text: word, as, gender: "m", number: "one"},
      {text: pluralOf(word), as, gender: "m", number: "many"},
      {text: f, as, gender: "f", number: "one"},
      {text: `${f}s`, as, gender: "f", number: "many"}
    ];
  });
}

function feminineOf(word: string): string {
  if (word.endsWith("e")) return word;
  for (const [ending, feminine] of [
    ["eux", "euse"],
    ["if", "ive"],
    ["er", "ère"],
    ["el", "elle"],
    ["en", "enne"],
    ["on", "onne"]
  ] as const) {
    if (word.endsWith(ending)) return word.slice(0, -ending.length) + feminine;
  }
  return `${word}e`;
}

interface Verb {
  /** Third person, singular and plural. */
  present: [string, string];
  past: [string, string];
  /** Third person singular; the conditional shares its stem. */
  future: string;
  participle: string;
  gerund: string;
}

function verb(text: string, row: Record<string, string>): Form[] {
  return phrase(text, (infinitive) => {
    const regular = /er$/.test(infinitive) ? first(infinitive.slice(0, -2)) : second(infinitive);
    const pair = (cell: string | undefined, made: [string, string]) =>
      cell ? (cell.split("|") as [string, string]) : made;
    const [present, presents] = pair(row.present, regular.present);
    const [past, pasts = past] = pair(row.past, regular.past);
    const stem = (row.future || regular.future).slice(0, -1);
    const participle = row.participle || regular.participle;
    const gerund = row.gerund || regular.gerund;
    const imperfect = gerund.slice(0, -3);
    const both = (as: string, one: string, many: string): Form[] => [
      {text: one, as, number: "one"},
      {text: many, as, number: "many"}
    ];
    return [
      {text: infinitive, as: "infinitive"},
      ...adjective(participle, "participle"),
      ...both("present", present, presents ?? present),
      ...both("imperfect", `${imperfect}ait`, `${imperfect}aient`),
      ...both("past", past, pasts),
      ...both("future", `${stem}a`, `${stem}ont`),
      ...both("conditional", `${stem}ait`, `${stem}aient`),
      {text: (presents ?? present).replace(/nt$/, ""), as: "subjunctive", number: "one"},
      {text: gerund, as: "gerund"}
    ];
  });
}

/** Verbs in -er: lancer keeps its soft c (lançait), diriger its g, and a mute e before the ending opens (mène, appelle, espère). */
function first(stem: string): Verb {
  const soft = stem.replace(/c$/, "ç").replace(/g$/, "ge");
  const open = /(el|et)$/.test(stem)
    ? stem + stem.at(-1)!
    : stem.replace(/e([^aeiouy])$|é([^aeiouyé]{1,2})$/, "è$1$2").replace(/([ou])y$/, "$1i");
  const future = /é[^aeiou]{1,2}$/.test(stem) ? stem : open;
  return {
    present: [`${open}e`, `${open}ent`],
    past: [`${soft}a`, `${stem}èrent`],
    future: `${future}era`,
    participle: `${stem}é`,
    gerund: `${soft}ant`
  };
}

/** Verbs like finir. */
function second(infinitive: string): Verb {
  const stem = infinitive.replace(/i?r$/, "");
  return {
    present: [`${stem}it`, `${stem}issent`],
    past: [`${stem}it`, `${stem}irent`],
    future: `${infinitive}a`,
    participle: `${stem}i`,
    gerund: `${stem}issant`
  };
}

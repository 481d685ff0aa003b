import type {Form, Stem} from "../../lexicon.js";

/** All ways to read a folded English word: whole, then without the possessive of "Tuesday's". */
export function stems(key: string): Stem[] {
  const whole = {lead: "", key};
  return key.endsWith("'s") && key.length > 2 ? [whole, {lead: "", key: key.slice(0, -2)}] : [whole];
}

/**
 * The forms of a row of a word list. Columns, all optional but one: `form` as it stands; `noun` that is counted, with `plural` where
 * it is irregular, several apart by "|"; `verb` in its base form, with `past`, `participle` (if other than the past) and `gerund`
 * where they are irregular. The rest is made from these, in phrases by their first word ("carry out"), nouns by their last ("car
 * bomb"). Each form says in `as` which it is (form, noun, base, present, past, participle, gerund), in `participle` whether a past is
 * the participle too, and nouns in `number` how many they name: one, many. Capitals in a list are capitals in the text.
 */
export function forms(_list: string, row: Record<string, string>): Form[] {
  return [
    ...(row.form ? [{text: row.form, as: "form"}] : []),
    ...(row.noun ? noun(row.noun, row.plural) : []),
    ...(row.verb ? verb(row.verb, row) : [])
  ];
}

function noun(text: string, plural?: string): Form[] {
  const plurals = plural ? plural.split("|") : [pluralOf(text)];
  return [{text, as: "noun", number: "one"}, ...plurals.map((many) => ({text: many, as: "noun", number: "many"}))];
}

/** Baby, babies; box, boxes; day, days. */
function pluralOf(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

function verb(text: string, {past, participle, gerund}: Record<string, string>): Form[] {
  const [base = "", ...rest] = text.split(" ");
  const phrase = (word: string, as: string, features: Record<string, string> = {}): Form => ({
    text: [word, ...rest].join(" "),
    as,
    ...features
  });
  const pasts = past ? past.split("|") : [pastOf(base)];
  return [
    phrase(base, "base"),
    phrase(base === "have" ? "has" : base === "be" ? "is" : pluralOf(base).replace(/([^o]o)s$/, "$1es"), "present"),
    ...pasts.map((word) => phrase(word, "past", participle ? {} : {participle: "yes"})),
    ...(participle ? participle.split("|").map((word) => phrase(word, "participle", {participle: "yes"})) : []),
    phrase(gerund || gerundOf(base), "gerund")
  ];
}

/** A stressed short vowel doubles what follows it: stop, stopped. Of longer words ("visit") only lists know the stress. */
function doubled(word: string): string {
  return /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(word) ? word + word.at(-1)! : word;
}

function pastOf(word: string): string {
  if (word.endsWith("e")) return `${word}d`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ied` : `${doubled(word)}ed`;
}

function gerundOf(word: string): string {
  if (word.endsWith("ie")) return `${word.slice(0, -2)}ying`;
  return /[^eoy]e$/.test(word) ? `${word.slice(0, -1)}ing` : `${doubled(word)}ing`;
}

import {numberText} from "./labels.js";
import {languageCodes} from "./languages.js";
import type {LanguageCode} from "./words.js";

/** English by number and Arabic by the number's plural form; `#` stands for the number, or for a range of which the last counts. */
const counted = {
  killed: {
    en: {other: "# killed"},
    ar: {zero: "لا قتلى", one: "قتيل واحد", two: "قتيلان", few: "# قتلى", many: "# قتيلا", other: "# قتيل"},
    fr: {one: "# tué", other: "# tués"}
  },
  injured: {
    en: {other: "# injured"},
    ar: {zero: "لا جرحى", one: "جريح واحد", two: "جريحان", few: "# جرحى", many: "# جريحا", other: "# جريح"},
    fr: {one: "# blessé", other: "# blessés"}
  },
  day: {
    en: {one: "# day", other: "# days"},
    ar: {zero: "# يوم", one: "يوم واحد", two: "يومان", few: "# أيام", many: "# يوما", other: "# يوم"},
    fr: {one: "# jour", other: "# jours"}
  },
  attack: {
    en: {one: "# attack", other: "# attacks"},
    ar: {zero: "لا هجمات", one: "هجوم واحد", two: "هجومان", few: "# هجمات", many: "# هجوما", other: "# هجوم"},
    fr: {one: "# attaque", other: "# attaques"}
  },
  claim: {
    en: {one: "# claim", other: "# claims"},
    ar: {zero: "لا تصريحات", one: "تصريح واحد", two: "تصريحان", few: "# تصريحات", many: "# تصريحا", other: "# تصريح"},
    fr: {one: "# déclaration", other: "# déclarations"}
  },
  record: {
    en: {one: "# record", other: "# records"},
    ar: {one: "سجل واحد", two: "سجلان", few: "# سجلات", many: "# سجلا", other: "# سجل"},
    fr: {one: "# enregistrement", other: "# enregistrements"}
  },
  article: {
    en: {one: "# article", other: "# articles"},
    ar: {zero: "لا مقالات", one: "مقال واحد", two: "مقالان", few: "# مقالات", many: "# مقالا", other: "# مقال"},
    fr: {one: "# article", other: "# articles"}
  },
  otherLane: {
    en: {one: "# more lane", other: "# more lanes"},
    ar: {one: "مسار آخر", two: "مساران آخران", few: "# مسارات أخرى", many: "# مسارا آخر", other: "# مسار آخر"},
    fr: {one: "# autre couloir", other: "# autres couloirs"}
  }
} satisfies Record<string, Record<LanguageCode, Partial<Record<Intl.LDMLPluralRule, string>>>>;

const rules = new Map<LanguageCode, Intl.PluralRules>(languageCodes.map((code) => [code, new Intl.PluralRules(code)]));

/** "2 killed", "قتيلان"; for a range the words that its last number asks for: "2–11 killed". */
export function countWords(what: keyof typeof counted, number: number, language: LanguageCode, shown?: string): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = counted[what][language];
  const form = forms[rules.get(language)!.select(number)] ?? forms.other!;
  // Duals and singulars hold no number: a range says its numbers.
  const template = shown && !form.includes("#") ? (forms.few ?? forms.other!) : form;
  return template.replace("#", shown ?? numberText(number, language));
}

/** A number that is the least there are: "at least 9 killed", and of a range "2–9 or more killed". */
const least: Record<LanguageCode, {of: string; shown: string; range: string}> = {
  en: {of: "at least #", shown: "# or more", range: "#"},
  ar: {of: "# على الأقل", shown: "#", range: "# أو أكثر"},
  fr: {of: "au moins #", shown: "#", range: "# ou plus"}
};

/** The same where the number, or the last of the range, is the least there are. */
export function countLeast(what: keyof typeof counted, number: number, language: LanguageCode, shown?: string): string {
  const words = least[language];
  return shown === undefined
    ? words.of.replace("#", countWords(what, number, language))
    : words.range.replace("#", countWords(what, number, language, words.shown.replace("#", shown)));
}

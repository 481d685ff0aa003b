/** What the interface needs to know of a language beside its words. */
interface LanguageTraits {
  /** Its own name. */
  name: string;
  direction: "ltr" | "rtl";
  /** For numbers and days: the Gregorian calendar and Latin digits, as the corpus's newspapers print them. */
  locale: string;
  /** As `og:locale` has it. */
  territory: string;
  /** Where its pages lie below the root of the site. */
  folder: string;
  /** Between the members of a list, and between lists. */
  comma: string;
  semicolon: string;
  /** Between a label and what it is of. */
  colon: string;
  /** Between thousands. */
  thousands: string;
}

/**
 * The languages of the interface, the first for whatever has no other. One more begins with a line here: the compiler then names each
 * table of words that does not have it, and a test each page.
 */
export const languages = {
  en: {
    name: "English",
    direction: "ltr",
    locale: "en-GB",
    territory: "en_US",
    folder: "",
    comma: ", ",
    semicolon: "; ",
    colon: ": ",
    thousands: ","
  },
  ar: {
    name: "العربية",
    direction: "rtl",
    locale: "ar-EG-u-nu-latn",
    territory: "ar_AR",
    folder: "ar/",
    comma: "، ",
    semicolon: "؛ ",
    colon: ": ",
    thousands: ","
  },
  fr: {
    name: "Français",
    direction: "ltr",
    locale: "fr-FR",
    territory: "fr_FR",
    folder: "fr/",
    comma: ", ",
    semicolon: "\u00a0; ",
    colon: "\u00a0: ",
    thousands: "\u202f"
  }
} as const satisfies Record<string, LanguageTraits>;

export type LanguageCode = keyof typeof languages;

/** Codes of the languages of the interface, in their order. */
export const languageCodes = Object.keys(languages) as LanguageCode[];

/** Whether the interface speaks a language. */
export function isLanguage(code: string | null | undefined): code is LanguageCode {
  return typeof code === "string" && Object.hasOwn(languages, code);
}

/** Where lines in a language begin: `rtl` or `ltr`. */
export function directionOf(code: string): "ltr" | "rtl" {
  return isLanguage(code) ? languages[code].direction : "ltr";
}

/** Whether lines in a language run from the right. */
export function isRightToLeft(code: string): boolean {
  return directionOf(code) === "rtl";
}

/** The language of a page's interface, from `<html lang>`. */
export function pageLanguage(document: Document): LanguageCode {
  const {lang} = document.documentElement;
  return isLanguage(lang) ? lang : "en";
}

/** A row with a name in each language. */
export type Named = {[key in `name_${LanguageCode}`]: string | null} & {name_en: string};

/** The name of an actor, place or source in a language, English where it has none. */
export function nameOf(row: Named, language: LanguageCode): string {
  return row[`name_${language}`] ?? row.name_en;
}

/** Its name in every language. */
export function namesOf(row: Named): Record<LanguageCode, string> {
  return Object.fromEntries(languageCodes.map((code) => [code, nameOf(row, code)])) as Record<LanguageCode, string>;
}

/** The columns `place_name_…` of a place, one a language. */
export function placeNames(place: Named | undefined): {[column in `place_name_${LanguageCode}`]?: string | null} {
  return Object.fromEntries(languageCodes.map((code) => [`place_name_${code}`, place?.[`name_${code}`] ?? null]));
}

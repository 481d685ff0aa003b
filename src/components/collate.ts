import type {LanguageCode} from "./words.js";

const collators = new Map<LanguageCode, Intl.Collator>();

/** Compares names as dictionaries of a language order them. */
export function compareIn(language: LanguageCode): (a: string, b: string) => number {
  let collator = collators.get(language);
  if (!collator) collators.set(language, (collator = new Intl.Collator(language, {numeric: true})));
  return collator.compare;
}

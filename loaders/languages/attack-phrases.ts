import type {Hit} from "../lexicon.js";
import type {Reading} from "../rules.js";

// What the words for attacks of English and French share: articles and most adjectives stand before nouns, subjects before verbs.

/** The type that a weapon stands for, if it is one of these. */
export function typed(weapon: Hit, ...types: string[]): {type: string; force: "strong"} | null {
  const type = String(weapon.row.type ?? "");
  return types.includes(type) ? {type, force: "strong"} : null;
}

/** Types whose noun is of who suffers it: "the assassination of". */
export const done = new Set(["assassination", "kidnapping", "execution"]);

/** Lists whose words may stand between an article and its noun, as adjectives in no list may. */
const attributes = new Set(["another", "method", "country_form", "ordinal", "number", "direction", "weapon", "link"]);

/**
 * Whether one of the articles, demonstratives and possessives `yes` stands before a word, with two attributes between at most and none
 * of the words `no`. Letters joined to the word may be the article too: "l'attaque".
 */
export function definiteBy(yes: RegExp, no: RegExp): (word: Partial<Hit>, reading: Reading) => boolean {
  return ({from, row, lead}, reading) => {
    if (from === undefined) return false;
    // "Claimed responsibility" speaks of what was told before.
    if (lead === "l'" || (row?.force === "anaphor" && row.form)) return true;
    for (let index = from - 1; index >= Math.max(0, from - 3); index--) {
      const {key} = reading.tokens[index]!;
      if (!/^[\s"“”'‘’«»-]*$/.test(reading.tokens[index + 1]!.gap)) return false;
      if (yes.test(key) || key.endsWith("'s") || key.startsWith("l'")) return true;
      const hits = reading.at(index);
      // "The worst attack in months" is one told of, "the second attack" another.
      const describes = ({list, value}: Hit) => attributes.has(list) || (list === "superlative" && value === "most");
      if (no.test(key) || (hits.length > 0 && !hits.some(describes))) return false;
    }
    return false;
  };
}

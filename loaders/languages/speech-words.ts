import type {Hit} from "../lexicon.js";
import type {Reading} from "../rules.js";

export const keyAt = (reading: Reading, index: number): string => reading.tokens[index]?.key ?? "";
export const gapAt = (reading: Reading, index: number): string => reading.tokens[index]?.gap ?? "";
/** The word that an apostrophe joins to the front of a French one: "l'", "d'", "qu'". */
export const leadAt = (reading: Reading, index: number): string => reading.tokens[index]?.stems.at(-1)?.lead ?? "";
export const isCapital = (reading: Reading, index: number): boolean =>
  /^(?:\p{Ll}{1,2}['’])?\p{Lu}/u.test(reading.tokens[index]?.text ?? "");

/** Whether words in quotation marks begin at token `index`. */
export const opensQuotation = (reading: Reading, index: number): boolean =>
  /(^|[\s(:,\-–—])"$|[“«]\s*$/.test(gapAt(reading, index));

/** Whether words in quotation marks end before token `index`, with the comma that may stand on either side of the mark. */
export const closesQuotation = (reading: Reading, index: number): boolean =>
  /^[,.!?…]*["”]($|[\s,.;:])|^[\s,.!?…]*»/.test(gapAt(reading, index));

/** Whether token `index` stands within words that are quoted. */
export const insideQuotation = (reading: Reading, index: number): boolean => reading.isQuoted(index);

/** Whether punctuation stands before token `index`: not that of "U.S." or of an initial. */
export function breaks(reading: Reading, index: number): boolean {
  const gap = gapAt(reading, index);
  const spelled =
    /^\.\s?$/.test(gap) &&
    /^\p{L}$|^(mr|mrs|ms|dr|st|gen|col|lt|sgt|capt|maj|brig|gov|sen|rep|mm?)$/u.test(keyAt(reading, index - 1));
  return /[,;:.!?…()[\]]|\s[-–—]|[-–—]\s|[\r\n]/.test(gap) && !spelled;
}

/** The words of grammar that reports of speech turn on, list `speech_word`: accents count, unlike elsewhere ("a" is not "à"). */
export function wordAt(reading: Reading, index: number, ...values: string[]): Hit | null {
  const text = reading.tokens[index]?.text.normalize("NFC").toLowerCase().replace("’", "'") ?? "";
  const found = reading.at(index, "speech_word").find((hit) => {
    if (!values.includes(hit.value)) return false;
    return hit.to > index + 1 || text.endsWith(String(hit.row.form));
  });
  return found ?? null;
}

/** The same for the word of grammar that ends before token `index`. */
export function wordBefore(reading: Reading, index: number, ...values: string[]): Hit | null {
  for (let from = Math.max(0, index - 5); from < index; from++) {
    const hit = wordAt(reading, from, ...values);
    if (hit?.to === index) return hit;
  }
  return null;
}

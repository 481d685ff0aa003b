import {hash} from "node:crypto";

/** Letters that newspapers write in several ways, each under one form. Applied to single words, never to stored text. */
const variants: Record<string, string> = {
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ى: "ي",
  ی: "ي",
  ة: "ه",
  ک: "ك",
  ە: "ه",
  ھ: "ه",
  "’": "'",
  œ: "oe",
  Œ: "oe"
};

/**
 * The form of a word under which word lists and search compare it: vowel marks, tatweel and Latin accents dropped, spelling
 * variants unified, any script's digits as 0–9, lower case. Changes lengths, so it never yields offsets.
 */
export function fold(word: string): string {
  // Most words need none of the costly steps.
  if (/^[a-z0-9\u0621-\u063a\u0641-\u064a]*$/.test(word))
    return word.replace(/[أإآىة]/g, (letter) => variants[letter]!);
  return (
    word
      // Presentation forms and the precomposed hamza letters must not be torn apart by NFKD, hence the variants first.
      .normalize("NFKC")
      .replace(/[أإآٱىیةکەھ’œŒ]/g, (letter) => variants[letter]!)
      .replace(/[ؤئ]|[^ؤئ]+/g, (part) => (part === "ؤ" || part === "ئ" ? part : part.normalize("NFD")))
      .replace(/[\p{Mn}\p{Cf}\u0640]/gu, "")
      .replace(/\p{Nd}/gu, digitValue)
      .toLowerCase()
  );
}

/** 0–9 for a decimal digit of any script: Unicode lays each script's digits out in a run of ten, starting at its zero. */
function digitValue(digit: string): string {
  if (digit >= "0" && digit <= "9") return digit;
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

/** The search form of a whole text: every word folded, everything else a single space. */
export function foldText(text: string): string {
  return (text.match(wordPattern) ?? []).map(fold).join(" ");
}

/** A word or a number; "14.5" and "9,000" are one token, "و2018" two. */
export const wordPattern = /\p{N}+(?:[.,٫٬]\p{N}+)*|[\p{L}\p{M}\u0640]+(?:['’][\p{L}\p{M}]+)*/gu;

/** The first `bytes` bytes of the SHA-256 of `parts` in lower-case hexadecimal: the ids of records, equal in every build. */
export function stableId(prefix: string, ...parts: (string | number)[]): string {
  let text = String(parts[0]);
  for (let n = 1; n < parts.length; n++) text += `\u0000${parts[n]!}`;
  return `${prefix}-${sha256(text).slice(0, 12)}`;
}

export function sha256(text: string | Uint8Array): string {
  return hash("sha256", text);
}

/**
 * Converts between JavaScript's UTF-16 offsets, in which the loaders think, and the code points of W3C Web Annotation, in which
 * tables and `extract` count. One instance a text.
 */
export class Offsets {
  /** UTF-16 offsets of the low halves of surrogate pairs, ascending: most texts have none. */
  readonly #pairs: number[] = [];

  constructor(text: string) {
    for (const match of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) this.#pairs.push(match.index + 1);
  }

  /** Code points before UTF-16 offset `offset`. */
  codePoint(offset: number): number {
    let low = 0;
    let high = this.#pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#pairs[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  }
}

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
  let isFolded = true;
  for (let at = 0; at < word.length; at++) {
    const kind = foldings[word.charCodeAt(at)];
    if (!kind) return foldAll(word);
    if (kind === varied) isFolded = false;
  }
  return isFolded ? word : word.replace(/[أإآىة]/g, (letter) => variants[letter]!);
}

const varied = 2;

/** Of the letters and digits that most words are made of: whether they stay as they are (1), or are written in several ways (2). */
const foldings = new Uint8Array(0x64b);
for (const [first, last] of ["az", "09", "\u0621\u063a", "\u0641\u064a"])
  foldings.fill(1, first!.charCodeAt(0), last!.charCodeAt(0) + 1);
for (const letter of "أإآىة") foldings[letter.charCodeAt(0)] = varied;

function foldAll(word: string): string {
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

const wordHere = new RegExp(wordPattern.source, "uy");
const [none, letter, figure, half, unknown] = [0, 1, 2, 3, 4];

/** What each UTF-16 unit is to `wordPattern`, found out when it is first met: `half` of a surrogate pair may be anything. */
const classes = new Uint8Array(1 << 16).fill(unknown);

function classAt(text: string, at: number, end: number): number {
  if (at >= end) return none;
  const code = text.charCodeAt(at);
  return classes[code] === unknown ? (classes[code] = classOf(text[at]!)) : classes[code]!;
}

function classOf(character: string): number {
  if (/[\p{L}\p{M}]/u.test(character)) return letter;
  if (/\p{N}/u.test(character)) return figure;
  return /[\ud800-\udfff]/.test(character) ? half : none;
}

/** End of the word or number of `wordPattern` that begins at UTF-16 offset `from` of a text, before `end`; `from` where none does. */
export function wordEnd(text: string, from: number, end: number): number {
  const first = classAt(text, from, end);
  if (first === none) return from;
  const joins = first === figure ? ".,٫٬" : "'’";
  let at = from;
  let next = first;
  while (next !== half) {
    while (next === first) next = classAt(text, ++at, end);
    if (next !== none || at >= end || !joins.includes(text[at]!)) break;
    next = classAt(text, at + 1, end);
    if (next === first) at++;
    else if (next !== half) break;
  }
  if (next !== half) return at;
  wordHere.lastIndex = 0;
  return from + (wordHere.exec(text.slice(from, end))?.[0].length ?? 0);
}

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

import {isRightToLeft, languages} from "./languages.js";
import type {LanguageCode, Words} from "./words.js";
import {label} from "./words.js";

/** The words beside a mark: what, and which, isolated where it holds a name in any script. */
export function markTitle(type: string | null | undefined, detail: string | null | undefined, words: Words): string {
  const what = label(words, type);
  const capital = what.charAt(0).toUpperCase() + what.slice(1);
  return detail ? `${capital} · ${detail}` : capital;
}

/** "1,234" of a whole number, in Latin digits in every language; many times faster than `toLocaleString`. */
export function numberText(n: number, language: LanguageCode): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, languages[language].thousands);
}

/** Words in the direction of the interface, whatever the drawing's own is. */
export function isolate(text: string, language: LanguageCode): string {
  return `${isRightToLeft(language) ? "\u2067" : "\u2066"}${text}\u2069`;
}

const widths = new Map<string, number>();

/** Pixels that words take in the interface's 12 px face, near enough to keep labels apart with no browser to measure them. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width;
}

/** Each letter is looked at once: a timeline that zooms measures the same words again and again. */
function letterWidth(letter: string): number {
  let width = widths.get(letter);
  if (width === undefined) {
    const code = letter.codePointAt(0)!;
    // Those of most words, without the expressions: a browser takes longer to make these than to measure a thousand titles.
    if (code < 128) width = /[A-Zmw]/.test(letter) ? 8 : 6.3;
    else if ((code >= 0x621 && code <= 0x63a) || (code >= 0x641 && code <= 0x64a)) width = 6;
    else if (code >= 0x2066 && code <= 0x2069) width = 0;
    else if ("·–…".includes(letter)) width = 6.3;
    else if (/\p{Mn}/u.test(letter)) width = 0;
    else if (/\p{Lu}/u.test(letter)) width = 8;
    else width = /\p{Script=Arabic}/u.test(letter) ? 6 : 6.3;
    widths.set(letter, width);
  }
  return width;
}

/** As much of the words, `width` pixels wide, as fits `room` pixels, with an ellipsis on the side where they go on. */
export function shorten(text: string, room: number, width = textWidth(text)): string {
  if (width <= room) return text;
  const letters = [...text];
  while (letters.length > 4 && width > room - 8) width -= letterWidth(letters.pop()!);
  const cut = letters.join("").replace(/[\s·\u2066-\u2068]+$/u, "");
  // An isolate that was cut open is closed.
  const open = cut.split(/[\u2066-\u2068]/).length - cut.split("\u2069").length;
  return `${cut}…${"\u2069".repeat(Math.max(0, open))}`;
}

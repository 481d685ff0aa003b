import type {LanguageCode, Words} from "./words.js";
import {label} from "./words.js";

/** The words beside a mark: what, and which. Isolates keep a name in another script from reordering what stands around it. */
export function markTitle(type: string | null | undefined, detail: string | null | undefined, words: Words): string {
  const what = label(words, type);
  const capital = what.charAt(0).toUpperCase() + what.slice(1);
  return detail ? `${capital} · \u2068${detail}\u2069` : capital;
}

/** Words in the direction of the interface, whatever the drawing's own is. */
export function isolate(text: string, language: LanguageCode): string {
  return `${language === "ar" ? "\u2067" : "\u2066"}${text}\u2069`;
}

/** Pixels that words take in the interface's 12 px face, near enough to keep labels apart with no browser to measure them. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width;
}

function letterWidth(letter: string): number {
  if (/[\u2066-\u2069\p{Mn}]/u.test(letter)) return 0;
  if (/[\p{Lu}mw]/u.test(letter)) return 8;
  return /\p{Script=Arabic}/u.test(letter) ? 6 : 6.3;
}

/** As much of the words as fits `room` pixels, with an ellipsis on the side where they go on. */
export function shorten(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  const letters = [...text];
  while (letters.length > 4 && textWidth(letters.join("")) > room - 8) letters.pop();
  const cut = letters.join("").replace(/[\s·\u2068]+$/u, "");
  return `${cut}…${cut.includes("\u2068") ? "\u2069" : ""}`;
}

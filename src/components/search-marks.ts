import {foldWord, searchPatterns, wordPattern} from "./search.js";

/** A stretch of a text, and whether a search found it. */
export interface Part {
  text: string;
  hit: boolean;
}

/** Characters of a text that a result shows, about. */
const excerptLength = 280;

/**
 * A text in parts, those that a search finds in whole words: a part of an Arabic word would tear its letters apart.
 * @param search The words searched, as typed.
 */
export function markedParts(text: string, search: string): Part[] {
  const patterns = searchPatterns(search).map((pattern) => new RegExp(pattern, "u"));
  const parts: Part[] = [];
  let from = 0;
  const add = (end: number, hit: boolean) => {
    if (end > from) parts.push({text: text.slice(from, end), hit});
    from = end;
  };
  for (const {0: word, index} of text.matchAll(wordPattern)) {
    const folded = foldWord(word);
    if (!patterns.some((pattern) => pattern.test(folded))) continue;
    add(index, false);
    add(index + word.length, true);
  }
  add(text.length, false);
  return parts;
}

/** Of parts of a long text those around where most was found, cut between words, with “…” where something is left out. */
export function excerpt(parts: Part[], length = excerptLength): Part[] {
  const text = parts.map((part) => part.text).join("");
  if (text.length <= length * 1.3) return parts;
  const starts: number[] = [];
  let at = 0;
  for (const part of parts) {
    if (part.hit) starts.push(at);
    at += part.text.length;
  }
  const within = (from: number) => starts.filter((start) => start >= from && start < from + length * 0.8).length;
  const best = starts.reduce((a, b) => (within(b) > within(a) ? b : a), starts[0] ?? 0);
  const begin = Math.max(0, Math.min(best - length * 0.15, text.length - length));
  // Between words: a letter that is cut off its word would be read as another.
  const from = begin > 0 ? text.indexOf(" ", begin) + 1 : 0;
  const space = text.indexOf(" ", from + length);
  const to = space < 0 ? text.length : space;
  const cut: Part[] = from > 0 ? [{text: "… ", hit: false}] : [];
  at = 0;
  for (const {text: own, hit} of parts) {
    const piece = own.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (piece) cut.push({text: piece, hit});
    at += own.length;
  }
  if (to < text.length) cut.push({text: " …", hit: false});
  return cut;
}

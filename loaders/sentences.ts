/** A stretch of a text, UTF-16 offsets, end exclusive. */
export interface Stretch {
  start: number;
  end: number;
  paragraph: number;
}

/**
 * Pieces of which none is much longer than 5000 characters, more than any sentence has: lists and tables run on without a stop.
 * They end after a space or a mark, never within a word.
 */
const pieces = /[^]{1,5000}(?<=[\s\p{P}])|[^]{5000,}?[\s\p{P}]|[^]+/gu;

/**
 * Splits a text into sentences: at line ends, at `! ? ؟ …`, and at full stops, which Arabic newspapers often print without a space
 * after them. A stop inside a number, after a single letter (an initial, "أ.ف.ب") or an abbreviation ("Sept."), before a small letter
 * or within a closing quotation does not end one.
 */
export function splitSentences(text: string, isAbbreviation: (word: string) => boolean = () => false): Stretch[] {
  const stretches: Stretch[] = [];
  let paragraph = -1;
  for (const line of text.matchAll(/[^\r\n\u2028\u2029]+/g)) {
    if (!/[\p{L}\p{N}]/u.test(line[0])) continue;
    paragraph++;
    let start = line.index;
    const push = (end: number) => {
      for (const piece of end - start > 5000 ? text.slice(start, end).match(pieces)! : [text.slice(start, end)]) {
        const stretch = trim(text, start, start + piece.length);
        // Stray closing marks belong to the sentence they close.
        if (/[\p{L}\p{N}]/u.test(piece)) stretches.push({...stretch, paragraph});
        else if (stretch.start < stretch.end && stretches.at(-1)?.paragraph === paragraph)
          stretches.at(-1)!.end = stretch.end;
        start += piece.length;
      }
    };
    for (const stop of line[0].matchAll(/[.!?؟۔…]+(?:["”'’)\]]|\s?»)*/g)) {
      const at = line.index + stop.index;
      const end = at + stop[0].length;
      const before = text.slice(Math.max(line.index, at - 3), at);
      const after = text.slice(end, end + 2);
      if (stop[0] === "." && /\p{N}$/u.test(before) && /^\p{N}/u.test(after)) continue;
      if (stop[0] === "." && /(^|[^\p{L}\p{M}\p{N}])\p{L}$/u.test(before)) continue;
      // Letters spelled out: "سي.إن.إن", "بي.بي.سي".
      const isSpelled =
        /(^|[^\p{L}\p{M}])\p{L}{2}$/u.test(before) && /^\p{L}{2,3}(?![\p{L}\p{M}])/u.test(text.slice(end, end + 4));
      if (stop[0] === "." && isSpelled) continue;
      if (stop[0][0] === "." && /^[A-Za-z0-9]/.test(after) && /[A-Za-z0-9]$/.test(before)) continue;
      if (/^\s*[،,؛;:\p{Ll}]/u.test(after)) continue;
      const word = stop[0] === "." ? /\p{L}+$/u.exec(text.slice(Math.max(line.index, at - 12), at)) : null;
      if (word && isAbbreviation(word[0])) continue;
      push(end);
    }
    push(line.index + line[0].length);
  }
  return stretches;
}

function trim(text: string, start: number, end: number): {start: number; end: number} {
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return {start, end};
}

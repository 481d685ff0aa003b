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

/** Marks that end a line where its sentence ends, or what a list or a heading leads to. */
const ended = /[.!?؟۔…:»"”’)\]*\-–—][\s\u200e\u200f]*$/u;
/** Arabic words that begin a further sentence: "and", "also", "meanwhile". Headings do not begin so, and after them a sentence is new. */
const further = /^[\s\u200e\u200f]*(?:[وف]\p{L}|كما\s|إلى ذلك|الى ذلك|من جه|من جان|في غضون|لكن|غير أن|إلا أن|أما\s)/u;

/**
 * The lines of a text, those joined that a newspaper broke within a sentence. The evidence is in the article: small letters or a comma
 * at the break, lines all broken at one width, or a single line without a full stop among lines that have theirs.
 */
function linesOf(text: string): {start: number; end: number}[] {
  const lines = [...text.matchAll(/[^\r\n\u2028\u2029]+/g)]
    .filter(([line]) => /[\p{L}\p{N}]/u.test(line))
    .map(({0: line, index}) => ({line: line.trim(), start: index, end: index + line.length}));
  const open = lines.slice(0, -1).filter(({line}) => !ended.test(line));
  const width = lines.reduce((most, {line}) => Math.max(most, line.length), 0);
  // Poems have shorter lines, paragraphs longer ones.
  const wrapped =
    lines.length >= 5 &&
    width > 40 &&
    width <= 130 &&
    open.filter(({line}) => line.length >= 0.75 * width).length >= 0.5 * lines.length;
  const orderly = lines.length >= 5 && open.length <= 0.25 * (lines.length - 1);
  const joined: {start: number; end: number}[] = [];
  lines.forEach(({line, start, end}, index) => {
    const before = lines[index - 1]?.line ?? "";
    const goesOn =
      before.length >= 40 &&
      !ended.test(before) &&
      /^["“«(]?[\p{L}\p{N}]/u.test(line) &&
      // An empty line ends a paragraph.
      text.slice(lines[index - 1]!.end, start).match(/\r\n|[\r\n\u2028\u2029]/g)!.length === 1 &&
      (/^\p{Ll}/u.test(line) ||
        /[,،؛;]$/.test(before) ||
        (wrapped && before.length >= 0.75 * width) ||
        (orderly && further.test(before) && !further.test(line) && /^[ء-ي]/.test(line)));
    if (goesOn) joined.at(-1)!.end = end;
    else joined.push({start, end});
  });
  return joined;
}

/**
 * Splits a text into sentences: at the ends of lines that are not broken, at `! ? ؟ …`, and at full stops, which Arabic newspapers
 * often print without a space after them. A stop inside a number, after a single letter (an initial, "أ.ف.ب") or an abbreviation ("Sept."), before a small letter
 * or within a closing quotation does not end one.
 */
export function splitSentences(text: string, isAbbreviation: (word: string) => boolean = () => false): Stretch[] {
  const stretches: Stretch[] = [];
  let paragraph = -1;
  for (const line of linesOf(text)) {
    paragraph++;
    let start = line.start;
    const whole = text.slice(line.start, line.end);
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
    for (const stop of whole.matchAll(/[.!?؟۔…]+(?:["”'’)\]]|\s?»)*/g)) {
      const at = line.start + stop.index;
      const end = at + stop[0].length;
      const before = text.slice(Math.max(line.start, at - 3), at);
      const after = text.slice(end, end + 2);
      if (stop[0] === "." && /\p{N}$/u.test(before) && /^\p{N}/u.test(after)) continue;
      if (stop[0] === "." && /(^|[^\p{L}\p{M}\p{N}])\p{L}$/u.test(before)) continue;
      // Letters spelled out: "سي.إن.إن", "بي.بي.سي".
      const isSpelled =
        /(^|[^\p{L}\p{M}])\p{L}{2}$/u.test(before) && /^\p{L}{2,3}(?![\p{L}\p{M}])/u.test(text.slice(end, end + 4));
      if (stop[0] === "." && isSpelled) continue;
      if (stop[0][0] === "." && /^[A-Za-z0-9]/.test(after) && /[A-Za-z0-9]$/.test(before)) continue;
      if (/^\s*[،,؛;:\p{Ll}]/u.test(after)) continue;
      const word = stop[0] === "." ? /\p{L}+$/u.exec(text.slice(Math.max(line.start, at - 12), at)) : null;
      if (word && isAbbreviation(word[0])) continue;
      push(end);
    }
    push(line.end);
  }
  return stretches;
}

function trim(text: string, start: number, end: number): {start: number; end: number} {
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return {start, end};
}

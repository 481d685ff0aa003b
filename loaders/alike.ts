import {foldText} from "./text.js";

/** Whether two names, spelled as newspapers do, mean the same: equal, one within the other, or nearly the same letters. */
export function sameName(a: string, b: string): boolean {
  const [x, y] = [foldText(a), foldText(b)];
  if (!x || !y) return false;
  return x === y || within(x, y) || 1 - editDistance(x, y) / Math.max(x.length, y.length) >= 0.7;
}

/** The same for armed groups and forces, of which the Islamic State has most names. */
export function sameGroup(a: string, b: string): boolean {
  const plain = (name: string) => foldText(name).replace(/\b(isis|isil|daesh|is|islamic state.*)\b/, "islamic state");
  return sameName(plain(a), plain(b));
}

/** Whether every word of the shorter name, but for the smallest words, stands in the longer one; long words may differ by a letter. */
function within(x: string, y: string): boolean {
  const [short, long] = [x, y]
    .map((name) => name.split(" ").filter((word) => word.length > 2))
    .sort((a, b) => a.length - b.length) as [string[], string[]];
  const near = (word: string, other: string) => word === other || (word.length > 4 && editDistance(word, other) <= 1);
  return short.length > 0 && short.every((word) => long.some((other) => near(word, other)));
}

/** Levenshtein distance: letters to change, add or drop. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({length: b.length + 1}, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = previous[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(change, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}

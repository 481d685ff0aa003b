import {tokens} from "./tokens.js";

/** Statements that only read. Everything else would change the database or reach for files. */
const reading = new Set([
  "select",
  "with",
  "from",
  "values",
  "table",
  "describe",
  "show",
  "summarize",
  "pivot",
  "unpivot"
]);

/**
 * Whether a reader's text may run: one statement, and one that only reads. DuckDB itself runs no more than one statement of a text
 * (`query` sends it as one), so that this decides what the one is.
 * @returns null, or the first word that is in the way, for the message: `;` for a second statement, nothing where there is no query
 */
export function refused(sql: string): string | null {
  const words: string[] = [];
  let ended = false;
  let isExplained = false;
  for (const {kind, text} of tokens(sql)) {
    if (kind === "space" || kind === "comment") continue;
    if (text === ";") {
      if (!words.length) return ";";
      ended = true;
      continue;
    }
    if (ended) return ";";
    const word = text.toLowerCase();
    // Only the first word says what a statement is; parentheses may stand before it.
    if (words.length > 0) continue;
    if (text === "(" && !isExplained) continue;
    if (word === "explain" && !isExplained) isExplained = true;
    else if (isExplained && word === "analyze") continue;
    else if (kind === "word" && reading.has(word)) words.push(word);
    else return text.slice(0, 40);
  }
  return words.length ? null : "";
}

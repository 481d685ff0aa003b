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
 * Whether a reader's text may run: one statement, and one that only reads.
 * @returns null, or the first word that is in the way (`;` for a second statement), for the message.
 */
export function refused(sql: string): string | null {
  // Strings, quoted names and comments can hold any word.
  const bare = sql
    .replace(/\/\*[\s\S]*?(\*\/|$)|--[^\n]*|'(?:[^']|'')*('|$)|"(?:[^"]|"")*("|$)|\$(\w*)\$[\s\S]*?(\$\4\$|$)/g, " ")
    .trim()
    .replace(/;+$/, "");
  if (bare.includes(";")) return ";";
  const [first = "", second = ""] = bare.replace(/^[(\s]+/, "").match(/[\p{L}_]+/gu) ?? [];
  const word = first.toLowerCase();
  if (word === "explain")
    return second.toLowerCase() === "analyze" || reading.has(second.toLowerCase()) ? null : second;
  return word === "" || reading.has(word) ? null : first;
}

export type TokenKind = "space" | "comment" | "string" | "quoted" | "word" | "number" | "parameter" | "sign";

/** A piece of a query; all pieces in order are the whole text. */
export interface Token {
  kind: TokenKind;
  text: string;
  start: number;
}

/** Letters, digits, `_` and `$` as DuckDB's scanner takes them: every character beyond ASCII counts as a letter. */
const letter = "A-Za-z_\\u0080-\\uffff";
const kinds: [TokenKind, RegExp][] = [
  ["space", /[\s\ufeff]+/y],
  ["comment", /--[^\r\n]*/y],
  ["string", /[eE]'[^'\\]*(?:(?:\\[\s\S]|'')[^'\\]*)*(?:'|$)/y],
  ["string", /'[^']*(?:''[^']*)*(?:'|$)/y],
  ["quoted", /"[^"]*(?:""[^"]*)*(?:"|$)/y],
  ["parameter", /\$\d+/y],
  ["word", new RegExp(`[${letter}][${letter}0-9$]*`, "y")],
  ["number", /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y]
];
const dollarTag = new RegExp(`\\$(?:[${letter}][${letter}0-9]*)?\\$`, "y");

/** Splits a query as DuckDB 0.9 reads it: what is a comment or a string there is one here. Never fails; an open string ends with the text. */
export function* tokens(sql: string): Generator<Token> {
  for (let start = 0; start < sql.length;) {
    const [kind, end] = next(sql, start);
    yield {kind, text: sql.slice(start, end), start};
    start = end;
  }
}

function next(sql: string, start: number): [TokenKind, number] {
  if (sql.startsWith("/*", start)) return ["comment", endOfComment(sql, start)];
  for (const [kind, pattern] of kinds) {
    pattern.lastIndex = start;
    if (pattern.test(sql)) return [kind, pattern.lastIndex];
  }
  dollarTag.lastIndex = start;
  if (dollarTag.test(sql)) {
    const close = sql.indexOf(sql.slice(start, dollarTag.lastIndex), dollarTag.lastIndex);
    return ["string", close < 0 ? sql.length : close + dollarTag.lastIndex - start];
  }
  return ["sign", start + 1];
}

/** Comments may hold comments. */
function endOfComment(sql: string, start: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = start;
  let depth = 0;
  for (let match = mark.exec(sql); match; match = mark.exec(sql)) {
    depth += match[0] === "/*" ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return sql.length;
}

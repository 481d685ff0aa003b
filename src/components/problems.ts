import type {CellWords} from "./cell-words.js";
import {elements} from "./html.js";
import {bind} from "./parameters.js";

/** What DuckDB says of a query, without its drawing of the place, and where in the reader's text that is. */
export interface Problem {
  message: string;
  /** Offsets in the text, `from` up to `to`; null where DuckDB names no place. */
  place: {from: number; to: number} | null;
}

/**
 * Reads the place out of DuckDB's message. `LINE 2: …` repeats the line, or a part of it between dots, and a caret stands below the
 * place, in columns of a terminal.
 */
export function problemOf(message: string, text: string, values: readonly unknown[] = []): Problem {
  const drawn = /\n?^LINE (\d+): (.*)\n( *)\^ *$/m.exec(message);
  if (!drawn) {
    const atEnd = /at end of input/.test(message) && text.trim() !== "";
    const end = text.trimEnd().length;
    return {message: message.trim(), place: atEnd ? {from: end - 1, to: end} : null};
  }
  const {sql, origin} = bind(text, values);
  const [all, number, shown = "", indent = ""] = drawn;
  const prefix = `LINE ${number}: `.length;
  const [line, start] = lineOf(sql, Number(number));
  const part = shown.replace(/^\.\.\./, "").replace(/\.\.\.$/, "");
  const at = shown === line ? 0 : Math.max(0, line.indexOf(part));
  const inPart = atColumn(part, indent.length - prefix - (shown.startsWith("...") && shown !== line ? 3 : 0));
  const from = origin(start + at + inPart);
  return {
    message: (message.slice(0, drawn.index) + message.slice(drawn.index + all.length)).trim(),
    place: {from, to: from + wordAt(text, from)}
  };
}

/** A problem as readers see it: its place, the line with the place marked, the message. */
export function problemView({message, place}: Problem, text: string, words: CellWords): DocumentFragment {
  const h = elements(document);
  const view = document.createDocumentFragment();
  if (place) {
    const before = text.slice(0, place.from);
    const start = before.lastIndexOf("\n") + 1;
    const end = text.indexOf("\n", place.from);
    const [line, column] = [before.split("\n").length, Array.from(before.slice(start)).length + 1];
    // Enough of a long line to see where it is.
    const from = Math.max(start, place.from - 60);
    const to = Math.min(end < 0 ? text.length : end, Math.max(place.to, place.from + 60));
    view.append(
      h("p", {}, words.at.replace("{line}", String(line)).replace("{column}", String(column))),
      h(
        "pre",
        {dir: "ltr", class: "excerpt"},
        from > start ? "…" : "",
        text.slice(from, place.from),
        h("mark", {}, text.slice(place.from, Math.min(place.to, to))),
        text.slice(place.to, to)
      )
    );
  }
  view.append(h("pre", {dir: "auto"}, message));
  return view;
}

function lineOf(sql: string, number: number): [text: string, start: number] {
  let start = 0;
  for (let line = 1; line < number; line++) {
    const next = sql.indexOf("\n", start);
    if (next < 0) break;
    start = next + 1;
  }
  const end = sql.indexOf("\n", start);
  return [sql.slice(start, end < 0 ? undefined : end), start];
}

/** The offset in a text of a column of a terminal: vowel marks take none, wide characters two. */
function atColumn(text: string, column: number): number {
  let [width, offset] = [0, 0];
  for (const character of text) {
    if (width >= column && !/^\p{M}/u.test(character)) break;
    width += /^[\p{M}\p{Cf}]/u.test(character)
      ? 0
      : /^[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|^\p{Emoji_Presentation}/u.test(
            character
          )
        ? 2
        : 1;
    offset += character.length;
  }
  return offset;
}

/** How long the word, string or sign at an offset is. */
function wordAt(text: string, offset: number): number {
  return /^(?:[\p{L}\p{M}\p{N}_$]+|'[^']*'|"[^"]*"|[^\s])/u.exec(text.slice(offset))?.[0].length ?? 1;
}

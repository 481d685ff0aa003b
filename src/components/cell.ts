import {isOpen, query} from "./database.js";
import type {Result} from "./database.js";
import {refused} from "./guard.js";
import {highlighted} from "./highlight.js";
import {elements} from "./html.js";
import {dataVersion, followLink, keepInLink, olderVersion, queryInLink} from "./links.js";
import {resultView} from "./result.js";
import {pageLanguage} from "./timeline.js";
import {wordsOf} from "./words.js";

export interface CellOptions {
  /** Name of the variable that the page has the rows under; null for a cell that only shows them. */
  id: string | null;
  /** The query's fixed texts, and between them the values that the page bound with `${…}`. */
  texts: string[];
  values: unknown[];
  /** Whether its result is drawn, until the reader chooses otherwise. */
  chart?: boolean;
}

/** A cell on a page. Beside "input" it dispatches "ran" after each query that worked, with a `Ran` as detail. */
export interface SqlCell extends HTMLElement {
  value?: Result;
  /** Puts a query into the cell as if its reader had written it, and runs it. */
  ask(sql: string): void;
  /** Writes text at the editor's cursor, after opening the editor. */
  insert(text: string): Promise<void>;
}

/** What a cell tells of a query that worked: its text, and its rows and milliseconds. */
export interface Ran {
  sql: string;
  rows: number;
  time: number;
}

/** Rows that a cell fetches at most: enough to look at and to draw, too few to fill a tab's memory. */
const limit = 100_000;

/** What readers wrote, so that a cell whose parameters change keeps it. */
const edits = new Map<string, string>();

/**
 * A live query: readable text, an editor when the reader opens it, run with the button or Ctrl/Cmd-Enter, its rows below. What the
 * reader ran stands in the page's address.
 * @returns an input in Framework's sense: `value` holds the rows of the last query that worked, "input" tells of new ones.
 */
export function sqlCell({id, texts, values, chart = false}: CellOptions): SqlCell {
  const language = pageLanguage(document);
  const words = wordsOf(language);
  const h = elements(document);
  // A parameter is shown as $1, $2 … and bound, never pasted into the text.
  const original = texts.map((text, index) => (index < values.length ? `${text}$${index + 1}` : text)).join("");
  const key = id ?? original.slice(0, 40);
  let text = edits.get(key) ?? queryInLink(key) ?? original;
  let running: AbortController | null = null;
  let editor: {setText(text: string): void; insert(words: string): void; mark(line: number | null): void} | null = null;

  const button = (word: string, act: () => void, name?: string) => {
    const node = h("button", {type: "button", class: name}, word);
    node.addEventListener("click", act);
    return node;
  };
  const runButton = button(words.run, () => void run(), "run");
  runButton.title = words.runHint;
  const cancelButton = button(words.cancel, () => running?.abort(new DOMException(words.cancelled, "AbortError")));
  const editButton = button(words.edit, () => void edit());
  const formatButton = button(words.format, () => void format());
  const resetButton = button(words.reset, () => {
    show(original);
    void run();
  });
  const status = h("span", {class: "status", role: "status"});
  const code = h("div", {class: "code", dir: "ltr"});
  const error = h("div", {class: "problem", role: "alert", hidden: ""});
  const output = h("div", {class: "output"});
  const older = queryInLink(key) === undefined ? null : olderVersion();
  const section = h(
    "section",
    {class: "sql-cell", "aria-label": id ? `SQL: ${id}` : "SQL"},
    h(
      "header",
      {},
      id ? h("code", {dir: "ltr"}, id) : null,
      status,
      h("span", {class: "buttons"}, editButton, formatButton, resetButton, cancelButton, runButton)
    ),
    older
      ? h("p", {class: "older"}, `${words.olderData} `, h("bdi", {dir: "ltr"}, `${older} → ${dataVersion()}`))
      : null,
    code,
    error,
    output
  );
  const cell: SqlCell = Object.assign(section, {
    ask(sql: string) {
      show(sql);
      void run();
    },
    async insert(words: string) {
      if (!editor) await edit();
      editor?.insert(words);
    }
  });

  /** Puts a text into the cell, and into the editor where that is open. */
  function show(now: string): void {
    text = now;
    edits.set(key, text);
    resetButton.hidden = text === original;
    if (editor) editor.setText(text);
    else code.replaceChildren(highlighted(text, document));
  }

  async function run(): Promise<void> {
    running?.abort(new DOMException(words.cancelled, "AbortError"));
    const mine = new AbortController();
    running = mine;
    status.textContent = isOpen() ? words.running : words.starting;
    cell.setAttribute("aria-busy", "true");
    cancelButton.hidden = false;
    const begun = performance.now();
    try {
      const word = refused(text);
      if (word) throw new Error(word === ";" ? words.oneQuestion : `${words.onlyReading} ${word}`);
      const {sql, parameters} = bind(text, values);
      const rows = await query(sql, {parameters, limit, signal: mine.signal});
      const time = Math.round(performance.now() - begun);
      error.hidden = true;
      editor?.mark(null);
      output.replaceChildren(resultView(rows, {id, sql: inlined(text, values), language, chart}));
      const count = `${words.rows}: ${rows.length.toLocaleString("en")}${rows.more ? "+" : ""}`;
      status.textContent = `${count} · \u2066${time} ms\u2069${text === original ? "" : ` · ${words.edited}`}`;
      keepInLink(key, text === original ? null : text);
      cell.value = rows;
      cell.dispatchEvent(new Event("input", {bubbles: true}));
      cell.dispatchEvent(new CustomEvent<Ran>("ran", {bubbles: true, detail: {sql: text, rows: rows.length, time}}));
    } catch (problem) {
      // A newer run took this one's place: it speaks for the cell.
      if (running !== mine) return;
      const {name, message} = problem as Error;
      status.textContent = name === "AbortError" ? words.cancelled : "";
      if (name !== "AbortError") {
        error.replaceChildren(h("pre", {dir: "auto"}, message), cell.value ? h("p", {}, words.keepsLast) : "");
        error.hidden = false;
        editor?.mark(Number(/^LINE (\d+):/m.exec(message)?.[1]) || null);
      }
    } finally {
      if (running === mine) {
        running = null;
        cancelButton.hidden = true;
        cell.removeAttribute("aria-busy");
      }
    }
  }

  async function edit(): Promise<void> {
    editButton.hidden = true;
    const {markProblem, sqlEditor} = await import("./editor.js");
    const view = sqlEditor({
      text,
      label: id ? `SQL: ${id}` : "SQL",
      schema: await schema(),
      run: () => void run(),
      change(now) {
        text = now;
        edits.set(key, text);
        resetButton.hidden = text === original;
      }
    });
    // Typing in the editor is no input of the page: only a query that ran is.
    view.dom.addEventListener("input", (event) => event.stopPropagation());
    editor = {
      insert(words) {
        view.dispatch(view.state.replaceSelection(words));
        view.focus();
      },
      mark: (line) => markProblem(view, line),
      setText(now) {
        if (now !== view.state.doc.toString())
          view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: now}});
      }
    };
    code.replaceChildren(view.dom);
    formatButton.hidden = false;
    view.focus();
  }

  async function format(): Promise<void> {
    const {formatDialect, duckdb} = await import("sql-formatter");
    try {
      show(formatDialect(text, {dialect: duckdb, keywordCase: "upper"}));
    } catch {
      // A text that does not parse stays as it is; running it says why.
    }
  }

  followLink(`cell ${key}`, () => {
    const kept = queryInLink(key) ?? original;
    if (kept === text) return;
    show(kept);
    void run();
  });
  cancelButton.hidden = true;
  formatButton.hidden = true;
  show(text);
  // After the first paint: a page is readable before the engine is asked for.
  requestAnimationFrame(() => setTimeout(() => void run()));
  return cell;
}

/** Parameters as DuckDB binds them: each `$n` in the text takes the nth value, as often as it stands there. */
function bind(text: string, values: unknown[]): {sql: string; parameters: unknown[]} {
  const parameters: unknown[] = [];
  if (!values.length) return {sql: text, parameters};
  const sql = text.replace(/\$(\d+)/g, (whole, number: string) => {
    const value = values[Number(number) - 1];
    if (value === undefined) return whole;
    parameters.push(value instanceof Date ? value.toISOString() : value);
    return "?";
  });
  return {sql, parameters};
}

/** The query with its parameters written out as SQL literals, for programs that it is copied to. */
function inlined(text: string, values: unknown[]): string {
  if (!values.length) return text;
  return text.replace(/\$(\d+)/g, (whole, number: string) => {
    const value = values[Number(number) - 1];
    if (value === undefined) return whole;
    if (value === null) return "NULL";
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    return `'${(value instanceof Date ? value.toISOString() : String(value)).replaceAll("'", "''")}'`;
  });
}

let columns: Promise<Record<string, string[]>> | null = null;

/** Tables and columns for completion, as the database itself tells. */
function schema(): Promise<Record<string, string[]>> {
  columns ??= query("SELECT table_name, list(column_name) AS columns FROM information_schema.columns GROUP BY 1").then(
    (rows) => Object.fromEntries(rows.map((row) => [row.table_name as string, row.columns as string[]])),
    () => ({})
  );
  return columns;
}

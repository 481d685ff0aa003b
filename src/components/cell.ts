import {cellWords} from "./cell-words.js";
import {chosenRow} from "./chosen-row.js";
import {isOpen, query, QueryError} from "./database.js";
import type {Result} from "./database.js";
import type {Editor} from "./editor.js";
import {refused} from "./guard.js";
import {highlighted} from "./highlight.js";
import {elements} from "./html.js";
import {numberText} from "./labels.js";
import {languages, pageLanguage} from "./languages.js";
import {followLink, inLink, keepInLink, olderVersion, queryInLink} from "./links.js";
import type {Comparison, Question} from "./older.js";
import {bind, inlined, template} from "./parameters.js";
import {problemOf, problemView} from "./problems.js";
import type {Problem} from "./problems.js";
import {resultView} from "./result.js";
import {likeArrow} from "./sql.js";
import {wordsOf} from "./words.js";

export interface CellOptions {
  /** Name of the variable that the page has the rows under; null for a cell that only shows them. */
  id: string | null;
  /** What the cell is called in links: the `id`, or for a cell without one how its query begins. */
  key?: string;
  /** The query's fixed texts, and between them the values that the page bound with `${…}`. */
  texts: string[];
  values: unknown[];
  /** Whether its result is drawn, until the reader chooses otherwise. */
  chart?: boolean;
  /** Whether readers choose one of its rows; `chosenRow(key)` then has it. */
  row?: boolean;
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

/** The cells of the page by key, so that one whose parameters change stays the same node: with its editor, and what is in it. */
const cells = new Map<string, {original: string; cell: SqlCell; bindTo(values: unknown[]): void}>();

/**
 * A live query: readable text, an editor when the reader opens it, run with the button or Ctrl/Cmd-Enter, its rows below. What the
 * reader ran stands in the page's address.
 * @returns an input in Framework's sense: `value` holds the rows of the last query that worked, "input" tells of new ones.
 */
export function sqlCell(options: CellOptions): SqlCell {
  const {id, texts, key = id ?? texts.join("").slice(0, 40), chart = false, row = false} = options;
  let {values} = options;
  // A parameter is shown as $1, $2 … and bound, never pasted into the text.
  const original = template(texts);
  const known = cells.get(key);
  if (known?.original === original) {
    known.bindTo(values);
    return known.cell;
  }
  const language = pageLanguage(document);
  const words = {...wordsOf(language), ...cellWords(language)};
  const h = elements(document);
  let text = queryInLink(key) ?? original;
  let running: AbortController | null = null;
  let editor: Editor | null = null;
  let compared: Comparison | null = null;

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
    // The button goes away with what it undoes.
    runButton.focus();
    show(original);
    void run(words.wasReset);
  });
  const status = h("span", {class: "status", role: "status"});
  const code = h("div", {class: "code", dir: "ltr"});
  const error = h("div", {class: "problem", role: "alert", hidden: ""});
  const output = h("div", {class: "output"});
  const beside = h("div");
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
    code,
    error,
    output,
    beside
  );
  const cell: SqlCell = Object.assign(section, {
    ask(sql: string) {
      show(sql);
      void run();
    },
    async insert(words: string) {
      await edit();
      editor?.insert(words);
    }
  });

  /** Puts a text into the cell, and into the editor where that is open. */
  function show(now: string): void {
    text = now;
    resetButton.hidden = text === original;
    if (editor) editor.setText(text);
    else code.replaceChildren(highlighted(text, document));
  }

  async function run(note = ""): Promise<void> {
    running?.abort(new DOMException(words.cancelled, "AbortError"));
    const mine = new AbortController();
    running = mine;
    status.textContent = isOpen() ? words.running : words.starting;
    cell.setAttribute("aria-busy", "true");
    cancelButton.hidden = false;
    const begun = performance.now();
    const asked = text;
    compared?.clear();
    try {
      const rows = await ask(asked, mine.signal);
      if (running !== mine) return;
      const time = Math.round(performance.now() - begun);
      error.hidden = true;
      editor?.mark(null);
      const view = {id, sql: inlined(asked, values), language, chart, row: row ? chosenRow(key) : null};
      output.replaceChildren(inLink(`result of ${key}`, resultView(rows, view)));
      const isKept = keepInLink(key, asked === original ? null : asked);
      const count = `${words.rows}${languages[language].colon}${numberText(rows.length, language)}${rows.more ? "+" : ""}`;
      const notes = [asked === original ? note : words.edited, isKept ? "" : words.tooLong].filter(Boolean);
      status.textContent = [count, `\u2066${time} ms\u2069`, ...notes].join(" · ");
      cell.value = likeArrow(rows);
      cell.dispatchEvent(new Event("input", {bubbles: true}));
      cell.dispatchEvent(new CustomEvent<Ran>("ran", {bubbles: true, detail: {sql: asked, rows: rows.length, time}}));
    } catch (problem) {
      // A newer run took this one's place: it speaks for the cell.
      if (running !== mine) return;
      const isCancelled = (problem as Error).name === "AbortError";
      status.textContent = isCancelled ? words.cancelled : "";
      if (!isCancelled) tell(asked, problem as Error);
    } finally {
      if (running === mine) {
        running = null;
        cancelButton.hidden = true;
        cell.removeAttribute("aria-busy");
      }
    }
  }

  /** What the database is asked: a query that only reads, its values bound. */
  function question(asked: string): Question {
    const word = refused(asked);
    if (word === "") throw new Error(words.empty);
    if (word !== null) throw new Error(word === ";" ? words.oneQuestion : `${words.onlyReading} ${word}`);
    const {sql, parameters} = bind(asked, values);
    return {sql, parameters, limit};
  }

  async function ask(asked: string, signal: AbortSignal): Promise<Result> {
    const {sql, ...rest} = question(asked);
    return query(sql, {...rest, signal});
  }

  /** Offers to compare, where the link of the page was made with other data. */
  async function offerComparison(): Promise<void> {
    const version = olderVersion();
    const {comparison} = version ? await import("./older.js") : {};
    if (version !== olderVersion()) return;
    compared = version && comparison ? comparison(version, () => question(text), language) : null;
    beside.replaceChildren(...(compared ? [compared] : []));
  }

  /** Shows what went wrong, and where in the text. */
  function tell(asked: string, failure: Error): void {
    const problem: Problem =
      failure instanceof QueryError
        ? {message: words[failure.reason], place: null}
        : problemOf(failure.message, asked, values);
    const passes = failure instanceof QueryError && /^un(started|readable)$/.test(failure.reason);
    const again = button(words.again, () => {
      // The button goes away with what it mends.
      runButton.focus();
      void run();
    });
    error.replaceChildren(
      problemView(problem, asked, words),
      cell.value ? h("p", {}, words.keepsLast) : "",
      passes ? h("p", {}, again) : ""
    );
    error.hidden = false;
    editor?.mark(asked === text ? problem.place : null);
  }

  async function edit(): Promise<void> {
    if (editor) return;
    editButton.hidden = true;
    const {openEditor} = await import("./editor.js");
    editor = await openEditor(code, {
      text,
      label: id ? `SQL: ${id}` : "SQL",
      hint: words.keys,
      language,
      run: () => void run(),
      leave: () => runButton.focus(),
      change(now) {
        text = now;
        resetButton.hidden = text === original;
      }
    });
    formatButton.hidden = false;
  }

  async function format(): Promise<void> {
    const {formatDialect, duckdb} = await import("sql-formatter");
    try {
      show(formatDialect(text, {dialect: duckdb, keywordCase: "upper"}));
    } catch {
      // A text that does not parse stays as it is; running it says why.
    }
  }

  function bindTo(now: unknown[]): void {
    values = now;
    // The page waits for the rows of these values.
    delete cell.value;
    // Framework puts the node into the page anew, and what leaves the page loses the focus.
    const focused = cell.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
    if (focused) queueMicrotask(() => focused.focus({preventScroll: true}));
    void run();
  }

  // How a result is looked at is no input of the page.
  output.addEventListener("input", (event) => event.stopPropagation());
  followLink(`cell ${key}`, () => {
    void offerComparison();
    const kept = queryInLink(key) ?? original;
    if (kept === text) return;
    show(kept);
    void run();
  });
  cells.set(key, {original, cell, bindTo});
  cancelButton.hidden = true;
  formatButton.hidden = true;
  show(text);
  void offerComparison();
  // After the first paint: a page is readable before the engine is asked for.
  requestAnimationFrame(() => setTimeout(() => void run()));
  return cell;
}

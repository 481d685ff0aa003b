import {isOpen, query} from "./database.js";
import type {Result} from "./database.js";
import {elements} from "./html.js";
import {resultTable} from "./table.js";
import {pageLanguage} from "./timeline.js";
import {wordsOf} from "./words.js";

export interface CellOptions {
  /** Name of the variable that the page has the rows under; null for a cell that only shows them. */
  id: string | null;
  /** The query's fixed texts, and between them the values that the page bound with `${…}`. */
  texts: string[];
  values: unknown[];
}

/** What readers wrote, so that a cell whose parameters change keeps it. */
const edits = new Map<string, string>();

/**
 * A live query: readable text, an editor when the reader opens it, run with the button or Ctrl/Cmd-Enter, its rows below.
 * @returns an input in Framework's sense: `value` holds the rows of the last query that worked, "input" tells of new ones.
 */
export function sqlCell({id, texts, values}: CellOptions): HTMLElement & {value?: Result} {
  const language = pageLanguage(document);
  const words = wordsOf(language);
  const h = elements(document);
  // A parameter is shown as $1, $2 … and bound, never pasted into the text.
  const original = texts.map((text, index) => (index < values.length ? `${text}$${index + 1}` : text)).join("");
  const key = id ?? original;
  let text = edits.get(key) ?? original;
  let runs = 0;

  const status = h("span", {class: "status", role: "status"});
  const runButton = h("button", {type: "button", class: "run", title: words.runHint}, words.run);
  const editButton = h("button", {type: "button"}, words.edit);
  const resetButton = h("button", {type: "button"}, words.reset);
  const code = h("div", {class: "code", dir: "ltr"});
  const error = h("div", {class: "problem", role: "alert", hidden: ""});
  const output = h("div", {class: "output"});
  const cell: HTMLElement & {value?: Result} = h(
    "section",
    {class: "sql-cell", "aria-label": id ? `SQL: ${id}` : "SQL"},
    h(
      "header",
      {},
      id ? h("code", {dir: "ltr"}, id) : null,
      status,
      h("span", {class: "buttons"}, editButton, resetButton, runButton)
    ),
    code,
    error,
    output
  );

  const showText = () => code.replaceChildren(highlighted(text, h));
  const changed = () => {
    edits.set(key, text);
    resetButton.hidden = text === original;
  };

  async function run(): Promise<void> {
    const mine = ++runs;
    status.textContent = isOpen() ? words.running : words.starting;
    cell.setAttribute("aria-busy", "true");
    const begun = performance.now();
    try {
      const rows = await query(...bind(text, values));
      if (mine !== runs) return;
      const time = Math.round(performance.now() - begun);
      error.hidden = true;
      output.replaceChildren(resultTable(rows, language));
      status.textContent = `${words.rows}: ${rows.length.toLocaleString("en")} · \u2066${time} ms\u2069${text === original ? "" : ` · ${words.edited}`}`;
      cell.value = rows;
      cell.dispatchEvent(new Event("input", {bubbles: true}));
    } catch (problem) {
      if (mine !== runs) return;
      status.textContent = "";
      error.replaceChildren(
        h("pre", {dir: "ltr"}, (problem as Error).message),
        cell.value ? h("p", {}, words.keepsLast) : ""
      );
      error.hidden = false;
    } finally {
      if (mine === runs) cell.removeAttribute("aria-busy");
    }
  }

  async function edit(): Promise<void> {
    editButton.hidden = true;
    const {sqlEditor} = await import("./editor.js");
    const editor = sqlEditor({
      text,
      label: id ? `SQL: ${id}` : "SQL",
      schema: await schema(),
      run: () => void run(),
      change: (now) => {
        text = now;
        changed();
      }
    });
    // Typing in the editor is no input of the page: only a query that ran is.
    editor.dom.addEventListener("input", (event) => event.stopPropagation());
    code.replaceChildren(editor.dom);
    editor.focus();
  }

  runButton.addEventListener("click", () => void run());
  editButton.addEventListener("click", () => void edit());
  resetButton.addEventListener("click", () => {
    text = original;
    changed();
    if (editButton.hidden) void edit();
    else showText();
    void run();
  });
  code.addEventListener("dblclick", () => !editButton.hidden && void edit());
  showText();
  changed();
  // After the first paint: a page is readable before the engine is asked for.
  requestAnimationFrame(() => setTimeout(() => void run()));
  return cell;
}

/** Parameters as DuckDB binds them: each `$n` in the text takes the nth value, as often as it stands there. */
function bind(text: string, values: unknown[]): [string, unknown[]] {
  const bound: unknown[] = [];
  const sql = values.length
    ? text.replace(/\$(\d+)/g, (whole, number: string) => {
        const index = Number(number) - 1;
        if (!(index in values)) return whole;
        bound.push(values[index] instanceof Date ? values[index].toISOString() : values[index]);
        return "?";
      })
    : text;
  return [sql, bound];
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

const sqlWords =
  /('(?:[^']|'')*')|(--[^\n]*)|\b(\d+(?:\.\d+)?)\b|\b(select|from|where|group|by|order|having|limit|as|on|using|join|left|right|full|inner|union|all|distinct|with|case|when|then|else|end|and|or|not|in|is|null|like|ilike|between|asc|desc|filter|over|partition)\b/gi;

/** A query as text in the editor's colours, before the editor is loaded. */
function highlighted(text: string, h: ReturnType<typeof elements>): HTMLElement {
  const pre = h("pre");
  let last = 0;
  for (const match of text.matchAll(sqlWords)) {
    const kind = match[1] ? "string" : match[2] ? "comment" : match[3] ? "number" : "keyword";
    pre.append(text.slice(last, match.index), h("span", {class: `sql-${kind}`}, match[0]));
    last = match.index + match[0].length;
  }
  pre.append(text.slice(last));
  return pre;
}

import {languages} from "./languages.js";
import {cellWords} from "./cell-words.js";
import {olderTables, query, queryOlder, QueryError} from "./database.js";
import type {QueryOptions, Result} from "./database.js";
import {elements} from "./html.js";
import {numberText} from "./labels.js";
import {compareRows} from "./older-rows.js";
import {olderWords} from "./older-words.js";
import {resultTable} from "./result-table.js";
import type {LanguageCode} from "./words.js";
import {wordsOf} from "./words.js";

/** A query as a cell would send it. */
export interface Question extends Pick<QueryOptions, "parameters" | "limit"> {
  sql: string;
}

export interface Comparison extends HTMLElement {
  /** Takes away what is shown: it was of another question. */
  clear(): void;
}

/**
 * A button that asks the same of the data that a link was made with and of the data of now, and shows how the answers differ.
 * @param version of the data then
 * @param question what to ask, when the button is pressed; throws where that is nothing that may run
 */
export function comparison(version: string, question: () => Question, language: LanguageCode): Comparison {
  const number = (count: number) => numberText(count, language);
  const words = {...wordsOf(language), ...cellWords(language), ...olderWords(language)};
  const h = elements(document);
  const button = h("button", {type: "button"}, words.compare);
  const cancel = h("button", {type: "button", hidden: ""}, words.cancel);
  const status = h("span", {role: "status"});
  const shown = h("div");
  const node = h("div", {class: "older-answer"}, button, cancel, status, shown);
  let running: AbortController | null = null;

  async function compare(): Promise<void> {
    clear();
    const mine = (running = new AbortController());
    const {signal} = mine;
    status.textContent = words.comparing;
    cancel.hidden = false;
    node.setAttribute("aria-busy", "true");
    try {
      const {sql, ...options} = question();
      const tables = await olderTables(version, signal).catch((error: unknown) => {
        signal.throwIfAborted();
        throw new Error(words.unknown, {cause: error});
      });
      if (!tables) {
        if (running === mine) status.replaceChildren(`${words.notPublished} `, h("bdi", {dir: "ltr"}, version));
        return;
      }
      const [then, now] = await Promise.all([
        queryOlder(tables, sql, {...options, signal}).catch(fail(words.failedThen)),
        query(sql, {...options, signal}).catch(fail(words.failedNow))
      ]);
      if (running === mine) show(then, now);
    } catch (error) {
      if (running !== mine) return;
      status.textContent = (error as Error).name === "AbortError" ? words.cancelled : (error as Error).message;
    } finally {
      // Where one data failed, the other need not answer any more.
      mine.abort();
      if (running === mine) rest();
    }
  }

  /** Says which of the two did not answer. */
  function fail(whose: string) {
    return (error: unknown): never => {
      if ((error as Error).name === "AbortError") throw error;
      const message = error instanceof QueryError ? words[error.reason] : (error as Error).message;
      throw new Error(`${whose} \u2068${message}\u2069`, {cause: error});
    };
  }

  function show(then: Result, now: Result): void {
    const {onlyThen, onlyNow} = compareRows(then, now);
    const [before, after] = [then, now].map(({columns}) => columns.map(({name}) => name).join(", "));
    const notes = [
      before !== after && h("p", {}, `${words.columns} `, h("bdi", {dir: "ltr"}, `${before} → ${after}`)),
      (then.more || now.more) && h("p", {}, `${words.cut} ${number(Math.max(then.length, now.length))}`)
    ];
    const isSame = before === after && !onlyThen.length && !onlyNow.length;
    status.textContent = isSame
      ? `${words.same} ${number(now.length)}`
      : [
          `${words.rowsThen}${languages[language].colon}${number(then.length)}`,
          `${words.rowsNow}${languages[language].colon}${number(now.length)}`,
          `${words.onlyThen}${languages[language].colon}${number(onlyThen.length)}`,
          `${words.onlyNow}${languages[language].colon}${number(onlyNow.length)}`
        ].join(" · ");
    const part = (word: string, rows: Result[number][], {columns}: Result) =>
      rows.length
        ? h("details", {open: ""}, h("summary", {}, word), resultTable(rows, {language, columns, document}))
        : null;
    shown.replaceChildren(
      ...[...notes, part(words.onlyThen, onlyThen, then), part(words.onlyNow, onlyNow, now)].filter((piece) => !!piece)
    );
  }

  function rest(): void {
    running = null;
    // The button that was pressed goes away.
    if (document.activeElement === cancel) button.focus();
    cancel.hidden = true;
    node.removeAttribute("aria-busy");
  }

  function clear(): void {
    running?.abort(new DOMException(words.cancelled, "AbortError"));
    rest();
    status.textContent = "";
    shown.replaceChildren();
  }

  button.addEventListener("click", () => void compare());
  cancel.addEventListener("click", () => running?.abort(new DOMException(words.cancelled, "AbortError")));
  // How an answer is looked at is no input of the page.
  node.addEventListener("input", (event) => event.stopPropagation());
  return Object.assign(node, {clear});
}

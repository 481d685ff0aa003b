import type {Ran, SqlCell} from "./cell.js";
import {History} from "./history.js";
import type {Entry} from "./history.js";
import {elements} from "./html.js";
import {numberText} from "./labels.js";
import {languages, pageLanguage} from "./languages.js";
import {dataVersion, linkHash, readLink} from "./links.js";
import {workbenchWords} from "./workbench-words.js";
import {wordsOf} from "./words.js";

/**
 * Joins a page to its one cell: links that hold a query ask it, columns are written into it, and what it ran is listed. Without this
 * the links still work, as links.
 * @param id Name of the cell.
 * @returns the history, for the page to show.
 */
export function workbench(id: string, history = new History()): HTMLElement {
  const cell = () => document.querySelector<SqlCell>(".sql-cell");
  const words = workbenchWords(pageLanguage(document));
  for (const code of document.querySelectorAll<HTMLElement>("[data-insert]")) {
    const button = elements(document)(
      "button",
      {type: "button", class: "column", title: words.insert},
      code.textContent
    );
    button.addEventListener("click", () => {
      void cell()?.insert(code.dataset.insert!);
      show(cell());
    });
    code.replaceChildren(button);
  }
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a.ask");
    const sql = link && readLink(link.hash)[id];
    // With a key the link opens elsewhere, as any link.
    if (!sql || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || !cell()) return;
    event.preventDefault();
    cell()!.ask(sql);
    show(cell());
    cell()!.setAttribute("tabindex", "-1");
    cell()!.focus({preventScroll: true});
  });
  sayQuestion(id);
  return historyList(id, history);
}

/** Says above a cell which question of the page its answer is to, or was before the reader changed the query. */
function sayQuestion(id: string): void {
  const words = workbenchWords(pageLanguage(document));
  const line = elements(document)("p", {class: "answers", id: `answers-${id}`});
  let question: string | null = null;
  document.addEventListener("ran", ({target, detail}: Event & Partial<CustomEvent<Ran>>) => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>(":is(.questions, .schema) a.ask")];
    const link = links.find(({hash}) => readLink(hash)[id] === detail!.sql);
    const asked = link?.closest(".questions") ? link : null;
    const isOther = link && !asked;
    if (isOther || readLink()[id] === undefined) question = null;
    question = asked?.textContent ?? question;
    line.replaceChildren(...(question ? [asked ? words.answers : words.changedFrom, " ", question] : []));
    line.hidden = !question;
    const cell = target as HTMLElement;
    if (cell.previousElementSibling !== line) cell.before(line);
    cell.setAttribute("aria-describedby", line.id);
  });
}

/** The cell is above what asks it. */
function show(cell: SqlCell | null): void {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  cell?.scrollIntoView({block: "start", behavior: calm ? "auto" : "smooth"});
}

/** What the reader ran, from the newest, each a link that asks it again. */
function historyList(id: string, history: History): HTMLElement {
  const language = pageLanguage(document);
  const words = {...wordsOf(language), ...workbenchWords(language)};
  const h = elements(document);
  const list = h("ol", {class: "history"});
  const note = h("p", {class: "note"}, history.isKept ? words.onThisDevice : words.notKept);
  const status = h("span", {role: "status"});
  const undo = button(words.undo);
  const all = button(words.forgetAll);
  const section = h("div", {}, note, list, h("p", {class: "history-actions"}, all, status, undo));
  let before: readonly Entry[] = [];

  function button(word: string): HTMLButtonElement {
    return h("button", {type: "button"}, word);
  }
  function forget(act: () => void): void {
    before = history.entries;
    act();
    render();
    status.textContent = words.forgotten;
    undo.hidden = false;
    undo.focus();
  }
  function render(): void {
    const {entries} = history;
    const when = new Intl.DateTimeFormat(languages[language].locale, {
      dateStyle: "medium",
      timeStyle: "short"
    });
    list.replaceChildren(
      ...entries.map(({sql, at, rows, time}) => {
        const remove = button(words.forget);
        remove.setAttribute("aria-label", `${words.forget}${languages[language].colon}${sql.slice(0, 60)}`);
        remove.addEventListener("click", () => forget(() => history.remove(sql)));
        const facts = `${words.rows}${languages[language].colon}${numberText(rows, language)} · \u2066${time} ms\u2069`;
        return h(
          "li",
          {},
          h(
            "a",
            {class: "ask", href: linkHash({[id]: sql}, dataVersion()), title: words.again, dir: "ltr"},
            h("code", {}, sql)
          ),
          h("small", {}, h("time", {datetime: at}, when.format(new Date(at))), ` · ${facts}`),
          remove
        );
      })
    );
    if (!entries.length) list.replaceChildren(h("li", {class: "empty"}, words.empty));
    all.hidden = !entries.length;
    undo.hidden = true;
    status.textContent = "";
    note.textContent = history.isKept ? words.onThisDevice : words.notKept;
  }
  all.addEventListener("click", () => forget(() => history.set([])));
  undo.addEventListener("click", () => {
    history.set(before);
    render();
    list.querySelector<HTMLElement>("a")?.focus();
  });
  document.addEventListener("ran", (event) => {
    const {sql, rows, time} = (event as CustomEvent<Ran>).detail;
    // What the author wrote runs whenever the page is opened.
    if (readLink()[id] === undefined) return;
    history.add({sql, rows, time, at: new Date().toISOString()});
    render();
  });
  // Another tab of this site.
  addEventListener("storage", render);
  render();
  return section;
}

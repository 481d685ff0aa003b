import {elements} from "./html.js";
import {numberText} from "./labels.js";
import {directionOf} from "./languages.js";
import {addKeys} from "./search-keys.js";
import {searchKinds} from "./search-index.js";
import type {Found, SearchIndex, SearchKind} from "./search-index.js";
import {resultList} from "./search-results.js";
import {searchWords} from "./search-words.js";
import type {LanguageCode} from "./words.js";

/** Results shown at first, and added by “Show more”. */
const step = 20;

/** Milliseconds without a further letter after which a search begins. */
const pause = 120;

export interface SearchOptions {
  language: LanguageCode;
  index: SearchIndex;
  document?: Document;
}

/**
 * Makes the form of a page search as one types: results below it, how many in a live region, the words in the page's address. Focus
 * stays in the field; the arrow keys go on to the results.
 * @param place Holds the form that was drawn at build time.
 * @returns does the search that the page's address asks for; resolves when its results are shown.
 */
export function enlivenSearch(
  place: HTMLElement,
  {language, index, document = globalThis.document}: SearchOptions
): () => Promise<void> {
  const window = document.defaultView!;
  const words = searchWords(language);
  const h = elements(document);
  const form = place.querySelector("form")!;
  const input = form.querySelector("input")!;
  const status = h("p", {class: "found", role: "status"});
  const kinds = h("div", {class: "kinds", role: "group", "aria-label": words.kind});
  const list = h("ol", {class: "results", dir: directionOf(language)});
  const more = h("button", {type: "button", class: "more"}, words.more);
  const advice = h("p", {class: "empty"}, words.advice);
  place.append(status, kinds, list, more, advice);

  let kind: SearchKind | null = null;
  let turn = 0;
  let timer: number | undefined;

  function showKinds({counts}: Found): void {
    const all = [...counts.values()].reduce((a, b) => a + b, 0);
    const own = kinds.contains(document.activeElement);
    const button = (value: SearchKind | null, count: number) => {
      const pressed = String(kind === value);
      const node = h(
        "button",
        {type: "button", "aria-pressed": pressed, "data-kind": value ?? ""},
        `${value ? words[value] : words.all} `,
        h("span", {class: "count"}, numberText(count, language))
      );
      node.addEventListener("click", () => {
        kind = value;
        keep("replace");
        void search();
      });
      return node;
    };
    kinds.replaceChildren(
      ...(counts.size > 1 || kind
        ? [
            button(null, all),
            ...searchKinds.filter((one) => counts.has(one)).map((one) => button(one, counts.get(one)!))
          ]
        : [])
    );
    if (own) kinds.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  }

  /** Offers the results that are not shown yet. */
  function offer(entries: number[], text: string, mine: number): void {
    more.hidden = list.children.length >= entries.length;
    more.onclick = async () => {
      const shown = list.children.length;
      try {
        const next = await index.entries(entries.slice(shown, shown + step));
        if (mine !== turn) return;
        list.append(...resultList(next, text, {document, language}));
        list.children[shown]?.querySelector("a")?.focus();
        offer(entries, text, mine);
      } catch {
        fail(mine);
      }
    };
  }

  function fail(mine: number): void {
    if (mine === turn) status.textContent = words.failed;
  }

  function clear(message: string): void {
    status.textContent = message;
    kinds.replaceChildren();
    list.replaceChildren();
    more.hidden = advice.hidden = true;
  }

  async function search(): Promise<void> {
    clearTimeout(timer);
    const mine = ++turn;
    const text = input.value.trim();
    if ([...text].length < 2) return clear(text ? words.begin : "");
    const slow = setTimeout(() => (status.textContent = words.reading), 400);
    try {
      const found = await index.find(text, language, kind);
      const entries = await index.entries(found.entries.slice(0, step));
      if (mine !== turn) return;
      list.replaceChildren(...resultList(entries, text, {document, language}));
      offer(found.entries, text, mine);
      showKinds(found);
      const {length} = found.entries;
      advice.hidden = length > 0;
      status.textContent = [
        length ? words.found(numberText(length, language)) : words.nothing,
        found.some && length ? words.some : null,
        found.partial ? words.partial : null
      ]
        .filter(Boolean)
        .join(" · ");
    } catch {
      if (mine === turn) clear("");
      fail(mine);
    } finally {
      clearTimeout(slow);
    }
  }

  /** The search in the page's address: a new step of the history for one that was sent, the same while one types. */
  function keep(how: "push" | "replace"): void {
    const url = new URL(window.location.href);
    const text = input.value.trim();
    for (const [name, value] of [
      ["q", text],
      ["kind", kind]
    ] as const) {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    if (url.href === window.location.href) return;
    window.history[`${how}State`](null, "", url);
  }

  function restore(): Promise<void> {
    const asked = new URL(window.location.href).searchParams;
    input.value = asked.get("q") ?? "";
    kind = searchKinds.find((one) => one === asked.get("kind")) ?? null;
    return search();
  }

  input.addEventListener("input", (event) => {
    event.stopPropagation();
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      keep("replace");
      void search();
    }, pause);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // The step before this one keeps what was sent last.
    keep("push");
    void search();
  });
  window.addEventListener("popstate", () => void restore());
  addKeys(place, input);
  clear("");
  return restore;
}

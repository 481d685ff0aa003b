import {languages} from "./languages.js";
import {exploreWords} from "./explore-words.js";
import {compareIn} from "./collate.js";
import {facetCounts, facets, filtersOf} from "./filters.js";
import type {Condition, Facet, Filters} from "./filters.js";
import {elements} from "./html.js";
import {numberText} from "./labels.js";
import {label, wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

/** A value of a facet with what it is called and how many records have it. */
interface Count {
  facet: Facet;
  value: string;
  label: string | null;
  records: number;
}

export interface PanelOptions {
  document?: Document;
  language: LanguageCode;
  /** Rows of a query on the table `explored`. */
  ask(condition: Condition): Promise<Record<string, unknown>[]>;
}

/** Values of a facet that are shown at once: a longer list has to be asked for. */
const shown = 6;

/**
 * Filters to choose from: a search, days, and for each facet its values with the number of records that each would leave.
 * @returns an input in Framework's sense whose `value` is a `Filters`; setting it redraws without an event.
 */
export function filterPanel({document = globalThis.document, language, ask}: PanelOptions): HTMLElement & {
  value: Filters;
} {
  const words = exploreWords(language);
  const h = elements(document);
  const node = h("div", {class: "filters"});
  let filters: Filters = {};
  let counts: Count[] = [];
  let asked = 0;
  const open = new Set<Facet>();

  const search = h("input", {type: "search", id: "explore-search", "aria-describedby": "explore-search-hint"});
  const [from, to] = [h("input", {type: "date"}), h("input", {type: "date"})];
  const certainly = h("input", {type: "checkbox"});
  const chosen = h("div", {class: "chosen"});
  const lists = new Map(facets.map((facet) => [facet, h("div", {class: "values"})]));

  function change(next: Filters): void {
    filters = filtersOf(next);
    show();
    void recount();
    node.dispatchEvent(new (document.defaultView ?? globalThis).Event("input", {bubbles: true}));
  }

  /** Counts the values again; an answer that a newer question has overtaken is dropped. */
  async function recount(): Promise<void> {
    const mine = ++asked;
    const rows = await ask(facetCounts(filters));
    if (mine !== asked) return;
    counts = rows.map((row) => ({...row, records: Number(row.records)}) as unknown as Count);
    show();
  }

  function nameOf(facet: Facet, value: string): string {
    if (value === "") return words.notStated;
    // The type of an attack that has none stated is called like the kind.
    if (facet === "type" && value === "attack") return words.unspecified;
    const count = counts.find((one) => one.facet === facet && one.value === value);
    return count?.label ?? label(wordsOf(language), value);
  }

  function toggle(facet: Facet, value: string, on: boolean): void {
    const others = (filters[facet] ?? []).filter((one) => one !== value);
    change({...filters, [facet]: on ? [...others, value] : others});
  }

  /** Draws what is chosen and the values to choose from, and keeps the focus where it was. */
  function show(): void {
    const focused = (document.activeElement as HTMLElement | null)?.dataset?.key;
    if (search !== document.activeElement) search.value = filters.text ?? "";
    if (from !== document.activeElement) from.value = filters.window?.[0] ?? "";
    if (to !== document.activeElement) to.value = filters.window?.[1] ?? "";
    certainly.checked = filters.certainly ?? false;
    certainly.disabled = !filters.window;
    for (const facet of facets) lists.get(facet)!.replaceChildren(...values(facet));
    chosen.replaceChildren(...chips());
    if (!focused) return;
    const again = [...node.querySelectorAll<HTMLElement>("[data-key]")].find(({dataset}) => dataset.key === focused);
    (again ?? search).focus();
  }

  function values(facet: Facet): Node[] {
    const selected = filters[facet] ?? [];
    const compare = compareIn(language);
    const own = counts
      .filter((count) => count.facet === facet)
      .sort((a, b) => b.records - a.records || compare(nameOf(facet, a.value), nameOf(facet, b.value)));
    const gone = selected.filter((value) => !own.some((count) => count.value === value));
    const all = [...own, ...gone.map((value) => ({facet, value, label: null, records: 0}))];
    const visible = open.has(facet)
      ? all
      : all.filter((count, index) => index < shown || selected.includes(count.value));
    const boxes = visible.map(({value, records}) => {
      const box = h("input", {type: "checkbox", "data-key": `${facet}:${value}`});
      box.checked = selected.includes(value);
      box.addEventListener("change", () => toggle(facet, value, box.checked));
      return h(
        "label",
        {},
        box,
        h("bdi", {}, nameOf(facet, value)),
        h("span", {class: "count"}, numberText(records, language))
      );
    });
    if (all.length <= shown) return boxes;
    const more = h(
      "button",
      {type: "button", class: "plain", "data-key": `${facet} more`, "aria-expanded": String(open.has(facet))},
      open.has(facet) ? words.fewer : words.more(numberText(all.length - visible.length, language))
    );
    more.addEventListener("click", () => {
      if (!open.delete(facet)) open.add(facet);
      show();
    });
    return [...boxes, more];
  }

  /** What is chosen, each a button that takes it out. */
  function chips(): Node[] {
    const chip = (text: string, without: Filters) => {
      const button = h(
        "button",
        {type: "button", class: "chip", "data-key": `chip ${text}`, "aria-label": words.remove(text)},
        h("bdi", {}, text)
      );
      button.addEventListener("click", () => {
        change(without);
        (chosen.querySelector("button") ?? search).focus();
      });
      return button;
    };
    const {text, window, ...rest} = filters;
    const buttons = [
      ...(text ? [chip(`“${text}”`, {...filters, text: ""})] : []),
      ...(window
        ? [chip(`\u2066${window.map((day) => day ?? "…").join(" – ")}\u2069`, {...filters, window: undefined})]
        : []),
      ...facets.flatMap((facet) =>
        (rest[facet] ?? []).map((value) =>
          chip(`${words[facet]}${languages[language].colon}${nameOf(facet, value)}`, {
            ...filters,
            [facet]: rest[facet]!.filter((one) => one !== value)
          })
        )
      )
    ];
    if (buttons.length < 2) return buttons;
    const clear = h("button", {type: "button", class: "plain", "data-key": "clear"}, words.clear);
    clear.addEventListener("click", () => {
      change({});
      search.focus();
    });
    return [...buttons, clear];
  }

  let typing: ReturnType<typeof setTimeout>;
  search.addEventListener("input", (event) => {
    event.stopPropagation();
    clearTimeout(typing);
    typing = setTimeout(() => change({...filters, text: search.value.trim()}), 250);
  });
  for (const day of [from, to]) {
    day.addEventListener("input", (event) => event.stopPropagation());
    day.addEventListener("change", () => {
      const [first, last] = [from.value || null, to.value || null];
      change({...filters, window: [first, last]});
    });
  }
  certainly.addEventListener("input", (event) => event.stopPropagation());
  certainly.addEventListener("change", () => change({...filters, certainly: certainly.checked}));
  for (const list of lists.values()) list.addEventListener("input", (event) => event.stopPropagation());

  node.append(
    h(
      "div",
      {class: "search"},
      h("label", {for: "explore-search"}, words.search),
      search,
      h("p", {class: "note", id: "explore-search-hint"}, words.searchHint)
    ),
    chosen,
    h(
      "fieldset",
      {},
      h("legend", {}, words.window),
      h("label", {}, h("span", {}, words.from), from),
      h("label", {}, h("span", {}, words.to), to),
      h("label", {}, certainly, words.certainly)
    ),
    ...facets.map((facet) => h("fieldset", {}, h("legend", {}, words[facet]), lists.get(facet)!))
  );
  const input = Object.defineProperty(node, "value", {
    get: () => filters,
    set(next: unknown) {
      filters = filtersOf(next);
      show();
      void recount();
    }
  });
  show();
  void recount();
  return input as unknown as HTMLElement & {value: Filters};
}

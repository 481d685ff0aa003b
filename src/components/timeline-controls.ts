import {elements} from "./html.js";
import type {TimelineWords} from "./timeline-words.js";

/** What the buttons of a timeline do. */
export interface Actions {
  zoom(factor: number): void;
  /** By a share of the window. */
  pan(share: number): void;
  whole(): void;
  choose(): void;
  table(): void;
  clear(): void;
  /** First and last day. */
  days(from: string, to: string): void;
  lane(column: string): void;
}

export interface Controls {
  node: HTMLElement;
  show(state: {choosing: boolean; table: boolean; clearable: boolean}): void;
  /** The days of the window, and between which ones they can be. Fields of dates are slow to change: not for every frame. */
  showDays(days: {from: string; to: string; min: string; max: string}): void;
}

/** The visible buttons of a timeline: zoom, move, all, select, table; the days of the window; what lanes are by. */
export function controls(
  document: Document,
  more: TimelineWords,
  actions: Actions,
  lanes: {columns: string[]; chosen: string; word(column: string): string}
): Controls {
  const h = elements(document);
  const button = (text: string, act: () => void, title?: string) => {
    const node = h("button", {type: "button", title, "aria-label": title && text.length < 2 ? title : null}, text);
    node.addEventListener("click", act);
    return node;
  };
  const choose = button(more.select, () => actions.choose(), more.selectHint);
  const table = button(more.table, () => actions.table(), more.tableHint);
  const clear = button(more.clear, () => actions.clear());
  const day = (name: string) => {
    const input = h("input", {type: "date", "aria-label": `${more.window}: ${name}`});
    input.addEventListener("change", () => from.value && to.value && actions.days(from.value, to.value));
    return input;
  };
  const from = day(more.from);
  const to = day(more.to);
  const select = h("select", {}, ...lanes.columns.map((column) => h("option", {value: column}, lanes.word(column))));
  select.value = lanes.chosen;
  select.addEventListener("change", () => actions.lane(select.value));
  const node = h(
    "div",
    {class: "timeline-controls", role: "group", "aria-label": more.controls},
    h(
      "span",
      {class: "buttons"},
      button("+", () => actions.zoom(1 / 2), more.zoomIn),
      button("−", () => actions.zoom(2), more.zoomOut),
      button("‹", () => actions.pan(-0.5), more.earlier),
      button("›", () => actions.pan(0.5), more.later),
      button(more.whole, () => actions.whole(), more.wholeHint)
    ),
    h("span", {class: "days"}, from, h("span", {}, more.to), to),
    lanes.columns.length > 1 ? h("label", {}, `${more.laneBy} `, select) : null,
    h("span", {class: "buttons"}, choose, clear, table)
  );
  // What is typed here is no value of the page: the timeline is.
  for (const type of ["input", "change"]) node.addEventListener(type, (event) => event.stopPropagation());
  return {
    node,
    showDays(days) {
      for (const input of [from, to]) Object.assign(input, {min: days.min, max: days.max});
      if (document.activeElement !== from) from.value = days.from;
      if (document.activeElement !== to) to.value = days.to;
    },
    show(state) {
      choose.setAttribute("aria-pressed", String(state.choosing));
      table.setAttribute("aria-pressed", String(state.table));
      clear.hidden = !state.clearable;
    }
  };
}

import {countWords} from "./count-words.js";
import {dateFormat, day} from "./dates.js";
import {elements} from "./html.js";
import type {DayCounts} from "./timeline-counts.js";
import type {Window} from "./timeline-items.js";
import type {Languages} from "./timeline-text.js";

/** "3 records before 1 January 1990, 1 record after 31 December 2020": what is certainly outside of a window; empty where nothing is. */
export function outsideWords(counts: DayCounts, window: Window, {language, more}: Languages): string {
  const [from, to] = [Math.floor(window[0] / day), Math.ceil(window[1] / day) - 1];
  const outside = counts.outside(from, to);
  const format = dateFormat(language, {day: "numeric", month: "long", year: "numeric"});
  const part = (side: "before" | "after", edge: number) =>
    outside[side]
      ? `${countWords("record", outside[side], language)} ${more[side]} ${format.format(new Date(edge * day))}`
      : [];
  return [part("before", from), part("after", to)].flat().join(" · ");
}

export interface OutsideNote {
  node: HTMLElement;
  /** Says what lies outside of a window. */
  show(counts: DayCounts, window: Window, isWhole: boolean): void;
}

/** A line that says what lies outside of the window of a live timeline, with a button that shows all, and then leads back. */
export function outsideNote(
  document: Document,
  languages: Languages,
  act: (to: "whole" | "opening") => void
): OutsideNote {
  const h = elements(document);
  const text = h("span", {});
  const button = h("button", {type: "button"});
  const node = h("p", {class: "timeline-outside", hidden: ""}, text, button);
  let whole = false;
  button.addEventListener("click", () => act(whole ? "opening" : "whole"));
  return {
    node,
    show(counts, window, isWhole) {
      whole = isWhole;
      const words = isWhole ? "" : outsideWords(counts, window, languages);
      text.textContent = words && `${words} `;
      button.textContent = isWhole ? languages.more.showNearlyAll : languages.more.showAll;
    }
  };
}

import {isRightToLeft} from "./languages.js";
/** A tip that follows marks; `pin` keeps it open, with `links` that can be followed. */
export interface Tip {
  show(mark: Element, links?: Node[]): void;
  hide(): void;
}

/**
 * Shows what a mark stands for while the pointer is over it or the keyboard's focus on it: what, when, and the evidence. Reads the
 * `data-` attributes of the mark, so it serves drawings made at build time as well.
 * @param notice is told which mark is shown, null for none.
 */
export function attachTip(figure: HTMLElement, notice: (mark: Element | null) => void = () => {}): Tip {
  const {document} = globalThis;
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  figure.append(tip);
  let shown: Element | null = null;
  let pinned = false;

  const show = (mark: Element, links: Node[] = []) => {
    // A mark that was drawn a moment ago has no words yet.
    if ((shown === mark && !links.length) || !mark.hasAttribute("data-what")) return;
    shown = mark;
    pinned = links.length > 0;
    tip.classList.toggle("pinned", pinned);
    const {what = "", date = "", lines, quote, lang, note} = (mark as SVGAElement).dataset;
    tip.replaceChildren(
      element("strong", what),
      element("span", date),
      ...(lines ?? "")
        .split("\n")
        .filter(Boolean)
        .map((line) => element("span", line)),
      ...(note ? [element("em", note)] : []),
      ...(quote ? [element("q", quote, lang)] : []),
      ...links
    );
    tip.hidden = false;
    place(figure, tip, mark);
    notice(mark);
  };
  const hide = () => {
    if (!shown) return;
    shown = null;
    pinned = false;
    tip.hidden = true;
    notice(null);
  };
  const markOf = (event: Event) => (event.target as Element).closest(".mark, .count");

  figure.addEventListener("pointerover", (event) => {
    const mark = markOf(event);
    if (pinned) return;
    if (mark) show(mark);
    else if (!tip.contains(event.target as Node)) hide();
  });
  figure.addEventListener("pointerleave", () => pinned || hide());
  figure.addEventListener("focusin", (event) => {
    const mark = markOf(event);
    if (mark && mark !== shown) show(mark);
  });
  figure.addEventListener("focusout", (event) => {
    if (!tip.contains(event.relatedTarget as Node | null) && !pinned) hide();
  });
  figure.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("pointerdown", (event) => {
    if (pinned && !figure.contains(event.target as Node)) hide();
  });
  return {show, hide};
}

function element(name: string, text: string, language?: string): HTMLElement {
  const node = document.createElement(name);
  node.textContent = text;
  if (language) node.lang = language;
  node.dir = language && isRightToLeft(language) ? "rtl" : "auto";
  return node;
}

/** Below the mark, or above it near the lower end of the window; never out of the figure's sides. */
function place(figure: HTMLElement, tip: HTMLElement, mark: Element): void {
  const frame = figure.getBoundingClientRect();
  const at = (mark.querySelector(".bar, .cell") ?? mark).getBoundingClientRect();
  const left = Math.max(
    0,
    Math.min((at.left + at.right) / 2 - frame.left - tip.offsetWidth / 2, frame.width - tip.offsetWidth)
  );
  const below = at.bottom + 8 + tip.offsetHeight < globalThis.innerHeight;
  tip.style.left = `${left}px`;
  tip.style.top = `${(below ? at.bottom + 8 : at.top - 8 - tip.offsetHeight) - frame.top}px`;
}

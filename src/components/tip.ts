/**
 * Shows what a mark stands for while the pointer is over it or the keyboard's focus on it: what, when, and the evidence. Reads the
 * `data-` attributes of the mark, so it serves drawings made at build time as well.
 */
export function attachTip(figure: HTMLElement): void {
  const {document} = globalThis;
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  figure.append(tip);
  let shown: Element | null = null;

  const show = (mark: Element) => {
    if (shown === mark) return;
    shown = mark;
    const {what = "", date = "", quote, lang, note} = (mark as SVGAElement).dataset;
    tip.replaceChildren(
      element("strong", what),
      element("span", date),
      ...(note ? [element("em", note)] : []),
      ...(quote ? [element("q", quote, lang)] : [])
    );
    tip.hidden = false;
    place(figure, tip, mark);
  };
  const hide = () => {
    shown = null;
    tip.hidden = true;
  };
  const markOf = (event: Event) => (event.target as Element).closest(".mark");

  figure.addEventListener("pointerover", (event) => {
    const mark = markOf(event);
    if (mark) show(mark);
    else if (!tip.contains(event.target as Node)) hide();
  });
  figure.addEventListener("pointerleave", hide);
  figure.addEventListener("focusin", (event) => {
    const mark = markOf(event);
    if (mark) show(mark);
  });
  figure.addEventListener("focusout", hide);
  figure.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
}

function element(name: string, text: string, language?: string): HTMLElement {
  const node = document.createElement(name);
  node.textContent = text;
  if (language) node.lang = language;
  node.dir = language === "ar" ? "rtl" : "auto";
  return node;
}

/** Below the mark, or above it near the lower end of the window; never out of the figure's sides. */
function place(figure: HTMLElement, tip: HTMLElement, mark: Element): void {
  const frame = figure.getBoundingClientRect();
  const at = (mark.querySelector(".bar") ?? mark).getBoundingClientRect();
  const left = Math.max(
    0,
    Math.min((at.left + at.right) / 2 - frame.left - tip.offsetWidth / 2, frame.width - tip.offsetWidth)
  );
  const below = at.bottom + 8 + tip.offsetHeight < globalThis.innerHeight;
  tip.style.left = `${left}px`;
  tip.style.top = `${(below ? at.bottom + 8 : at.top - 8 - tip.offsetHeight) - frame.top}px`;
}

/**
 * Shows what was read in a word of an article's text while the pointer is on it, when it is tapped, and when the keyboard's focus comes
 * to it. All stretches together are one stop of the Tab key; arrow keys go from one to the next. What is shown is what the list after
 * the sentence says.
 */
export function enlivenArticle(article: HTMLElement | null, document = globalThis.document): void {
  const text = article?.querySelector<HTMLElement>(".text");
  const words = text ? [...text.querySelectorAll<HTMLElement>(".mention")] : [];
  if (!article || !text || !words.length) return;
  const hint = article.querySelector<HTMLElement>(".mention-hint");
  if (hint) hint.textContent = hint.dataset.live ?? hint.textContent;
  const tip = document.createElement("div");
  tip.className = "tip mention-tip";
  tip.id = "mention-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  text.append(tip);
  // A stretch that evidence cuts in two is in several elements, of which the first takes the focus.
  const firsts = words.filter(
    (word, index) => !words.slice(0, index).some((other) => other.dataset.stretch === word.dataset.stretch)
  );
  let current = firsts[0]!;
  let shown: HTMLElement | null = null;

  function stop(word: HTMLElement): void {
    for (const name of ["tabindex", "role", "aria-describedby"]) current.removeAttribute(name);
    current = word;
    current.tabIndex = 0;
    current.setAttribute("role", "button");
    current.setAttribute("aria-describedby", tip.id);
  }
  function show(word: HTMLElement): void {
    if (shown === word) return;
    hide();
    shown = word;
    const own = word.dataset.stretch;
    for (const piece of words) piece.classList.toggle("is-shown", piece.dataset.stretch === own);
    const items = [...text!.querySelectorAll<HTMLElement>(".readings li")].filter(
      (item) => item.dataset.stretch === own
    );
    const list = document.createElement("ul");
    const {lang = "", dir = ""} = items[0]?.closest<HTMLElement>(".readings") ?? {};
    tip.lang = lang;
    tip.dir = dir;
    list.append(...items.map((item) => item.cloneNode(true)));
    tip.replaceChildren(list);
    tip.hidden = false;
    place(text!, tip, word);
  }
  function hide(): void {
    if (!shown) return;
    for (const piece of words) piece.classList.remove("is-shown");
    shown = null;
    tip.hidden = true;
  }
  const wordOf = (event: Event) => (event.target as Element).closest<HTMLElement>(".mention");

  stop(current);
  text.addEventListener("pointerover", (event) => {
    const word = wordOf(event);
    if (word) show(word);
    else if (!tip.contains(event.target as Node)) hide();
  });
  text.addEventListener("pointerleave", hide);
  text.addEventListener("click", (event) => {
    const word = wordOf(event);
    if (word) show(word);
  });
  text.addEventListener("focusin", (event) => {
    const word = wordOf(event);
    if (word) show(word);
  });
  text.addEventListener("focusout", hide);
  // Where it stood fits no other width.
  document.defaultView?.addEventListener("resize", hide);
  document.addEventListener("pointerdown", (event) => {
    if (!text.contains(event.target as Node)) hide();
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return hide();
    if (wordOf(event) !== current || event.altKey || event.ctrlKey || event.metaKey) return;
    const forward = text.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const at = firsts.indexOf(current);
    const next =
      event.key === "Home"
        ? firsts[0]
        : event.key === "End"
          ? firsts.at(-1)
          : event.key === "ArrowLeft" || event.key === "ArrowRight"
            ? firsts[at + (event.key === forward ? 1 : -1)]
            : undefined;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (shown === current) hide();
      else show(current);
    }
    if (!next) return;
    event.preventDefault();
    stop(next);
    next.focus();
  });
}

/** Below the line of a word, or above it near the lower end of the window; never out of the text's sides. */
function place(frame: HTMLElement, tip: HTMLElement, word: HTMLElement): void {
  const box = frame.getBoundingClientRect();
  // A stretch that goes over a line's end has a box in each.
  const at = word.getClientRects()[0] ?? word.getBoundingClientRect();
  const left = (at.left + at.right) / 2 - box.left - tip.offsetWidth / 2;
  const below = at.bottom + 4 + tip.offsetHeight < globalThis.innerHeight;
  tip.style.left = `${Math.max(0, Math.min(left, box.width - tip.offsetWidth))}px`;
  tip.style.top = `${(below ? at.bottom + 4 : at.top - 4 - tip.offsetHeight) - box.top}px`;
}

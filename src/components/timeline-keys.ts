/** What the keys of a timeline do. */
export interface KeyActions {
  rtl: boolean;
  zoom(factor: number): void;
  /** By a share of the window. */
  pan(share: number): void;
  toEnd(end: "first" | "last"): void;
  whole(): void;
  clear(): void;
  toggleTable(): void;
  select(stop: Element): void;
  open(stop: Element): void;
  focus(stop: SVGElement): void;
  brushBy(end: "from" | "to", steps: number): void;
  /** Moves the window on, in time; whether there was time left. */
  beyond(direction: number): boolean;
  /** Marks that a mark is linked with. */
  linked(stop: Element): SVGElement[];
}

/**
 * Keys on a timeline. Marks and counts are one stop of Tab, with arrows between them: along time in a lane, across lanes. The strip's
 * window and the ends of a selection are sliders.
 */
export function attachKeys(figure: HTMLElement, actions: KeyActions): void {
  /** Where L came from, so that it leads back. */
  let turn = 0;
  figure.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as Element;
    if (target.closest("input, select, textarea") && event.key !== "Escape") return;
    const stop = target.closest<SVGElement>(".mark, .count");
    if (anywhere(event) || (stop ? onMark(event, stop) : onStrip(event, target))) event.preventDefault();
  });

  // Letters by their place on the keyboard too: on an Arabic one T writes ف.
  function anywhere({key, code, shiftKey}: KeyboardEvent): boolean {
    if (key === "+" || key === "=") actions.zoom(1 / 2);
    else if (key === "-" || key === "−" || key === "_") actions.zoom(2);
    else if (key === "0") actions.whole();
    else if (!shiftKey && (key === "t" || code === "KeyT")) actions.toggleTable();
    else if (key === "Escape") actions.clear();
    else return false;
    return true;
  }

  /** Forward in time is to the left where time runs that way. */
  function along(key: string): number {
    if (key !== "ArrowLeft" && key !== "ArrowRight") return 0;
    return (key === "ArrowRight") !== actions.rtl ? 1 : -1;
  }

  function onMark({key, code}: KeyboardEvent, stop: SVGElement): boolean {
    const lane = stop.closest(".lane")!;
    const stops = [...lane.querySelectorAll<SVGElement>(".mark, .count")];
    const step = along(key);
    if (step) {
      const next = stops[stops.indexOf(stop) + step];
      if (next) actions.focus(next);
      else move(lane, step);
    } else if (key === "ArrowDown" || key === "ArrowUp") across(lane, stop, key === "ArrowDown" ? 1 : -1);
    else if (key === "Home") actions.focus(stops[0]!);
    else if (key === "End") actions.focus(stops.at(-1)!);
    else if (key === "PageUp" || key === "PageDown") actions.pan(key === "PageDown" ? 0.8 : -0.8);
    else if (code === "KeyL" || key === "l") {
      const linked = actions.linked(stop);
      if (linked.length) actions.focus(linked[turn++ % linked.length]!);
    } else if (key === " ") (stop.classList.contains("count") ? actions.open : actions.select)(stop);
    else if (key === "Enter" && !stop.hasAttribute("href"))
      (stop.classList.contains("count") ? actions.open : actions.select)(stop);
    else return false;
    return true;
  }

  /** Past the last mark of a lane: the window moves on, and the mark that follows is gone to. */
  function move(lane: Element, step: number): void {
    const name = lane.getAttribute("class");
    const known = new Set([...lane.querySelectorAll("[data-key]")].map((node) => node.getAttribute("data-key")));
    if (!actions.beyond(step)) return;
    const now = [...figure.querySelectorAll(".plot .lane")].find((node) => node.getAttribute("class") === name);
    const stops = [...(now?.querySelectorAll<SVGElement>(".mark, .count") ?? [])];
    const fresh = stops.filter((node) => !known.has(node.getAttribute("data-key")));
    const next = step > 0 ? fresh[0] : fresh.at(-1);
    if (next ?? stops[0]) actions.focus((next ?? stops[0])!);
  }

  /** The mark of another lane that is nearest. */
  function across(lane: Element, stop: SVGElement, step: number): void {
    const lanes = [...figure.querySelectorAll(".plot .lane")].filter((node) => node.querySelector(".mark, .count"));
    const next = lanes[lanes.indexOf(lane) + step];
    if (!next) return;
    const middle = (node: Element) => {
      const {left, right} = (node.querySelector(".bar, .cell") ?? node).getBoundingClientRect();
      return (left + right) / 2;
    };
    const at = middle(stop);
    const stops = [...next.querySelectorAll<SVGElement>(".mark, .count")];
    actions.focus(
      stops.reduce((best, node) => (Math.abs(middle(node) - at) < Math.abs(middle(best) - at) ? node : best))
    );
  }

  function onStrip({key, shiftKey}: KeyboardEvent, target: Element): boolean {
    const end = target.classList.contains("thumb") ? (target.getAttribute("data-end") as "from" | "to") : null;
    if (!end && !target.classList.contains("window")) return false;
    const step = along(key) || (key === "ArrowUp" ? 1 : key === "ArrowDown" ? -1 : 0);
    const page = key === "PageUp" ? 1 : key === "PageDown" ? -1 : 0;
    if (end) {
      if (!step && !page) return false;
      actions.brushBy(end, step * (shiftKey ? 10 : 1) + page * 10);
      return true;
    }
    if (step) actions.pan(step * 0.1);
    else if (page) actions.pan(page * 0.9);
    else if (key === "Home") actions.toEnd("first");
    else if (key === "End") actions.toEnd("last");
    else return false;
    return true;
  }
}

/** The one of a drawing's marks and counts that Tab comes to. */
export interface Stops {
  /** The one where the reader was last, or the first: Tab comes to it from now on. */
  now(): SVGElement | undefined;
  /** Goes to a mark or a count. */
  focus(stop: SVGElement): void;
  /** Where the reader is, by its key; null for nowhere. */
  remember(key: string | null): void;
}

/** @param plot where drawings are put, one after the other. */
export function stopsIn(plot: Element): Stops {
  let current: string | null = null;
  const only = (stop: SVGElement) => {
    for (const node of plot.querySelectorAll('[tabindex="0"]')) if (node !== stop) node.setAttribute("tabindex", "-1");
    stop.setAttribute("tabindex", "0");
  };
  plot.addEventListener("focusin", (event) => {
    const stop = (event.target as Element).closest(".mark, .count");
    if (stop) current = stop.getAttribute("data-key");
  });
  return {
    now() {
      const stops = [...plot.querySelectorAll<SVGElement>(".mark, .count")];
      const stop = stops.find((node) => node.getAttribute("data-key") === current) ?? stops[0];
      if (stop) only(stop);
      return stop;
    },
    focus(stop) {
      current = stop.getAttribute("data-key");
      only(stop);
      stop.focus();
    },
    remember(key) {
      current = key;
    }
  };
}

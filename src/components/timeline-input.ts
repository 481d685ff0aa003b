import type {Window} from "./timeline-items.js";

/** What gestures do to a timeline. Times are milliseconds since 1970. */
export interface Gestures {
  /** Time at a point of the page. */
  timeAt(clientX: number): number;
  /** Time that a pixel stands for; negative where time runs from right to left. */
  perPixel(): number;
  /** Makes the window `factor` times as long, with the time `around` staying where it is. */
  zoom(factor: number, around: number): void;
  pan(time: number): void;
  /** Selects from one time to another; `done` at the end of the gesture. */
  brush(between: Window, done: boolean): void;
  /** Whether a drag selects even without Shift. */
  choosing(): boolean;
  /** The wheel turned without the key that zooms. */
  hint(): void;
}

/**
 * Wheel, drag and touch on a drawing. The page keeps its own gestures: a plain wheel and a vertical swipe scroll it, and a click on a
 * mark stays a click.
 */
export function attachGestures(node: HTMLElement, gestures: Gestures): void {
  node.addEventListener(
    "wheel",
    (event) => {
      // Firefox counts lines.
      const unit = event.deltaMode === 1 ? 16 : 1;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        const turn = Math.max(-1, Math.min(1, (event.deltaY * unit) / 100));
        gestures.zoom(2 ** (turn * 0.8), gestures.timeAt(event.clientX));
      } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey) {
        event.preventDefault();
        gestures.pan((event.deltaX || event.deltaY) * unit * gestures.perPixel());
      } else gestures.hint();
    },
    {passive: false}
  );
  node.addEventListener("dragstart", (event) => event.preventDefault());

  const fingers = new Map<number, number>();
  let from: {x: number; time: number; brush: boolean} | null = null;
  let moved = false;
  const spread = () => {
    const [a = 0, b = 0] = fingers.values();
    return {middle: (a + b) / 2, size: Math.max(20, Math.abs(a - b))};
  };
  node.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    fingers.set(event.pointerId, event.clientX);
    if (fingers.size === 1) {
      moved = false;
      const brush = event.shiftKey || gestures.choosing();
      from = {x: event.clientX, time: gestures.timeAt(event.clientX), brush};
      // A mouse that selects would select text too.
      if (brush) event.preventDefault();
    }
  });
  node.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (before === undefined || !from) return;
    if (fingers.size === 2) {
      const was = spread();
      fingers.set(event.pointerId, event.clientX);
      const now = spread();
      moved = true;
      gestures.pan((was.middle - now.middle) * gestures.perPixel());
      gestures.zoom(was.size / now.size, gestures.timeAt(now.middle));
      return;
    }
    if (!moved && Math.abs(event.clientX - from.x) < 5) return;
    // Only now: a captured pointer's click would not reach the mark.
    if (!moved) node.setPointerCapture(event.pointerId);
    moved = true;
    fingers.set(event.pointerId, event.clientX);
    if (from.brush) gestures.brush(ordered(from.time, gestures.timeAt(event.clientX)), false);
    else gestures.pan((before - event.clientX) * gestures.perPixel());
  });
  const end = (event: PointerEvent) => {
    if (!fingers.delete(event.pointerId)) return;
    if (from?.brush && moved && event.type === "pointerup")
      gestures.brush(ordered(from.time, gestures.timeAt(event.clientX)), true);
    if (!fingers.size) from = null;
  };
  node.addEventListener("pointerup", end);
  node.addEventListener("pointercancel", end);
  // The end of a drag is no click on what lies under it.
  node.addEventListener(
    "click",
    (event) => {
      if (!moved) return;
      moved = false;
      event.preventDefault();
      event.stopPropagation();
    },
    true
  );
}

function ordered(a: number, b: number): Window {
  return a < b ? [a, b] : [b, a];
}

/** Lets parts of the overview be dragged: `move` gets the part and the time that it was dragged by, from `from`. */
export function attachDrag(
  svg: SVGSVGElement,
  timeAt: (clientX: number) => number,
  grab: (part: Element, time: number) => ((time: number) => void) | null
): void {
  let drag: ((time: number) => void) | null = null;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    drag = grab(event.target as Element, timeAt(event.clientX));
    if (drag) svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointermove", (event) => drag?.(timeAt(event.clientX)));
  for (const type of ["pointerup", "pointercancel"] as const) svg.addEventListener(type, () => (drag = null));
}

/** What a click does to a timeline. */
interface Clicks {
  /** The key of the mark that is selected. */
  selected(): string | null;
  select(mark: SVGElement): void;
  open(count: SVGElement): void;
}

/**
 * A pointer selects a mark first, with what is known of it and a link to its sentence; the mark itself opens at the second click. A count
 * opens at once.
 */
export function attachClicks(figure: HTMLElement, {selected, select, open}: Clicks): void {
  figure.addEventListener("click", (event) => {
    const stop = (event.target as Element).closest<SVGElement>(".plot .mark, .plot .count");
    if (!stop) return;
    if (stop.classList.contains("count")) {
      open(stop);
      return;
    }
    const keyboard = event.detail === 0;
    const again = stop.getAttribute("data-key") === selected();
    if (event.ctrlKey || event.metaKey || event.shiftKey || (stop.hasAttribute("href") && (keyboard || again))) return;
    event.preventDefault();
    select(stop);
  });
}

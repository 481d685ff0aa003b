import type {Window} from "./timeline-items.js";
import {clampWindow} from "./timeline-scale.js";

/** What moves: the window that is shown of a domain. */
interface Moved {
  window(): Window;
  domain(): Window;
  set(window: Window): void;
  redraw(): void;
  /** Milliseconds that the last drawing took. */
  cost(): number;
}

/** Has a timeline show another window: in the next frame, or step by step over a fifth of a second where that is smooth. */
export function motion({window, domain, set, redraw, cost}: Moved): (to: Window, animate?: boolean) => void {
  const reduced = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;
  let frame = 0;
  return (to, animate = false) => {
    const target = clampWindow(to, domain());
    cancelAnimationFrame(frame);
    if (!animate || reduced || cost() > 12) {
      set(target);
      frame = requestAnimationFrame(() => redraw());
      return;
    }
    const [from, begun] = [window(), performance.now()];
    const step = () => {
      const t = Math.min(1, (performance.now() - begun) / 200);
      const ease = t * (2 - t);
      set(t === 1 ? target : [from[0] + (target[0] - from[0]) * ease, from[1] + (target[1] - from[1]) * ease]);
      redraw();
      if (t < 1) frame = requestAnimationFrame(step);
    };
    step();
  };
}

import {margin} from "./marks.js";
import type {Drawn} from "./timeline-draw.js";
import type {Source, Window} from "./timeline-items.js";
import {linkedWith, ties} from "./timeline-ties.js";

/** Draws what the reader selected behind a drawing, in the place of what was there. */
export function layBrush({svg, x, width}: Drawn, brush: Window | null): void {
  svg.querySelector(".brushed")?.remove();
  if (!brush) return;
  const rect = svg.ownerDocument.createElementNS("http://www.w3.org/2000/svg", "rect");
  const clip = (time: number) => Math.max(margin.left, Math.min(width - margin.right, x(time)));
  const [a, b] = [clip(brush[0]), clip(brush[1])];
  const attributes = {
    class: "brushed",
    x: Math.min(a, b),
    y: 0,
    width: Math.abs(b - a),
    height: svg.getAttribute("height")!
  };
  for (const [name, value] of Object.entries(attributes)) rect.setAttribute(name, String(value));
  svg.prepend(rect);
}

/** Lines from a record to those it is linked with, as far as they are drawn, in the place of other lines; and which mark is selected. */
export function layTies(drawn: Drawn, source: Source, key: string | null, selected: string | null): void {
  const {svg} = drawn;
  for (const node of svg.querySelectorAll(".ties, .related, .selected")) {
    if (node.classList.contains("ties")) node.remove();
    else node.classList.remove("related", "selected");
  }
  const mark = (name: string) => svg.querySelector(`[data-key="${CSS.escape(name)}"]`);
  if (selected) mark(selected)?.classList.add("selected");
  if (key === null) return;
  const others = linkedWith(key, source);
  const lines = ties(drawn, key, others);
  if (!lines) return;
  for (const other of others) mark(other.key)?.classList.add("related");
  svg.append(lines);
}

import {max} from "d3-array";
import {scaleLinear} from "d3-scale";
import {select} from "d3-selection";
import type {Toll} from "./toll-rules.js";

const kinds = ["killed", "injured"] as const;
const bar = {width: 150, height: 16};

/**
 * A function that draws a number of people as a bar on the scale of all the rows: a stem up to the least, a range as long as it
 * reaches, open above where only the least is stated, and a line at `figure`, which a rule derives from all rows. Without numbers it draws the line alone.
 */
export function tollBars(
  rows: Pick<Toll, "killed_min" | "killed_max" | "injured_min" | "injured_max">[],
  document: Document
): (low: number | null, high: number | null, figure: number | null) => SVGSVGElement {
  const most = max(rows, (row) => max(kinds, (kind) => row[`${kind}_max`] ?? row[`${kind}_min`] ?? 0)) ?? 0;
  // Room for what is open above the highest number.
  const x = scaleLinear([0, Math.max(most * 1.15, 1)], [2, bar.width - 2]);
  return (low, high, figure) => {
    const svg = select(document.createElementNS("http://www.w3.org/2000/svg", "svg"))
      .attr("class", "toll-bar")
      .attr("viewBox", `0 0 ${bar.width} ${bar.height}`)
      .attr("width", bar.width)
      .attr("height", bar.height)
      // In a narrow table it is as tall, and less long.
      .attr("preserveAspectRatio", "none")
      .attr("aria-hidden", "true");
    svg
      .append("path")
      .attr("class", "axis")
      .attr("d", `M2,${bar.height - 1}H${bar.width - 2}`);
    const [from, to] = [low ?? 0, high ?? low];
    if (to !== null) {
      const [x0, x1] = [x(from), Math.max(x(to), x(from) + 6)];
      if (low) svg.append("path").attr("class", "stem").attr("d", `M2,7.5H${x0}`);
      svg
        .append("rect")
        .attr("class", low === null ? "bar is-below" : "bar")
        .attr("x", x0)
        .attr("y", 2)
        .attr("width", x1 - x0)
        .attr("height", 11);
      // Open: no highest number is stated, so it may be more; or no lowest.
      if (high === null)
        svg
          .append("path")
          .attr("class", "open")
          .attr("d", `M${x1 + 3},7.5h10m-4,-4l4,4l-4,4`);
    }
    if (figure !== null)
      svg
        .append("path")
        .attr("class", "figure")
        .attr("d", `M${x(figure)},0V${bar.height}`);
    return svg.node()!;
  };
}

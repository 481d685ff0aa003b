import {select} from "d3-selection";
import {elements} from "./html.js";

/** Marks of a still drawing that a browser lays out at once, seen or not. */
const fewMarks = 200;

/**
 * A drawing with many marks, cut into one for each lane, of which the style sheet has a browser lay out those that are near the screen:
 * the first of a thousand marks are there as soon as the first of a hundred. What is drawn, its order and its names stay.
 * @returns the drawing itself where it has few marks.
 */
export function sliced(svg: SVGSVGElement): Element {
  const document = svg.ownerDocument;
  const lanes = [...svg.querySelectorAll<SVGGElement>(".lane")];
  if (svg.querySelectorAll(".mark, .count").length <= fewMarks || lanes.length < 2) return svg;
  const h = elements(document);
  const [width, height] = ["width", "height"].map((name) => Number(svg.getAttribute(name))) as [number, number];
  const node = h("div", {class: "plot", role: "group", "aria-label": svg.getAttribute("aria-label")});
  const part = (name: string, from: number, to: number, ...children: Element[]) => {
    const own = select(document.createElementNS("http://www.w3.org/2000/svg", "svg"))
      .attr("class", name)
      .attr("viewBox", `0 ${from} ${width} ${to - from}`)
      .attr("width", width)
      .attr("height", to - from)
      .attr("direction", "ltr")
      .attr("role", "none")
      .node()!;
    own.append(...children);
    return own;
  };
  // What others refer to has to be laid out wherever the reader is.
  const defs = svg.querySelector("defs");
  if (defs) node.append(part("defs", 0, 1, defs));
  const rules = [...svg.querySelectorAll(".grid > g")];
  const tops = lanes.map((lane) => Number(lane.querySelector(".lane-name")!.getAttribute("y")) - 20);
  for (const [i, lane] of lanes.entries()) {
    const [from, to] = [i ? tops[i]! : 0, tops[i + 1] ?? height];
    const grid = rules.filter((rule) => {
      const y = Number(rule.querySelector("line")?.getAttribute("y1"));
      return y >= from && y < to;
    });
    const rest =
      i === lanes.length - 1 ? [...svg.children].filter((child) => child.matches(".undated-name, .axis")) : [];
    const slice = h("div", {class: "slice", style: `contain-intrinsic-size: auto ${to - from}px`});
    slice.append(part("plot", from, to, ...grid.map(inGrid), lane, ...rest));
    node.append(slice);
  }
  return node;

  function inGrid(rule: Element): Element {
    const grid = document.createElementNS("http://www.w3.org/2000/svg", "g");
    grid.setAttribute("class", "grid");
    grid.append(rule);
    return grid;
  }
}

import {select} from "d3-selection";

/** Lines that fill a sign of 18 × 12 pixels, left to right: the fewer, the less certain. */
const lines: Record<string, number[]> = {probable: [2, 6, 10, 14], possible: [5, 12], doubtful: []};

/** How sure a claim is, as a fill that needs no colour: full, hatched closely, hatched widely, empty. `text` says it in words; empty where words stand beside it. */
export function certaintySign(certainty: string | null | undefined, text: string, document: Document): SVGSVGElement {
  const kind = certainty && (certainty === "asserted" || Object.hasOwn(lines, certainty)) ? certainty : "unknown";
  const svg = select(document.createElementNS("http://www.w3.org/2000/svg", "svg"))
    .attr("class", `certainty is-${kind}`)
    .attr("viewBox", "0 0 18 12")
    .attr("width", 18)
    .attr("height", 12)
    .attr("role", text ? "img" : null)
    .attr("aria-label", text || null)
    .attr("aria-hidden", text ? null : "true");
  if (text) svg.append("title").text(text);
  svg.append("rect").attr("x", 0.75).attr("y", 0.75).attr("width", 16.5).attr("height", 10.5);
  const hatch = (lines[kind] ?? []).map((x) => `M${x - 1},11L${x + 5},1`).join("");
  if (hatch) svg.append("path").attr("d", hatch);
  if (kind === "unknown") svg.append("path").attr("d", "M6,6h6");
  return svg.node()!;
}

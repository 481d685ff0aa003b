import {languages} from "./languages.js";
import {select} from "d3-selection";
import {elements} from "./html.js";
import {appendSign, fillOf} from "./marks.js";
import type {TimelineRow} from "./timeline.js";
import type {Languages} from "./timeline-text.js";
import {label} from "./words.js";

/** What a drawing holds that its legend has to explain. */
export interface Shown {
  kinds: Set<string>;
  certainties: Set<string>;
  statuses: Set<string>;
  spans: boolean;
  approximate: boolean;
  open: boolean;
  toll: boolean;
  links: boolean;
  counts: boolean;
}

/** What rows hold that a legend has to explain. */
export function shownIn(rows: Iterable<TimelineRow>): Shown {
  const shown: Shown = {
    kinds: new Set(),
    certainties: new Set(),
    statuses: new Set(),
    spans: false,
    approximate: false,
    open: false,
    toll: false,
    links: false,
    counts: false
  };
  for (const row of rows) {
    shown.kinds.add(row.kind ?? row.lane ?? "attack");
    if (row.certainty) shown.certainties.add(row.certainty);
    if (row.status) shown.statuses.add(row.status);
    const [start, end] = [row.date_start ?? null, row.date_end ?? null];
    if ((start === null) !== (end === null)) shown.open = true;
    else if (start !== null && String(start) !== String(end)) shown.spans = true;
    if (/[~%]/.test(row.date ?? "")) shown.approximate = true;
    if (row.killed) shown.toll = true;
    if (row.about) shown.links = true;
  }
  return shown;
}

/** The legend of what is drawn, and of nothing else. */
export function legend(shown: Shown, document: Document, id: string, {words, more, language}: Languages): HTMLElement {
  const h = elements(document);
  const items: HTMLElement[] = [];
  const add = (text: string, paint: (svg: Swatch) => void, wide = 30) => {
    const svg = select(document.createElementNS("http://www.w3.org/2000/svg", "svg"))
      .attr("width", wide)
      .attr("height", 24)
      .attr("viewBox", `0 0 ${wide} 24`)
      .attr("aria-hidden", "true");
    paint(svg);
    const item = h("li", {}, text);
    item.prepend(svg.node()!);
    items.push(item);
  };
  const bar = (svg: Swatch, kind: string, x = 4, width = 22, height = 10) =>
    svg
      .append("g")
      .attr("class", `kind-${kind === "attack" || kind === "claim" ? kind : "other"}`)
      .append("rect")
      .attr("class", "bar")
      .attr("x", x)
      .attr("y", 12 - height / 2)
      .attr("width", width)
      .attr("height", height)
      .attr("rx", kind === "claim" ? height / 2 : 2);
  for (const kind of ["attack", "claim"]) {
    if (shown.kinds.has(kind)) add(label(words, kind), (svg) => bar(svg, kind, 10, 6));
  }
  const kind = shown.kinds.has("attack") ? "attack" : shown.kinds.has("claim") ? "claim" : "other";
  if (shown.spans) add(more.aSpan, (svg) => bar(svg, kind));
  if (shown.approximate) {
    add(more.approximate, (svg) => {
      for (const [i, opacity] of [0.25, 0.55, 1].entries()) bar(svg, kind, 4 + i * 8, 8).attr("opacity", opacity);
    });
  }
  if (shown.open) {
    add(more.open, (svg) => {
      svg
        .append("g")
        .attr("class", `kind-${kind}`)
        .append("path")
        .attr("class", "bar")
        .attr("d", "M10,17L2,12L10,7H27V17Z");
    });
  }
  for (const certainty of ["probable", "possible", "doubtful"]) {
    if (!shown.certainties.has(certainty)) continue;
    add(`${words.certainty}${languages[language].colon}${label(words, certainty)}`, (svg) => {
      const defs = svg.append("defs");
      bar(svg, "claim").attr("style", `fill:${fillOf({kind: "claim", certainty}, {defs, id: `${id}-legend`})}`);
    });
  }
  for (const status of ["claimed", "attributed", "denied", "unclaimed"]) {
    if (shown.statuses.has(status)) add(label(words, status), (svg) => appendSign(svg, status, 8, 0), 16);
  }
  if (shown.toll) {
    add(more.deaths, (svg) => {
      for (const [i, height] of [8, 13, 20].entries()) bar(svg, kind, 3 + i * 9, 5, height);
    });
  }
  if (shown.counts) {
    add(more.moreWhen, (svg) => {
      const g = svg.append("g").attr("class", `lane-${kind}`);
      g.append("path").attr("class", "possible").attr("d", "M8,10h6v-6h-6zM16,14h6v-5h-6z");
      g.append("path").attr("class", "certain").attr("d", "M8,22h6v-12h-6zM16,22h6v-8h-6z");
    });
  }
  if (shown.links) add(more.links, (svg) => svg.append("path").attr("class", "tie").attr("d", "M4,6C20,6 10,18 26,18"));
  return h("ul", {class: "timeline-legend", "aria-label": more.legend}, ...items);
}

type Swatch = ReturnType<typeof select<SVGSVGElement, unknown>>;

import {select} from "d3-selection";
import {day} from "./dates.js";
import {margin} from "./marks.js";
import type {DayCounts} from "./timeline-counts.js";
import type {Window} from "./timeline-items.js";
import {formatWindow, periods, ticksOf} from "./timeline-scale.js";
import type {TimelineWords} from "./timeline-words.js";
import type {LanguageCode} from "./words.js";

export interface OverviewOptions {
  document: Document;
  counts: DayCounts;
  domain: Window;
  width: number;
  rtl: boolean;
  language: LanguageCode;
  more: TimelineWords;
  live: boolean;
}

export interface Overview {
  svg: SVGSVGElement;
  /** Shows a window and a selection in the strip. */
  show(window: Window, brush: Window | null, choosing: boolean): void;
  /** At rest: says in words what it shows, to those who do not see it. */
  settle(): void;
  time(x: number): number;
}

const top = 4;
const height = 32;

/** A strip of the whole time: how many records there may be when, the window that is shown, and what is selected. */
export function overview(options: OverviewOptions): Overview {
  const {document, counts, domain, width, rtl, language, more, live} = options;
  const [left, right] = [margin.left, width - margin.right];
  const x = (time: number) => {
    const along = left + ((time - domain[0]) / (domain[1] - domain[0])) * (right - left);
    return Math.round((rtl ? width - along : along) * 10) / 10;
  };
  const svg = select(document.createElementNS("http://www.w3.org/2000/svg", "svg"))
    .attr("class", "overview")
    .attr("viewBox", `0 0 ${width} ${top + height + 18}`)
    .attr("width", width)
    .attr("height", top + height + 18)
    .attr("direction", "ltr");
  if (live) svg.attr("role", "group").attr("aria-label", more.controls);
  else svg.attr("aria-hidden", "true");
  const {edges} = periods(domain, right - left, 2);
  const sums = edges.slice(1).map(() => 0);
  for (let lane = 0; lane < counts.lanes.length; lane++) {
    counts.bins(lane, edges).possibly.forEach((count, i) => (sums[i]! += count));
  }
  const most = Math.max(1, ...sums);
  let bars = "";
  for (const [i, count] of sums.entries()) {
    if (!count) continue;
    const within = (edge: number) => x(Math.min(Math.max(edge * day, domain[0]), domain[1]));
    const [a, b] = [within(edges[i]!), within(edges[i + 1]!)];
    // By the root: a quiet year beside a busy one is still to be seen.
    const tall = Math.max(1, height * Math.sqrt(count / most));
    bars += `M${Math.min(a, b)},${top + height}v${(-tall).toFixed(1)}h${Math.max(1, Math.abs(b - a)).toFixed(1)}v${tall.toFixed(1)}z`;
  }
  const strip = (name: string) => svg.append("rect").attr("class", name).attr("y", top).attr("height", height);
  strip("strip")
    .attr("x", left)
    .attr("width", right - left);
  svg.append("path").attr("class", "density").attr("d", bars);
  const axis = svg.append("g").attr("class", "axis").attr("aria-hidden", "true");
  for (const {time, text} of ticksOf(domain, right - left, language)) {
    if (x(time) > 30 && x(time) < width - 30) {
      axis
        .append("text")
        .attr("x", x(time))
        .attr("y", top + height + 14)
        .attr("text-anchor", "middle")
        .text(text);
    }
  }
  const chosen = strip("chosen");
  const window = strip("window");
  const handles = [strip("handle"), strip("handle")];
  const thumbs = ["from", "to"].map((end) => strip("thumb").attr("data-end", end).attr("width", 8));
  const days = ([from, to]: Window, middle: number) => ({
    "aria-valuemin": Math.floor(domain[0] / day),
    "aria-valuemax": Math.ceil(domain[1] / day),
    "aria-valuenow": Math.round(middle / day),
    "aria-valuetext": formatWindow([from, to], language)
  });
  const put = (node: typeof window, attributes: Record<string, string | number>) => {
    for (const [name, value] of Object.entries(attributes)) node.attr(name, value);
  };
  if (live) {
    // A slider has a value from the first, also while its words wait for a rest.
    const slider = (node: typeof window, label: string, at: number) =>
      put(node, {role: "slider", tabindex: 0, "aria-label": label, ...days([at, at + 1], at)});
    slider(window, more.window, domain[0]);
    slider(thumbs[0]!, more.selectionFrom, domain[0]);
    slider(thumbs[1]!, more.selectionTo, domain[1] - 1);
  }
  const waiting: (() => void)[] = [];
  return {
    svg: svg.node()!,
    settle: () => waiting.splice(0).forEach((say) => say()),
    time: (at) => domain[0] + (((rtl ? width - at : at) - left) / (right - left)) * (domain[1] - domain[0]),
    show(now, brush, choosing) {
      const edges = now.map(x) as Window;
      const [a, b] = [Math.min(...edges), Math.max(...edges)];
      waiting.length = 0;
      put(window, {x: a, width: Math.max(4, b - a)});
      if (live) waiting.push(() => put(window, days(now, (now[0] + now[1]) / 2)));
      put(handles[0]!, {x: a - 2, width: 4, "data-end": rtl ? "to" : "from"});
      put(handles[1]!, {x: Math.max(4, b - a) + a - 2, width: 4, "data-end": rtl ? "from" : "to"});
      const between = brush ?? now;
      const ends = between.map(x) as Window;
      put(chosen, {x: Math.min(...ends), width: Math.max(1, Math.abs(ends[1] - ends[0]))});
      chosen.attr("visibility", brush ? null : "hidden");
      const selecting = choosing || brush !== null;
      for (const [i, thumb] of thumbs.entries()) {
        thumb.attr("display", selecting ? null : "none");
        if (!selecting) continue;
        put(thumb, {x: ends[i]! - 4});
        const end: Window = i ? [between[1] - 1, between[1]] : [between[0], between[0] + 1];
        if (live) waiting.push(() => put(thumb, days(end, between[i]!)));
      }
    }
  };
}

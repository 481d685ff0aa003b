import {extent, max} from "d3-array";
import {scaleLinear, scaleUtc} from "d3-scale";
import {select} from "d3-selection";
import {utcMonth, utcYear} from "d3-time";
import {toDate} from "./dates.js";

/** First and last day that a record may mean, `YYYY-MM-DD`. */
export type Span = [start: string | null, end: string | null];

export interface SparklineOptions {
  document: Document;
  /** Days that the drawing covers, so that drawings beside one another compare. */
  extent: [Date, Date];
  /** What it shows, for those who do not see it. */
  label: string;
  width?: number;
  height?: number;
  /** Records that the highest bar stands for; the highest of this drawing unless given. */
  most?: number;
}

/** The days that dated records cover together, in whole years; null if none is dated at both ends. */
export function extentOf(spans: Iterable<Span>): [Date, Date] | null {
  const dates = [...spans].filter(([start, end]) => start && end).flat();
  const [first, last] = extent(dates, toDate as (day: string | null) => Date);
  return first && last ? [utcYear.floor(first), utcYear.ceil(new Date(+last + 1))] : null;
}

/** Years that have a bar each at most; of more, several share one. */
const mostYears = 80;

/**
 * How many records each month holds, each year where there are more than ten, each run of years where there are very many. A record that may mean several months is shared
 * among them by days; records with an open end are in none.
 */
export function shares(spans: Iterable<Span>, [from, to]: [Date, Date]): {start: Date; share: number}[] {
  const years = utcYear.count(from, to);
  const interval = years > 10 ? utcYear : utcMonth;
  const step = Math.max(1, Math.ceil(years / mostYears));
  const bins = interval.range(from, to, step).map((start) => ({start, share: 0}));
  for (const [first, last] of spans) {
    const [start, end] = [toDate(first), toDate(last)];
    if (!start || !end) continue;
    const [a, b] = [+start, +end + 864e5];
    for (let index = Math.floor(interval.count(from, interval.floor(start)) / step); index < bins.length; index++) {
      const bin = bins[index];
      if (!bin || +bin.start >= b) break;
      const until = +interval.offset(bin.start, step);
      bin.share += (Math.min(b, until) - Math.max(a, +bin.start)) / (b - a);
    }
  }
  return bins;
}

/** A small drawing of records in time, one bar a month, a year or some years, from left to right. */
export function sparkline(spans: Iterable<Span>, options: SparklineOptions): SVGSVGElement {
  const {document, extent, label, width = 160, height = 24} = options;
  const bins = shares(spans, extent);
  const x = scaleUtc(extent, [0, width]);
  const y = scaleLinear([0, options.most ?? max(bins, ({share}) => share) ?? 1], [0, height - 2]);
  const round = (value: number) => Math.round(value * 10) / 10;
  const svg = select(document.createElementNS("http://www.w3.org/2000/svg", "svg"))
    .attr("class", "sparkline")
    .attr("viewBox", `0 0 ${width} ${height}`)
    .attr("width", width)
    .attr("height", height)
    .attr("role", "img")
    .attr("aria-label", label);
  svg
    .append("line")
    .attr("x2", width)
    .attr("y1", height - 0.5)
    .attr("y2", height - 0.5);
  const step = width / bins.length;
  svg
    .selectAll("rect")
    .data(bins.filter(({share}) => share > 0))
    .join("rect")
    .attr("x", ({start}) => round(x(start)))
    .attr("width", Math.max(1, round(step - (step > 3 ? 1 : 0))))
    .attr("y", ({share}) => round(height - 1 - Math.max(1, y(share))))
    .attr("height", ({share}) => round(Math.max(1, y(share))));
  return svg.node()!;
}

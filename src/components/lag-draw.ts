import {group, max, sort} from "d3-array";
import {scaleSymlog} from "d3-scale";
import {select} from "d3-selection";
import type {ScaleSymLog, Selection} from "d3";
import {isolate, shorten} from "./labels.js";
import type {LagValue} from "./lag.js";
import {lagOf, medianLag, steps} from "./lags.js";
import type {Lag, LagRow, Step} from "./lags.js";
import {isRightToLeft, languages} from "./languages.js";
import type {ViewWords} from "./views-words.js";
import {wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

/** What the drawings of lags share. */
export interface Sheet {
  document: Document;
  language: LanguageCode;
  words: ViewWords;
  width: number;
  x: ScaleSymLog<number, number>;
}
type Group = Selection<SVGGElement, unknown, null, undefined>;

const ticks = [0, 1, 3, 7, 30, 90, 365, 1000, 3650];
const side = 14;

/** Days to pixels: single days stand apart at the beginning, years close together at the end. */
export function scaleOf(rows: LagRow[], width: number): ScaleSymLog<number, number> {
  const lags = rows.flatMap((row) => steps.map((step) => lagOf(row, step))).filter((one) => one !== null);
  const most = max(lags, ({least, most}) => Math.max(most ?? 0, least)) ?? 0;
  return scaleSymlog([0, Math.max(most * 1.2, 7)], [side, width - side]).constant(1);
}

function drawingOf({document, width, x, words}: Sheet, height: number, label: string) {
  const svg = select(document.createElementNS("http://www.w3.org/2000/svg", "svg"))
    .attr("viewBox", `0 0 ${width} ${height}`)
    .attr("width", width)
    .attr("height", height)
    .attr("role", "img")
    .attr("aria-label", label)
    .attr("direction", "ltr");
  const [, end] = x.domain() as [number, number];
  let last = -Infinity;
  for (const tick of ticks.filter((days) => days <= end)) {
    const at = Math.round(x(tick));
    if (at - last < 26 || at > width - 18) continue;
    last = at;
    svg
      .append("path")
      .attr("class", "grid")
      .attr("d", `M${at},0V${height - 32}`);
    svg
      .append("text")
      .attr("class", "tick")
      .attr("x", at)
      .attr("y", height - 18)
      .attr("text-anchor", "middle")
      .text(tick);
  }
  svg
    .append("text")
    .attr("class", "tick")
    .attr("x", width / 2)
    .attr("y", height - 3)
    .attr("text-anchor", "middle")
    .text(words.daysAfter);
  return svg;
}

/** A lag as a bar from the least to the most days, with a head of its own for each step. */
export function drawLag(g: Group, {least, most}: Lag, step: Step, y: number, x: (days: number) => number): void {
  const x0 = x(least);
  const x1 = most === null ? x0 + 14 : Math.max(x(most), x0);
  const mark = g.append("g").attr("class", `step is-${step}`).attr("transform", `translate(0,${y})`);
  if (x1 - x0 > 1)
    mark
      .append("path")
      .attr("class", "span")
      .attr("d", `M${x0.toFixed(1)},5H${x1.toFixed(1)}`);
  if (most === null)
    mark
      .append("path")
      .attr("class", "span")
      .attr("d", `M${(x1 - 4).toFixed(1)},1l4,4l-4,4`);
  const heads = {report: "m-4,0a4,4 0 1 0 8,0a4,4 0 1 0 -8,0", claim: "m-4,-4h8v8h-8z", denial: "m-4,-4l8,8m0,-8l-8,8"};
  for (const at of most !== null && x1 - x0 > 10 ? [x0, x1] : [x0])
    mark
      .append("path")
      .attr("class", "head")
      .attr("d", `M${at.toFixed(1)},5${heads[step]}`);
}

export function eventsDrawn(rows: LagRow[], sheet: Sheet): SVGSVGElement {
  const {width, words, language} = sheet;
  const heights = rows.map((row) => 22 + 11 * steps.filter((step) => lagOf(row, step)).length);
  const svg = drawingOf(
    sheet,
    heights.reduce((a, b) => a + b, 0) + 36,
    `${words.lag}. ${words.event}${languages[language].colon}${rows.length}`
  );
  let y = 0;
  rows.forEach((row, index) => {
    const g = svg.append("g");
    name(g, row.name ?? row.attack, y + 13, width, language);
    let line = y + 19;
    for (const step of steps) {
      const between = lagOf(row, step);
      if (!between) continue;
      drawLag(g, between, step, line, sheet.x);
      line += 11;
    }
    y += heights[index]!;
  });
  return svg.node()!;
}

function name(g: Group, text: string, y: number, width: number, language: LanguageCode): void {
  const rtl = isRightToLeft(language);
  g.append("text")
    .attr("class", "name")
    .attr("x", rtl ? width - side : side)
    .attr("y", y)
    .attr("text-anchor", rtl ? "end" : "start")
    .text(isolate(shorten(text, width - 2 * side), language));
}

export function distribution(events: LagRow[], {step, by}: LagValue, limit: number, sheet: Sheet): SVGSVGElement {
  const {width, words, language, x} = sheet;
  const groups = sort(
    group(events, (row) => row[by] ?? ""),
    ([a, m], [b, n]) => Number(!a) - Number(!b) || n.length - m.length
  );
  const shown = groups.slice(0, limit);
  const lagsOf = (rows: LagRow[]) => rows.map((row) => lagOf(row, step)).filter((one) => one !== null);
  const heights = shown.map(([, rows]) => 34 + 5 * Math.min(lagsOf(rows).length, 8));
  const total = heights.reduce((a, b) => a + b, 0) + 36;
  const svg = drawingOf(
    sheet,
    total,
    `${words.step} ${words[`lag_${step}`]}${languages[language].comma}${words.by} ${words[`by_${by}`]}`
  );
  let y = 0;
  shown.forEach(([key, rows], index) => {
    const lags = sort(lagsOf(rows), (one) => one.least);
    const g = svg.append("g");
    const missing = rows.length - lags.length;
    const counts = `${words.known}${languages[language].colon}${lags.length}${missing ? ` · ${words.notKnown}${languages[language].colon}${missing}` : ""}`;
    const title = `${key || wordsOf(language).notStated} · ${counts}`;
    name(g, title, y + 14, width, language);
    const height = heights[index]! - 28;
    const median = medianLag(lags);
    if (median && lags.length > 1) {
      const x0 = x(median.least);
      const x1 = median.most === null ? width - side : x(median.most);
      g.append("rect")
        .attr("class", "median")
        .attr("x", x0 - 3)
        .attr("y", y + 20)
        .attr("width", x1 - x0 + 6)
        .attr("height", height);
    }
    // Eight lines are enough to tell marks apart; more of them lie over one another, half transparent.
    lags.forEach((one, line) => drawLag(g, one, step, y + 18 + 5 * (line % 8), x));
    y += heights[index]!;
  });
  return svg.node()!;
}

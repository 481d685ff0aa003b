import {day, formatDays} from "./dates.js";
import {numberText, textWidth} from "./labels.js";
import {languages} from "./languages.js";
import {margin, round} from "./marks.js";
import type {Frame, Group} from "./marks.js";
import type {Bins, DayCounts} from "./timeline-counts.js";
import {periods} from "./timeline-scale.js";

/** Pixels: the numbers above, and the tallest bar. */
const numbersHeight = 16;
const bars = 44;
export const cellsHeight = numbersHeight + bars;

/** The periods that counts of a drawing stand for: narrow ones for the bars, wide ones for the numbers and the keyboard. */
export interface Periods {
  fine: number[];
  wide: number[];
  /** The wide ones in words, as far as they were asked for: the same in every lane. */
  names: string[];
}

export function periodsOf({window, width}: Frame): Periods {
  const pixels = width - margin.left - margin.right;
  return {fine: periods(window, pixels, 4).edges, wide: periods(window, pixels, 56).edges, names: []};
}

/** The counts of a lane by the periods of a drawing. */
export interface LaneBins {
  fine: Bins;
  wide: Bins;
}

export function laneBins(counts: DayCounts, lane: number, {fine, wide}: Periods): LaneBins {
  return {fine: counts.bins(lane, fine), wide: counts.bins(lane, wide)};
}

/**
 * The counts of a lane as bars: certain records solid, those that are only possible hatched on top, with a number for each wider
 * period. `most` is the highest count of the drawing, so that lanes compare.
 * @returns what lays over them what pointer, keys and screen readers reach, which costs as much again: for when the drawing is at rest.
 */
export function drawCells(
  g: Group,
  bins: LaneBins,
  lane: number,
  periods: Periods,
  most: number,
  y: number,
  frame: Frame
): () => void {
  const {x, px, width} = frame;
  const {fine, wide} = periods;
  const along = (edge: number) => Math.min(Math.max(x(edge * day), margin.left), width - margin.right);
  const foot = y + cellsHeight;
  const {certainly, possibly} = bins.fine;
  // One path for each kind of bar: a thousand bars draw as fast as one.
  let [solid, hatched] = ["", ""];
  for (let i = 0; i < certainly.length; i++) {
    if (!possibly[i]) continue;
    const [a, b] = [px(along(fine[i]!)), px(along(fine[i + 1]!))];
    const [left, size] = [Math.min(a, b), Math.max(1, Math.abs(b - a) - 1)];
    const tall = (count: number) => (count ? Math.max(1, (bars * count) / most) : 0);
    const [sure, all] = [tall(certainly[i]!), tall(possibly[i]!)];
    const bar = (from: number, to: number) =>
      `M${round(left)},${round(foot - from)}h${round(size)}v${round(from - to)}h${-round(size)}z`;
    if (sure) solid += bar(0, sure);
    if (all > sure) hatched += bar(sure, all);
  }
  if (hatched) g.append("path").attr("class", "possible").attr("d", hatched);
  if (solid) g.append("path").attr("class", "certain").attr("d", solid);

  const cells = Array.from(bins.wide.possibly, (all, i): Cell => {
    const [a, b] = [along(wide[i]!), along(wide[i + 1]!)];
    return {period: i, sure: bins.wide.certainly[i]!, all, left: Math.min(px(a), px(b)), width: b - a};
  }).filter(({all, width}) => all && width >= 4);
  // The numbers of a lane are one text: letters are laid out in half the time that as many texts take.
  const numbers = g
    .append("text")
    .attr("class", "numbers")
    .attr("aria-hidden", "true")
    .attr("y", y + 11)
    .attr("text-anchor", "middle");
  for (const {sure, all, left, width} of cells) {
    const full = sure === all ? compact(all) : `${compact(sure)}–${compact(all)}`;
    const text = [full, `≤${compact(all)}`].find((one) => textWidth(one) + 8 <= width);
    if (text)
      numbers
        .append("tspan")
        .attr("x", round(left + width / 2))
        .text(text);
  }
  return () => cells.forEach((cell) => appendCell(g, cell, lane, periods, y, frame));
}

/** A count of a wide period: where it stands, and for how many records. */
interface Cell {
  period: number;
  sure: number;
  all: number;
  left: number;
  width: number;
}

/** What pointer and keys reach of a count, with its words. */
function appendCell(g: Group, cell: Cell, lane: number, {wide, names}: Periods, y: number, frame: Frame): void {
  const {more, live} = frame;
  const {period, sure, all, left, width} = cell;
  const [from, to] = [wide[period]! * day, wide[period + 1]! * day];
  const when = (names[period] ??= periodName(from, to, frame));
  const [certainly, possibly] = [
    `${numberText(sure, frame.language)} ${more.certainly}`,
    `${numberText(all, frame.language)} ${more.possibly}`
  ];
  const link = g
    .append("a")
    .attr("class", "count")
    .attr("data-key", `${lane}:${wide[period]!}`)
    .attr("data-from", from)
    .attr("data-to", to)
    .attr("data-what", `${certainly} · ${possibly}`)
    .attr("data-date", when);
  // Without a script nothing opens: a picture of a number.
  if (live) link.attr("role", "button").attr("tabindex", -1);
  else link.attr("role", "img");
  const {colon, comma} = languages[frame.language];
  link.attr("aria-label", `${when}${colon}${certainly}${comma}${possibly}.${live ? ` ${more.countOpens}` : ""}`);
  link
    .append("rect")
    .attr("class", "cell")
    .attr("x", left)
    .attr("y", y)
    .attr("width", width)
    .attr("height", cellsHeight);
}

/** The highest count of any narrow period of the lanes. */
export function highest(lanes: Iterable<LaneBins>): number {
  let most = 1;
  for (const {fine} of lanes) for (const count of fine.possibly) if (count > most) most = count;
  return most;
}

/** 950, 1.2k, 34k. */
function compact(n: number): string {
  return n < 1000
    ? String(n)
    : n < 10_000
      ? `${(n / 1000).toFixed(1).replace(/\.0$/, "")}k`
      : n < 1e6
        ? `${Math.round(n / 1000)}k`
        : `${(n / 1e6).toFixed(1)}M`;
}

/** "2014", "May 2019", "6–12 May 2019". */
function periodName(from: number, to: number, {language}: Frame): string {
  const days = (to - from) / day;
  return formatDays(language, days > 360 ? "year" : days > 27 ? "month" : "day", new Date(from), new Date(to - day));
}

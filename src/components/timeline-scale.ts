import {scaleUtc} from "d3-scale";
import {utcDay, utcMonday, utcMonth, utcYear} from "d3-time";
import type {TimeInterval} from "d3";
import {dateFormat, day} from "./dates.js";
import type {DayCounts} from "./timeline-counts.js";
import type {Window} from "./timeline-items.js";
import type {LanguageCode} from "./words.js";

/** The shortest time that a timeline zooms to: six hours. */
const shortest = day / 4;

/** All days that records may mean, with some room at both ends. */
export function domainOf(counts: DayCounts): Window {
  if (!counts.dated) return [0, day];
  const [first, last] = [counts.first * day, (counts.last + 1) * day];
  const pad = Math.max(day, (last - first) / 50);
  return [first - pad, last + pad];
}

/** A window that lies within the domain and is no shorter than six hours. */
export function clampWindow([from, to]: Window, domain: Window): Window {
  const span = Math.min(Math.max(to - from, shortest), domain[1] - domain[0]);
  const middle = (from + to) / 2;
  const start = Math.min(Math.max(middle - span / 2, domain[0]), domain[1] - span);
  return [start, start + span];
}

/** What a timeline shows at first, of a width in pixels: all, but for some days that lie far from all others. */
export function openingOf(counts: DayCounts, domain: Window, width: number): Window {
  if (!counts.dated) return domain;
  const most = nearlyAll(counts, domain);
  return width < 600 ? firstWindow(counts, most, width) : most;
}

/** Of all dated records, how many at most may lie outside of what is shown at first, and how short that must be, as shares. */
const fewOutside = 0.02;
const muchShorter = 0.25;

/**
 * The shortest window outside of which certainly lie two records of a hundred at most, when it is much shorter than the domain: one battle of
 * long ago would press all others into a few pixels. Else the whole domain.
 */
export function nearlyAll(counts: DayCounts, domain: Window): Window {
  const dated = counts.lanes.reduce((sum, {total, undated}) => sum + total - undated, 0);
  let [first, last] = [counts.first, counts.last + 1];
  for (;;) {
    const n = Math.min(400, last - first);
    const edges = Array.from({length: n + 1}, (_, i) => first + Math.round((i * (last - first)) / n));
    let best: Window = [first, last];
    for (let from = 0, to = 1; from < n; from++) {
      const isTooFew = () => {
        const {before, after} = counts.outside(edges[from]!, edges[to]! - 1);
        return before + after > dated * fewOutside;
      };
      to = Math.max(to, from + 1);
      while (to < n && isTooFew()) to++;
      if (isTooFew()) break;
      if (edges[to]! - edges[from]! < best[1] - best[0]) best = [edges[from]!, edges[to]!];
    }
    // Looked at closely, it may be shorter still.
    const isDone = best[1] - best[0] > (last - first) / 2;
    [first, last] = best;
    if (isDone) break;
  }
  const pad = Math.max(1, (last - first) / 50);
  const window: Window = [(first - pad) * day, (last + pad) * day];
  return window[1] - window[0] > muchShorter * (domain[1] - domain[0]) ? domain : clampWindow(window, domain);
}

/**
 * The part of the domain in which most certain dates lie, when the whole would press it into few pixels of a narrow drawing; else
 * the whole domain.
 */
export function firstWindow(counts: DayCounts, domain: Window, width: number): Window {
  const n = 400;
  const step = Math.max(1, (domain[1] - domain[0]) / day / n);
  const edges = Array.from({length: n + 1}, (_, i) => Math.floor(domain[0] / day + i * step));
  const sums = new Float64Array(n + 1);
  for (let lane = 0; lane < counts.lanes.length; lane++) {
    counts.bins(lane, edges).certainly.forEach((count, i) => (sums[i + 1]! += count));
  }
  for (let i = 1; i <= n; i++) sums[i]! += sums[i - 1]!;
  const most = sums[n]! * 0.85;
  let best: [number, number] = [0, n];
  for (let from = 0, to = 0; from < n; from++) {
    while (to < n && sums[to]! - sums[from]! < most) to++;
    if (sums[to]! - sums[from]! < most) break;
    if (to - from < best[1] - best[0]) best = [from, to];
  }
  if (!most || ((best[1] - best[0]) / n) * width > 220) return domain;
  const [from, to] = [edges[best[0]]! * day, edges[best[1]]! * day];
  const pad = Math.max(2 * day, (to - from) / 8);
  return clampWindow([from - pad, to + pad], domain);
}

/** Periods of the calendar that are at least `least` pixels wide, covering the window; their edges are days since 1970. */
export function periods(window: Window, pixels: number, least: number): {edges: number[]; interval: TimeInterval} {
  const days = (least * (window[1] - window[0])) / pixels / day;
  const units: [number, TimeInterval | null][] = [
    [1, utcDay],
    [7, utcMonday],
    [31, utcMonth],
    [92, utcMonth.every(3)],
    [366, utcYear]
  ];
  const years = [2, 5, 10, 20, 50, 100, 200, 500, 1000].find((n) => n * 366 >= days) ?? 5000;
  const interval = units.find(([size, unit]) => unit && size >= days)?.[1] ?? utcYear.every(years)!;
  const edges = [interval.floor(new Date(window[0]))];
  while (+edges.at(-1)! < window[1]) edges.push(interval.offset(edges.at(-1)!, 1));
  return {edges: edges.map((date) => Math.floor(+date / day)), interval};
}

/** Ticks of a window, from decades to hours, and their words. */
export function ticksOf(window: Window, pixels: number, language: LanguageCode): {time: number; text: string}[] {
  const ticks = scaleUtc(
    window.map((time) => new Date(time)),
    [0, pixels]
  ).ticks(Math.max(2, Math.floor(pixels / 110)));
  const step = ticks.length > 1 ? +ticks[1]! - +ticks[0]! : window[1] - window[0];
  const format = (tick: Date): Intl.DateTimeFormatOptions =>
    step > 300 * day
      ? {year: "numeric"}
      : step > 27 * day
        ? {month: "short", year: "numeric"}
        : step >= day
          ? {day: "numeric", month: "short", year: "numeric"}
          : +tick % day
            ? {hour: "2-digit", minute: "2-digit", hourCycle: "h23"}
            : {day: "numeric", month: "short"};
  // A year is a number in every language: making the first formatter takes longer than drawing a hundred marks.
  const text = (tick: Date) =>
    step > 300 * day && tick.getUTCFullYear() > 0
      ? String(tick.getUTCFullYear())
      : dateFormat(language, format(tick)).format(tick);
  // Days of a year are longer than what else so many fit of.
  const room = step >= day && step <= 27 * day ? 70 : 0;
  const every = Math.max(1, Math.ceil((room * (window[1] - window[0])) / step / pixels));
  return ticks.filter((_, n) => n % every === 0).map((tick) => ({time: +tick, text: text(tick)}));
}

/** A window in words, by days, or by minutes where it is short. */
export function formatWindow([from, to]: Window, language: LanguageCode): string {
  const options: Intl.DateTimeFormatOptions = {day: "numeric", month: "short", year: "numeric"};
  if (to - from < 3 * day) Object.assign(options, {hour: "2-digit", minute: "2-digit", hourCycle: "h23"});
  return dateFormat(language, options).formatRange(new Date(from), new Date(to - 1));
}

/** The days that a window touches. */
export function daysOf([from, to]: Window): {from: string; to: string} {
  const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
  return {from: iso(from), to: iso(Math.max(from, to - 1))};
}

/** A window's ends as they stand in a link: days, both included; moments with hours and minutes where it is shorter than three days. */
export function windowValue(window: Window): [string, string] {
  if (window[1] - window[0] >= 3 * day) {
    const {from, to} = daysOf(window);
    return [from, to];
  }
  return window.map((time) => `${new Date(time).toISOString().slice(0, 16)}Z`) as [string, string];
}

/** The opposite of `windowValue`; null for what is no window. */
export function windowFrom(value: unknown): Window | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [from, to] = value.map((text) =>
    typeof text === "string" && /^\d{4}-\d\d-\d\d(T\d\d:\d\dZ)?$/.test(text) ? +new Date(text) : NaN
  ) as Window;
  const end = String(value[1]).length === 10 ? to + day : to;
  return from < end ? [from, end] : null;
}

/** A selection to whole days, or to whole hours where the window is one of hours. */
export function snapped([from, to]: Window, window: Window): Window {
  const unit = window[1] - window[0] < 3 * day ? day / 24 : day;
  const start = Math.floor(from / unit) * unit;
  return [start, Math.max(start + unit, Math.ceil(to / unit) * unit)];
}

/** How far a key moves an end of a selection: hours to years, by how long the window is. */
export function stepOf(window: Window): number {
  const span = window[1] - window[0];
  return span < 3 * day ? day / 24 : span < 200 * day ? day : span < 4000 * day ? 30 * day : 365 * day;
}

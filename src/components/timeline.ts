import * as d3 from "d3";
import {nextDay, toDate} from "./dates.js";
import {drawMark, drawUndated, laneName, lineHeight, margin, measure, pack} from "./marks.js";
import type {Frame} from "./marks.js";
import {attachTip} from "./tip.js";
import {wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

/**
 * What a timeline draws: one mark a row. Only `date_start` and `date_end` are asked for; a query that gives them draws. Dates are
 * `YYYY-MM-DD` or Date; both null means that the date is not stated.
 */
export interface TimelineRow {
  /** The lane it is drawn in: `attack`, `claim`, or any other word. */
  lane?: string | null;
  /** A value of the vocabulary of types, shown in the reader's language. */
  type?: string | null;
  /** What tells it from others of its type: place, speaker, toll. */
  detail?: string | null;
  /** EDTF; "~" at an end makes that end fade. */
  date?: string | null;
  date_start?: Date | string | number | null;
  date_end?: Date | string | number | null;
  certainty?: string | null;
  /** The evidence, word for word, and the language it is in. */
  quote?: string | null;
  language?: string | null;
  /** Article and sentence that a click opens. */
  article?: string | null;
  sentence?: string | null;
  /** Whether these are the words of an armed group. */
  armed_group?: boolean | null;
}

export interface TimelineOptions {
  /** CSS pixels. */
  width?: number;
  language?: LanguageCode;
  /** From the page to the site's root: `./` or `../`. */
  root?: string;
  document?: Document;
  /** Distinguishes the gradients of two timelines on one page. */
  id?: string;
}

/** More marks than this make a page slow: the rest is counted, not drawn. */
const limit = 2000;
let count = 0;

/**
 * Draws rows as a timeline: a lane for each kind of record, each mark as wide as the days it may mean, ends that are only
 * approximate fading out, dates that are not stated set apart below. Each mark links to its sentence.
 * @returns a `<figure>` that shows the evidence of a mark on hover and focus.
 */
export function timeline(rows: Iterable<TimelineRow>, options: TimelineOptions = {}): HTMLElement {
  const {document = globalThis.document, language = pageLanguage(document)} = options;
  const words = wordsOf(language);
  const figure = document.createElement("figure");
  figure.className = "timeline";
  const list = [...rows];
  if (list.length) figure.append(drawing(list.slice(0, limit), {...options, document, language}));
  if (!list.length || list.length > limit) {
    const note = document.createElement("p");
    note.className = "empty";
    note.textContent = list.length
      ? `${words.showing} ${limit.toLocaleString("en")} ${words.of} ${list.length.toLocaleString("en")}`
      : words.noRows;
    figure.append(note);
  }
  if (document === globalThis.document) attachTip(figure);
  return figure;
}

/** The language of a page's interface, from `<html lang>`. */
export function pageLanguage(document: Document): LanguageCode {
  return document.documentElement.lang === "ar" ? "ar" : "en";
}

type Drawn = TimelineOptions & {document: Document; language: LanguageCode};

function drawing(rows: TimelineRow[], {document, language, width = 928, root = "./", id}: Drawn): SVGSVGElement {
  const words = wordsOf(language);
  const x = timeScale(rows, width);
  const svg = d3
    .select(document.createElementNS("http://www.w3.org/2000/svg", "svg"))
    .attr("viewBox", `0 0 ${width} 0`)
    .attr("width", width)
    .attr("role", "group")
    .attr("aria-label", words.timelineDescription)
    // Time runs from left to right; the words in it keep the direction of their script.
    .attr("direction", "ltr");
  const grid = svg.append("g").attr("class", "grid");
  const frame: Frame = {x, width, language, words, root, id: id ?? `t${++count}`, defs: svg.append("defs")};
  const ticks = x.ticks(Math.max(2, Math.floor(width / 110))).filter((tick) => x(tick) > 24 && x(tick) < width - 24);
  let y = margin.top;
  for (const [lane, members] of lanes(rows)) {
    const g = svg.append("g").attr("class", `lane lane-${lane.replace(/[^\w-]/g, "")}`);
    y += 20;
    const rtl = language === "ar";
    g.append("text")
      .attr("class", "lane-name")
      .attr("x", rtl ? width - margin.right : margin.left)
      .attr("y", y)
      .attr("direction", rtl ? "rtl" : "ltr")
      .text(`${laneName(lane, words)} · ${members.length}`);
    y += 10;
    const marks = members.map((row) => measure(row, frame));
    const dated = d3.sort(
      marks.filter((mark) => mark.start || mark.end),
      (mark) => mark.x0,
      (mark) => mark.x1
    );
    const top = y;
    y += pack(dated) * lineHeight;
    for (const mark of dated) drawMark(g, mark, top + mark.line * lineHeight, frame);
    // Behind dated marks only: records without a date stand on no point of the axis.
    if (dated.length) {
      grid
        .append("g")
        .selectAll("line")
        .data(ticks)
        .join("line")
        .attr("x1", x)
        .attr("x2", x)
        .attr("y1", top - 6)
        .attr("y2", y + 2);
    }
    const undated = marks.filter((mark) => !mark.start && !mark.end);
    if (undated.length) y = drawUndated(g, undated, y + 4, frame);
    y += 12;
  }
  if (!grid.selectChildren().empty()) {
    svg
      .append("g")
      .attr("class", "axis")
      .attr("aria-hidden", "true")
      .selectAll("text")
      .data(ticks)
      .join("text")
      .attr("x", x)
      .attr("y", y + 18)
      .attr("text-anchor", "middle")
      .text(tickLabels(ticks, language === "ar" ? "ar-EG-u-nu-latn" : "en-GB"));
    y += margin.bottom;
  }
  svg.attr("viewBox", `0 0 ${width} ${y}`).attr("height", y);
  return svg.node()!;
}

/** All days that rows may mean, with some room at both ends. */
function timeScale(rows: TimelineRow[], width: number): d3.ScaleTime<number, number> {
  const dates = rows.flatMap(({date_start, date_end}) => [toDate(date_start), toDate(date_end)]);
  const [first = new Date(0), last = first] = d3.extent(dates.filter((date) => date !== null)) as [Date?, Date?];
  const pad = Math.max(864e5, (+last - +first) / 50);
  return (
    d3
      .scaleUtc([new Date(+first - pad), new Date(+nextDay(last) + pad)], [margin.left, width - margin.right])
      // A tenth of a pixel is plenty, and keeps pages small.
      .interpolate((from, to) => (t) => Math.round(10 * (from + (to - from) * t)) / 10)
  );
}

/** Rows by lane: attacks, then claims, then any other in the order of the rows. */
function lanes(rows: TimelineRow[]): [string, TimelineRow[]][] {
  const rank = (lane: string) => (lane === "attack" ? 0 : lane === "claim" ? 1 : 2);
  return d3.sort(
    d3.groups(rows, (row) => row.lane ?? "attack"),
    ([lane]) => rank(lane)
  );
}

/** Years alone where ticks are years apart, months with the year at its first tick, days likewise. */
function tickLabels(ticks: Date[], locale: string): (date: Date) => string {
  const step = ticks.length > 1 ? +ticks[1]! - +ticks[0]! : 0;
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, {timeZone: "UTC", ...options});
  const year = format({year: "numeric"});
  const month = format({month: "short", year: "numeric"});
  const day = format({day: "numeric", month: "short", year: "numeric"});
  return (date) => (step > 300 * 864e5 ? year : step > 27 * 864e5 ? month : day).format(date);
}

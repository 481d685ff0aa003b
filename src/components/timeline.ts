import * as d3 from "d3";
import {formatSpan, nextDay, toDate} from "./dates.js";
import {attachTip} from "./tip.js";
import {label, wordsOf} from "./words.js";
import type {LanguageCode, Words} from "./words.js";

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

interface Mark {
  row: TimelineRow;
  start: Date | null;
  end: Date | null;
  x0: number;
  x1: number;
  line: number;
  text: string;
  textX: number;
  anchor: "start" | "end";
}

const lineHeight = 24;
const barHeight = 12;
const margin = {left: 14, right: 14, top: 8, bottom: 34};
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
  if (list.length) figure.append(drawing(list, {...options, document, language}));
  else {
    const empty = document.createElement("p");
    empty.className = "empty";
    empty.textContent = words.noRows;
    figure.append(empty);
  }
  if (document.defaultView && document === globalThis.document) attachTip(figure);
  return figure;
}

/** The language of a page's interface, from `<html lang>`. */
export function pageLanguage(document: Document): LanguageCode {
  return document.documentElement.lang === "ar" ? "ar" : "en";
}

function drawing(
  rows: TimelineRow[],
  options: TimelineOptions & {document: Document; language: LanguageCode}
): SVGSVGElement {
  const {document, language, width = 928} = options;
  const words = wordsOf(language);
  const id = options.id ?? `t${++count}`;
  const dates = rows
    .flatMap(({date_start, date_end}) => [toDate(date_start), toDate(date_end)])
    .filter((date) => date !== null);
  const [first = new Date(Date.UTC(2000, 0)), last = first] = d3.extent(dates) as [Date?, Date?];
  const pad = Math.max(864e5, (+last - +first) / 50);
  const x = d3
    .scaleUtc([new Date(+first - pad), new Date(+nextDay(last) + pad)], [margin.left, width - margin.right])
    // A tenth of a pixel is plenty, and keeps pages small.
    .interpolate((from, to) => (t) => Math.round(10 * (from + (to - from) * t)) / 10);
  const svg = d3
    .select(document.createElementNS("http://www.w3.org/2000/svg", "svg"))
    .attr("viewBox", `0 0 ${width} 0`)
    .attr("width", width)
    .attr("role", "group")
    .attr("aria-label", words.timelineDescription)
    // Time runs from left to right; the words in it keep the direction of their script.
    .attr("direction", "ltr");
  const grid = svg.append("g").attr("class", "grid");
  const bands: [number, number][] = [];
  const defs = svg.append("defs");
  let y = margin.top;
  const lanes = d3.groups(rows, (row) => row.lane ?? "attack");
  for (const [lane, members] of lanes) {
    const g = svg.append("g").attr("class", `lane lane-${lane.replace(/[^\w-]/g, "")}`);
    y += 20;
    const rtl = language === "ar";
    g.append("text")
      .attr("class", "lane-name")
      .attr("x", rtl ? width - margin.right : margin.left)
      .attr("y", y)
      .attr("text-anchor", "start")
      .attr("direction", rtl ? "rtl" : "ltr")
      .text(`${laneName(lane, words)} · ${members.length}`);
    y += 10;
    const marks = members.map((row) => measure(row, x, width, words, language));
    const dated = d3.sort(
      marks.filter((mark) => mark.start || mark.end),
      (mark) => mark.x0,
      (mark) => mark.x1
    );
    y += pack(dated) * lineHeight;
    const top = y - (d3.max(dated, (mark) => mark.line + 1) ?? 0) * lineHeight;
    for (const mark of dated) drawMark(g, defs, mark, top + mark.line * lineHeight, id, words, options);
    if (dated.length) bands.push([top - 6, y + 2]);
    const undated = marks.filter((mark) => !mark.start && !mark.end);
    if (undated.length) y = drawUndated(g, undated, y + 4, width, words, options);
    y += 12;
  }
  const ticks = bands.length
    ? x.ticks(Math.max(2, Math.floor(width / 110))).filter((tick) => x(tick) > 24 && x(tick) < width - 24)
    : [];
  const locale = language === "ar" ? "ar-EG-u-nu-latn" : "en-GB";
  const tickFormat = tickLabels(ticks, locale);
  // Behind dated marks only: records without a date stand on no point of the axis.
  for (const [from, to] of bands) {
    grid
      .append("g")
      .selectAll("line")
      .data(ticks)
      .join("line")
      .attr("x1", x)
      .attr("x2", x)
      .attr("y1", from)
      .attr("y2", to);
  }
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
    .text(tickFormat);
  const height = y + margin.bottom;
  svg.attr("viewBox", `0 0 ${width} ${height}`).attr("height", height);
  return svg.node()!;
}

function laneName(lane: string, words: Words): string {
  return lane === "attack" ? words.attacks : lane === "claim" ? words.claims : label(words, lane);
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

/** Where a mark and its words stand: the words after it, or before it where the frame ends. */
function measure(
  row: TimelineRow,
  x: d3.ScaleTime<number, number>,
  width: number,
  words: Words,
  language: LanguageCode
): Mark {
  const start = toDate(row.date_start);
  const end = toDate(row.date_end);
  const from = start ? x(start) : margin.left;
  const to = end ? x(nextDay(end)) : width - margin.right;
  const x0 = from;
  const x1 = Math.max(to, from + 6);
  const room = Math.max(x0 - margin.left, width - margin.right - x1) - 10;
  const text = shorten(title(row, words, language), room);
  const size = textWidth(text);
  const after = x1 + 6 + size <= width - margin.right;
  return {row, start, end, x0, x1, line: 0, text, textX: after ? x1 + 6 : x0 - 6, anchor: after ? "start" : "end"};
}

/** The words beside a mark: what, and which. Isolates keep a name in another script from reordering what stands around it. */
function title(row: TimelineRow, words: Words, language: LanguageCode): string {
  const what = label(words, row.type ?? row.lane);
  const capital = language === "en" ? what.charAt(0).toUpperCase() + what.slice(1) : what;
  return row.detail ? `${capital} · \u2068${row.detail}\u2069` : capital;
}

/** Puts marks on lines so that no mark or its words covers another; returns the number of lines. */
function pack(marks: Mark[]): number {
  const ends: number[] = [];
  const extent = (mark: Mark): [number, number] => {
    const size = textWidth(mark.text);
    return mark.anchor === "start" ? [mark.x0, mark.textX + size] : [mark.textX - size, mark.x1];
  };
  for (const mark of d3.sort(marks, (mark) => extent(mark)[0])) {
    const [from, to] = extent(mark);
    let line = ends.findIndex((end) => end + 10 <= from);
    if (line < 0) line = ends.push(0) - 1;
    ends[line] = to;
    mark.line = line;
  }
  return ends.length;
}

type Group = d3.Selection<SVGGElement, unknown, null, undefined>;
type Defs = d3.Selection<SVGDefsElement, unknown, null, undefined>;

function drawMark(
  g: Group,
  defs: Defs,
  mark: Mark,
  y: number,
  id: string,
  words: Words,
  options: TimelineOptions
): void {
  const {row, start, end, x0, x1} = mark;
  const link = appendLink(g, row, mark.text, words, options);
  const [from = "", to = from] = (row.date ?? "").split("/");
  const fades = [!start || /[~%]/.test(from), !end || /[~%]/.test(to)] as const;
  const bar = link
    .append("rect")
    .attr("class", "bar")
    .attr("x", x0)
    .attr("y", y + (lineHeight - barHeight) / 2)
    .attr("width", x1 - x0)
    .attr("height", barHeight)
    .attr("rx", row.lane === "claim" ? barHeight / 2 : 2);
  if (fades[0] || fades[1]) {
    const name = `${id}-fade-${Number(fades[0])}${Number(fades[1])}`;
    if (defs.select(`#${name}`).empty()) {
      const stops: [string, number][] = [
        ["0%", fades[0] ? 0.05 : 1],
        ["50%", 1],
        ["100%", fades[1] ? 0.05 : 1]
      ];
      const gradient = defs.append("linearGradient").attr("id", name);
      for (const [offset, opacity] of stops) {
        gradient.append("stop").attr("offset", offset).attr("stop-color", "white").attr("stop-opacity", opacity);
      }
      defs
        .append("mask")
        .attr("id", `${name}-mask`)
        .attr("maskContentUnits", "objectBoundingBox")
        .append("rect")
        .attr("width", 1)
        .attr("height", 1)
        .attr("fill", `url(#${name})`);
    }
    bar.attr("mask", `url(#${name}-mask)`);
  }
  link
    .append("text")
    .attr("x", mark.textX)
    .attr("y", y + lineHeight / 2)
    .attr("dy", "0.35em")
    .attr("text-anchor", mark.anchor)
    .text(isolate(mark.text, options));
}

/** Records without a date: in reading order below their lane, apart from the axis. Returns the y below them. */
function drawUndated(
  g: Group,
  marks: Mark[],
  y: number,
  width: number,
  words: Words,
  options: TimelineOptions
): number {
  const rtl = options.language === "ar";
  g.append("text")
    .attr("class", "undated-name")
    .attr("x", rtl ? width - margin.right : margin.left)
    .attr("y", y + 12)
    .attr("direction", rtl ? "rtl" : "ltr")
    .text(`${words.undated} · ${marks.length}`);
  y += 18;
  let x = margin.left;
  for (const mark of marks) {
    const text = shorten(
      title(mark.row, words, options.language ?? "en"),
      Math.min(width - margin.left - margin.right - 18, 300)
    );
    const size = textWidth(text) + 18;
    if (x > margin.left && x + size > width - margin.right) {
      x = margin.left;
      y += lineHeight;
    }
    const link = appendLink(g, mark.row, text, words, options);
    link
      .append("rect")
      .attr("class", "bar")
      .attr("x", x)
      .attr("y", y + (lineHeight - barHeight) / 2)
      .attr("width", barHeight)
      .attr("height", barHeight)
      .attr("rx", mark.row.lane === "claim" ? barHeight / 2 : 2);
    link
      .append("text")
      .attr("x", x + 18)
      .attr("y", y + lineHeight / 2)
      .attr("dy", "0.35em")
      .text(isolate(text, options));
    x += size + 14;
  }
  return y + lineHeight;
}

/** The link around a mark and its words `text`, carrying what its tip shows. */
function appendLink(
  g: Group,
  row: TimelineRow,
  text: string,
  words: Words,
  options: TimelineOptions
): d3.Selection<SVGAElement, unknown, null, undefined> {
  const {root = "./", language = "en"} = options;
  const date = formatSpan(toDate(row.date_start), toDate(row.date_end), row.date ?? null, language, words.notStated);
  const what = [label(words, row.type ?? row.lane), row.detail].filter(Boolean).join(" · ");
  const name = `${laneName(row.lane ?? "attack", words)}: ${what}. ${words.date}: ${date}.`;
  const link = g
    .append<SVGAElement>("a")
    .attr("class", `mark ${row.certainty && row.certainty !== "asserted" ? "hedged" : "plain"}`)
    // Who speaks to the page ("click …") uses the words that are visible: a name has to hold them, shortened or not.
    .attr("aria-label", text.includes("…") ? `${text} ${name}` : name)
    .attr("data-what", what)
    .attr("data-date", date);
  if (row.article)
    link.attr(
      "href",
      `${root}articles/${encodeURIComponent(row.article)}.html${row.sentence ? `#${row.sentence}` : ""}`
    );
  else link.attr("tabindex", 0);
  if (row.quote) link.attr("data-quote", row.quote).attr("data-lang", row.language ?? "ar");
  if (row.armed_group) link.attr("data-note", words.armedGroupQuote);
  return link;
}

/** Words in the direction of the interface, whatever the drawing's own is. */
function isolate(text: string, {language}: TimelineOptions): string {
  return `${language === "ar" ? "\u2067" : "\u2066"}${text}\u2069`;
}

/** Width of words in the interface's 12 px face, near enough to keep labels apart without a browser to measure them. */
function textWidth(text: string): number {
  let width = 0;
  for (const letter of text)
    width += /[\u2066-\u2069\p{Mn}]/u.test(letter)
      ? 0
      : /[\p{Lu}mw]/u.test(letter)
        ? 8
        : /\p{Script=Arabic}/u.test(letter)
          ? 6
          : 6.3;
  return width;
}

function shorten(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  const letters = [...text];
  while (letters.length > 4 && textWidth(letters.join("")) > room - 8) letters.pop();
  const cut = letters.join("").replace(/[\s·\u2068]+$/u, "");
  return `${cut}…${cut.includes("\u2068") ? "\u2069" : ""}`;
}

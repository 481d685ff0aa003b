import type * as d3 from "d3";
import {sort} from "d3";
import {formatSpan, nextDay, toDate} from "./dates.js";
import {isolate, markTitle, shorten, textWidth} from "./labels.js";
import type {TimelineRow} from "./timeline.js";
import {label} from "./words.js";
import type {LanguageCode, Words} from "./words.js";

/** What all marks of a drawing share. */
export interface Frame {
  x: d3.ScaleTime<number, number>;
  width: number;
  language: LanguageCode;
  words: Words;
  /** From the page to the site's root. */
  root: string;
  /** Begins the names of the drawing's gradients. */
  id: string;
  defs: d3.Selection<SVGDefsElement, unknown, null, undefined>;
}

/** A row with its place in a drawing, pixels. */
export interface Mark {
  row: TimelineRow;
  start: Date | null;
  end: Date | null;
  x0: number;
  x1: number;
  /** Line in its lane, from 0. */
  line: number;
  text: string;
  textX: number;
  anchor: "start" | "end";
}

export const lineHeight = 24;
export const margin = {left: 14, right: 14, top: 8, bottom: 34};
const barHeight = 12;

export function laneName(lane: string, words: Words): string {
  return lane === "attack" ? words.attacks : lane === "claim" ? words.claims : label(words, lane);
}

/** Where a mark and its words stand: the words after it, or before it where the frame ends. */
export function measure(row: TimelineRow, {x, width, words}: Frame): Mark {
  const start = toDate(row.date_start);
  const end = toDate(row.date_end);
  const x0 = start ? x(start) : margin.left;
  const x1 = Math.max(end ? x(nextDay(end)) : width - margin.right, x0 + 6);
  const title = markTitle(row.type ?? row.lane, row.detail, words);
  const [before, after, inside] = [x0 - margin.left - 10, width - margin.right - x1 - 10, x1 - x0 - 12];
  const mark = {row, start, end, x0, x1, line: 0};
  const size = textWidth(title);
  // After the mark if it fits, else before it, else wherever most room is, which for a long span is on it.
  if (size <= after || (size > before && after >= Math.max(before, inside))) {
    return {...mark, text: shorten(title, after), textX: x1 + 6, anchor: "start"};
  }
  if (size <= before || before >= inside) return {...mark, text: shorten(title, before), textX: x0 - 6, anchor: "end"};
  return {...mark, text: shorten(title, inside), textX: x0 + 6, anchor: "start"};
}

/** Puts marks on lines so that no mark or its words covers another; returns the number of lines. */
export function pack(marks: Mark[]): number {
  const ends: number[] = [];
  const extent = (mark: Mark): [number, number] => {
    const size = textWidth(mark.text);
    return mark.anchor === "start" ? [mark.x0, Math.max(mark.x1, mark.textX + size)] : [mark.textX - size, mark.x1];
  };
  for (const mark of sort(marks, (mark) => extent(mark)[0])) {
    const [from, to] = extent(mark);
    let line = ends.findIndex((end) => end + 10 <= from);
    if (line < 0) line = ends.push(0) - 1;
    ends[line] = to;
    mark.line = line;
  }
  return ends.length;
}

type Group = d3.Selection<SVGGElement, unknown, null, undefined>;
type Link = d3.Selection<SVGAElement, unknown, null, undefined>;
type Bar = d3.Selection<SVGRectElement, unknown, null, undefined>;

/** A dated mark on the line whose upper edge is `y`. */
export function drawMark(g: Group, mark: Mark, y: number, frame: Frame): void {
  const {row, start, end, x0, x1} = mark;
  const link = appendLink(g, row, mark.text, frame);
  const bar = appendBar(link, row, x0, y, x1 - x0);
  const [from = "", to = from] = (row.date ?? "").split("/");
  fade(bar, !start || /[~%]/.test(from), !end || /[~%]/.test(to), frame);
  appendText(link, mark.text, mark.textX, y, frame).attr("text-anchor", mark.anchor);
}

/** Records without a date: in reading order below their lane, apart from the axis. Returns the y below them. */
export function drawUndated(g: Group, marks: Mark[], y: number, frame: Frame): number {
  const {width, words, language} = frame;
  const rtl = language === "ar";
  g.append("text")
    .attr("class", "undated-name")
    .attr("x", rtl ? width - margin.right : margin.left)
    .attr("y", y + 12)
    .attr("direction", rtl ? "rtl" : "ltr")
    .text(`${words.undated} · ${marks.length}`);
  y += 18;
  let x = margin.left;
  for (const {row} of marks) {
    const room = Math.min(width - margin.left - margin.right - 18, 300);
    const text = shorten(markTitle(row.type ?? row.lane, row.detail, words), room);
    const size = textWidth(text) + 18;
    if (x > margin.left && x + size > width - margin.right) {
      x = margin.left;
      y += lineHeight;
    }
    const link = appendLink(g, row, text, frame);
    appendBar(link, row, x, y, barHeight);
    appendText(link, text, x + 18, y, frame);
    x += size + 14;
  }
  return y + lineHeight;
}

function appendBar(link: Link, row: TimelineRow, x: number, y: number, width: number): Bar {
  return link
    .append("rect")
    .attr("class", "bar")
    .attr("x", x)
    .attr("y", y + (lineHeight - barHeight) / 2)
    .attr("width", width)
    .attr("height", barHeight)
    .attr("rx", row.lane === "claim" ? barHeight / 2 : 2);
}

function appendText(link: Link, text: string, x: number, y: number, {language}: Frame) {
  return link
    .append("text")
    .attr("x", x)
    .attr("y", y + lineHeight / 2)
    .attr("dy", "0.35em")
    .text(isolate(text, language));
}

/** Lets the ends of a bar fade that are approximate or open. */
function fade(bar: Bar, atStart: boolean, atEnd: boolean, {defs, id}: Frame): void {
  if (!atStart && !atEnd) return;
  const name = `${id}-fade-${Number(atStart)}${Number(atEnd)}`;
  if (defs.select(`#${name}`).empty()) {
    const gradient = defs.append("linearGradient").attr("id", name);
    const stops = [
      ["0%", atStart ? 0.05 : 1],
      ["50%", 1],
      ["100%", atEnd ? 0.05 : 1]
    ] as const;
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

/** The link around a mark and its words `text`, carrying what its tip shows. */
function appendLink(g: Group, row: TimelineRow, text: string, {words, language, root}: Frame): Link {
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
  if (row.article) {
    const sentence = row.sentence ? `#${encodeURIComponent(row.sentence)}` : "";
    link.attr("href", `${root}articles/${encodeURIComponent(row.article)}.html${sentence}`);
  } else link.attr("tabindex", 0);
  if (row.quote) link.attr("data-quote", row.quote).attr("data-lang", row.language ?? "ar");
  if (row.armed_group) link.attr("data-note", words.armedGroupQuote);
  return link;
}

import type * as d3 from "d3";
import {sentenceAddress} from "./addresses.js";
import {distressingNote} from "./distressing.js";
import {isolate, numberText, shorten, textWidth} from "./labels.js";
import {isRightToLeft} from "./languages.js";
import type {Item, Window} from "./timeline-items.js";
import {isResponsibility} from "./timeline-text.js";
import type {MarkText} from "./timeline-text.js";
import type {TimelineWords} from "./timeline-words.js";
import type {TimelineRow} from "./timeline.js";
import type {LanguageCode, Words} from "./words.js";

/** What all marks of a drawing share. Pixels count along time, from where it begins: `px` gives the pixel on the screen. */
export interface Frame {
  window: Window;
  x(time: number): number;
  /** From right to left where time runs that way. */
  px(along: number): number;
  rtl: boolean;
  width: number;
  language: LanguageCode;
  words: Words;
  more: TimelineWords;
  /** From the page to the site's root. */
  root: string;
  /** Begins the names of the drawing's gradients and patterns. */
  id: string;
  defs: d3.Selection<SVGDefsElement, unknown, null, undefined>;
  /** The most killed in a record of the drawing: the tallest mark. */
  deadliest: number;
  text(item: Item): MarkText;
  /** Whether marks are stops of the keyboard one by one (live) or by Tab (drawn at build time). */
  live: boolean;
  /** Where the names of marks and the words of their tips wait in a first drawing; left out, nothing waits. */
  waiting?: (() => void)[] | undefined;
  /** The record that a drawing which stands still is about. */
  selected?: string | null | undefined;
}

/** An item with its place in a drawing, pixels along time. */
export interface Mark {
  item: Item;
  x0: number;
  x1: number;
  /** Line in its lane, from 0. */
  line: number;
  /** Empty where there is no room for words. */
  text: string;
  textX: number;
  anchor: "start" | "end";
}

export type Group = d3.Selection<SVGGElement, unknown, null, undefined>;
type Link = d3.Selection<SVGAElement, unknown, null, undefined>;

export const lineHeight = 24;
export const margin = {left: 14, right: 14, top: 8, bottom: 34};
/** Marks without a toll, and the deadliest. */
const heights = [8, 20] as const;
const signSize = 15;

/** Where a mark and its words stand: the words after it, or before it where the frame ends. */
export function measure(item: Item, frame: Frame): Mark {
  const {x, width} = frame;
  const [left, right] = [margin.left, width - margin.right];
  const x0 = Math.min(item.start === null ? left : Math.max(x(item.start), left), right - 6);
  const x1 = Math.max(item.end === null ? right : Math.min(x(item.end), right), x0 + 6);
  const {title, size} = frame.text(item);
  const sign = hasSign(item.row) ? signSize : 0;
  const [before, after, inside] = [x0 - left - 10 - sign, right - x1 - 10 - sign, x1 - x0 - 12 - sign];
  const mark = {item, x0, x1, line: 0};
  // After the mark if it fits, else before it, else wherever most room is, which for a long span is on it.
  if (size <= after || (size > before && after >= Math.max(before, inside))) {
    return {...mark, text: shorten(title, after, size), textX: x1 + 6 + sign, anchor: "start"};
  }
  if (size <= before || before >= inside)
    return {...mark, text: shorten(title, before, size), textX: x0 - 6 - sign, anchor: "end"};
  // An open beginning shows its arrow before the words.
  const indent = item.start === null ? 20 : 6;
  return {...mark, text: shorten(title, inside - indent, size), textX: x0 + indent + sign, anchor: "start"};
}

/** From where to where a mark, its sign and its words reach. */
function extent({item, x0, x1, text, textX, anchor}: Mark): [number, number] {
  const sign = hasSign(item.row) ? signSize : 0;
  const size = text ? textWidth(text) : 0;
  if (anchor === "end") return [Math.min(x0, textX - size), x1];
  return [x0, Math.max(x1 + (text && textX < x1 ? 0 : sign), textX + size)];
}

/** Puts marks on lines so that no mark or its words covers another; returns the number of lines. */
export function pack(marks: Mark[]): number {
  const ends: number[] = [];
  const extents = new Map(marks.map((mark) => [mark, extent(mark)]));
  for (const mark of [...marks].sort((a, b) => extents.get(a)![0] - extents.get(b)![0])) {
    const [from, to] = extents.get(mark)!;
    let line = ends.findIndex((end) => end + 10 <= from);
    if (line < 0) line = ends.push(0) - 1;
    ends[line] = to;
    mark.line = line;
  }
  return ends.length;
}

/**
 * Puts marks on at most `lines` lines, with words only where they cover no other mark.
 * @returns the number of lines, or null when the marks alone do not fit.
 */
export function packTight(marks: Mark[], lines: number, {text, width}: Frame): number | null {
  const rows: Mark[][] = Array.from({length: lines}, () => []);
  for (const mark of [...marks].sort((a, b) => a.x0 - b.x0)) {
    const sign = hasSign(mark.item.row) ? signSize : 0;
    Object.assign(mark, {text: "", textX: mark.x1 + 6 + sign, anchor: "start"});
    const ends = rows.map((row) => (row.length ? extent(row.at(-1)!)[1] : -Infinity));
    // The line that has been free for longest, so that words find room.
    const line = ends.indexOf(Math.min(...ends));
    if (ends[line]! + 3 > mark.x0) return null;
    rows[line]!.push(mark);
    mark.line = line;
  }
  for (const row of rows) {
    // Words go after a mark up to the next, or before it from what the one before leaves.
    let taken = margin.left;
    for (const [index, mark] of row.entries()) {
      const sign = hasSign(mark.item.row) ? signSize : 0;
      const next = row[index + 1];
      const after = (next ? next.x0 : width - margin.right) - mark.textX - 10;
      const before = mark.x0 - 6 - sign - taken - 10;
      const room = Math.max(before, after);
      // A word cut after a few letters tells nobody anything.
      if (room >= 72) {
        mark.text = shorten(text(mark.item).title, room);
        if (textWidth(mark.text) > after) Object.assign(mark, {textX: mark.x0 - 6 - sign, anchor: "end"});
      }
      taken = extent(mark)[1];
    }
  }
  return lines;
}

/** A dated mark on the line whose upper edge is `y`. */
export function drawMark(g: Group, mark: Mark, y: number, frame: Frame): void {
  const {item, x0, x1, anchor, text} = mark;
  const {row} = item;
  const link = appendLink(g, item, text, frame);
  const height = heightOf(row, frame);
  appendBar(link, row, x0, y, x1 - x0, height, frame, {start: item.start === null, end: item.end === null});
  const sign = row.status && hasSign(row) ? row.status : null;
  if (sign) {
    const at =
      anchor === "end"
        ? x0 - 4 - signSize / 2
        : (text && mark.textX < x1 ? mark.textX - signSize : x1 + 4) + signSize / 2;
    appendSign(link, sign, frame.px(at), y);
  }
  if (text && anchor === "start" && mark.textX < x1) {
    // Words on a long span stand on the paper's colour.
    const size = textWidth(text) + 6;
    const left = Math.min(frame.px(mark.textX - 3), frame.px(mark.textX - 3 + size));
    link
      .append("rect")
      .attr("class", "ground")
      .attr("x", round(left))
      .attr("y", y + 4)
      .attr("width", size)
      .attr("height", 16);
  }
  if (text) appendText(link, text, frame.px(mark.textX), y, frame, (anchor === "start") !== frame.rtl);
}

/** Records without a date: in reading order, apart from the axis; `count` of them, of which these are drawn. Returns how tall they are. */
export function drawUndated(g: Group, items: Item[], count: number, frame: Frame): number {
  const {width, words, language, more} = frame;
  const rtl = isRightToLeft(language);
  const at = (x: number) => (rtl ? width - x : x);
  g.append("text")
    .attr("class", "undated-name")
    .attr("x", at(margin.left))
    .attr("y", 12)
    .attr("direction", rtl ? "rtl" : "ltr")
    .text(`${words.undated} · ${numberText(count, language)}`);
  let [x, y] = [margin.left, 18];
  const wrap = (size: number) => {
    if (x > margin.left && x + size > width - margin.right) {
      x = margin.left;
      y += lineHeight;
    }
  };
  for (const item of items) {
    const sign = hasSign(item.row) ? signSize : 0;
    const room = Math.min(width - margin.left - margin.right - 18 - sign, 300);
    const text = shorten(frame.text(item).title, room);
    const size = textWidth(text) + 18 + sign;
    wrap(size);
    const link = appendLink(g, item, text, frame);
    const height = heightOf(item.row, frame);
    const bar = 12;
    const along = (from: number) => (frame.rtl === rtl ? from : width - from - bar);
    appendBar(link, item.row, along(x), y, bar, height, frame);
    if (sign) appendSign(link, item.row.status!, at(x + 12 + 4 + sign / 2), y);
    appendText(link, text, at(x + 18 + sign), y, frame, !rtl);
    x += size + 14;
  }
  if (count > items.length) {
    const text = `+ ${numberText(count - items.length, language)} ${more.more}`;
    wrap(textWidth(text));
    appendText(g, text, at(x), y, frame, !rtl).attr("class", "undated-name");
  }
  return y + lineHeight;
}

function hasSign({status}: TimelineRow): boolean {
  return isResponsibility(status);
}

/** As tall as the toll: by its root, so that a few deaths can be told from none and hundreds still fit. */
function heightOf({killed}: TimelineRow, {deadliest}: Frame): number {
  if (!killed || deadliest <= 0) return heights[0];
  return Math.round(heights[0] + (heights[1] - heights[0]) * Math.sqrt(Math.min(1, killed / deadliest)));
}

interface Open {
  start: boolean;
  end: boolean;
}

function appendBar(
  link: Link,
  row: TimelineRow,
  x: number,
  y: number,
  size: number,
  height: number,
  frame: Frame,
  open: Open = {start: false, end: false}
): void {
  const top = y + (lineHeight - height) / 2;
  // An open end is an arrow out of the frame.
  const [atLeft, atRight] = frame.rtl ? [open.end, open.start] : [open.start, open.end];
  const left = Math.min(frame.px(x), frame.px(x + size));
  let bar: d3.Selection<SVGElement, unknown, null, undefined>;
  if (atLeft || atRight) {
    const [a, b, middle, foot] = [left, left + size, top + height / 2, top + height];
    const from = atLeft ? `M${a + 8},${foot}L${a},${middle}L${a + 8},${top}` : `M${a},${foot}V${top}`;
    const to = atRight ? `H${b - 8}L${b},${middle}L${b - 8},${foot}Z` : `H${b}V${foot}Z`;
    bar = link.append<SVGElement>("path").attr("d", from + to);
  } else {
    bar = link
      .append<SVGElement>("rect")
      .attr("x", round(left))
      .attr("y", top)
      .attr("width", round(size))
      .attr("height", height)
      .attr("rx", kindOf(row) === "claim" ? height / 2 : 2);
  }
  bar.attr("class", "bar");
  const pattern = fillOf(row, frame);
  if (pattern) bar.attr("style", `fill:${pattern}`);
  const [from = "", to = from] = (row.date ?? "").split("/");
  fade(bar, open, {start: /[~%]/.test(from), end: /[~%]/.test(to)}, frame);
}

/** A tenth of a pixel is plenty, and keeps pages small. */
export function round(n: number): number {
  return Math.round(n * 10) / 10;
}

/** `attack`, `claim`, or `other`: what a mark's colour and ends tell. */
export function kindOf({kind, lane}: TimelineRow): "attack" | "claim" | "other" {
  const value = kind ?? lane ?? "attack";
  return value === "attack" || value === "claim" ? value : "other";
}

/** Certainty as fill: solid, hatched, dotted, hollow. */
export function fillOf(row: TimelineRow, {defs, id}: Pick<Frame, "defs" | "id">): string | null {
  const {certainty} = row;
  if (certainty === "doubtful") return "var(--paper)";
  if (certainty !== "probable" && certainty !== "possible") return null;
  const name = `${id}-${certainty}-${kindOf(row)}`;
  if (defs.select(`[id="${name}"]`).empty()) {
    const pattern = defs
      .append("pattern")
      .attr("id", name)
      .attr("class", `kind-${kindOf(row)}`)
      .attr("patternUnits", "userSpaceOnUse")
      .attr("width", 5)
      .attr("height", 5);
    pattern.append("rect").attr("class", "ground").attr("width", 5).attr("height", 5);
    if (certainty === "probable") pattern.append("path").attr("class", "hatch").attr("d", "M-1,1L1,-1M0,5L5,0M4,6L6,4");
    else pattern.append("circle").attr("class", "dot").attr("cx", 2.5).attr("cy", 2.5).attr("r", 1);
  }
  return `url(#${name})`;
}

/** Who answers for it, as a sign: claimed ◆, attributed ◇, denied ✕, unclaimed ○. */
export function appendSign<Parent extends SVGElement>(
  g: d3.Selection<Parent, unknown, null, undefined>,
  status: string,
  x: number,
  y: number
): void {
  const [cx, cy] = [round(x), y + lineHeight / 2];
  const diamond = `M${cx},${cy - 5}l5,5l-5,5l-5,-5z`;
  const shape: Record<string, string> = {
    claimed: diamond,
    attributed: diamond,
    denied: `M${cx - 4},${cy - 4}l8,8m0,-8l-8,8`,
    unclaimed: `M${cx - 4},${cy}a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z`
  };
  g.append("path").attr("class", `sign is-${status}`).attr("d", shape[status]!);
}

function appendText(
  link: Link | Group,
  text: string,
  x: number,
  y: number,
  {language}: Frame,
  start: boolean
): d3.Selection<SVGTextElement, unknown, null, undefined> {
  return (link as Group)
    .append("text")
    .attr("x", round(x))
    .attr("y", y + lineHeight / 2)
    .attr("dy", "0.35em")
    .attr("text-anchor", start ? "start" : "end")
    .text(isolate(text, language));
}

/** Lets the ends of a bar fade that are approximate; open ends less, so that their arrow is seen. */
function fade(
  bar: d3.Selection<SVGElement, unknown, null, undefined>,
  open: Open,
  approximate: Open,
  {defs, id, rtl}: Frame
): void {
  const kind = (end: "start" | "end") => (open[end] ? 2 : approximate[end] ? 1 : 0);
  const [left, right] = rtl ? [kind("end"), kind("start")] : [kind("start"), kind("end")];
  if (!left && !right) return;
  const name = `${id}-fade-${left}${right}`;
  if (defs.select(`[id="${name}"]`).empty()) {
    const gradient = defs.append("linearGradient").attr("id", name);
    const opacity = [1, 0.05, 0.35];
    for (const [offset, stop] of [
      ["0%", opacity[left]!],
      ["50%", 1],
      ["100%", opacity[right]!]
    ] as const) {
      gradient.append("stop").attr("offset", offset).attr("stop-color", "white").attr("stop-opacity", stop);
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
function appendLink(g: Group, item: Item, text: string, frame: Frame): Link {
  const {row} = item;
  const link = g.append<SVGAElement>("a").attr("class", `mark kind-${kindOf(row)}`);
  if (frame.waiting) frame.waiting.push(() => say(link, item, text, frame));
  else say(link, item, text, frame);
  if (row.article) link.attr("href", sentenceLink(row, frame.root));
  else link.attr("role", "button");
  if (item.key === frame.selected) link.classed("selected", true).attr("aria-current", "true");
  if (frame.live) link.attr("tabindex", -1).attr("data-key", item.key);
  else if (!row.article) link.attr("tabindex", 0);
  return link;
}

/** Gives a mark its name, and what its tip shows. */
function say(link: Link, item: Item, text: string, frame: Frame): void {
  const {row} = item;
  const {name, what, date, lines} = frame.text(item).said();
  // Who speaks to the page ("click …") uses the words that are visible: a name has to hold them, shortened or not.
  link.attr("aria-label", text.includes("…") ? `${text} ${name}` : name);
  // A drawing that stands still has no tip.
  if (!frame.live) return;
  link.attr("data-what", what).attr("data-date", date);
  if (lines.length) link.attr("data-lines", lines.join("\n"));
  const folds = row.quote && row.distressing;
  if (row.quote && !folds) link.attr("data-quote", row.quote).attr("data-lang", row.language ?? "ar");
  const notes = [row.armed_group && frame.words.armedGroupQuote, folds && distressingNote(frame.language)];
  if (notes.some(Boolean)) link.attr("data-note", notes.filter(Boolean).join(" · "));
}

/** The address of the sentence that a row was read from. */
export function sentenceLink({article, sentence}: TimelineRow, root: string): string {
  return root + sentenceAddress(article!, sentence);
}

import {select} from "d3-selection";
import {numberText} from "./labels.js";
import {isRightToLeft} from "./languages.js";
import {drawMark, drawUndated, lineHeight, margin, measure, pack, packTight} from "./marks.js";
import type {Frame, Mark} from "./marks.js";
import {cellsHeight, drawCells, highest, laneBins, periodsOf} from "./timeline-cells.js";
import type {DayCounts} from "./timeline-counts.js";
import type {Item, Window} from "./timeline-items.js";
import {daysOf, ticksOf} from "./timeline-scale.js";
import {laneName} from "./timeline-text.js";
import type {Languages, MarkText} from "./timeline-text.js";
import {countWords} from "./count-words.js";
import {day, toDate} from "./dates.js";

/** Marks that a drawing has at most; more are counted. */
export const mostMarks = 1200;
/** Marks that a lane has at most before they are counted, on a screen and on a phone, and lines. */
const mostInLane = [300, 90] as const;
const mostLines = 14;
/** Records without a date that a lane shows at most; of more, only the first few. */
export const mostUndated = 40;
const fewUndated = 12;

/** What of a source a window shows: its lanes, those of them that are few enough for marks, and how many are in the window. */
export interface Plan {
  window: Window;
  lanes: LanePlan[];
  hidden: number;
}
interface LanePlan {
  index: number;
  name: string;
  total: number;
  undated: number;
  certainly: number;
  possibly: number;
  asMarks: boolean;
}

/** Decides what a window shows, of at most `lanes` lanes, `width` pixels wide. */
export function planOf(counts: DayCounts, window: Window, lanes: number, width: number): Plan {
  const {from, to} = daysOf(window);
  const [first, last] = [+toDate(from)! / day, +toDate(to)! / day];
  let room = mostMarks;
  const shown = counts.lanes.slice(0, lanes).map(({name, total, undated}, index): LanePlan => {
    const here = counts.dated ? counts.within(index, first, last) : {certainly: 0, possibly: 0};
    const asMarks = here.possibly <= Math.min(mostInLane[width < 600 ? 1 : 0], room);
    if (asMarks) room -= here.possibly;
    return {index, name, total, undated, ...here, asMarks};
  });
  return {window, lanes: shown, hidden: Math.max(0, counts.lanes.length - lanes)};
}

export interface DrawOptions extends Languages {
  document: Document;
  counts: DayCounts;
  width: number;
  root: string;
  id: string;
  rtl: boolean;
  live: boolean;
  deadliest: number;
  text(item: Item): MarkText;
  /** Whether the window is all there is: then lanes do not say how much of them is shown. */
  whole: boolean;
  /** Records of a lane in the window, and its records without a date; null while they are being asked for. */
  marks: Map<string, Item[]>;
  undated: Map<string, Item[]>;
  /** Whether this is one of many drawings in a row, of which the last is told to settle. */
  moving?: boolean;
  /** Pixels of a first drawing that can be on the screen: what begins below them waits until the drawing is told to settle. */
  screen?: number;
  /** The record that a drawing which stands still is about. */
  selected?: string | null | undefined;
}

/** A drawn window, and where the middle of each mark is. */
export interface Drawn {
  svg: SVGSVGElement;
  /** What a drawing that follows can keep: the names of the lanes, and records without a date, which are the same in every window. */
  lanes: string;
  width: number;
  undated: Map<string, {items: Item[]; text: DrawOptions["text"]; height: number}>;
  at: Map<string, {x: number; y: number}>;
  /** Whether some records are counted. */
  counted: boolean;
  /** At rest: draws what waits, lays over counts what pointer and keys reach, and takes no more room than there is need of. */
  settle(): void;
  /** Time at a pixel on the screen's side of the drawing. */
  time(x: number): number;
  x(time: number): number;
}

/**
 * Draws a window: its lanes below one another, each with marks or counts, records without a date, and the axis.
 * @param before the drawing that this one follows, where the reader zooms or moves: what stays the same in it is kept.
 */
export function draw({window, lanes, hidden}: Plan, options: DrawOptions, before?: Drawn): Drawn {
  const {document, language, words, width, counts, rtl, live, screen = Infinity} = options;
  const [left, right] = [margin.left, width - margin.right];
  const scale = (right - left) / (window[1] - window[0]);
  const names = lanes.map(({name}) => name).join("\n");
  const follows = before?.lanes === names && before.width === width;
  const svg = select(follows ? before.svg : document.createElementNS("http://www.w3.org/2000/svg", "svg"));
  if (!follows)
    svg
      .attr("class", "plot")
      .attr("viewBox", `0 0 ${width} 0`)
      .attr("width", width)
      .attr("role", "group")
      .attr("aria-label", words.timelineDescription)
      // Where time runs is a matter of the drawing; the words in it keep the direction of their script.
      .attr("direction", "ltr");
  const waiting: (() => void)[] = [];
  const frame: Frame = {
    ...options,
    waiting: screen === Infinity ? undefined : waiting,
    window,
    x: (time) => Math.round((left + (time - window[0]) * scale) * 10) / 10,
    px: (along) => (rtl ? width - along : along),
    defs: follows ? svg.select<SVGDefsElement>("defs") : svg.append("defs")
  };
  const at: Drawn["at"] = new Map();
  if (follows) svg.selectChildren(".grid, .axis").remove();
  const grid = svg.insert("g", ".lane").attr("class", "grid");
  const ticks = ticksOf(window, right - left, language).filter(
    ({time}) => frame.x(time) > 30 && frame.x(time) < width - 30
  );
  const fromRight = isRightToLeft(language);
  const side = fromRight ? right : left;
  const packed = lanes.map((lane) => (lane.asMarks ? packLane(options.marks.get(lane.name), frame) : null));
  const counted = lanes.filter((lane, i) => !packed[i] && lane.possibly).map(({index}) => index);
  const cells = counted.length ? periodsOf(frame) : null;
  const bins = new Map(cells ? counted.map((lane) => [lane, laneBins(counts, lane, cells)]) : []);
  const most = highest(bins.values());
  let y = margin.top;
  const kept = follows ? svg.selectChildren<SVGGElement, unknown>(".lane").nodes() : [];
  const undated: Drawn["undated"] = new Map();
  for (const [i, lane] of lanes.entries()) {
    const whole = kept[i] ? select(kept[i]) : svg.append("g").attr("role", "group");
    whole.attr("class", `lane lane-${lane.name.replace(/[^\w-]/g, "")}`);
    whole.selectChildren(".dated").remove();
    y += 20;
    const title = `${laneName(lane.name, words)} · ${howMany(lane, options)}`;
    whole.attr("aria-label", title);
    const g = whole.insert("g", ".undated").attr("class", "dated");
    g.append("text")
      .attr("class", "lane-name")
      .attr("x", side)
      .attr("y", y)
      .attr("direction", fromRight ? "rtl" : "ltr")
      .text(title);
    y += 10;
    const top = y;
    const lines = packed[i];
    if (lines) {
      y += lines.count * lineHeight;
      const edge = ({line}: Mark) => top + line * lineHeight;
      for (const mark of lines.marks)
        at.set(mark.item.key, {x: frame.px((mark.x0 + mark.x1) / 2), y: edge(mark) + lineHeight / 2});
      const drawLane = () => lines.marks.forEach((mark) => drawMark(g, mark, edge(mark), frame));
      if (top < screen) drawLane();
      else waiting.push(drawLane);
    } else if (cells && bins.has(lane.index)) {
      waiting.push(drawCells(g, bins.get(lane.index)!, lane.index, cells, most, top, frame));
      y += cellsHeight;
    }
    // Behind dated marks only: records without a date stand on no point of the axis.
    if (y > top) {
      const rules = grid.append("g");
      for (const {time} of ticks) {
        const x = frame.px(frame.x(time));
        rules
          .append("line")
          .attr("x1", x)
          .attr("x2", x)
          .attr("y1", top - 6)
          .attr("y2", y + 2);
      }
    }
    if (lane.undated) {
      const shown = options.undated.get(lane.name) ?? [];
      const last = before?.undated.get(lane.name);
      const same = follows && last?.items === shown && last.text === options.text;
      if (!same) whole.selectChildren(".undated").remove();
      const group = same ? whole.selectChild<SVGGElement>(".undated") : whole.append("g").attr("class", "undated");
      const some = lane.undated > mostUndated ? shown.slice(0, fewUndated) : shown;
      // These stay in drawings that follow: their names do not wait.
      const height = same ? last.height : drawUndated(group, some, lane.undated, {...frame, waiting: undefined});
      group.attr("transform", `translate(0,${y + 4})`);
      undated.set(lane.name, {items: shown, text: options.text, height});
      y += 4 + height;
    }
    y += 12;
  }
  if (hidden && !live) {
    svg
      .append("text")
      .attr("class", "undated-name")
      .attr("x", side)
      .attr("y", y + 8)
      .attr("direction", fromRight ? "rtl" : "ltr")
      .text(`+ ${countWords("otherLane", hidden, language)}`);
    y += lineHeight;
  }
  if (counts.dated) {
    const axis = svg.append("g").attr("class", "axis").attr("aria-hidden", "true");
    for (const {time, text} of ticks) {
      axis
        .append("text")
        .attr("x", frame.px(frame.x(time)))
        .attr("y", y + 18)
        .attr("text-anchor", "middle")
        .text(text);
    }
    y += margin.bottom;
  }
  // Where the size of a drawing changes, browsers lay out every word in it anew: while it moves, it only grows.
  const sized = (height: number) => {
    if (Number(svg.attr("height")) !== height) svg.attr("viewBox", `0 0 ${width} ${height}`).attr("height", height);
  };
  sized(options.moving && follows ? Math.max(y, Number(svg.attr("height"))) : y);
  const settle = () => {
    sized(y);
    while (waiting.length) for (const draw of waiting.splice(0)) draw();
  };
  if (!options.moving && screen === Infinity) settle();
  if (!live && frame.defs.selectChildren().empty()) frame.defs.remove();
  return {
    svg: svg.node()!,
    lanes: names,
    width,
    undated,
    at,
    counted: counted.length > 0,
    settle,
    time: (x) => window[0] + (frame.px(x) - left) / scale,
    x: (time) => frame.px(frame.x(time))
  };
}

/** The marks of a lane on their lines; null where they have to be counted, or are not at hand yet. */
function packLane(items: Item[] | undefined, frame: Frame): {marks: Mark[]; count: number} | null {
  if (!items) return null;
  const marks = items.map((item) => measure(item, frame)).sort((a, b) => a.x0 - b.x0 || a.x1 - b.x1);
  const count = marks.length > 100 ? Infinity : pack(marks);
  if (count <= mostLines) return {marks, count};
  const tight = packTight(marks, mostLines, frame);
  return tight === null ? null : {marks, count: tight};
}

/** "9"; "7 of 9" in a window; "5–7 of 9" where some are possibly in it. */
function howMany({total, undated, certainly, possibly}: LanePlan, {whole, more, language}: DrawOptions): string {
  if (whole) return numberText(total, language);
  const here =
    certainly === possibly
      ? numberText(possibly, language)
      : `${numberText(certainly, language)}–${numberText(possibly, language)}`;
  return `${here} ${more.ofAll} ${numberText(total - undated, language)}`;
}

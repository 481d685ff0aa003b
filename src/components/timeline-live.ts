import {group} from "d3-array";
import {countWords} from "./count-words.js";
import {day} from "./dates.js";
import {elements} from "./html.js";
import {addressOf} from "./addresses.js";
import {margin, sentenceLink} from "./marks.js";
import {controls} from "./timeline-controls.js";
import {draw, mostUndated, planOf} from "./timeline-draw.js";
import type {Drawn, Plan} from "./timeline-draw.js";
import {recordsAtHand} from "./timeline-hand.js";
import {attachClicks, attachDrag, attachGestures} from "./timeline-input.js";
import type {Item, LaneOf, Source, Window} from "./timeline-items.js";
import {attachKeys} from "./timeline-keys.js";
import {legend} from "./timeline-legend.js";
import type {Shown} from "./timeline-legend.js";
import {listing} from "./timeline-listing.js";
import {motion} from "./timeline-motion.js";
import {layBrush, layTies} from "./timeline-overlays.js";
import {outsideNote} from "./timeline-outside.js";
import {overview} from "./timeline-overview.js";
import type {Overview} from "./timeline-overview.js";
import {
  clampWindow,
  daysOf,
  domainOf,
  nearlyAll,
  openingOf,
  snapped,
  stepOf,
  windowFrom,
  windowValue
} from "./timeline-scale.js";
import {stopsIn} from "./timeline-stops.js";
import {texts, windowSentence} from "./timeline-text.js";
import {linkedWith} from "./timeline-ties.js";
import type {Languages} from "./timeline-text.js";
import type {TimelineNode, TimelineValue} from "./timeline.js";
import {attachTip} from "./tip.js";
import {label} from "./words.js";

export interface LiveOptions extends Languages {
  document: Document;
  rtl: boolean;
  root: string;
  id: string;
  lane: LaneOf;
  lanes: string[];
  width: number;
  /** Whether the drawing takes the width of its place. */
  resize: boolean;
  shown: Shown;
  /** What is selected at first. */
  selected: string | null;
}

/** Lanes that are drawn before the reader asks for more. */
const firstLanes = 8;
/** Milliseconds after which a reader who moves has come to rest. */
const rest = 120;

/** A timeline that zooms, moves and selects. `sourceBy` gives the records with lanes by a column. */
export function liveTimeline(sourceBy: (lane: LaneOf) => Source | Promise<Source>, options: LiveOptions): TimelineNode {
  const {document, language, words, more, rtl, root, id, shown} = options;
  const h = elements(document);
  let {width} = options;
  let source: Source;
  let text: ReturnType<typeof texts>;
  let domain: Window = [0, day];
  let window: Window = domain;
  let brush: Window | null = null;
  let {selected} = options;
  let choosing = false;
  let lanes = firstLanes;
  let drawn: Drawn;
  let strip: Overview;
  let plan: Plan;
  let cost = 0;
  let tallest = 0;
  let atHand: ReturnType<typeof recordsAtHand>;
  const undated = new Map<string, Item[]>();

  const figure: TimelineNode = h("figure", {class: "timeline live", "aria-busy": "true"});
  const stripPlace = h("div", {class: "strip-place"});
  const plot = h("div", {class: "plot-place"});
  const stops = stopsIn(plot);
  const status = h("p", {class: "timeline-status", role: "status"});
  const hint = h("p", {class: "timeline-hint", "aria-hidden": "true", hidden: ""}, more.wheelHint);
  const moreLanes = h("button", {type: "button", hidden: ""});
  const tablePlace = h("div", {class: "timeline-table", hidden: ""});
  const table = listing(tablePlace, {...options, source: () => source, window: () => brush ?? window});
  const legendPlace = h("div", {});
  const bar = controls(
    document,
    more,
    {
      zoom: (factor) => zoom(factor),
      pan: (share) => go(shifted(share * (window[1] - window[0])), true),
      whole: () => go(domain, true),
      choose: () => change({choosing: !choosing}),
      table: () => toggleTable(),
      clear: () => clear(),
      days: (from, to) => {
        const asked = windowFrom([from, to]);
        if (asked) go(asked, true);
      },
      lane: (column) => void use(column)
    },
    {
      columns: options.lanes,
      chosen: typeof options.lane === "string" ? options.lane : "",
      word: (column) =>
        column in more ? more[column as keyof typeof more] : column === "lane" ? more.kind : label(words, column)
    }
  );
  const outside = outsideNote(document, options, (to) =>
    go(to === "whole" ? domain : openingOf(source.counts, domain, width), true)
  );
  const keys = h("details", {class: "timeline-keys"}, h("summary", {}, more.keys), h("p", {}, more.keysText));
  figure.append(bar.node, stripPlace, plot, hint, moreLanes, status, outside.node, tablePlace, legendPlace, keys);
  moreLanes.addEventListener("click", () => {
    lanes += 12;
    redraw();
  });

  // What a mark is linked with shows while the mark is pointed at, focused or selected.
  const tip = attachTip(figure, (mark) => tie(mark?.getAttribute("data-key") ?? selected));

  Object.defineProperty(figure, "value", {
    get: (): Partial<TimelineValue> | null =>
      source
        ? {window: isWhole() ? null : windowValue(window), brush: brush && windowValue(brush), selected}
        : (restored ?? {brush: null, selected}),
    set(value: Partial<TimelineValue> | null) {
      if (!source) {
        restored = value;
        return;
      }
      const asked = value?.window;
      window =
        asked === undefined
          ? openingOf(source.counts, domain, width)
          : clampWindow(windowFrom(asked) ?? domain, domain);
      brush = windowFrom(value?.brush);
      selected = typeof value?.selected === "string" ? value.selected : null;
      redraw();
    }
  });
  let restored: Partial<TimelineValue> | null = null;

  function isWhole(): boolean {
    return window[1] - window[0] >= domain[1] - domain[0] - 1;
  }

  let loading = false;
  async function use(lane: LaneOf): Promise<void> {
    const next = sourceBy(lane);
    if (!(next instanceof Promise)) return accept(next);
    loading = true;
    figure.setAttribute("aria-busy", "true");
    status.textContent = more.loading;
    try {
      accept(await next);
    } catch (problem) {
      fail(problem);
    }
  }

  function fail(problem: unknown): void {
    loading = false;
    figure.removeAttribute("aria-busy");
    status.textContent = (problem as Error).message;
  }

  function accept(next: Source): void {
    const first = !source;
    source = next;
    text = texts(source, options);
    source.learned = () => {
      text = texts(source, options);
      redraw();
    };
    // What an earlier source answers late is of no use any more.
    const isNow = () => source === next;
    atHand = recordsAtHand(next, {
      asking: (is) => isNow() && figure.toggleAttribute("data-asking", is),
      arrived: () => isNow() && redraw(),
      failed: (problem) => isNow() && fail(problem)
    });
    figure.toggleAttribute("data-asking", false);
    undated.clear();
    lanes = firstLanes;
    domain = domainOf(source.counts);
    outside.node.hidden = !source.counts.dated || nearlyAll(source.counts, domain) === domain;
    if (first) window = openingOf(source.counts, domain, width);
    const open = source.counts.lanes.filter((lane) => lane.undated).map(({name}) => name);
    const found = open.length ? source.undated(open, mostUndated) : [];
    const keep = (items: Item[]) => {
      for (const [name, own] of group(items, ({lane}) => lane)) undated.set(name, own);
    };
    if (found instanceof Promise) void found.then((items) => (keep(items), redraw()), fail);
    else keep(found);
    loading = false;
    layStrip();
    if (first && restored) figure.value = restored as TimelineValue;
    else redraw();
  }

  /** Draws what is to be seen now, at once. At first, what begins below the screen follows at rest. */
  function redraw(): void {
    if (!source) return;
    const screen = told === "" && !document.hidden ? globalThis.innerHeight : Infinity;
    const begun = performance.now();
    const focused = plot.contains(document.activeElement);
    const moving = !focused && begun - ended < rest;
    plan = planOf(source.counts, window, lanes, width);
    const marks = atHand(plan, lanes, width);
    const {counts, deadliest} = source;
    const whole = isWhole();
    drawn = draw(
      plan,
      {...options, width, counts, live: true, deadliest, text, whole, marks, undated, moving, screen},
      drawn
    );
    shown.counts ||= drawn.counted;
    if (drawn.svg.parentNode !== plot) plot.replaceChildren(drawn.svg);
    // What stands below does not jump while the reader zooms.
    tallest = Math.max(tallest, Number(drawn.svg.getAttribute("height")));
    plot.style.minHeight = `${tallest}px`;
    const stop = stops.now();
    if (focused && stop) stop.focus({preventScroll: true});
    else tip.hide();
    tie(selected);
    paintBrush();
    moreLanes.hidden = plan.hidden === 0;
    moreLanes.textContent = `+ ${countWords("otherLane", plan.hidden, language)}`;
    ended = performance.now();
    cost = ended - begun;
    later();
  }
  let ended = -rest;

  const go = motion({
    window: () => window,
    domain: () => domain,
    set: (next) => (window = next),
    redraw,
    cost: () => cost
  });

  function zoom(factor: number, around = (window[0] + window[1]) / 2): void {
    go([around - (around - window[0]) * factor, around + (window[1] - around) * factor], true);
  }

  function shifted(time: number): Window {
    return [window[0] + time, window[1] + time];
  }

  /** Changes what is no window; null clears. */
  function change(state: {brush?: Window | null; selected?: string | null; choosing?: boolean}): void {
    if (state.brush !== undefined) brush = state.brush && snapped(state.brush, window);
    if (state.selected !== undefined) selected = state.selected;
    if (state.choosing !== undefined) choosing = state.choosing;
    figure.classList.toggle("choosing", choosing);
    tie(selected);
    paintBrush();
    later();
  }

  function clear(): void {
    if (figure.querySelector(".tip")?.contains(document.activeElement))
      plot.querySelector<SVGElement>('[tabindex="0"]')?.focus();
    tip.hide();
    change({brush: null, selected: null, choosing: false});
  }

  let timer = 0;
  let told = "";
  /** Tells the page and those who listen, when the reader has come to rest. */
  function later(): void {
    clearTimeout(timer);
    timer = globalThis.setTimeout(tell, rest) as unknown as number;
    bar.show({choosing, table: !tablePlace.hidden, clearable: Boolean(brush || selected)});
    strip?.show(window, brush, choosing);
  }

  function inWords(between: Window, withUndated = true): string {
    return windowSentence(source.counts, between, options, withUndated);
  }

  function tell(): void {
    drawn.settle();
    strip.settle();
    // Before, marks of a first drawing have no names.
    if (!loading) figure.removeAttribute("aria-busy");
    // What a first drawing left for now may be what is selected.
    if (told === "") tie(selected);
    stops.now();
    bar.showDays({...daysOf(window), min: daysOf(domain).from, max: daysOf(domain).to});
    status.textContent = [inWords(window), brush && `${more.inSelection} ${inWords(brush, false)}`]
      .filter(Boolean)
      .join(" ");
    if (!legendPlace.firstChild || shown.counts !== legendCounts) {
      legendCounts = shown.counts;
      legendPlace.replaceChildren(legend(shown, document, id, options));
    }
    if (!outside.node.hidden) outside.show(source.counts, window, isWhole());
    // At rest, the room that was kept for zooming is given back.
    tallest = Number(drawn.svg.getAttribute("height"));
    plot.style.minHeight = `${tallest}px`;
    if (!tablePlace.hidden) void table.lay();
    const value = JSON.stringify(figure.value);
    if (value === told) return;
    const first = told === "";
    told = value;
    if (!first) figure.dispatchEvent(new Event("input", {bubbles: true}));
  }
  let legendCounts = false;

  function paintBrush(): void {
    if (drawn) layBrush(drawn, brush);
  }

  /** Shows what a record is linked with; null for none. */
  function tie(key: string | null): void {
    if (drawn) layTies(drawn, source, key, selected);
  }

  /** Selects a mark, or lets go of it: its tip stays open, with links to its sentence and its page. */
  function select(stop: Element): HTMLElement[] {
    const key = stop.getAttribute("data-key");
    const item = key === null ? undefined : source.find(key);
    change({selected: selected === key ? null : key});
    if (selected === null) {
      tip.hide();
      return [];
    }
    const page = item && addressOf("id", item.row.id);
    const links = [
      ...(page ? [h("a", {href: root + page}, more.openRecord)] : []),
      ...(item?.row.article ? [h("a", {href: sentenceLink(item.row, root)}, more.openSentence)] : [])
    ];
    tip.show(stop, links);
    return links;
  }

  function open(cell: Element): void {
    const [from, to] = ["from", "to"].map((end) => Number(cell.getAttribute(`data-${end}`))) as Window;
    stops.remember(null);
    go([from, to], true);
  }

  function toggleTable(): void {
    table.toggle();
    later();
  }

  function layStrip(): void {
    strip = overview({...options, counts: source.counts, domain, width, live: true});
    stripPlace.replaceChildren(strip.svg);
    const scale = () => strip.svg.getBoundingClientRect();
    const timeAt = (x: number) => strip.time(((x - scale().left) / scale().width) * width);
    attachDrag(strip.svg, timeAt, (part, begun) => {
      const [from, to] = window;
      const end = part.getAttribute("data-end");
      if (part.classList.contains("thumb")) {
        const between = brush ?? window;
        return (time) => change({brush: ordered(end === "from" ? [time, between[1]] : [between[0], time])});
      }
      if (choosing) return (time) => change({brush: ordered([begun, time])});
      if (end) return (time) => go(ordered(end === "from" ? [time, to] : [from, time]));
      // Outside the window, the strip takes it there.
      const offset = begun < from || begun > to ? begun - (from + to) / 2 : 0;
      if (offset) go(shifted(offset));
      return (time) => go([from + offset + time - begun, to + offset + time - begun]);
    });
  }

  attachGestures(plot, {
    timeAt: (x) => {
      const {left, width: size} = drawn.svg.getBoundingClientRect();
      return drawn.time(((x - left) / size) * width);
    },
    perPixel: () => ((rtl ? -1 : 1) * (window[1] - window[0])) / (width - margin.left - margin.right),
    zoom: (factor, around) => go([around - (around - window[0]) * factor, around + (window[1] - around) * factor]),
    pan: (time) => go(shifted(time)),
    brush(between, done) {
      change(done ? {brush: between, choosing: false} : {brush: between});
    },
    choosing: () => choosing,
    hint() {
      hint.hidden = false;
      clearTimeout(hinted);
      hinted = globalThis.setTimeout(() => (hint.hidden = true), 1500) as unknown as number;
    }
  });
  let hinted = 0;

  attachKeys(figure, {
    rtl,
    zoom: (factor) => zoom(factor),
    pan: (share) => go(shifted(share * (window[1] - window[0]))),
    toEnd: (end) => go(shifted(end === "first" ? domain[0] - window[0] : domain[1] - window[1]), true),
    whole: () => go(domain, true),
    clear,
    toggleTable,
    // By keys the links are where the focus goes; Escape leads back to the mark.
    select: (stop) => select(stop)[0]?.focus(),
    open,
    focus: stops.focus,
    brushBy(end, steps) {
      const unit = stepOf(window);
      const next: Window = [...(brush ?? snapped(window, window))];
      next[end === "from" ? 0 : 1] += steps * unit;
      if (next[0] < next[1]) change({brush: clampBrush(next)});
    },
    beyond(direction) {
      const room = direction > 0 ? domain[1] - window[1] : window[0] - domain[0];
      if (room < 1) return false;
      window = clampWindow(shifted(direction * 0.7 * (window[1] - window[0])), domain);
      redraw();
      return true;
    },
    linked: (stop) =>
      linkedWith(stop.getAttribute("data-key") ?? "", source)
        .map(({key}) => plot.querySelector<SVGElement>(`[data-key="${CSS.escape(key)}"]`))
        .filter((node) => node !== null)
  });

  function clampBrush([from, to]: Window): Window {
    return [Math.max(from, domain[0]), Math.min(to, domain[1])];
  }

  attachClicks(figure, {
    selected: () => selected,
    select(mark) {
      stops.remember(mark.getAttribute("data-key"));
      select(mark);
    },
    open
  });

  if (options.resize && globalThis.ResizeObserver) {
    new ResizeObserver(([entry]) => {
      const now = Math.round(entry!.contentRect.width);
      if (!now || now === width) return;
      const narrow = width < 600 !== now < 600;
      width = now;
      tallest = 0;
      if (!source) return;
      if (narrow && isWhole() && now < 600) window = openingOf(source.counts, domain, width);
      layStrip();
      redraw();
    }).observe(figure);
  }
  void use(options.lane);
  return figure;
}

function ordered([a, b]: Window): Window {
  return a < b ? [a, b] : [b, a];
}

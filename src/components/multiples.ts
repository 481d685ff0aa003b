import {extent, group, max, range, sort} from "d3-array";
import {scaleLinear} from "d3-scale";
import {select} from "d3-selection";
import {utcMonth, utcYear} from "d3-time";
import {toDate} from "./dates.js";
import {elements} from "./html.js";
import {languages, pageLanguage} from "./languages.js";
import {countsIn} from "./uncertain.js";
import type {Span, WindowCounts} from "./uncertain.js";
import {viewWords} from "./views-words.js";
import {wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

/** A record with the days its date may mean, and the panel it belongs to. */
export interface MultipleRow extends Span {
  /** Name of the place, the actor or whatever the panels are of; null stands under "not stated". */
  name?: string | null;
}

export interface MultiplesOptions {
  /** CSS pixels of one panel. */
  width?: number;
  language?: LanguageCode;
  document?: Document;
  /** Most panels drawn, those with most records. */
  limit?: number;
}

/** The panel that was chosen, by its name. */
export interface MultiplesValue {
  selected: string | null;
}

interface Bin extends WindowCounts {
  label: string;
}

/** More bars than this are no bars any more: then years stand for months. */
const mostBins = 40;
/** And then runs of years for years: two pixels each. */
const mostYears = 100;

/**
 * Draws how many records each place or actor has over time, one small panel each, all on the same scales. Months where they fit, else
 * years. A record that may belong to several months is possible in each and certain in none: the full bar is what is certainly there,
 * the open bar above it what may be.
 * @returns an element whose `value` is a `MultiplesValue`; it sends `input` when the reader chooses a panel.
 */
export function multiples(
  rows: Iterable<MultipleRow>,
  options: MultiplesOptions = {}
): HTMLElement & {value: MultiplesValue} {
  const {document = globalThis.document, width = 220, limit = 24} = options;
  const {language = pageLanguage(document)} = options;
  const words = viewWords(language);
  const general = wordsOf(language);
  const h = elements(document);
  const all = [...rows];
  const value: MultiplesValue = {selected: null};
  const node = Object.assign(h("div", {class: "view multiples"}), {value});
  const groups = sort(
    group(all, (row) => row.name ?? ""),
    ([a, m], [b, n]) => Number(!a) - Number(!b) || n.length - m.length
  );
  const shown = groups.slice(0, limit);
  const windows = windowsOf(all, language);
  const panels = shown.map(([name, members]) => ({name, members, bins: binsOf(members, windows)}));
  const most = max(panels, ({bins}) => max(bins, ({possibly}) => possibly)) ?? 0;
  const live = document === globalThis.document;
  const nodes = panels.map(({name, members, bins}) => {
    const undated = countsIn(members, {from: null, to: null}).undated;
    const title = h("span", {class: "view-title"}, h("bdi", {}, name || general.notStated), ` · ${members.length}`);
    const late = undated ? h("small", {}, `${general.undated}${languages[language].colon}${undated}`) : null;
    const drawn = bars(bins, most, {document, width, height: 56, label: describe(bins, language)});
    if (!live) return h("div", {class: "panel", "data-name": name}, title, drawn, late);
    const panel = h("button", {type: "button", class: "panel", "data-name": name}, title, drawn, late);
    panel.addEventListener("click", () => {
      value.selected = value.selected === name ? null : name;
      mark();
      const {Event} = document.defaultView ?? globalThis;
      node.dispatchEvent(new Event("input", {bubbles: true}));
    });
    return panel;
  });
  const mark = () => {
    if (live)
      for (const panel of nodes) panel.setAttribute("aria-pressed", String(panel.dataset.name === value.selected));
  };
  Object.defineProperty(node, "value", {
    get: () => ({...value}),
    set(next: Partial<MultiplesValue> | null) {
      value.selected = groups.some(([name]) => name === next?.selected) ? (next?.selected ?? null) : null;
      mark();
    }
  });
  mark();
  if (!all.length) node.append(h("p", {class: "empty"}, general.noRows));
  else {
    const more = groups.length > limit ? `${general.showing} ${limit} ${general.of} ${groups.length} · ` : "";
    const scale = `${words.mostAtOnce}${languages[language].colon}${most} · ${windows[0]?.label ?? ""} – ${windows.at(-1)?.label ?? ""}`;
    const legend = (["certainly", "possibly"] as const).map((kind) => {
      const item = h("li", {});
      const svg = select(item).append("svg").attr("width", 14).attr("height", 12).attr("aria-hidden", "true");
      svg.append("rect").attr("class", kind).attr("x", 1).attr("y", 1).attr("width", 11).attr("height", 10);
      item.append(` ${words[kind]}`);
      return item;
    });
    node.append(
      h("ul", {class: "legend"}, ...legend, h("li", {}, more + scale)),
      h("div", {class: "panels", role: "group", "aria-label": words.multiples}, ...nodes),
      h("p", {class: "note"}, words.multiplesNote)
    );
  }
  return node;
}

/** Records over time as a drawing the height of a line, for a table or a sentence. Its scale is its own unless `most` is given. */
export function sparkline(
  rows: Iterable<Span>,
  options: MultiplesOptions & {height?: number; most?: number} = {}
): SVGSVGElement {
  const {document = globalThis.document, width = 100, height = 18} = options;
  const {language = pageLanguage(document)} = options;
  const spans = [...rows];
  const bins = binsOf(spans, windowsOf(spans, language));
  const most = options.most ?? max(bins, ({possibly}) => possibly) ?? 0;
  return bars(bins, most, {document, width, height, label: describe(bins, language)});
}

interface Window {
  from: string;
  to: string;
  label: string;
}

/** Months from the first day to the last that a date may mean, years or runs of years where there are too many; open ends do not count. */
export function windowsOf(rows: Span[], language: LanguageCode): Window[] {
  const days = rows.flatMap((row) => [toDate(row.date_start), toDate(row.date_end)]).filter((date) => date !== null);
  if (!days.length) return [];
  const [first, last] = extent(days) as [Date, Date];
  const months = utcMonth.count(first, last) + 1 <= mostBins;
  const interval = months ? utcMonth : utcYear;
  const locale = languages[language].locale;
  const format = new Intl.DateTimeFormat(locale, {timeZone: "UTC", year: "numeric", ...(months && {month: "short"})});
  const from = interval.floor(first);
  const count = interval.count(from, last) + 1;
  const step = months ? 1 : Math.ceil(count / mostYears);
  return range(0, count, step).map((at) => {
    const begin = interval.offset(from, at);
    const end = new Date(+interval.offset(begin, step) - 864e5);
    const day = (date: Date) => date.toISOString().slice(0, 10);
    const label = step === 1 ? format.format(begin) : `${format.format(begin)}–${format.format(end)}`;
    return {from: day(begin), to: day(end), label};
  });
}

function binsOf(rows: Span[], windows: Window[]): Bin[] {
  return windows.map((window) => ({...countsIn(rows, window), label: window.label}));
}

/** "May 2019: 2–5, June 2019: 1": every bar that is there, for those who do not see it. */
function describe(bins: Bin[], language: LanguageCode): string {
  const told = bins
    .filter(({possibly}) => possibly)
    .map(
      ({label, certainly, possibly}) =>
        `${label}${languages[language].colon}${certainly === possibly ? possibly : `${certainly}–${possibly}`}`
    );
  return [viewWords(language).multiples, ...told].join(languages[language].comma);
}

function bars(
  bins: Bin[],
  most: number,
  {document, width, height, label}: {document: Document; width: number; height: number; label: string}
): SVGSVGElement {
  const svg = select(document.createElementNS("http://www.w3.org/2000/svg", "svg"))
    .attr("class", "bars")
    .attr("viewBox", `0 0 ${width} ${height}`)
    .attr("width", width)
    .attr("height", height)
    .attr("role", "img")
    .attr("aria-label", label);
  const y = scaleLinear([0, Math.max(most, 1)], [height - 1, 2]);
  const step = (width - 2) / Math.max(bins.length, 1);
  const size = Math.max(Math.min(step - 1, 14), 1).toFixed(1);
  svg
    .append("path")
    .attr("class", "axis")
    .attr("d", `M0,${height - 0.5}H${width}`);
  bins.forEach(({certainly, possibly}, index) => {
    const x = (1 + index * step).toFixed(1);
    const bar = (kind: string, low: number, high: number) => {
      if (high <= low) return;
      const [top, bottom] = [y(high), y(low)];
      svg
        .append("rect")
        .attr("class", kind)
        .attr("x", x)
        .attr("width", size)
        .attr("y", top.toFixed(1))
        .attr("height", (bottom - top).toFixed(1));
    };
    bar("possibly", certainly, possibly);
    bar("certainly", 0, certainly);
  });
  return svg.node()!;
}

import {elements} from "./html.js";
import {isRightToLeft, pageLanguage} from "./languages.js";
import {draw, mostMarks, mostUndated, planOf} from "./timeline-draw.js";
import {sourceOf} from "./timeline-items.js";
import type {LaneOf, Window} from "./timeline-items.js";
import {legend, shownIn} from "./timeline-legend.js";
import {liveTimeline} from "./timeline-live.js";
import {overview} from "./timeline-overview.js";
import {outsideWords} from "./timeline-outside.js";
import {domainOf, nearlyAll, openingOf} from "./timeline-scale.js";
import {sliced} from "./timeline-slices.js";
import {texts} from "./timeline-text.js";
import {linkedWith, ties} from "./timeline-ties.js";
import {timelineWordsOf} from "./timeline-words.js";
import {wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

/**
 * What a timeline draws: one mark a row. Only `date_start` and `date_end` are asked for; a query that gives them draws. Dates are
 * `YYYY-MM-DD` or Date; both null means that the date is not stated.
 */
export interface TimelineRow {
  /** Told apart from all others: what a selection and `about` name. */
  id?: string | null;
  /** The lane it is drawn in: `attack`, `claim`, or any other word. */
  lane?: string | null;
  /** `attack` or `claim`, where lanes are by something else. */
  kind?: string | null;
  /** A value of the vocabulary of types, shown in the reader's language. */
  type?: string | null;
  /** What tells it from others of its type: place, speaker. */
  detail?: string | null;
  /** EDTF; "~" at an end makes that end fade. */
  date?: string | null;
  date_start?: Date | string | number | null;
  date_end?: Date | string | number | null;
  /** `asserted`, `probable`, `possible`, `doubtful`: how the mark is filled. */
  certainty?: string | null;
  /** `claimed`, `attributed`, `denied`, `unclaimed`: the sign beside the mark. */
  status?: string | null;
  /** People killed, at least: how tall the mark is; at most, where that is another number. */
  killed?: number | null;
  killed_high?: number | null;
  injured?: number | null;
  injured_high?: number | null;
  /** The `id` of the attack that a claim speaks of. */
  about?: string | null;
  actor?: string | null;
  place?: string | null;
  source?: string | null;
  /** The evidence, word for word, and the language it is in. */
  quote?: string | null;
  language?: string | null;
  /** Whether the evidence tells details that readers are asked before they see: tips do not show it. */
  distressing?: boolean | null;
  /** Article and sentence that a click opens. */
  article?: string | null;
  sentence?: string | null;
  /** Whether these are the words of an armed group. */
  armed_group?: boolean | null;
}

export interface TimelineOptions {
  /** CSS pixels; left out, a live timeline is as wide as its place. */
  width?: number;
  language?: LanguageCode;
  /** From the page to the site's root: `./` or `../`. */
  root?: string;
  document?: Document;
  /** Distinguishes the gradients of two timelines on one page. */
  id?: string;
  /** The column that lanes are by, or a function of a row; `lane` unless said otherwise. */
  lane?: LaneOf;
  /** Columns that readers may choose lanes by. */
  lanes?: string[];
  /** Whether time runs from right to left; unless said otherwise it does on Arabic pages. */
  rtl?: boolean;
  /** The `id` of the row that is selected at first: marked, and tied to those it is linked with. */
  selected?: string;
}

/** What a timeline says to its page: days (moments where the window is short) and ids. */
export interface TimelineValue {
  /** What is shown; null while it is everything. Set without it, a timeline shows what it does at first. */
  window: [from: string, to: string] | null;
  /** What the reader selected. */
  brush: [from: string, to: string] | null;
  selected: string | null;
}

export type TimelineNode = HTMLElement & {value?: TimelineValue};

let count = 0;

/**
 * Draws rows as a timeline: a lane for each kind of record, each mark as wide as the days it may mean, ends that are only
 * approximate fading out, open ends as arrows, crowded marks as counts, dates that are not stated set apart below.
 *
 * In a browser it zooms, moves and selects, by pointer, touch and keys; drawn for another document it stands still.
 * @returns a `<figure>` whose `value` can be read and set; "input" tells of changes.
 */
export function timeline(rows: Iterable<TimelineRow>, options: TimelineOptions = {}): TimelineNode {
  const {document = globalThis.document, language = pageLanguage(document)} = options;
  const {rtl = isRightToLeft(language), root = "./", id = `t${++count}`, lane = "lane"} = options;
  const {width = widthOf(document)} = options;
  const words = wordsOf(language);
  const list = Array.isArray(rows) ? (rows as TimelineRow[]) : [...rows];
  if (!list.length) {
    const h = elements(document);
    const value: TimelineValue = {window: null, brush: null, selected: null};
    return Object.assign(h("figure", {class: "timeline"}, h("p", {class: "empty"}, words.noRows)), {value});
  }
  const shown = shownIn(list);
  const languages = {language, words, more: timelineWordsOf(language)};
  if (document === globalThis.document) {
    const resize = options.width === undefined;
    return liveTimeline((column) => sourceOf(list, column), {
      ...languages,
      document,
      rtl,
      root,
      id,
      lane,
      lanes: options.lanes ?? [],
      width,
      resize,
      shown,
      selected: options.selected ?? null
    });
  }
  return still(sourceOf(list, lane));

  function still(source: ReturnType<typeof sourceOf>): TimelineNode {
    const {counts} = source;
    const domain = domainOf(counts);
    const drawn = (window: Window) => {
      const plan = planOf(counts, window, 12, width);
      const whole = window === domain;
      const marks = new Map(
        plan.lanes.flatMap(({name, asMarks}) =>
          asMarks ? [[name, source.items([name], window, mostMarks) as ReturnType<typeof source.about>]] : []
        )
      );
      const undated = new Map(
        plan.lanes.map(({name}) => [name, source.undated([name], mostUndated) as ReturnType<typeof source.about>])
      );
      const {deadliest} = source;
      const text = texts(source, languages);
      const {selected} = options;
      const drawing = draw(plan, {
        ...languages,
        document,
        counts,
        width,
        root,
        id,
        rtl,
        live: false,
        deadliest,
        text,
        whole,
        marks,
        undated,
        selected
      });
      const lines = selected === undefined ? null : ties(drawing, selected, linkedWith(selected, source));
      if (lines?.hasChildNodes()) drawing.svg.append(lines);
      return drawing;
    };
    const figure = document.createElement("figure");
    figure.className = "timeline";
    const window = openingOf(counts, domain, width);
    if (window !== domain) {
      const strip = overview({...languages, document, counts, domain, width, rtl, live: false});
      strip.show(window, null, false);
      figure.append(strip.svg);
    }
    const {svg, counted} = drawn(window);
    shown.counts = counted;
    figure.append(sliced(svg));
    if (nearlyAll(counts, domain) !== domain) {
      const h = elements(document);
      const outside = outsideWords(counts, window, languages);
      figure.append(h("p", {class: "timeline-outside"}, `${outside} · ${languages.more.notDrawn}`));
    }
    figure.append(legend({...shown, links: svg.querySelector(".tie") !== null}, document, id, languages));
    return figure;
  }
}

/** As wide as a page's column, until the place itself is measured. */
export function widthOf(document: Document): number {
  const {clientWidth} = document.documentElement;
  return clientWidth ? Math.min(1056, clientWidth - 32) : 928;
}

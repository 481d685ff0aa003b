import {formatDay, parseDay} from "./calendar.js";
import type {Unit} from "./calendar.js";
import {resolve} from "./date-resolution.js";
import type {Anchors} from "./date-resolution.js";
import type {Document} from "./document.js";
import type {Hit} from "./lexicon.js";
import type {Match, Reading, RuleSet} from "./rules.js";

/** What a hit of the list `date` says beside its value, which is `edtf` again. Days are YYYY-MM-DD, `end` included. */
export interface DateRow extends Record<string, unknown> {
  edtf: string;
  start: string;
  end: string;
  precision: "day" | "week" | "month" | "season" | "year" | "decade" | "interval";
  /** `stated` in full, `relative` to another day, `inferred` from the publication day. */
  basis: "stated" | "relative" | "inferred";
  /** How many days, weeks or months is not said: "a few weeks ago". */
  vague?: true;
}

/** Which of several: the one before, in, or after the time of publication; `same`: of the date spoken of last. */
export type Side = "last" | "this" | "next" | "same";

/** What an expression says of a date, before it is known which days it means: what the rules of a language read. */
export type Spoken =
  /** What of a calendar date is said; `alone: false` when too little of it to be a date by itself. */
  | {
      kind: "calendar";
      year?: number;
      month?: number;
      day?: number;
      hijri?: true;
      /** The text does not say from what the year counts: its calendar is the likelier one. */
      era?: "unsaid";
      /** `ahead`: the words before look ahead. */
      side?: Side | "ahead";
      alone?: false;
    }
  /** 1 Monday … 7 Sunday; `weeks` moves it: -1 for "Friday before last". */
  | {kind: "weekday"; weekday: number; side?: Side; weeks?: number}
  /** A unit of time, `shift` units from the one of publication or of the last date: "last month", "the same day", "the 7th of this month". */
  | {
      kind: "unit";
      unit: Unit;
      shift: number;
      spoken?: true;
      month?: number;
      /** The month is a Hijri one: "Ramadan last year". */
      hijri?: true;
      day?: number;
      weekday?: number;
    }
  /** `n` units before (after, if negative) publication or the last date; null: a few. */
  | {
      kind: "ago";
      n: number | null;
      unit: Unit;
      later?: true;
      spoken?: true;
      approximate?: "about" | "over" | "under";
      /** "A year and two months ago": so much further away. */
      more?: {n: number; unit: Unit};
    }
  /** A feast of the lists `feast`, or its day `nth`. */
  | {kind: "feast"; feast: string; nth?: number; year?: number; hijri?: true; side?: Side}
  /** "The first Friday of May"; -1 for the last one. */
  | {kind: "nth"; n: number; weekday: number; of: Spoken}
  /** All of the `n` units before or after publication: "the last two weeks". */
  | {kind: "span"; n: number | null; unit: Unit; later?: true}
  | {kind: "part"; part: Part; of: Spoken}
  /** "The first six months of the year." */
  | {kind: "first"; n: number; unit: Unit; of: Spoken}
  /** `listed`: only the two, not what lies between. */
  | {kind: "range"; from: Spoken; to: Spoken; listed?: true}
  /** One date said twice: "yesterday (Sunday)", "Friday 7 August", "21 Shawwal, 6 August". */
  | {kind: "apposition"; first: Spoken; second: Spoken}
  /** EDTF numbers: 21 spring … 24 winter. */
  | {kind: "season"; season: number; year?: Spoken; side?: Side}
  /** Two days, of which `first` is the weekday: 5 in Arab countries, 6 in others. */
  | {kind: "weekend"; first: number; side?: Side}
  | {kind: "decade"; decade: number; century?: number}
  | {kind: "century"; century: number}
  | {kind: "fixed"; edtf: string};
export type Part =
  "early" | "mid" | "late" | "first_half" | "second_half" | "quarter_1" | "quarter_2" | "quarter_3" | "quarter_4";

/** What the date rules of a language see beside the match. */
export interface DateContext {
  reading: Reading;
}

/**
 * The date rules of a language, in steps: what a step reads becomes hits of its list for the patterns of the next, with what it says
 * in `row.spoken` and its grain as value (`<date_phrase=month>`, see `grain`). Hits of final steps are dates.
 */
export interface DateStep {
  list: string;
  rules: RuleSet<Spoken, DateContext>;
  final?: true;
}

/** Adds hits of the list `date`; see DateRow. Expressions that hang on a date that was not said are left out. */
export function readDates({article, sentences, language}: Document): void {
  if (!language.dates) return;
  const published = {start: parseDay(article.published_start), end: parseDay(article.published_end)};
  const anchors: Anchors = {published, spoken: null};
  for (const {reading} of sentences) {
    const found: Hit[] = [];
    // A date in figures with stops is one token and no number: 3.8.2015.
    reading.tokens.forEach(({key}, index) => {
      if (key.length < 5 || key > ":" || !/^\d+\.\d+\.\d+$/.test(key)) return;
      reading.add({list: "dotted_date", value: key, from: index, to: index + 1, lead: "", row: {}, rule: null});
    });
    for (const step of language.dates) {
      for (const {match, result} of step.rules.run(reading, {reading})) {
        const hit = {
          list: step.list,
          value: grain(result),
          from: match.from,
          to: match.to,
          lead: leadOf(match),
          row: {spoken: result},
          rule: match.rule
        };
        reading.add(hit);
        if (step.final && !("alone" in result)) found.push(hit);
      }
    }
    for (const {from, to, lead, row, rule} of longest(found)) {
      const date = resolve(row.spoken as Spoken, anchors);
      if (!date) continue;
      anchors.spoken = date;
      const {edtf, precision, basis, vague} = date;
      const days = {start: formatDay(date.start), end: formatDay(date.end)};
      reading.add({
        list: "date",
        value: edtf,
        from,
        to,
        lead,
        row: {edtf, ...days, precision, basis, ...(vague && {vague})} satisfies DateRow,
        rule
      });
    }
  }
}

/** Joined front letters of the first element. */
function leadOf({parts, from}: Match): string {
  for (const name in parts) if (parts[name]!.from === from) return parts[name]!.lead;
  return "";
}

/** What an expression names: `day`, `month`, `year` …, or for other kinds than `calendar` and `unit` the kind. */
export function grain(spoken: Spoken): string {
  if (spoken.kind === "calendar")
    return spoken.day !== undefined ? "day" : spoken.month !== undefined ? "month" : "year";
  if (spoken.kind === "unit")
    return spoken.day !== undefined || spoken.weekday !== undefined ? "day" : spoken.month ? "month" : spoken.unit;
  if (spoken.kind === "apposition") return "day";
  return spoken.kind;
}

/** Of hits that overlap the longest, of equals the one found last; in the order of the text. */
function longest(hits: Hit[]): Hit[] {
  if (hits.length < 2) return hits;
  const taken = new Set<number>();
  const kept = hits
    .toReversed()
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .filter(({from, to}) => {
      for (let token = from; token < to; token++) if (taken.has(token)) return false;
      for (let token = from; token < to; token++) taken.add(token);
      return true;
    });
  return kept.sort((a, b) => a.from - b.from);
}

import {addUnits, dayOf, formatDay, hijriMonthDays, hijriParts, monthDays, parseDay, partsOf, unitDays, weekdayOf, yearsDays} from "./calendar.js";
import type {Day, Days, Unit} from "./calendar.js";
import type {Document} from "./document.js";
import {edtfDays} from "./edtf.js";
import type {Hit} from "./lexicon.js";
import type {Reading, RuleSet} from "./rules.js";

/** What a hit of the list `date` says beside its value, which is `edtf` again. Days are YYYY-MM-DD, `end` included. */
export interface DateRow extends Record<string, unknown> {
  edtf: string;
  start: string;
  end: string;
  precision: "day" | "week" | "month" | "season" | "year" | "decade" | "interval";
  /** `stated` in full, `relative` to another day, `inferred` from the publication day. */
  basis: "stated" | "relative" | "inferred";
}

/** Which of several: the one before, in, or after the time of publication; `same`: of the date spoken of last. */
export type Side = "last" | "this" | "next" | "same";

/** What an expression says of a date, before it is known which days it means: what the rules of a language read. */
export type Spoken =
  /** What of a calendar date is said; `alone: false` when too little of it to be a date by itself. */
  | {kind: "calendar"; year?: number; month?: number; day?: number; hijri?: true; side?: Side; alone?: false}
  /** 1 Monday … 7 Sunday; `weeks` moves it: -1 for "Friday before last". */
  | {kind: "weekday"; weekday: number; side?: Side; weeks?: number}
  /** A unit of time, `shift` units from the one of publication or of the last date: "last month", "the same day", "the 7th of this month". */
  | {kind: "unit"; unit: Unit; shift: number; spoken?: true; month?: number; day?: number; weekday?: number}
  /** `n` units before (after, if negative) publication or the last date; null: a few. */
  | {kind: "ago"; n: number | null; unit: Unit; later?: true; spoken?: true; approximate?: "about" | "over" | "under"}
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
  | {kind: "weekend"; side?: Side}
  | {kind: "decade"; decade: number; century?: number}
  | {kind: "century"; century: number}
  | {kind: "fixed"; edtf: string};
export type Part = "early" | "mid" | "late" | "first_half" | "second_half" | "quarter_1" | "quarter_2" | "quarter_3" | "quarter_4";

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

/** The days that an expression turned out to mean. */
interface Resolved extends Days {
  precision: DateRow["precision"];
  basis: DateRow["basis"];
  edtf: string;
}

interface Anchors {
  published: Days;
  /** The date spoken of last. */
  spoken: Resolved | null;
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
      if (!/^\d+\.\d+\.\d+$/.test(key)) return;
      reading.add({list: "dotted_date", value: key, from: index, to: index + 1, lead: "", row: {}, rule: null});
    });
    for (const step of language.dates) {
      for (const {match, result} of step.rules.run(reading, {reading})) {
        const lead = Object.values(match.parts).find((part) => part.from === match.from)?.lead ?? "";
        const hit = {list: step.list, value: grain(result), from: match.from, to: match.to, lead, row: {spoken: result}, rule: match.rule};
        reading.add(hit);
        if (step.final && !("alone" in result)) found.push(hit);
      }
    }
    for (const {from, to, lead, row, rule} of longest(found)) {
      const date = resolve(row.spoken as Spoken, anchors);
      if (!date) continue;
      anchors.spoken = date;
      const {edtf, precision, basis} = date;
      const days = {start: formatDay(date.start), end: formatDay(date.end)};
      reading.add({list: "date", value: edtf, from, to, lead, row: {edtf, ...days, precision, basis} satisfies DateRow, rule});
    }
  }
}

/** What an expression names: `day`, `month`, `year` …, or for other kinds than `calendar` and `unit` the kind. */
export function grain(spoken: Spoken): string {
  if (spoken.kind === "calendar") return spoken.day !== undefined ? "day" : spoken.month !== undefined ? "month" : "year";
  if (spoken.kind === "unit") return spoken.day !== undefined || spoken.weekday !== undefined ? "day" : spoken.month ? "month" : spoken.unit;
  if (spoken.kind === "apposition") return "day";
  return spoken.kind;
}

/** Of hits that overlap the longest, of equals the one found last; in the order of the text. */
function longest(hits: Hit[]): Hit[] {
  const taken = new Set<number>();
  const kept = hits
    .toReversed()
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .filter(({from, to}) => {
      const tokens = Array.from({length: to - from}, (_, index) => from + index);
      if (tokens.some((token) => taken.has(token))) return false;
      for (const token of tokens) taken.add(token);
      return true;
    });
  return kept.sort((a, b) => a.from - b.from);
}

function resolve(spoken: Spoken, anchors: Anchors): Resolved | null {
  switch (spoken.kind) {
    case "calendar":
      return calendar(spoken, anchors);
    case "weekday":
      return weekday(spoken, anchors.published);
    case "unit":
      return unit(spoken, anchors);
    case "ago":
      return ago(spoken, anchors);
    case "span":
      return span(spoken, anchors.published);
    case "part":
      return part(spoken.part, resolve(spoken.of, anchors));
    case "first": {
      const whole = resolve(spoken.of, anchors);
      return whole && made({start: whole.start, end: Math.min(whole.end, addUnits(whole.start, spoken.n, spoken.unit) - 1)}, "interval", whole.basis);
    }
    case "range":
      return range(spoken, anchors);
    case "apposition":
      return apposition(spoken.first, spoken.second, anchors);
    case "season":
      return season(spoken, anchors);
    case "weekend": {
      const {start, end} = anchors.published;
      // Friday and Saturday; on a Saturday the weekend is the one that is ending.
      const friday = spoken.side === "next" ? weekdayAfter(5, end) : weekdayBefore(5, spoken.side === "last" ? start - 1 : start + 1);
      return made({start: friday, end: friday + 1}, "interval", "relative");
    }
    case "decade": {
      const year = partsOf(anchors.published.start).year;
      const first = (spoken.century === undefined ? Math.floor((year - spoken.decade) / 100) : spoken.century - 1) * 100 + spoken.decade;
      return made(yearsDays(first, first + 9), "decade", spoken.century === undefined ? "inferred" : "stated");
    }
    case "century":
      return made(yearsDays(spoken.century * 100 - 99, spoken.century * 100), "interval", "stated");
    case "fixed": {
      const {start, end} = edtfDays(spoken.edtf);
      return start && end ? made({start: parseDay(start), end: parseDay(end)}, "day", "stated") : null;
    }
  }
}

function made(days: Days | null, precision: DateRow["precision"], basis: DateRow["basis"], approximate = false): Resolved | null {
  return days && days.start <= days.end ? {...days, precision, basis, edtf: edtfOf(days, precision, approximate)} : null;
}

/** The shortest EDTF expression of exactly these days: a year, a month or a day, or an interval between two of them. */
function edtfOf({start, end}: Days, precision: DateRow["precision"], approximate: boolean): string {
  const [from, to] = [formatDay(start), formatDay(end)];
  if (precision === "decade") return `${from.slice(0, 3)}X`;
  const [wholeMonths, wholeYears] = [from.endsWith("-01") && end === unitDays("month", end).end, from.endsWith("-01-01") && to.endsWith("-12-31")];
  const length = wholeYears ? 4 : wholeMonths ? 7 : 10;
  const mark = approximate ? "~" : "";
  const [first, last] = [from.slice(0, length) + mark, to.slice(0, length) + mark];
  return first === last ? first : `${first}/${last}`;
}

type Said<Kind extends Spoken["kind"]> = Extract<Spoken, {kind: Kind}>;

function calendar(said: Said<"calendar">, {published, spoken}: Anchors): Resolved | null {
  const {month, day} = said;
  const parts = said.hijri ? hijriParts : partsOf;
  const year = said.year ?? (said.side === "same" && spoken ? parts(spoken.start).year : undefined);
  const basis = said.year !== undefined ? "stated" : said.side ? "relative" : "inferred";
  const precision = day !== undefined ? "day" : month !== undefined ? "month" : "year";
  const inYear = (year: number): Days | null => {
    if (month === undefined) return said.hijri ? {start: hijriMonthDays(year, 1).start, end: hijriMonthDays(year, 12).end} : yearsDays(year);
    const days = said.hijri ? hijriMonthDays(hijriYear(year, month), month) : monthDays(year, month);
    if (day === undefined) return days;
    return days.start + day - 1 <= days.end ? {start: days.start + day - 1, end: days.start + day - 1} : null;
  };
  if (year !== undefined) return made(inYear(year), precision, basis);
  if (said.side === "same") return null;
  if (month === undefined) return day === undefined ? null : made(pastDay(day, published.end), "day", "inferred");
  const now = parts(published.start).year;
  const candidates = [now - 1, now, now + 1].map(inYear).filter((days) => days !== null);
  const found = {
    last: candidates.findLast(({end}) => end < published.start),
    next: candidates.find(({start}) => start > published.end),
    this: inYear(now),
    none: nearest(candidates, published)
  }[said.side ?? "none"];
  return made(found ?? null, precision, basis);
}

/** The Hijri year of a month that begins in a Gregorian year (رمضان 2015); a Hijri year as it is. */
function hijriYear(year: number, month: number): number {
  if (year < 1600) return year;
  const first = Math.floor(((year - 622) * 33) / 32);
  return [0, 1, 2].map((n) => first + n).find((hijri) => partsOf(hijriMonthDays(hijri, month).start).year === year) ?? first;
}

/** The nearest of several, where the future must be much nearer than the past: news looks back. */
function nearest(candidates: Days[], {start, end}: Days): Days | undefined {
  const distance = (days: Days) => (days.end < start ? start - days.end : days.start > end ? 4 * (days.start - end) : 0);
  return candidates.toSorted((a, b) => distance(a) - distance(b))[0];
}

/** The latest day of that number in its month, on or before `until`. */
function pastDay(number: number, until: Day): Days | null {
  for (let shift = 0; shift > -3; shift--) {
    const month = unitDays("month", until, shift);
    const day = month.start + number - 1;
    if (day <= month.end && day <= until) return {start: day, end: day};
  }
  return null;
}

function weekdayBefore(weekday: number, until: Day): Day {
  return until - ((weekdayOf(until) - weekday + 7) % 7);
}
function weekdayAfter(weekday: number, after: Day): Day {
  return after + 1 + ((weekday - weekdayOf(after + 1) + 7) % 7);
}

function weekday({weekday, side, weeks = 0}: Said<"weekday">, {start, end}: Days): Resolved | null {
  const day = {
    last: () => weekdayBefore(weekday, start - 1),
    next: () => weekdayAfter(weekday, end),
    this: () => unitDays("week", start).start + weekday - 1,
    same: () => null,
    none: () => weekdayBefore(weekday, start)
  }[side ?? "none"]();
  return day === null ? null : made({start: day + 7 * weeks, end: day + 7 * weeks}, "day", side ? "relative" : "inferred");
}

const unitPrecision: Record<Unit, DateRow["precision"]> = {
  hour: "day",
  day: "day",
  week: "week",
  month: "month",
  year: "year",
  decade: "decade",
  century: "interval"
};

function unit(said: Said<"unit">, {published, spoken}: Anchors): Resolved | null {
  const {unit, shift} = said;
  // "The same day" needs a day to be the same as.
  if (said.spoken && (!spoken || unitDays(unit, spoken.start).end < spoken.end)) return null;
  const anchor = said.spoken ? spoken! : published;
  const days = {start: unitDays(unit, anchor.start, shift).start, end: unitDays(unit, anchor.end, shift).end};
  const within = (start: Day, length: Days, precision: DateRow["precision"]) =>
    made(length.end <= days.end ? {start, end: length.end} : null, precision, "relative");
  if (said.weekday !== undefined) return within(days.start + said.weekday - 1, {start: 0, end: days.start + said.weekday - 1}, "day");
  if (said.month !== undefined) {
    const {start, end} = monthDays(partsOf(days.start).year, said.month);
    const day = said.day === undefined ? null : start + said.day - 1;
    return day === null ? made({start, end}, "month", "relative") : made(day <= end ? {start: day, end: day} : null, "day", "relative");
  }
  if (said.day !== undefined) return within(days.start + said.day - 1, {start: 0, end: days.start + said.day - 1}, "day");
  return made(days, unitPrecision[unit], "relative");
}

/** What "a few" of a unit may be, at least and at most. "منذ أيام" is the fortnight before publication; years are too vague. */
const few: Partial<Record<Unit, [number, number]>> = {hour: [0, 23], day: [1, 14], week: [1, 4], month: [1, 3]};

function ago({n, unit, later, ...said}: Said<"ago">, {published, spoken}: Anchors): Resolved | null {
  const anchor = said.spoken && spoken && spoken.start === spoken.end ? spoken : published;
  const sign = later ? 1 : -1;
  const [low, high] = n === null ? (few[unit] ?? []) : [said.approximate === "under" ? n - 1 : n, said.approximate === "over" ? n + 1 : n];
  if (low === undefined || high === undefined) return null;
  const ends = [addUnits(anchor.start, sign * high, unit), addUnits(anchor.end, sign * low, unit)].sort((a, b) => a - b);
  const days = {start: ends[0]!, end: ends[1]!};
  const approximate = n === null || said.approximate !== undefined || unit !== "day";
  return made(days, days.start === days.end ? "day" : "interval", "relative", approximate);
}

function span({n, unit, later}: Said<"span">, {start, end}: Days): Resolved | null {
  const count = n ?? few[unit]?.[1];
  if (count === undefined) return null;
  const days = later ? {start: end + 1, end: addUnits(end, count, unit)} : {start: addUnits(start, -count, unit), end: unit === "day" ? end - 1 : end};
  return made(days, "interval", "relative", true);
}

/** Thirds, halves and quarters: of months in days (1–10, 11–20, 21–end), of longer times in months, of others by their length. */
function part(part: Part, whole: Resolved | null): Resolved | null {
  if (!whole) return null;
  const {start, end, basis, precision} = whole;
  const [index, count] = {
    early: [0, 3],
    mid: [1, 3],
    late: [2, 3],
    first_half: [0, 2],
    second_half: [1, 2],
    quarter_1: [0, 4],
    quarter_2: [1, 4],
    quarter_3: [2, 4],
    quarter_4: [3, 4]
  }[part] as [number, number];
  const cut = (index: number): Day => {
    if (index === count) return end + 1;
    if (precision === "month") return start + Math.floor((30 * index) / count);
    const years = Math.round((end - start) / 365.2425);
    if (years > 5) return addUnits(start, Math.round((years * index) / count), "year");
    if (end - start > 300) return addUnits(start, Math.round((years * 12 * index) / count), "month");
    return start + Math.round(((end - start + 1) * index) / count);
  };
  const exact = count !== 3;
  return made({start: cut(index), end: cut(index + 1) - 1}, "interval", basis, !exact);
}

function range({from, to, listed}: Said<"range">, anchors: Anchors): Resolved | null {
  // "3 to 5 May", "3 May 2014 to 5 June": each end lends the other what it does not say.
  if (from.kind === "calendar" && to.kind === "calendar") {
    const shared = {year: to.year ?? from.year, side: to.side ?? from.side, hijri: to.hijri ?? from.hijri};
    const given = Object.fromEntries(Object.entries(shared).filter(([, value]) => value !== undefined));
    from = {...given, ...from, ...(from.month === undefined && to.month !== undefined && {month: to.month})};
    to = {...given, ...to};
  }
  const last = resolve(to, anchors);
  if (!last) return null;
  let first = resolve(from, anchors);
  if (from.kind === "weekday") {
    const day = weekdayBefore(from.weekday, last.start - 1);
    first = made({start: day, end: day}, "day", last.basis);
  }
  if (first && first.start > last.end && from.kind === "calendar") first = resolve({...from, year: partsOf(first.start).year - 1}, anchors);
  if (!first || first.start > last.start) return null;
  const edtf = listed && first.end + 1 < last.start ? `{${first.edtf},${last.edtf}}` : `${first.edtf}/${last.edtf}`;
  // An interval of intervals is no EDTF.
  const plain = edtf.split("/").length > 2 ? edtfOf({start: first.start, end: last.end}, "interval", edtf.includes("~")) : edtf;
  return {start: first.start, end: last.end, precision: "interval", basis: last.basis, edtf: plain};
}

function apposition(first: Spoken, second: Spoken, anchors: Anchors): Resolved | null {
  const [a, b] = [resolve(first, anchors), resolve(second, anchors)];
  if (!a || !b) return a ?? b;
  const named = first.kind === "weekday" ? first.weekday : second.kind === "weekday" ? second.weekday : null;
  if (named === null) return second.kind === "calendar" && !second.hijri ? b : a;
  const [other, said] = first.kind === "weekday" ? [b, second] : [a, first];
  if (said.kind === "weekday" || weekdayOf(other.start) === named) return other;
  const found = agreeing(named, other, said);
  return found === null ? other : made({start: found, end: found}, "day", other.basis);
}

/** The day of that weekday which an expression may have meant: the paper may date itself a day off, or leave month or year unsaid. */
function agreeing(weekday: number, {start}: Resolved, said: Spoken): Day | null {
  if (said.kind === "unit" || said.kind === "ago") return [1, 2, 3].flatMap((n) => [start - n, start + n]).find((day) => weekdayOf(day) === weekday) ?? null;
  if (said.kind !== "calendar" || said.year !== undefined || said.hijri) return null;
  const {year, month, day} = partsOf(start);
  const months = said.month === undefined ? Array.from({length: 12}, (_, n) => monthDays(year, month - n).start) : [-1, 1].map((n) => dayOf(year + n, month, 1)!);
  return months.map((first) => first + day - 1).find((candidate) => weekdayOf(candidate) === weekday && partsOf(candidate).day === day) ?? null;
}

function season({season, year, side}: Said<"season">, anchors: Anchors): Resolved | null {
  const within = year && resolve(year, anchors);
  const first = (season - 20) * 3;
  const inYear = (year: number): Days => ({start: monthDays(year, first).start, end: monthDays(year, first + 2).end});
  const now = partsOf(anchors.published.start).year;
  const candidates = within ? [inYear(partsOf(within.start).year)] : [now - 1, now, now + 1].map(inYear);
  const {start, end} = anchors.published;
  const days =
    within || !side
      ? candidates[0]
      : side === "last"
        ? candidates.findLast((days) => days.end < start)
        : side === "next"
          ? candidates.find((days) => days.start > end)
          : inYear(now);
  return days ? {...days, precision: "season", basis: within?.basis ?? "relative", edtf: `${partsOf(days.start).year}-${season}`} : null;
}

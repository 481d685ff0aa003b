import {
  addUnits,
  dayOf,
  formatDay,
  hijriMonthDays,
  hijriParts,
  hijriYear,
  monthDays,
  nearest,
  parseDay,
  partsOf,
  pastDay,
  unitDays,
  weekdayAfter,
  weekdayBefore,
  weekdayOf,
  yearsDays
} from "./calendar.js";
import type {Day, Days, Unit} from "./calendar.js";
import type {DateRow, Part, Spoken} from "./dates.js";
import {edtfDays} from "./edtf.js";
import {feastDays} from "./feasts.js";

/** The days that an expression turned out to mean. */
export interface Resolved extends Days {
  precision: DateRow["precision"];
  basis: DateRow["basis"];
  edtf: string;
  /** How many days, weeks or months is not said: "a few weeks ago". */
  vague?: true;
}

/** The days from which an expression may count. */
export interface Anchors {
  published: Days;
  /** The date spoken of last. */
  spoken: Resolved | null;
}

/** The days that an expression means; null when it hangs on a date that was not said, or names a day that does not exist. */
export function resolve(spoken: Spoken, anchors: Anchors): Resolved | null {
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
      return (
        whole &&
        made(
          {start: whole.start, end: Math.min(whole.end, addUnits(whole.start, spoken.n, spoken.unit) - 1)},
          "interval",
          whole.basis
        )
      );
    }
    case "range":
      return range(spoken, anchors);
    case "apposition":
      return apposition(spoken.first, spoken.second, anchors);
    case "season":
      return season(spoken, anchors);
    case "feast": {
      const days = feastDays(spoken, anchors.published);
      const basis = spoken.year !== undefined ? "stated" : spoken.side ? "relative" : "inferred";
      return made(days, days && days.start < days.end ? "interval" : "day", basis);
    }
    case "nth":
      return nthWeekday(spoken, resolve(spoken.of, anchors));
    case "weekend": {
      const {start, end} = anchors.published;
      const {first} = spoken;
      const day = {
        last: () => weekdayBefore(first, start - 2),
        this: () => unitDays("week", start).start + first - 1,
        next: () => weekdayAfter(first, end),
        same: () => weekdayBefore(first, start),
        none: () => weekdayBefore(first, start)
      }[spoken.side ?? "none"]();
      return made({start: day, end: day + 1}, "interval", "relative");
    }
    case "decade": {
      const year = partsOf(anchors.published.start).year;
      const first =
        (spoken.century === undefined ? Math.floor((year - spoken.decade) / 100) : spoken.century - 1) * 100 +
        spoken.decade;
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

/** Days are written with four digits of the year: what lies before has none. */
const firstDay = yearsDays(1).start;

function made(
  days: Days | null,
  precision: DateRow["precision"],
  basis: DateRow["basis"],
  approximate = false
): Resolved | null {
  return days && days.start <= days.end && days.start >= firstDay
    ? {...days, precision, basis, edtf: edtfOf(days, precision, approximate)}
    : null;
}

/** The shortest EDTF expression of exactly these days: a year, a month or a day, or an interval between two of them. */
function edtfOf({start, end}: Days, precision: DateRow["precision"], approximate: boolean): string {
  const [from, to] = [formatDay(start), formatDay(end)];
  if (precision === "decade") return `${from.slice(0, 3)}X`;
  const [wholeMonths, wholeYears] = [
    from.endsWith("-01") && end === unitDays("month", end).end,
    from.endsWith("-01-01") && to.endsWith("-12-31")
  ];
  const length = wholeYears ? 4 : wholeMonths ? 7 : 10;
  const mark = approximate ? "~" : "";
  const [first, last] = [from.slice(0, length) + mark, to.slice(0, length) + mark];
  return first === last ? first : `${first}/${last}`;
}

type Said<Kind extends Spoken["kind"]> = Extract<Spoken, {kind: Kind}>;

/**
 * Whether a year without a word for its calendar («عام 1452») counts from Christ after all: where it would lie beyond what is planned
 * for, or where the date told last is before 1900.
 */
function isGregorian({year, month, era}: Said<"calendar">, {published, spoken}: Anchors): boolean {
  if (era !== "unsaid" || year === undefined || month !== undefined) return false;
  return year > hijriParts(published.end).year + 10 || (spoken !== null && partsOf(spoken.end).year < 1900);
}

/** Days ahead from which on a month or a day of one would be told with its year. */
const farAhead = 275;

function calendar(said: Said<"calendar">, anchors: Anchors): Resolved | null {
  const {published, spoken} = anchors;
  const {month, day} = said;
  if (said.hijri && isGregorian(said, anchors)) return calendar({...said, hijri: undefined, era: undefined}, anchors);
  const parts = said.hijri ? hijriParts : partsOf;
  const year = said.year ?? (said.side === "same" && spoken ? parts(spoken.start).year : undefined);
  const basis = said.year !== undefined ? "stated" : said.side ? "relative" : "inferred";
  const precision = day !== undefined ? "day" : month !== undefined ? "month" : "year";
  const inYear = (year: number): Days | null => {
    if (month === undefined)
      return said.hijri ? {start: hijriMonthDays(year, 1).start, end: hijriMonthDays(year, 12).end} : yearsDays(year);
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
    // "Said that it would attack in July": nobody calls what lies most of a year away by its month alone.
    ahead:
      candidates.find(({start, end}) => end >= published.start && start - published.end < farAhead) ??
      nearest(candidates, published),
    none: nearest(candidates, published)
  }[said.side ?? "none"];
  return made(found ?? null, precision, basis);
}

function weekday({weekday, side, weeks = 0}: Said<"weekday">, {start, end}: Days): Resolved | null {
  const day = {
    last: () => weekdayBefore(weekday, start - 1),
    next: () => weekdayAfter(weekday, end),
    this: () => unitDays("week", start).start + weekday - 1,
    same: () => null,
    none: () => weekdayBefore(weekday, start)
  }[side ?? "none"]();
  return day === null
    ? null
    : made({start: day + 7 * weeks, end: day + 7 * weeks}, "day", side ? "relative" : "inferred");
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
  if (said.weekday !== undefined)
    return within(days.start + said.weekday - 1, {start: 0, end: days.start + said.weekday - 1}, "day");
  if (said.month !== undefined) {
    const {year} = partsOf(days.start);
    const {start, end} = said.hijri
      ? hijriMonthDays(hijriYear(year, said.month), said.month)
      : monthDays(year, said.month);
    const day = said.day === undefined ? null : start + said.day - 1;
    return day === null
      ? made({start, end}, "month", "relative")
      : made(day <= end ? {start: day, end: day} : null, "day", "relative");
  }
  if (said.day !== undefined)
    return within(days.start + said.day - 1, {start: 0, end: days.start + said.day - 1}, "day");
  return made(days, unitPrecision[unit], "relative");
}

/** What "a few" of a unit may be, at least and at most. "منذ أيام" is the fortnight before publication; years are too vague. */
const few: Partial<Record<Unit, [number, number]>> = {hour: [0, 23], day: [1, 14], week: [1, 4], month: [1, 3]};

/** The nth of the weekdays in a stretch of time, the last one if `n` is -1. */
function nthWeekday({n, weekday}: Said<"nth">, whole: Resolved | null): Resolved | null {
  if (!whole) return null;
  const day =
    n < 0 ? weekdayBefore(weekday, whole.end) + 7 * (n + 1) : weekdayAfter(weekday, whole.start - 1) + 7 * (n - 1);
  return made(day >= whole.start && day <= whole.end ? {start: day, end: day} : null, "day", whole.basis);
}

function ago({n, unit, later, more, ...said}: Said<"ago">, {published, spoken}: Anchors): Resolved | null {
  const anchor = said.spoken && spoken && spoken.start === spoken.end ? spoken : published;
  const sign = later ? 1 : -1;
  const [low, high] =
    n === null
      ? (few[unit] ?? [])
      : [said.approximate === "under" ? n - 1 : n, said.approximate === "over" ? n + 1 : n];
  if (low === undefined || high === undefined) return null;
  const away = (day: Day, count: number) => {
    const first = addUnits(day, sign * count, unit);
    return more ? addUnits(first, sign * more.n, more.unit) : first;
  };
  const ends = [away(anchor.start, high), away(anchor.end, low)].sort((a, b) => a - b);
  const days = {start: ends[0]!, end: ends[1]!};
  const approximate = n === null || said.approximate !== undefined || unit !== "day";
  const found = made(days, days.start === days.end ? "day" : "interval", "relative", approximate);
  return found && n === null && unit !== "hour" ? {...found, vague: true} : found;
}

function span({n, unit, later}: Said<"span">, {start, end}: Days): Resolved | null {
  const count = n ?? few[unit]?.[1];
  if (count === undefined) return null;
  const days = later
    ? {start: end + 1, end: addUnits(end, count, unit)}
    : {start: addUnits(start, -count, unit), end: unit === "day" ? end - 1 : end};
  const found = made(days, "interval", "relative", true);
  return found && n === null && unit !== "hour" ? {...found, vague: true} : found;
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
  if (first && first.start > last.end && from.kind === "calendar")
    first = resolve({...from, year: partsOf(first.start).year - 1}, anchors);
  if (!first || first.start > last.start) return null;
  const edtf = listed && first.end + 1 < last.start ? `{${first.edtf},${last.edtf}}` : `${first.edtf}/${last.edtf}`;
  // An interval of intervals is no EDTF.
  const plain =
    edtf.split("/").length > 2 ? edtfOf({start: first.start, end: last.end}, "interval", edtf.includes("~")) : edtf;
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
  if (said.kind === "unit" || said.kind === "ago")
    return [1, 2, 3].flatMap((n) => [start - n, start + n]).find((day) => weekdayOf(day) === weekday) ?? null;
  if (said.kind !== "calendar" || said.year !== undefined || said.hijri) return null;
  const {year, month, day} = partsOf(start);
  const months =
    said.month === undefined
      ? Array.from({length: 12}, (_, n) => monthDays(year, month - n).start)
      : [-1, 1].map((n) => dayOf(year + n, month, 1)!);
  return (
    months
      .map((first) => first + day - 1)
      .find((candidate) => weekdayOf(candidate) === weekday && partsOf(candidate).day === day) ?? null
  );
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
  return days
    ? {...days, precision: "season", basis: within?.basis ?? "relative", edtf: `${partsOf(days.start).year}-${season}`}
    : null;
}

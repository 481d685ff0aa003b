/** Days are numbers here: whole days since 1970-01-01, proleptic Gregorian. */
export type Day = number;
export type Unit = "hour" | "day" | "week" | "month" | "year" | "decade" | "century";

/** A stretch of days, both ends included. */
export interface Days {
  start: Day;
  end: Day;
}

const dayLength = 86_400_000;

/** The day of a calendar date; null when there is none such (31 June). */
export function dayOf(year: number, month: number, day: number): Day | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? date.getTime() / dayLength : null;
}

/** @throws RangeError when `iso` is not a day of the form YYYY-MM-DD. */
export function parseDay(iso: string): Day {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  const parsed = day === undefined ? null : dayOf(Number(year), Number(month), Number(day));
  if (parsed === null) throw new RangeError(`expected a day like 2015-08-01, found “${iso}”`);
  return parsed;
}

/** Days that have been written out: texts name the same ones again and again. Emptied when full. */
const written = new Map<Day, string>();

/** YYYY-MM-DD. */
export function formatDay(day: Day): string {
  let text = written.get(day);
  if (text === undefined) {
    if (written.size >= 10_000) written.clear();
    written.set(day, (text = new Date(day * dayLength).toISOString().slice(0, 10)));
  }
  return text;
}

export function partsOf(day: Day): {year: number; month: number; day: number} {
  const date = new Date(day * dayLength);
  return {year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate()};
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The month `month` of `year`; months outside 1–12 fall into the years around it. */
export function monthDays(year: number, month: number): Days {
  const index = year * 12 + month - 1;
  const first = (index: number) => dayOf(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1)!;
  return {start: first(index), end: first(index + 1) - 1};
}

export function yearsDays(from: number, to = from): Days {
  return {start: dayOf(from, 1, 1)!, end: dayOf(to, 12, 31)!};
}

/** The unit of time that holds `day`, moved by `shift` units. Weeks begin on Monday; the first century ends with the year 100. */
export function unitDays(unit: Unit, day: Day, shift = 0): Days {
  const {year, month} = partsOf(day);
  switch (unit) {
    case "hour":
    case "day":
      return {start: day + shift, end: day + shift};
    case "week": {
      const start = day - weekdayOf(day) + 1 + 7 * shift;
      return {start, end: start + 6};
    }
    case "month":
      return monthDays(year, month + shift);
    case "year":
      return yearsDays(year + shift);
    case "decade": {
      const first = Math.floor(year / 10) * 10 + 10 * shift;
      return yearsDays(first, first + 9);
    }
    case "century": {
      const first = Math.floor((year - 1) / 100) * 100 + 100 * shift + 1;
      return yearsDays(first, first + 99);
    }
  }
}

/** The day `n` units after `day`, before it if `n` is negative; 31 August less one month is 31 July, less two 30 June. */
export function addUnits(day: Day, n: number, unit: Unit): Day {
  const days = {hour: 1 / 24, day: 1, week: 7}[unit as string];
  if (days !== undefined) return day + Math.trunc(n * days);
  const {year, month, day: number} = partsOf(day);
  const target = monthDays(
    year,
    month + Math.round(n * {month: 1, year: 12, decade: 120, century: 1200}[unit as string]!)
  );
  return Math.min(target.start + number - 1, target.end);
}

const hijriFormat = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  timeZone: "UTC"
});

/** Days that have been counted in that calendar, which takes long. Emptied when full. */
const counted = new Map<Day, {year: number; month: number; day: number}>();

/** A day in the calendar of Umm al-Qura. */
export function hijriParts(day: Day): {year: number; month: number; day: number} {
  let parts = counted.get(day);
  if (!parts) {
    const found: Record<string, number> = {};
    for (const {type, value} of hijriFormat.formatToParts(day * dayLength)) found[type] = Number.parseInt(value, 10);
    if (counted.size >= 10_000) counted.clear();
    counted.set(day, (parts = {year: found.year!, month: found.month!, day: found.day!}));
  }
  return parts;
}

/** The Hijri month `month` (1–12) of `year`, as Umm al-Qura counts it; newspapers of other countries may differ by a day. */
export function hijriMonthDays(year: number, month: number): Days {
  return {
    start: hijriMonthStart(year, month),
    end: hijriMonthStart(month === 12 ? year + 1 : year, (month % 12) + 1) - 1
  };
}

function hijriMonthStart(year: number, month: number): Day {
  // Mean months from 1 Muharram 1 AH (19 July 622) are less than three days off.
  const middle = Math.round(-492_148 + ((year - 1) * 12 + month - 1) * 29.530588 + 15);
  return middle - hijriParts(middle).day + 1;
}

/** The Hijri year of a month that begins in a Gregorian year (رمضان 2015); a Hijri year as it is. */
export function hijriYear(year: number, month: number): number {
  if (year < 1600) return year;
  const first = Math.floor(((year - 622) * 33) / 32);
  return (
    [0, 1, 2].map((n) => first + n).find((hijri) => partsOf(hijriMonthDays(hijri, month).start).year === year) ?? first
  );
}

/** The latest day of that number in its month, on or before `until`. */
export function pastDay(number: number, until: Day): Days | null {
  for (let shift = 0; shift > -3; shift--) {
    const month = unitDays("month", until, shift);
    const day = month.start + number - 1;
    if (day <= month.end && day <= until) return {start: day, end: day};
  }
  return null;
}

/** The nearest of several, where the future must be much nearer than the past: news looks back. */
export function nearest(candidates: Days[], {start, end}: Days): Days | undefined {
  const distance = (days: Days) =>
    days.end < start ? start - days.end : days.start > end ? 8 * (days.start - end) : 0;
  return candidates.toSorted((a, b) => distance(a) - distance(b))[0];
}

/** The latest such weekday on or before `until`. */
export function weekdayBefore(weekday: number, until: Day): Day {
  return until - ((weekdayOf(until) - weekday + 7) % 7);
}

/** The first such weekday after `after`. */
export function weekdayAfter(weekday: number, after: Day): Day {
  return after + 1 + ((weekday - weekdayOf(after + 1) + 7) % 7);
}

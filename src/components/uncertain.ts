import {toDate} from "./dates.js";

/** Days, both included; null is no bound. */
export interface DayWindow {
  from: string | null;
  to: string | null;
}

/** The first and last day that a date may mean; null at an open end, both null where no date is stated. */
export interface Span {
  date_start?: Date | string | number | null;
  date_end?: Date | string | number | null;
}

/**
 * How a date stands to a window: `certainly` in it, whichever of its days is meant; `possibly`, if some of its days are in it and
 * some are not; `outside`; or `undated`, of which nothing is known in any window. A date that is open at one end ("before 22 July")
 * is in no window certainly but one that is unbounded on that side.
 */
export type Standing = "certainly" | "possibly" | "outside" | "undated";

/** How many records are in a window. `possibly` counts the certain ones too, so it is never the lower number. */
export interface WindowCounts {
  certainly: number;
  possibly: number;
  undated: number;
}

const day = 864e5;

/** How the days of `span` stand to the days of `window`. */
export function standing({date_start, date_end}: Span, window: DayWindow): Standing {
  const [start, end] = [toDate(date_start), toDate(date_end)];
  if (!start && !end) return "undated";
  const [low, high] = [start ? dayOf(start) : -Infinity, end ? dayOf(end) : Infinity];
  const from = window.from === null ? -Infinity : dayOf(isoDay(window.from));
  const to = window.to === null ? Infinity : dayOf(isoDay(window.to));
  if (high < from || low > to) return "outside";
  return low >= from && high <= to ? "certainly" : "possibly";
}

/** Records that are certainly, and at least possibly, in a window, and those without a date. */
export function countsIn(spans: Iterable<Span>, window: DayWindow): WindowCounts {
  const counts = {certainly: 0, possibly: 0, undated: 0};
  for (const span of spans) {
    const stands = standing(span, window);
    if (stands === "undated") counts.undated++;
    else if (stands !== "outside") counts.possibly++;
    if (stands === "certainly") counts.certainly++;
  }
  return counts;
}

/**
 * The same as a condition of DuckDB's SQL, never null: `WHERE ${windowSql("possibly", {from: "2019-05-01", to: "2019-05-31"})}`.
 * `columns` are those of the first and last day, DATE.
 * @throws Error when a bound of the window is no day.
 */
export function windowSql(
  kind: "certainly" | "possibly",
  {from, to}: DayWindow,
  columns: [string, string] = ["date_start", "date_end"]
): string {
  const [start, end] = columns.map((column) => `"${column.replaceAll('"', '""')}"`) as [string, string];
  const parts = [`(${start} IS NOT NULL OR ${end} IS NOT NULL)`];
  const date = (text: string) => `DATE '${isoDay(text).toISOString().slice(0, 10)}'`;
  // An open end is certain of no bounded window, and possible in every one on its side.
  const bounds: [string, string, string | null][] =
    kind === "certainly"
      ? [
          [start, ">=", from],
          [end, "<=", to]
        ]
      : [
          [end, ">=", from],
          [start, "<=", to]
        ];
  for (const [column, sign, bound] of bounds) {
    if (bound !== null) parts.push(`coalesce(${column} ${sign} ${date(bound)}, ${kind === "possibly"})`);
  }
  return parts.join(" AND ");
}

function isoDay(text: string): Date {
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? toDate(text) : null;
  // 30 February is a Date in March: it is no day either.
  if (!date || date.toISOString().slice(0, 10) !== text)
    throw new Error(`“${text}” is no day: a window is made of days such as 2019-05-31`);
  return date;
}

function dayOf(date: Date): number {
  return Math.floor(+date / day);
}

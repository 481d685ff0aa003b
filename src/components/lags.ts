import {toDate} from "./dates.js";

type Day = Date | string | number | null;

/** Days a date may mean, first and last; null at an open end. */
export interface Days {
  start: Day;
  end: Day;
}

/** Days from an event to what followed it: at least and at most; `most` is null where the dates set no limit. */
export interface Lag {
  least: number;
  most: number | null;
}

export const steps = ["report", "claim", "denial"] as const;
export type Step = (typeof steps)[number];

/** One event with the days of what followed; the columns of the query that the page of views shows. */
export interface LagRow {
  attack: string;
  name?: string | null;
  group?: string | null;
  outlet?: string | null;
  date_start?: Day;
  date_end?: Day;
  report_start?: Day;
  report_end?: Day;
  claim_start?: Day;
  claim_end?: Day;
  denial_start?: Day;
  denial_end?: Day;
  article?: string | null;
  sentence?: string | null;
}

const day = 864e5;

/**
 * The lag between two uncertain dates; null where one of them is not stated, or where what followed is dated before the event.
 * Nothing follows an event before it: the least is never below 0.
 */
export function lagBetween(event: Days, step: Days): Lag | null {
  const [from, to] = [toDate(event.start), toDate(event.end)];
  const [first, last] = [toDate(step.start), toDate(step.end)];
  if ((!from && !to) || (!first && !last)) return null;
  const least = first && to ? Math.max(0, Math.round((+first - +to) / day)) : 0;
  const most = last && from ? Math.round((+last - +from) / day) : null;
  return most !== null && most < 0 ? null : {least, most};
}

/** The lag of a row to one of the steps. */
export function lagOf(row: LagRow, step: Step): Lag | null {
  return lagBetween(
    {start: row.date_start ?? null, end: row.date_end ?? null},
    {start: row[`${step}_start`] ?? null, end: row[`${step}_end`] ?? null}
  );
}

/** The earliest of several uncertain days: no earlier than the earliest start, no later than the earliest end. */
export function earliest(days: Days[]): Days {
  const dates = (key: "start" | "end") => days.map((one) => toDate(one[key]));
  const starts = dates("start");
  const ends = dates("end").filter((date) => date !== null);
  const least = (list: Date[]) => (list.length ? new Date(Math.min(...list.map(Number))) : null);
  // One that has no date may have been the earliest.
  return {start: starts.includes(null) ? null : least(starts as Date[]), end: least(ends)};
}

/** Where the median of uncertain lags lies: between the median of the least and that of the most. */
export function medianLag(lags: Lag[]): Lag | null {
  if (!lags.length) return null;
  const middle = (values: number[]) => {
    const sorted = values.sort((a, b) => a - b);
    return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
  };
  const most = middle(lags.map((lag) => lag.most ?? Infinity));
  return {least: middle(lags.map((lag) => lag.least)), most: Number.isFinite(most) ? most : null};
}

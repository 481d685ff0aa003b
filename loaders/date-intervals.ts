import {formatDay, parseDay} from "./calendar.js";
import {inRange} from "./clauses.js";
import type {DateRow} from "./dates.js";
import type {Hit} from "./lexicon.js";
import type {Reading} from "./rules.js";

/** Whether a date is one day. */
export const isDay = ({row}: Hit) => (row as DateRow).precision === "day";

/** Two dates that make an interval: «من أوائل عام 2015 إلى أوائل عام 2016», «السبت والأحد»; else the one, twice. */
export function untilAnother(reading: Reading, date: Hit, dates: Hit[]): [Hit, Hit] {
  const both = (a: Hit, b: Hit) =>
    (b.from === a.to ? b.lead.startsWith("و") : b.from === a.to + 1 && joinsTime(reading, a.to)) &&
    isDay(a) &&
    isDay(b) &&
    isNextDay(a.row as DateRow, b.row as DateRow);
  const joined = (a: Hit, b: Hit) =>
    both(a, b) ||
    (b.from >= a.to &&
      b.from - a.to <= 2 &&
      [a.to, a.to + 1].some(
        (at) => at <= b.from && reading.at(at, "time_preposition").some(({value}) => value === "until")
      ) &&
      (a.row as DateRow).start <= (b.row as DateRow).start);
  const before = dates.find((other) => other !== date && joined(other, date));
  const after = dates.find((other) => other !== date && joined(date, other));
  return before ? [before, date] : after ? [date, after] : [date, date];
}

/** «في ساعة متأخرة من البارحة الأولى | وعقب فجر أمس» */
const joinsTime = (reading: Reading, at: number) =>
  reading.at(at, "time_preposition").some(({lead}) => lead.startsWith("و"));

const isNextDay = ({end}: DateRow, {start}: DateRow) => Date.parse(start) - Date.parse(end) === 864e5;

/** The interval from the first day of one date to the last of another. */
export function between(first: DateRow, last: DateRow): DateRow {
  const edtf = [first.edtf.split("/")[0], last.edtf.split("/").at(-1)].join("/");
  return {...last, edtf, start: first.start, precision: "interval"};
}

/** «بعد منتصف ليل أمس», but not «بعد منتصف ليل الثلاثاء - الأربعاء», which says that it was the second day. */
export const isAfterMidnight = (reading: Reading, {from, to}: Hit) =>
  reading.tokens[from]!.key.endsWith("منتصف") &&
  /^[وف]?بعد$/.test(reading.tokens[from - 1]?.key ?? "") &&
  inRange(reading, "weekday", from, to).length < 2;

/** The days of a date and the one after them. */
export function withNextDay(row: DateRow): DateRow {
  const end = formatDay(parseDay(row.end) + 1);
  return {...row, edtf: `${row.start}/${end}`, end, precision: "interval"};
}

import {addUnits, formatDay, monthDays, parseDay, partsOf, yearsDays} from "./calendar.js";
import type {Unit} from "./calendar.js";
import type {DateRow} from "./dates.js";
import type {Reading} from "./rules.js";

/** How long after something else an event was: `n` units, counted roughly or not. */
export interface Elapsed {
  n: number;
  unit: Unit;
  /** `under`: "less than a week after"; null where it is counted exactly. */
  approximate: "about" | "over" | "under" | null;
}

/**
 * The time that the words before token `at` say has passed since what stands there: «بعد ثلاثة أيام من | هجوم», "three days after | the
 * attack", «غداة | تفجير»; null if they say none.
 */
export function elapsedSince(reading: Reading, at: number): Elapsed | null {
  const has = (index: number, value: string) =>
    index >= 0 && reading.at(index, "time_preposition").find((hit) => hit.value === value);
  let approximate: Elapsed["approximate"] = null;
  const rough = (index: number) =>
    index < 0 ? null : ((reading.at(index, "approximate")[0]?.value ?? null) as Elapsed["approximate"]);
  for (let index = at - 1; index >= Math.max(0, at - 4); index--) {
    if (has(index, "day_after")) return {n: 1, unit: "day", approximate};
    const [unit] = reading.at(index, "unit").filter(({lead}) => lead === "");
    if (!unit) {
      approximate ??= rough(index);
      continue;
    }
    // Between the unit and the event stands nothing but a preposition, an article, "roughly".
    const number = [1, 2, 3]
      .flatMap((back) => reading.at(index - back, "number"))
      .find(({to, lead, row}) => to === index && lead === "" && !row.vague);
    const n = number
      ? Number(number.value)
      : ({1: 1, 2: 2}[String(unit.row.number)] ?? (unit.value === "hour" ? 1 : undefined));
    const from = number?.from ?? index;
    const before = [from - 1, from - 2, from - 3].some((one) => has(one, "after"));
    const after = [unit.to, unit.to + 1].some((one) => one < at && has(one, "after"));
    if (n === undefined || !(before || after)) return null;
    approximate ??= rough(from - 1) ?? rough(from - 2);
    return {n, unit: unit.value as Unit, approximate};
  }
  return null;
}

/** The day so long before another, or the month or year where months or years are counted; all days since for "less than". */
export function before(date: DateRow, {n, unit, approximate}: Elapsed): DateRow | null {
  if (date.start !== date.end) return null;
  if (approximate === "under" && unit !== "hour") {
    const [first, last] = [addUnits(parseDay(date.start), -n, unit) + 1, parseDay(date.start) - 1].map(formatDay);
    if (first! >= last!) return null;
    return {edtf: `${first}/${last}`, start: first!, end: last!, precision: "interval", basis: "relative"};
  }
  // "24 hours after" is a day; fewer are mostly told of one day.
  const day = unit === "hour" && n < 24 ? parseDay(date.start) : addUnits(parseDay(date.start), -n, unit);
  const {year, month} = partsOf(day);
  const days = unit === "year" ? yearsDays(year) : unit === "month" ? monthDays(year, month) : {start: day, end: day};
  const [start, end] = [formatDay(days.start), formatDay(days.end)];
  const precision = unit === "year" ? "year" : unit === "month" ? "month" : "day";
  const length = {year: 4, month: 7, day: 10}[precision];
  const rough = approximate || unit === "year" || unit === "month" || unit === "week" || unit === "hour";
  return {edtf: start.slice(0, length) + (rough ? "~" : ""), start, end, precision, basis: "relative"};
}

import type {ResultRow} from "./database.js";
import {kindOf} from "./values.js";
import type {Column} from "./values.js";

/** A drawing that fits a result: of its rows as they are (timeline, map), or of the numbers `y` along `x`. */
export type Choice = {kind: "timeline" | "map"} | {kind: "line" | "bar"; x: string; y: string};

/** Bars that are drawn of a longer result: as many as can be read. */
export const mostBars = 40;

/**
 * Drawings that fit a result, by the types and names of its columns; the first is the one to begin with. A timeline needs
 * `date_start` and `date_end`, or a DATE beside text; a line needs a number and a time (DATE, or `2019`, `2019-05` as text); bars
 * need a number and a text, a map `latitude` and `longitude`.
 * @returns none where nothing fits.
 */
export function choicesOf(columns: readonly Column[], rows: readonly ResultRow[]): Choice[] {
  if (!rows.length) return [];
  const has = (name: string) => columns.some((column) => column.name === name);
  const times = columns.filter((column) => isTime(column, rows));
  const texts = columns.filter(
    (column) => kindOf(column) === "text" && !times.includes(column) && !isRecord(column.name)
  );
  const numbers = columns.filter(
    (column) => kindOf(column) === "number" && !times.includes(column) && !/^(latitude|longitude)$/.test(column.name)
  );
  const spans = has("date_start") && has("date_end");
  const isRecords = ["type", "lane", "detail", "quote"].some(has);
  const timeline: Choice[] = spans || (texts.length && columns.some(isDay)) ? [{kind: "timeline"}] : [];
  const map: Choice[] = has("latitude") && has("longitude") ? [{kind: "map"}] : [];
  // Of a span's two ends neither is the time that a number belongs to.
  const time = times.find(({name}) => !spans || !/^date(_start|_end)?$/.test(name));
  const lines =
    time && isSeries(time.name, texts[0]?.name, rows)
      ? numbers.map(({name: y}): Choice => ({kind: "line", x: time.name, y}))
      : [];
  const label = texts[0] ?? time;
  const bars = label ? numbers.map(({name: y}): Choice => ({kind: "bar", x: label.name, y})) : [];
  // Records stand on a timeline first; sums of records do not.
  return spans && isRecords ? [...timeline, ...map, ...lines, ...bars] : [...map, ...lines, ...bars, ...timeline];
}

/** Midnight UTC of a value of a time column, of a month or year its first day; null for none. */
export function timeOf(value: unknown): Date | null {
  if (value instanceof Date) return value;
  const [, year, month = "01", day = "01"] = /^([12]\d{3})(?:-(\d\d))?(?:-(\d\d))?$/.exec(String(value)) ?? [];
  const date = year ? new Date(`${year}-${month}-${day}T00:00:00Z`) : null;
  return date && !Number.isNaN(+date) ? date : null;
}

function isDay(column: Column): boolean {
  return kindOf(column) === "date";
}

/** Days, and texts or numbers that name days, months or years throughout. */
function isTime(column: Column, rows: readonly ResultRow[]): boolean {
  if (isDay(column)) return true;
  const values = rows.slice(0, 100).flatMap(({[column.name]: value}) => (value === null ? [] : [value]));
  if (!values.length || !values.every(timeOf)) return false;
  return kindOf(column) !== "number" || /year/i.test(column.name);
}

/** Whether at least one line would have two points: of all rows, or of a category where a time comes twice. */
function isSeries(time: string, by: string | undefined, rows: readonly ResultRow[]): boolean {
  const times = rows.map((row) => String(row[time]));
  const isTwice = new Set(times).size < times.length;
  const groups = new Map<unknown, Set<string>>();
  for (const row of rows) {
    const name = isTwice && by ? row[by] : null;
    groups.set(name, (groups.get(name) ?? new Set()).add(String(row[time])));
  }
  return [...groups.values()].some((group) => group.size > 1);
}

/** Columns that name a record or quote it: no label of a bar. */
function isRecord(name: string): boolean {
  return /^(id|article|sentence|attack|claim|report|quote|.*_quote)$/.test(name);
}

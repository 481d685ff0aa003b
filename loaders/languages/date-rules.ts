import type {Unit} from "../calendar.js";
import type {DateContext, Side, Spoken} from "../dates.js";
import type {Hit, Token} from "../lexicon.js";
import type {Match, Rule} from "../rules.js";

// What the date rules of all languages are made of.

export type DateRule = Rule<Spoken, DateContext>;
type Parts = Match["parts"];
export type Calendar = Extract<Spoken, {kind: "calendar"}>;

/** What an element captured from an earlier step says. */
export function said(parts: Parts, name: string): Spoken {
  return parts[name]!.row.spoken as Spoken;
}

/** What several elements say of one calendar date; the month says of which calendar the year is. */
export function calendar(parts: Parts, ...names: string[]): Calendar {
  const merged: Record<string, unknown> = {};
  let hijri: unknown;
  for (const name of names) {
    if (!parts[name]) continue;
    const element = said(parts, name) as Calendar;
    Object.assign(merged, element);
    if (element.month !== undefined) hijri = element.hijri ?? false;
  }
  if (hijri === false) delete merged.hijri;
  delete merged.alone;
  return merged as unknown as Calendar;
}

/** "A year and two months": a smaller unit that adds to what is counted in a larger one; null where it does not. */
export function withMore(
  ago: Extract<Spoken, {kind: "ago"}>,
  number: Hit | undefined,
  unit: Hit
): Extract<Spoken, {kind: "ago"}> | null {
  const sizes = ["day", "week", "month", "year"];
  const [large, small] = [sizes.indexOf(ago.unit), sizes.indexOf(unit.value)];
  const counts = [ago.n, number ? Number(number.value) : Number(unit.row.number) || 1];
  if (small < 0 || small >= large || number?.row.vague || !counts.every(Number.isInteger)) return null;
  return {...ago, more: {n: counts[1]!, unit: unit.value as Unit}};
}

/** The folded word at token `index`, "" beyond the sentence or across punctuation. */
export function word({reading}: DateContext, index: number, from: number): string {
  const token = reading.tokens[index];
  const gap = reading.tokens[Math.max(index, from)]?.gap ?? "";
  return token && /^\s*$/.test(gap) ? token.key : "";
}

/** Whether the words around a match make it something else than a date: see `not_date.csv`. */
export function barred(context: DateContext, {from, to}: Match, of: string): boolean {
  const ends = bars(context, from - 1, "before", of, from) || bars(context, from - 2, "before", of, from);
  return (ends && isNear(context, from)) || (isNear(context, to) && bars(context, to, "after", of));
}

/** Whether words that bar a date begin at token `index`, on that side of it, and end at `end`. */
function bars({reading}: DateContext, index: number, side: string, of: string, end?: number): boolean {
  for (const hit of reading.at(index, "not_date"))
    if (hit.value === side && hit.row.of === of && (end === undefined || hit.to === end)) return true;
  return false;
}

function isNear({reading}: DateContext, index: number): boolean {
  return /^[\s"“”«»'’]*$/.test(reading.tokens[index]?.gap ?? ".");
}

export function preceded({reading}: DateContext, {from}: Match, ...lists: string[]): boolean {
  if (!/^\s*$/.test(reading.tokens[from]!.gap)) return false;
  for (let index = from - 1; index >= from - 2; index--)
    for (const {list, to} of reading.at(index)) if (to === from && lists.includes(list)) return true;
  return false;
}

/** Whether what stands before in the same clause looks ahead: an entry of the list `future`, or a verb of the future. */
export function looksAhead(
  {reading}: DateContext,
  {from}: Match,
  isFuture: (token: Token) => boolean = () => false
): boolean {
  for (let index = from - 1; index >= Math.max(0, from - 12); index--) {
    if (reading.at(index, "future").length || isFuture(reading.tokens[index]!)) return true;
    if (index < from - 1 && /[،,؛:"»”]/.test(reading.tokens[index + 1]!.gap)) return false;
  }
  return false;
}

/** Looks ahead where the verb does and the expression itself does not say. */
export function dated(spoken: Calendar, future: boolean): Calendar {
  return future && spoken.year === undefined && !spoken.side ? {...spoken, side: "ahead"} : spoken;
}

/** "June last year", "the 7th of this month": a month or day in a year or month that is told by its distance. */
export function inUnit(unit: Extract<Spoken, {kind: "unit"}>, {day, month, hijri}: Calendar): Spoken | null {
  const fits = unit.unit === "year" ? month !== undefined : month === undefined && day !== undefined;
  if (!fits) return null;
  return {
    ...unit,
    ...(month !== undefined && {month}),
    ...(month !== undefined && hijri && {hijri}),
    ...(day !== undefined && {day})
  };
}

export function side(relative: Hit | undefined): Side | undefined {
  return (
    {
      last: "last",
      previous: "last",
      latest: "last",
      this: "this",
      next: "next",
      following: "next",
      same: "same"
    } as const
  )[relative?.value ?? ""];
}

/** Day, month and year in figures; the day first unless the year is, or unless the second figure can be no month. */
export function numeric(groups: string[]): Spoken | null {
  // No figure can be the year.
  if (groups[0]!.length !== 4 && groups[2]!.length !== 2 && groups[2]!.length !== 4) return null;
  const [first, second, third] = groups.map(Number) as [number, number, number];
  if (groups.some((group) => !/^\d{1,4}$/.test(group))) return null;
  const [year, month, day] =
    groups[0]!.length === 4 ? [first, second, third] : second > 12 ? [third, first, second] : [third, second, first];
  const full = groups[0]!.length !== 4 && groups[2]!.length === 2 ? year + (year < 50 ? 2000 : 1900) : year;
  if (month < 1 || month > 12 || day < 1 || day > 31 || full < 1300 || full > 2100) return null;
  return {kind: "calendar", year: full, month, day, ...(full <= 1500 && {hijri: true as const})};
}

/** Two expressions for one day, or null when each is a day of its own. `apart`: a comma or dash stands between them. */
export function apposition(first: Spoken, second: Spoken, apart: boolean): Spoken | null {
  const plain = (spoken: Spoken) => spoken.kind === "weekday";
  const near = (spoken: Spoken) => spoken.kind === "unit" && spoken.unit === "day" && spoken.day === undefined;
  const written = (spoken: Spoken) =>
    spoken.kind === "calendar" || (spoken.kind === "unit" && spoken.day !== undefined);
  const calendars = written(first) && written(second) && "hijri" in first !== "hijri" in second;
  const agrees = (plain(first) && written(second)) || (written(first) && plain(second) && !apart) || calendars;
  const named =
    (near(first) && plain(second) && !("side" in second)) ||
    (!apart && plain(first) && near(second)) ||
    (near(first) && written(second) && !apart);
  if (!agrees && !named) return null;
  // The weekday says which day it is, whoever speaks.
  return {kind: "apposition", first: first.kind === "unit" ? {...first, spoken: undefined} : first, second};
}

/** Whether a comma or dash stands between two elements. */
export function punctuated(x: Hit, y: Hit, {reading}: DateContext): boolean {
  return reading.tokens.slice(x.to, y.from + 1).some((token) => /[،,؛;/-]/.test(token.gap));
}

/** From day `a` of the month that day `b` names, to `b`; `listed`: these two only. */
export function dayRange({parts}: Match, listed: boolean | undefined): Spoken | null {
  const [from, to] = [calendar(parts, "a"), said(parts, "b")];
  if (to.kind === "unit" && to.day !== undefined)
    return {kind: "range", from: {...to, day: from.day!}, to, ...(listed && {listed})};
  return to.kind === "calendar" && to.day !== undefined ? {kind: "range", from, to, ...(listed && {listed})} : null;
}

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

/** The folded word at token `index`, "" beyond the sentence or across punctuation. */
export function word({reading}: DateContext, index: number, from: number): string {
  const token = reading.tokens[index];
  const gap = reading.tokens[Math.max(index, from)]?.gap ?? "";
  return token && /^\s*$/.test(gap) ? token.key : "";
}

/** Whether the words around a match make it something else than a date: see `not_date.csv`. */
export function barred({reading}: DateContext, {from, to}: Match, of: string): boolean {
  const rows = (index: number, side: string) =>
    reading.at(index, "not_date").filter((hit) => hit.value === side && hit.row.of === of);
  const ends = [from - 1, from - 2].some((index) => index >= 0 && rows(index, "before").some((hit) => hit.to === from));
  const near = (index: number) => /^[\s"“”«»'’]*$/.test(reading.tokens[index]?.gap ?? ".");
  return (ends && near(from)) || (near(to) && rows(to, "after").length > 0);
}

export function preceded({reading}: DateContext, {from}: Match, ...lists: string[]): boolean {
  if (!/^\s*$/.test(reading.tokens[from]!.gap)) return false;
  return [from - 1, from - 2].some(
    (index) => index >= 0 && lists.some((list) => reading.at(index, list).some((hit) => hit.to === from))
  );
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
  return future && spoken.year === undefined && !spoken.side ? {...spoken, side: "next"} : spoken;
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

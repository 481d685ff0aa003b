import {hijriMonthDays, hijriParts, nearest, partsOf, yearsDays} from "./calendar.js";
import type {Day, Days} from "./calendar.js";

/** A feast: its first day in one of the calendars, or days from Easter; and how many days it lasts. */
interface Feast {
  calendar: "hijri" | "gregorian" | "easter" | "orthodox_easter";
  month?: number;
  /** Day of the month, or days after Easter Sunday. */
  day: number;
  length: number;
}

const hijri = (month: number, day: number, length = 1): Feast => ({calendar: "hijri", month, day, length});
const gregorian = (month: number, day: number): Feast => ({calendar: "gregorian", month, day, length: 1});

/** By the values of the lists `feast`. Umm al-Qura's days: where the moon is sighted they may be a day later. */
const feasts: Record<string, Feast> = {
  hijri_new_year: hijri(1, 1),
  ashura: hijri(1, 10),
  arbaeen: hijri(2, 20),
  mawlid: hijri(3, 12),
  isra: hijri(7, 27),
  arafah: hijri(12, 9),
  eid_al_fitr: hijri(10, 1, 3),
  eid_al_adha: hijri(12, 10, 4),
  new_year: gregorian(1, 1),
  epiphany: gregorian(1, 6),
  may_day: gregorian(5, 1),
  assumption: gregorian(8, 15),
  all_saints: gregorian(11, 1),
  christmas_eve: gregorian(12, 24),
  christmas: gregorian(12, 25),
  new_year_eve: gregorian(12, 31),
  palm_sunday: {calendar: "easter", day: -7, length: 1},
  good_friday: {calendar: "easter", day: -2, length: 1},
  easter: {calendar: "easter", day: 0, length: 1},
  easter_monday: {calendar: "easter", day: 1, length: 1},
  pentecost: {calendar: "easter", day: 49, length: 1},
  orthodox_easter: {calendar: "orthodox_easter", day: 0, length: 1}
};

/** "The feast" alone is one of the two. */
const several: Record<string, string[]> = {eid: ["eid_al_fitr", "eid_al_adha"]};

/** What is said of a feast: see `Spoken`. */
export interface SaidFeast {
  feast: string;
  nth?: number;
  year?: number;
  hijri?: true;
  side?: "last" | "this" | "next" | "same";
}

/** The days of a feast: of the year said, else the last, the next or the nearest to publication. Null for a day that it does not have. */
export function feastDays(said: SaidFeast, published: Days): Days | null {
  const now = partsOf(published.start).year;
  const years = said.hijri ? [] : said.year === undefined ? [now - 1, now, now + 1] : [said.year];
  const found = (several[said.feast] ?? [said.feast])
    .flatMap((id) => {
      const feast = feasts[id]!;
      return said.hijri ? inHijriYear(feast, said.year!) : years.flatMap((year) => inYear(feast, year));
    })
    .sort((a, b) => a.start - b.start);
  const days = {
    last: () => found.findLast(({end}) => end < published.start),
    next: () => found.find(({start}) => start > published.end),
    this: () => nearest(found, published),
    same: () => nearest(found, published),
    none: () => nearest(found, published)
  }[said.side ?? "none"]();
  if (!days || said.nth === undefined) return days ?? null;
  const day = days.start + said.nth - 1;
  return day <= days.end ? {start: day, end: day} : null;
}

/** When a feast falls in a Gregorian year: twice at most, or not at all, where it moves through the year. */
function inYear({calendar, month, day, length}: Feast, year: number): Days[] {
  const {start, end} = yearsDays(year);
  const at = (first: Day) => [{start: first, end: first + length - 1}];
  if (calendar === "gregorian") return at(Date.UTC(year, month! - 1, day) / 864e5);
  if (calendar === "easter") return at(easter(year) + day);
  if (calendar === "orthodox_easter") return at(orthodoxEaster(year) + day);
  const first = hijriParts(start).year;
  return [first, first + 1]
    .flatMap((hijriYear) => inHijriYear({calendar, month: month!, day, length}, hijriYear))
    .filter((days) => days.start >= start && days.start <= end);
}

function inHijriYear({calendar, month, day, length}: Feast, year: number): Days[] {
  if (calendar !== "hijri") return [];
  const first = hijriMonthDays(year, month!).start + day - 1;
  return [{start: first, end: first + length - 1}];
}

/** Easter Sunday of the western churches: the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8). */
function easter(year: number): Day {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1) / 864e5;
}

/** Easter Sunday of the eastern churches, from 1900 to 2099: the Julian computus (Meeus), thirteen days on. */
function orthodoxEaster(year: number): Day {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const n = d + e + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1) / 864e5 + 13;
}

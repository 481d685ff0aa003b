import type {DateContext, DateStep, Spoken} from "../../dates.js";
import type {Hit} from "../../lexicon.js";
import {RuleSet} from "../../rules.js";
import type {Match} from "../../rules.js";
import {looksAhead} from "../date-rules.js";
import type {DateRule} from "../date-rules.js";

/** Whether what stands before in the same clause looks ahead: "will meet". */
export function ahead(context: DateContext, match: Match): boolean {
  return looksAhead(context, match);
}

/** A unit that a word points to: last month, the following week, the same year. Days have words of their own. */
export function unit(unit: Hit, relative: string, future: boolean): Spoken | null {
  const shift = {before_last: -2, last: -1, previous: -1, this: 0, same: 0, next: 1, following: 1, after_next: 2}[
    relative
  ];
  if (shift === undefined || unit.row.number !== "one" || unit.value === "hour" || unit.value === "day") return null;
  const spoken = ["same", "previous"].includes(relative) || (relative === "following" && !future);
  return {kind: "unit", unit: unit.value as "week", shift, ...(spoken && {spoken})};
}

const days: DateRule[] = [
  {
    name: "en.day.digits",
    pattern: "<n:number>",
    examples: ["27 June 2019", "June 3"],
    read: ({parts, from, to}, {reading}) => {
      const n = Number(parts.n!.value);
      return /^\d{1,2}$/.test(reading.tokens[from]!.key) && to === from + 1 && n >= 1 && n <= 31
        ? {kind: "calendar", day: n, alone: false}
        : null;
    }
  },
  {
    name: "en.day.ordinal",
    pattern: "<o:ordinal>",
    examples: ["the 1st of May", "the twenty-first of March", "May 5th"],
    read: ({parts}) => {
      const day = Number(parts.o!.value);
      return day >= 1 && day <= 31 ? {kind: "calendar", day, alone: false} : null;
    }
  }
];

const months: DateRule[] = [
  {
    name: "en.month",
    pattern: "[month of] <m:month>",
    examples: ["in July", "the month of May", "on Sept. 5"],
    read: ({parts: {m}, to}) => {
      const alone = m!.row.alone === "yes" || m!.from < to - 1 || undefined;
      return {kind: "calendar", month: Number(m!.value), ...(!alone && {alone: false})};
    }
  },
  {
    name: "en.month.hijri",
    pattern: "[(holy month of|month of)] <m:hijri_month>",
    examples: ["the holy month of Ramadan", "15 Ramadan 1436"],
    read: ({parts: {m}, from}) => {
      const alone = m!.from > from || undefined;
      return {kind: "calendar", month: Number(m!.value), hijri: true, ...(!alone && {alone: false})};
    }
  }
];

const years: DateRule[] = [
  {
    name: "en.year.hijri",
    pattern: "<n:number> (AH|Hijri)",
    examples: ["in 1436 AH"],
    read: ({parts}) => {
      const year = Number(parts.n!.value);
      return year >= 1 && year <= 1500 ? {kind: "calendar", year, hijri: true} : null;
    }
  },
  {
    name: "en.year.named",
    pattern: "(the year|year|AD) <n:number>",
    examples: ["in the year 2014", "AD 636"],
    read: ({parts: {n}, from}, {reading}) => {
      const {key} = reading.tokens[n!.from]!;
      // "The first months of the year 200 died" counts people.
      const early = reading.tokens[from]!.key === "ad" || reading.tokens[from - 1]?.key === "in";
      return (early ? /^\d{3,4}$/ : /^\d{4}$/).test(key) && Number(key) <= 2100
        ? {kind: "calendar", year: Number(key)}
        : null;
    }
  },
  {
    name: "en.year",
    pattern: "<n:number>",
    examples: ["May 2003", "Ramadan 1436"],
    read: ({parts: {n}, to}, {reading}) => {
      const {key} = reading.tokens[n!.from]!;
      const year = Number(key);
      const christian = !/^(bc|bce)$/.test(reading.tokens[to]?.key ?? "");
      if (!/^\d{4}$/.test(key) || to > n!.from + 1 || year < 1300 || year > 2100 || !christian) return null;
      return {kind: "calendar", year, ...(year <= 1500 && {hijri: true as const}), alone: false};
    }
  }
];

/** Whether a number in words may be a year: not a round one, and no noun that it would count follows. */
function isYearInWords(year: number, to: number, context: DateContext): boolean {
  const next = context.reading.tokens[to];
  return year % 100 !== 0 && year >= 1500 && year <= 2100 && (!next || !/^\s*$/.test(next.gap));
}

/** "Seventeen eighty-nine", "two thousand and fifteen". */
const yearsInWords: DateRule[] = [
  {
    name: "en.year.words",
    pattern: "<n:number>",
    examples: ["in seventeen hundred and eighty-nine.", "since two thousand and eleven, the war"],
    read: ({parts: {n}, to}, context) => {
      const year = Number(n!.value);
      const words = /^\p{L}/u.test(context.reading.tokens[n!.from]!.key);
      return words && isYearInWords(year, to, context) ? {kind: "calendar", year, alone: false} : null;
    }
  },
  {
    name: "en.year.words-in-pairs",
    pattern: "<a:number> [-] <b:number>",
    examples: ["in seventeen eighty-nine.", "in nineteen forty-eight, war broke out"],
    read: ({parts: {a, b}, to}, context) => {
      const words = [a, b].every((hit) => /^\p{L}/u.test(context.reading.tokens[hit!.from]!.key));
      const [century, rest] = [Number(a!.value), Number(b!.value)];
      if (!words || century < 15 || century > 20 || rest < 10 || rest > 99) return null;
      const year = century * 100 + rest;
      return isYearInWords(year, to, context) ? {kind: "calendar", year, alone: false} : null;
    }
  }
];

const units: DateRule[] = [
  {
    name: "en.unit.relative",
    pattern: "<r:relative> <u:unit>",
    examples: ["last month", "this week", "next year", "the following week", "the same year"],
    read: (match, context) => unit(match.parts.u!, match.parts.r!.value, ahead(context, match))
  },
  {
    name: "en.unit.relative-after",
    pattern: "the <u:unit> <r:relative_after>",
    examples: ["the week before last", "the year before", "the month after next"],
    read: (match, context) => {
      const next = context.reading.tokens[match.to];
      // "The week before the vote" counts from the vote.
      if (["previous", "following"].includes(match.parts.r!.value) && next && /^\s*$/.test(next.gap)) return null;
      return unit(match.parts.u!, match.parts.r!.value, ahead(context, match));
    }
  }
];

/** Days of the month, months, years, and units such as "last month": what the expressions of `dates.ts` are made of. */
export const calendarWords: DateStep[] = [
  {list: "day_number", rules: new RuleSet(days)},
  {list: "date_month", rules: new RuleSet(months)},
  {list: "date_year", rules: new RuleSet([...years, ...yearsInWords])},
  {list: "date_unit", rules: new RuleSet(units)}
];

import type {Unit} from "../../calendar.js";
import type {DateContext, Part, Spoken} from "../../dates.js";
import type {Match} from "../../rules.js";
import {apposition, barred, calendar, dayRange, preceded, punctuated, said, side, word} from "../date-rules.js";
import type {Calendar, DateRule} from "../date-rules.js";
import {ahead} from "./calendar.js";

const day = "day|weekday";
const until = "to|until|till|through|-";

/** "3 and 5 May" are two days, "between 3 and 5 May" all from one to the other. */
function listed(match: Match, context: DateContext): true | undefined {
  const joined = context.reading.tokens[match.parts.b!.from - 1]!.key === "and";
  return joined && !preceded(context, match, "between") ? true : undefined;
}

/** What is made of several expressions, or of one and the words around it. */
export const compounds: DateRule[] = [
  {
    name: "en.weekend",
    pattern: "(the|<r:relative=last|this|next|latest>) weekend",
    examples: ["over the weekend", "last weekend", "this weekend"],
    read: (match, context) => {
      const which = match.parts.r ? side(match.parts.r) : ahead(context, match) ? "next" : undefined;
      return {kind: "weekend", first: 6, ...(which && {side: which})};
    }
  },
  {
    name: "en.part",
    pattern:
      "<p:period_part> [-] [of] [the] (<x:date_phrase=month|year|week|decade|century>|<x:date_compound>|<x:date_year>|<x:date_month>)",
    examples: [
      "early May",
      "mid-2014",
      "late last month",
      "the end of May 2015",
      "the first half of 2015",
      "the late 1990s"
    ],
    read: ({parts}) => ({kind: "part", part: parts.p!.value as Part, of: said(parts, "x")})
  },
  {
    name: "en.part-of-this",
    pattern: "<p:period_part> [of] the <u:unit=week|month|year|decade|century>",
    examples: ["by the end of the year", "since the beginning of the month", "the first half of the year"],
    read: (match, context) => {
      const {p, u} = match.parts;
      if (u!.row.number !== "one" || context.reading.at(match.to, "number").length) return null;
      return {kind: "part", part: p!.value as Part, of: {kind: "unit", unit: u!.value as Unit, shift: 0}};
    }
  },
  {
    name: "en.first-of",
    pattern: "first <n:number> <u:unit> of (<x:date_phrase=month|year>|<x:date_year>|the <v:unit=month|year>)",
    examples: ["the first six months of 2015", "in the first three months of the year", "the first two weeks of May"],
    read: ({parts: {n, u, v, ...parts}}) => {
      const of: Spoken = v ? {kind: "unit", unit: v.value as Unit, shift: 0} : said(parts, "x");
      return {kind: "first", n: Number(n!.value), unit: u!.value as Unit, of};
    }
  },
  {
    name: "en.day-part",
    pattern: `(<x:date_phrase=${day}> [(,|in the)] <p:day_part>|<b:day_part_before> [on] <x:date_phrase=${day}> [<p:day_part>])`,
    examples: [
      "Tuesday evening",
      "late on Wednesday",
      "early Sunday",
      "on the morning of 5 May",
      "yesterday afternoon"
    ],
    read: ({parts}) => said(parts, "x")
  },
  {
    name: "en.apposition",
    pattern: `[<b:day_part_before>] <x:date_phrase=${day}> [<p:day_part>] [(,|.|-)] [(the|on)] <y:date_phrase=${day}> [<q:day_part>]`,
    examples: [
      "Tuesday, 5 May 2015",
      "yesterday (Sunday)",
      "5 May (Tuesday)",
      "on Friday, August 7, 2015",
      "Tues. Jan. 5"
    ],
    read: (match, context) =>
      apposition(said(match.parts, "x"), said(match.parts, "y"), punctuated(match.parts.x!, match.parts.y!, context))
  },
  {
    name: "en.weekday-number",
    pattern: "<w:date_phrase=weekday> [,] the <d:day_number>",
    examples: ["on Tuesday the 5th"],
    read: ({parts}) => ({kind: "apposition", first: said(parts, "w"), second: calendar(parts, "d")})
  },
  {
    name: "en.weekdays",
    pattern: `[<p:day_part_before>] <a:date_phrase=weekday> [night] (${until}|into|and) <b:date_phrase=weekday>`,
    examples: ["from Tuesday to Thursday", "between Monday and Friday", "overnight Thursday to Friday"],
    read: (match, context) =>
      listed(match, context) ? null : {kind: "range", from: said(match.parts, "a"), to: said(match.parts, "b")}
  },
  {
    name: "en.days",
    pattern: `[<p:day_part_before>] <a:day_number> (${until}|and|or) [the] <b:date_phrase=day>`,
    examples: ["from 3 to 5 May", "on 3 or 4 May", "between 3 and 5 May", "3-5 May 2014", "3 and 5 May"],
    read: (match, context) => dayRange(match, listed(match, context))
  },
  {
    name: "en.month-days",
    pattern: `[<p:day_part_before>] <m:date_month> [.] <a:day_number> (${until}|and) [the] <b:day_number> [,] [<y:date_year>]`,
    examples: ["June 27-29, 2019", "from May 3 to 5", "between May 3 and 5"],
    read: (match, context) => {
      const {parts} = match;
      const two = listed(match, context);
      // "On May 3 and 10 people" counts people.
      if (two && !parts.y && word(context, match.to, match.to)) return null;
      return {
        kind: "range",
        from: calendar(parts, "y", "m", "a"),
        to: calendar(parts, "y", "m", "b"),
        ...(two && {listed: two})
      };
    }
  },
  {
    name: "en.dates",
    pattern: `<a:date_phrase=day> [,] (${until}|and) <b:date_phrase=day>`,
    examples: ["from 3 May to 5 June 2014", "between July 20 and August 3", "May 3 - June 5, 2014"],
    read: (match, context) => {
      const [from, to] = [said(match.parts, "a"), said(match.parts, "b")];
      if (from.kind !== "calendar" || to.kind !== "calendar" || listed(match, context)) return null;
      return {kind: "range", from, to};
    }
  },
  {
    name: "en.months",
    pattern: `<a:date_month> [<y:date_year>] (${until}|and) (<b:date_phrase=month>|<b:date_month>)`,
    examples: [
      "between May and June 2015",
      "from January to March 2014",
      "from May 2014 to June 2015",
      "June and July 2014"
    ],
    read: (match, context) => {
      const to = calendar(match.parts, "b");
      const two = listed(match, context);
      if (to.kind !== "calendar" || to.day !== undefined || (two && to.year === undefined)) return null;
      return {kind: "range", from: calendar(match.parts, "y", "a"), to, ...(two && {listed: two})};
    }
  },
  {
    name: "en.years",
    pattern: `<a:date_year> (${until}|/|and) (<b:date_year>|<b:number>)`,
    examples: ["2011-2013", "between 2011 and 2013", "from 2014 to 2018", "2014/15"],
    read: (match, context) => years(match, context)
  }
];

/** From one year to another; of the second, two figures may stand for four. */
function years(match: Match, context: DateContext): Spoken | null {
  const {b} = match.parts;
  const from = calendar(match.parts, "a");
  const key = context.reading.tokens[b!.from]!.key;
  const short = b!.list === "number" && /^\d\d$/.test(key) && /[-–/]/.test(context.reading.tokens[b!.from]!.gap);
  if (b!.list === "number" && !short) return null;
  const to: Calendar = short
    ? {kind: "calendar", year: Math.floor(from.year! / 100) * 100 + Number(key)}
    : calendar(match.parts, "b");
  if (from.hijri || to.hijri || from.year! >= to.year! || barred(context, match, "year")) return null;
  if (![from, to].every(({year}) => year! > 1800 && year! < 2100)) return null;
  const two = listed(match, context);
  return {kind: "range", from, to, ...(two && {listed: two})};
}

import {barred, numeric, preceded} from "../date-rules.js";
import type {DateRule} from "../date-rules.js";

/** Dates in figures: 27/06/2019, 2019-06-27, 27.6.2019. The day stands first, unless the second figure can be no month. */
export const figures: DateRule[] = [
  {
    name: "en.numeric",
    pattern: "<a:number> (/ <b:number> / <c:number>|- <b:number> - <c:number>)",
    examples: ["27/06/2019", "2019-06-27", "06/27/2019", "on 5/6/19"],
    read: ({parts: {a, b, c}}, {reading}) => numeric([a!, b!, c!].map((hit) => reading.tokens[hit.from]!.key))
  },
  {
    name: "en.numeric-dots",
    pattern: "<d:dotted_date>",
    examples: ["on 27.6.2019"],
    read: ({parts}) => numeric(parts.d!.value.split("."))
  },
  {
    name: "en.numeric-day-month",
    pattern: "<a:number> / <b:number>",
    examples: ["Saturday 21/09"],
    read: (match, context) => {
      const {tokens} = context.reading;
      const [day, month] = [match.parts.a!, match.parts.b!].map((hit) => tokens[hit.from]!.key);
      if (!preceded(context, match, "weekday") || !/^\d\d?$/.test(day!) || !/^\d\d?$/.test(month!)) return null;
      const fits = Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
      return fits ? {kind: "calendar", day: Number(day), month: Number(month)} : null;
    }
  },
  {
    name: "en.numeric-month-year",
    pattern: "<a:number> / <b:number>",
    examples: ["in 06/2019"],
    read: (match, context) => {
      const [month, year] = [match.parts.a!, match.parts.b!].map((hit) => context.reading.tokens[hit.from]!.key);
      return !barred(context, match, "year") && /^(19|20)\d\d$/.test(year!) && /^(0?[1-9]|1[0-2])$/.test(month!)
        ? {kind: "calendar", year: Number(year), month: Number(month)}
        : null;
    }
  }
];

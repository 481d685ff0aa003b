import {barred, numeric, preceded, word} from "../date-rules.js";
import type {DateRule} from "../date-rules.js";

/** Dates in figures: 27/06/2019, 2019-06-27, 27.6.2019, le 27/06. */
export const figures: DateRule[] = [
  {
    name: "fr.numeric",
    pattern: "<a:number> (/ <b:number> / <c:number>|- <b:number> - <c:number>)",
    examples: ["27/06/2019", "2019-06-27", "27-06-2019"],
    read: ({parts: {a, b, c}}, {reading}) => numeric([a!, b!, c!].map((hit) => reading.tokens[hit.from]!.key))
  },
  {
    name: "fr.numeric-dots",
    pattern: "<d:dotted_date>",
    examples: ["le 27.6.2019"],
    read: ({parts}) => numeric(parts.d!.value.split("."))
  },
  {
    name: "fr.numeric-day-month",
    pattern: "<a:number> / <b:number>",
    examples: ["samedi 21/09", "le 27/06"],
    read: (match, context) => {
      const {tokens} = context.reading;
      const [day, month] = [match.parts.a!, match.parts.b!].map((hit) => tokens[hit.from]!.key);
      const named = preceded(context, match, "weekday") || word(context, match.from - 1, match.from) === "le";
      if (!named || !/^\d\d?$/.test(day!) || !/^\d\d?$/.test(month!)) return null;
      const fits = Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
      return fits ? {kind: "calendar", day: Number(day), month: Number(month)} : null;
    }
  },
  {
    name: "fr.numeric-month-year",
    pattern: "<a:number> / <b:number>",
    examples: ["en 06/2019"],
    read: (match, context) => {
      const [month, year] = [match.parts.a!, match.parts.b!].map((hit) => context.reading.tokens[hit.from]!.key);
      return !barred(context, match, "year") && /^(19|20)\d\d$/.test(year!) && /^(0?[1-9]|1[0-2])$/.test(month!)
        ? {kind: "calendar", year: Number(year), month: Number(month)}
        : null;
    }
  }
];

import {barred, numeric, preceded} from "../date-rules.js";
import type {DateRule} from "../date-rules.js";

/** Dates in figures: 12/5/2015, 2015-05-12, 3.8.2015, 3/8. */
export const figures: DateRule[] = [
  {
    name: "ar.numeric",
    pattern: "<a:number> (/ <b:number> / <c:number>|- <b:number> - <c:number>)",
    examples: ["12/5/2015", "2015-05-12", "21-04-2016", "22/10/1436"],
    read: ({parts: {a, b, c}}, {reading}) => numeric([a!, b!, c!].map((hit) => reading.tokens[hit.from]!.key))
  },
  {
    name: "ar.numeric-dots",
    pattern: "<d:dotted_date>",
    examples: ["في 3.8.2015"],
    read: ({parts}) => numeric(parts.d!.value.split("."))
  },
  {
    name: "ar.numeric-day-month",
    pattern: "<a:number> / <b:number>",
    examples: ["يوم 3/8", "السبت 21/09", "في 3/8، قتل"],
    read: (match, context) => {
      const {tokens} = context.reading;
      const [day, month] = [match.parts.a!, match.parts.b!].map((hit) => tokens[hit.from]!.key);
      const ends = !tokens[match.to] || /[،,؛.:)»]/.test(tokens[match.to]!.gap);
      if (!preceded(context, match, "weekday", "date_noun") && !(ends && preceded(context, match, "time_preposition")))
        return null;
      if (!/^\d\d?$/.test(day!) || !/^\d\d?$/.test(month!) || Number(day) > 31 || Number(month) > 12) return null;
      return Number(day) && Number(month) ? {kind: "calendar", day: Number(day), month: Number(month)} : null;
    }
  },
  {
    name: "ar.numeric-month-year",
    pattern: "<a:number> (/|-) <b:number>",
    examples: ["في 3/2015", "منذ 2015/3", "في 3-2015"],
    read: (match, context) => {
      const keys = [match.parts.a!, match.parts.b!].map((hit) => context.reading.tokens[hit.from]!.key);
      const [month, year] = keys[0]!.length === 4 ? keys.toReversed() : keys;
      if (!/^(19|20)\d\d$/.test(year!) || !/^(0?[1-9]|1[0-2])$/.test(month!)) return null;
      return barred(context, match, "year") ? null : {kind: "calendar", year: Number(year), month: Number(month)};
    }
  }
];

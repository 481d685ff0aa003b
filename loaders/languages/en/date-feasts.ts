import type {Part} from "../../dates.js";
import {feast, feastAlone, nthWeekday} from "../date-feasts.js";
import {said, word} from "../date-rules.js";
import type {DateRule} from "../date-rules.js";

/** Feasts; those of Islam follow the calendar of Umm al-Qura. */
export const feasts: DateRule[] = [
  {
    name: "en.feast-day",
    pattern: "<o:ordinal> day of [the] <f:feast> [<y:date_year>]",
    examples: ["on the first day of Eid al-Fitr", "the second day of Eid"],
    read: (match) => feast(match, Number(match.parts.o!.value))
  },
  {
    name: "en.feast",
    pattern: "(<r:relative=last|this|next> <f:feast>|<f:feast> [[,] [(of|in)] <y:date_year>])",
    examples: [
      "during Eid al-Adha",
      "last Christmas",
      "Easter 2016",
      "on Good Friday",
      "before Ashura",
      "on New Year's Eve"
    ],
    read: (match, context) => {
      const {f, r, y} = match.parts;
      // "This Eid" may be the feast of any year.
      if (f!.value === "eid" && !y) return null;
      const at = /^(on|at|by)$/.test(word(context, match.from - 1, match.from)) && f!.row.alone === "yes";
      return feastAlone(match, context, at || r !== undefined || y !== undefined);
    }
  }
];

/** Weekdays that are counted in a month, and quarters; they need months and years that an earlier step reads. */
export const countedWeekdays: DateRule[] = [
  {
    name: "en.nth-weekday",
    pattern: "(<o:ordinal>|last|final) <w:weekday> (of|in) (<x:date_phrase=month>|<x:date_month>)",
    examples: ["the first Friday of May", "on the last Sunday in June 2014", "the second Tuesday of last month"],
    read: nthWeekday
  },
  {
    name: "en.quarter",
    pattern: "Q <q:number=1|2|3|4> [(of|/|,|-)] <y:date_year>",
    examples: ["in Q3 2014", "Q1 of 2015"],
    read: ({parts}) => ({kind: "part", part: `quarter_${parts.q!.value}` as Part, of: said(parts, "y")})
  }
];

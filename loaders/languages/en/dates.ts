import type {DateStep, Spoken} from "../../dates.js";
import {RuleSet} from "../../rules.js";
import {barred, calendar, dated, inUnit, preceded, said, side, word} from "../date-rules.js";
import type {Calendar, DateRule} from "../date-rules.js";
import {ahead, calendarWords} from "./calendar.js";
import {compounds} from "./date-compounds.js";
import {countedWeekdays, feasts} from "./date-feasts.js";
import {figures} from "./date-figures.js";
import {offsets} from "./date-offsets.js";

/** What names a date by itself. */
const expressions: DateRule[] = [
  {
    name: "en.named",
    pattern: "<d:named_date> [<y:date_year>]",
    examples: ["since the September 11 attacks"],
    read: ({parts}) => ({kind: "fixed", edtf: parts.d!.value})
  },
  {
    name: "en.day-month-year",
    pattern: "<d:day_number> [(of|-|/)] <m:date_month> [(,|.|of|in|-|/)] <y:date_year>",
    examples: ["27 June 2019", "the 5th of May, 2015", "3-May-2015", "15 Ramadan 1436", "5 Sept. 2014"],
    read: ({parts}) => calendar(parts, "d", "y", "m")
  },
  {
    name: "en.month-day-year",
    pattern: "<m:date_month> [.] [the] <d:day_number> [(,|of|in)] <y:date_year>",
    examples: ["June 27, 2019", "Sept. 11, 2001", "May 5th 2015"],
    read: ({parts}) => calendar(parts, "d", "y", "m")
  },
  {
    name: "en.day-month",
    pattern: "<d:day_number> [of] <m:date_month>",
    examples: ["on 5 May", "the 1st of June", "27 Sept."],
    read: (match, context) => {
      const {d, m} = match.parts;
      const ordinal = context.reading.at(d!.from, "ordinal").length > 0;
      // "The second May attack" names no day.
      if ((ordinal && d!.to === m!.from && d!.to === d!.from + 1) || barred(context, match, "calendar")) return null;
      return dated(calendar(match.parts, "d", "m"), ahead(context, match));
    }
  },
  {
    name: "en.month-day",
    pattern: "<m:date_month> [.] [the] <d:day_number>",
    examples: ["on June 27", "Sept. 11", "since May the 5th"],
    read: (match, context) => {
      // "In May 25 people" counts people.
      if (context.reading.tokens[match.from - 1]?.key === "in" || barred(context, match, "calendar")) return null;
      return dated(calendar(match.parts, "d", "m"), ahead(context, match));
    }
  },
  {
    name: "en.month-year",
    pattern: "<m:date_month> [(,|.|of)] <y:date_year>",
    examples: ["June 2019", "in May of 2015", "Sept. 2014", "Ramadan 1436"],
    read: ({parts}) => calendar(parts, "y", "m")
  },
  {
    name: "en.month-relative",
    pattern: "<r:relative=last|this|next> <m:date_month>",
    examples: ["last May", "next June", "this March"],
    read: ({parts}) => ({...calendar(parts, "m"), side: side(parts.r)})
  },
  {
    name: "en.month",
    pattern: "<m:date_month>",
    examples: ["in July", "since March", "October was calm", "by May"],
    read: (match, context) => {
      const month = said(match.parts, "m") as Calendar;
      if (preceded(context, match, "day_number") || barred(context, match, "calendar")) return null;
      if (month.alone === false && !preceded(context, match, "time_preposition")) return null;
      return dated(calendar(match.parts, "m"), ahead(context, match));
    }
  },
  {
    name: "en.year",
    pattern: "<y:date_year>",
    examples: ["in 2015", "since 2011", "the 2011 uprising", "(2014)", "in the year 636"],
    read: (match, context) => {
      const {tokens} = context.reading;
      const year = said(match.parts, "y") as Calendar;
      if (year.alone !== false) return year;
      if (barred(context, match, "year") || year.hijri) return null;
      const enclosed = /\($/.test(tokens[match.from]!.gap) && /^\)/.test(tokens[match.to]?.gap ?? ")");
      const described = tokens[match.from - 1]?.key === "the" && word(context, match.to, match.to) !== "";
      return enclosed || described || preceded(context, match, "time_preposition") ? calendar(match.parts, "y") : null;
    }
  },
  {
    name: "en.date-in-unit",
    pattern:
      "(<d:day_number> [of] [<m:date_month>]|<m:date_month> [.] [<d:day_number>]) [(,|of)] <u:date_unit=month|year>",
    examples: ["the 5th of this month", "in May last year", "June 5 this year", "5 May of the same year"],
    read: ({parts}) => {
      const unit = said(parts, "u");
      if (unit.kind !== "unit") return null;
      return inUnit(unit, calendar(parts, "d", "m"));
    }
  },
  {
    name: "en.weekday",
    pattern: "[<r:relative>] <w:weekday> [<s:relative_after=before_last|after_next|last|next>]",
    examples: [
      "on Tuesday",
      "last Tuesday",
      "next Monday",
      "this past Friday",
      "Sunday's attack",
      "will meet on Friday"
    ],
    read: (match, context) => {
      const {r, w, s} = match.parts;
      const weekday = Number(w!.value);
      if (barred(context, match, "weekday")) return null;
      // Sun and Wed are days only before a date.
      const written = ["day_number", "date_month"].some((list) => context.reading.at(match.to, list).length > 0);
      if (String(w!.row.form).length < 6 && !written) return null;
      if (s?.value === "before_last") return {kind: "weekday", weekday, side: "last", weeks: -1};
      if (s?.value === "after_next") return {kind: "weekday", weekday, side: "next", weeks: 1};
      const which = r ? side(r) : side(s);
      if (r || s) return which && which !== "same" ? {kind: "weekday", weekday, side: which} : null;
      return {kind: "weekday", weekday, ...(ahead(context, match) && {side: "next" as const})};
    }
  },
  {
    name: "en.weekday-of-week",
    pattern: "(<w:weekday> [of] <u:date_unit=week>|<u:date_unit=week> on <w:weekday>)",
    examples: ["Friday of last week", "Tuesday next week", "last week on Monday"],
    read: ({parts}) => ({...(said(parts, "u") as Extract<Spoken, {kind: "unit"}>), weekday: Number(parts.w!.value)})
  },
  {
    name: "en.day-relative",
    pattern: "<d:relative_day>",
    examples: ["yesterday", "today", "tomorrow", "last night", "the day before yesterday", "this morning"],
    read: (match, context) =>
      barred(context, match, "today") ? null : {kind: "unit", unit: "day", shift: Number(match.parts.d!.value)}
  },
  {
    name: "en.day-after",
    pattern: "<d:day_after>",
    examples: ["on 3 May and again the next day", "on 3 May; the same day", "on 3 May, a day earlier"],
    read: (match, context) => {
      const next = word(context, match.to, match.to);
      // "The day after the attack", "that day of", "that night's rain" hang on something else.
      if (/ (after|before)$/.test(match.parts.d!.row.form as string) && next) return null;
      return next === "of" ? null : {kind: "unit", unit: "day", shift: Number(match.parts.d!.value), spoken: true};
    }
  },
  {
    name: "en.unit",
    pattern: "[(earlier|later)] <u:date_unit>",
    examples: ["last week", "earlier this month", "next year's elections", "the previous month"],
    read: ({parts}) => said(parts, "u")
  },
  {
    name: "en.season",
    pattern: "(<s:season> [of] (<y:date_year>|<u:date_unit=year>)|<r:relative=last|this|next> <s:season>)",
    examples: ["spring 2015", "the summer of 2014", "last winter", "autumn last year", "this fall"],
    read: (match, context) => {
      const {parts} = match;
      if (barred(context, match, "season")) return null;
      const year = parts.y ? calendar(parts, "y") : parts.u ? said(parts, "u") : undefined;
      return {kind: "season", season: Number(parts.s!.value), ...(year ? {year} : {side: side(parts.r)})};
    }
  },
  {
    name: "en.decade",
    pattern: "(<n:number> s|the <d:decade>)",
    examples: ["in the 1990s", "the '80s", "the nineties"],
    read: ({parts: {d}, from}, {reading}) => {
      if (d) return {kind: "decade", decade: Number(d.value)};
      const {key} = reading.tokens[from]!;
      if (/^(1\d|20)\d0$/.test(key))
        return {kind: "decade", decade: Number(key) % 100, century: Number(key.slice(0, 2)) + 1};
      // "His 40s" are years of age.
      return /^[2-9]0$/.test(key) && reading.tokens[from - 1]?.key === "the"
        ? {kind: "decade", decade: Number(key)}
        : null;
    }
  },
  {
    name: "en.century",
    pattern: "<o:day_number> century",
    examples: ["the 19th century", "the twelfth century"],
    read: (match, context) =>
      /^bce?$/.test(word(context, match.to, match.to)) || context.reading.at(match.from, "number").length
        ? null
        : {kind: "century", century: calendar(match.parts, "o").day!}
  }
];

/** The date rules of English, in steps. */
export const dates: DateStep[] = [
  ...calendarWords,
  {list: "date_phrase", rules: new RuleSet([...expressions, ...offsets, ...figures, ...feasts]), final: true},
  {list: "date_compound", rules: new RuleSet([...compounds, ...countedWeekdays]), final: true}
];

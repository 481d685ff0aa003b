import type {Unit} from "../../calendar.js";
import type {DateContext, DateStep, Spoken} from "../../dates.js";
import {RuleSet} from "../../rules.js";
import type {Match} from "../../rules.js";
import {barred, calendar, dated, inUnit, preceded, said, side, withMore, word} from "../date-rules.js";
import type {Calendar, DateRule} from "../date-rules.js";
import {ahead, calendarWords} from "./calendar.js";
import {compounds} from "./date-compounds.js";
import {countedWeekdays, feasts} from "./date-feasts.js";
import {figures} from "./date-figures.js";

/** What names a date by itself. */
const expressions: DateRule[] = [
  {
    name: "ar.named",
    pattern: "<d:named_date> [<m:month>] [<y:date_year>]",
    examples: ["منذ هجمات 11 سبتمبر", "بعد ثورة 25 يناير", "ثورة 30 يونيو (حزيران)", "أحداث 11 سبتمبر 2001"],
    read: ({parts}) => ({kind: "fixed", edtf: parts.d!.value})
  },
  {
    name: "ar.day-month-year",
    pattern: "<d:day_number> [(من|/|-)] <m:date_month> [(,|من|/|-)] <y:date_year>",
    examples: [
      "12 يناير 2016",
      "العاشر من يونيو 2014",
      "15 رمضان 1436هـ",
      "5 ديسمبر من عام 2013",
      "3/مايو/2015",
      "العاشر من سبتمبر، ألفين"
    ],
    read: ({parts}) => calendar(parts, "d", "y", "m")
  },
  {
    name: "ar.month-day-year",
    pattern: "<m:date_month> <d:day_number> [(,|من)] <y:date_year>",
    examples: ["سبتمبر 10, 2001", "يناير الثاني والعشرين، 2018"],
    read: ({parts}) => calendar(parts, "d", "y", "m")
  },
  {
    name: "ar.day-month",
    pattern: "<d:day_number> [(من|/|-)] <m:date_month> [<r:relative>]",
    examples: ["27 حزيران/يونيو", "29 إبريل/نيسان الماضي", "الأول من أيار", "3 رمضان"],
    read: (match, context) => {
      const {parts} = match;
      if (barred(context, match, "calendar")) return null;
      const found: Calendar = {...calendar(parts, "d", "m"), ...(parts.r && {side: side(parts.r)})};
      return dated(found, ahead(context, match));
    }
  },
  {
    name: "ar.month-year",
    pattern: "<m:date_month> [(,|من|/)] <y:date_year>",
    examples: ["مايو 2003", "مارس من عام 2011", "شهر رمضان 1436", "رمضان 2015"],
    read: ({parts}) => calendar(parts, "y", "m")
  },
  {
    name: "ar.month-relative",
    pattern: "<m:date_month> <r:relative>",
    examples: ["مايو الماضي", "شهر أيلول المقبل", "مارس الجاري", "رمضان الماضي"],
    read: ({parts}) => (side(parts.r) ? {...calendar(parts, "m"), side: side(parts.r)} : null)
  },
  {
    name: "ar.month",
    pattern: "[<t:this>] <m:date_month>",
    examples: ["في يوليو", "خلال شهر يونيو", "منذ مارس", "في رمضان", "هذا سبتمبر"],
    read: (match, context) => {
      const month = said(match.parts, "m") as Calendar;
      if (match.parts.t) return {...calendar(match.parts, "m"), side: "this"};
      // Where a day stands before it, that was refused: قوى 14 آذار.
      if (preceded(context, match, "day_number")) return null;
      if (month.alone === false && !preceded(context, match, "time_preposition", "period_part")) return null;
      return barred(context, match, "calendar") ? null : dated(calendar(match.parts, "m"), ahead(context, match));
    }
  },
  {
    name: "ar.date-in-unit",
    pattern: "(<d:day_number> [من] [<m:date_month>]|<m:date_month>) [(من|في)] <u:date_unit=month|year>",
    examples: ["السابع من الشهر الحالي", "يونيو العام المقبل", "20 من الشهر القادم", "15 مايو من العام نفسه"],
    read: ({parts}) => {
      const unit = said(parts, "u");
      if (unit.kind !== "unit") return null;
      return inUnit(unit, calendar(parts, "d", "m"));
    }
  },
  {
    name: "ar.day-this-month",
    pattern: "<d:day_number> [من] <r:relative=this|last|next>",
    examples: ["في 15 الجاري", "يوم 20 المقبل", "في الـ25 من الجاري"],
    read: (match, {reading}) =>
      /^\d/.test(reading.tokens[match.from]!.key)
        ? {
            kind: "unit",
            unit: "month",
            shift: {last: -1, this: 0, next: 1}[match.parts.r!.value]!,
            day: calendar(match.parts, "d").day!
          }
        : null
  },
  {
    name: "ar.day-thereof",
    pattern: "<d:day_number> منه",
    examples: ["بدأت في أول رمضان 1436 وانتهت في العشرين منه"],
    read: ({parts}) => ({kind: "unit", unit: "month", shift: 0, spoken: true, day: calendar(parts, "d").day!})
  },
  {
    name: "ar.year",
    pattern: "<y:date_year>",
    examples: ["عام 2014", "منذ 2013", "في 1984، قتل", "مدينة الرياض 2003، أو"],
    read: (match, context) => {
      const spoken = said(match.parts, "y") as Calendar;
      if (spoken.alone !== false) return spoken;
      if (spoken.hijri || !/^(19|20)\d\d$/.test(context.reading.tokens[match.from]!.key)) return null;
      if (barred(context, match, "year") || context.reading.at(match.to, "unit").length) return null;
      const {tokens} = context.reading;
      const ends = !tokens[match.to] || /[،,؛.:)\]»”؟!-]/.test(tokens[match.to]!.gap);
      const opened = match.from > 0 && /\($/.test(tokens[match.from]!.gap);
      const led =
        preceded(context, match, "time_preposition", "period_part") && !/ا$/.test(word(context, match.to, match.to));
      return led || (ends && (opened || /^\s+$/.test(tokens[match.from]!.gap))) ? calendar(match.parts, "y") : null;
    }
  },
  {
    name: "ar.year-in-words",
    pattern: "<y:date_year>",
    examples: ["في ألف وسبعمائة وتسعة وثمانين، اندلعت الثورة", "منذ ألف وتسعمائة وثمانية وأربعين."],
    read: (match, context) => {
      const {tokens} = context.reading;
      const {year, hijri, alone} = said(match.parts, "y") as Calendar;
      // A round number is rather how many, and so is one that a noun follows.
      if (alone !== false || hijri || /^\d/.test(tokens[match.from]!.key) || year! % 100 === 0) return null;
      const ends = !tokens[match.to] || !/^\s*$/.test(tokens[match.to]!.gap);
      return ends && preceded(context, match, "time_preposition") ? calendar(match.parts, "y") : null;
    }
  },
  {
    name: "ar.weekday",
    pattern: "[<t:this>] [<u:unit=day>] <w:weekday> [<r:relative>]",
    examples: ["الثلاثاء الماضي", "يوم الجمعة", "الجمعة قبل الماضي", "الأحد المقبل", "سيعقد السبت", "هذا الجمعة"],
    read: (match, context) => {
      const {t, u, w, r} = match.parts;
      // اليوم الاثنين is today, said twice; يومي الاثنين والثلاثاء are two days.
      if ((u && (u.lead.endsWith("ال") || u.row.number !== "1")) || !/^[وف]?[بلك]?$/.test(w!.lead)) return null;
      if (barred(context, match, "weekday")) return null;
      const weekday = Number(w!.value);
      if (r?.value === "before_last") return {kind: "weekday", weekday, side: "last", weeks: -1};
      if (r?.value === "after_next") return {kind: "weekday", weekday, side: "next", weeks: 1};
      if (r) return side(r) && side(r) !== "same" ? {kind: "weekday", weekday, side: side(r)} : null;
      if (t) return {kind: "weekday", weekday, side: "this"};
      const day = preceded(context, match, "relative_day") || /[([]/.test(context.reading.tokens[match.from]!.gap);
      return {kind: "weekday", weekday, ...(!day && ahead(context, match) && {side: "next" as const})};
    }
  },
  {
    name: "ar.weekday-of-week",
    pattern: "([يوم] <w:weekday> [من] <u:date_unit=week>|<u:date_unit=week> [يوم] <w:weekday>)",
    examples: ["يوم الجمعة من الأسبوع المقبل", "الأحد الأسبوع الماضي", "الأسبوع المقبل يوم الجمعة"],
    read: ({parts}) => ({...(said(parts, "u") as Extract<Spoken, {kind: "unit"}>), weekday: Number(parts.w!.value)})
  },
  {
    name: "ar.day-relative",
    pattern: "<d:relative_day>",
    examples: ["أمس", "غدا", "أول من أمس", "أمس الأول", "الليلة الماضية", "هذا اليوم", "انفجرت اليوم سيارة"],
    read: (match, context) => {
      const shift = Number(match.parts.d!.value);
      if (shift === 0 && (barred(context, match, "today") || quoted(match, context) || nowadays(match, context)))
        return null;
      if (barred(context, match, "yesterday")) return null;
      return {kind: "unit", unit: "day", shift, ...(inSpeech(match, context) && {spoken: true})};
    }
  },
  {
    name: "ar.unit",
    pattern: "<u:date_unit>",
    examples: ["الأسبوع الماضي", "الشهر الجاري", "العام المقبل", "القرن الماضي"],
    read: ({parts}) => said(parts, "u")
  },
  {
    name: "ar.unit-year",
    pattern: "<u:date_unit=year> <y:date_year>",
    examples: ["العام الماضي 2014"],
    read: ({parts}) => calendar(parts, "y")
  },
  {
    name: "ar.span",
    pattern: "[الـ] [<n:number>] <u:unit> [القليلة] [<m:number>] <r:relative=last|latest|next>",
    examples: [
      "الأسبوعين الأخيرين",
      "خلال اليومين الماضيين",
      "الأيام القليلة الماضية",
      "الأشهر الثلاثة الماضية",
      "الـ24 ساعة الماضية"
    ],
    read: ({parts: {n, u, m, r}}) => {
      const count = n ?? m;
      if (!count && !u!.lead.endsWith("ال")) return null;
      if (u!.row.number === "1" && !n) return null;
      if (n && m) return null;
      const length = count ? Number(count.value) : u!.row.number === "2" ? 2 : null;
      const later = r!.value === "next";
      // "The coming days" is too vague.
      return length === null && later ? null : span(length, u!.value, later);
    }
  },
  {
    name: "ar.span-last",
    pattern: "آخر [<n:number>] <u:unit>",
    examples: ["آخر 3 سنوات", "آخر 24 ساعة", "آخر يومين"],
    read: ({parts: {n, u}}) => (n || u!.row.number === "2" ? span(n ? Number(n.value) : 2, u!.value, false) : null)
  },
  {
    name: "ar.ago",
    pattern: "(قبل|منذ) [<a:approximate>] [(<n:number>|<v:several>)] <u:unit> [(<h:fraction>|من الآن|من اليوم)]",
    examples: ["قبل أسبوعين", "منذ يومين", "قبل ثلاثة أشهر", "منذ أيام", "قبل أكثر من أسبوعين", "قبل عام"],
    read: (match, context) => {
      const spoken = offset(match, context);
      // "منذ 54 يوما" tells how long something has lasted; a dozen or more of a unit is seldom said of an event.
      return spoken && (spoken.n ?? 0) > 10 && context.reading.tokens[match.from]!.key.endsWith("منذ") ? null : spoken;
    }
  },
  {
    name: "ar.ago-two-units",
    pattern: "(قبل|منذ) [<n:number>] <u:unit> (و <m:number> <v:unit>|<m:number> <v:unit>|<v:unit>)",
    examples: ["منذ شهر و21 يوما", "قبل سنتين وثلاثة أشهر", "قبل عام وشهرين", "منذ سنة و 3 أشهر"],
    read: (match, context) => twoUnits(match, context)
  },
  {
    name: "ar.later-two-units",
    pattern: "بعد [<n:number>] <u:unit> (و <m:number> <v:unit>|<m:number> <v:unit>|<v:unit>)",
    examples: ["سيعود بعد عامين وثلاثة أشهر"],
    read: (match, context) => {
      const found = twoUnits(match, context);
      const future = ahead(context, match);
      return found && {...found, later: true, ...(!future && {spoken: true as const})};
    }
  },
  {
    name: "ar.later",
    pattern: "بعد [<a:approximate>] [(<n:number>|<v:several>)] <u:unit> [(<h:fraction>|من الآن|من اليوم)]",
    examples: ["بعد يومين", "سيعود بعد ثلاثة أشهر", "بعد أسبوع من الآن"],
    read: (match, context) => {
      const spoken = offset(match, context);
      const future = ahead(context, match);
      return spoken && (spoken.n !== null || future)
        ? {...spoken, later: true, ...(!future && {spoken: true as const})}
        : null;
    }
  },
  {
    name: "ar.season",
    pattern: "<s:season> ([عام] <y:date_year>|[من] <u:date_unit=year>|<r:relative=last|next|this>)",
    examples: ["صيف 2014", "ربيع عام 2011", "الصيف الماضي", "خريف العام الماضي"],
    read: (match, context) => {
      const {parts} = match;
      if (barred(context, match, "season")) return null;
      const year = parts.y ? calendar(parts, "y") : parts.u ? said(parts, "u") : undefined;
      return {kind: "season", season: Number(parts.s!.value), ...(year ? {year} : {side: side(parts.r)})};
    }
  },
  {
    name: "ar.decade",
    pattern: "<d:decade> [(القرن|من القرن) (<u:relative=last>|<n:day_number>)]",
    examples: ["تسعينات القرن الماضي", "في الثمانينيات", "ستينيات القرن العشرين"],
    read: (match, context) => {
      const {d, u, n} = match.parts;
      if (!u && !n && (!d!.lead.endsWith("ال") || word(context, match.to, match.to) === "من")) return null;
      const century = u ? 20 : n ? calendar(match.parts, "n").day! : undefined;
      return {kind: "decade", decade: Number(d!.value), ...(century && {century})};
    }
  },
  {
    name: "ar.century",
    pattern: "القرن [الـ] <n:day_number>",
    examples: ["القرن الثالث عشر", "القرن الحادي والعشرين", "القرن الـ19"],
    read: (match, context) =>
      word(context, match.to, match.to) === "قبل" ? null : {kind: "century", century: calendar(match.parts, "n").day!}
  }
];

/** Whether the words are quoted from a day that the sentence names before: "قال أمس إن: البلد اليوم". */
function inSpeech({from}: Match, {reading}: DateContext): boolean {
  const first = Math.max(0, from - 60);
  let index = from;
  while (index > first && !/[:«“]/.test(reading.tokens[index]!.gap)) {
    if (/[»”]/.test(reading.tokens[index]!.gap)) return false;
    index--;
  }
  return reading.tokens
    .slice(first, index)
    .some((_, at) => reading.at(first + at, "relative_day").some((hit) => hit.value !== "0"));
}

/** "واليوم" that opens a clause contrasts the present with the past: it names no day unless a weekday follows. */
function nowadays({from, to}: Match, {reading}: DateContext): boolean {
  const {key, gap} = reading.tokens[from]!;
  return key === "واليوم" && (from === 0 || /[،,؛:.]/.test(gap)) && !reading.at(to, "weekday").length;
}

/** Whether the words stand alone between quotation marks, as the names of newspapers do. */
function quoted({from, to}: Match, {reading}: DateContext): boolean {
  return /["“«']\s*$/.test(reading.tokens[from]!.gap) && /^\s*["”»']/.test(reading.tokens[to]?.gap ?? "");
}

function span(n: number | null, unit: string, later: boolean): Spoken | null {
  return {kind: "span", n, unit: unit as Unit, ...(later && {later})};
}

/** How far away "before three months" or "two days ago" is; null when it counts from an event: "بعد يومين من الهجوم". */
function offset(match: Match, context: DateContext): Extract<Spoken, {kind: "ago"}> | null {
  const {n, u, h, a, v} = match.parts;
  const {reading} = context;
  const next = word(context, match.to, match.to);
  // يوما بعد يوم is "day by day".
  if (match.from > 0 && reading.at(match.from - 1, "unit").some((hit) => hit.value === u!.value)) return null;
  if (u!.lead || u!.row.number === "pair" || /^(من|علي|عن|فقط من)$/.test(next)) return null;
  // "before the day of Friday", "since the year 2011", "since the month of May" name the date themselves.
  const names = ["number", "month", "hijri_month", "weekday", "relative_day", "relative", "date_unit"];
  if (next && names.some((list) => reading.at(match.to, list).length)) return null;
  const few = v || n?.row.vague || (!n && u!.row.number === "many");
  const half = h?.lead === "و" ? Number(h.value) : 0;
  const count = (n ? Number(n.value) : Number(u!.row.number)) + half;
  const approximate = (a?.value ?? (half ? "about" : undefined)) as "about" | "over" | "under" | undefined;
  return {kind: "ago", n: few ? null : count, unit: u!.value as Unit, ...(approximate && {approximate})};
}

/** "A month and 21 days ago"; null where the second does not add a smaller unit to the first, or an event is counted from. */
function twoUnits({parts: {n, u, m, v}, to}: Match, context: DateContext): Extract<Spoken, {kind: "ago"}> | null {
  const adds = context.reading.tokens[(m ?? v)!.from - 1]?.key === "و" || (m ?? v)!.lead === "و";
  if (!adds || u!.lead || v!.lead.endsWith("ال") || /^(من|علي|عن)$/.test(word(context, to, to))) return null;
  const count = n?.row.vague ? null : Number(n?.value ?? u!.row.number);
  return withMore({kind: "ago", n: count, unit: u!.value as Unit}, m, v!);
}

/** The date rules of Arabic, in steps. */
export const dates: DateStep[] = [
  ...calendarWords,
  {list: "date_phrase", rules: new RuleSet([...expressions, ...figures, ...feasts]), final: true},
  {list: "date_compound", rules: new RuleSet([...compounds, ...countedWeekdays]), final: true}
];

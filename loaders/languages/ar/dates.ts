import type {Unit} from "../../calendar.js";
import type {DateContext, DateStep, Part, Spoken} from "../../dates.js";
import type {Hit} from "../../lexicon.js";
import {RuleSet} from "../../rules.js";
import type {Match} from "../../rules.js";
import {fold} from "../../text.js";
import {ahead, barred, calendar, calendarWords, preceded, said, side, word} from "./calendar.js";
import type {Calendar, DateRule} from "./calendar.js";

/** Looks ahead where the verb does and the expression itself does not say. */
function dated(spoken: Calendar, future: boolean): Calendar {
  return future && spoken.year === undefined && !spoken.side ? {...spoken, side: "next"} : spoken;
}

/** Whether the words are quoted from a day that the sentence names before: "قال أمس إن: البلد اليوم". */
function inSpeech({from}: Match, {reading}: DateContext): boolean {
  const first = Math.max(0, from - 60);
  let index = from;
  while (index > first && !/[:«“]/.test(reading.tokens[index]!.gap)) {
    if (/[»”]/.test(reading.tokens[index]!.gap)) return false;
    index--;
  }
  return reading.tokens.slice(first, index).some((_, at) => reading.at(first + at, "relative_day").some((hit) => hit.value !== "0"));
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
    examples: ["12 يناير 2016", "العاشر من يونيو 2014", "15 رمضان 1436هـ", "5 ديسمبر من عام 2013", "3/مايو/2015", "العاشر من سبتمبر، ألفين"],
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
    pattern: "<m:date_month>",
    examples: ["في يوليو", "خلال شهر يونيو", "منذ مارس", "في رمضان"],
    read: (match, context) => {
      const month = said(match.parts, "m") as Calendar;
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
      const {day, month} = calendar(parts, "d", "m");
      const fits = unit.unit === "year" ? month !== undefined : month === undefined && day !== undefined;
      return fits ? {...unit, ...(month !== undefined && {month}), ...(day !== undefined && {day})} : null;
    }
  },
  {
    name: "ar.day-this-month",
    pattern: "<d:day_number> [من] <r:relative=this|last|next>",
    examples: ["في 15 الجاري", "يوم 20 المقبل", "في الـ25 من الجاري"],
    read: (match, {reading}) =>
      /^\d/.test(reading.tokens[match.from]!.key)
        ? {kind: "unit", unit: "month", shift: {last: -1, this: 0, next: 1}[match.parts.r!.value]!, day: calendar(match.parts, "d").day!}
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
      const led = preceded(context, match, "time_preposition", "period_part") && !/ا$/.test(word(context, match.to, match.to));
      return led || (ends && (opened || /^\s+$/.test(tokens[match.from]!.gap))) ? calendar(match.parts, "y") : null;
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
      return {kind: "weekday", weekday, ...(ahead(context, match) && {side: "next" as const})};
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
      if (shift === 0 && (barred(context, match, "today") || quoted(match, context))) return null;
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
    examples: ["الأسبوعين الأخيرين", "خلال اليومين الماضيين", "الأيام القليلة الماضية", "الأشهر الثلاثة الماضية", "الـ24 ساعة الماضية"],
    read: ({parts: {n, u, m, r}}) => {
      const count = n ?? m;
      if (!count && !u!.lead.endsWith("ال")) return null;
      if (u!.row.number === "1" && !n) return null;
      if (n && m) return null;
      return span(count ? Number(count.value) : u!.row.number === "2" ? 2 : null, u!.value, r!.value === "next");
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
    name: "ar.later",
    pattern: "بعد [<a:approximate>] [(<n:number>|<v:several>)] <u:unit> [(<h:fraction>|من الآن|من اليوم)]",
    examples: ["بعد يومين", "سيعود بعد ثلاثة أشهر", "بعد أسبوع من الآن"],
    read: (match, context) => {
      const spoken = offset(match, context);
      const future = ahead(context, match);
      return spoken && (spoken.n !== null || future) ? {...spoken, later: true, ...(!future && {spoken: true as const})} : null;
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
  },
  {
    name: "ar.numeric",
    pattern: "<a:number> (/ <b:number> / <c:number>|- <b:number> - <c:number>)",
    examples: ["12/5/2015", "2015-05-12", "21-04-2016", "22/10/1436"],
    read: ({parts: {a, b, c}}, {reading}) => numeric([a!, b!, c!].map((hit) => reading.text(hit.from, hit.to)).map(fold))
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
      if (!preceded(context, match, "weekday", "date_noun") && !(ends && preceded(context, match, "time_preposition"))) return null;
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
      if (barred(context, match, "year")) return null;
      return /^(19|20)\d\d$/.test(year!) && /^(0?[1-9]|1[0-2])$/.test(month!) ? {kind: "calendar", year: Number(year), month: Number(month)} : null;
    }
  }
];

/** Day, month and year in figures; the day first unless the year is, or unless the second figure can be no month. */
function numeric(groups: string[]): Spoken | null {
  const [first, second, third] = groups.map(Number) as [number, number, number];
  if (groups.some((group) => !/^\d{1,4}$/.test(group))) return null;
  const [year, month, day] = groups[0]!.length === 4 ? [first, second, third] : second > 12 ? [third, first, second] : [third, second, first];
  const full = groups[0]!.length !== 4 && groups[2]!.length === 2 ? year + (year < 50 ? 2000 : 1900) : year;
  if (month < 1 || month > 12 || day < 1 || day > 31 || full < 1300 || full > 2100) return null;
  return {kind: "calendar", year: full, month, day, ...(full <= 1500 && {hijri: true as const})};
}

const day = "day|weekday";

/** What is made of several expressions, or of one and the words around it. */
const compounds: DateRule[] = [
  {
    name: "ar.weekend",
    pattern: "[عطلة] نهاية الأسبوع [<r:relative>]",
    examples: ["عطلة نهاية الأسبوع", "نهاية الأسبوع الماضي"],
    read: ({parts}) => ({kind: "weekend", ...(parts.r && {side: side(parts.r)})})
  },
  {
    name: "ar.part",
    pattern: "<p:period_part> [من] (<x:date_phrase=month|year|week|decade|century>|<x:date_year>)",
    examples: ["أوائل عام 2015", "منتصف مايو الماضي", "نهاية أكتوبر/تشرين الأول الماضي", "بداية الشهر الجاري", "النصف الأول من العام الجاري"],
    read: ({parts}) => ({kind: "part", part: parts.p!.value as Part, of: said(parts, "x")})
  },
  {
    name: "ar.first-of",
    pattern: "<u:unit=month|week|day> <n:number> <o:ordinal=1> من (<x:date_phrase=month|year>|<v:unit=month|year>)",
    examples: ["الأشهر الستة الأولى من العام", "خلال الأشهر الأربعة الأولى من عام 2015"],
    read: ({parts: {u, n, v, ...parts}}) => {
      const of: Spoken = v ? {kind: "unit", unit: v.value as Unit, shift: 0} : said(parts, "x");
      return u!.lead.endsWith("ال") ? {kind: "first", n: Number(n!.value), unit: u!.value as Unit, of} : null;
    }
  },
  {
    name: "ar.part-of-this",
    pattern: "<p:period_part> [من] <u:unit=week|month|year>",
    examples: ["منذ مطلع العام", "حتى نهاية الشهر", "منتصف الأسبوع"],
    read: (match, context) => {
      const {p, u} = match.parts;
      const next = word(context, match.to, match.to);
      if (u!.lead !== "ال" || u!.row.number !== "1" || next.startsWith("ال") || context.reading.at(match.to, "number").length) return null;
      return {kind: "part", part: p!.value as Part, of: {kind: "unit", unit: u!.value as Unit, shift: 0}};
    }
  },
  {
    name: "ar.day-part",
    pattern: `<p:day_part> [(من|يوم|نهار)] <x:date_phrase=${day}>`,
    examples: ["مساء السبت", "صباح أمس", "فجر اليوم", "مساء أول من أمس", "ليلة الجمعة", "بعد ظهر أمس"],
    read: ({parts}) => said(parts, "x")
  },
  {
    name: "ar.day-part-after",
    pattern: `<x:date_phrase=${day}> <p:day_part_adverb>`,
    examples: ["أمس صباحا", "الجمعة مساء"],
    read: ({parts}) => said(parts, "x")
  },
  {
    name: "ar.apposition",
    pattern: `[<p:day_part> [(من|يوم)]] <x:date_phrase=${day}> [(,|-|/)] [(الموافق|المصادف)] <y:date_phrase=${day}> [<q:day_part_adverb>]`,
    examples: ["أمس الأحد", "اليوم (الاثنين)", "ليل أمس (الاثنين)", "الجمعة 7 أغسطس 2015", "يوم الاثنين، 12 يناير 2016", "21 شوال 1436هـ الموافق 6 أغسطس 2015م"],
    read: (match, context) => apposition(said(match.parts, "x"), said(match.parts, "y"), punctuated(match.parts.x!, match.parts.y!, context))
  },
  {
    name: "ar.apposition-of-three",
    pattern: `<x:date_phrase=weekday> [(,|-)] [الموافق] <y:date_phrase=day> [(,|-|/)] [الموافق] <z:date_phrase=day>`,
    examples: ["الخميس 21 شوال 1436 / 6 أغسطس 2015"],
    read: ({parts}) => {
      const both = apposition(said(parts, "y"), said(parts, "z"), true);
      return both && {kind: "apposition", first: said(parts, "x"), second: both};
    }
  },
  {
    name: "ar.weekday-number",
    pattern: "<w:date_phrase=weekday> [الموافق] <d:day_number>",
    examples: ["عدت يوم الخميس 21", "السبت الموافق 23."],
    read: (match, {reading}) => {
      const next = reading.tokens[match.to];
      // "the second Sunday" is not the 2nd.
      return (next && !/[،,؛.:)»]/.test(next.gap)) || calendar(match.parts, "d").day! < 6 ? null : {kind: "apposition", first: said(match.parts, "w"), second: calendar(match.parts, "d")};
    }
  },
  {
    name: "ar.night-between",
    pattern: "<p:day_part=night> <x:date_phrase=weekday> [(-|/|إلى|على)] <y:date_phrase=weekday>",
    examples: ["ليل الخميس - الجمعة", "ليلة السبت/الأحد", "ليل الاثنين الثلاثاء"],
    read: ({parts}) => ({kind: "range", from: said(parts, "x"), to: said(parts, "y")})
  },
  {
    name: "ar.weekdays",
    pattern: "(<u:unit=day> <x:date_phrase=weekday> <y:date_phrase=weekday>|<x:date_phrase=weekday> (إلى|حتى) <y:date_phrase=weekday>)",
    examples: ["يومي السبت والأحد الماضيين", "من الأحد إلى الخميس"],
    read: ({parts}) => (parts.u && parts.u.row.number === "1" ? null : {kind: "range", from: said(parts, "x"), to: said(parts, "y")})
  },
  {
    name: "ar.days",
    pattern: "<a:day_number> [من] (إلى|حتى|وحتى|-|و) <b:date_phrase=day>",
    examples: ["من 3 إلى 5 مايو", "بين 3 و5 مايو", "3 - 5 مايو 2014", "يومي 3 و4 مايو", "من 4 إلى 22 من الشهر الماضي"],
    read: (match, context) => {
      const listed = preceded(context, match, "between") ? undefined : context.reading.tokens[match.parts.b!.from - 1]!.key === "و";
      return dayRange(match, listed);
    }
  },
  {
    name: "ar.days-joined",
    pattern: "<a:day_number> <b:date_phrase=day>",
    examples: ["في الثالث والرابع من مايو"],
    read: (match) => (match.parts.b!.lead === "و" || match.parts.b!.lead === "وال" ? dayRange(match, true) : null)
  },
  {
    name: "ar.dates",
    pattern: "<a:date_phrase=day> (إلى|حتى|وحتى|-|و) <b:date_phrase=day>",
    examples: ["من 3 مايو إلى 5 يونيو 2014", "بين 20 يوليو و3 أغسطس"],
    read: (match, context) => {
      const [from, to] = [said(match.parts, "a"), said(match.parts, "b")];
      const and = context.reading.tokens[match.parts.b!.from - 1]!.key === "و";
      if (from.kind !== "calendar" || to.kind !== "calendar" || from.year !== undefined) return null;
      return and && !preceded(context, match, "between") ? null : {kind: "range", from, to};
    }
  },
  {
    name: "ar.months",
    pattern: "[<u:unit=month>] <a:date_month> [(إلى|حتى|-|و)] <b:date_phrase=month>",
    examples: ["بين مايو ويونيو 2015", "شهري يونيو ويوليو الماضيين", "من يناير إلى مارس 2014"],
    read: ({parts}, {reading}) => {
      const [from, to] = [said(parts, "a") as Calendar, said(parts, "b")];
      const joined = parts.a!.to < parts.b!.from || parts.b!.lead === "و" || /[-–—]/.test(reading.tokens[parts.b!.from]!.gap);
      return joined && to.kind === "calendar" ? {kind: "range", from: calendar(parts, "a"), to: {...to, ...(from.hijri && {hijri: true as const})}} : null;
    }
  },
  {
    name: "ar.years",
    pattern: "[<u:unit=year> [<r:relative>]] <a:date_year> (إلى|حتى|وحتى|-|/|و) [سنة] <b:date_year>",
    examples: ["2011-2013", "بين عامي 2011 و2013", "العامين السابقين 2017 و2018", "من 2014 إلى 2018"],
    read: (match, context) => {
      const [from, to] = [calendar(match.parts, "a"), calendar(match.parts, "b")];
      if (from.hijri || to.hijri || from.year! >= to.year! || barred(context, match, "year")) return null;
      if (![from, to].every(({year}) => year! > 1800 && year! < 2100)) return null;
      const listed = context.reading.tokens[match.parts.b!.from - 1]!.key === "و" && !preceded(context, match, "between");
      return {kind: "range", from, to, ...(listed && {listed})};
    }
  }
];

/** Two expressions for one day, or null when each is a day of its own. `apart`: a comma or dash stands between them. */
function apposition(first: Spoken, second: Spoken, apart: boolean): Spoken | null {
  const plain = (spoken: Spoken) => spoken.kind === "weekday";
  const near = (spoken: Spoken) => spoken.kind === "unit" && spoken.unit === "day" && spoken.day === undefined;
  const written = (spoken: Spoken) => spoken.kind === "calendar" || (spoken.kind === "unit" && spoken.day !== undefined);
  const calendars = written(first) && written(second) && "hijri" in first !== "hijri" in second;
  const agrees = (plain(first) && written(second)) || (written(first) && plain(second) && !apart) || calendars;
  const named = (near(first) && plain(second) && !("side" in second)) || (!apart && plain(first) && near(second)) || (near(first) && written(second) && !apart);
  if (!agrees && !named) return null;
  // The weekday says which day it is, whoever speaks.
  return {kind: "apposition", first: first.kind === "unit" ? {...first, spoken: undefined} : first, second};
}

function punctuated(x: Hit, y: Hit, {reading}: DateContext): boolean {
  return reading.tokens.slice(x.to, y.from + 1).some((token) => /[،,؛;/-]/.test(token.gap));
}

function dayRange({parts}: Match, listed: boolean | undefined): Spoken | null {
  const [from, to] = [calendar(parts, "a"), said(parts, "b")];
  if (to.kind === "unit" && to.day !== undefined) return {kind: "range", from: {...to, day: from.day!}, to, ...(listed && {listed})};
  return to.kind === "calendar" && to.day !== undefined ? {kind: "range", from, to, ...(listed && {listed})} : null;
}

/** The date rules of Arabic, in steps. */
export const dates: DateStep[] = [
  ...calendarWords,
  {list: "date_phrase", rules: new RuleSet(expressions), final: true},
  {list: "date_compound", rules: new RuleSet(compounds), final: true}
];

import type {DateContext, DateStep, Spoken} from "../../dates.js";
import type {Hit} from "../../lexicon.js";
import {RuleSet} from "../../rules.js";
import type {Match} from "../../rules.js";
import {barred, looksAhead, word} from "../date-rules.js";
import type {Calendar, DateRule} from "../date-rules.js";

/** Verbs of the future begin with س: سيعقد, ستبدأ. The letters after it keep out nouns such as سيارة, سيطرة, سيناء, ستة. */
const future = /^[وف]?س[يت](?![اوريدئفه]|طر|نا|نم|لف|م[وي])\p{L}{3}/u;

/** سأعود; سأل is another verb. */
const ownFuture = /^[وف]?سأ(?!ل)\p{L}{2}/u;

/** Whether what stands before in the same clause looks ahead. */
export function ahead(context: DateContext, match: Match): boolean {
  return looksAhead(context, match, ({key, text}) => future.test(key) || ownFuture.test(text));
}

/** Joined letters that leave a month a month: not the article. */
const lightLead = /^[وف]?[بل]?$/;

/** A unit that a word points to: الشهر الماضي, العام المقبل, اليوم نفسه. */
export function unit(unit: Hit, relative: string, future = false): Spoken | null {
  const shift = {before_last: -2, last: -1, previous: -1, this: 0, same: 0, next: 1, following: 1, after_next: 2}[
    relative
  ];
  if (shift === undefined || unit.row.number !== "1" || unit.value === "hour") return null;
  const spoken = ["same", "previous"].includes(relative) || (relative === "following" && !future);
  if (unit.value === "day" && !spoken && !["last", "next", "following"].includes(relative)) return null;
  return {kind: "unit", unit: unit.value as "day", shift, ...(spoken && {spoken})};
}

const days: DateRule[] = [
  {
    name: "ar.day.digits",
    pattern: "<n:number>",
    examples: ["12 يناير", "الـ٢٠ من الشهر"],
    read: ({parts, from}, {reading}) => {
      const n = Number(parts.n!.value);
      return /^\d{1,2}$/.test(reading.tokens[from]!.key) && n >= 1 && n <= 31
        ? {kind: "calendar", day: n, alone: false}
        : null;
    }
  },
  {
    name: "ar.day.tens",
    pattern: "<n:number=20|30>",
    examples: ["العشرين من رمضان", "الثلاثين من يونيو"],
    read: ({parts, from, to}) =>
      // «العشرات هذا الشهر» are dozens.
      parts.n!.lead.endsWith("ال") && to === from + 1 && !parts.n!.row.vague
        ? {kind: "calendar", day: Number(parts.n!.value), alone: false}
        : null
  },
  {
    name: "ar.day.ordinal",
    pattern: "<o:ordinal> [<t:number=20|30>]",
    examples: ["العاشر من سبتمبر", "الحادي والعشرين من شوال", "الخامس عشر من مايو"],
    read: ({parts, from}, {reading}) => {
      const {o, t} = parts;
      // النصف الأول من يوليو is half a month.
      if (from > 0 && reading.at(from - 1, "period_part").some((part) => part.to > from)) return null;
      if (o!.row.gender !== "m" || (t && !t.lead.startsWith("و"))) return null;
      const day = Number(o!.value) + (t ? Number(t.value) : 0);
      if (day > 31 || (!t && /^ال(حادي|واحد)$/.test(String(o!.row.text ?? o!.row.form)))) return null;
      return {kind: "calendar", day, alone: false};
    }
  },
  {
    name: "ar.day.first",
    pattern: "غرة",
    examples: ["غرة رمضان"],
    read: () => ({kind: "calendar", day: 1, alone: false})
  }
];

const months: DateRule[] = [
  {
    name: "ar.month.double",
    pattern: "[شهر] <m:month> [(/|-|,)] <n:month>",
    examples: ["حزيران/يونيو", "حزيران (يونيو)", "إبريل/نيسان", "شهر تشرين الأول - أكتوبر"],
    read: ({parts}) =>
      parts.m!.value === parts.n!.value && lightLead.test(parts.m!.lead)
        ? {kind: "calendar", month: Number(parts.m!.value)}
        : null
  },
  {
    name: "ar.month",
    pattern: "[<s:unit=month>] <m:month>",
    examples: ["في شهر مارس", "يوليو"],
    read: ({parts: {s, m}}, {reading}) => {
      // Ibb (إب) in Yemen is not August (آب).
      if (/إب$/.test(reading.tokens[m!.from]!.text)) return null;
      if (!lightLead.test(m!.lead) || (s && s.row.number !== "1")) return null;
      return {kind: "calendar", month: Number(m!.value), ...(m!.row.alone === "no" && !s && {alone: false})};
    }
  },
  {
    name: "ar.month.hijri",
    pattern: "[<s:unit=month>] <m:hijri_month>",
    examples: ["شهر رمضان المبارك", "ذي القعدة"],
    read: ({parts: {s, m}}) => {
      if (!lightLead.test(m!.lead) || (s && s.row.number !== "1")) return null;
      return {kind: "calendar", month: Number(m!.value), hijri: true, ...(!s && {alone: false})};
    }
  }
];

/** A year as written: two digits mean the last century; in the news 1300 to 1500 count from the Hijra. */
function year(n: Hit, hijri?: boolean): Calendar | null {
  const value = Number(n.value);
  if (!Number.isInteger(value) || (n.row.vague as boolean)) return null;
  if (value >= 1300 && value <= 1500 && hijri !== false)
    return {kind: "calendar", year: value, hijri: true, ...(!hijri && {era: "unsaid"})};
  if (hijri) return null;
  if (value >= 30 && value <= 99) return {kind: "calendar", year: 1900 + value};
  return value >= 100 && value <= 2100 ? {kind: "calendar", year: value} : null;
}

const notBeforeChrist = ({to}: Match, context: DateContext) =>
  !/^(قبل|ق)$/.test(word(context, to, to)) || !/^(الميلاد|م)$/.test(context.reading.tokens[to + 1]?.key ?? "");

const years: DateRule[] = [
  {
    name: "ar.year.hijri",
    pattern: "[(عام|سنة)] <n:number> (هـ|هجري|هجرية|للهجرة)",
    examples: ["عام 1436هـ", "1436 هجرية"],
    read: ({parts}) => year(parts.n!, true)
  },
  {
    name: "ar.year.gregorian",
    pattern: "[(عام|سنة)] <n:number> (م|ميلادي|ميلادية|للميلاد)",
    examples: ["2015م", "عام 2014 ميلادية"],
    read: ({parts}, {reading}) => (/^\d{4}$/.test(reading.tokens[parts.n!.from]!.key) ? year(parts.n!, false) : null)
  },
  {
    name: "ar.year",
    pattern: "(عام|سنة) <n:number>",
    examples: ["عام 2014", "العام 2014", "لعام ألفين وأربعة عشر", "سنة 1436", "منذ عام 67"],
    read: (match, context) => {
      const number = match.parts.n!;
      const digits = /^\d/.test(context.reading.tokens[number.from]!.key);
      if (digits ? !/^\d{2,4}$/.test(context.reading.tokens[number.from]!.key) : Number(number.value) < 100)
        return null;
      return number.lead || !notBeforeChrist(match, context) ? null : year(number);
    }
  },
  {
    name: "ar.year.bare",
    pattern: "<n:number>",
    examples: ["مايو 2003", "رمضان 1436"],
    read: (match, context) => {
      const key = context.reading.tokens[match.from]!.key;
      const found = year(match.parts.n!);
      const written = /^\d{4}$/.test(key) || (!/^\d/.test(key) && Number(match.parts.n!.value) >= 1500);
      return found && written && notBeforeChrist(match, context) ? {...found, alone: false} : null;
    }
  }
];

const units: DateRule[] = [
  {
    name: "ar.unit.relative",
    pattern: "<u:unit> <r:relative>",
    examples: ["الشهر الماضي", "الأسبوع المقبل", "العام الجاري", "الشهر نفسه", "القرن الماضي"],
    read: (match, context) => {
      const {u, r} = match.parts;
      if (!u!.lead.endsWith("ال") || (u!.value === "year" && barred(context, match, "general"))) return null;
      return unit(u!, r!.value, ahead(context, match));
    }
  },
  {
    name: "ar.unit.this",
    pattern: "(هذا|هذه) <u:unit>",
    examples: ["هذا الأسبوع", "هذه السنة"],
    read: ({parts: {u}, to}, {reading}) =>
      u!.lead === "ال" && u!.value !== "day" && !reading.at(to, "relative").length ? unit(u!, "this") : null
  },
  {
    name: "ar.unit.that",
    pattern: "(ذلك|تلك|نفس|ذات) <u:unit>",
    examples: ["في 20 يوليو قتل جندي، وفي ذلك اليوم", "عام 2014، وفي نفس العام"],
    read: ({parts: {u}}) => (u!.lead === "ال" ? unit(u!, "same") : null)
  }
];

/** Days of the month, months, years, and units such as "last month": what the expressions of `dates.ts` are made of. */
export const calendarWords: DateStep[] = [
  {list: "day_number", rules: new RuleSet(days)},
  {list: "date_month", rules: new RuleSet(months)},
  {list: "date_year", rules: new RuleSet(years)},
  {list: "date_unit", rules: new RuleSet(units)}
];

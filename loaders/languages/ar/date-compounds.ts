import type {Unit} from "../../calendar.js";
import type {Part, Spoken} from "../../dates.js";
import {apposition, barred, calendar, dayRange, preceded, punctuated, said, side, word} from "../date-rules.js";
import type {Calendar, DateRule} from "../date-rules.js";
import {ahead} from "./calendar.js";

const day = "day|weekday";

/** What is made of several expressions, or of one and the words around it. */
export const compounds: DateRule[] = [
  {
    name: "ar.weekend",
    pattern: "[عطلة] نهاية الأسبوع [<r:relative>]",
    examples: ["عطلة نهاية الأسبوع", "نهاية الأسبوع الماضي"],
    read: (match, context) => {
      const which = side(match.parts.r) ?? (ahead(context, match) ? "next" : undefined);
      return {kind: "weekend", first: 5, ...(which && {side: which})};
    }
  },
  {
    name: "ar.part",
    pattern: "<p:period_part> [من] (<x:date_phrase=month|year|week|decade|century>|<x:date_year>)",
    examples: [
      "أوائل عام 2015",
      "منتصف مايو الماضي",
      "نهاية أكتوبر/تشرين الأول الماضي",
      "بداية الشهر الجاري",
      "النصف الأول من العام الجاري"
    ],
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
      if (
        u!.lead !== "ال" ||
        u!.row.number !== "1" ||
        next.startsWith("ال") ||
        context.reading.at(match.to, "number").length
      )
        return null;
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
    examples: [
      "أمس الأحد",
      "اليوم (الاثنين)",
      "ليل أمس (الاثنين)",
      "الجمعة 7 أغسطس 2015",
      "يوم الاثنين، 12 يناير 2016",
      "21 شوال 1436هـ الموافق 6 أغسطس 2015م"
    ],
    read: (match, context) =>
      apposition(said(match.parts, "x"), said(match.parts, "y"), punctuated(match.parts.x!, match.parts.y!, context))
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
      return (next && !/[،,؛.:)»]/.test(next.gap)) || calendar(match.parts, "d").day! < 6
        ? null
        : {kind: "apposition", first: said(match.parts, "w"), second: calendar(match.parts, "d")};
    }
  },
  {
    name: "ar.night-between",
    pattern:
      "(<p:day_part=night> <x:date_phrase=weekday> [(-|/|إلى|على)] <y:date_phrase=weekday>|<p:day_part=evening> <x:date_phrase=weekday> (-|/) <y:date_phrase=weekday>)",
    examples: [
      "ليل الخميس - الجمعة",
      "ليلة السبت/الأحد",
      "ليل الاثنين الثلاثاء",
      "مساء السبت - الأحد",
      "بعد منتصف ليل الثلاثاء - الأربعاء"
    ],
    // After midnight the second day has begun.
    read: ({parts}, {reading}) =>
      reading.tokens[parts.p?.from ?? 0]!.key === "منتصف" &&
      /^(بعد|فجر)$/.test(reading.tokens[parts.p!.from - 1]?.key ?? "")
        ? said(parts, "y")
        : {kind: "range", from: said(parts, "x"), to: said(parts, "y")}
  },
  {
    name: "ar.weekdays",
    pattern:
      "(<u:unit=day> <x:date_phrase=weekday> <y:date_phrase=weekday>|<x:date_phrase=weekday> (إلى|حتى) <y:date_phrase=weekday>)",
    examples: ["يومي السبت والأحد الماضيين", "من الأحد إلى الخميس"],
    read: ({parts}) =>
      parts.u && parts.u.row.number === "1" ? null : {kind: "range", from: said(parts, "x"), to: said(parts, "y")}
  },
  {
    name: "ar.days",
    pattern: "<a:day_number> [من] (إلى|حتى|وحتى|-|و|أو) <b:date_phrase=day>",
    examples: [
      "من 3 إلى 5 مايو",
      "في 3 أو 4 مايو",
      "بين 3 و5 مايو",
      "3 - 5 مايو 2014",
      "يومي 3 و4 مايو",
      "من 4 إلى 22 من الشهر الماضي"
    ],
    read: (match, context) => {
      const listed = preceded(context, match, "between")
        ? undefined
        : context.reading.tokens[match.parts.b!.from - 1]!.key === "و";
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
      const joined =
        parts.a!.to < parts.b!.from || parts.b!.lead === "و" || /[-–—]/.test(reading.tokens[parts.b!.from]!.gap);
      return joined && to.kind === "calendar"
        ? {kind: "range", from: calendar(parts, "a"), to: {...to, ...(from.hijri && {hijri: true as const})}}
        : null;
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
      const listed =
        context.reading.tokens[match.parts.b!.from - 1]!.key === "و" && !preceded(context, match, "between");
      return {kind: "range", from, to, ...(listed && {listed})};
    }
  }
];

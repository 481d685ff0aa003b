import {feast, feastAlone, nthWeekday} from "../date-feasts.js";
import type {DateRule} from "../date-rules.js";

const when = "[(<r:relative>|[(عام|سنة|من)] <y:date_year>)]";

/** Feasts; they follow the calendar of Umm al-Qura. */
export const feasts: DateRule[] = [
  {
    name: "ar.feast-day",
    pattern: `(<o:ordinal> أيام|اليوم <o:ordinal> [(من|في)] [أيام]|(يوم|نهار)) [عطلة] <f:feast> ${when}`,
    examples: ["أول أيام عيد الفطر", "في ثاني أيام العيد", "اليوم الثالث من عيد الأضحى", "يوم عاشوراء", "يوم العيد"],
    read: (match, {reading}) => {
      const {o, f} = match.parts;
      // "يوم عيد" alone is any feast's.
      if (f!.value === "eid" && reading.tokens[f!.from]!.key === "عيد") return null;
      return feast(match, o ? Number(o.value) : 1);
    }
  },
  {
    name: "ar.feast",
    pattern: `(<f:feast> <r:relative>|[(عطلة|إجازة|عطلات|أيام)] <f:feast> ${when})`,
    examples: [
      "خلال عيد الفطر",
      "عيد الأضحى الماضي",
      "عيد الفطر 2015",
      "عطلة العيد",
      "قبل المولد النبوي",
      "في رأس السنة"
    ],
    read: (match, context) => {
      const {f, r, y} = match.parts;
      const indefinite = context.reading.tokens[f!.from]!.key === "عيد" && f!.value === "eid";
      if (indefinite || (r && !["last", "this", "next", "following"].includes(r.value))) return null;
      return feastAlone(match, context, r !== undefined || y !== undefined || f!.from > match.from);
    }
  }
];

/** Weekdays that are counted in a month; they need months that an earlier step reads. */
export const countedWeekdays: DateRule[] = [
  {
    name: "ar.nth-weekday",
    pattern:
      "([يوم] (<o:ordinal>|آخر) (<w:weekday_noun>|<w:weekday>)|[يوم] <w:weekday> (<o:ordinal>|الأخير|الأخيرة)) (من|في) (<x:date_phrase=month>|<x:date_month>)",
    examples: ["أول جمعة من شهر مايو", "الجمعة الأولى من مايو", "آخر خميس من الشهر الماضي", "ثاني أحد في يونيو 2014"],
    read: nthWeekday
  }
];

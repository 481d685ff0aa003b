import {nextDay, toDate} from "./dates.js";
import type {LanguageCode} from "./words.js";

/** Days of which the Umm al-Qura calendar has tables: of others it knows only an arithmetic guess. */
const [first, last] = ["1882-11-12", "2077-11-16"];

const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat("ar-u-ca-islamic-umalqura-nu-latn", {timeZone: "UTC", ...options});
    formats.set(key, made);
  }
  return made;
}

/**
 * A span of days in the Hijri calendar of Umm al-Qura, as precise as it is in the Gregorian one: "24 شوال 1440 هـ". Observed months
 * began a day apart in some countries. Null on pages that are not in Arabic, and for a span with an open end.
 * @param start `YYYY-MM-DD`
 */
export function hijri(start: string | null, end: string | null, language: LanguageCode): string | null {
  const [from, to] = [toDate(start), toDate(end)];
  if (language !== "ar" || !from || !to || start! < first || end! > last) return null;
  const wholeMonth = from.getUTCDate() === 1 && nextDay(to).getUTCDate() === 1;
  const wholeYear = wholeMonth && from.getUTCMonth() === 0 && to.getUTCMonth() === 11;
  const shape: Intl.DateTimeFormatOptions = wholeYear
    ? {year: "numeric"}
    : wholeMonth
      ? {month: "long", year: "numeric"}
      : {day: "numeric", month: "long", year: "numeric"};
  return +from === +to ? format(shape).format(from) : format(shape).formatRange(from, to);
}

import {languages} from "./languages.js";
import type {LanguageCode} from "./words.js";

/** Milliseconds. */
export const day = 864e5;

/** Midnight UTC of a `YYYY-MM-DD` string, a Date, or days as milliseconds; null for what is no date. */
export function toDate(value: unknown): Date | null {
  if (value === null || value === undefined || value === "") return null;
  const date =
    value instanceof Date
      ? value
      : new Date(typeof value === "string" && value.length === 10 ? `${value}T00:00:00Z` : (value as number));
  return Number.isNaN(+date) ? null : date;
}

/** The day after `date`: where a span that includes `date` ends. */
export function nextDay(date: Date): Date {
  return new Date(+date + day);
}

const aroundDates: Record<LanguageCode, Record<"about" | "until" | "since", string>> = {
  en: {about: "about", until: "until", since: "since"},
  ar: {about: "نحو", until: "حتى", since: "منذ"},
  fr: {about: "vers", until: "jusqu’au", since: "depuis le"}
};

/**
 * An uncertain date in words: "27 June 2019", "May 2019", "about 11–20 May 2019", "before 22 July 2019". Gregorian calendar with
 * Latin digits in every language, as the corpus's newspapers print them.
 */
export function formatSpan(
  start: Date | null,
  end: Date | null,
  edtf: string | null,
  language: LanguageCode,
  unknown: string
): string {
  if (!start && !end) return unknown;
  const {about, until, since} = aroundDates[language];
  if (!start) return `${until} ${formatDays(language, "day", end!)}`;
  if (!end) return `${since} ${formatDays(language, "day", start)}`;
  const wholeMonth = start.getUTCDate() === 1 && nextDay(end).getUTCDate() === 1;
  const wholeYear = wholeMonth && start.getUTCMonth() === 0 && end.getUTCMonth() === 11;
  const days = formatDays(language, wholeYear ? "year" : wholeMonth ? "month" : "day", start, end);
  return /[~%]/.test(edtf ?? "") ? `${about} ${days}` : days;
}

/** What of a date is said. */
const parts = {
  day: {day: "numeric", month: "long", year: "numeric"},
  month: {month: "long", year: "numeric"},
  year: {year: "numeric"}
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
const said = new Map<string, string>();

/** "27 June 2019", "6–12 May 2019", "May 2019", "2014": days in words. A timeline that zooms says the same ones again and again. */
export function formatDays(language: LanguageCode, precision: keyof typeof parts, start: Date, end = start): string {
  const key = `${language} ${precision} ${+start} ${+end}`;
  let text = said.get(key);
  if (text === undefined) {
    const format = dateFormat(language, parts[precision]);
    text = +start === +end ? format.format(start) : format.formatRange(start, end);
    if (said.size > 20_000) said.clear();
    said.set(key, text);
  }
  return text;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A formatter of days of the Gregorian calendar in UTC. Making one takes longer than using it a hundred times: they are kept. */
export function dateFormat(language: LanguageCode, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    const locale = languages[language].locale;
    formats.set(key, (format = new Intl.DateTimeFormat(locale, {timeZone: "UTC", ...options})));
  }
  return format;
}

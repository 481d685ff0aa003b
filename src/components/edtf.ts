import {formatSpan, toDate} from "./dates.js";
import type {LanguageCode} from "./words.js";
import {wordsOf} from "./words.js";

/** First and last day that an EDTF expression may mean; null where open. */
export interface Span {
  start: Date | null;
  end: Date | null;
}

const uncertain: Record<LanguageCode, string> = {en: "uncertain", ar: "غير مؤكد", fr: "incertain"};
const seasons: Record<LanguageCode, string[]> = {
  en: ["spring", "summer", "autumn", "winter"],
  ar: ["ربيع", "صيف", "خريف", "شتاء"],
  fr: ["printemps", "été", "automne", "hiver"]
};

/**
 * The days that an EDTF expression may mean, of the forms that the tables have: day, month, year, decade (`201X`), intervals of
 * these, open ends (`..`); `~`, `?` and `%` do not widen them.
 * @returns null for any other text, seasons among it.
 */
export function edtfSpan(expression: string): Span | null {
  const ends = expression.split("/");
  if (ends.length > 2) return null;
  const [first, last = first] = ends.map(part);
  if (!first || !last || (!first.start && !last.end)) return null;
  return {start: first.start, end: last.end};
}

function part(text: string): Span | null {
  if (text === ".." || text === "") return {start: null, end: null};
  const [, year = "", decade, month, day] = /^(\d{3}(?:\d|(X)))(?:-(\d\d)(?:-(\d\d))?)?[~?%]?$/.exec(text) ?? [];
  if (!year || (decade && month)) return null;
  const start = toDate(`${year.replace("X", "0")}-${month ?? "01"}-${day ?? "01"}`);
  // A month of 21 or a 30 February: Date moves some of these on in place of refusing them.
  if (!start || start.toISOString().slice(5, 10) !== `${month ?? "01"}-${day ?? "01"}`) return null;
  if (day) return {start, end: start};
  const after = new Date(start);
  if (month) after.setUTCMonth(after.getUTCMonth() + 1);
  else after.setUTCFullYear(after.getUTCFullYear() + (decade ? 10 : 1));
  after.setUTCDate(0);
  return {start, end: after};
}

/** An EDTF expression in words ("about 11–20 May 2019", "summer 2019"), or the expression itself where it has no such form. */
export function edtfInWords(expression: string, language: LanguageCode): string {
  const [, year = "", season] = /^(\d{4})-2([1-4])$/.exec(expression) ?? [];
  if (season) return `${seasons[language][Number(season) - 1]} ${year}`;
  const span = edtfSpan(expression);
  if (!span) return expression;
  const words = formatSpan(span.start, span.end, expression, language, wordsOf(language).notStated);
  return /[?%]/.test(expression) ? `${words} (${uncertain[language]})` : words;
}

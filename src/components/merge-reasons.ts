import {dateWords, isolated, listName} from "./record-parts.js";
import type {RecordOptions} from "./record-parts.js";
import {label, wordsOf} from "./words.js";

type Say = (parts: string[], options: RecordOptions) => string;

const day = (date: string | undefined, {language}: RecordOptions) =>
  dateWords(date ?? null, date ?? null, date ?? null, language);
const place = (id: string | undefined, options: RecordOptions) =>
  isolated(listName("places", id ?? null, null, options) ?? "");
const say = (english: string, arabic: string, {language}: RecordOptions) => (language === "ar" ? arabic : english);

/** The reasons that `loaders/likeness.ts` writes, and how they read. */
const reasons: [RegExp, Say][] = [
  [
    /^days (\S+) and (\S+) follow each other$/,
    ([a, b], o) =>
      `${say("the days follow each other:", "يومان متتاليان:", o)} ${day(a, o)}${say(", ", "، ", o)}${day(b, o)}`
  ],
  [
    /^days (\S+) to (\S+)$/,
    ([a, b], o) => `${say("days that overlap:", "أيام مشتركة:", o)} ${dateWords(a!, b!, null, o.language)}`
  ],
  [/^day (\S+)$/, ([a], o) => `${say("same day:", "اليوم نفسه:", o)} ${day(a, o)}`],
  [/^place (\S+) lies in (\S+)$/, ([a, b], o) => `${place(a, o)} ${say("lies in", "يقع في", o)} ${place(b, o)}`],
  [/^place (\S+)$/, ([a], o) => `${say("same place:", "المكان نفسه:", o)} ${place(a, o)}`],
  [/^a place of the same name$/, (_, o) => say("a place of the same name", "مكان بالاسم نفسه", o)],
  [/^country (\S+)$/, ([a], o) => `${say("same country:", "البلد نفسه:", o)} ${place(a, o)}`],
  [/^type (\S+)$/, ([a], o) => `${say("same type:", "النوع نفسه:", o)} ${label(wordsOf(o.language), a)}`],
  [/^killed (\d+) and (\d+)$/, ([a, b], o) => say(`killed: ${a} and ${b}`, `القتلى: ${a} و${b}`, o)],
  [
    /^perpetrator (\S+)$/,
    ([a], o) =>
      `${say("same perpetrator:", "المنفذ نفسه:", o)} ${isolated(listName("actors", a ?? null, null, o) ?? "")}`
  ]
];

/** Why two reports were taken for one event, in words of the interface; a reason that a reviewer wrote stays as it is. */
export function mergeReason(reason: string, options: RecordOptions): string {
  return reason
    .split("; ")
    .map((part) => {
      for (const [pattern, words] of reasons) {
        const match = pattern.exec(part);
        if (match) return words(match.slice(1), options);
      }
      return isolated(part);
    })
    .join(options.language === "ar" ? "؛ " : "; ");
}

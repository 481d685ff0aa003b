import {languages} from "./languages.js";
import type {LanguageCode} from "./languages.js";
import {dateWords, isolated, listName} from "./record-parts.js";
import type {RecordOptions} from "./record-parts.js";
import {label, wordsOf} from "./words.js";

type Say = (parts: string[], options: RecordOptions) => string;

const day = (date: string | undefined, {language}: RecordOptions) =>
  dateWords(date ?? null, date ?? null, date ?? null, language);
const place = (id: string | undefined, options: RecordOptions) =>
  isolated(listName("places", id ?? null, null, options) ?? "");
const say = (words: Record<LanguageCode, string>, {language}: RecordOptions) => words[language];

/** The reasons that `loaders/likeness.ts` writes, and how they read. */
const reasons: [RegExp, Say][] = [
  [
    /^days (\S+) and (\S+) follow each other$/,
    ([a, b], o) =>
      `${say({en: "the days follow each other:", ar: "يومان متتاليان:", fr: "les jours se suivent :"}, o)} ${day(a, o)}${languages[o.language].comma}${day(b, o)}`
  ],
  [
    /^days (\S+) to (\S+)$/,
    ([a, b], o) =>
      `${say({en: "days that overlap:", ar: "أيام مشتركة:", fr: "jours qui se recoupent :"}, o)} ${dateWords(a!, b!, null, o.language)}`
  ],
  [/^day (\S+)$/, ([a], o) => `${say({en: "same day:", ar: "اليوم نفسه:", fr: "même jour :"}, o)} ${day(a, o)}`],
  [
    /^place (\S+) lies in (\S+)$/,
    ([a, b], o) => `${place(a, o)} ${say({en: "lies in", ar: "يقع في", fr: "se trouve en"}, o)} ${place(b, o)}`
  ],
  [/^place (\S+)$/, ([a], o) => `${say({en: "same place:", ar: "المكان نفسه:", fr: "même lieu :"}, o)} ${place(a, o)}`],
  [
    /^a place of the same name$/,
    (_, o) => say({en: "a place of the same name", ar: "مكان بالاسم نفسه", fr: "un lieu du même nom"}, o)
  ],
  [
    /^country (\S+)$/,
    ([a], o) => `${say({en: "same country:", ar: "البلد نفسه:", fr: "même pays :"}, o)} ${place(a, o)}`
  ],
  [
    /^type (\S+)$/,
    ([a], o) => `${say({en: "same type:", ar: "النوع نفسه:", fr: "même type :"}, o)} ${label(wordsOf(o.language), a)}`
  ],
  [
    /^killed (\d+) and (\d+)$/,
    ([a, b], o) => say({en: `killed: ${a} and ${b}`, ar: `القتلى: ${a} و${b}`, fr: `tués : ${a} et ${b}`}, o)
  ],
  [
    /^perpetrator (\S+)$/,
    ([a], o) =>
      `${say({en: "same perpetrator:", ar: "المنفذ نفسه:", fr: "même auteur :"}, o)} ${isolated(listName("actors", a ?? null, null, o) ?? "")}`
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
    .join(languages[options.language].semicolon);
}

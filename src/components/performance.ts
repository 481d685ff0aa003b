import {elements} from "./html.js";
import {languages} from "./languages.js";
import {performanceWords} from "./performance-words.js";
import type {FigureName, PartName} from "./performance-words.js";
import type {LanguageCode} from "./words.js";

/** Something that was measured, and the most that it may be; null where no aim was set. */
export interface Figure {
  name: string;
  /** "s", "ms", "MB", "kB", "×" or, of a count, nothing. */
  unit: string;
  is: number;
  most: number | null;
}

/** What `npm run bench` measured, by part: when, on what machine, with how many other programs at work. */
export type Figures = Record<string, {date: string; machine: string; load: number; figures: Figure[]}>;

/** Tables of what was measured beside what it may be, one for each part. */
export function performanceTables(
  all: Figures,
  {document, language}: {document: Document; language: LanguageCode}
): HTMLElement {
  const h = elements(document);
  const words = performanceWords[language];
  const number = new Intl.NumberFormat(languages[language].locale, {maximumSignificantDigits: 3});
  const value = (amount: number, unit: string) =>
    h("bdi", {dir: "ltr"}, unit ? `${number.format(amount)} ${unit}` : number.format(amount));
  const sections = Object.entries(all).map(([part, {date, machine, load, figures}]) =>
    h(
      "section",
      {},
      h("h2", {}, words.parts[part as PartName]),
      h("p", {}, words.about[part as PartName]),
      h(
        "table",
        {},
        h(
          "thead",
          {},
          h("tr", {}, ...[words.what, words.most, words.is, words.met].map((word) => h("th", {scope: "col"}, word)))
        ),
        h(
          "tbody",
          {},
          ...figures.map(({name, unit, is, most}) => {
            const missed = most !== null && is > most;
            return h(
              "tr",
              missed ? {class: "missed"} : {},
              h("th", {scope: "row"}, words.figures[name as FigureName]),
              h("td", {}, most === null ? "–" : value(most, unit)),
              h("td", {}, value(is, unit)),
              h("td", {}, most === null ? "–" : missed ? words.no : words.yes)
            );
          })
        )
      ),
      h("p", {class: "note"}, `${words.measured} `, h("bdi", {dir: "ltr"}, `${date}: ${machine}`), words.load(load))
    )
  );
  return h("div", {class: "performance"}, ...sections);
}

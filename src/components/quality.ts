import type {Measure} from "../../loaders/evaluate.js";
import type {Quality, Score} from "../../loaders/quality.js";
import {elements} from "./html.js";
import {languages} from "./languages.js";
import {label, wordsOf} from "./words.js";
import type {LanguageCode, Words} from "./words.js";

interface Options {
  document: Document;
  language: LanguageCode;
}

/** F1 from which something counts as read well, and below which as read poorly. */
const [good, poor] = [90, 70];

/**
 * For each language: what is read well and what is not, and the figures that say so.
 * `measures` are shown in their order, grouped by what stands before the underscore.
 */
export function quality(read: Quality, measures: readonly Measure[], {document, language}: Options): HTMLElement {
  const words = wordsOf(language);
  const h = elements(document);
  const names = new Intl.DisplayNames(language, {type: "language"});
  const sections = Object.entries(read).map(([code, {articles, scores}]) => {
    const groups = scores && [
      {title: words.dates, rows: rowsOf(scores, measures, "date", words)},
      {title: words.attacks, rows: rowsOf(scores, measures, "attack", words)},
      {title: words.claims, rows: rowsOf(scores, measures, "claim", words)}
    ];
    return h(
      "section",
      {},
      h("h2", {}, names.of(code)!),
      h(
        "p",
        {class: "note"},
        `${words.texts}${languages[language].colon}${articles}${groups ? "" : ` · ${words.notReadYet}`}`
      ),
      groups && bands(groups, language, h),
      groups && table(groups, words, h)
    );
  });
  return h("div", {class: "quality"}, ...sections);
}

type Elements = ReturnType<typeof elements>;

interface Group {
  title: string;
  rows: (Score & {name: string; kind: string})[];
}

function rowsOf(
  scores: Record<Measure, Score>,
  measures: readonly Measure[],
  kind: string,
  words: Words
): Group["rows"] {
  const own = measures.filter((measure) => measure.startsWith(`${kind}_`));
  return own.map((measure) => ({...scores[measure], name: label(words, measure), kind}));
}

function bands(groups: Group[], language: LanguageCode, h: Elements): HTMLElement {
  const words = wordsOf(language);
  const {comma, semicolon} = languages[language];
  const between = (least: number, below: number) =>
    groups
      .map(({title, rows}) => ({title, names: rows.filter(({f1}) => f1 !== null && f1 >= least && f1 < below)}))
      .filter(({names}) => names.length)
      .map(({title, names}) => `${title}${languages[language].colon}${names.map(({name}) => name).join(comma)}`)
      .join(semicolon);
  const kinds = [
    {title: words.readWell, names: between(good, Infinity)},
    {title: words.readFairly, names: between(poor, good)},
    {title: words.readPoorly, names: between(0, poor)}
  ].filter(({names}) => names);
  return h(
    "dl",
    {class: "bands"},
    ...kinds.map(({title, names}) => h("div", {}, h("dt", {}, title), h("dd", {}, names)))
  );
}

function table(groups: Group[], words: Words, h: Elements): HTMLElement {
  const numbers = [words.precision, words.recall, words.right, words.toBeRead, words.read];
  const head = h(
    "tr",
    {},
    h("th", {scope: "col"}, words.measure),
    h("th", {scope: "col"}, "F1"),
    ...numbers.map((word) => h("th", {scope: "col", class: "number"}, word))
  );
  const percent = (value: number | null) => value?.toFixed(1) ?? "—";
  const bodies = groups.map(({title, rows}) =>
    h(
      "tbody",
      {},
      h("tr", {}, h("th", {scope: "rowgroup", colspan: String(numbers.length + 2)}, title)),
      ...rows.map(({name, kind, precision, recall, f1, correct, gold, read}) => {
        const bar = h("span", {class: `meter is-${kind}`}, h("span", {style: `inline-size: ${f1 ?? 0}%`}));
        const values = [percent(precision), percent(recall), String(correct), String(gold), String(read)];
        return h(
          "tr",
          {},
          h("th", {scope: "row"}, name),
          h("td", {}, h("span", {class: "f1"}, bar, percent(f1))),
          ...values.map((value) => h("td", {class: "number"}, value))
        );
      })
    )
  );
  const region = {class: "wide", tabindex: "0", role: "group", "aria-label": words.quality};
  return h("div", region, h("table", {}, h("thead", {}, head), ...bodies));
}

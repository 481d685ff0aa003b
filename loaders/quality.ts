import {join} from "node:path";
import {evaluate, measures, ScoreSheet} from "./evaluate.js";
import type {Measure, Tally} from "./evaluate.js";
import {extract} from "./extract.js";
import {readGold} from "./gold.js";
import {readLexicons} from "./languages/index.js";
import {readReferences} from "./references.js";

/** A tally with what follows from it, in percent with one decimal; `null` where nothing was there to be read or found. */
export interface Score extends Tally {
  precision: number | null;
  recall: number | null;
  f1: number | null;
}

/** How well a language is read; `scores` is null for a language of the gold that is not read yet. */
export interface LanguageQuality {
  articles: number;
  scores: Record<Measure, Score> | null;
}

/** By language code. `data/gold/scores.json` keeps one, below which the scores must not fall. */
export type Quality = Record<string, LanguageQuality>;

/** Reads the articles of `data/gold` and counts, by language, what was read rightly; `null` for languages not read yet. */
export function evaluateGold(data: string): Map<string, {articles: number; sheet: ScoreSheet | null}> {
  const references = readReferences(data);
  const lexicons = readLexicons(data, references);
  const languages = new Map<string, {articles: number; sheet: ScoreSheet | null}>();
  for (const gold of readGold(join(data, "gold"))) {
    const {article, text} = gold;
    const lexicon = lexicons.get(article.language);
    const counted = languages.get(article.language) ?? {articles: 0, sheet: lexicon ? new ScoreSheet() : null};
    languages.set(article.language, counted);
    counted.articles++;
    if (lexicon && counted.sheet) evaluate(gold, extract(article, text, lexicon, references), counted.sheet);
  }
  return languages;
}

/** The figures of an evaluation, as they are saved and shown. */
export function qualityOf(evaluation: ReturnType<typeof evaluateGold>): Quality {
  return Object.fromEntries(
    [...evaluation].map(([language, {articles, sheet}]) => [
      language,
      {
        articles,
        scores:
          sheet &&
          (Object.fromEntries(measures.map((name) => [name, scoreOf(sheet.tallies[name])])) as Record<Measure, Score>)
      }
    ])
  );
}

export function scoreOf({correct, gold, read}: Tally): Score {
  const percent = (part: number, whole: number) => (whole ? Math.round((1000 * part) / whole) / 10 : null);
  return {
    correct,
    f1: percent(2 * correct, gold + read),
    gold,
    precision: percent(correct, read),
    read,
    recall: percent(correct, gold)
  };
}

/** The figures as JSON for people to compare: keys sorted, a line for each measure. */
export function qualityFile(quality: Quality): string {
  const sorted = (_: string, value: unknown) =>
    value && typeof value === "object"
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return (
    JSON.stringify(quality, sorted, 1).replace(/\{[^{}]*\}/g, (innermost) => innermost.replace(/\s+/g, " ")) + "\n"
  );
}

/** Points of F1 by which a score may fall before it counts as fallen: one record of a hundred read otherwise. */
const slack = 0.5;

/** What fell below the saved figures, one line each; empty when nothing did. */
export function fallenScores(saved: Quality, now: Quality): string[] {
  return Object.entries(saved).flatMap(([language, {scores}]) =>
    Object.entries(scores ?? {}).flatMap(([name, {f1}]) => {
      const found = now[language]?.scores?.[name as Measure]?.f1 ?? 0;
      return f1 !== null && found < f1 - slack
        ? [`${language} ${name}: F1 ${found.toFixed(1)}, was ${f1.toFixed(1)}`]
        : [];
    })
  );
}

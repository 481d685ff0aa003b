import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import * as z from "zod";
import {articleFrom} from "./corpus.js";
import {romanize} from "./romanize.js";
import {tables} from "./schema.js";
import type {Article, Report} from "./schema.js";
import {Offsets} from "./text.js";

/** First code point and the code point after the last one, in the article's text. */
export type Span = [start: number, end: number];

/** An article with the right answers: what it says, whatever the program makes of it. */
export interface GoldArticle {
  article: Article;
  text: string;
  dates: (z.infer<typeof date> & {span: Span})[];
  attacks: (z.infer<typeof attack> & {spans: Span[]})[];
  claims: (z.infer<typeof claim> & {span: Span})[];
}

/** The words of a closed vocabulary: the schema's description of the column lists them in backticks. */
const vocabulary = ({description}: {description: string}) =>
  z.enum([...description.matchAll(/`(\w+)`/g)].map(([, word]) => word!));

const day = z.iso.date("expected a day, YYYY-MM-DD");
const known = day.nullable();
const count = z.int().min(0).nullable();
const words = z.string().min(1);
const occurrence = z.int().min(1).optional();
const reports = tables.reports.columns;

const date = z
  .strictObject({
    quote: words,
    occurrence,
    start: day,
    end: day,
    /** Days by which either end may be off. */
    tolerance_days: z.int().min(1).optional(),
    /** Other readings that are right: a day, or `first/last`. */
    accept: z.array(words).optional(),
    /** Whether readers may differ on marking it at all. */
    optional: z.boolean().optional()
  })
  .refine(({start, end}) => start <= end, "start is after end");

const attack = z
  .strictObject({
    id: words,
    evidence: z.array(words).min(1),
    type: vocabulary(reports.type),
    also_accept_types: z.array(vocabulary(reports.type)).optional(),
    count: z.int().min(2).optional(),
    outcome: vocabulary(reports.outcome),
    start: known,
    end: known,
    place: words.nullable(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable(),
    targets: z.array(vocabulary(reports.targets)),
    killed_min: count,
    killed_max: count,
    injured_min: count,
    injured_max: count,
    weapon: words.optional(),
    perpetrator: words.nullable(),
    /** Whether readers may differ on naming the perpetrator. */
    perpetrator_optional: z.boolean().optional(),
    responsibility: vocabulary(reports.responsibility).nullable()
  })
  .refine(({start, end}) => start === null || (end !== null && start <= end), "start is after end");

const claim = z.strictObject({
  id: words,
  evidence: words,
  occurrence,
  speaker: words,
  /** Every type that is right, the best one first. */
  type: z.array(vocabulary(tables.claims.columns.type)).min(1),
  certainty: vocabulary(tables.claims.columns.certainty).optional(),
  said_start: day.optional(),
  said_end: day.optional(),
  via: words.optional(),
  /** The attack it speaks of. */
  about: words.optional(),
  quoted: z.boolean().optional()
});

const file = z.strictObject({
  id: words,
  language: words,
  published: words,
  title: words,
  text: words,
  dates: z.array(date),
  attacks: z.array(attack),
  claims: z.array(claim),
  /** Words that look like a claim and are none: "nobody has claimed the attack". */
  not_claims: z.array(words).optional()
});

/**
 * Reads the gold: a folder for each language, in it a JSON file for each article. Sorted by path.
 * @throws Error naming the file and what is wrong in it: a quote that is not in the text, a word outside its vocabulary, an id given twice.
 */
export function readGold(folder: string): GoldArticle[] {
  const files = readdirSync(folder, {withFileTypes: true})
    .filter((entry) => entry.isDirectory())
    .flatMap(({name}) => readdirSync(join(folder, name)).map((article) => join(folder, name, article)))
    .filter((path) => path.endsWith(".json"))
    .sort();
  const seen = new Map<string, string>();
  return files.map((path) => {
    try {
      const gold = goldFrom(JSON.parse(readFileSync(path, "utf8")));
      const other = seen.get(gold.article.id);
      if (other) throw new Error(`id “${gold.article.id}” is already used by ${other}`);
      seen.set(gold.article.id, path);
      return gold;
    } catch (error) {
      throw new Error(`${path}: ${error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message}`, {
        cause: error
      });
    }
  });
}

/** One article of the gold, its quotes found in its text. */
export function goldFrom(object: unknown): GoldArticle {
  const {dates, attacks, claims, not_claims: notClaims = [], ...fields} = file.parse(object);
  const {article, text} = articleFrom(fields, fields.id);
  const offsets = new Offsets(text);
  const span = (quote: string, nth = 1): Span => {
    let at = -1;
    for (let n = 0; n < nth; n++) {
      at = text.indexOf(quote, at + 1);
      if (at < 0) throw new Error(`“${quote}” is ${n ? `only ${n} times` : "not"} in the text`);
    }
    return [offsets.codePoint(at), offsets.codePoint(at + quote.length)];
  };
  for (const quote of notClaims) span(quote);
  const ids = new Set(attacks.map(({id}) => id));
  for (const {about} of claims) if (about && !ids.has(about)) throw new Error(`no attack has the id “${about}”`);
  for (const records of [attacks, claims]) {
    const twice = records.find(({id}, index) => records.findIndex((other) => other.id === id) < index);
    if (twice) throw new Error(`id “${twice.id}” is given twice`);
  }
  return {
    article,
    text,
    dates: dates.map((row) => ({...row, span: span(row.quote, row.occurrence)})),
    attacks: attacks.map((row) => ({...row, spans: row.evidence.map((quote) => span(quote))})),
    claims: claims.map((row) => ({...row, span: span(row.evidence, row.occurrence)}))
  };
}

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const english = new Intl.DisplayNames("en", {type: "region", fallback: "none"});
const countryNames = new Set(letters.flatMap((a) => letters.map((b) => english.of(a + b))));

/** The place of a report as gold names places: in Latin letters, null where the text names no more than the country. */
export function sceneOf({place_name}: Pick<Report, "place_name">): string | null {
  return place_name && (countryNames.has(place_name) ? null : romanize(place_name));
}

/** Who did it as gold names them: an actor's id, or the country where the text says only "Türkiye". */
export function perpetratorOf({
  perpetrator,
  perpetrator_name
}: Pick<Report, "perpetrator" | "perpetrator_name">): string | null {
  return perpetrator_name && countryNames.has(perpetrator_name) ? perpetrator_name : (perpetrator ?? perpetrator_name);
}

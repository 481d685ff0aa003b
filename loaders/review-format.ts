import * as z from "zod";
import {redact, sensitivity} from "./corpus.js";
import {edtfDays} from "./edtf.js";
import type {References} from "./references.js";
import {tables} from "./schema.js";
import type {Column} from "./schema.js";

/** Words of an article, exactly as printed; `occurrence` counts from 1 where they stand in it more than once. */
export interface Quotation {
  quote: string;
  occurrence: number | null;
}

const decisions = ["accept", "correct", "reject", "add", "merge", "split", "todo"] as const;

const expected = (what: string) => (issue: {input: unknown}) =>
  `expected ${what}, found ${issue.input === undefined ? "nothing" : `“${typeof issue.input === "object" ? JSON.stringify(issue.input) : String(issue.input)}”`}`;

const words = z
  .string({error: expected("text; put it into quotation marks if it is a number or begins with a special character")})
  .min(1, "expected text");
const flag = z.boolean({error: expected("true or false")});
const whole = (least: number) =>
  z.int({error: expected("a whole number")}).min(least, {error: expected(`a whole number from ${least}`)});
const occurrence = whole(1);

/** An object with no other fields than these. */
const only = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `no such field; known are ${Object.keys(shape).join(", ")}`
        : "expected fields, each as name: value"
  });

/** A quotation inside a list: plain text, or `{quote, occurrence}`. */
const quotation = z.union([words, only({quote: words, occurrence: occurrence.optional()})], {
  error: expected("words of the article, or {quote: words, occurrence: number}")
});
const quotations = z.array(quotation.transform(asQuotation), {
  error: expected("a list of quotations, each on a line that begins with -")
});

export function asQuotation(value: string | {quote: string; occurrence?: number | undefined}): Quotation {
  return typeof value === "string"
    ? {quote: value, occurrence: null}
    : {quote: value.quote, occurrence: value.occurrence ?? null};
}

/** One of the words that the description of a column lists between backticks: the schema is the one place that has them. */
function oneOf({description}: Column) {
  const known = [...description.matchAll(/`(\w+)`/g)].map(([, word]) => word!);
  return z.enum(known, {error: expected(`one of ${known.join(", ")}`)});
}

const edtf = z
  .union([z.string(), z.number().transform(String)], {
    error: expected("a date in EDTF, such as 2019-06-27, 2019-05 or 2019-05-11~/2019-05-20~")
  })
  .refine(isEdtf, {error: expected("a date in EDTF, such as 2019-06-27, 2019-05 or 2019-05-11~/2019-05-20~")});

function isEdtf(expression: string): boolean {
  try {
    const {start, end} = edtfDays(expression);
    return start && end ? start <= end : Boolean(start ?? end);
  } catch {
    return false;
  }
}

function idOf(file: string, rows: ReadonlyMap<string, unknown>) {
  return words.refine((id) => rows.has(id), {
    error: expected(`an id of ${file}; correct the spelling, or add it there`)
  });
}

/** The fields of an attack or a claim, by the names of the columns of `reports` and `claims`; `null`: the article does not state it. */
export function fields({actors, places, sources}: References) {
  const {reports, claims} = {reports: tables.reports.columns, claims: tables.claims.columns};
  const actor = idOf("data/actors.csv", actors);
  const place = words.refine((id) => places.has(id), {
    error: expected("an id of data/places.csv or a country code such as LY; or null, with place_name and country")
  });
  const country = words.refine((id) => places.get(id)?.admin_level === 0, {
    error: expected("a country code of ISO 3166-1, such as LY")
  });
  return {
    attack: {
      type: oneOf(reports.type).optional(),
      count: whole(1).optional(),
      outcome: oneOf(reports.outcome).optional(),
      date: edtf.nullish(),
      date_basis: oneOf(reports.date_basis).nullish(),
      date_text: words.nullish(),
      place: place.nullish(),
      place_name: words.nullish(),
      country: country.nullish(),
      perpetrator: actor.nullish(),
      perpetrator_name: words.nullish(),
      perpetrator_source: words.nullish(),
      responsibility: oneOf(reports.responsibility).nullish(),
      targets: z.array(oneOf(reports.targets), {error: expected("a list, such as [civilians, military]")}).optional(),
      weapon: words.nullish(),
      killed_min: whole(0).nullish(),
      killed_max: whole(0).nullish(),
      injured_min: whole(0).nullish(),
      injured_max: whole(0).nullish(),
      attackers_killed: whole(0).nullish()
    },
    claim: {
      type: oneOf(claims.type).optional(),
      speaker: words.optional(),
      speaker_id: actor.nullish(),
      speaker_kind: oneOf(claims.speaker_kind).nullish(),
      speaker_role: words.nullish(),
      report_verb: words.optional(),
      certainty: oneOf(claims.certainty).optional(),
      negated: flag.optional(),
      quoted: flag.optional(),
      said: edtf.nullish(),
      channel: oneOf(claims.channel).nullish(),
      via: words.nullish(),
      via_source: idOf("data/sources.csv", sources).nullish(),
      about_actor: actor.nullish(),
      about_place: place.nullish()
    }
  };
}

type Fields = ReturnType<typeof fields>;
export type AttackFields = z.infer<z.ZodObject<Fields["attack"]>>;
export type ClaimFields = z.infer<z.ZodObject<Fields["claim"]>>;

/** The shape of a review file: vocabulary and ids are checked, `misfits` does the rest that needs no article. */
export function reviewSchema(references: References) {
  const known = fields(references);
  const record = {quote: words, occurrence: occurrence.optional(), note: words.optional()};
  const attack = {...record, ...known.attack, also: quotations.optional()};
  const claim = {
    ...record,
    ...known.claim,
    attack: quotation.transform(asQuotation).nullish(),
    supports: quotations.optional(),
    contradicts: quotations.optional()
  };
  const entries = <Part extends z.ZodRawShape>(part: Part) =>
    z
      .array(
        only({
          decision: z.enum(decisions, {error: expected(`one of ${decisions.join(", ")}`)}),
          ...part,
          sensitivity: sensitivity.default([]),
          redact: redact.default([]),
          with: quotations.optional(),
          into: z.array(only(part), {error: expected("a list of parts, each of which begins with - quote:")}).optional()
        }),
        {error: expected("a list of entries, each of which begins with - decision:")}
      )
      .nullish()
      .transform((list) => list ?? []);
  return only({complete: flag.default(false), attacks: entries(attack), claims: entries(claim)});
}

export type ReviewFile = z.infer<ReturnType<typeof reviewSchema>>;
export type AttackEntry = ReviewFile["attacks"][number];
export type ClaimEntry = ReviewFile["claims"][number];
export type AttackPart = NonNullable<AttackEntry["into"]>[number];
export type ClaimPart = NonNullable<ClaimEntry["into"]>[number];

/** What is wrong, and the path of keys and indices in the file that leads to it. */
export interface Misfit {
  path: PropertyKey[];
  message: string;
}

/** Fields that a decision needs and an entry lacks, fields that it cannot use, and fields that cannot both be true. */
export function misfits(file: ReviewFile, {places}: References): Misfit[] {
  const found: Misfit[] = [];
  const check = (entry: AttackEntry | ClaimEntry, at: PropertyKey[], needed: string[]) => {
    const fail = (field: string, message: string) =>
      found.push({path: [...at, field], message: `${field}: ${message}`});
    const {decision} = entry;
    // Defaults stand in every entry.
    const decided = (["sensitivity", "redact"] as const).filter((field) => !entry[field].length);
    const stated = Object.keys(entry).filter(
      (field) => ![...decided, "decision", "quote", "occurrence", "note"].includes(field)
    );
    const missing = needed.filter((field) => !stated.includes(field));
    if (decision === "add" && missing.length)
      fail("decision", `add writes a record in full; expected ${missing.join(" and ")} too`);
    if (decision === "correct" && !stated.length)
      fail("decision", "correct: expected the fields to correct; say accept if all is right");
    if (decision === "merge" && !entry.with?.length)
      fail("decision", "merge: expected with, the quotations of the records to merge into this one");
    if (decision === "split" && (entry.into?.length ?? 0) < 2)
      fail("decision", "split: expected into, two or more parts with a quotation each");
    if (entry.with && decision !== "merge") fail("with", `only merge uses it, and the decision is ${decision}`);
    if (entry.into && decision !== "split") fail("into", `only split uses it, and the decision is ${decision}`);
  };
  const compare = (part: AttackPart, at: PropertyKey[]) => {
    const fail = (field: string, message: string) =>
      found.push({path: [...at, field], message: `${field}: ${message}`});
    for (const harm of ["killed", "injured"] as const) {
      const [least, most] = [part[`${harm}_min`], part[`${harm}_max`]];
      if (least != null && most != null && least > most)
        fail(`${harm}_max`, `expected ${harm}_min, ${least}, or more, found “${most}”`);
    }
    const place = part.place ? places.get(part.place) : undefined;
    if (place && part.country !== undefined && part.country !== place.country)
      fail("country", `expected ${place.country}, where ${place.id} is; or leave it out`);
  };
  file.attacks.forEach((entry, index) => {
    check(entry, ["attacks", index], ["type"]);
    compare(entry, ["attacks", index]);
    entry.into?.forEach((part, place) => compare(part, ["attacks", index, "into", place]));
  });
  file.claims.forEach((entry, index) => check(entry, ["claims", index], ["type", "speaker", "report_verb"]));
  return found;
}

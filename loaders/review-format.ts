import {z} from "zod";
import {edtfDays} from "./edtf.js";
import type {References} from "./references.js";
import {tables} from "./schema.js";
import type {Column} from "./schema.js";

/** Words of an article, exactly as printed; `occurrence` counts from 1 where they stand in it more than once. */
export interface Quotation {
  quote: string;
  occurrence: number | null;
}

const expected = (what: string) => (issue: {input: unknown}) =>
  `expected ${what}, found ${issue.input === undefined ? "nothing" : `“${typeof issue.input === "object" ? JSON.stringify(issue.input) : String(issue.input)}”`}`;

const words = z.string({error: expected("text; put it into quotation marks if it is a number or begins with a special character")}).min(1, "expected text");
const flag = z.boolean({error: expected("true or false")});
const whole = (least: number) => z.int({error: expected("a whole number")}).min(least, {error: expected(`a whole number from ${least}`)});
const occurrence = whole(1);

/** A quotation inside a list: plain text, or `{quote, occurrence}`. */
const quotation = z.union([words, z.strictObject({quote: words, occurrence: occurrence.optional()})], {
  error: expected("words of the article, or {quote: words, occurrence: number}")
});
const quotations = z.array(quotation.transform(asQuotation), {error: expected("a list of quotations, each on a line that begins with -")});

export function asQuotation(value: string | {quote: string; occurrence?: number | undefined}): Quotation {
  return typeof value === "string" ? {quote: value, occurrence: null} : {quote: value.quote, occurrence: value.occurrence ?? null};
}

/** One of the words that the description of a column lists between backticks: the schema is the one place that has them. */
function oneOf({description}: Column) {
  const known = [...description.matchAll(/`(\w+)`/g)].map(([, word]) => word!);
  return z.enum(known, {error: expected(`one of ${known.join(", ")}`)});
}

const edtf = z
  .union([z.string(), z.number().transform(String)], {error: expected("a date in EDTF, such as 2019-06-27, 2019-05 or 2019-05-11~/2019-05-20~")})
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
  return words.refine((id) => rows.has(id), {error: expected(`an id of ${file}; correct the spelling, or add it there`)});
}

/** The fields of an attack or a claim, by the names of the columns of `reports` and `claims`; `null`: the article does not state it. */
function fields({actors, places, sources}: References) {
  const {reports, claims} = {reports: tables.reports.columns, claims: tables.claims.columns};
  const actor = idOf("data/actors.csv", actors);
  const place = words.refine((id) => places.has(id), {error: expected("an id of data/places.csv or a country code such as LY; or null, with place_name and country")});
  const country = words.refine((id) => places.get(id)?.admin_level === 0, {error: expected("a country code of ISO 3166-1, such as LY")});
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

/** The shape of a review file. Which fields a decision needs is checked here too; what the article's text must hold is not. */
export function reviewSchema(references: References) {
  const known = fields(references);
  const whereFields = {quote: words, occurrence: occurrence.optional(), note: words.optional()};
  const attackParts = {...whereFields, also: quotations.optional(), ...known.attack};
  const claimParts = {
    ...whereFields,
    ...known.claim,
    attack: quotation.transform(asQuotation).nullish(),
    supports: quotations.optional(),
    contradicts: quotations.optional()
  };
  const entries = <Part extends z.ZodRawShape>(part: Part, needed: string[]) =>
    z
      .array(
        z
          .strictObject({
            decision: z.enum(["accept", "correct", "reject", "add", "merge", "split", "todo"], {
              error: expected("one of accept, correct, reject, add, merge, split, todo")
            }),
            ...part,
            with: quotations.min(1, "expected the quotations of the records to merge into this one").optional(),
            into: z
              .array(z.strictObject(part).check(({value, issues}) => issues.push(...contradictions(value, references))))
              .min(2, "expected at least two parts, each with a quotation of its own")
              .optional()
          })
          .check(({value, issues}) => issues.push(...misfits(value, needed), ...contradictions(value, references))),
        {error: expected("a list of entries, each of which begins with - decision:")}
      )
      .nullish()
      .transform((list) => list ?? []);
  return z.strictObject({
    complete: flag.default(false),
    attacks: entries(attackParts, ["type"]),
    claims: entries(claimParts, ["type", "speaker", "report_verb"])
  });
}

export type ReviewFile = z.infer<ReturnType<typeof reviewSchema>>;
export type AttackEntry = ReviewFile["attacks"][number];
export type ClaimEntry = ReviewFile["claims"][number];

interface Misfit {
  code: "custom";
  message: string;
  path: string[];
  input: unknown;
}
const misfit = (field: string, message: string, input: unknown): Misfit => ({code: "custom", path: [field], message, input});

/** What a decision needs and the entry lacks, or has and the decision cannot use. */
function misfits(entry: Record<string, unknown>, needed: string[]): Misfit[] {
  const {decision} = entry;
  const found: Misfit[] = [];
  if (decision === "add") {
    for (const field of needed) {
      if (entry[field] === undefined) found.push(misfit("decision", `add writes a record in full: expected ${field} too`, decision));
    }
  }
  const content = Object.keys(entry).filter((field) => !["decision", "quote", "occurrence", "note"].includes(field));
  if (decision === "correct" && !content.length) found.push(misfit("decision", "correct: expected the fields to correct; say accept if all is right", decision));
  for (const [field, owner] of [["with", "merge"], ["into", "split"]] as const) {
    if (decision === owner && entry[field] === undefined) found.push(misfit("decision", `${owner}: expected ${field}`, decision));
    if (decision !== owner && entry[field] !== undefined) found.push(misfit(field, `only ${owner} has ${field}; the decision is ${String(decision)}`, entry));
  }
  return found;
}

/** Fields that cannot both be true. */
function contradictions(entry: Record<string, unknown>, {places}: References): Misfit[] {
  const found: Misfit[] = [];
  for (const harm of ["killed", "injured"]) {
    const [least, most] = [entry[`${harm}_min`], entry[`${harm}_max`]];
    if (typeof least === "number" && typeof most === "number" && least > most) found.push(misfit(`${harm}_max`, `expected at least ${harm}_min, ${least}, found “${most}”`, most));
  }
  const place = typeof entry.place === "string" ? places.get(entry.place) : undefined;
  if (place && entry.country !== undefined && entry.country !== place.country) {
    found.push(misfit("country", `expected ${place.country}, the country of ${place.id}, or no country at all`, entry.country));
  }
  return found;
}

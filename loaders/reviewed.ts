import type {Evidence} from "./document.js";
import {edtfDays} from "./edtf.js";
import type {References} from "./references.js";
import type {AttackPart, ClaimPart} from "./review-format.js";
import type {Claim, Report} from "./schema.js";

interface Identity {
  id: string;
  article: string;
}

/** A report as a person left it: the columns they wrote over those that were read, and what follows from them. */
export function reviewedReport(
  identity: Identity,
  read: Report | null,
  part: AttackPart,
  evidence: Evidence[],
  references: References
): Report {
  const row: Report = {...(read ?? unwrittenReport), ...identity, attack: identity.id, status: "reviewed"};
  Object.assign(row, stated(row, part));
  if (part.date !== undefined && part.date !== read?.date) {
    const days = part.date === null ? {start: null, end: null} : edtfDays(part.date);
    Object.assign(row, {
      date_start: days.start,
      date_end: days.end,
      date_precision: part.date && precisionOf(part.date)
    });
    // Words and basis belonged to the other date.
    Object.assign(row, {date_text: part.date_text ?? null, date_basis: part.date_basis ?? null});
  }
  if (part.place !== undefined || part.place_name !== undefined) {
    const place = part.place ? references.places.get(part.place) : undefined;
    row.place = place?.id ?? null;
    row.place_name = part.place_name ?? place?.name_en ?? null;
    if (place) row.country = place.country;
  }
  if (part.perpetrator !== undefined || part.perpetrator_name !== undefined) {
    const actor = part.perpetrator ? references.actors.get(part.perpetrator) : undefined;
    row.perpetrator = actor?.id ?? null;
    row.perpetrator_name = part.perpetrator_name ?? actor?.name_en ?? null;
  }
  return {
    ...row,
    quotes: evidence.map(({quote}) => quote),
    prefixes: evidence.map(({prefix}) => prefix),
    suffixes: evidence.map(({suffix}) => suffix),
    starts: evidence.map(({start}) => start),
    ends: evidence.map(({end}) => end),
    sentences: evidence.map(({sentence}) => sentence)
  };
}

/** A claim as a person left it; its links to other records are made when all of them are there. */
export function reviewedClaim(identity: Identity, read: Claim | null, part: ClaimPart, evidence: Evidence): Claim {
  const {sentence, start, end, quote, prefix, suffix} = evidence;
  const row: Claim = {
    ...(read ?? unwrittenClaim),
    ...identity,
    sentence,
    start,
    end,
    quote,
    prefix,
    suffix,
    status: "reviewed"
  };
  Object.assign(row, stated(row, part));
  if (part.said !== undefined && part.said !== read?.said) {
    const days = part.said === null ? {start: null, end: null} : edtfDays(part.said);
    Object.assign(row, {said_start: days.start, said_end: days.end});
  }
  return row;
}

/** The evidence of a report, the main clause first. */
export function evidenceOfReport({quotes, prefixes, suffixes, starts, ends, sentences}: Report): Evidence[] {
  return starts.map((start, index) => ({
    start,
    end: ends[index]!,
    quote: quotes[index]!,
    prefix: prefixes[index]!,
    suffix: suffixes[index]!,
    sentence: sentences[index]!
  }));
}

export function evidenceOfClaim({start, end, quote, prefix, suffix, sentence}: Claim): Evidence[] {
  return [{start, end, quote: quote ?? "", prefix: prefix ?? "", suffix: suffix ?? "", sentence: sentence ?? ""}];
}

/** Quotations in a review file, which stand for something else than the columns of their names. */
const pointers = new Set(["quote", "attack", "supports", "contradicts"]);

/** Of what a person wrote, the columns of the row. */
function stated<Row extends object>(row: Row, part: object): Partial<Row> {
  const columns = Object.entries(part).filter(
    ([name, value]) => name in row && !pointers.has(name) && value !== undefined
  );
  return Object.fromEntries(columns) as Partial<Row>;
}

/** What an EDTF expression gives its date to, by its form. */
function precisionOf(expression: string): string {
  if (/[/.]/.test(expression)) return "interval";
  const plain = expression.replace(/[~?%]/g, "");
  if (/^\d{3}X$/.test(plain)) return "decade";
  if (/^\d{4}-2[1-4]$/.test(plain)) return "season";
  if (/^\d{4}-\d{2}-\d{2}$/.test(plain)) return "day";
  if (/^\d{4}-\d{2}$/.test(plain)) return "month";
  return /^\d{4}$/.test(plain) ? "year" : "interval";
}

const unwrittenReport: Omit<Report, "id" | "article" | "attack" | "status"> = {
  type: "attack",
  count: 1,
  outcome: "occurred",
  date: null,
  date_start: null,
  date_end: null,
  date_precision: null,
  date_basis: null,
  date_text: null,
  place: null,
  place_name: null,
  country: null,
  perpetrator: null,
  perpetrator_name: null,
  perpetrator_source: null,
  responsibility: null,
  targets: [],
  weapon: null,
  killed_min: null,
  killed_max: null,
  injured_min: null,
  injured_max: null,
  attackers_killed: null,
  quotes: [],
  prefixes: [],
  suffixes: [],
  starts: [],
  ends: [],
  sentences: [],
  rules: []
};

const unwrittenClaim: Omit<Claim, "id" | "article" | "sentence" | "start" | "end" | "status"> = {
  quote: null,
  prefix: null,
  suffix: null,
  speaker: null,
  speaker_id: null,
  speaker_kind: null,
  speaker_role: null,
  report_verb: "",
  type: "statement",
  certainty: "asserted",
  negated: false,
  quoted: false,
  said: null,
  said_start: null,
  said_end: null,
  channel: null,
  via: null,
  via_source: null,
  report: null,
  attack: null,
  about_actor: null,
  about_place: null,
  supports: [],
  contradicts: [],
  rules: []
};

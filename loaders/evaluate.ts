import {sameGroup, sameName} from "./alike.js";
import type {Extraction} from "./extract.js";
import {perpetratorOf, sceneOf} from "./gold.js";
import type {GoldArticle, Span} from "./gold.js";
import type {Claim, Mention, Report} from "./schema.js";

/** What is measured, in the order in which it is shown. */
export const measures = [
  "date_extent",
  "date_value",
  "attack_found",
  "attack_type",
  "attack_date",
  "attack_place",
  "attack_country",
  "attack_killed",
  "attack_injured",
  "attack_perpetrator",
  "attack_responsibility",
  "claim_found",
  "claim_speaker",
  "claim_type",
  "claim_certainty"
] as const;
export type Measure = (typeof measures)[number];

/** How many the gold has, how many were read, and how many of those are right. */
export interface Tally {
  correct: number;
  gold: number;
  read: number;
}

/** Something that was not read, read wrongly, or read where there is nothing: `null` stands for nothing. */
export interface Miss {
  measure: Measure;
  article: string;
  text: string;
  wanted: string | null;
  got: string | null;
}

/** Counts over one or more articles. */
export class ScoreSheet {
  readonly tallies = Object.fromEntries(measures.map((name) => [name, {correct: 0, gold: 0, read: 0}])) as Record<
    Measure,
    Tally
  >;
  /** For each rule that reads dates, how often its reading was right and how often it was wrong. */
  readonly rules = new Map<string, {right: number; wrong: number}>();
  readonly misses: Miss[] = [];

  /** Counts one record or value: `null` where the gold, or the program, has none. What neither has is not counted. */
  count(
    measure: Measure,
    article: string,
    text: string,
    wanted: string | null,
    got: string | null,
    right = true
  ): void {
    const tally = this.tallies[measure];
    if (wanted !== null) tally.gold++;
    if (got !== null) tally.read++;
    if (wanted !== null && got !== null && right) tally.correct++;
    else if (wanted !== null || got !== null) this.misses.push({measure, article, text, wanted, got});
  }

  countRule(name: string, right: boolean): void {
    const tally = this.rules.get(name) ?? {right: 0, wrong: 0};
    tally[right ? "right" : "wrong"]++;
    this.rules.set(name, tally);
  }
}

/** Adds to `sheet` what was read in one article, held against the right answers. */
export function evaluate(gold: GoldArticle, {mentions, reports, claims}: Extraction, sheet: ScoreSheet): void {
  evaluateDates(
    gold,
    mentions.filter(({kind}) => kind === "date"),
    sheet
  );
  evaluateAttacks(gold, reports, sheet);
  evaluateClaims(gold, claims, sheet);
}

type GoldDate = GoldArticle["dates"][number];

function evaluateDates({article: {id}, dates}: GoldArticle, read: Mention[], sheet: ScoreSheet): void {
  const {pairs, rest} = align(dates, read, (date, mention) => shared(date.span, spanOf(mention)));
  for (const [date, mention] of pairs) {
    if (!mention && date.optional) continue;
    const right = mention !== null && sameDays(date, mention);
    sheet.count("date_extent", id, date.quote, date.quote, mention && mention.text);
    sheet.count("date_value", id, date.quote, `${date.start}/${date.end}`, mention && daysOf(mention), right);
    if (mention) sheet.countRule(mention.rule, right);
  }
  for (const mention of rest) {
    sheet.count("date_extent", id, mention.text, null, mention.text);
    sheet.count("date_value", id, mention.text, null, daysOf(mention));
    sheet.countRule(mention.rule, false);
  }
}

function sameDays(
  {start, end, tolerance_days: tolerance = 0, accept = []}: GoldDate,
  {date_start: from, date_end: to}: Mention
): boolean {
  if (!from || !to) return false;
  const near = (wanted: string, got: string) => Math.abs(Date.parse(wanted) - Date.parse(got)) <= tolerance * 864e5;
  return (
    (near(start, from) && near(end, to)) ||
    accept.some((days) => days === `${from}/${to}` || (days === from && days === to))
  );
}

function evaluateAttacks({article: {id}, attacks}: GoldArticle, read: Report[], sheet: ScoreSheet): void {
  const spans = ({starts, ends}: Report) => starts.map((start, index): Span => [start, ends[index]!]);
  const {pairs, rest} = align(attacks, read, (attack, report) => overlapShare(attack.spans, spans(report)));
  for (const [attack, report] of pairs) {
    const text = attack.evidence[0]!;
    const value = (measure: Measure, wanted: string | null, got: string | null | undefined, right: boolean) =>
      sheet.count(measure, id, text, wanted, got || null, right);
    const types: (string | undefined)[] = [attack.type, ...(attack.also_accept_types ?? [])];
    const startsAlike = attack.start === null || attack.start === report?.date_start;
    const killedMost = report?.killed_max ?? report?.killed_min;
    sheet.count("attack_found", id, text, text, report && report.quotes.join(" … "));
    value("attack_type", attack.type, report?.type, types.includes(report?.type));
    value(
      "attack_date",
      attack.end && `${attack.start ?? ""}/${attack.end}`,
      report?.date_end && `${report.date_start ?? ""}/${report.date_end}`,
      startsAlike && attack.end === report?.date_end
    );
    const scene = report && sceneOf(report);
    value("attack_place", attack.place, scene, both(attack.place, scene, sameName));
    value("attack_country", attack.country, report?.country, attack.country === report?.country);
    value(
      "attack_killed",
      range(attack.killed_min, attack.killed_max),
      report && range(report.killed_min, report.killed_max),
      attack.killed_min === report?.killed_min && (attack.killed_max === null || attack.killed_max === killedMost)
    );
    value(
      "attack_injured",
      range(attack.injured_min, attack.injured_max),
      report && range(report.injured_min, report.injured_max),
      attack.injured_min === report?.injured_min
    );
    const perpetrator = report && perpetratorOf(report);
    if (!attack.perpetrator_optional) {
      value("attack_perpetrator", attack.perpetrator, perpetrator, both(attack.perpetrator, perpetrator, sameGroup));
    }
    const claimed = (responsibility: string | null | undefined) =>
      responsibility === "claimed" ? responsibility : null;
    value("attack_responsibility", claimed(attack.responsibility), claimed(report?.responsibility), true);
  }
  for (const report of rest) sheet.count("attack_found", id, report.quotes.join(" … "), null, report.type);
}

function evaluateClaims({article: {id}, claims}: GoldArticle, read: Claim[], sheet: ScoreSheet): void {
  const {pairs, rest} = align(claims, read, (gold, claim) => {
    const length = shared(gold.span, spanOf(claim));
    if (length <= 0.3 * Math.min(sizeOf([gold.span]), sizeOf([spanOf(claim)]))) return 0;
    // Of several claims in one sentence, that of the same speaker is meant.
    return length + (both(gold.speaker, claim.speaker, sameName) ? 1000 : 0);
  });
  for (const [gold, claim] of pairs) {
    const text = gold.evidence;
    sheet.count("claim_found", id, text, text, claim && (claim.quote ?? ""));
    const speaker = both(gold.speaker, claim?.speaker, sameName) || both(gold.speaker, claim?.speaker_id, sameGroup);
    sheet.count("claim_speaker", id, text, gold.speaker, claim?.speaker || null, speaker);
    sheet.count(
      "claim_type",
      id,
      text,
      gold.type.join(" or "),
      claim && claim.type,
      claim !== null && gold.type.includes(claim.type)
    );
    if (gold.certainty)
      sheet.count(
        "claim_certainty",
        id,
        text,
        gold.certainty,
        claim && claim.certainty,
        gold.certainty === claim?.certainty
      );
  }
  for (const claim of rest) sheet.count("claim_found", id, claim.quote ?? "", null, claim.type);
}

/** Pairs what the gold has with what was read, one to one, best score first; 0 is no pair. `rest` was read for nothing. */
function align<G, R>(gold: G[], read: R[], score: (gold: G, read: R) => number): {pairs: [G, R | null][]; rest: R[]} {
  const candidates = gold.flatMap((wanted) => read.map((got) => ({wanted, got, score: score(wanted, got)})));
  const partner = new Map<G, R>();
  const used = new Set<R>();
  for (const {wanted, got} of candidates.filter(({score}) => score > 0).sort((a, b) => b.score - a.score)) {
    if (partner.has(wanted) || used.has(got)) continue;
    partner.set(wanted, got);
    used.add(got);
  }
  return {
    pairs: gold.map((wanted) => [wanted, partner.get(wanted) ?? null]),
    rest: read.filter((got) => !used.has(got))
  };
}

const spanOf = ({start, end}: {start: number; end: number}): Span => [start, end];
const daysOf = ({date_start, date_end}: Mention) => `${date_start}/${date_end}`;

/** "9", "2–11", "12–" for at least twelve, or null where no least number is stated. */
function range(least: number | null, most: number | null): string | null {
  if (least === null) return null;
  return most === least ? String(least) : `${least}–${most ?? ""}`;
}

function both(wanted: string | null, got: string | null | undefined, same: (a: string, b: string) => boolean): boolean {
  return wanted !== null && got !== null && got !== undefined && same(wanted, got);
}

/** Code points that two spans share. */
function shared([a, b]: Span, [c, d]: Span): number {
  return Math.max(0, Math.min(b, d) - Math.max(a, c));
}

function sizeOf(spans: Span[]): number {
  return spans.reduce((size, [start, end]) => size + end - start, 0);
}

/** Shared part of the larger evidence, 0–1; 0 unless more than three tenths of the smaller one are shared. */
function overlapShare(wanted: Span[], got: Span[]): number {
  const size = wanted.reduce((sum, span) => sum + got.reduce((own, other) => own + shared(span, other), 0), 0);
  const sizes = [sizeOf(wanted), sizeOf(got)];
  return size > 0.3 * Math.min(...sizes) ? size / Math.max(...sizes) : 0;
}

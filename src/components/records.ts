import {ascending, descending, sort} from "d3-array";
import type {Article, Attack, Claim} from "../../loaders/schema.js";
import type {TimelineRow} from "./timeline.js";

/**
 * Records with the latest first and those without a day last; by the end where the start is open; of one day by their ids, so that the
 * order is the same wherever the rows come from.
 */
export function latestFirst<R extends {id: string}>(rows: Iterable<R>, days: (row: R) => (string | null)[]): R[] {
  const day = (row: R) => days(row).find((one) => one !== null) ?? "";
  return sort(rows, (a, b) => descending(day(a), day(b)) || ascending(a.id, b.id));
}

/** When an attack was: its first day, and its last. */
export const attackDays = ({date_start, date_end}: Attack) => [date_start, date_end];

/** When a claim was made, likewise. */
export const claimDays = ({said_start, said_end}: Claim) => [said_start, said_end];

/** The name of a listed actor, place or source in the reader's language; `own` where the list does not have it. */
type NameOf = (kind: "actors" | "places" | "sources", id: string | null, own: string | null) => string | null;

/** Attacks and claims as rows of a timeline, attacks first, each in the order of time; `distressing` are ids of sentences. */
export function timelineRows(
  attacks: Attack[],
  claims: Claim[],
  articles: Article[],
  nameOf: NameOf = (_, __, own) => own,
  distressing: ReadonlySet<string> = new Set()
): TimelineRow[] {
  const languageOf = new Map(articles.map((article) => [article.id, article.language]));
  const sourceOf = new Map(articles.map(({id, source}) => [id, nameOf("sources", source, source)]));
  return [
    ...attacks.map((attack): TimelineRow => ({
      id: attack.id,
      lane: "attack",
      kind: "attack",
      type: attack.type,
      detail: nameOf("places", attack.place, attack.place_name),
      date: attack.date,
      date_start: attack.date_start,
      date_end: attack.date_end,
      status: attack.responsibility,
      killed: attack.killed_low,
      killed_high: attack.killed_high,
      injured: attack.injured_low,
      injured_high: attack.injured_high,
      actor: nameOf("actors", attack.perpetrator, attack.perpetrator_name),
      place: nameOf("places", attack.place, attack.place_name),
      source: sourceOf.get(attack.article) ?? null,
      quote: attack.quote,
      language: languageOf.get(attack.article) ?? null,
      distressing: distressing.has(attack.sentence ?? ""),
      article: attack.article,
      sentence: attack.sentence
    })),
    ...claims.map((claim): TimelineRow => ({
      id: claim.id,
      lane: "claim",
      kind: "claim",
      type: claim.type,
      detail: claim.speaker,
      date: claim.said,
      date_start: claim.said_start,
      date_end: claim.said_end,
      certainty: claim.certainty,
      about: claim.attack,
      actor: nameOf("actors", claim.speaker_id, claim.speaker),
      source: sourceOf.get(claim.article) ?? null,
      quote: claim.quote,
      language: languageOf.get(claim.article) ?? null,
      distressing: distressing.has(claim.sentence ?? ""),
      article: claim.article,
      sentence: claim.sentence,
      armed_group: claim.speaker_kind === "armed_group"
    }))
  ];
}

/** "9", "2–11", or null where no number is stated. */
export function toll(low: number | null | undefined, high: number | null | undefined): string | null {
  if (low === null || low === undefined) return high === null || high === undefined ? null : String(high);
  return high === null || high === undefined || high === low ? String(low) : `${low}–${high}`;
}

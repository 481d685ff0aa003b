import {sameFamily} from "./attack-types.js";
import type {References} from "./references.js";
import type {Report} from "./schema.js";

/** Columns of a report that decide which attack it is of, or of which an attack's row is made. */
export const mergeable = [
  ...(["id", "article", "status", "type", "count", "outcome", "responsibility", "targets", "weapon"] as const),
  ...(["date", "date_start", "date_end", "date_precision", "place", "place_name", "country"] as const),
  ...(["perpetrator", "perpetrator_name", "killed_min", "killed_max", "injured_min", "injured_max"] as const),
  ...(["quotes", "starts", "sentences"] as const)
];
export type Mergeable = Pick<Report, (typeof mergeable)[number]>;

/**
 * How alike two reports are, and in what; null when they cannot speak of one event, or say too little to tell. They need days that
 * overlap, and a place that is the same or lies in the other.
 */
export function likeness(a: Mergeable, b: Mergeable, references: References): {score: number; reason: string} | null {
  // What is told apart by one look first: of most pairs nothing else is asked.
  if (a.outcome !== b.outcome || !sameFamily(a.type, b.type)) return null;
  if (
    a.perpetrator &&
    b.perpetrator &&
    a.perpetrator !== b.perpetrator &&
    !related(a.perpetrator, b.perpetrator, references)
  )
    return null;
  const killed = sharedToll(a.killed_min, b.killed_min);
  if (killed === false) return null;
  const place = sharedPlace(a, b, references);
  const days = place && sharedDays(a, b);
  if (!days) return null;
  const reasons = [days.reason, place.reason];
  let score = days.score + place.score;
  if (a.type === b.type && a.type !== "attack") {
    score += 1;
    reasons.push(`type ${a.type}`);
  }
  if (killed) {
    score += 2;
    reasons.push(`killed ${a.killed_min} and ${b.killed_min}`);
  }
  if (a.perpetrator && a.perpetrator === b.perpetrator) {
    score += 1;
    reasons.push(`perpetrator ${a.perpetrator}`);
  }
  return score >= 4 ? {score, reason: reasons.join("; ")} : null;
}

/** Days that both may mean. A month that holds a day says less than the same day twice. */
function sharedDays(a: Mergeable, b: Mergeable): {score: number; reason: string} | null {
  if (!a.date_start || !a.date_end || !b.date_start || !b.date_end) return null;
  const start = a.date_start > b.date_start ? a.date_start : b.date_start;
  const end = a.date_end < b.date_end ? a.date_end : b.date_end;
  // The night between two days is told as either.
  const apart = start === end ? 0 : (Date.parse(start) - Date.parse(end)) / 864e5;
  if (apart > 1 || (apart === 1 && (a.date_precision !== "day" || b.date_precision !== "day"))) return null;
  if (apart === 1) return {score: 1, reason: `days ${end} and ${start} follow each other`};
  const days = -apart + 1;
  return {score: days === 1 ? 2 : days <= 7 ? 1 : 0, reason: days === 1 ? `day ${start}` : `days ${start} to ${end}`};
}

function sharedPlace(a: Mergeable, b: Mergeable, references: References): {score: number; reason: string} | null {
  if (a.country && b.country && a.country !== b.country) return null;
  if (a.place && b.place) {
    if (a.place === b.place) {
      const level = references.places.get(a.place)?.admin_level ?? 0;
      return {score: level >= 3 ? 2 : level >= 1 ? 1 : 0, reason: `place ${a.place}`};
    }
    const inner = lies(a.place, b.place, references) ? a.place : lies(b.place, a.place, references) ? b.place : null;
    return inner ? {score: 1, reason: `place ${inner} lies in ${inner === a.place ? b.place : a.place}`} : null;
  }
  if (a.place_name && a.place_name === b.place_name) return {score: 2, reason: "a place of the same name"};
  return a.country && a.country === b.country ? {score: 0, reason: `country ${a.country}`} : null;
}

function lies(place: string, region: string, {places}: References): boolean {
  for (let row = places.get(place); row; row = row.parent ? places.get(row.parent) : undefined) {
    if (row.parent === region || (region.length === 2 && row.country === region)) return true;
  }
  return false;
}

function related(a: string, b: string, {actors}: References): boolean {
  return actors.get(a)?.parent === b || actors.get(b)?.parent === a;
}

/** True for tolls that agree within a third or three people, false for absurdly different ones, null where one is not stated. */
function sharedToll(a: number | null, b: number | null): boolean | null {
  if (a === null || b === null) return null;
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  if (high > 3 * low + 10) return false;
  return high - low <= Math.max(high / 3, high > 3 ? 3 : 0) ? true : null;
}

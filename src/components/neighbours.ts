import type {Attack, Place} from "../../loaders/schema.js";

/** Another attack, and how far it is from the one it is a neighbour of. */
export interface Neighbour {
  attack: Attack;
  /** Days between them, negative if it came before; 0 if they may share a day; null if one of them has no two ends. */
  days: number | null;
  /** Whether both are dated to the day; otherwise `days` is the least it can be. */
  exact: boolean;
  /** Between their places, as the crow flies; 0 at the same place; null if one of them is a region, a country or not known. */
  kilometres: number | null;
  samePlace: boolean;
}

type Places = ReadonlyMap<string, Place>;

/** The attacks nearest in time, those nearer in place first where days are equal. */
export function nearInTime(attack: Attack, others: Iterable<Attack>, places: Places, count = 5): Neighbour[] {
  return nearest(attack, others, places, count, ({days, kilometres}) =>
    days === null ? null : [Math.abs(days), kilometres ?? Infinity]
  );
}

/** The attacks nearest in place, those nearer in time first where places are equal. */
export function nearInPlace(attack: Attack, others: Iterable<Attack>, places: Places, count = 5): Neighbour[] {
  return nearest(attack, others, places, count, ({days, kilometres, samePlace}) =>
    samePlace || kilometres !== null ? [kilometres ?? 0, days === null ? Infinity : Math.abs(days)] : null
  );
}

function nearest(
  attack: Attack,
  others: Iterable<Attack>,
  places: Places,
  count: number,
  rank: (neighbour: Neighbour) => [number, number] | null
): Neighbour[] {
  const ranked: {neighbour: Neighbour; rank: [number, number]}[] = [];
  for (const other of others) {
    if (other.id === attack.id) continue;
    const neighbour: Neighbour = {
      attack: other,
      days: daysBetween(attack, other),
      exact: [attack, other].every(({date_start, date_end}) => date_start !== null && date_start === date_end),
      kilometres: distance(attack, other, places),
      samePlace: attack.place !== null && attack.place === other.place
    };
    const order = rank(neighbour);
    if (order) ranked.push({neighbour, rank: order});
  }
  // Infinity minus itself is no number, hence “or”.
  ranked.sort(
    (a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || (a.neighbour.attack.id < b.neighbour.attack.id ? -1 : 1)
  );
  return ranked.slice(0, count).map(({neighbour}) => neighbour);
}

type Dated = Pick<Attack, "date_start" | "date_end">;

/** Days from one span to the other, 0 where they overlap; null where an end is open. */
export function daysBetween(a: Dated, b: Dated): number | null {
  if (!a.date_start || !a.date_end || !b.date_start || !b.date_end) return null;
  const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 864e5);
  if (b.date_start > a.date_end) return days(a.date_end, b.date_start);
  if (b.date_end < a.date_start) return days(a.date_start, b.date_end);
  return 0;
}

/** Kilometres between the places of two attacks on a sphere. The middle of a region is no place that an attack was at. */
function distance(a: Attack, b: Attack, places: Places): number | null {
  if (a.place && a.place === b.place) return 0;
  const exact = ({place}: Attack) => place !== null && (places.get(place)?.admin_level ?? 0) >= 2;
  if (!exact(a) || !exact(b)) return null;
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return null;
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
  const chord =
    Math.sin(north / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(chord)));
}

import type {Mergeable} from "./likeness.js";
import type {References} from "./references.js";

/**
 * Finds the groups of reports that a further report may belong to without comparing it with all: those whose first report shares a
 * day (or the night between two) and a place, region, country or name of a place with it. `likeness` of any other pair is null.
 */
export class Candidates {
  /** Numbers of groups by what they share, then by length of a bin in days, then by bin. */
  readonly #blocks = new Map<string, Map<number, Map<number, number[]>>>();
  /** The keys of a place, which many reports have. */
  readonly #around = new Map<string, string[]>();
  /** At the number of a group the look that found it last. */
  readonly #foundBy: number[] = [];
  #look = 0;
  readonly #references: References;

  constructor(references: References) {
    this.#references = references;
  }

  /** Files group number `group` under its first report. */
  add(group: number, report: Mergeable): void {
    const days = daysOf(report);
    if (!days) return;
    const [start, end] = days;
    // A day is in a bin of one day, a decade in bins of a year and more: no report is in many bins, none in a crowded one.
    let size = 1;
    while (end - start > 8 * size) size *= 8;
    if (Number.isNaN(end - start)) size = Infinity;
    for (const key of this.#keys(report)) {
      const sizes = entry(this.#blocks, key, () => new Map<number, Map<number, number[]>>());
      const bins = entry(sizes, size, () => new Map<number, number[]>());
      const last = bin(Math.max(start, end), size);
      for (let n = bin(Math.min(start, end), size); n <= last; n++) entry(bins, n, () => []).push(group);
    }
  }

  /** The numbers of the groups that the report may belong to, each once, in no order. */
  of(report: Mergeable): number[] {
    const found: number[] = [];
    const days = daysOf(report);
    if (!days) return found;
    const look = ++this.#look;
    const take = (groups: number[] | undefined) => {
      if (!groups) return;
      for (const group of groups) {
        if (this.#foundBy[group] === look) continue;
        this.#foundBy[group] = look;
        found.push(group);
      }
    };
    const [start, end] = days;
    const isDated = !Number.isNaN(end - start);
    for (const key of this.#keys(report)) {
      for (const [size, bins] of this.#blocks.get(key) ?? []) {
        const [from, to] = [bin(start - 1, size), bin(end + 1, size)];
        if (isDated && to - from < bins.size) {
          for (let n = from; n <= to; n++) take(bins.get(n));
        } else {
          for (const [n, groups] of bins) if (!isDated || (n >= from && n <= to)) take(groups);
        }
      }
    }
    return found;
  }

  /** What two reports must have one of in common: a country, a place or a region around it, a place's name. */
  #keys({country, place, place_name}: Mergeable): string[] {
    const keys = place ? [...entry(this.#around, place, () => this.#placeKeys(place))] : [];
    if (country) keys.push(`in ${country}`);
    if (place_name) keys.push(`named ${place_name}`);
    return keys;
  }

  #placeKeys(place: string): string[] {
    const keys = new Set([`at ${place}`]);
    const {places} = this.#references;
    for (let row = places.get(place); row; row = row.parent ? places.get(row.parent) : undefined) {
      if (row.parent) keys.add(`at ${row.parent}`);
      keys.add(`at ${row.country}`);
    }
    return [...keys];
  }
}

const bin = (day: number, size: number) => (size === Infinity ? 0 : Math.floor(day / size));

/** First and last day as numbers, NaN where the calendar of JavaScript has no such day; null where an end is open. */
function daysOf({date_start, date_end}: Mergeable): [number, number] | null {
  return date_start && date_end ? [Date.parse(date_start) / 864e5, Date.parse(date_end) / 864e5] : null;
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

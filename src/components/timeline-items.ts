import {day, toDate} from "./dates.js";
import {DayCounts} from "./timeline-counts.js";
import type {DayGroups} from "./timeline-counts.js";
import type {TimelineRow} from "./timeline.js";

/** A row with the time it may mean, milliseconds since 1970: `end` is where its last day ends; null at an open end. */
export interface Item {
  row: TimelineRow;
  /** Its `id`, or its place in the rows. */
  key: string;
  lane: string;
  start: number | null;
  end: number | null;
}

/** A run of time, milliseconds since 1970, the end not included. */
export type Window = [number, number];

/** A column of the rows, or what gives a row its lane. */
export type LaneOf = string | ((row: TimelineRow) => string | null | undefined);

/** Where a timeline's records come from: all in memory, or asked of the database as they are needed. */
export interface Source {
  counts: DayCounts;
  /** The most killed in one record: the tallest mark. */
  deadliest: number;
  /** Set by who draws: called when `about` and `find` know more. */
  learned?: () => void;
  /** Up to `limit` records that may be in the window, of the lanes named, in the order of time; at once where they are at hand. */
  items(lanes: string[], window: Window, limit: number): Item[] | Promise<Item[]>;
  /** Up to `limit` records without a date of each of the lanes named. */
  undated(lanes: string[], limit: number): Item[] | Promise<Item[]>;
  /** What is said about an attack: claims whose `about` is its id. */
  about(id: string): Item[];
  /** The record with an id, where it is at hand. */
  find(id: string): Item | undefined;
}

/** A row as an item of its lane. */
export function itemOf(row: TimelineRow, index: number, laneOf: LaneOf = "lane"): Item {
  const lane = typeof laneOf === "function" ? laneOf(row) : (row as Record<string, unknown>)[laneOf];
  const [start, end] = [toDate(row.date_start), toDate(row.date_end)];
  const from = start && +start;
  // A DATE means the whole day; a time of day means itself.
  const to = end && +end + (+end % day === 0 ? day : 0);
  return {
    row,
    key: row.id ?? `row-${index}`,
    lane: typeof lane === "string" || typeof lane === "number" ? String(lane) : laneOf === "lane" ? "attack" : "",
    start: from,
    end: from !== null && to !== null ? Math.max(from, to) : to
  };
}

/** Whether an item may be in a window. */
export function overlaps({start, end}: Item, [from, to]: Window): boolean {
  return (
    (start !== null || end !== null) && (start ?? -Infinity) < to && Math.max(end ?? Infinity, (start ?? 0) + 1) > from
  );
}

/** Rows in memory as a source: lanes with attacks, then claims, then others by size; the lane of what is not stated last. */
export function sourceOf(rows: Iterable<TimelineRow>, laneOf: LaneOf = "lane"): Source {
  const lanes = new Map<string, Item[]>();
  const byId = new Map<string, Item>();
  const claims = new Map<string, Item[]>();
  let [index, deadliest] = [0, 0];
  for (const row of rows) {
    const item = itemOf(row, index++, laneOf);
    const lane = lanes.get(item.lane);
    if (lane) lane.push(item);
    else lanes.set(item.lane, [item]);
    byId.set(item.key, item);
    deadliest = Math.max(deadliest, row.killed ?? 0);
    if (row.about) {
      const said = claims.get(row.about);
      if (said) said.push(item);
      else claims.set(row.about, [item]);
    }
  }
  const time = (item: Item) => item.start ?? -Infinity;
  const last = (item: Item) => item.end ?? Infinity;
  const compare = (a: Item, b: Item) => (time(a) === time(b) ? last(a) - last(b) || 0 : time(a) - time(b));
  const dated = new Map<string, Item[]>();
  const groups = [...lanes].map(([lane, items]): DayGroups => {
    const known = items.filter(({start, end}) => start !== null || end !== null).sort(compare);
    dated.set(lane, known);
    return {
      lane,
      starts: known.map(({start}) => (start === null ? -Infinity : Math.floor(start / day))),
      ends: known.map(({start, end}) =>
        end === null ? Infinity : Math.floor(Math.max(end - 1, start ?? -Infinity) / day)
      ),
      undated: items.length - known.length
    };
  });
  const counts = new DayCounts(sortLanes(groups));
  return {
    counts,
    deadliest,
    items(names, window, limit) {
      const found: Item[] = [];
      for (const name of names) {
        for (const item of dated.get(name) ?? []) {
          if (time(item) >= window[1] || found.length === limit) break;
          if (overlaps(item, window)) found.push(item);
        }
      }
      return found;
    },
    undated: (names, limit) =>
      names.flatMap((name) =>
        (lanes.get(name) ?? []).filter(({start, end}) => start === null && end === null).slice(0, limit)
      ),
    about: (id) => claims.get(id) ?? [],
    find: (id) => byId.get(id)
  };
}

/** Attacks, claims, then other lanes by size; what is not stated stands last. */
export function sortLanes(groups: DayGroups[]): DayGroups[] {
  const rank = (lane: string) => (lane === "attack" ? 0 : lane === "claim" ? 1 : lane === "" ? 3 : 2);
  const size = ({starts, counts, undated}: DayGroups) => {
    let sum = undated;
    for (let i = 0; i < starts.length; i++) sum += counts ? counts[i]! : 1;
    return sum;
  };
  const sized = groups.map((group) => [group, size(group)] as const);
  return sized
    .sort(([a, n], [b, m]) => rank(a.lane) - rank(b.lane) || m - n || (a.lane < b.lane ? -1 : 1))
    .map(([group]) => group);
}

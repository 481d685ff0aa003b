/** Records of one lane by the first and last day that they may mean (days since 1970; ±Infinity at open ends). */
export interface DayGroups {
  lane: string;
  starts: ArrayLike<number>;
  ends: ArrayLike<number>;
  /** Records of each group; one each where left out. */
  counts?: ArrayLike<number>;
  undated: number;
}

/** Counts of a lane in periods that follow one another. */
export interface Bins {
  certainly: Float64Array;
  possibly: Float64Array;
}

/** Records added up to each of the days at which there are some. */
interface Sums {
  days: Float64Array;
  upTo: Float64Array;
}

interface Lane {
  name: string;
  total: number;
  undated: number;
  /** Records that mean one day, by it; all others by their first day, and by their last. */
  exact: Sums;
  starts: Sums;
  ends: Sums;
  /** Records of several days, by their first: first, last, how many. */
  ranges: {starts: Float64Array; ends: Float64Array; counts: Float64Array};
}

/**
 * How many records each lane has in any run of days, certainly and possibly, without going through the records: sums by day, in
 * which a million rows take hardly longer than a thousand. Only records of several days are gone through, by their groups.
 */
export class DayCounts {
  readonly first: number;
  readonly last: number;
  readonly lanes: Lane[];

  constructor(groups: DayGroups[]) {
    let [first, last] = [Infinity, -Infinity];
    for (const {starts, ends} of groups) {
      for (const days of [starts, ends]) {
        for (let i = 0; i < days.length; i++) {
          const day = days[i]!;
          if (day > -Infinity && day < first) first = day;
          if (day < Infinity && day > last) last = day;
        }
      }
    }
    this.first = first;
    this.last = last;
    this.lanes = groups.map(laneOf);
  }

  /** Whether any record has a date. */
  get dated(): boolean {
    return this.first <= this.last;
  }

  /** Records that are in the days `from` to `to`, both included. */
  within(lane: number, from: number, to: number): {certainly: number; possibly: number} {
    const {certainly, possibly} = this.bins(lane, [from, to + 1]);
    return {certainly: certainly[0]!, possibly: possibly[0]!};
  }

  /** Records that are certainly before the day `from`, and those certainly after the day `to`, of all lanes. */
  outside(from: number, to: number): {before: number; after: number} {
    const sum = {before: 0, after: 0};
    for (const {exact, starts, ends} of this.lanes) {
      sum.before += sumTo(exact, from - 1) + sumTo(ends, from - 1);
      for (const sums of [exact, starts]) sum.after += (sums.upTo.at(-1) ?? 0) - sumTo(sums, to);
    }
    return sum;
  }

  /** Counts for the periods between `edges`, days in rising order: period i is from edge i to the day before edge i + 1. */
  bins(lane: number, edges: ArrayLike<number>): Bins {
    const {exact, starts: begun, ends: over, ranges} = this.lanes[lane]!;
    const n = Math.max(0, edges.length - 1);
    const [certainly, possibly] = [new Float64Array(n), new Float64Array(n)];
    // What has begun before the end of a period, less what was over before its beginning.
    for (let i = 0; i < n; i++) {
      const [from, to] = [edges[i]!, edges[i + 1]! - 1];
      certainly[i] = sumTo(exact, to) - sumTo(exact, from - 1);
      possibly[i] = certainly[i]! + sumTo(begun, to) - sumTo(over, from - 1);
    }
    const {starts, ends, counts} = ranges;
    const [low, high] = [edges[0] ?? 0, (edges[n] ?? 0) - 1];
    for (let i = firstFrom(starts, low); i < starts.length && starts[i]! <= high; i++) {
      const [start, end] = [starts[i]!, ends[i]!];
      if (end > high) continue;
      const bin = binOf(edges, start, n);
      if (end < edges[bin + 1]!) certainly[bin]! += counts[i]!;
    }
    return {certainly, possibly};
  }
}

function laneOf({lane: name, starts, ends, counts, undated}: DayGroups): Lane {
  const count = (i: number) => (counts ? counts[i]! : 1);
  const [exact, others]: [number[], number[]] = [[], []];
  let total = undated;
  for (let i = 0; i < starts.length; i++) {
    total += count(i);
    (starts[i] === ends[i] ? exact : others).push(i);
  }
  const ranges = others
    .filter((i) => Number.isFinite(starts[i]) && Number.isFinite(ends[i]))
    .sort((a, b) => starts[a]! - starts[b]!);
  return {
    name,
    total,
    undated,
    exact: sumsOf(exact, starts, count),
    starts: sumsOf(others, starts, count),
    ends: sumsOf(others, ends, count),
    ranges: {
      starts: Float64Array.from(ranges, (i) => starts[i]!),
      ends: Float64Array.from(ranges, (i) => ends[i]!),
      counts: Float64Array.from(ranges, count)
    }
  };
}

/** Sorting is all the work here, and next to none where groups come by their first day, as they do. */
function sumsOf(groups: number[], dayOf: ArrayLike<number>, count: (i: number) => number): Sums {
  const sorted = [...groups].sort((a, b) => dayOf[a]! - dayOf[b]! || 0);
  const [days, upTo] = [new Float64Array(sorted.length), new Float64Array(sorted.length)];
  let [n, sum] = [0, 0];
  for (const i of sorted) {
    if (!n || days[n - 1] !== dayOf[i]) n++;
    days[n - 1] = dayOf[i]!;
    upTo[n - 1] = sum += count(i);
  }
  return {days: days.subarray(0, n), upTo: upTo.subarray(0, n)};
}

/** Records up to and with a day. */
function sumTo({days, upTo}: Sums, day: number): number {
  const after = firstFrom(days, day + 1);
  return after ? upTo[after - 1]! : 0;
}

/** Where in rising days the first stands that is not before `day`. */
function firstFrom(days: Float64Array, day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The period that a day is in. */
function binOf(edges: ArrayLike<number>, day: number, n: number): number {
  let [low, high] = [0, n - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle]! <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

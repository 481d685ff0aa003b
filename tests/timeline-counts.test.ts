import fc from "fast-check";
import {expect, test} from "vitest";
import {DayCounts} from "../src/components/timeline-counts.js";
import {countsIn} from "../src/components/uncertain.js";

const iso = (day: number) => new Date(day * 864e5).toISOString().slice(0, 10);
const day = fc.integer({min: 18000, max: 18100});
const record = fc
  .tuple(fc.option(day), fc.option(day))
  .filter(([start, end]) => start !== null || end !== null)
  .map(([a, b]) => (a !== null && b !== null && a > b ? [b, a] : [a, b]) as [number | null, number | null]);

test("counts by day say for every period what the rule for uncertain dates says", () => {
  fc.assert(
    fc.property(
      fc.array(record, {minLength: 1, maxLength: 40}),
      fc.uniqueArray(fc.integer({min: 17990, max: 18110}), {minLength: 2, maxLength: 8}),
      (records, cuts) => {
        const edges = cuts.sort((a, b) => a - b);
        const counts = new DayCounts([
          {
            lane: "all",
            starts: records.map(([start]) => start ?? -Infinity),
            ends: records.map(([, end]) => end ?? Infinity),
            undated: 0
          }
        ]);
        const bins = counts.bins(0, edges);
        for (let i = 0; i + 1 < edges.length; i++) {
          const expected = countsIn(
            records.map(([start, end]) => ({
              date_start: start === null ? null : iso(start),
              date_end: end === null ? null : iso(end)
            })),
            {from: iso(edges[i]!), to: iso(edges[i + 1]! - 1)}
          );
          expect({certainly: bins.certainly[i], possibly: bins.possibly[i]}).toEqual({
            certainly: expected.certainly,
            possibly: expected.possibly
          });
        }
      }
    )
  );
});

test("groups count as many records as they hold", () => {
  const counts = new DayCounts([
    {lane: "a", starts: [10, 10, -Infinity], ends: [10, 12, 11], counts: [5, 3, 2], undated: 4}
  ]);
  expect(counts.within(0, 10, 10)).toEqual({certainly: 5, possibly: 10});
  expect(counts.within(0, 10, 12)).toEqual({certainly: 8, possibly: 10});
  expect(counts.within(0, 12, 12)).toEqual({certainly: 0, possibly: 3});
  expect(counts.lanes[0]!.total).toBe(14);
});

test("no dated record leaves nothing to count", () => {
  const counts = new DayCounts([{lane: "a", starts: [], ends: [], undated: 2}]);
  expect(counts.dated).toBe(false);
  expect(counts.within(0, 0, 10)).toEqual({certainly: 0, possibly: 0});
});

import fc from "fast-check";
import {JSDOM} from "jsdom";
import {expect, test} from "vitest";
import {draw, planOf} from "../src/components/timeline-draw.js";
import type {Drawn, DrawOptions} from "../src/components/timeline-draw.js";
import {DayCounts} from "../src/components/timeline-counts.js";
import {timelineWordsOf} from "../src/components/timeline-words.js";
import {countsIn} from "../src/components/uncertain.js";
import {wordsOf} from "../src/components/words.js";

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
          const {before, after} = counts.outside(edges[i]!, edges[i + 1]! - 1);
          expect(before + bins.possibly[i]! + after).toBe(records.length);
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

test("a drawing that moves keeps its size and lays over counts what keys reach once it is at rest", () => {
  const {document} = new JSDOM("").window;
  const days = Array.from({length: 4000}, (_, n) => 17000 + (n % 400));
  const counts = new DayCounts(["one", "two"].map((lane) => ({lane, starts: days, ends: days, undated: 0})));
  const options = {
    ...{document, counts, width: 1000, root: "./", id: "t", rtl: false, live: true, deadliest: 0, whole: false},
    ...{language: "en", words: wordsOf("en"), more: timelineWordsOf("en")},
    ...{text: () => ({name: "", what: "", date: "", lines: []}), marks: new Map(), undated: new Map()}
  } as unknown as DrawOptions;
  const shown = (from: number, to: number, moving: boolean, before?: Drawn) =>
    draw(planOf(counts, [from * 864e5, to * 864e5], 8, 1000), {...options, moving}, before);
  const cells = ({svg}: Drawn) => svg.querySelectorAll(".count").length;
  const size = ({svg}: Drawn) => Number(svg.getAttribute("height"));

  const first = shown(17000, 17400, false);
  expect(cells(first)).toBeGreaterThan(10);
  // A window without records, lower than one with counts.
  const second = shown(18000, 18010, true, first);
  expect(size(first)).toBe(246);
  expect([cells(second), size(second)]).toEqual([0, 246]);
  const third = shown(17000, 17300, true, second);
  expect(third.svg.querySelectorAll(".numbers tspan").length).toBeGreaterThan(10);
  expect(cells(third)).toBe(0);
  third.settle();
  expect(cells(third)).toBeGreaterThan(10);
  const last = shown(18000, 18010, true, third);
  last.settle();
  expect(size(last)).toBeLessThan(246);
});

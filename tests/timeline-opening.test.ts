import fc from "fast-check";
import {expect, test} from "vitest";
import {newDocument} from "../src/build/document.js";
import {DayCounts} from "../src/components/timeline-counts.js";
import {domainOf, nearlyAll, ticksOf, windowValue} from "../src/components/timeline-scale.js";
import {timeline} from "../src/components/timeline.js";

const day = (text: string) => Date.parse(text) / 864e5;
/** Days of a year, one after another. */
const year = (from: string, count: number) => Array.from({length: count}, (_, n) => day(from) + (n % 365));
const counted = (days: number[]) =>
  new DayCounts([{lane: "all", starts: days, ends: days.map((one, n) => one + (n % 5)), undated: 3}]);
const opening = (days: number[]) => {
  const counts = counted(days);
  const domain = domainOf(counts);
  return {counts, domain, window: nearlyAll(counts, domain)};
};
const battles = ["0268-06-01", "0268-06-02", "1187-07-04"].map(day);

test("what a timeline shows at first leaves out the few that lie far from all others", () => {
  const {counts, window} = opening([...year("2015-01-01", 400), ...battles, day("2300-01-01")]);
  const [from, to] = windowValue(window);
  expect(from >= "2014-12-01" && from <= "2015-01-01", from).toBe(true);
  expect(to >= "2015-12-31" && to <= "2016-02-01", to).toBe(true);
  expect(counts.outside(window[0] / 864e5, window[1] / 864e5)).toEqual({before: 3, after: 1});
});

test.each([
  ["one record of many years ago among few", [...year("2015-01-01", 35), battles[0]!]],
  ["records that are spread", year("2015-01-01", 400).map((one, n) => one - n * 100)],
  ["one day", [day("2015-01-01")]]
])("it is everything where there is %s", (_, days) => {
  const {domain, window} = opening(days);
  expect(window).toBe(domain);
});

test("it never leaves out more than two of a hundred, nor stays long", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({min: -600_000, max: 30_000}), {minLength: 1, maxLength: 300}), (days) => {
      const {counts, domain, window} = opening(days);
      const {before, after} = counts.outside(window[0] / 864e5, window[1] / 864e5);
      expect(before + after).toBeLessThanOrEqual(days.length * 0.02);
      if (window !== domain) expect(window[1] - window[0]).toBeLessThanOrEqual((domain[1] - domain[0]) / 4);
    })
  );
});

test.each([
  ["en", 1040, "3 records before 24 December 2014 · not in this drawing"],
  ["ar", 1040, "3 سجلات قبل 24 ديسمبر 2014 · ليس في هذا الرسم"],
  ["fr", 1040, "3 enregistrements avant le 24 décembre 2014 · hors de ce dessin"],
  ["en", 360, "3 records before 24 December 2014 · not in this drawing"]
] as const)("a drawing that stands still says it too: %s, %d pixels wide", (language, width, words) => {
  const rows = [...year("2015-01-01", 400), ...battles].map((one) => {
    const date = new Date(one * 864e5).toISOString().slice(0, 10);
    return {date_start: date, date_end: date, date};
  });
  const document = newDocument();
  const figure = timeline(rows, {document, language, width});
  expect(figure.querySelector(".timeline-outside")!.textContent).toBe(words);
  expect(figure.querySelector(".strip")).not.toBeNull();
  expect(figure.querySelector(".axis")!.textContent).not.toMatch(/268|1187/);
  expect(timeline(rows.slice(0, 400), {document, language, width}).querySelector(".timeline-outside")).toBeNull();
});

test("days on the axis of a phone do not run into each other", () => {
  const ticks = ticksOf([+new Date("2015-07-06"), +new Date("2015-08-16")], 330, "ar");
  expect(ticks.length).toBeGreaterThan(1);
  for (const [n, {time}] of ticks.entries())
    if (n) expect(((time - ticks[n - 1]!.time) / (41 * 864e5)) * 330).toBeGreaterThan(75);
});

import fc from "fast-check";
import {expect, test} from "vitest";
import {countsIn, standing, windowSql} from "../src/components/uncertain.js";
import type {DayWindow, Span} from "../src/components/uncertain.js";

const may: DayWindow = {from: "2019-05-01", to: "2019-05-31"};

test.each([
  ["2019-05-01", "2019-05-01", may, "certainly"],
  ["2019-05-31", "2019-05-31", may, "certainly"],
  ["2019-06-01", "2019-06-01", may, "outside"],
  ["2019-04-30", "2019-05-01", may, "possibly"],
  ["2019-01-01", "2019-12-31", may, "possibly"],
  [null, "2019-05-22", may, "possibly"],
  [null, "2019-04-30", may, "outside"],
  ["2019-05-22", null, may, "possibly"],
  [null, null, may, "undated"],
  [null, "2019-05-22", {from: null, to: "2019-05-31"}, "certainly"],
  [null, "2019-05-22", {from: null, to: "2019-05-21"}, "possibly"],
  ["2019-05-22", null, {from: null, to: null}, "certainly"],
  [null, null, {from: null, to: null}, "undated"]
] as const)("%s to %s stands to %j %s", (date_start, date_end, window, expected) =>
  expect(standing({date_start, date_end}, window)).toBe(expected)
);

test("a window that is made of no days is refused", () => {
  for (const from of ["2019-02-30", "2019-5-1", "1 May", "2019-05-01'; DROP TABLE x"]) {
    expect(() => standing({date_start: "2019-05-01"}, {from, to: null})).toThrow(/is no day/);
    expect(() => windowSql("possibly", {from, to: null})).toThrow(/is no day/);
  }
});

test("the condition as SQL names columns safely", () => {
  expect(windowSql("possibly", may)).toBe(
    `("date_start" IS NOT NULL OR "date_end" IS NOT NULL) AND coalesce("date_end" >= DATE '2019-05-01', true) AND coalesce("date_start" <= DATE '2019-05-31', true)`
  );
  expect(windowSql("certainly", {from: null, to: null}, ['a"b', "c"])).toBe(`("a""b" IS NOT NULL OR "c" IS NOT NULL)`);
});

const isoDay = fc.integer({min: 0, max: 200}).map((n) => new Date(Date.UTC(2019, 0, 1 + n)).toISOString().slice(0, 10));
const pair = fc
  .tuple(fc.option(isoDay), fc.option(isoDay))
  .map(([a, b]) => (a && b && a > b ? [b, a] : [a, b]) as [string | null, string | null]);
const span = pair.map(([date_start, date_end]): Span => ({date_start, date_end}));
const window = pair.map(([from, to]): DayWindow => ({from, to}));

test("what is certain is possible; a larger window loses nothing; a window and its outside hold everything", () => {
  fc.assert(
    fc.property(fc.array(span, {maxLength: 30}), window, window, (spans, a, b) => {
      const counts = countsIn(spans, a);
      expect(counts.certainly).toBeLessThanOrEqual(counts.possibly);
      expect(counts.possibly + counts.undated).toBeLessThanOrEqual(spans.length);
      const least = (x: string | null, y: string | null) => (x === null || y === null ? null : x < y ? x : y);
      const most = (x: string | null, y: string | null) => (x === null || y === null ? null : x > y ? x : y);
      const both = {from: least(a.from, b.from), to: most(a.to, b.to)};
      for (const one of spans) {
        if (standing(one, a) === "certainly") expect(standing(one, both)).toBe("certainly");
        if (standing(one, a) === "possibly") expect(standing(one, both)).not.toBe("outside");
      }
      const all = countsIn(spans, {from: null, to: null});
      expect(all.certainly).toBe(spans.length - all.undated);
      expect(all.possibly).toBe(all.certainly);
    })
  );
});

test("windows that follow one another share no certain record, and each dated one is possible in one of them", () => {
  fc.assert(
    fc.property(fc.array(span, {maxLength: 30}), isoDay, (spans, cut) => {
      const next = new Date(+new Date(cut) + 864e5).toISOString().slice(0, 10);
      const [before, after] = [countsIn(spans, {from: null, to: cut}), countsIn(spans, {from: next, to: null})];
      const dated = spans.length - before.undated;
      expect(before.certainly + after.certainly).toBeLessThanOrEqual(dated);
      expect(before.possibly + after.possibly).toBeGreaterThanOrEqual(dated);
      // What is not certain in one is possible in the other.
      expect(before.certainly + after.possibly).toBe(dated);
    })
  );
});

test("the SQL says the same as the function", () => {
  // Evaluates the condition as DuckDB would: three-valued comparison, coalesce.
  const run = (sql: string, {date_start, date_end}: Span) =>
    sql.split(" AND ").every((part) => {
      const value = (name: string) => (name === "date_start" ? date_start : date_end) ?? null;
      const known = /^\("(\w+)" IS NOT NULL OR "(\w+)" IS NOT NULL\)$/.exec(part);
      if (known) return value(known[1]!) !== null || value(known[2]!) !== null;
      const [, name = "", sign, date = "", fallback] =
        /^coalesce\("(\w+)" (>=|<=) DATE '([\d-]+)', (true|false)\)$/.exec(part)!;
      const mine = value(name) as string | null;
      if (mine === null) return fallback === "true";
      return sign === ">=" ? mine >= date : mine <= date;
    });
  fc.assert(
    fc.property(span, window, (one, where) => {
      const stands = standing(one, where);
      expect(run(windowSql("certainly", where), one)).toBe(stands === "certainly");
      expect(run(windowSql("possibly", where), one)).toBe(stands === "certainly" || stands === "possibly");
    })
  );
});

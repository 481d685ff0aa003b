import {JSDOM} from "jsdom";
import {describe, expect, test} from "vitest";
import {chart} from "../src/components/chart.js";
import {choicesOf, mostBars, timeOf} from "../src/components/chart-choice.js";
import type {ResultRow} from "../src/components/database.js";
import {columnsOf} from "../src/components/values.js";

const choices = (row: ResultRow, ...others: ResultRow[]) => {
  const rows = [row, ...others];
  return choicesOf(columnsOf(rows), rows).map((choice) =>
    "y" in choice ? `${choice.kind} ${choice.y} by ${choice.x}` : choice.kind
  );
};
const day = new Date("2019-05-01");

describe("the drawings that fit a result", () => {
  test("records with a span: a timeline first", () => {
    expect(choices({type: "bombing", detail: "Sabha", date_start: day, date_end: day, killed: 9})).toEqual([
      "timeline",
      "bar killed by type"
    ]);
  });
  test("numbers along time: a line first, one for each number", () => {
    expect(
      choices({month: "2019-05", country: "LY", n: 1, m: 2}, {month: "2019-06", country: "LY", n: 3, m: 1})
    ).toEqual(["line n by month", "line m by month", "bar n by country", "bar m by country"]);
  });
  test("sums that carry the span they are of: their line first, then the rest", () => {
    const row = {month: "2019-05", country: "LY", attacks: 3, date_start: day, date_end: day};
    expect(choices(row, {...row, month: "2019-06"})).toEqual([
      "line attacks by month",
      "bar attacks by country",
      "timeline"
    ]);
  });
  test("numbers of which no line would have two points: bars", () => {
    const [a, b] = [
      {month: "2019-05", place: "Sabha", n: 1},
      {month: "2019-05", place: "Tunis", n: 2}
    ];
    expect(choices(a, b)).toEqual(["bar n by place"]);
    expect(choices(a, b, {...b, month: "2019-06"})[0]).toBe("line n by month");
  });
  test("numbers of categories: bars, of one row no line", () => {
    expect(choices({target: "civilians", attacks: 3})).toEqual(["bar attacks by target"]);
    expect(choices({month: "2019-05", attacks: 3})).toEqual(["bar attacks by month"]);
  });
  test("a day beside text: a timeline", () => expect(choices({published: day, title: "x"})).toEqual(["timeline"]));
  test("coordinates: a map, before a number of each place", () => {
    expect(choices({name: "Sabha", latitude: 27, longitude: 14})).toEqual(["map"]);
    expect(choices({name: "Sabha", latitude: 27, longitude: 14, n: 1})).toEqual(["map", "bar n by name"]);
  });
  test("ids and quotes are no label", () => {
    expect(choices({id: "a-0123456789ab", quote: "x", n: 1})).toEqual([]);
  });
  test("a year in a number column of that name is a time", () => {
    expect(choices({year: 2018, n: 1}, {year: 2019, n: 2})[0]).toBe("line n by year");
    expect(choices({killed: 2018, type: "x"})).toEqual(["bar killed by type"]);
  });
  test("nothing where nothing fits", () => {
    expect(choices({quote: "x"})).toEqual([]);
    expect(choicesOf([{name: "n", type: "Int32"}], [])).toEqual([]);
  });
});

test.each([
  ["2019", "2019-01-01"],
  ["2019-05", "2019-05-01"],
  ["2019-05-03", "2019-05-03"],
  [2019, "2019-01-01"],
  [day, "2019-05-01"],
  ["2019-13", null],
  ["12345", null],
  ["May", null]
])("%s as a time", (value, expected) => expect(timeOf(value)?.toISOString().slice(0, 10) ?? null).toBe(expected));

describe("a chart", () => {
  const {document} = new JSDOM("").window;
  const draw = (kind: "line" | "bar", rows: ResultRow[], x: string, y: string, language: "en" | "ar" = "en") =>
    chart(rows, {kind, x, y, columns: columnsOf(rows), language, width: 600, document});
  const number = (node: Element, name: string) => Number(node.getAttribute(name));

  test("of bars: as long as their numbers, from right to left in Arabic, negative ones to the other side", () => {
    const rows = [
      {t: "a", n: 10},
      {t: "b", n: 5},
      {t: "c", n: -5}
    ];
    for (const language of ["en", "ar"] as const) {
      const figure = draw("bar", rows, "t", "n", language);
      const bars = [...figure.querySelectorAll("rect")];
      const widths = bars.map((bar) => number(bar, "width"));
      expect(widths[0]! / widths[1]!).toBeCloseTo(2);
      expect(widths[1]).toBeCloseTo(widths[2]!);
      const zero = number(figure.querySelector(".axis-line")!, "x1");
      const starts = bars.map((bar) =>
        language === "en" ? number(bar, "x") : number(bar, "x") + number(bar, "width")
      );
      expect(starts[0]).toBeCloseTo(zero);
      expect(starts[2]! < zero).toBe(language === "en");
      for (const bar of bars) {
        expect(number(bar, "x")).toBeGreaterThanOrEqual(0);
        expect(number(bar, "x") + number(bar, "width")).toBeLessThanOrEqual(600);
      }
    }
  });

  test("has a name that tells where its values are, and says what it leaves out", () => {
    const rows = Array.from({length: mostBars + 5}, (_, n) => ({t: `t${n}`, n: n ? n : null}));
    const figure = draw("bar", rows, "t", "n");
    expect(figure.querySelector("svg")!.getAttribute("aria-label")).toContain("The table below has the same values.");
    expect(figure.querySelectorAll("rect")).toHaveLength(mostBars);
    expect(figure.querySelector("figcaption")!.textContent).toBe("not stated: 1 · Not drawn: 4");
    expect(draw("bar", [{t: "a", n: 0}], "t", "n").querySelector("figcaption")).toBeNull();
  });

  test("of bars with the same label takes the next text beside it", () => {
    const rows = [
      {month: "2019-05", country: "LY", n: 1},
      {month: "2019-05", country: "TN", n: 2}
    ];
    const names = [...draw("bar", rows, "month", "n").querySelectorAll(".bar text:first-child")].map(
      (text) => text.textContent
    );
    expect(names).toEqual(["\u20682019-05 · LY\u2069", "\u20682019-05 · TN\u2069"]);
  });

  test("of lines: one for each category where a time comes more than once, and the largest where there are many", () => {
    const rows = Array.from({length: 16}, (_, n) => ({month: `2019-0${1 + (n % 2)}`, c: `c${n >> 1}`, n}));
    const figure = draw("line", rows, "month", "n");
    expect(figure.querySelectorAll(".series")).toHaveLength(6);
    expect(figure.querySelector("figcaption")!.textContent).toBe("Not drawn: c0, c1");
    const names = [...figure.querySelectorAll(".series > text")].map((text) => number(text, "y")).sort((a, b) => a - b);
    for (const [index, y] of names.slice(1).entries()) expect(y - names[index]!).toBeGreaterThanOrEqual(14);
    expect(draw("line", rows.slice(0, 2), "month", "n").querySelectorAll(".series > text")).toHaveLength(0);
  });

  test("shows text as text", () => {
    const figure = draw("bar", [{t: "<img src=x>", n: 1}], "t", "n");
    expect(figure.querySelector("img")).toBeNull();
    expect(figure.textContent).toContain("<img src=x>");
  });
});

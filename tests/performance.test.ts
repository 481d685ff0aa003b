import {readFileSync} from "node:fs";
import {JSDOM} from "jsdom";
import {describe, expect, test} from "vitest";
import {performanceTables} from "../src/components/performance.js";
import type {Figures} from "../src/components/performance.js";
import {performanceWords} from "../src/components/performance-words.js";

const {document} = new JSDOM().window;
const measured = JSON.parse(readFileSync("src/performance.json", "utf8")) as Figures;

describe("the page of performance", () => {
  test("has words for all that was measured, in both languages", () => {
    for (const words of [performanceWords.en, performanceWords.ar]) {
      expect(Object.keys(words.parts)).toEqual(expect.arrayContaining(Object.keys(measured)));
      const names = Object.values(measured).flatMap(({figures}) => figures.map(({name}) => name));
      expect(Object.keys(words.figures)).toEqual(expect.arrayContaining(names));
    }
  });

  test("shows an aim beside its figure, and says which was missed", () => {
    const figures = [
      {name: "tab_memory", unit: "MB", is: 563.4, most: 1500},
      {name: "month_actor", unit: "ms", is: 1234, most: 100},
      {name: "answer_requests", unit: "", is: 123, most: null}
    ];
    const part = {date: "2026-01-02", machine: "2 cores", load: 0.5, figures};
    const page = performanceTables({million: part}, {document, language: "en"});
    const cells = [...page.querySelectorAll("tbody tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent)
    );
    expect(cells.map((row) => row.slice(1))).toEqual([
      ["1,500 MB", "563 MB", "yes"],
      ["100 ms", "1,230 ms", "missed"],
      ["–", "123", "–"]
    ]);
    expect(page.querySelector(".note")!.textContent).toBe(
      "Measured on 2026-01-02: 2 cores; 0.5 other programs at work when it began."
    );
  });
});

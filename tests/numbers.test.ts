import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {openDocument} from "../loaders/document.js";
import {languages, readLexicons} from "../loaders/languages/index.js";
import {numeralValue, readNumbers} from "../loaders/numbers.js";
import type {NumberRow} from "../loaders/numbers.js";
import {readReferences} from "../loaders/references.js";
import type {Article} from "../loaders/schema.js";

interface Case {
  text: string;
  /** `max` where it differs from the value, null when nothing is said of it. */
  numbers: {text: string; value: string; max?: number | null; vague?: true}[];
  why: string;
  /** Not read yet: stays as a reminder, and fails the test once it is met. */
  unmet?: true;
}

const references = readReferences("data");
const lexicons = readLexicons("data", references);

function open(text: string, language: string) {
  const document = openDocument({id: "case"} as Article, text, lexicons.get(language)!, references);
  readNumbers(document);
  return document;
}

function read(text: string, language: string) {
  const document = open(text, language);
  return document.sentences.flatMap(({reading}) =>
    reading.all("number").map((hit) => {
      const {max, vague} = hit.row as NumberRow;
      return {text: reading.text(hit.from, hit.to), value: hit.value, max, vague};
    })
  );
}

describe.each(Object.keys(languages))("numbers of %s", (code) => {
  const cases = JSON.parse(readFileSync(`tests/cases/${code}/numbers.json`, "utf8")) as Case[];
  for (const {text, numbers, why, unmet} of cases) {
    (unmet ? test.fails : test)(`${why}: ${text}`, () => {
      const wanted = numbers.map((number) => ({max: Number(number.value), vague: false, ...number}));
      expect(read(text, code)).toEqual(wanted);
    });
  }
});

test("numerals", () => {
  const values = ["5", "9,000", "1.200", "1,250,300", "14.5", "14,5", "1,234.5", "1.234,5", "0.125", "3.8.2015"].map(
    numeralValue
  );
  expect(values).toEqual([5, 9000, 1200, 1250300, 14.5, 14.5, 1234.5, 1234.5, 0.125, NaN]);
});

test("a number keeps the letters joined to it as its lead", () => {
  const document = open("وبخمسة وعشرين", "ar");
  expect(document.sentences[0]!.reading.all("number")).toMatchObject([{value: "25", lead: "وب", from: 0, to: 2}]);
});

import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {readDates} from "../loaders/dates.js";
import type {DateRow} from "../loaders/dates.js";
import {openDocument} from "../loaders/document.js";
import type {Document} from "../loaders/document.js";
import {edtfDays} from "../loaders/edtf.js";
import {languages, readLexicons} from "../loaders/languages/index.js";
import {readNumbers} from "../loaders/numbers.js";
import {readReferences} from "../loaders/references.js";
import type {Article} from "../loaders/schema.js";
import {hostileLines} from "./bench/hostile.js";

interface Case {
  text: string;
  published: string;
  dates: {text: string; edtf: string; start: string; end: string}[];
  why: string;
  /** Not read yet: stays as a reminder, and fails the test once it is met. */
  unmet?: true;
}

const references = readReferences("data");
const lexicons = readLexicons("data", references);

function read(text: string, published: string, language = "ar"): Document {
  const [published_start = "", published_end = published_start] = published.split("/");
  const article = {id: "case", language, published, published_start, published_end} as Article;
  const document = openDocument(article, text, lexicons.get(language)!, references);
  readNumbers(document);
  readDates(document);
  return document;
}

function datesOf({sentences}: Document) {
  return sentences.flatMap(({reading}) =>
    reading.all("date").map((hit) => {
      const {edtf, start, end} = hit.row as DateRow;
      return {text: reading.text(hit.from, hit.to), edtf, start, end};
    })
  );
}

/** Evidence adds a closing bracket that was opened within; a reading counts whole words. */
const words = (text: string) => text.replace(/[)\]»"]+$/, "");

const cases = Object.keys(languages).map((code) => ({
  code,
  rows: JSON.parse(readFileSync(`tests/cases/${code}/dates.json`, "utf8")) as Case[]
}));

describe.each(cases)("dates of $code", ({code, rows}) => {
  for (const {text, published, dates, why, unmet} of rows) {
    (unmet ? test.fails : test)(`${why}: ${text}`, () => {
      const wanted = dates.map((date) => ({...date, text: words(date.text)}));
      expect(datesOf(read(text, published, code))).toEqual(wanted);
    });
  }
});

describe.each(Object.values(languages))("date rules of $code", ({code, dates: steps = []}) => {
  for (const {list, rules} of steps) {
    for (const {name, examples} of rules.rules) {
      test.each(examples)(`${name} reads “%s”`, (example) => {
        const read_ = read(example, "2015-08-09", code);
        expect(read_.sentences.flatMap(({reading}) => reading.all(list)).map((hit) => hit.rule)).toContain(name);
      });
    }
  }
});

test.each(cases)("every date of $code says the days of its EDTF expression, seasons apart", ({code, rows}) => {
  for (const {text, published} of rows) {
    for (const {edtf, start, end} of datesOf(read(text, published, code))) {
      // The library reads seasons as quarters of the year.
      if (!/-2[1-4]$/.test(edtf)) expect(edtfDays(edtf), edtf).toEqual({start, end});
    }
  }
});

test("a date hangs on the one spoken of last, across sentences", () => {
  const document = read("وقع الهجوم في 3 مايو 2014. وفي الشهر نفسه انسحب الجيش.", "2015-08-09");
  expect(datesOf(document).map(({edtf}) => edtf)).toEqual(["2014-05-03", "2014-05"]);
});

test("precision and basis", () => {
  const row = (text: string) => read(text, "2015-08-09").sentences[0]!.reading.all("date")[0]!.row as DateRow;
  expect(row("في 3 مايو 2014")).toMatchObject({precision: "day", basis: "stated"});
  expect(row("في 3 مايو")).toMatchObject({precision: "day", basis: "inferred"});
  expect(row("أمس")).toMatchObject({precision: "day", basis: "relative"});
  expect(row("الأسبوع الماضي")).toMatchObject({precision: "week", basis: "relative"});
  expect(row("أوائل عام 2015")).toMatchObject({precision: "interval", basis: "stated"});
  expect(row("التسعينيات")).toMatchObject({precision: "decade", basis: "inferred"});
  expect(row("صيف 2014")).toMatchObject({precision: "season", basis: "stated"});
});

test.each(Object.entries(hostileLines))("a hostile line is read: %s", (_name, unit) => {
  const line = `قال ${unit.repeat(5000)}`.slice(0, 20_000);
  expect(() => read(line, "2015-08-09")).not.toThrow();
});

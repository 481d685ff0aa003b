import {existsSync, readFileSync, readdirSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {readDates} from "../loaders/dates.js";
import {openDocument} from "../loaders/document.js";
import type {Document} from "../loaders/document.js";
import {languages, readLexicons} from "../loaders/languages/index.js";
import {readNumbers} from "../loaders/numbers.js";
import {readPersons} from "../loaders/persons.js";
import {readReferences} from "../loaders/references.js";
import {readReports} from "../loaders/reports.js";
import {RuleSet} from "../loaders/rules.js";
import type {Reading, Rule} from "../loaders/rules.js";
import type {Article, Claim, Report} from "../loaders/schema.js";

interface Case {
  text: string;
  published: string;
  /** The reports in the order of the text; only the fields named here are compared. */
  reports: Partial<Report>[];
  why: string;
  /** Not read yet: stays as a reminder, and fails the test once it is met. */
  unmet?: true;
}

const references = readReferences("data");
const lexicons = readLexicons("data", references);

function open(text: string, published = "2015-08-10", language = "ar"): Document {
  const article = {id: "case", language, published, published_start: published, published_end: published} as Article;
  const document = openDocument(article, text, lexicons.get(language)!, references);
  readNumbers(document);
  readDates(document);
  readPersons(document);
  return document;
}

function read(text: string, published?: string, language?: string): Report[] {
  return readReports(open(text, published, language), []);
}

const reading = Object.values(languages).filter(({reports}) => reports);

describe.each(reading)("reports in $code", ({code}) => {
  const casesIn = (file: string) => JSON.parse(readFileSync(`tests/cases/${code}/${file}.json`, "utf8")) as Case[];
  const files = readdirSync(`tests/cases/${code}`).filter((file) => /^reports(-.*)?\.json$/.test(file));
  const cases = files.flatMap((file) => casesIn(file.replace(".json", "")));
  // Whose slots are read how: none of these is about whether there is an attack.
  const slots = existsSync(`tests/cases/${code}/slots.json`) ? casesIn("slots") : [];
  for (const {text, published, reports, why, unmet} of [...cases, ...slots]) {
    (unmet ? test.fails : test)(`${why}: ${text}`, () => {
      const found = read(text, published, code).map((report, index) =>
        Object.fromEntries(
          Object.keys(reports[index] ?? {type: ""}).map((field) => [field, report[field as keyof Report]])
        )
      );
      expect(found).toEqual(reports);
    });
  }

  test("a third of the cases tell of no attack", () => {
    expect(cases.filter(({reports}) => !reports.length).length).toBeGreaterThanOrEqual(cases.length / 3);
  });
});

describe.each(reading)("rules for reports in $code", ({code, reports}) => {
  const {triggers, tolls, unreal, which = []} = reports!;
  for (const {name, examples, ...rule} of [...triggers, ...tolls, ...unreal, ...which] as Rule<unknown, Reading>[]) {
    test.each(examples)(`${name} reads “%s”`, (example) => {
      const [sentence] = open(example, "2015-08-10", code).sentences;
      const {reading} = sentence!;
      expect(new RuleSet([{name, examples, ...rule}]).run(reading, reading)).not.toEqual([]);
    });
  }
});

describe("evidence", () => {
  test("the main clause first, each quote word for word where its offsets say", () => {
    const text = "😀 قتل 20 شخصا في هجوم على فندق في مقديشو. وأسفر الهجوم أيضا عن إصابة 40 شخصا.";
    const [report] = read(text);
    expect(report!.quotes).toHaveLength(2);
    report!.quotes.forEach((quote, index) => {
      expect([...text].slice(report!.starts[index], report!.ends[index]).join("")).toBe(quote);
    });
    expect(report!.quotes[0]).toBe("قتل 20 شخصا في هجوم على فندق في مقديشو");
  });

  test("the words of the source are left out", () => {
    const [report] = read("قتل ثلاثة جنود في هجوم على معسكر في عدن، بحسب مصادر طبية.");
    expect(report!.quotes).toEqual(["قتل ثلاثة جنود في هجوم على معسكر في عدن"]);
  });

  test("the same evidence gives the same id", () => {
    const text = "قتل 20 شخصا في هجوم على فندق في مقديشو.";
    expect(read(text)[0]!.id).toBe(read(text)[0]!.id);
    expect(read(text)[0]!.id).toMatch(/^r-[0-9a-f]{12}$/);
    expect(read(text)[0]!.attack).toBe(read(text)[0]!.id);
  });

  test("a text without words has no reports", () => {
    expect(read("2015")).toEqual([]);
  });
});

describe("claims", () => {
  const text = "قتل 20 شخصا في هجوم على فندق في كابول. وتبنت حركة طالبان الهجوم على الفندق.";
  const claim = (fields: Partial<Claim>) =>
    ({
      start: 42,
      end: 70,
      type: "responsibility",
      negated: false,
      report: null,
      speaker: "حركة طالبان",
      speaker_id: "taliban",
      ...fields
    }) as Claim;

  test("that overlap the evidence speak of the report, which takes the claimant from them", () => {
    const claims = [claim({})];
    const [report] = readReports(open(text), claims);
    expect(claims[0]!.report).toBe(report!.id);
    expect(report).toMatchObject({
      perpetrator: "taliban",
      responsibility: "claimed",
      perpetrator_source: "حركة طالبان"
    });
  });

  test("who accuses is the source of the perpetrator, not who told of the dead before", () => {
    const accused = "قتل 20 شخصا في هجوم على فندق في كابول. واتهم الجيش حركة طالبان بالهجوم على الفندق.";
    const dead = claim({start: 0, end: 37, type: "casualty_report", speaker: "مسؤول محلي", speaker_id: null});
    const accusation = claim({start: 39, end: 81, type: "accusation", speaker: "الجيش", speaker_id: null});
    expect(readReports(open(accused), [dead, accusation])[0]).toMatchObject({
      perpetrator: "taliban",
      responsibility: "attributed",
      perpetrator_source: "الجيش"
    });
  });

  test("of a state about a strike of its army claim it, those of another state do not", () => {
    const strike = "قتل قيادي في تنظيم القاعدة مع مسلحين في غارة أمريكية في ولاية باكتيكا.";
    const told = (speaker_id: string) =>
      readReports(open(strike), [claim({start: 0, end: 60, type: "statement", speaker_id})])[0]!.responsibility;
    expect(told("us-defence-ministry")).toBe("claimed");
    expect(told("russian-defence-ministry")).toBeNull();
  });

  test("elsewhere in the text speak of none", () => {
    const claims = [claim({start: 500, end: 520})];
    readReports(open(text), claims);
    expect(claims[0]!.report).toBeNull();
  });
});

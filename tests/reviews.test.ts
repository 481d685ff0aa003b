import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, test} from "vitest";
import {articleFrom, CorpusError, readArticle} from "../loaders/corpus.js";
import {extract} from "../loaders/extract.js";
import type {Extraction} from "../loaders/extract.js";
import {readLexicons} from "../loaders/languages/index.js";
import {Quotations} from "../loaders/quotations.js";
import {readReferences} from "../loaders/references.js";
import {readReview} from "../loaders/review-file.js";
import type {AttackPart, ClaimPart} from "../loaders/review-format.js";
import {refreshReview} from "../loaders/review-refresh.js";
import {reviewedClaim, reviewedReport} from "../loaders/reviewed.js";
import {applyReview} from "../loaders/reviews.js";
import type {Claim, Report, Sentence} from "../loaders/schema.js";
import {splitSentences} from "../loaders/sentences.js";
import {stableId} from "../loaders/text.js";
import {buildRows} from "./helpers/build.js";

const text = [
  "قتل جنديان في هجوم على نقطة تفتيش في سبها، وانفجرت سيارة في درنة.",
  'وأعلن تنظيم "داعش" مسؤوليته عن هجوم سبها، ونفت الحكومة ذلك. وقالت الحكومة إن 12 جنديا قتلوا.',
  "وانتهى الهجوم مساء، ثم انتهى البحث."
].join("\n");
const references = readReferences("data");
const {article} = articleFrom({title: "عنوان", language: "ar", published: "2019-07-17", text}, "sample");
const sentences = splitSentences(text).map(({start, end}, index): Sentence => {
  return {
    id: `s-${index}`,
    article: "sample",
    index,
    paragraph: index,
    start,
    end,
    text: text.slice(start, end),
    distressing: false,
    normalized: ""
  };
});
const quotations = new Quotations(text, sentences);

function attack(id: string, quote: string, part: Omit<AttackPart, "quote"> = {}): Report {
  const row = reviewedReport({id, article: "sample"}, null, {quote, ...part}, [quotations.find({quote})], references);
  return {...row, rules: ["rule"], status: "auto"};
}

function claim(id: string, quote: string, part: Omit<ClaimPart, "quote">, more: Partial<Claim> = {}): Claim {
  const row = reviewedClaim({id, article: "sample"}, null, {quote, ...part}, quotations.find({quote}));
  return {...row, ...more, rules: ["rule"], status: "auto"};
}

const extraction: Extraction = {
  article,
  sentences,
  words: 0,
  mentions: [],
  reports: [
    attack("r-1", "قتل جنديان في هجوم على نقطة تفتيش في سبها", {
      type: "armed_assault",
      date: "2019-07-16",
      date_text: "قتل",
      date_basis: "relative",
      place: "sabha",
      killed_min: 2,
      killed_max: 2
    }),
    attack("r-2", "وانفجرت سيارة في درنة", {type: "vehicle_bombing", place: "derna"}),
    attack("r-3", "12 جنديا قتلوا", {killed_min: 12, killed_max: 12})
  ],
  claims: [
    claim(
      "c-1",
      'وأعلن تنظيم "داعش" مسؤوليته عن هجوم سبها',
      {type: "responsibility", speaker: 'تنظيم "داعش"', report_verb: "أعلن"},
      {report: "r-1", contradicts: ["c-2"]}
    ),
    claim(
      "c-2",
      "ونفت الحكومة ذلك",
      {type: "denial", speaker: "الحكومة", report_verb: "نفت"},
      {report: "r-1", contradicts: ["c-1"]}
    ),
    claim(
      "c-3",
      "وقالت الحكومة إن 12 جنديا قتلوا",
      {type: "casualty_report", speaker: "الحكومة", report_verb: "قالت"},
      {report: "r-3"}
    )
  ]
};

const apply = (yaml: string, read = extraction) =>
  applyReview(read, text, readReview(yaml, "data/reviews/sample.yaml", references), references);

function problemsOf(yaml: string): string[] {
  try {
    apply(yaml);
    return [];
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    return error.problems.map(({file, line, message}) => `${file.replace("data/reviews/", "")}:${line}: ${message}`);
  }
}

const statuses = (rows: {id: string; status: string}[]) => Object.fromEntries(rows.map(({id, status}) => [id, status]));

describe("decisions", () => {
  test("accept confirms what was read, and changes nothing that it is given", () => {
    const before = structuredClone(extraction);
    const {reports, claims} = apply(
      "attacks:\n  - decision: accept\n    quote: انفجرت سيارة\nclaims:\n  - decision: accept\n    quote: ونفت الحكومة ذلك\n"
    );
    expect(statuses(reports)).toEqual({"r-1": "auto", "r-2": "reviewed", "r-3": "auto"});
    expect(reports[1]).toEqual({...extraction.reports[1], status: "reviewed"});
    expect(claims[1]).toEqual({...extraction.claims[1], status: "reviewed"});
    expect(extraction).toEqual(before);
  });

  test("correct writes its fields over what was read, and what follows from them", () => {
    const {reports, claims} = apply(
      `
attacks:
  - decision: correct
    quote: قتل جنديان في هجوم
    date: 2019-05-11~/2019-05-20~
    place: derna
    perpetrator: islamic-state
    killed_max: null
claims:
  - decision: correct
    quote: ونفت الحكومة ذلك
    speaker_id: libyan-national-army
`
    );
    expect(reports[0]).toMatchObject({
      ...{id: "r-1", status: "reviewed", rules: ["rule"], type: "armed_assault"},
      ...{
        date: "2019-05-11~/2019-05-20~",
        date_start: "2019-05-11",
        date_end: "2019-05-20",
        date_precision: "interval",
        date_text: null,
        date_basis: null
      },
      ...{
        place: "derna",
        place_name: "Derna",
        country: "LY",
        perpetrator_name: "Islamic State",
        killed_min: 2,
        killed_max: null
      }
    });
    expect(claims[1]).toMatchObject({
      id: "c-2",
      speaker: "الحكومة",
      speaker_id: "libyan-national-army",
      quote: "ونفت الحكومة ذلك",
      contradicts: ["c-1"]
    });
  });

  test("a place that is not on the list has a name and a country", () => {
    const {reports} = apply(
      "attacks:\n  - {decision: correct, quote: قتل جنديان, place: null, place_name: Checkpoint, country: LY}"
    );
    expect(reports[0]).toMatchObject({place: null, place_name: "Checkpoint", country: "LY"});
  });

  test("correct can drop or replace further evidence", () => {
    const read = {
      ...extraction,
      reports: [
        apply(`attacks:
  - {decision: merge, quote: قتل جنديان, with: [انفجرت سيارة]}`).reports[0]!
      ]
    };
    expect(read.reports[0]!.quotes).toHaveLength(2);
    expect(apply("attacks:\n  - {decision: correct, quote: قتل جنديان, also: []}", read).reports[0]!.quotes).toEqual([
      extraction.reports[0]!.quotes[0]
    ]);
  });

  test("reject takes a record out, with the links to it", () => {
    const {reports, claims} = apply(`
attacks:
  - {decision: reject, quote: قتل جنديان, note: a drill}
claims:
  - {decision: reject, quote: ونفت الحكومة ذلك}
  - {decision: reject, quote: ثم انتهى البحث, note: not read any more}
`);
    expect(statuses(reports)).toEqual({"r-1": "rejected", "r-2": "auto", "r-3": "auto"});
    expect(claims.map(({id, status, report, contradicts}) => [id, status, report, contradicts])).toEqual([
      ["c-1", "auto", null, []],
      ["c-2", "rejected", null, ["c-1"]],
      ["c-3", "auto", "r-3", []]
    ]);
  });

  test("add writes a record whose id comes from its words, in place of what was read at them", () => {
    const {reports, claims} = apply(`
attacks:
  - decision: add
    quote: هجوم على نقطة تفتيش في سبها
    also: [وانتهى الهجوم مساء]
    type: armed_assault
    date: 2019-07
    place: sabha
claims:
  - decision: add
    quote: ثم انتهى البحث
    type: statement
    speaker: الحكومة
    report_verb: قالت
    said: 2019
    attack: وانفجرت سيارة
`);
    const id = stableId("r", "s-0", "هجوم على نقطة تفتيش في سبها");
    expect(statuses(reports)).toEqual({[id]: "reviewed", "r-2": "auto", "r-3": "auto"});
    expect(reports[0]).toMatchObject({
      ...{
        attack: id,
        count: 1,
        outcome: "occurred",
        date_start: "2019-07-01",
        date_end: "2019-07-31",
        date_precision: "month",
        rules: []
      },
      ...{
        quotes: ["هجوم على نقطة تفتيش في سبها", "وانتهى الهجوم مساء"],
        prefixes: ["قتل جنديان في ", ""],
        sentences: ["s-0", "s-3"]
      }
    });
    expect(text.slice(reports[0]!.starts[0], reports[0]!.ends[0])).toBe(reports[0]!.quotes[0]);
    // The claim about the attack that was read follows to the one that took its place.
    expect(claims[0]!.report).toBe(id);
    expect(claims[3]).toMatchObject({
      status: "reviewed",
      said_start: "2019-01-01",
      said_end: "2019-12-31",
      certainty: "asserted",
      report: "r-2"
    });
  });

  test("merge makes one record of several", () => {
    const {reports, claims} = apply(
      "attacks:\n  - decision: merge\n    quote: قتل جنديان\n    with: [12 جنديا قتلوا]\n    killed_max: 12\n"
    );
    expect(statuses(reports)).toEqual({"r-1": "reviewed", "r-2": "auto"});
    expect(reports[0]).toMatchObject({killed_min: 2, killed_max: 12, sentences: ["s-0", "s-2"]});
    expect(claims[2]!.report).toBe("r-1");
  });

  test("split makes several records of one, which keep what they do not state", () => {
    const {reports} = apply(`
attacks:
  - decision: split
    quote: قتل جنديان
    into:
      - {quote: قتل جنديان}
      - {quote: هجوم على نقطة تفتيش, type: ied, killed_min: null, killed_max: null}
`);
    expect(reports.map(({type, killed_min, place, status}) => [type, killed_min, place, status])).toEqual([
      ["armed_assault", 2, "sabha", "reviewed"],
      ["ied", null, "sabha", "reviewed"],
      ["vehicle_bombing", null, "derna", "auto"],
      ["attack", 12, null, "auto"]
    ]);
  });

  test("todo decides nothing, even where its words are gone", () => {
    expect(apply("attacks:\n  - {decision: todo, quote: لا وجود لهذا, type: ied}")).toEqual(extraction);
    expect(apply("")).toEqual(extraction);
  });

  test("complete rejects what no entry speaks of", () => {
    const {reports, claims} = apply("complete: true\nattacks:\n  - {decision: accept, quote: قتل جنديان}\n");
    expect(statuses(reports)).toEqual({"r-1": "reviewed", "r-2": "rejected", "r-3": "rejected"});
    expect(new Set(claims.map(({status}) => status))).toEqual(new Set(["rejected"]));
  });

  test("links between claims hold both ways, and stated ones replace those that were read", () => {
    const {claims} = apply(`
claims:
  - {decision: correct, quote: ونفت الحكومة ذلك, contradicts: [], supports: [وقالت الحكومة إن], attack: null}
`);
    expect(claims.map(({supports, contradicts, report}) => [supports, contradicts, report])).toEqual([
      [[], [], "r-1"],
      [["c-3"], [], null],
      [["c-2"], [], "r-3"]
    ]);
  });
});

describe("quotations", () => {
  test("occurrence tells equal words apart", () => {
    const {reports} = apply("attacks:\n  - {decision: add, quote: هجوم, occurrence: 2, type: attack}");
    expect(reports.find(({status}) => status === "reviewed")).toMatchObject({
      sentences: ["s-1"],
      suffixes: [" سبها، ونفت الحكومة ذلك."]
    });
  });

  test("do not depend on the kind of space, and do not end within a word", () => {
    expect(quotations.find({quote: "قتل\u00a0جنديان"}).quote).toBe("قتل جنديان");
    expect(() => quotations.find({quote: "قتل جندي"})).toThrow("is not in the article");
    expect(() => quotations.find({quote: "إن 1"})).toThrow("is not in the article");
  });

  test("a record whose evidence they are goes before those that they touch", () => {
    const nested = {...extraction, reports: [...extraction.reports, attack("r-4", "قتل جنديان في هجوم")]};
    expect(
      statuses(apply("attacks:\n  - {decision: accept, quote: قتل جنديان في هجوم}", nested).reports)
    ).toMatchObject({"r-4": "reviewed", "r-1": "auto"});
  });
});

const entry = (...lines: string[]) => `# a comment\nattacks:\n  - ${lines.join("\n    ")}\n`;
const said = (...lines: string[]) => `claims:\n  - ${lines.join("\n    ")}\n`;

test.each([
  [
    "words that are gone",
    entry("decision: accept", "quote: قتل جنديان في طبرق"),
    "sample.yaml:4: “قتل جنديان في طبرق” is not in the article; copy the words"
  ],
  [
    "words that a rejected record stood on",
    entry("decision: reject", "quote: قتل جندي"),
    "sample.yaml:4: “قتل جندي” is not in the article"
  ],
  ["a lookalike", entry("decision: accept", "quote: قتل جندیان"), "sample.yaml:4: “قتل جندیان” is not in the article"],
  [
    "words that stand there twice",
    entry("decision: add", "type: ied", "quote: هجوم"),
    "sample.yaml:5: “هجوم” is 3 times in the article; add occurrence: 1 to 3"
  ],
  [
    "an occurrence too many",
    entry("decision: add", "type: ied", "quote: قتل جنديان", "occurrence: 2"),
    "sample.yaml:5: “قتل جنديان” is once in the article; expected an occurrence from 1 to 1, found 2"
  ],
  [
    "words of two sentences",
    entry("decision: accept", "quote: انفجرت سيارة في درنة. وأعلن"),
    "sample.yaml:4: “انفجرت سيارة في درنة. وأعلن” runs across sentences"
  ],
  [
    "further evidence that is gone",
    entry("decision: correct", "quote: قتل جنديان", "also:", "  - وانتهى الهجوم", "  - قبل الفجر"),
    "sample.yaml:7: “قبل الفجر” is not in the article"
  ],
  [
    "nothing read there",
    entry("decision: correct", "quote: ثم انتهى البحث", "type: ied"),
    "sample.yaml:4: no attack was read at these words; say add"
  ],
  [
    "several records there",
    entry("decision: accept", "quote: قتل جنديان في هجوم على نقطة تفتيش في سبها، وانفجرت سيارة في درنة"),
    "sample.yaml:4: 2 attacks were read at these words; quote one in full: “قتل جنديان في هجوم على نقطة تفتيش في سبها” or “وانفجرت سيارة في درنة”"
  ],
  [
    "a record decided twice",
    entry("decision: accept", "quote: قتل جنديان", "note: once") +
      "  - {decision: reject, quote: نقطة تفتيش في سبها}\n",
    "sample.yaml:6: the attack at these words is decided on line 4 too"
  ],
  [
    "a record written twice",
    entry("{decision: add, quote: وانتهى الهجوم, type: ied}") + "  - {decision: add, quote: وانتهى الهجوم, type: ied}",
    "sample.yaml:4: the attack is written on line 3 too"
  ],
  [
    "an unknown field",
    entry("decision: accept", "quote: قتل جنديان", "kiled_min: 2"),
    "sample.yaml:5: kiled_min: no such field; known are decision, quote, occurrence, note, type, count"
  ],
  ["an unknown heading", "attack: []\n", "sample.yaml:1: attack: no such field; known are complete, attacks, claims"],
  [
    "an unknown decision",
    entry("decision: keep", "quote: قتل جنديان"),
    "sample.yaml:3: decision: expected one of accept, correct, reject, add, merge, split, todo, found “keep”"
  ],
  ["no quotation", entry("decision: accept"), "sample.yaml:3: quote: expected text"],
  [
    "a word of no list",
    entry("decision: correct", "quote: قتل جنديان", "type: bomb"),
    "sample.yaml:5: type: expected one of suicide_bombing, vehicle_bombing,"
  ],
  [
    "a word of no list in a list",
    entry("decision: correct", "quote: قتل جنديان", "targets: [military, police]"),
    "sample.yaml:5: targets: expected one of civilians"
  ],
  [
    "an unknown place",
    entry("decision: correct", "quote: قتل جنديان", "place: sebha"),
    "sample.yaml:5: place: expected an id of data/places.csv or a country code such as LY; or null, with place_name and country, found “sebha”"
  ],
  [
    "an unknown country",
    entry("decision: correct", "quote: قتل جنديان", "country: XX"),
    "sample.yaml:5: country: expected a country code of ISO 3166-1"
  ],
  [
    "another country than the place's",
    entry("decision: correct", "quote: قتل جنديان", "place: sabha", "country: TN"),
    "sample.yaml:6: country: expected LY, where sabha is"
  ],
  [
    "an unknown actor",
    entry("decision: correct", "quote: قتل جنديان", "perpetrator: daesh"),
    "sample.yaml:5: perpetrator: expected an id of data/actors.csv"
  ],
  [
    "an unknown outlet",
    said("decision: correct", "quote: ونفت الحكومة ذلك", "via_source: nobody"),
    "sample.yaml:4: via_source: expected an id of data/sources.csv"
  ],
  [
    "an unknown speaker",
    said("decision: correct", "quote: ونفت الحكومة ذلك", "speaker_id: nobody"),
    "sample.yaml:4: speaker_id: expected an id of data/actors.csv"
  ],
  [
    "a date that is none",
    entry("decision: correct", "quote: قتل جنديان", "date: 16/7/2019"),
    "sample.yaml:5: date: expected a date in EDTF, such as 2019-06-27"
  ],
  [
    "an impossible toll",
    entry("decision: correct", "quote: قتل جنديان", "killed_min: 5", "killed_max: 3"),
    "sample.yaml:6: killed_max: expected killed_min, 5, or more, found “3”"
  ],
  [
    "a negative toll",
    entry("decision: correct", "quote: قتل جنديان", "killed_min: -1"),
    "sample.yaml:5: killed_min: expected a whole number from 0, found “-1”"
  ],
  [
    "a record half written",
    said("decision: add", "quote: ثم انتهى البحث", "type: threat"),
    "sample.yaml:2: decision: add writes a record in full; expected speaker and report_verb too"
  ],
  [
    "nothing to correct",
    entry("decision: correct", "quote: قتل جنديان", "note: why"),
    "sample.yaml:3: decision: correct: expected the fields to correct"
  ],
  ["nothing to merge", entry("decision: merge", "quote: قتل جنديان"), "sample.yaml:3: decision: merge: expected with"],
  [
    "one part alone",
    entry("decision: split", "quote: قتل جنديان", "into:", "  - quote: قتل جنديان"),
    "sample.yaml:3: decision: split: expected into, two or more parts"
  ],
  [
    "a part that is gone",
    entry("decision: split", "quote: قتل جنديان", "into:", "  - quote: قتل جنديان", "  - quote: جرح ثالث"),
    "sample.yaml:7: “جرح ثالث” is not in the article"
  ],
  [
    "parts without a split",
    entry("decision: accept", "quote: قتل جنديان", "into: [{quote: قتل}, {quote: جنديان}]"),
    "sample.yaml:5: into: only split uses it"
  ],
  [
    "todo in a complete file",
    "complete: true\n" + entry("decision: todo", "quote: قتل جنديان"),
    "sample.yaml:4: decision: still todo, while the file says complete: true"
  ],
  [
    "a speaker who is not in the text",
    said("decision: correct", "quote: ونفت الحكومة ذلك", "speaker: الوزير"),
    "sample.yaml:4: speaker: expected words of the article, found “الوزير”"
  ],
  [
    "a link to an attack that is none",
    said("decision: correct", "quote: ونفت الحكومة ذلك", "attack: ثم انتهى البحث"),
    "sample.yaml:4: no attack was read at these words"
  ],
  [
    "a link to words that are gone",
    said("decision: correct", "quote: ونفت الحكومة ذلك", "supports:", "  - وأكد الجيش"),
    "sample.yaml:5: “وأكد الجيش” is not in the article"
  ],
  [
    "a claim that supports itself",
    said("decision: correct", "quote: ونفت الحكومة ذلك", "supports: [ونفت الحكومة ذلك]"),
    "sample.yaml:4: supports: this is the claim itself"
  ],
  ["YAML that does not parse", "attacks:\n  - decision: [\n", "is not valid YAML"],
  ["a field twice", entry("decision: accept", "quote: قتل جنديان", "quote: سبها"), "sample.yaml:5: is not valid YAML"]
])("%s: an error with its line", (_why, yaml, message) => {
  expect(problemsOf(yaml).join("\n")).toContain(message);
});

test("one run names every problem, and then no decision applies", () => {
  expect(
    problemsOf(
      entry("decision: accept", "quote: لا وجود") +
        "  - {decision: accept, quote: قتل جنديان}\n" +
        said("decision: reject", "quote: لا وجود له")
    ).map((line) => line.slice(0, 14))
  ).toEqual(["sample.yaml:4:", "sample.yaml:8:"]);
});

describe("refreshing", () => {
  const refresh = (content: string | null, read = extraction) =>
    refreshReview(read, text, references, "data/reviews/sample.yaml", content);

  test("writes everything that was read, ready to edit, and twice the same", () => {
    const first = refresh(null);
    expect(first.added).toBe(6);
    expect(first.content).toMatchInlineSnapshot(`
      "# Review of sample: عنوان
      #
      # Each entry is one record, found by words of the article. Its decision is accept, correct, reject, add, merge or split;
      # an entry that is still todo has no effect. CONTRIBUTING.md shows them all, under "A review".

      # true: everything is here, and what was read beyond these entries is rejected.
      complete: false

      attacks:
        # Read, and not yet decided:
        - decision: todo
          quote: قتل جنديان في هجوم على نقطة تفتيش في سبها
          type: armed_assault
          date: 2019-07-16
          date_basis: relative
          date_text: قتل
          place: sabha
          killed_min: 2
          killed_max: 2

        - decision: todo
          quote: وانفجرت سيارة في درنة
          type: vehicle_bombing
          place: derna

        - decision: todo
          quote: 12 جنديا قتلوا
          type: attack
          killed_min: 12
          killed_max: 12

      claims:
        # Read, and not yet decided:
        - decision: todo
          quote: وأعلن تنظيم "داعش" مسؤوليته عن هجوم سبها
          type: responsibility
          speaker: تنظيم "داعش"
          report_verb: أعلن
          certainty: asserted
          attack: قتل جنديان في هجوم على نقطة تفتيش في سبها
          contradicts:
            - ونفت الحكومة ذلك

        - decision: todo
          quote: ونفت الحكومة ذلك
          type: denial
          speaker: الحكومة
          report_verb: نفت
          certainty: asserted
          attack: قتل جنديان في هجوم على نقطة تفتيش في سبها
          contradicts:
            - وأعلن تنظيم "داعش" مسؤوليته عن هجوم سبها

        - decision: todo
          quote: وقالت الحكومة إن 12 جنديا قتلوا
          type: casualty_report
          speaker: الحكومة
          report_verb: قالت
          certainty: asserted
          attack: 12 جنديا قتلوا
      "
    `);
    expect(refresh(first.content)).toEqual({content: first.content, added: 0, lost: 0, rejected: 0});
    expect(apply(first.content)).toEqual(extraction);
  });

  test("what it writes, once accepted, is what was read", () => {
    const {reports, claims} = apply(refresh(null).content.replaceAll("decision: todo", "decision: accept"));
    const asRead = <Row extends {status: string}>(rows: Row[]) => rows.map((row) => ({...row, status: "auto"}));
    expect({...extraction, reports: asRead(reports), claims: asRead(claims)}).toEqual(extraction);
  });

  const edited = `# Mine
complete: false # not yet

claims:
  # why
  - decision: reject # sarcasm
    quote: ونفت الحكومة ذلك

attacks:
  - {decision: accept, quote: قتل جنديان}
  - decision: add
    quote: وانفجرت سيارة
    type: ied # not a car
`;

  test("keeps what is there, and adds what is new under a heading", () => {
    const {content, added} = refresh(edited);
    expect(added).toBe(3);
    for (const line of edited.split("\n").filter((line) => line && !line.includes("{")))
      expect(content).toContain(line);
    expect(content.indexOf("claims:")).toBeLessThan(content.indexOf("attacks:"));
    expect(content.match(/# Read, and not yet decided:/g)).toHaveLength(2);
    expect(content.match(/decision: todo/g)).toHaveLength(3);
    expect(refresh(content).content).toBe(content);
  });

  test("marks decisions whose record is not read any more, and unmarks them", () => {
    const without = {...extraction, reports: extraction.reports.slice(2), claims: []};
    const {content, lost} = refresh(edited, without);
    expect(lost).toBe(2);
    expect(content).toContain("decision: reject # sarcasm; refreshed: nothing is read at these words any more");
    expect(refresh(content, without).content).toBe(content);
    const back = refresh(content).content;
    expect(back).toContain("decision: reject # sarcasm\n");
    expect(back).not.toContain("refreshed:");
  });

  test("marks words that are gone", () => {
    const {content} = refresh(entry("decision: accept", "quote: لا وجود لهذا"));
    expect(content).toContain("decision: accept # refreshed: the article does not have these words");
  });

  test("adds nothing to a complete file", () => {
    const complete = "complete: true\nattacks:\n  - {decision: accept, quote: قتل جنديان}\n";
    expect(refresh(complete)).toEqual({content: complete, added: 0, lost: 0, rejected: 5});
  });

  test("leaves a file alone that it cannot read", () => {
    expect(() => refresh("attacks:\n  - {decision: maybe, quote: قتل}")).toThrow(
      "data/reviews/sample.yaml:2: decision: expected one of"
    );
  });
});

test("the example in CONTRIBUTING.md is a review", () => {
  const section = readFileSync("CONTRIBUTING.md", "utf8").split("## A review")[1]!;
  const example = section.slice(section.indexOf("    complete:"), section.indexOf("\n- A quotation"));
  const {attacks, claims} = readReview(example.replace(/^ {4}/gm, ""), "data/reviews/example.yaml", references);
  expect(attacks.map(({decision}) => decision)).toEqual(["accept", "correct", "reject", "add", "merge", "split"]);
  expect(claims).toHaveLength(1);
});

describe("in a build", () => {
  const folder = mkdtempSync(join(tmpdir(), "sijill-reviews-"));
  afterAll(() => rmSync(folder, {recursive: true}));
  mkdirSync(join(folder, "data", "corpus"), {recursive: true});
  mkdirSync(join(folder, "data", "reviews"));
  for (const list of ["actors", "places", "sources"]) cpSync(`data/${list}.csv`, join(folder, "data", `${list}.csv`));
  writeFileSync(
    join(folder, "data", "corpus", "sample.md"),
    `---\ntitle: عنوان\nlanguage: ar\npublished: 2019-07-17\n---\n${text}`
  );
  const build = async (reviews: Record<string, string>) => {
    rmSync(join(folder, "data", "reviews"), {recursive: true});
    mkdirSync(join(folder, "data", "reviews"));
    for (const [name, yaml] of Object.entries(reviews)) writeFileSync(join(folder, "data", "reviews", name), yaml);
    const {problems, ...build} = await buildRows({data: join(folder, "data"), cache: join(folder, "cache")});
    return {
      ...build,
      problems: problems.map(({file, line, message}) => `${file.split("/").at(-1)}:${line}: ${message}`)
    };
  };

  test("a changed review applies to what the cache has, and rejected records are not published", async () => {
    const before = await build({});
    await build({"sample.yaml": "attacks: []\n"});
    const {rows, problems, read} = await build({
      "sample.yaml": "complete: true\nattacks:\n  - {decision: add, quote: قتل جنديان, type: ied, place: sabha}\n"
    });
    expect(problems).toEqual([]);
    expect(read).toBe(0);
    expect(rows.reports.map(({type, status}) => [type, status])).toEqual([["ied", "reviewed"]]);
    expect(rows.claims).toEqual([]);
    // Older versions of the data that have them go with them.
    const all = await build({"sample.yaml": "complete: true\n"});
    expect(all.rows.reports).toEqual([]);
    expect(all.rejected).toEqual(before.rows.reports.map(({id}) => id));
  });

  test("a review with a problem, of no article, or in no .yaml stops nothing else", async () => {
    const without = await build({});
    const {rows, problems} = await build({
      "sample.yaml": "attacks:\n  - decision: add\n    quote: لا وجود لهذا\n    type: ied\n",
      "nowhere.yaml": "complete: true\n",
      "notes.txt": "x"
    });
    expect(rows).toEqual(without.rows);
    expect(problems).toEqual([
      "notes.txt:1: is no review: expected <article>.yaml; rename or move it",
      expect.stringMatching(/^sample.yaml:3: “لا وجود لهذا” is not in the article/),
      "nowhere.yaml:1: data/corpus has no article “nowhere”; rename the review after its article, or delete it"
    ]);
  });
});

describe("the first article", () => {
  const {article, text} = readArticle("data/corpus/daesh-libya.md");
  const file = "data/reviews/daesh-libya.yaml";
  const review = readReview(readFileSync(file, "utf8"), file, references);
  const read = extract(article, text, readLexicons("data", references).get("ar")!, references);
  const reviewed = applyReview(read, text, review, references);
  const kept = <Row extends {status: string}>(rows: Row[]) => rows.filter(({status}) => status !== "rejected");

  test("is reviewed completely", async () => {
    expect(review.complete).toBe(true);
    expect(kept(reviewed.reports).map(({type, place}) => [type, place])).toEqual([
      ["suicide_bombing", "tunis"],
      ["suicide_bombing", "intilaka"],
      ["attack", "bardo-museum"],
      ["attack", "sousse"],
      ["attack", "TN"],
      ["attack", "ben-guerdane"],
      ["attack", "southern-libya"],
      ["armed_assault", "sabha"],
      ["attack", "fuqaha-ly"]
    ]);
    expect(kept(reviewed.claims)).toHaveLength(review.claims.length);
    expect(new Set([...kept(reviewed.reports), ...kept(reviewed.claims)].map(({status}) => status))).toEqual(
      new Set(["reviewed"])
    );
  });

  test("keeps its records and their ids whatever the rules read", async () => {
    const unread = applyReview({...read, reports: [], claims: []}, text, review, references);
    expect(kept(reviewed.reports)).toEqual(unread.reports);
    expect(kept(reviewed.claims)).toEqual(unread.claims);
  });

  test("has four voices on where the leader is, which support each other", async () => {
    const voices = reviewed.claims.filter(({supports}) => supports.length === 3);
    expect(voices.map(({speaker}) => speaker)).toEqual([
      "محللون",
      "غرفة عمليات الكرامة",
      "خالد المحجوب",
      "باقر جبر الزبيدي"
    ]);
    for (const {id, supports} of voices)
      expect(supports.toSorted()).toEqual(
        voices
          .map((other) => other.id)
          .filter((other) => other !== id)
          .toSorted()
      );
  });
});

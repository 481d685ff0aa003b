import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {JSDOM} from "jsdom";
import {beforeAll, describe, expect, test} from "vitest";
import {sameGroup, sameName} from "../loaders/alike.js";
import {root} from "../loaders/build.js";
import {evaluate, measures, ScoreSheet} from "../loaders/evaluate.js";
import type {Measure} from "../loaders/evaluate.js";
import type {Extraction} from "../loaders/extract.js";
import {goldFrom, readGold} from "../loaders/gold.js";
import {languages} from "../loaders/languages/index.js";
import {evaluateGold, fallenScores, qualityFile, qualityOf, scoreOf} from "../loaders/quality.js";
import type {Quality} from "../loaders/quality.js";
import {quality} from "../src/components/quality.js";

const folder = join(root, "data", "gold");
const text =
  "قتل جنديان أمس في هجوم في درنة، وأعلن مصدر أمني أن أحدا لم يتبن الهجوم. وقالت بلدية درنة إنها تدين الهجوم.";
const article = {id: "example", language: "ar", published: "2016-05-12", title: "مثال", text};
const goldAttack = {
  id: "derna",
  evidence: ["قتل جنديان أمس في هجوم في درنة"],
  type: "attack",
  outcome: "occurred",
  start: "2016-05-11",
  end: "2016-05-11",
  place: "Derna",
  country: "LY",
  targets: ["military"],
  killed_min: 2,
  killed_max: 2,
  injured_min: null,
  injured_max: null,
  perpetrator: null,
  responsibility: null
};
const goldClaim = {
  id: "source",
  evidence: "وأعلن مصدر أمني أن أحدا لم يتبن الهجوم",
  speaker: "مصدر أمني",
  type: ["statement"],
  certainty: "asserted"
};
const gold = (parts: object) => goldFrom({...article, dates: [], attacks: [], claims: [], ...parts});
const goldDate = (parts: object = {}) =>
  gold({dates: [{quote: "أمس", start: "2016-05-11", end: "2016-05-11", ...parts}]});

/** Where words stand in the example; its letters are all one code point each. */
function at(words: string): {start: number; end: number} {
  const start = text.indexOf(words);
  return {start, end: start + words.length};
}

/** What is read, of which tests give only the columns that count. */
function scored(
  wanted: Parameters<typeof evaluate>[0],
  read: {dates?: object[]; reports?: object[]; claims?: object[]}
) {
  const sheet = new ScoreSheet();
  const mentions = (read.dates ?? []).map((date) => ({kind: "date", text: "", rule: "ar.example", ...date}));
  const extraction = {mentions, reports: read.reports ?? [], claims: read.claims ?? []};
  evaluate(wanted, extraction as unknown as Extraction, sheet);
  const counts = (name: Measure) => Object.values(sheet.tallies[name]);
  return {sheet, counts};
}

describe("dates", () => {
  const yesterday = {...at("أمس"), date_start: "2016-05-11", date_end: "2016-05-11"};

  test("a date counts where it overlaps, and its days where they are the same", () => {
    const {sheet, counts} = scored(goldDate(), {dates: [{...yesterday, date_end: "2016-05-12"}]});
    expect([counts("date_extent"), counts("date_value")]).toEqual([
      [1, 1, 1],
      [0, 1, 1]
    ]);
    expect(sheet.rules).toEqual(new Map([["ar.example", {right: 0, wrong: 1}]]));
    expect(sheet.misses).toEqual([
      {
        measure: "date_value",
        article: "example",
        text: "أمس",
        wanted: "2016-05-11/2016-05-11",
        got: "2016-05-11/2016-05-12"
      }
    ]);
  });

  test.each([
    ["within the tolerance", {tolerance_days: 1}, {date_start: "2016-05-10"}, [1, 1, 1]],
    ["beyond the tolerance", {tolerance_days: 1}, {date_start: "2016-05-09"}, [0, 1, 1]],
    [
      "another reading that is accepted",
      {accept: ["2016-05-01/2016-05-02"]},
      {date_start: "2016-05-01", date_end: "2016-05-02"},
      [1, 1, 1]
    ],
    ["no days", {}, {date_start: null, date_end: null}, [0, 1, 1]]
  ])("%s", (_, wanted, read, expected) => {
    expect(scored(goldDate(wanted), {dates: [{...yesterday, ...read}]}).counts("date_value")).toEqual(expected);
  });

  test("an optional date counts only when it was read", () => {
    expect(scored(goldDate({optional: true}), {}).counts("date_extent")).toEqual([0, 0, 0]);
    expect(scored(goldDate({optional: true}), {dates: [yesterday]}).counts("date_extent")).toEqual([1, 1, 1]);
  });

  test("of two readings of one date the second is one too many", () => {
    expect(scored(goldDate(), {dates: [yesterday, yesterday]}).counts("date_value")).toEqual([1, 1, 2]);
  });
});

describe("attacks", () => {
  const report = (parts: object = {}) => {
    const {start, end} = at("قتل جنديان أمس في هجوم في درنة");
    const values = {
      date_start: "2016-05-11",
      date_end: "2016-05-11",
      place_name: "درنة",
      country: "LY",
      killed_min: 2,
      killed_max: 2
    };
    return {starts: [start], ends: [end], quotes: ["…"], type: "attack", injured_min: null, ...values, ...parts};
  };

  test("values count for attacks that were found", () => {
    const {counts} = scored(gold({attacks: [goldAttack]}), {
      reports: [report({country: "TN", injured_min: 4, injured_max: null})]
    });
    expect(counts("attack_found")).toEqual([1, 1, 1]);
    expect(counts("attack_date")).toEqual([1, 1, 1]);
    expect(counts("attack_country")).toEqual([0, 1, 1]);
    expect(counts("attack_killed")).toEqual([1, 1, 1]);
    expect(counts("attack_injured")).toEqual([0, 0, 1]);
    expect(counts("attack_perpetrator")).toEqual([0, 0, 0]);
  });

  test("evidence has to share three tenths of the shorter text", () => {
    const elsewhere = at("وقالت بلدية درنة");
    const {counts} = scored(gold({attacks: [goldAttack]}), {
      reports: [report({starts: [elsewhere.start], ends: [elsewhere.end]})]
    });
    expect(counts("attack_found")).toEqual([0, 1, 1]);
    expect(counts("attack_type")).toEqual([0, 1, 0]);
  });

  test("an upper bound that the gold states has to be met; one read as exact meets it", () => {
    const wanted = gold({attacks: [{...goldAttack, killed_max: null}]});
    expect(scored(wanted, {reports: [report({killed_max: 9})]}).counts("attack_killed")).toEqual([1, 1, 1]);
    expect(scored(gold({attacks: [goldAttack]}), {reports: [report({killed_max: 9})]}).counts("attack_killed")).toEqual(
      [0, 1, 1]
    );
    expect(
      scored(gold({attacks: [goldAttack]}), {reports: [report({killed_max: null})]}).counts("attack_killed")
    ).toEqual([1, 1, 1]);
  });
});

describe("claims", () => {
  const source = {
    ...at(goldClaim.evidence),
    quote: goldClaim.evidence,
    speaker: "مصدر أمنى",
    speaker_id: null,
    type: "denial",
    certainty: "asserted"
  };

  test("speaker, type and certainty are measured apart", () => {
    const {counts} = scored(gold({claims: [goldClaim]}), {claims: [source]});
    expect([counts("claim_found"), counts("claim_speaker"), counts("claim_type"), counts("claim_certainty")]).toEqual([
      [1, 1, 1],
      [1, 1, 1],
      [0, 1, 1],
      [1, 1, 1]
    ]);
  });

  test("of two claims in one sentence that of the same speaker is meant", () => {
    const other = {...source, speaker: "البلدية", type: "statement"};
    const {counts} = scored(gold({claims: [goldClaim]}), {claims: [other, {...source, start: source.start + 6}]});
    expect([counts("claim_found"), counts("claim_speaker")]).toEqual([
      [1, 1, 2],
      [1, 1, 1]
    ]);
  });
});

test.each([
  ["الناطق باسم الجيش أحمد المسماري", "أحمد المسماري", true],
  ["بنغازى", "بنغازي", true],
  ["Sevare", "Sévaré", true],
  ["Derna", "Sirte", false],
  ["", "Sirte", false]
])("the names %s and %s are the same: %s", (a, b, same) => expect(sameName(a, b)).toBe(same));

test("the names of the Islamic State are one", () => {
  expect(sameGroup("ISIS", "islamic-state")).toBe(true);
  expect(sameGroup("taliban", "islamic-state")).toBe(false);
});

describe("the gold", () => {
  test("is whole: quotes stand in the texts, words are of their vocabularies, days exist, ids are unique", () => {
    const articles = readGold(folder);
    for (const language of ["ar", "en", "fr"]) {
      expect(articles.filter((each) => each.article.language === language).length, language).toBeGreaterThanOrEqual(6);
    }
  });

  test.each([
    [
      "a quote that is not in the text",
      {claims: [{...goldClaim, evidence: "لا وجود له"}]},
      "“لا وجود له” is not in the text"
    ],
    [
      "a quote that is not there so often",
      {dates: [{quote: "أمس", occurrence: 2, start: "2016-05-11", end: "2016-05-11"}]},
      "only 1 times"
    ],
    ["an unknown type", {attacks: [{...goldAttack, type: "war"}]}, "attacks"],
    ["a day that does not exist", {dates: [{quote: "أمس", start: "2016-02-30", end: "2016-03-01"}]}, "expected a day"],
    ["an attack that is not there", {claims: [{...goldClaim, about: "sirte"}]}, "no attack has the id “sirte”"],
    ["an id given twice", {claims: [goldClaim, goldClaim]}, "id “source” is given twice"],
    ["a field of another name", {claims: [{...goldClaim, sure: true}]}, "sure"]
  ])("refuses %s", (_, parts, message) => expect(() => gold(parts)).toThrow(message));
});

describe("scores", () => {
  const scores = Object.fromEntries(
    measures.map((name) => [name, scoreOf({correct: 8, gold: 10, read: 9})])
  ) as NonNullable<Quality[string]["scores"]>;
  const fallen = {...scores, claim_type: scoreOf({correct: 7, gold: 10, read: 9})};

  test("are percentages of counts, and none where there is nothing to count", () => {
    expect(scores.date_value).toEqual({correct: 8, f1: 84.2, gold: 10, precision: 88.9, read: 9, recall: 80});
    expect(scoreOf({correct: 0, gold: 0, read: 0})).toMatchObject({f1: null, precision: null, recall: null});
  });

  test("that fell are named with what they were", () => {
    const saved: Quality = {ar: {articles: 1, scores}, en: {articles: 1, scores: null}};
    expect(fallenScores(saved, saved)).toEqual([]);
    expect(fallenScores(saved, {ar: {articles: 1, scores: fallen}})).toEqual(["ar claim_type: F1 73.7, was 84.2"]);
  });

  test("are saved a line each, sorted", () => {
    const lines = qualityFile({fr: {articles: 6, scores: null}, ar: {articles: 1, scores}}).split("\n");
    expect(lines[1]).toBe(' "ar": {');
    expect(lines[4]).toContain('"attack_country": { "correct": 8, "f1": 84.2,');
  });

  test("are drawn in the order of the measures, and where there are none, that is said", () => {
    const {document} = new JSDOM("").window;
    const saved: Quality = {ar: {articles: 14, scores}, fr: {articles: 6, scores: null}};
    const [arabic, french] = quality(saved, measures, {document, language: "en"}).children;
    const rows = [...arabic!.querySelectorAll("tbody tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent)
    );
    expect(rows).toHaveLength(measures.length + 3);
    expect(rows[1]).toEqual(["found", "84.2", "88.9", "80.0", "8", "10", "9"]);
    expect(arabic!.querySelector("dl")!.textContent).toMatch(/^Read with mistakes.*Dates: found, days; Attacks: found/);
    expect(french!.textContent).toBe("FrenchTexts: 6 · not read yet");
  });

  let evaluation: Quality;
  beforeAll(() => {
    evaluation = qualityOf(evaluateGold(join(root, "data")));
  });

  test("languages that are not read yet have none, rather than zero", () => {
    for (const [language, {scores}] of Object.entries(evaluation))
      expect(scores === null, language).toBe(!(language in languages));
  });

  test("on data/gold have not fallen below data/gold/scores.json", () => {
    const file = join(folder, "scores.json");
    const accept = "to accept the change on purpose, run `npm run evaluate -- --save` and commit data/gold/scores.json";
    expect(existsSync(file), `no data/gold/scores.json: ${accept}`).toBe(true);
    const saved = JSON.parse(readFileSync(file, "utf8")) as Quality;
    const articles = (quality: Quality) =>
      Object.entries(quality).map(([language, {articles}]) => [language, articles]);
    expect(articles(saved), `scores.json was made from other articles: ${accept}`).toEqual(articles(evaluation));
    const fell = fallenScores(saved, evaluation);
    expect(
      fell,
      `scores on data/gold fell:\n${fell.join("\n")}\nSee what changed with \`npm run evaluate -- --errors\`; ${accept}`
    ).toEqual([]);
  });
});

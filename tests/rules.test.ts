import {describe, expect, test} from "vitest";
import {Lexicon, tokenize} from "../loaders/lexicon.js";
import {ar} from "../loaders/languages/ar.js";
import {compile} from "../loaders/patterns.js";
import {Reading, RuleSet} from "../loaders/rules.js";
import type {Rule} from "../loaders/rules.js";

const lexicon = new Lexicon(ar);
for (const [list, form, value] of [
  ["month", "مايو", "5"],
  ["month", "أيار", "5"],
  ["month", "كانون الثاني", "1"],
  ["weekday", "الأحد", "7"],
  ["group", "تنظيم الدولة", "is"],
  ["group", "الدولة", "state"]
] as const) {
  lexicon.add(list, form, value);
}

function rule(pattern: string, name = "test"): Rule<string, null> {
  return {
    name,
    pattern,
    examples: [],
    read: ({parts}) =>
      Object.values(parts)
        .map((part) => part.value)
        .join(" ")
  };
}

/** The words that rules of these patterns match in a text. */
function matches(text: string, ...patterns: string[]): string[] {
  const reading = new Reading(tokenize(text, ar), lexicon);
  const rules = new RuleSet(patterns.map((pattern, index) => rule(pattern, `rule ${index}`)));
  return rules.run(reading, null).map(({match}) => reading.text(match.from, match.to));
}

describe("patterns", () => {
  test.each([
    ["an entry of a list", "<month>", "في مايو قتل", ["مايو"]],
    ["an entry of several words, whatever its article", "<month>", "في كانون ثاني", []],
    ["joined letters before an entry", "<month>", "ومايو وبأيار", ["ومايو", "وبأيار"]],
    ["only these values", "<month=1|2>", "مايو وكانون الثاني", ["وكانون الثاني"]],
    ["a bare word in any spelling, with joined letters", "أعلن <month>", "واعلن مايو", ["واعلن مايو"]],
    ["optional", "<weekday> [<month>]", "الأحد مايو ثم الأحد", ["الأحد مايو", "الأحد"]],
    ["either", "(قبل|بعد) <month>", "قبل مايو بعد أيار منذ مايو", ["قبل مايو", "بعد أيار"]],
    ["up to so many words", "قتل _{0,2} <month>", "قتل خمسة في مايو", ["قتل خمسة في مايو"]],
    ["not more words than that", "قتل _{0,2} <month>", "قتل خمسة جنود في مايو", []],
    ["a mark that must stand there", "<a:month> / <b:month>", "أيار/مايو", ["أيار/مايو"]],
    ["a mark that does not stand there", "<a:month> / <b:month>", "أيار مايو", []],
    ["a bracket that must stand there", "<a:month> \\( <b:month>", "أيار (مايو) وأيار مايو", ["أيار (مايو"]],
    ["an Arabic comma for the comma", "<weekday> , <month>", "الأحد، مايو", ["الأحد، مايو"]],
    ["quotation marks and brackets between words", "<weekday> <month>", "الأحد «مايو»", ["الأحد «مايو"]],
    ["no comma that the pattern does not name", "<weekday> <month>", "الأحد، مايو", []]
  ])("%s", (_, pattern, text, found) => {
    expect(matches(text, pattern)).toEqual(found);
  });

  test("parts are named, and missing when they took no part", () => {
    const reading = new Reading(tokenize("أيار/مايو ثم الأحد", ar), lexicon);
    const rules = new RuleSet<string[], null>([
      {name: "r", pattern: "(<a:month> / <b:month>|<weekday>)", examples: [], read: ({parts}) => Object.keys(parts)}
    ]);
    expect(rules.run(reading, null).map(({result}) => result)).toEqual([["a", "b"], ["weekday"]]);
  });

  test.each([
    ["(<month>", "expected )"],
    ["<month> ]", "unexpected text"],
    ["[<month>]", "nothing required"],
    ["<mon th>", "unknown element"]
  ])("%s is refused, naming the rule and the pattern", (pattern, cause) => {
    expect(() => compile(rule(pattern, "wrong"))).toThrow(cause);
    expect(() => compile(rule(pattern, "wrong"))).toThrow(`rule wrong: ${cause} in pattern “${pattern}”`);
  });
});

describe("a set of rules", () => {
  test("reads from left to right without overlaps, the longest first", () => {
    expect(matches("تنظيم الدولة والأحد", "<group>", "<group> <weekday>", "<weekday>")).toEqual([
      "تنظيم الدولة والأحد"
    ]);
  });

  test("prefers the earlier of rules of one length", () => {
    const reading = new Reading(tokenize("مايو", ar), lexicon);
    const found = new RuleSet([rule("<month>", "first"), rule("مايو", "second")]).run(reading, null);
    expect(found.map(({match}) => match.rule)).toEqual(["first"]);
  });

  test("tries the next rule when one reads nothing after all", () => {
    const reading = new Reading(tokenize("مايو", ar), lexicon);
    const rules = new RuleSet([{...rule("<month>", "first"), read: () => null}, rule("مايو", "second")]);
    expect(rules.run(reading, null).map(({match}) => match.rule)).toEqual(["second"]);
  });

  test("shows what one step reads to the patterns of the next", () => {
    const reading = new Reading(tokenize("أيار/مايو الأحد", ar), lexicon);
    reading.add({list: "double", value: "5", from: 0, to: 2, lead: "", row: {}, rule: "step one"});
    const found = new RuleSet([rule("<double> <weekday>")]).run(reading, null);
    expect(found).toMatchObject([{match: {from: 0, to: 3}, result: "5 7"}]);
  });
});

import {describe, expect, test} from "vitest";
import {extract} from "../loaders/extract.js";
import {en} from "../loaders/languages/en.js";
import {fr} from "../loaders/languages/fr.js";
import {Lexicon, tokenize} from "../loaders/lexicon.js";
import type {Language} from "../loaders/lexicon.js";
import {readReferences} from "../loaders/references.js";
import type {Article} from "../loaders/schema.js";
import {splitSentences} from "../loaders/sentences.js";

const references = readReferences("data");

const texts = (language: Language, row: Record<string, string>) => language.forms!("list", row).map(({text}) => text);

describe("English words", () => {
  test("the possessive", () => expect(en.stems("friday's").map(({key}) => key)).toEqual(["friday's", "friday"]));

  test.each([
    [{verb: "kill"}, ["kill", "kills", "killed", "killing"]],
    [{verb: "deny"}, ["deny", "denies", "denied", "denying"]],
    [{verb: "stop"}, ["stop", "stops", "stopped", "stopping"]],
    [{verb: "die"}, ["die", "dies", "died", "dying"]],
    [
      {verb: "blow up", past: "blew", participle: "blown"},
      ["blow up", "blows up", "blew up", "blown up", "blowing up"]
    ],
    [{noun: "body"}, ["body", "bodies"]],
    [{noun: "car bomb"}, ["car bomb", "car bombs"]],
    [{noun: "man", plural: "men"}, ["man", "men"]]
  ])("%o", (row, forms) => expect(texts(en, row as Record<string, string>)).toEqual(forms));
});

describe("French words", () => {
  test.each([
    ["l'attaque", ["", "l'"]],
    ["jusqu'en", ["", "jusqu'"]],
    ["aujourd'hui", [""]]
  ])("%s", (key, leads) => expect(fr.stems(key).map(({lead}) => lead)).toEqual(leads));

  test.each([
    [
      {verb: "annoncer"},
      ["annoncer", "annoncé", "annoncées", "annonce", "annonçait", "annoncèrent", "annoncera", "annonçant"]
    ],
    [{verb: "espérer"}, ["espérer", "espère", "espérait", "espérera"]],
    [{verb: "détecter"}, ["détecte", "détectent"]],
    [{verb: "finir"}, ["finit", "finissent", "finissait", "finira"]],
    [
      {verb: "dire", present: "dit|disent", past: "dit|dirent", future: "dira", participle: "dit", gerund: "disant"},
      ["dit", "disent", "disait", "dites", "dirait", "diront"]
    ],
    [{noun: "journal"}, ["journal", "journaux"]],
    [{adjective: "blessé"}, ["blessé", "blessés", "blessée", "blessées"]]
  ])("%o", (row, forms) => expect(texts(fr, row as Record<string, string>)).toEqual(expect.arrayContaining(forms)));
});

describe("capitals", () => {
  const lexicon = new Lexicon(en);
  for (const name of ["US", "ISIS", "Nice", "Boko Haram", "al-Nusra Front", "U.S. Army"])
    lexicon.add("name", name, name);
  lexicon.add("common_word", "nice", "name");
  const names = (text: string) => {
    const tokens = tokenize(text, en);
    return tokens.flatMap((_, index) =>
      lexicon
        .at(tokens, index)
        .filter((hit) => hit.list === "name")
        .map((hit) => hit.value)
    );
  };

  test.each([
    ["the US told us", ["US"]],
    ["Isis and ISIS, not isis", ["ISIS", "ISIS"]],
    ["a nice day in Nice", ["Nice"]],
    ["Nice day", []],
    ["Boko Haram's men", ["Boko Haram"]],
    ["Al-Nusra Front", ["al-Nusra Front"]],
    ["the U.S. Army", ["U.S. Army"]]
  ])("%s", (text, found) => expect(names(text)).toEqual(found));
});

test("an abbreviation, a small letter and a spaced quotation mark end no sentence", () => {
  const split = (text: string) =>
    splitSentences(text, (word) => word === "Sept").map(({start, end}) => text.slice(start, end));
  expect(split("On Sept. 11 he left. He died.")).toEqual(["On Sept. 11 he left.", "He died."]);
  expect(split("« Feu ! » a-t-il crié. Il mourut.")).toEqual(["« Feu ! » a-t-il crié.", "Il mourut."]);
});

test("a language that has only numbers and dates gives mentions", () => {
  const article = {id: "case", language: "fr", published_start: "2015-08-09", published_end: "2015-08-09"} as Article;
  const only: Language = {code: "fr", direction: "ltr", stems: fr.stems, numbers: fr.numbers!, dates: fr.dates!};
  const lexicon = new Lexicon(only);
  lexicon.add("weekday", "mardi", "2");
  const {mentions, claims, reports} = extract(article, "Il a été tué mardi.", lexicon, references);
  expect([mentions.map(({text}) => text), claims, reports]).toEqual([["mardi"], [], []]);
});

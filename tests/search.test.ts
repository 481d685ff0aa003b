import {readdirSync, readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {searchEntries} from "../src/build/search-entries.js";
import {foldText as loadersFold} from "../loaders/text.js";
import {foldText, searchPatterns} from "../src/components/search.js";

/** Whether a text is found by a search, as pages do it in the database. */
const finds = (search: string, text: string) =>
  searchPatterns(search).every((pattern) => new RegExp(pattern, "u").test(foldText(text)));

describe("the pages fold words as the loaders do", () => {
  test("in every text of the gold and the corpus", () => {
    const files = ["ar", "en", "fr"].flatMap((code) =>
      readdirSync(`data/gold/${code}`).map((file) => `data/gold/${code}/${file}`)
    );
    for (const file of [...files, "data/corpus/daesh-libya.md"]) {
      const text = readFileSync(file, "utf8");
      expect(foldText(text)).toBe(loadersFold(text));
    }
  });

  test("in any text", () => {
    fc.assert(fc.property(fc.string({unit: "binary", maxLength: 40}), (text) => foldText(text) === loadersFold(text)));
  });
});

describe("a search finds", () => {
  test.each([
    ["مسؤولية", "أعلن التنظيم مسؤوليته عن الهجوم"],
    ["الجيش", "وقال متحدث باسم جيش البلاد"],
    ["جيش", "وللجيش نقاط على الحدود"],
    ["جيش", "فبالجيش تُحمى الحدود"],
    ["الاحد", "يوم الأحد الماضي"],
    ["أحمد", "قال احمد إن"],
    ["قتل", "قُتِلَ جنديان"],
    ["2019", "في تموز ٢٠١٩"],
    ["٢٠١٩", "July 2019"],
    ["Defence", "the defence ministry"],
    ["etat", "l’État islamique"],
    ["BBC", "لشبكة وBBC"],
    ["مسئول", "قال مسؤولون"],
    ["جنوب ليبيا", "من ليبيا إلى الجنوب"],
    ["الله", "نصر الله"],
    ["[a-z]*", "a z"]
  ])("%s in %s", (search, text) => expect(finds(search, text)).toBe(true));

  test.each([
    ["جيش", "الوحش والجشع"],
    ["ليبيا تونس", "في ليبيا وحدها"],
    ["ربيع", "يتربع على القمة"]
  ])("%s not in %s", (search, text) => expect(finds(search, text)).toBe(false));

  test("a search without words asks for nothing", () => expect(searchPatterns(".* ()")).toEqual([]));

  test("no search makes an expression that cannot be read", () => {
    fc.assert(
      fc.property(fc.string({unit: "binary", maxLength: 30}), (text) => {
        for (const pattern of searchPatterns(text)) new RegExp(pattern, "u");
      })
    );
  });
});

test("the making of the index says how far it is, to its end", () => {
  const shares: number[] = [];
  const entries = [...searchEntries(({share}) => shares.push(share))];
  expect(entries.length).toBeGreaterThan(shares.length);
  expect(shares.length).toBeGreaterThan(50);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

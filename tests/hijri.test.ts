import {describe, expect, test} from "vitest";
import {compareIn} from "../src/components/collate.js";
import {hijri} from "../src/components/hijri.js";
import {countWords} from "../src/components/count-words.js";
import {searchWords} from "../src/components/search-words.js";

describe("a day in the Hijri calendar", () => {
  // Umm al-Qura: 1 Muharram 1441 was 31 August 2019; Eid al-Fitr 1440 was 4 June 2019.
  test.each([
    ["2019-08-31", "2019-08-31", "1 محرم 1441 هـ"],
    ["2019-06-04", "2019-06-04", "1 شوال 1440 هـ"],
    ["2019-06-27", "2019-06-27", "24 شوال 1440 هـ"]
  ])("%s", (start, end, words) => expect(hijri(start, end, "ar")).toBe(words));

  test("a span is as precise as in the Gregorian calendar", () => {
    expect(hijri("2019-05-01", "2019-05-31", "ar")).toMatch(/^شعبان\D+رمضان 1440 هـ$/);
    expect(hijri("2019-01-01", "2019-12-31", "ar")).toMatch(/^1440\D+1441 هـ$/);
    expect(hijri("2019-05-11", "2019-05-20", "ar")).toMatch(/^6\D+15 رمضان 1440 هـ$/);
  });

  test("is said on Arabic pages only, and of known days only", () => {
    expect(hijri("2019-06-27", "2019-06-27", "en")).toBeNull();
    expect(hijri(null, "2019-06-27", "ar")).toBeNull();
    expect(hijri("1798-07-01", "1798-07-01", "ar")).toBeNull();
  });
});

test.each([
  [0, "لا هجمات", "لا نتائج"],
  [1, "هجوم واحد", "نتيجة واحدة"],
  [2, "هجومان", "نتيجتان"],
  [3, "3 هجمات", "3 نتائج"],
  [10, "10 هجمات", "10 نتائج"],
  [11, "11 هجوما", "11 نتيجة"],
  [99, "99 هجوما", "99 نتيجة"],
  [100, "100 هجوم", "100 نتيجة"],
  [103, "103 هجمات", "103 نتائج"],
  [1000, "1,000 هجوم", "1,000 نتيجة"]
])("%i in Arabic words", (number, attacks, results) => {
  expect(countWords("attack", number, "ar")).toBe(attacks);
  expect(searchWords("ar").found(number.toLocaleString("en"))).toBe(results);
});

test("names are in the order of their language's dictionaries", () => {
  expect(["بنغازي", "أوباري", "الكفرة", "إجدابيا", "آسفي"].sort(compareIn("ar"))).toEqual([
    "آسفي",
    "إجدابيا",
    "الكفرة",
    "أوباري",
    "بنغازي"
  ]);
  expect(["Zliten", "Éthiopie", "derna", "Egypt"].sort(compareIn("en"))).toEqual([
    "derna",
    "Egypt",
    "Éthiopie",
    "Zliten"
  ]);
});

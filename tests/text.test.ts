import {describe, expect, test} from "vitest";
import {splitSentences} from "../loaders/sentences.js";
import {fold, foldText, Offsets, wordEnd, wordPattern} from "../loaders/text.js";

describe("fold", () => {
  test.each([
    ["أُعلِنَ", "اعلن"],
    ["الإسلامية", "الاسلاميه"],
    ["مستشفى", "مستشفي"],
    ["مـحـمـد", "محمد"],
    ["٢٠١٩", "2019"],
    ["۱۴۰۰", "1400"],
    ["مسؤول", "مسؤول"],
    ["شيئاً", "شيئا"],
    ["École", "ecole"],
    ["ﻻ", "لا"]
  ])("%s → %s", (word, folded) => expect(fold(word)).toBe(folded));

  test("makes one search form of spellings that newspapers mix", () => {
    expect(foldText("أعلنت المسؤولية، الأحد")).toBe(foldText("اعلنت  المسؤوليه الاحد"));
  });
});

test("a word keeps its vowel marks and tatweel; numbers and letters part", () => {
  expect("و2018 قُتِلَ 14.5 و9,000".match(wordPattern)).toEqual(["و", "2018", "قُتِلَ", "14.5", "و", "9,000"]);
});

test("a text read letter by letter has the words of the pattern", () => {
  const words = (text: string) => {
    const found: [number, string][] = [];
    for (let from = 0; from < text.length;) {
      const to = wordEnd(text, from, text.length);
      if (to > from) found.push([from, text.slice(from, to)]);
      from = to > from ? to : from + 1;
    }
    return found;
  };
  const expected = (text: string) => [...text.matchAll(wordPattern)].map(({0: word, index}) => [index, word]);
  const parts = ["ا", "\u0640", "7", "½", ".", ",", "'", "’", " ", "\u{1EE00}", "\u{1D7D8}", "😀"];
  for (let n = 0; n < parts.length ** 4; n++) {
    const text = [0, 1, 2, 3].map((power) => parts[Math.floor(n / parts.length ** power) % parts.length]).join("");
    if (JSON.stringify(words(text)) !== JSON.stringify(expected(text))) expect(words(text)).toEqual(expected(text));
  }
  const every = Array.from({length: 0x1ffff}, (_, code) => String.fromCodePoint(code)).join(" ");
  expect(words(every).length).toBe(expected(every).length);
  expect(words(every).join() === expected(every).join()).toBe(true);
  // What stands after the end is not read.
  expect(wordEnd("3.5", 0, 2)).toBe(1);
});

test("offsets count code points across emoji and letters beyond the basic plane", () => {
  const text = "أ😀ب\u{1EE00}ج";
  const offsets = new Offsets(text);
  expect(offsets.codePoint(text.indexOf("ب"))).toBe(2);
  expect(offsets.codePoint(text.indexOf("ج"))).toBe(4);
  expect(offsets.codePoint(text.length)).toBe([...text].length);
});

describe("sentences", () => {
  const split = (text: string) => splitSentences(text).map(({start, end}) => text.slice(start, end));
  test.each([
    ["a full stop without a space", "قتل جنديان.وأعلن الجيش ذلك.", ["قتل جنديان.", "وأعلن الجيش ذلك."]],
    ["decimals", "رشاش 14.5 المضاد للطيران.", ["رشاش 14.5 المضاد للطيران."]],
    ["initials and agencies", "قالت أ.ف.ب إن الهجوم وقع.", ["قالت أ.ف.ب إن الهجوم وقع."]],
    ["question and exclamation marks", "من نفذ الهجوم؟ لا أحد يعلم!", ["من نفذ الهجوم؟", "لا أحد يعلم!"]],
    ["closing quotation marks stay with their sentence", "قال: «لن نستسلم.» ثم خرج.", ["قال: «لن نستسلم.»", "ثم خرج."]],
    ["two dots", "جنوب البلاد..\nوظهر", ["جنوب البلاد..", "وظهر"]],
    ["lines of nothing but marks", "نص\n***\nنص آخر", ["نص", "نص آخر"]]
  ])("%s", (_why, text, expected) => expect(split(text)).toEqual(expected));

  const orderly = [
    "أعلن رئيس الوزراء ذلك أمس.",
    "وأشار إلى أن التحقيق بدأ.",
    "وأضاف: لن نخاف.",
    "وكان المبنى تعرض لهجوم."
  ];
  test.each([
    [
      "a line without a full stop among lines that have theirs",
      [...orderly, "إلى ذلك قال مسؤولون أمس إن مقاتلي الحزب هاجموا موقعا", " أماميا للجيش في بلدة مديات."],
      5
    ],
    [
      "but what the next line begins anew",
      [...orderly, "وقال مسؤولون أمس إن مقاتلي الحزب هاجموا موقعا", "وأضافوا أن شرطيا قتل."],
      6
    ],
    [
      "nor does a heading go on",
      [...orderly, "الجيش يقتل 31 مسلحا خلال اشتباكات شمال البلاد", "ذكر المتحدث أن الجيش قتل 31."],
      6
    ],
    ["a comma at the break", ["هاجم مسلحون مركزا للشرطة في المدينة مساء أمس،", "قبل أن يفروا."], 1],
    [
      "a small letter after the break",
      ["Gunmen attacked a police station in the north of", "the country on Monday."],
      1
    ],
    ["an empty line", ["Gunmen attacked a police station in the north of", "", "the country on Monday."], 2],
    [
      "lines of one width",
      [
        "هاجم مسلحون مجهولون مركزا للشرطة في مدينة ديالى",
        "مساء أمس وقتلوا ثلاثة من أفراد الأمن قبل أن يفروا",
        "إلى جهة مجهولة وقالت الشرطة إنها تبحث عنهم الآن",
        "في القرى المجاورة وإن التحقيق بدأ فور وقوع ذلك",
        "الهجوم."
      ],
      1
    ],
    ["the short lines of a poem", ["عامان لم أتنفس غبار بيتي،", "ولم أعد،", "ولن أعود", "إليه", "غدا"], 5]
  ])("a broken line: %s", (_why, lines, count) => expect(split(lines.join("\n"))).toHaveLength(count));

  test("number their paragraphs", () => {
    expect(splitSentences("قتل جنديان. جرح ثالث.\nفر الباقون.").map(({paragraph}) => paragraph)).toEqual([0, 0, 1]);
  });
});

import {mkdtempSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {keptLexicon, keptReferences} from "../loaders/kept-lists.js";
import {readLexicon} from "../loaders/languages/index.js";
import {Lexicon, tokenize} from "../loaders/lexicon.js";
import {readReferences} from "../loaders/references.js";

const folder = mkdtempSync(join(tmpdir(), "sijill-lists-"));
const references = readReferences("data");

const texts: Record<string, string> = {
  ar: "قُتل ثلاثة جنود وأصيب آخرون في تفجير سيارة مفخخة تبناه تنظيم «داعش» قرب مدينة الموصل يوم الثلاثاء الماضي.",
  en: "Three soldiers were killed on Tuesday when a car bomb claimed by Boko Haram went off near Maiduguri, the U.S. Army said.",
  fr: "Trois soldats ont été tués mardi dans un attentat à la voiture piégée près de Ménaka, selon l’Agence France-Presse."
};

/** All that a lexicon finds at each word of a text. */
const found = (lexicon: Lexicon, text: string) => {
  const tokens = tokenize(text, lexicon.language);
  return tokens.map((_, index) => lexicon.at(tokens, index));
};

describe("lists that were kept", () => {
  test("say what the lists in data say", () => {
    expect(keptReferences("data", folder, "rules")).toEqual(references);
    expect(keptReferences("data", folder, "rules")).toEqual(references);
    expect(readdirSync(folder)).toEqual(["references-rules.json"]);
  });

  test.each(Object.keys(texts))("find the same in %s, made or kept", (language) => {
    const hits = found(readLexicon(language, "data", references)!, texts[language]!);
    expect(hits.flat().length).toBeGreaterThan(20);
    for (const time of ["made", "kept"])
      expect(found(keptLexicon(language, "data", references, folder, "rules")!, texts[language]!), time).toEqual(hits);
  });

  test("are made again where the file is not what was written", () => {
    const file = join(folder, "en-rules.json");
    const whole = readFileSync(file, "utf8");
    const damaged = whole.replace("Boko", "Bako");
    expect(damaged).not.toBe(whole);
    for (const content of [damaged, whole.slice(0, 5000), ""]) {
      writeFileSync(file, content);
      const lexicon = keptLexicon("en", "data", references, folder, "rules")!;
      expect(
        found(lexicon, texts.en!)
          .flat()
          .map(({value}) => value)
      ).toContain("boko-haram");
      expect(readFileSync(file, "utf8")).toBe(whole);
    }
  });

  test("are none where a list is broken, or the language is not known", () => {
    const none = mkdtempSync(join(tmpdir(), "sijill-lists-"));
    const data = mkdtempSync(join(tmpdir(), "sijill-data-"));
    writeFileSync(join(data, "actors.csv"), "id,name_en\none,\n");
    expect(() => keptReferences(data, none, "rules")).toThrow(/actors\.csv:2: /);
    expect(keptLexicon("xx", "data", references, none, "rules")).toBeNull();
    expect(readdirSync(none)).toEqual([]);
  });
});

test("a form that is added after a text was read is found in it", () => {
  const {language} = readLexicon("en", "data", references)!;
  const lexicon = new Lexicon(language);
  lexicon.add("name", "Abu Salim", "one");
  const names = () =>
    found(lexicon, "in Abu Salim prison")
      .flat()
      .map(({value}) => value);
  expect(names()).toEqual(["one"]);
  lexicon.add("name", "Abu", "two");
  lexicon.add("name", "Abu Salim prison", "three");
  expect(names()).toEqual(["three", "one", "two"]);
});

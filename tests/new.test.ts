import {existsSync, mkdtempSync, readFileSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {beforeEach, describe, expect, test} from "vitest";
import {readArticle} from "../loaders/corpus.js";
import {languageOfText} from "../loaders/import.js";
import {start} from "../src/build/new.js";
import {reportsIn} from "../src/build/reports.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sijill-new-"));
});
const save = (name: string, content: string | Uint8Array) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

describe("a new report", () => {
  test("is a page of its language that the list of reports shows", () => {
    expect(start({kind: "report", from: "The south, 2019: who said what?"}, folder).file).toBe(
      "src/reports/the-south-2019-who-said-what.md"
    );
    expect(reportsIn("en", join(folder, "src"))).toEqual([
      {
        name: "the-south-2019-who-said-what",
        title: "The south, 2019: who said what?",
        summary: "What this report is about, on what it rests, and what it leaves open."
      }
    ]);
    expect(start({kind: "report", from: "الجنوب عام 2019", id: "south"}, folder).file).toBe("src/ar/reports/south.md");
    expect(reportsIn("ar", join(folder, "src"))[0]!.title).toBe("الجنوب عام 2019");
  });

  test("takes nobody's place, and asks for a name where the title gives none", () => {
    start({kind: "report", from: "South"}, folder);
    expect(() => start({kind: "report", from: "South"}, folder)).toThrow("is there already");
    expect(() => start({kind: "report", from: "الجنوب"}, folder)).toThrow("give one of small letters");
    expect(() => start({kind: "report", from: "x", id: "../../x"}, folder)).toThrow("is no name for a file");
  });
});

describe("a new article", () => {
  test("has its text word for word, its language, and what is left to fill in", () => {
    const text = 'Attack on a checkpoint\n\nTwo soldiers were killed on Friday: "it was dawn".\n---\nMore.';
    const {file, next} = start({kind: "article", from: save("Sabha Post.txt", `\ufeff${text}\n\n`)}, folder);
    expect(file).toBe("data/corpus/sabha-post.md");
    expect(next).toContain("Fill in published");
    const written = readFileSync(join(folder, file), "utf8");
    expect(written).toContain("title: Attack on a checkpoint\n");
    expect(written).toContain("language: en\n");
    // What is missing is said with file and line; once filled in, the article is whole.
    expect(() => readArticle(join(folder, file))).toThrow(/:7: published: expected a date in EDTF/);
    writeFileSync(join(folder, file), written.replace("published: null", "published: 2019-07-17"));
    expect(readArticle(join(folder, file)).text).toBe(text);
  });

  test("without a headline asks for one", () => {
    const {file, next} = start({kind: "article", from: save("a.txt", "قتل جنديان في سبها.")}, folder);
    expect(next).toContain("title and published");
    expect(readFileSync(join(folder, file), "utf8")).toContain("title: null\n");
  });

  test.each([["missing.txt", "cannot be read"]])("%s is refused", (from, message) => {
    expect(() => start({kind: "article", from}, folder)).toThrow(message);
    expect(existsSync(join(folder, "data"))).toBe(false);
  });

  test.each([
    ["windows.txt", new Uint8Array([0xe3, 0xd3, 0xc7]), "not UTF-8"],
    ["empty.txt", " \n", "has no text"],
    ["page.txt", "<!DOCTYPE html><p>x", "is a web page"],
    ["done.txt", "---\ntitle: x\n---\ntext", "has front matter already"]
  ])("a file with %s is refused", (name, content, message) => {
    expect(() => start({kind: "article", from: save(name, content)}, folder)).toThrow(message);
  });
});

test.each([
  ["قتل جنديان في سبها على يد ISIS", "ar"],
  ["Two soldiers were killed in the south of the country.", "en"],
  ["Deux soldats ont été tués dans le sud du pays par une mine.", "fr"]
])("the language of “%s”", (text, language) => expect(languageOfText(text)).toBe(language));

import {JSDOM} from "jsdom";
import {describe, expect, test} from "vitest";
import {Footnotes} from "../src/build/footnotes.js";
import type {Evidence} from "../src/build/footnotes.js";

const article = {
  id: "a",
  title: "<b>عنوان</b>",
  language: "ar",
  published: "2019-07-17",
  published_start: "2019-07-17",
  published_end: "2019-07-17"
};
const sentence = (id: string, text: string) => ({id, article: "a", text});
const evidence = {
  articles: [article],
  sentences: [
    sentence("s-1", "قُتل جنديان  في هجوم <img src=x> قرب سبها."),
    sentence("s-2", "وتبنى التنظيم الهجوم (1+1)."),
    sentence("s-3", "وقع الهجوم في سبها.")
  ],
  claims: [{sentence: "s-2", speaker_kind: "armed_group"}]
} as unknown as Evidence;
const place = {path: "/reports/x", root: "../", language: "en" as const};
const made = (markdown: string) => {
  const footnotes = new Footnotes(evidence, place);
  const text = footnotes.number(markdown);
  const list = footnotes.list();
  return {text, list: list === null ? null : new JSDOM(list).window.document.querySelector("section")!};
};

describe("footnotes", () => {
  test("become numbers that lead to the sentence, and back", () => {
    const {text, list} = made(
      "Two died[^a: جنديان في هجوم]. It was claimed[^a: (1+1)], near Sabha[^a: هجوم <img src=x> قرب سبها]."
    );
    expect(text).toContain('<a id="from-1" href="#note-1" aria-label="Source 1">1</a>');
    expect(text).toContain('<a id="from-2" href="#note-2" aria-label="Source 2">2</a>');
    expect(text).toContain('<a id="from-1-2" href="#note-1" aria-label="Source 1">1</a>');
    expect(list!.querySelectorAll("li").length).toBe(2);
    const [first, second] = list!.querySelectorAll("mark");
    expect(first!.textContent).toBe("جنديان  في هجوم <img src=x> قرب سبها");
    expect(second!.textContent).toBe("(1+1)");
    expect(list!.querySelector("a")!.getAttribute("href")).toBe("../articles/a.html#s-1");
    expect([...list!.querySelectorAll("#note-1 .back")].map((link) => link.getAttribute("href"))).toEqual([
      "#from-1",
      "#from-1-2"
    ]);
  });

  test("show text of articles as text, and say whose words they are", () => {
    const {list} = made("x[^a: جنديان] y[^a: وتبنى التنظيم]");
    expect(list!.querySelector("img, b")).toBeNull();
    expect(list!.querySelector("#note-1")!.textContent).not.toContain("armed group");
    expect(list!.querySelector("#note-2")!.textContent).toContain("words of an armed group");
  });

  test("leave code and everything else as it is", () => {
    const text = "`[^a: جنديان]` and ``[^b: x]`` and [^1] and [link](x)";
    expect(made(text)).toEqual({text, list: null});
  });

  test.each([
    ["[^b: جنديان]", "an article that data/corpus does not have"],
    ["[^a: لا شيء]", "in no sentence of that article"],
    ["[^a: جندي]", "in no sentence of that article"],
    ["[^a: الهجوم]", "in 2 sentences; quote more"]
  ])("%s stops the build", (text, message) => {
    expect(() => made(text)).toThrow(message);
    expect(() => made(text)).toThrow(`/reports/x: the footnote ${text}`);
  });
});

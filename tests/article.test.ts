import {JSDOM} from "jsdom";
import {beforeEach, describe, expect, test} from "vitest";
import {buildRows} from "./helpers/build.js";
import type {Article, Mention, Report, Sentence} from "../loaders/schema.js";
import {articleView} from "../src/components/article.js";
import {enlivenArticle} from "../src/components/article-page.js";
import {meaning} from "../src/components/mentions.js";
import type {NamedMention} from "../src/components/mentions.js";

const {window} = new JSDOM("<!DOCTYPE html>");
const {document} = window;
const {rows} = await buildRows();
const byId = <R extends {id: string}>(list: R[]) => new Map(list.map((row) => [row.id, row]));
const names = {
  articles: byId(rows.articles),
  actors: byId(rows.actors),
  places: byId(rows.places),
  sources: byId(rows.sources)
};
const letter = /[\p{L}\p{M}\p{N}]/u;

function viewOf(article: Article, language: "en" | "ar" = "en") {
  const own = <R extends {article: string}>(list: R[]) => list.filter((row) => row.article === article.id);
  const mentions = own<Mention>(rows.mentions).map((mention): NamedMention => ({...mention, name: null}));
  return articleView(
    {article, sentences: own(rows.sentences), reports: own(rows.reports), claims: own(rows.claims), mentions},
    {document, language, names, href: () => null}
  );
}

describe("what was read in the sentences of an article", () => {
  const article = rows.articles.find(({id}) => id === "daesh-libya")!;
  const view = viewOf(article);

  test("is all there, each with its words, kind and rule, below the sentence, without a script", () => {
    const items = [...view.querySelectorAll(".readings li")];
    const mentions = rows.mentions.filter(({article}) => article === "daesh-libya");
    expect(items.length).toBe(mentions.length);
    expect(items.map((item) => item.querySelector("q")!.textContent).sort()).toEqual(
      mentions.map(({text}) => text).sort()
    );
    for (const item of items) expect(item.querySelector("code")!.textContent).not.toBe("");
    const date = items.find((item) => item.textContent.includes("ar.day-month"))!;
    expect(date.textContent).toMatch(/27 June 2019.*inferred from the day of publication/);
  });

  test("stands in whole words, and no letter of the text is lost or moved", () => {
    for (const sentence of view.querySelectorAll(".sentence")) {
      // Pieces of text in order, each with the stretch that it belongs to.
      const pieces: {text: string; stretch: string | null}[] = [];
      const walker = document.createTreeWalker(sentence, window.NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        pieces.push({
          text: node.textContent!,
          stretch: node.parentElement!.closest(".mention")?.getAttribute("data-stretch") ?? null
        });
      for (const [index, {text, stretch}] of pieces.entries()) {
        const next = pieces[index + 1];
        if (!next || next.stretch === stretch) continue;
        expect(letter.test(text.at(-1)!) && letter.test(next.text[0]!), `${text}|${next.text}`).toBe(false);
      }
    }
    for (const sentence of rows.sentences.filter((one) => one.article === "daesh-libya"))
      expect(view.querySelector(`#${sentence.id}`)!.textContent).toBe(sentence.text);
  });

  test("is said in Arabic on Arabic pages", () => {
    const arabic = viewOf(article, "ar");
    const kinds = [...arabic.querySelectorAll(".readings .kind")].map((kind) => kind.textContent);
    expect(kinds.filter((kind) => /[a-z]/i.test(kind))).toEqual([]);
    expect(arabic.querySelector(".record .parts")!.textContent).toMatch(/تونس العاصمة.*قتيلان.*تنظيم الدولة/);
    expect(arabic.querySelector(".readings summary")!.textContent).toMatch(/^ما قُرئ في هذه الجملة: \d+$/);
  });
});

test("stretches overlap in no order, are cut by evidence, and the text may hold signs of two units", () => {
  const text = "𐤀 قتل 9 جنود في تونس";
  const base = {article: "x", sentence: "s-1", date_start: null, date_end: null, precision: null, basis: null};
  const mentions = [
    {...base, id: "m-2", start: 6, end: 12, text: "9 جنود", kind: "number", value: "9", rule: "number.digits"},
    {...base, id: "m-1", start: 2, end: 7, text: "قتل 9", kind: "trigger", value: "attack", rule: "list:trigger"},
    {...base, id: "m-3", start: 16, end: 20, text: "تونس", kind: "place", value: "TN", rule: "list:place"}
  ].map((mention) => ({...mention, name: null}));
  const report = {...rows.reports[0]!, sentences: ["s-1"], starts: [102], ends: [107], quotes: ["قتل 9"]} as Report;
  const sentence = {id: "s-1", article: "x", index: 0, paragraph: 0, start: 100, end: 120, text, normalized: ""};
  const shifted = mentions.map((mention) => ({...mention, start: mention.start + 100, end: mention.end + 100}));
  const view = articleView(
    {
      article: {...rows.articles[0]!, id: "x", rights: "full"},
      sentences: [sentence as Sentence],
      reports: [report],
      claims: [],
      mentions: shifted
    },
    {document, language: "en", names, href: () => null}
  );
  expect(
    [...view.querySelectorAll(".mention")].map((word) => [word.textContent, word.getAttribute("data-stretch")])
  ).toEqual([
    ["قتل 9", "s-1.0"],
    [" جنود", "s-1.0"],
    ["تونس", "s-1.1"]
  ]);
  expect(view.querySelector("#s-1")!.textContent).toBe(text);
});

test.each([
  [{kind: "place", value: "TN", name: {en: "Tunisia", ar: "تونس"}}, "Tunisia", "تونس"],
  [{kind: "weapon", value: "car bomb"}, "car bomb", "سيارة مفخخة"],
  [{kind: "number", value: "10", rule: "number.vague"}, "at least 10", "على الأقل 10"],
  [{kind: "report_verb", value: "denial"}, "denial", "نفي"],
  [{kind: "hedge", value: "probable"}, "probable", "مرجح"]
])("%o means %s", (given, english, arabic) => {
  const mention = {...rows.mentions[0]!, name: null, rule: "x", ...given} as NamedMention;
  expect([meaning(mention, "en"), meaning(mention, "ar")]).toEqual([english, arabic]);
});

describe("on the page", () => {
  let view: HTMLElement;
  const tip = () => view.querySelector<HTMLElement>(".mention-tip")!;
  const press = (key: string) =>
    document.activeElement!.dispatchEvent(new window.KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
  beforeEach(() => {
    view = viewOf(rows.articles.find(({id}) => id === "daesh-libya")!);
    document.body.replaceChildren(view);
    enlivenArticle(view, document);
  });

  test("one stop of Tab, arrow keys in the direction of the text, Escape closes", () => {
    const stops = [...view.querySelectorAll<HTMLElement>(".mention[tabindex]")];
    expect(stops.length).toBe(1);
    stops[0]!.focus();
    expect(tip().hidden).toBe(false);
    expect(tip().querySelector("q")!.textContent).toContain(stops[0]!.textContent.trim());
    press("ArrowRight");
    expect(document.activeElement).toBe(stops[0]);
    press("ArrowLeft");
    const second = document.activeElement as HTMLElement;
    expect([second.className.includes("mention"), second === stops[0], second.tabIndex]).toEqual([true, false, 0]);
    expect(document.getElementById(second.getAttribute("aria-describedby")!)).toBe(tip());
    expect(tip().querySelector("code")!.textContent).not.toBe("");
    press("Escape");
    expect([tip().hidden, document.activeElement]).toEqual([true, second]);
  });

  test("the pointer shows it over the word and no longer", () => {
    const word = view.querySelector(".mention")!;
    word.dispatchEvent(new window.Event("pointerover", {bubbles: true}));
    expect(tip().hidden).toBe(false);
    view.querySelector(".paragraph")!.dispatchEvent(new window.Event("pointerover", {bubbles: true}));
    expect(tip().hidden).toBe(true);
  });
});

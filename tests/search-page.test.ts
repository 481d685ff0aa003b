// @vitest-environment jsdom
import fc from "fast-check";
import {afterEach, beforeEach, describe, expect, test, vi} from "vitest";
import {searchFiles} from "../src/build/search-files.js";
import type {Indexed} from "../src/build/search-files.js";
import {foldText, searchPatterns} from "../src/components/search.js";
import {SearchIndex} from "../src/components/search-index.js";
import type {SearchEntry} from "../src/components/search-index.js";
import {excerpt, markedParts} from "../src/components/search-marks.js";
import {enlivenSearch} from "../src/components/search-page.js";
import {resultList, searchForm} from "../src/components/search-results.js";

/** An index of entries, and the names of its files that were read. */
function indexOf(entries: (Partial<SearchEntry> & {only?: "en" | "ar"})[]) {
  const indexed = entries.map(({only, ...entry}): Indexed => ({
    entry: {kind: "sentences", address: "a.html", title: "", text: null, language: "ar", note: null, ...entry},
    only: only ?? null
  }));
  const files = new Map(searchFiles(indexed));
  const read: string[] = [];
  const index = new SearchIndex((file) => {
    read.push(file);
    const json = files.get(file);
    return json ? Promise.resolve(JSON.parse(json)) : Promise.reject(new Error(`no file ${file}`));
  });
  return {index, read, files};
}

const letters = [..."وفبكلاسجيشةتهيىئؤءأحرنمde'é٣3. "];

describe("the index", () => {
  test("finds in any text what the filters of the pages find", async () => {
    const text = fc.string({unit: fc.constantFrom(...letters), maxLength: 24});
    await fc.assert(
      fc.asyncProperty(fc.array(text, {minLength: 1, maxLength: 6}), text, async (texts, search) => {
        // One letter is looked up as a whole word, by the filters as a beginning.
        fc.pre(
          foldText(search)
            .split(" ")
            .every((word) => word.length > 1)
        );
        const patterns = searchPatterns(search).map((pattern) => new RegExp(pattern, "u"));
        const wanted = texts.flatMap((own, n) => (patterns.every((pattern) => pattern.test(foldText(own))) ? [n] : []));
        const {entries, some} = await indexOf(texts.map((own) => ({text: own}))).index.find(search, "en");
        expect(some ? [] : [...entries].sort()).toEqual(wanted);
      }),
      {numRuns: 500, examples: [[["و'ءؤ"], "ؤئ"]]}
    );
  });

  test.each([
    ["مسئول", "صرّح مسؤولٌ أمني"],
    ["قوات", "بالقـــوات"],
    ["٢٧ يونيو", "في 27 يونيو"],
    ["detention", "DÉTENTION"],
    ["etat", "l’État islamique"]
  ])("finds %s in %s", async (search, text) => {
    expect((await indexOf([{text}, {text: "غير ذلك"}]).index.find(search, "ar")).entries).toEqual([0]);
  });

  test("puts titles before texts, whole words before beginnings, short texts before long ones, rare words before common", async () => {
    const {index} = indexOf([
      {text: "تونس والجزائر وليبيا ومصر والسودان والمغرب وموريتانيا"},
      {text: "التونسيون والجزائريون"},
      {text: "في تونس"},
      {kind: "places", title: "تونس"}
    ]);
    expect((await index.find("تونس", "ar")).entries).toEqual([3, 2, 0, 1]);
    const rare = indexOf([{text: "هجوم هنا"}, {text: "هجوم هناك"}, {text: "هجوم ثالث"}, {text: "الفقهاء هنالك"}]);
    expect((await rare.index.find("هجوم الفقهاء", "ar")).entries[0]).toBe(3);
  });

  test("says when nothing has all of the words, and puts what has most of them first", async () => {
    const {index} = indexOf([{text: "one three"}, {text: "one two"}, {text: "two four"}]);
    const found = await index.find("one two five", "en");
    expect({first: found.entries[0], some: found.some, all: found.entries.length}).toEqual({
      first: 1,
      some: true,
      all: 3
    });
  });

  test("finds pages that are in one language only in that language, and narrows to a kind", async () => {
    const {index} = indexOf([
      {kind: "reports", title: "Libya and Tunis", only: "en"},
      {kind: "reports", title: "ليبيا Libya", only: "ar"},
      {kind: "places", title: {en: "Libya", ar: "ليبيا", fr: "Libye"}}
    ]);
    expect((await index.find("libya", "en")).entries).toEqual([2, 0]);
    expect((await index.find("libya", "ar")).entries).toEqual([2, 1]);
    const places = await index.find("libya", "en", "places");
    expect(places.entries).toEqual([2]);
    expect([...places.counts]).toEqual([
      ["reports", 1],
      ["places", 1]
    ]);
  });

  test("of a large site reads a few files, none of which is large", async () => {
    const name = (n: number) =>
      `te${[...n.toString(26)].map((digit) => "abcdefghijklmnopqrstuvwxyz"[parseInt(digit, 26)]).join("")}`;
    const {index, read, files} = indexOf(Array.from({length: 20_000}, (_, n) => ({text: `${name(n)} وكلمات أخرى`})));
    const found = await index.find(name(19_999), "en");
    expect(await index.entries(found.entries)).toHaveLength(1);
    expect(files.size).toBeGreaterThan(10);
    expect(read.length).toBeLessThanOrEqual(4);
    for (const [name, json] of files) expect(json.length, name).toBeLessThan(120_000);
    expect((await index.find("te", "en")).partial).toBe(true);
  });
});

describe("what was found is marked", () => {
  const marks = (text: string, search: string) =>
    markedParts(text, search)
      .filter(({hit}) => hit)
      .map((part) => part.text);

  test("in whole words, as they are printed", () => {
    expect(marks("وقال الجَيش إن «للجيش» ٣٠ موقعا", "جيش 30")).toEqual(["الجَيش", "للجيش", "٣٠"]);
    expect(marks("l’État, un état-major", "etat")).toEqual(["l’État", "état"]);
  });

  test("and nothing of a text is lost, in an excerpt either", () => {
    const text = `${"كلمة أخرى ".repeat(60)}الجيش ${"ثم كلام ".repeat(60)}`;
    expect(
      markedParts(text, "جيش")
        .map((part) => part.text)
        .join("")
    ).toBe(text);
    const cut = excerpt(markedParts(text, "جيش"));
    const shown = cut.map((part) => part.text).join("");
    expect(shown.length).toBeLessThan(400);
    expect(cut.filter(({hit}) => hit).map((part) => part.text)).toEqual(["الجيش"]);
    for (const word of shown.split(" ")) expect(["…", "", ...text.split(" ")]).toContain(word);
  });

  test("as elements: markup in the data stays text", () => {
    const [item] = resultList(
      [
        {
          kind: "claims",
          address: "claims/c-1.html",
          title: "<b>x</b>",
          text: "<img src=x onerror=alert(1)> جيش",
          language: "ar",
          note: null,
          armed: true
        }
      ],
      "img جيش",
      {document, language: "ar"}
    );
    expect(item!.querySelector("img, b")).toBeNull();
    expect([...item!.querySelectorAll("p mark")].map((mark) => mark.textContent)).toEqual(["img", "جيش"]);
    expect(item!.querySelector(".armed")!.textContent).toBe("من كلام جماعة مسلحة");
  });
});

test("distressing details are folded in results too", () => {
  const entry: SearchEntry = {
    kind: "sentences",
    address: "a.html",
    title: "x",
    text: "كلام قاس",
    language: "ar",
    note: null,
    distressing: true
  };
  const [item] = resultList([entry], "قاس", {document, language: "en"});
  expect(item!.querySelector("details:not([open]) p")!.textContent).toBe("كلام قاس");
});

describe("the page", () => {
  const {index} = indexOf([
    ...Array.from({length: 25}, (_, n) => ({text: `هجوم رقم ${n}`, address: `s-${n}.html`})),
    {kind: "places", title: "Derna", address: "places/derna.html"}
  ]);
  let place: HTMLElement;
  let open: () => Promise<void>;
  const input = () => place.querySelector("input")!;
  const titles = () => place.querySelectorAll(".results > li").length;
  const status = () => place.querySelector("[role=status]")!.textContent;
  const type = async (text: string) => {
    input().value = text;
    input().dispatchEvent(new Event("input", {bubbles: true}));
    await vi.advanceTimersByTimeAsync(200);
  };
  const press = (key: string) =>
    document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));

  beforeEach(() => {
    vi.useFakeTimers();
    history.replaceState(null, "", "/search.html");
    place = document.createElement("div");
    place.append(...searchForm({document, language: "en"}));
    document.body.replaceChildren(place);
    open = enlivenSearch(place, {language: "en", index});
  });
  afterEach(() => vi.useRealTimers());

  test("searches while one types, says how many there are, keeps the words in the address and the focus in the field", async () => {
    await open();
    input().focus();
    await type("هجوم");
    expect([titles(), status()]).toEqual([20, "25 results"]);
    expect(new URL(location.href).searchParams.get("q")).toBe("هجوم");
    expect(document.activeElement).toBe(input());
    place.querySelector<HTMLElement>(".more")!.click();
    await vi.advanceTimersByTimeAsync(0);
    expect(titles()).toBe(25);
    await type("zzz");
    expect([titles(), status()]).toEqual([0, "Nothing was found."]);
    expect(place.querySelector<HTMLElement>(".empty")!.hidden).toBe(false);
    await type("");
    expect([titles(), status(), location.search]).toEqual([0, "", ""]);
  });

  test("shows what its address asks for, also after going back", async () => {
    history.replaceState(null, "", "/search.html?q=derna");
    await open();
    expect([input().value, titles()]).toEqual(["derna", 1]);
    input().value = "هجوم";
    place.querySelector("form")!.dispatchEvent(new Event("submit", {cancelable: true}));
    await vi.advanceTimersByTimeAsync(0);
    expect(titles()).toBe(20);
    history.back();
    await vi.advanceTimersByTimeAsync(100);
    expect([input().value, titles()]).toEqual(["derna", 1]);
  });

  test("goes by arrow keys to the results, and by Escape back to the field, which it then empties", async () => {
    await open();
    input().focus();
    await type("هجوم");
    const links = [...place.querySelectorAll(".results a")];
    press("ArrowDown");
    press("ArrowDown");
    expect(document.activeElement).toBe(links[1]);
    press("ArrowUp");
    press("ArrowUp");
    expect(document.activeElement).toBe(input());
    press("ArrowDown");
    press("End");
    expect(document.activeElement).toBe(links.at(-1));
    press("Escape");
    expect([document.activeElement, input().value]).toEqual([input(), "هجوم"]);
    press("Escape");
    await vi.advanceTimersByTimeAsync(200);
    expect([input().value, titles()]).toEqual(["", 0]);
  });

  test("narrows to a kind", async () => {
    await open();
    await type("هجوم derna");
    expect(status()).toContain("26 results · Nothing has all of these words.");
    place.querySelector<HTMLElement>('[data-kind="places"]')!.click();
    await vi.advanceTimersByTimeAsync(0);
    expect([titles(), new URL(location.href).searchParams.get("kind")]).toEqual([1, "places"]);
  });

  test("says what to do when its files cannot be read, and reads them again with the next search", async () => {
    let fail = true;
    const {files} = indexOf([{text: "one"}]);
    const flaky = new SearchIndex((file) =>
      fail ? Promise.reject(new Error("offline")) : Promise.resolve(JSON.parse(files.get(file)!))
    );
    place.replaceChildren(...searchForm({document, language: "en"}));
    open = enlivenSearch(place, {language: "en", index: flaky});
    await open();
    await type("one");
    expect(status()).toMatch(/could not read its files/);
    fail = false;
    await type("one ");
    expect(titles()).toBe(1);
  });
});

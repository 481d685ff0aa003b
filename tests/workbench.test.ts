import {JSDOM} from "jsdom";
import {describe, expect, test} from "vitest";
import {tables} from "../loaders/schema.js";
import {citeBibtex, citeCsl, citeRis, citeText} from "../src/components/citations.js";
import {viewWork} from "../src/components/cite.js";
import {History} from "../src/components/history.js";
import {questions} from "../src/components/questions.js";
import {schemaBrowser} from "../src/components/schema-browser.js";
import {readLink} from "../src/components/links.js";

/** A storage as browsers have it, of which `room` characters can be filled. */
function storage(room = Infinity): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem(key: string, value: string) {
      if (value.length > room) throw new DOMException("full", "QuotaExceededError");
      items.set(key, value);
    },
    removeItem: (key: string) => void items.delete(key)
  } as unknown as Storage;
}
const entry = (sql: string) => ({sql, at: "2026-11-22T10:00:00.000Z", rows: 1, time: 2});
const texts = (history: History) => history.entries.map(({sql}) => sql);

describe("the history", () => {
  test("keeps each text once, the newest first, fifty at most, for the next page too", () => {
    const kept = storage();
    const history = new History(() => kept);
    for (let n = 0; n < 60; n++) history.add(entry(`SELECT ${n}`));
    history.add(entry("SELECT 40"));
    const again = new History(() => kept);
    expect(texts(again)).toHaveLength(50);
    expect(texts(again).slice(0, 2)).toEqual(["SELECT 40", "SELECT 59"]);
    expect(texts(again).filter((sql) => sql === "SELECT 40")).toHaveLength(1);
    again.remove("SELECT 40");
    expect(texts(history)[0]).toBe("SELECT 59");
    again.set([]);
    expect(texts(history)).toEqual([]);
  });

  test("works for the page where storage is refused or full", () => {
    const refused = new History(() => {
      throw new DOMException("no", "SecurityError");
    });
    expect(refused.isKept).toBe(false);
    refused.add(entry("SELECT 1"));
    expect(texts(refused)).toEqual(["SELECT 1"]);
    const full = new History(() => storage(10));
    full.add(entry("SELECT 2"));
    expect(full.isKept).toBe(false);
    expect(texts(full)).toEqual(["SELECT 2"]);
  });

  test.each(["{", "{}", "null", '[1, null, {"sql": 1}]', '[{"sql": "x", "at": "never", "rows": 1, "time": 1}]'])(
    "takes nothing from a storage that holds %s",
    (text) => {
      const kept = storage();
      kept.setItem("sijill:queries", text);
      const history = new History(() => kept);
      expect(history.entries).toEqual([]);
      history.add(entry("SELECT 1"));
      expect(texts(history)).toEqual(["SELECT 1"]);
    }
  );
});

describe("questions to begin with", () => {
  test("are twenty, each once, with what the answer shows in both languages", () => {
    expect(questions.length).toBeGreaterThanOrEqual(20);
    for (const words of [questions.map(({en}) => en), questions.map(({ar}) => ar), questions.map(({sql}) => sql)])
      expect(new Set(words).size).toBe(questions.length);
    for (const {en, ar, shows} of questions) {
      expect(en).toMatch(/^[A-Z].*\?$/);
      expect(ar).toMatch(/^\p{Script=Arabic}.*؟$/u);
      expect(shows.en).toMatch(/^[A-Z].*\.$/);
      expect(shows.ar).toMatch(/^\p{Script=Arabic}.*\.$/u);
    }
  });
});

test("the schema browser has every column with its words, and a sample of each table", () => {
  const {document} = new JSDOM("").window;
  const counts = Object.fromEntries(Object.keys(tables).map((name, index) => [name, 1000 + index])) as never;
  for (const language of ["en", "ar"] as const) {
    const node = schemaBrowser(tables, counts, {document, language, cell: "records", version: "1f2e"});
    for (const [index, [name, {columns}]] of Object.entries(tables).entries()) {
      const details = node.querySelectorAll("details")[index]!;
      expect(details.querySelector("summary")!.textContent).toContain(`1,00${index}`);
      const link = details.querySelector<HTMLAnchorElement>("a.ask")!;
      expect(readLink(link.hash)).toEqual({records: `SELECT *\nFROM ${name}\nLIMIT 10`});
      const shown = [...details.querySelectorAll("dt code")].map((code) => code.textContent);
      expect(shown).toEqual(Object.keys(columns));
      for (const words of details.querySelectorAll("dd"))
        expect(words.textContent).toMatch(language === "ar" ? /\p{Script=Arabic}/u : /[a-z]/);
    }
  }
});

describe("a citation of a view", () => {
  const given = {
    title: "Ask the data",
    site: "Sijill",
    url: "https://example.org/s/query.html#q=ab_-&v=1f2e",
    version: "1f2e",
    sql: "SELECT 1"
  };
  const now = new Date("2026-11-22T10:00:00Z");
  const work = viewWork(given, "en", now);

  test("tells page, site, link, data and day", () => {
    expect(citeText(work)).toBe(
      `“Ask the data”. Sijill. ${work.id}, data 1f2e. https://example.org/s/query.html#q=ab_-&v=1f2e. Accessed 2026-11-22.`
    );
    expect(citeText(viewWork({...given, title: "اسأل البيانات", site: "سِجِلّ"}, "ar", now), "ar")).toMatch(
      /اسأل البيانات.*بيانات 1f2e.*اطُّلع عليه في 2026-11-22/
    );
  });

  test("as CSL-JSON is a dataset of which every field is of the standard", () => {
    const [item] = JSON.parse(citeCsl(work)) as Record<string, unknown>[];
    expect(item).toEqual({
      id: work.id,
      type: "dataset",
      title: "Ask the data",
      publisher: "Sijill",
      URL: given.url,
      language: "en",
      version: "1f2e",
      accessed: {"date-parts": [[2026, 11, 22]]}
    });
  });

  test("as BibTeX has one entry, a day, and a title that cannot break out of it", () => {
    const entry = citeBibtex({...work, title: "50% of {x} & y_z #1 \\input{/etc}"});
    expect(entry).toContain("urldate = {2026-11-22}");
    expect(entry).toContain(String.raw`{{50\% of \{x\} \& y\_z \#1 \textbackslash{}input\{/etc\}}}`);
    expect(entry.match(/@/g)).toHaveLength(1);
    const bare = entry.replace(/\\[{}]/g, "");
    expect(bare.match(/{/g)!.length).toBe(bare.match(/}/g)!.length);
    expect(citeRis(work)).toContain("Y2  - 2026/11/22");
  });

  test("has an id of its own for each query, and the same for the same", () => {
    expect(viewWork({...given, sql: "SELECT 2"}, "en", now).id).not.toBe(work.id);
    expect(viewWork(given, "ar", now).id).toBe(work.id);
    expect(work.id).toMatch(/^sijill-1f2e-[0-9a-f]{8}$/);
  });
});

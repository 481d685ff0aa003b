import fc from "fast-check";
import {JSDOM} from "jsdom";
import {describe, expect, test, vi} from "vitest";
import {edtfDays} from "../loaders/edtf.js";
import {edtfInWords, edtfSpan} from "../src/components/edtf.js";
import {fileName, programs} from "../src/components/exports.js";
import {resultTable} from "../src/components/result-table.js";
import {table} from "../src/components/table.js";
import {columnsOf, formatValue, kindOf, sideOf, sortRows} from "../src/components/values.js";

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

describe("EDTF", () => {
  test.each([
    ["2019-06-27", "27 June 2019", "27 يونيو 2019"],
    ["2019-05", "May 2019", "مايو 2019"],
    ["2019", "2019", "2019"],
    ["2019?", "2019 (uncertain)", "2019 (غير مؤكد)"],
    ["2015-01~/2016-04~", "about January 2015 – April 2016", "نحو يناير 2015 – أبريل 2016"],
    ["../2019-07-22", "until 22 July 2019", "حتى 22 يوليو 2019"],
    ["2019-07-22/..", "since 22 July 2019", "منذ 22 يوليو 2019"],
    ["198X", "1980 – 1989", "1980 – 1989"],
    ["2019-22", "summer 2019", "صيف 2019"],
    ["{2019-01,2019-03}", "{2019-01,2019-03}", "{2019-01,2019-03}"],
    ["<img src=x>", "<img src=x>", "<img src=x>"]
  ])("%s reads in words", (text, english, arabic) => {
    const plain = (words: string) => words.replace(/[\u2009\u00a0\u202f]/g, " ").replace(/\s*[–-]\s*/g, " – ");
    expect(plain(edtfInWords(text, "en"))).toBe(plain(english));
    expect(plain(edtfInWords(text, "ar"))).toBe(plain(arabic));
  });

  test("spans the days that the loaders read in it", () => {
    const two = (number: number) => String(number).padStart(2, "0");
    const part = fc.oneof(
      fc
        .date({min: new Date("0100-01-01"), max: new Date("9998-12-31"), noInvalidDate: true})
        .map((date) => date.toISOString().slice(0, 10)),
      fc.tuple(fc.integer({min: 1000, max: 9998}), fc.integer({min: 1, max: 12})).map(([y, m]) => `${y}-${two(m)}`),
      fc.integer({min: 1000, max: 9998}).map(String)
    );
    const marked = fc.tuple(part, fc.constantFrom("", "~", "?", "%")).map((pieces) => pieces.join(""));
    const check = (text: string) => {
      const {start, end} = edtfSpan(text)!;
      expect({start: day(start), end: day(end)}, text).toEqual(edtfDays(text));
    };
    fc.assert(fc.property(marked, check));
    fc.assert(
      fc.property(marked, marked, (a, b) => {
        // In the order of time: an interval that runs backwards is no EDTF.
        const [first, last] = a < b ? [a, b] : [b, a];
        if (first.slice(0, 4) !== last.slice(0, 4)) check(`${first}/${last}`);
      })
    );
    for (const text of ["../2019-07-22", "2019-07/.."]) check(text);
  });

  test.each(["", "/", "../..", "2019-13", "2019-02-30", "2019-1-1", "1/2/3", "201X-05"])("%s is no span", (text) =>
    expect(edtfSpan(text)).toBeNull()
  );
});

describe("sorting", () => {
  const sorted = (name: string, type: string, values: unknown[], direction: "ascending" | "descending" = "ascending") =>
    sortRows(
      values.map((value) => ({[name]: value as never})),
      {name, type},
      direction
    ).map((row) => row[name]);

  test("numbers by size and nulls last, up and down", () => {
    expect(sorted("n", "Int32", [10, null, 9, -1])).toEqual([-1, 9, 10, null]);
    expect(sorted("n", "Int32", [10, null, 9, -1], "descending")).toEqual([10, 9, -1, null]);
  });
  test("days by time", () => {
    const [a, b] = [new Date("2019-01-02"), new Date("2019-10-01")];
    expect(sorted("d", "Date32<DAY>", [b, null, a])).toEqual([a, b, null]);
  });
  test("EDTF by the days it may mean, open beginnings first, what is none last", () => {
    expect(sorted("date", "Utf8", ["soon", "2019-05", "2018-12-31", null, "2019-05-01", "../2019-07-22"])).toEqual([
      "../2019-07-22",
      "2018-12-31",
      "2019-05-01",
      "2019-05",
      "soon",
      null
    ]);
  });
  test("text in the order of the Arabic alphabet, whatever the hamza, and numbers in it by size", () => {
    expect(sorted("t", "Utf8", ["يمن", "بنغازي", "أربيل", "ارمينيا", "إدلب"])).toEqual([
      "إدلب",
      "أربيل",
      "ارمينيا",
      "بنغازي",
      "يمن"
    ]);
    expect(sorted("t", "Utf8", ["m10", "M2", "b"])).toEqual(["b", "M2", "m10"]);
  });
  test("leaves equal rows in their order, and the rows that it was given as they were", () => {
    const rows = [
      {a: 1, b: "x"},
      {a: 0, b: "y"},
      {a: 1, b: "z"}
    ];
    expect(sortRows(rows, {name: "a", type: "Int32"}, "descending").map(({b}) => b)).toEqual(["x", "z", "y"]);
    expect(rows[0]!.b).toBe("x");
  });
});

test("columns of plain rows have the type of their first value", () => {
  const columns = columnsOf([
    {a: null, b: 1, c: new Date(0), d: ["x"], e: true, date: "2019"},
    {a: 3, b: null, c: null, d: null, e: null, date: null}
  ]);
  expect(columns.map(kindOf)).toEqual(["number", "number", "date", "list", "text", "edtf"]);
  expect(columnsOf([])).toEqual([]);
});

test.each([
  [1e21, "1e+21"],
  [0.1 + 0.2, "0.3"],
  [36.806, "36.806"],
  [1 / 3, "0.333333"],
  [2019, "2019"],
  [new Date("2019-06-27"), "2019-06-27"],
  [new Date("2019-06-27T01:00:00Z"), "2019-06-27T01:00:00.000Z"],
  [["a", null], "a, —"],
  [null, "—"],
  [false, "false"]
])("%s is shown as %s", (value, text) => expect(formatValue(value as never)).toBe(text));

test("a column begins at the side of most of its letters, numbers end below each other", () => {
  const column = {name: "t", type: "Utf8"};
  const rows = (...texts: (string | null)[]) => texts.map((t) => ({t}));
  expect(sideOf(column, rows("«ليبيا»", null, "سبها", "Sabha"), "en")).toBe("right");
  expect(sideOf(column, rows("Sabha", "2019"), "en")).toBe("left");
  expect(sideOf({name: "t", type: "Int32"}, [], "en")).toBe("right");
  const date = {name: "date", type: "Utf8"};
  expect([sideOf(date, [{date: "2019-05"}], "ar"), sideOf(date, [{date: "2019-05"}], "en")]).toEqual(["right", "left"]);
});

describe("a table", () => {
  const {document} = new JSDOM('<html lang="ar"><body><a class="brand" href="../index.html">x</a></body></html>')
    .window;
  const rows = Array.from({length: 12}, (_, index) => ({
    n: index % 2 ? index + 0.25 : 12 - index,
    date: "2019-05",
    attacks: ["a-0123456789ab", "x"],
    text: "<img src=x onerror=alert(1)>"
  }));
  const click = (node: Element) => node.dispatchEvent(new document.defaultView!.Event("click", {bubbles: true}));
  const firsts = (node: Element) =>
    [...node.querySelectorAll("tbody tr")].map((row) => row.querySelector(".number")!.textContent);

  test("pages, sorts up, down and back, and says so", () => {
    const node = resultTable(rows, {document});
    expect(firsts(node)).toHaveLength(10);
    const heading = node.querySelector("th")!;
    const sorter = heading.querySelector("button")!;
    click(sorter);
    expect(heading.getAttribute("aria-sort")).toBe("ascending");
    expect(firsts(node).slice(0, 3)).toEqual(["1.25", "2", "3.25"]);
    expect(node.querySelector(".pages")!.textContent).toContain("تصاعديا");
    click(sorter);
    expect(heading.getAttribute("aria-sort")).toBe("descending");
    expect(firsts(node)[0]).toBe("12");
    click(sorter);
    expect(heading.hasAttribute("aria-sort")).toBe(false);
    expect(firsts(node)[0]).toBe("12");
    const [first, previous, next, last] = node.querySelectorAll<HTMLButtonElement>(".pages > button");
    expect([first!.disabled, previous!.disabled, next!.disabled, last!.disabled]).toEqual([true, true, false, false]);
    click(last!);
    expect(firsts(node)).toHaveLength(2);
    expect([first!.disabled, next!.disabled]).toEqual([false, true]);
  });

  test("shows EDTF in words, ids as links, digits below each other, and markup as text", () => {
    const node = resultTable(rows, {document});
    const [line, second] = node.querySelectorAll("tbody tr");
    expect(line!.querySelector("time")!.textContent).toBe("مايو 2019");
    expect(line!.querySelector("time")!.title).toBe("2019-05");
    expect([...line!.querySelectorAll("a")].map((a) => a.getAttribute("href"))).toEqual([
      "../attacks/a-0123456789ab.html"
    ]);
    expect(line!.querySelector(".number")!.getAttribute("data-fill")).toBe(".00");
    expect(second!.querySelector(".number")!.hasAttribute("data-fill")).toBe(false);
    expect(node.querySelector("img")).toBeNull();
    expect(node.textContent).toContain("<img src=x");
  });

  test("says when there is nothing, and what is not stated", () => {
    expect(resultTable([], {document}).textContent).toBe("لم يُرجع الاستعلام أي صف.");
    expect(resultTable([{a: null}], {document}).querySelector("tbody")!.textContent).toContain("غير مذكور");
  });

  test("is an input: a chosen row is its value, which can be set and taken back", () => {
    vi.stubGlobal("Event", document.defaultView!.Event);
    const node = table(rows, {document});
    let told = 0;
    node.addEventListener("input", () => told++);
    expect(node.value).toBeNull();
    click(node.querySelectorAll("tbody td.number")[1]!);
    expect([node.value, told]).toEqual([rows[1], 1]);
    expect(node.querySelectorAll("input:checked")).toHaveLength(1);
    node.value = JSON.parse(JSON.stringify(rows[11])) as object;
    expect([node.value === rows[11], told]).toEqual([true, 1]);
    expect(firsts(node)).toHaveLength(2);
    expect(node.querySelectorAll("input:checked")).toHaveLength(1);
    click(node.querySelector(".choice button")!);
    expect([node.value, told]).toEqual([null, 2]);
    node.value = {nothing: "like it"};
    expect(node.value).toBeNull();
    // The choice of how many rows a page has is none of the page's.
    node.querySelector("select")!.dispatchEvent(new Event("input", {bubbles: true}));
    expect(told).toBe(2);
  });
});

describe("files and programs", () => {
  test("files are named after the site, the cell and the data", () => {
    expect(fileName("records", "b78fc10703cc", "csv")).toBe("sijill-records-b78fc10703cc.csv");
    expect(fileName(null, "", "csv")).toBe("sijill.csv");
  });

  const tables = {attacks: ["https://example.org/it's/a.parquet"], claims: ["https://example.org/c.parquet"]};
  test.each(Object.keys(programs))("a program for %s reads the tables that its query names, and no others", (name) => {
    const text = programs[name]!("SELECT 1 FROM attacks -- end", tables);
    expect(text).toContain("SELECT 1 FROM attacks -- end\n");
    expect(text).toContain("it''s");
    expect(text).not.toContain("c.parquet");
  });
  test("a table in parts is read whole", () => {
    expect(programs.Python!("SELECT 1 FROM claims", {claims: ["https://a.org/1", "https://a.org/2"]})).toContain(
      "read_parquet(['https://a.org/1', 'https://a.org/2'])"
    );
  });
  test("a query that would end its literal is escaped", () => {
    expect(programs.Python!('SELECT """, \'\\\'', tables)).toContain(String.raw`duckdb.sql("SELECT \"\"\", '\\'")`);
    expect(programs.R!(`SELECT 'x)"'`, tables)).toContain(String.raw`dbGetQuery(db, "SELECT 'x)\"'")`);
    expect(programs.Python!('SELECT 1 AS "a"', tables)).toContain(String.raw`"SELECT 1 AS \"a\""`);
  });
});

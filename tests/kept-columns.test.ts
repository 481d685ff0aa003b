import type {AsyncDuckDBConnection} from "@duckdb/duckdb-wasm";
import {parquetWriteBuffer} from "hyparquet-writer";
import {beforeAll, describe, expect, test} from "vitest";
import {KeptColumns, scansOf} from "../src/components/kept-columns.js";
import {duckdb} from "./helpers/duckdb.js";

type Connection = Pick<AsyncDuckDBConnection, "query">;

describe("columns that are kept in memory", () => {
  let connection: Connection;
  let asked: string[];
  const rows = async (sql: string) => [...(await connection.query(sql))].map((row) => ({...row.toJSON()}) as object);
  beforeAll(async () => {
    const engine = await duckdb();
    const inner = engine.connection as unknown as {query(sql: string): Awaited<ReturnType<Connection["query"]>>};
    connection = {
      query: (async (sql: string) => {
        asked.push(sql);
        await Promise.resolve();
        return inner.query(sql);
      }) as Connection["query"]
    };
    asked = [];
    const column = <T>(name: string, value: (n: number) => T, rows = 300) => ({
      name,
      data: Array.from({length: rows}, (_, n) => value(n))
    });
    const places = [
      column("id", (n) => `place-${n}`),
      column("name_en", (n) => `Baghdad ${n % 4}`),
      column("country", (n) => (n % 5 ? (n % 2 ? "IQ" : "SY") : null)),
      column("kind", (n) => (n % 7 ? "city" : "governorate")),
      column("latitude", (n) => n / 10),
      {...column("long", (n) => BigInt(n)), type: "INT64" as const}
    ];
    engine.register("places.parquet", new Uint8Array(parquetWriteBuffer({columnData: places})));
    const actors = [column("id", () => "IQ", 1), column("name_en", () => "Iraq", 1), column("kind", () => "state", 1)];
    engine.register("actors.parquet", new Uint8Array(parquetWriteBuffer({columnData: actors})));
    for (const name of ["places", "actors"])
      await connection.query(`CREATE VIEW ${name} AS SELECT * FROM read_parquet('${name}.parquet')`);
  });

  const whole =
    "SELECT country, name_en, count(*)::INTEGER AS n FROM places GROUP BY 1, 2 ORDER BY 1 DESC NULLS LAST, n, name_en";
  const kept = new KeptColumns(["places", "actors"], 100);
  beforeAll(() => kept.learn(connection, whole));

  test("answer as the files do, in the same order, without reading them", async () => {
    for (const sql of [
      whole,
      "SELECT max(country) AS last, min(name_en) AS first FROM places",
      "SELECT name_en || country AS both, country < 'M' AS early FROM places WHERE country = 'IQ' OR country = 'XX' ORDER BY 1 LIMIT 3",
      "SELECT DISTINCT coalesce(country, 'none') AS c FROM places ORDER BY c;",
      "SELECT a.name_en, p.country, count(*)::INTEGER AS n FROM places AS p JOIN actors AS a ON a.id = p.country GROUP BY ALL",
      'SELECT country AS "a ""b""", country FROM places WHERE name_en LIKE \'%2\' ORDER BY ALL LIMIT 5'
    ]) {
      const expected = await rows(sql);
      const use = await kept.use(connection, sql);
      expect(use, sql).not.toBeNull();
      const plan = JSON.stringify(await rows(`EXPLAIN ${use!}`));
      expect(plan).toContain("kept_places");
      expect(await rows(use!), sql).toEqual(expected);
      await kept.leave(connection, sql);
      expect(JSON.stringify(await rows(`EXPLAIN ${sql.replace(";", "")}`))).not.toContain("kept_places");
    }
  });

  test.each([
    ["SELECT * FROM places", "all columns"],
    ["SELECT places FROM places", "a row as one value"],
    ["SELECT country, latitude FROM places", "a column that is not kept"],
    ["SELECT typeof(country) FROM places", "a type"],
    ["SELECT list(country) AS c FROM places", "words in a list"],
    ["SELECT a.*, p.* FROM places AS p NATURAL JOIN actors AS a", "columns by their names"],
    ["WITH all_places AS (FROM places) SELECT count(DISTINCT kind) FROM all_places", "a column within another query"],
    ["FROM places", "a query without SELECT"]
  ])("%s is asked of the files: %s", async (sql) => {
    expect(await kept.use(connection, sql)).toBeNull();
  });

  test.each([
    ["SELECT kind, count(*) FROM places WHERE latitude < 3 GROUP BY 1", "may leave out parts of the file"],
    ["SELECT kind FROM places LIMIT 3", "ends before the file does"],
    ["SELECT long, count(*) FROM places GROUP BY 1", "numbers that a table of the site never has"],
    ["SELECT kind, count(*) FROM actors GROUP BY 1", "a small table"]
  ])("nothing is kept of %s: %s", async (sql) => {
    const other = new KeptColumns(["places", "actors"], 100);
    await other.learn(connection, sql);
    expect(await other.use(connection, sql)).toBeNull();
  });

  test("a further question adds its columns, and what was kept for the first goes", async () => {
    const more = "SELECT kind, avg(latitude) AS latitude FROM places GROUP BY 1";
    await kept.learn(connection, more);
    const both = "SELECT kind, country, count(*)::INTEGER AS n FROM places GROUP BY 1, 2 ORDER BY ALL";
    expect(await rows((await kept.use(connection, both))!)).toEqual(
      await rows(both.replace("places", "read_parquet('places.parquet')"))
    );
    await kept.leave(connection, both);
    const dropped = asked.filter((sql) => sql.startsWith("DROP TABLE"));
    expect(dropped).toHaveLength(1);
  });

  test("a plan that is drawn otherwise is not guessed at", () => {
    const box = (name: string) =>
      `┌───────────────────────────┐\n│       READ_PARQUET        │\n│   ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─   │\n│${name.padEnd(27)}│\n└───────────────────────────┘\n`;
    expect(scansOf(box("month"), new Set(["month"]))).toEqual([{columns: ["month"], filtered: false}]);
    expect(scansOf(box("month, day"), new Set(["month"]))).toBeNull();
  });
});

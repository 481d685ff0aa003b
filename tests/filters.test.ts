import {mkdtempSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {beforeAll, describe, expect, test} from "vitest";
import {buildTables} from "../loaders/build.js";
import {
  conditionOf,
  exploredTable,
  facetCounts,
  facets,
  filtersOf,
  recordsOf,
  totals
} from "../src/components/filters.js";
import type {Condition, Filters} from "../src/components/filters.js";
import {duckdb} from "./helpers/duckdb.js";
import type {Connection} from "./helpers/duckdb.js";

let connection: Connection;

beforeAll(async () => {
  const engine = await duckdb();
  connection = engine.connection;
  const {tables} = await buildTables({cache: mkdtempSync(join(tmpdir(), "sijill-filters-"))});
  for (const [name, {parts}] of tables) {
    engine.register(`${name}.parquet`, parts[0]!.bytes);
    connection.query(`CREATE VIEW ${name} AS SELECT * FROM read_parquet('${name}.parquet')`);
  }
  connection.query(exploredTable("ar"));
  connection.query(exploredTable("en"));
});

function ask({sql, parameters}: Condition): Record<string, unknown>[] {
  const statement = connection.prepare(sql);
  try {
    return statement.query(...parameters).toArray();
  } finally {
    statement.close();
  }
}
const count = (filters: Filters) => Number(ask(totals(filters))[0]!.possibly);

describe("explored records", () => {
  test("are all attacks and all claims, each once", () => {
    const [{n, ids}] = ask({
      sql: "SELECT count(*)::INT AS n, count(DISTINCT id)::INT AS ids FROM explored",
      parameters: []
    }) as [{n: number; ids: number}];
    const [{all}] = ask({
      sql: 'SELECT ((SELECT count(*) FROM attacks) + (SELECT count(*) FROM claims))::INT AS "all"',
      parameters: []
    }) as [{all: number}];
    expect(n).toBe(all);
    expect(ids).toBe(all);
    expect(count({})).toBe(all);
  });

  test("are counted by facet as they are when the value is chosen", () => {
    for (const filters of [{}, {kind: ["claim"]}, {kind: ["attack"], place: ["sabha"]}] as Filters[]) {
      const counts = ask(facetCounts(filters));
      expect(new Set(counts.map(({facet}) => facet))).toEqual(new Set(facets));
      for (const {facet, value, records} of counts) {
        expect(
          count({...filters, [facet as string]: [value as string]}),
          `${facet as string}: ${value as string}`
        ).toBe(Number(records));
      }
    }
  });

  test("narrow with each facet and widen with each of its values", () => {
    const [attacks, claims] = [count({kind: ["attack"]}), count({kind: ["claim"]})];
    expect(count({kind: ["attack", "claim"]})).toBe(attacks + claims);
    expect(count({kind: ["claim"], certainty: ["possible"]})).toBeLessThan(claims);
    expect(count({kind: ["attack"], certainty: ["possible"]})).toBe(0);
    expect(count({certainty: [""]})).toBe(attacks);
  });

  test("are found by words however they are spelt, in their sentence and in the names of actor and place", () => {
    const found = count({text: "قيادة"});
    expect(found).toBeGreaterThan(0);
    for (const same of ["القياده", "قِيَادَة", "قيـادة"]) expect(count({text: same}), same).toBe(found);
    expect(ask(recordsOf({text: "قيادة"})).some(({quote}) => /بقيادة/.test(quote as string))).toBe(true);
    expect(count({text: "Sabha"})).toBeGreaterThan(0);
    expect(count({text: "') OR true --"})).toBe(0);
  });

  test("lie in a window possibly or for certain", () => {
    const window: [string, string] = ["2019-05-01", "2019-05-31"];
    const [{possibly, certainly, undated}] = ask(totals({window})) as [Record<string, bigint>];
    expect(Number(undated)).toBeGreaterThan(0);
    expect(count({window, certainty: [""]})).toBeLessThan(count({window}));
    expect(Number(certainly)).toBeGreaterThan(0);
    expect(Number(possibly)).toBeGreaterThan(Number(certainly));
    const kept = ask(recordsOf({window, certainly: true}));
    expect(kept.length).toBe(Number(certainly));
    // What may be in the window and is not for certain starts before it, ends after it, or has an end that is not known.
    const others = ask(recordsOf({window})).filter(({id}) => !kept.some((record) => record.id === id));
    for (const {date_start, date_end} of others) {
      const [start, end] = [date_start, date_end] as [number | null, number | null];
      const inside = start !== null && end !== null && start >= Date.parse(window[0]) && end <= Date.parse(window[1]);
      expect(inside).toBe(false);
    }
  });

  test.each([
    [null, {}],
    ["x", {}],
    [{kind: "attack", type: [1, "ied", "ied", null], text: 7, window: ["2019-13-45", {}]}, {type: ["ied"]}],
    [
      {window: ["2019-05-31", "2019-05-01"], certainly: true},
      {window: ["2019-05-01", "2019-05-31"], certainly: true}
    ],
    [{window: [null, "2019-05-01"]}, {window: [null, "2019-05-01"]}],
    [{certainly: true, text: "", actor: []}, {}],
    [JSON.parse('{"__proto__": {"kind": ["attack"]}, "constructor": ["x"]}'), {}]
  ])("choices of a link are taken for what they are: %j", (given, filters) =>
    expect(filtersOf(given)).toEqual(filters)
  );

  test("conditions bind what a reader chose, and leave one choice out for counting", () => {
    const filters: Filters = {type: ["'; DROP TABLE explored"], window: ["2019-01-01", "2019-12-31"]};
    expect(conditionOf(filters).sql).not.toContain("DROP");
    expect(conditionOf(filters, "type").sql).not.toContain("type");
    expect(conditionOf(filters, "window").sql).not.toContain("2019");
    expect(conditionOf({}).sql).toBe("true");
  });
});

import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {csvParse} from "d3";
import {JSDOM} from "jsdom";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {sha256} from "../loaders/text.js";
import {changesSince} from "../src/build/changes.js";
import {exportNames, writeDownloads} from "../src/build/downloads.js";
import {acledLike, geoJson, timelineJs, timeMap} from "../src/build/exports.js";
import {atom, changeLog, jsonFeed} from "../src/build/feeds.js";
import type {FeedRecords} from "../src/build/feeds.js";
import {writeServiceWorker} from "../src/build/offline.js";
import {writeSitemap} from "../src/build/sitemap.js";
import {buildRows} from "./helpers/build.js";
import type {RowsBuild} from "./helpers/build.js";

let folder: string;
let built: RowsBuild;
const address = (kind: string, id: string) => `https://example.org/s/${kind}/${id}.html`;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sijill-downloads-"));
  built = await buildRows({cache: join(folder, "cache")});
  mkdirSync(join(folder, "_file", "tables"), {recursive: true});
  for (const [name, {parts}] of built.tables)
    writeFileSync(join(folder, "_file", "tables", `${name}.12345678.parquet`), parts[0]!.bytes);
  writeDownloads(folder, built, {licence: "CC-BY-4.0"}, address);
});
afterAll(() => rmSync(folder, {recursive: true}));
const file = (name: string) => readFileSync(join(folder, "data", name));

interface Resource {
  name: string;
  path: string;
  bytes: number;
  hash: string;
  schema?: {fields: {name: string; type: string}[]; foreignKeys: {reference: {resource: string}}[]};
}

describe("downloads", () => {
  test("are described, with sizes and checksums that are right", () => {
    const {resources, licenses} = JSON.parse(file("datapackage.json").toString()) as {
      resources: Resource[];
      licenses: object[];
    };
    expect(licenses).toEqual([{name: "CC-BY-4.0"}]);
    expect(resources).toHaveLength(9 * 2 + exportNames.length);
    const names = new Set(resources.map(({name}) => name));
    expect(names.size).toBe(resources.length);
    for (const {path, bytes, hash, schema} of resources) {
      expect([bytes, hash], path).toEqual([file(path).length, `sha256:${sha256(file(path))}`]);
      for (const {reference} of schema?.foreignKeys ?? []) expect(names).toContain(reference.resource);
    }
    const sums = file("SHA256SUMS").toString().trimEnd().split("\n");
    expect(sums).toHaveLength(resources.length + 1);
    for (const line of sums) {
      const [, hash, name] = /^([0-9a-f]{64}) {2}(\S+)$/.exec(line)!;
      expect(sha256(file(name!)), name).toBe(hash);
    }
  });

  test("have in CSV what the tables have", () => {
    const claims = csvParse(file("claims.csv").toString().replace("\ufeff", ""));
    expect(claims).toHaveLength(built.rows.claims.length);
    const [row] = built.rows.claims;
    expect(claims[0]).toMatchObject({id: row!.id, quote: row!.quote ?? "", rules: row!.rules.join("|")});
  });
});

describe("exports", () => {
  test("TimelineJS: parts of days, dates in words, text that is no markup", () => {
    const attacks = [
      {...built.rows.attacks[0]!, quote: "<img src=x>"},
      {...built.rows.attacks[1]!, date_start: null}
    ];
    const {events} = timelineJs({attacks, claims: [], sentences: []}, address) as {events: Record<string, unknown>[]};
    expect(events).toHaveLength(1);
    const [year, month, day] = attacks[0]!.date_start!.split("-").map(Number);
    expect(events[0]).toMatchObject({start_date: {year, month, day}, unique_id: attacks[0]!.id});
    expect(JSON.stringify(events[0])).toContain("&lt;img src=x&gt;");
    expect(events[0]!.display_date).toMatch(/\d{4}/);
  });

  test("show no distressing words at once, and say where they are", () => {
    const [attack] = built.rows.attacks.filter(({quote, sentence, date_start}) => quote && sentence && date_start);
    const sentences = built.rows.sentences.map((row) => ({...row, distressing: row.id === attack!.sentence}));
    const rows = {...built.rows, attacks: [attack!], claims: [], sentences};
    for (const shown of [timelineJs(rows, address), timeMap(rows, address).events]) {
      expect(JSON.stringify(shown)).toContain("Distressing details: the words are in the article");
      expect(JSON.stringify(shown)).not.toContain(JSON.stringify(attack!.quote).slice(1, -1));
    }
    const {features} = geoJson(rows, address) as {features: {properties: {distressing: boolean}}[]};
    expect(features[0]!.properties.distressing).toBe(true);
  });

  test("GeoJSON: longitude first, no geometry where there are no coordinates", () => {
    const [attack] = built.rows.attacks.filter(({latitude}) => latitude !== null);
    const attacks = [attack!, {...attack!, id: "a-2", latitude: null}];
    const {features} = geoJson({attacks, places: built.rows.places, sentences: []}, address) as {
      features: {geometry: unknown}[];
    };
    expect(features.map(({geometry}) => geometry)).toEqual([
      {type: "Point", coordinates: [attack!.longitude, attack!.latitude]},
      null
    ]);
  });

  test("ACLED's columns: what is not certain stays empty, an accusation is no actor", () => {
    const [attack] = built.rows.attacks;
    const of = (changes: Partial<typeof attack>) => acledLike({...built.rows, attacks: [{...attack!, ...changes}]})[0]!;
    const day = {date_start: "2019-06-27", date_end: "2019-06-27", perpetrator_name: "X"};
    expect(of({...day, responsibility: "claimed"})).toMatchObject({
      event_date: "2019-06-27",
      year: "2019",
      time_precision: 1,
      actor1: "X",
      accused: null,
      iso: null
    });
    expect(of({...day, date_end: "2019-06-30", responsibility: "attributed", killed_low: null})).toMatchObject({
      event_date: null,
      time_precision: 2,
      actor1: null,
      accused: "X",
      fatalities: null
    });
    expect(of({date_start: "2015-01-01", date_end: "2016-02-01"})).toMatchObject({year: null, time_precision: null});
    expect(of({responsibility: "denied", perpetrator: "islamic-state"}).inter1).toBeNull();
  });

  test("TimeMap: a date only where the day is certain, sources that there are", () => {
    const {events, sources, associations} = timeMap(built.rows, address);
    const ids = new Set(sources.map(({id}) => id));
    for (const [index, event] of events.entries()) {
      const {date_start, date_end} = built.rows.attacks[index]!;
      expect(event.date === null).toBe(date_start === null || date_start !== date_end);
      expect(ids).toContain(event.source1);
    }
    expect(associations.map(({id}) => id)).toEqual([...new Set(events.map(({association1}) => association1))].sort());
  });
});

describe("what changed between builds", () => {
  const row = (id: string, more: object = {}) => ({id, ...more}) as never;
  const build = (version: string, ...claims: object[]) => ({version, rows: {attacks: [], claims: claims as never[]}});
  const first = changesSince(null, build("1".repeat(64), row("c-1"), row("c-2")));
  const second = changesSince(first, build("2".repeat(64), row("c-2", {type: "denial"}), row("c-3")));

  test("is new, changed, or gone without a name", () => {
    expect(first.versions).toEqual([{version: "1".repeat(12), added: ["c-1", "c-2"], changed: [], removed: 0}]);
    expect(second.versions[0]).toEqual({version: "2".repeat(12), added: ["c-3"], changed: ["c-2"], removed: 1});
    expect(JSON.stringify(second)).not.toContain("c-1");
    expect(changeLog(second.versions)).toContain(`data ${"2".repeat(12)}: 1 new, 1 changed, 1 removed\n+ c-3\n~ c-2\n`);
  });

  test("is the same when the same data is built again", () => {
    expect(changesSince(second, build("2".repeat(64), row("c-2", {type: "denial"}), row("c-3")))).toEqual(second);
  });

  const feed: FeedRecords = {
    day: () => "2019-07-22",
    record: (id) => ({
      id,
      title: `<b>${id}</b> & \u0001`,
      summary: id === "c-3" ? "نفت الحكومة" : null,
      path: `claims/${id}.html`
    })
  };

  test("comes as a feed that XML can read, each record once, with its own words as text", () => {
    const xml = atom(second, feed, {language: "en", address: "https://example.org/s/"});
    const {window} = new JSDOM(xml, {contentType: "application/xml"});
    const entries = [...window.document.querySelectorAll("entry")];
    expect(entries.map((entry) => entry.querySelector("title")!.textContent)).toEqual([
      "<b>c-2</b> &  (changed)",
      "<b>c-3</b> &  (new)"
    ]);
    expect(entries[0]!.querySelector("link")!.getAttribute("href")).toBe("https://example.org/s/claims/c-2.html");
    expect(window.document.querySelector("updated")!.textContent).toBe("2019-07-22T00:00:00Z");
    const ids = [...window.document.querySelectorAll("id")].map(({textContent}) => textContent);
    expect(new Set(ids).size).toBe(3);
    for (const id of ids)
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test("is a hundred entries at most, however many records a corpus has that was added at once", () => {
    const claims = Array.from({length: 200_000}, (_, n) => row(`c-${n}`));
    const changes = changesSince(null, {version: "3".repeat(64), rows: {attacks: [], claims}});
    const xml = atom(changes, feed, {language: "en", address: null});
    expect(xml.split("<entry>")).toHaveLength(101);
  });

  test("comes as a JSON feed, with relative addresses where the site has none", () => {
    const made = JSON.parse(jsonFeed(second, feed, {language: "ar", address: null})) as {
      items: Record<string, unknown>[];
    };
    expect(made).not.toHaveProperty("feed_url");
    expect(made.items.map(({url, content_text}) => [url, content_text])).toEqual([
      ["../claims/c-2.html", "<b>c-2</b> & "],
      ["../claims/c-3.html", "نفت الحكومة"]
    ]);
  });
});

test("a sitemap lists pages, but not those for any address or any record", () => {
  mkdirSync(join(folder, "ar", "claims"), {recursive: true});
  for (const page of ["index.html", "404.html", "ar/claims/record.html", "ar/claims/c-1.html"])
    writeFileSync(join(folder, page), "");
  writeSitemap(folder, "https://example.org/s/");
  const xml = readFileSync(join(folder, "sitemap.xml"), "utf8");
  expect([...xml.matchAll(/<loc>([^<]*)/g)].map(([, url]) => url)).toEqual([
    "https://example.org/s/ar/claims/c-1.html",
    "https://example.org/s/index.html"
  ]);
  expect(readFileSync(join(folder, "robots.txt"), "utf8")).toContain("Sitemap: https://example.org/s/sitemap.xml");
  writeSitemap(folder, "https://example.org/s/", ["a&b"]);
  const more = readFileSync(join(folder, "sitemap.xml"), "utf8");
  expect([...more.matchAll(/<loc>([^<]*)/g)].slice(2).map(([, url]) => url)).toEqual(
    ["", "ar/", "fr/"].map((language) => `https://example.org/s/${language}articles/record.html?id=a%26b`)
  );
});

test("a browser keeps what fits: no part of the search, but what comes after a page that is too large", () => {
  const files = {
    "offline.html": 10,
    "views.html": 5000,
    "index.html": 100,
    "articles/index.html": 100,
    "articles/record.html": 100,
    "articles/x.html": 100,
    "search-index/a.json": 300,
    "search-index/b.json": 300
  };
  const kept = (limit: number) => {
    const output = mkdtempSync(join(folder, "offline-"));
    for (const [path, size] of Object.entries(files)) {
      mkdirSync(join(output, dirname(path)), {recursive: true});
      writeFileSync(join(output, path), "x".repeat(size));
    }
    writeServiceWorker(output, limit);
    const worker = readFileSync(join(output, "service-worker.js"), "utf8");
    return Object.keys(files).filter((path) => worker.includes(`url:"${path}"`));
  };
  const small = ["offline.html", "index.html", "articles/index.html", "articles/record.html", "articles/x.html"];
  expect(kept(500)).toEqual(small);
  expect(kept(1500)).toEqual([...small, "search-index/a.json", "search-index/b.json"]);
  expect(kept(1e6)).toEqual(Object.keys(files));
});

import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {csvParse} from "d3";
import {afterAll, expect, test} from "vitest";
import {readGazetteer} from "../loaders/gazetteer.js";
import {languages} from "../loaders/languages/index.js";
import {Lexicon} from "../loaders/lexicon.js";

const folder = mkdtempSync(join(tmpdir(), "sijill-gazetteer-"));
afterAll(() => rmSync(folder, {recursive: true}));
const lexicon = new Lexicon(languages.ar!);
lexicon.add("weekday", "السبت", "6");

const known = [{country: "LY", name_ar: "سبها", aliases: []}] as never;
const read = (name: string, content: string | Uint8Array) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return readGazetteer(file, lexicon, known);
};
const place = (more: object) =>
  JSON.stringify({
    id: 1,
    placetype: "locality",
    country: "LY",
    name: "Somewhere",
    ar: [],
    fr: [],
    en: [],
    lat: 1,
    lon: 2,
    pop: null,
    ...more
  });

test("keeps what has a new Arabic name that is no other word, small places behind a word for village", () => {
  const lines = [
    place({id: 1, ar: ["تازربو"], pop: 30_000, wd: "Q1"}),
    place({id: 2, ar: ["المرج"]}),
    place({id: 3, ar: ["سبها"]}),
    place({id: 4, ar: ["السبت"], pop: 90_000}),
    place({id: 5}),
    place({id: 6, placetype: "county", ar: ["الشقيقة"]}),
    place({id: 7, ar: ["وادي عتبة"]})
  ];
  const {rows, count, left} = read("wof.jsonl.gz", gzipSync(lines.join("\n")));
  expect([count, left]).toEqual([4, 3]);
  expect(csvParse(rows).map(({id, name_ar, aliases}) => [id, name_ar, aliases])).toEqual([
    ["wof-1", "تازربو", ""],
    ["wof-2", "قرية المرج", "بلدة المرج|منطقة المرج"],
    ["wof-6", "الشقيقة", ""],
    ["wof-7", "وادي عتبة", ""]
  ]);
});

test("reads GeoNames' columns", () => {
  const cells = [
    "88319",
    "Benghazi",
    "Benghazi",
    "Bengasi,بنغازي",
    "32.1",
    "20.1",
    "P",
    "PPLA",
    "LY",
    "",
    "",
    "",
    "",
    "",
    "650629",
    "",
    "",
    "",
    ""
  ];
  const [row] = csvParse(read("LY.txt", cells.join("\t")).rows);
  expect(row).toMatchObject({
    id: "geonames-88319",
    name_en: "Benghazi",
    name_ar: "بنغازي",
    country: "LY",
    admin_level: "3",
    latitude: "32.1"
  });
});

test("names file and line of what it cannot read", () => {
  expect(() => read("bad.txt", "a\tb")).toThrow(/bad\.txt:1: expected a JSON object or the 19 tab-separated columns/);
  expect(() => read("bad.jsonl", `${place({})}\n{`)).toThrow(/bad\.jsonl:2: is not JSON/);
});

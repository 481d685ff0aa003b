import {readFileSync} from "node:fs";
import {gunzipSync} from "node:zlib";
import {csvFormat} from "d3-dsv";
import type {Lexicon} from "./lexicon.js";
import {tokenize} from "./lexicon.js";
import type {Place} from "./schema.js";
import {fold} from "./text.js";

/** A place of a gazetteer that somebody brings along. */
interface Entry {
  id: string;
  country: string;
  kind: string;
  admin_level: number;
  name: string;
  names: string[];
  latitude: number | null;
  longitude: number | null;
  population: number;
  wikidata: string | null;
}

/** Kinds of Who's On First, and feature codes of GeoNames, as kinds and levels here. */
const kinds: Record<string, [kind: string, level: number]> = {
  region: ["governorate", 1],
  county: ["district", 2],
  localadmin: ["district", 2],
  locality: ["town", 3],
  neighbourhood: ["neighbourhood", 4],
  campus: ["building", 4],
  ADM1: ["governorate", 1],
  ADM2: ["district", 2],
  P: ["town", 3],
  PPLX: ["neighbourhood", 4]
};

/** A place with so many people is known by its bare name; a smaller one in news stands behind "the village of". */
const knownByName = 20_000;
const villageWords = ["قرية", "بلدة", "منطقة"];

/**
 * Turns a gazetteer into rows for `data/places-more.csv`. Takes JSON lines as of Who's On First ({id, placetype, country, name, ar,
 * fr, en, lat, lon, pop, wd}) or the tab-separated lines of GeoNames, either gzipped. Left out are places without an Arabic name,
 * names that the lists already have, and names that are words of the language.
 * @throws Error naming file and line when a line is of neither kind.
 */
export function readGazetteer(
  file: string,
  lexicon: Lexicon,
  known: Iterable<Place>
): {rows: string; count: number; left: number} {
  const bytes = readFileSync(file);
  const lines = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").split("\n");
  const taken = new Set<string>();
  for (const {country, name_ar, aliases} of known) {
    for (const name of [name_ar, ...aliases]) if (name) taken.add(`${country} ${fold(name)}`);
  }
  const rows: Record<string, string | number | null>[] = [];
  let left = 0;
  lines.forEach((line, index) => {
    if (!line.trim()) return;
    const entry = line.startsWith("{") ? fromJson(line, file, index + 1) : fromGeoNames(line, file, index + 1);
    const arabic = entry?.names.filter((name) => /^\p{Script=Arabic}[\p{Script=Arabic}\s]{2,}$/u.test(name)) ?? [];
    const fresh = arabic.filter((name) => !taken.has(`${entry!.country} ${fold(name)}`) && !isWord(name, lexicon));
    if (!entry || !fresh.length) {
      left++;
      return;
    }
    for (const name of fresh) taken.add(`${entry.country} ${fold(name)}`);
    const bare = entry.admin_level < 3 || entry.population >= knownByName;
    const forms = fresh.flatMap((name) =>
      bare || /\s/.test(name) ? [name] : villageWords.map((word) => `${word} ${name}`)
    );
    const {id, country, kind, admin_level, name, latitude, longitude, wikidata} = entry;
    rows.push({
      id,
      name_en: name,
      name_ar: forms[0]!,
      name_fr: null,
      country,
      admin_level,
      kind,
      parent: null,
      latitude,
      longitude,
      aliases: forms.slice(1).join("|"),
      wikidata
    });
  });
  return {rows: csvFormat(rows), count: rows.length, left};
}

/** Whether a name is also an entry of a word list: such a name would be read where no place is meant. */
function isWord(name: string, lexicon: Lexicon): boolean {
  const tokens = tokenize(name, lexicon.language);
  return lexicon.at(tokens, 0).some(({list, to}) => to === tokens.length && list !== "place");
}

function fromJson(line: string, file: string, number: number): Entry | null {
  let place: Record<string, unknown>;
  try {
    place = JSON.parse(line) as Record<string, unknown>;
  } catch (error) {
    throw new Error(`${file}:${number}: is not JSON: ${(error as Error).message}`, {cause: error});
  }
  const known = kinds[String(place.placetype)];
  if (!known || typeof place.country !== "string") return null;
  const list = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
  return {
    id: `wof-${place.id as string}`,
    country: place.country,
    kind: known[0],
    admin_level: known[1],
    name: list(place.en)[0] ?? String(place.name),
    names: list(place.ar),
    latitude: typeof place.lat === "number" ? place.lat : null,
    longitude: typeof place.lon === "number" ? place.lon : null,
    population: Number(place.pop) || 0,
    wikidata: typeof place.wd === "string" ? place.wd : null
  };
}

function fromGeoNames(line: string, file: string, number: number): Entry | null {
  const cells = line.split("\t");
  if (cells.length < 15) {
    throw new Error(
      `${file}:${number}: expected a JSON object or the 19 tab-separated columns of GeoNames, found ${cells.length}`
    );
  }
  const [id, name, , alternates = "", latitude, longitude, featureClass = "", code = "", country] = cells;
  const known = kinds[code] ?? kinds[featureClass];
  if (!known || !name || !country) return null;
  return {
    id: `geonames-${id}`,
    country,
    kind: known[0],
    admin_level: known[1],
    name,
    names: alternates.split(","),
    latitude: Number(latitude),
    longitude: Number(longitude),
    population: Number(cells[14]) || 0,
    wikidata: null
  };
}

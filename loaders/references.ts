import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {csvParse} from "d3-dsv";
import type {Lexicon} from "./lexicon.js";
import {tables} from "./schema.js";
import type {Actor, Place, Row, Source, TableName} from "./schema.js";

/** The reference lists of `data/`, with their entries by id. */
export interface References {
  actors: Map<string, Actor>;
  places: Map<string, Place>;
  sources: Map<string, Source>;
}

/**
 * Reads `actors.csv`, `places.csv` and `sources.csv` of a folder; countries come from CLDR through `Intl`, so every country has
 * its names without being listed.
 * @throws naming file, line and column when a row does not fit the schema, an id occurs twice or a parent does not exist.
 */
export function readReferences(folder: string): References {
  const places = new Map<string, Place>();
  for (const place of countries()) places.set(place.id, place);
  return {
    actors: readList(join(folder, "actors.csv"), "actors", new Map()),
    // The second is of one machine: a larger gazetteer that `npm run gazetteer` made.
    places: readList(join(folder, "places-more.csv"), "places", readList(join(folder, "places.csv"), "places", places)),
    sources: readList(join(folder, "sources.csv"), "sources", new Map())
  };
}

/** Makes the names of actors, places and sources in a language part of its word lists, as `actor`, `place` and `outlet`. */
export function addReferences(lexicon: Lexicon, references: References): Lexicon {
  const add = (list: string, row: Actor | Place | Source) => {
    const own =
      lexicon.language.code === "ar" ? row.name_ar : lexicon.language.code === "fr" ? row.name_fr : row.name_en;
    const arabic = (name: string) => /\p{Script=Arabic}/u.test(name);
    const aliases = row.aliases.filter((alias) => arabic(alias) === (lexicon.language.code === "ar"));
    for (const form of [own, ...aliases]) if (form) lexicon.add(list, form, row.id);
  };
  for (const actor of references.actors.values()) add("actor", actor);
  for (const place of references.places.values()) add("place", place);
  for (const source of references.sources.values()) add("outlet", source);
  return lexicon;
}

/** ISO 3166-1 alpha-2 codes of states and territories that CLDR names. */
function* countries(): Generator<Place> {
  const names = {
    en: new Intl.DisplayNames("en", {type: "region", fallback: "none"}),
    ar: new Intl.DisplayNames("ar", {type: "region", fallback: "none"}),
    fr: new Intl.DisplayNames("fr", {type: "region", fallback: "none"})
  };
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  // Private-use and grouping codes that CLDR also names.
  const notCountries = new Set([
    "EU",
    "EZ",
    "UN",
    "XA",
    "XB",
    "ZZ",
    "QO",
    "AC",
    "CP",
    "DG",
    "EA",
    "IC",
    "TA",
    "CQ",
    "SU",
    "DD",
    "YU",
    "YD",
    "TP",
    "ZR",
    "BU",
    "UK",
    "FX",
    "AN",
    "CS",
    "NT",
    "HV",
    "DY",
    "RH",
    "VD"
  ]);
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second;
      const name_en = notCountries.has(code) ? undefined : names.en.of(code);
      if (!name_en) continue;
      yield {
        id: code,
        name_en,
        name_ar: names.ar.of(code) ?? null,
        name_fr: names.fr.of(code) ?? null,
        country: code,
        admin_level: 0,
        kind: "country",
        parent: null,
        latitude: null,
        longitude: null,
        aliases: [],
        wikidata: null
      };
    }
  }
}

function readList<T extends TableName>(file: string, name: T, rows: Map<string, Row<T>>): Map<string, Row<T>> {
  if (!existsSync(file)) return rows;
  const lines = new Map<string, number>();
  const parsed = csvParse(readFileSync(file, "utf8"));
  const columns = Object.entries(tables[name].columns);
  parsed.forEach((cells, index) => {
    const line = index + 2;
    const fail = (column: string, expected: string): never => {
      throw new Error(`${file}:${line}: ${column}: expected ${expected}, found “${cells[column] ?? ""}”`);
    };
    const row: Record<string, unknown> = {};
    for (const [column, {type, required}] of columns) {
      const cell = (cells[column] ?? "").trim();
      if (type === "string[]") row[column] = cell ? cell.split("|").map((part) => part.trim()) : [];
      else if (cell === "") row[column] = required ? fail(column, "a value") : null;
      else if (type === "int32" || type === "double") {
        const number = Number(cell);
        row[column] =
          Number.isFinite(number) && (type === "double" || Number.isInteger(number))
            ? number
            : fail(column, "a number");
      } else row[column] = cell;
    }
    const id = String(row.id);
    if (rows.has(id))
      throw new Error(
        `${file}:${line}: id: “${id}” is already on line ${lines.get(id) ?? "of the country list"}; ids are unique`
      );
    lines.set(id, line);
    rows.set(id, row as Row<T>);
  });
  for (const row of rows.values()) {
    const {id, parent} = row as unknown as {id: string; parent?: string | null};
    if (parent && !rows.has(parent)) throw new Error(`${file}:${lines.get(id)}: parent: no row has the id “${parent}”`);
  }
  return rows;
}

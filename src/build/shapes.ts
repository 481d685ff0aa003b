import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {quantize} from "topojson-client";
import type {Arc, GeometryCollection, Topology} from "topojson-specification";
import {root} from "../../loaders/build.js";
import {readReferences} from "../../loaders/references.js";
import {languageCodes, namesOf} from "../components/languages.js";
import type {City, CountryName, Shapes} from "../components/shapes.js";

type Atlas = Topology<{countries: GeometryCollection<Partial<CountryName>>}>;
let made: Shapes | null = null;

/**
 * What maps draw below their marks: Natural Earth's outlines of countries at 1:50 million out of the package `world-atlas`, on a grid
 * of some 4 km and without Antarctica, and the cities of `data/places.csv`. 0.6 MB as JSON, a quarter of that compressed.
 */
export function shapes(): Shapes {
  made ??= {countries: countries(), cities: cities()};
  return made;
}

function countries(): Atlas {
  const file = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");
  const atlas = JSON.parse(readFileSync(file, "utf8")) as Atlas;
  const kept = atlas.objects.countries.geometries.filter(({id}) => id !== "010");
  const names = languageCodes.map(
    (code) => [code, new Intl.DisplayNames(code, {type: "region", fallback: "none"})] as const
  );
  for (const geometry of kept) {
    // A numeric region of a language tag becomes the two letters of ISO 3166 in its canonical form.
    const code = geometry.id && new Intl.Locale(`und-${String(geometry.id)}`).region;
    geometry.properties = code
      ? {code, ...Object.fromEntries(names.map(([language, name]) => [language, name.of(code)]))}
      : {};
    delete geometry.id;
  }
  const used = new Map<number, number>();
  const renumber = (arcs: unknown): unknown => {
    if (Array.isArray(arcs)) return arcs.map(renumber);
    const arc = arcs as number;
    const old = arc < 0 ? ~arc : arc;
    if (!used.has(old)) used.set(old, used.size);
    return arc < 0 ? ~used.get(old)! : used.get(old)!;
  };
  for (const geometry of kept as {arcs?: unknown}[]) geometry.arcs = renumber(geometry.arcs);
  const absolute = atlas.arcs.map((arc) => degrees(arc, atlas));
  const arcs = [...used.keys()].map((index) => absolute[index]!);
  const whole: Atlas = {type: "Topology", objects: {countries: {type: "GeometryCollection", geometries: kept}}, arcs};
  return quantize(whole, 1e4) as unknown as Atlas;
}

/** An arc of differences as one of degrees. */
function degrees(arc: Arc, {transform}: Atlas): Arc {
  if (!transform) return arc;
  const {scale, translate} = transform;
  let [x, y] = [0, 0];
  return arc.map(([dx = 0, dy = 0]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/** Cities by how soon a map names them: capitals, then those of which the list knows most parts. */
function cities(): City[] {
  const places = [...readReferences(join(root, "data")).places.values()];
  const parts = new Map<string, number>();
  for (const {parent} of places) if (parent) parts.set(parent, (parts.get(parent) ?? 0) + 1);
  const capital = (aliases: string[]) => aliases.some((alias) => /\bcapital\b|العاصمة/.test(alias));
  return places
    .filter(({kind, latitude}) => kind === "city" && latitude !== null)
    .map((place) => ({
      rank: (capital(place.aliases) ? 1000 : 0) + (parts.get(place.id) ?? 0),
      city: {id: place.id, ...namesOf(place), at: [place.longitude!, place.latitude!] as [number, number]}
    }))
    .sort((a, b) => b.rank - a.rank)
    .map(({city}) => city);
}

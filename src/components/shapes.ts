import {geoArea, geoBounds} from "d3-geo";
import type {LanguageCode} from "./languages.js";
import type {Feature, MultiPolygon, Polygon} from "geojson";
import {feature} from "topojson-client";
import type {GeometryCollection, Topology} from "topojson-specification";

/** The names of a country: none where no code of ISO 3166-1 stands for the area. */
export interface CountryName extends Record<LanguageCode, string> {
  code: string;
}

/** A city that maps name where there is room; `at` is longitude and latitude. */
export interface City extends Record<LanguageCode, string> {
  id: string;
  at: [number, number];
}

/** What maps draw below their marks: cities in the order in which they are named. */
export interface Shapes {
  countries: Topology<{countries: GeometryCollection<Partial<CountryName>>}>;
  cities: City[];
}

/** A country's outline with the degrees it spans; `main` is its largest part, where its name stands. */
export interface Country {
  name: Partial<CountryName>;
  outline: Feature<Polygon | MultiPolygon>;
  main: Polygon;
  bounds: [[number, number], [number, number]];
}

const known = new WeakMap<Shapes, Country[]>();

/** The countries of shapes, decoded once. */
export function countriesOf(shapes: Shapes): Country[] {
  let countries = known.get(shapes);
  if (!countries) {
    const {features} = feature(shapes.countries, shapes.countries.objects.countries);
    countries = features.flatMap((outline) => {
      if (outline.geometry.type !== "Polygon" && outline.geometry.type !== "MultiPolygon") return [];
      const main = largest(outline.geometry);
      return [{name: outline.properties, outline: outline as Country["outline"], main, bounds: geoBounds(outline)}];
    });
    known.set(shapes, countries);
  }
  return countries;
}

function largest(geometry: Polygon | MultiPolygon): Polygon {
  if (geometry.type === "Polygon") return geometry;
  const parts = geometry.coordinates.map((coordinates): Polygon => ({type: "Polygon", coordinates}));
  return parts.reduce((a, b) => (geoArea(b) > geoArea(a) ? b : a));
}

let loading: Promise<Shapes> | null = null;

/** The shapes of this site, asked for once a page. */
export function loadShapes(): Promise<Shapes> {
  loading ??= import("./shapes-file.js").then(({shapesFile}) => shapesFile());
  return loading;
}

import {sort} from "d3-array";
import {quadtree} from "d3-quadtree";
import type {GeoProjection} from "d3";
import {languageCodes, placeNames} from "./languages.js";
import type {LanguageCode} from "./languages.js";

/** One record of a map. A query of `attacks` joined with `places` draws; only the place's columns are asked for. */
export interface MapRow extends ReturnType<typeof placeNames> {
  /** Id of the place; a country's is its code. */
  place?: string | null;
  place_name?: string | null;
  /** ISO 3166-1 alpha-2. */
  country?: string | null;
  latitude?: number | null;
  longitude?: number | null;
  /** `point`, `town`, `district`, `governorate`, `country`; else `admin_level` (0 country … 4 point) tells it. */
  precision?: string | null;
  admin_level?: number | bigint | null;
  /** Kind of the place: a `region`, `desert` or `sea` is wider than a governorate. */
  kind?: string | null;
  /** How many records the row stands for; 1 if left out. */
  count?: number | bigint | null;
  type?: string | null;
  quote?: string | null;
  /** Whether the quote tells details that readers are asked before they see: the map folds it. */
  distressing?: boolean | null;
  /** Language of the quote. */
  language?: string | null;
  article?: string | null;
  sentence?: string | null;
}

export const precisions = ["point", "town", "district", "governorate", "country"] as const;
export type Precision = (typeof precisions)[number] | "unknown";

/** Kilometres from the middle of such an area to its edge, as areas of its kind usually are. */
const extents: Record<Precision | "region", number> = {
  region: 250,
  point: 0,
  town: 5,
  district: 25,
  governorate: 90,
  country: 0,
  unknown: 0
};

/** All records at one place. */
export interface MapPlace {
  id: string;
  name: string;
  names: Partial<Record<LanguageCode, string | null>>;
  country: string | null;
  precision: Precision;
  /** Kilometres from its middle to its edge, about. */
  extent: number;
  /** Longitude and latitude; null where no coordinates are known. */
  at: [number, number] | null;
  count: number;
  rows: MapRow[];
}

/** What a place means: a point, or the area that it may be anywhere in. */
export function precisionOf({place, country, precision, admin_level}: MapRow): Precision {
  const known = precisions.find((one) => one === precision);
  if (known) return known;
  if (place && place === country) return "country";
  if (admin_level === null || admin_level === undefined) return "unknown";
  return precisions[4 - Number(admin_level)] ?? "unknown";
}

function isWide(row: MapRow): boolean {
  return precisionOf(row) === "governorate" && ["region", "desert", "sea"].includes(row.kind ?? "");
}

/** Records by place, most records first; those that name no place apart. */
export function placesOf(rows: Iterable<MapRow>): {places: MapPlace[]; unplaced: MapRow[]} {
  const places = new Map<string, MapPlace>();
  const unplaced: MapRow[] = [];
  for (const row of rows) {
    const {latitude, longitude} = row;
    const located = typeof latitude === "number" && typeof longitude === "number";
    const id = row.place ?? row.place_name ?? (located ? `${latitude}, ${longitude}` : null);
    if (!id) {
      unplaced.push(row);
      continue;
    }
    const count = Number(row.count ?? 1);
    const place = places.get(id);
    if (place) {
      place.count += count;
      place.rows.push(row);
    } else {
      places.set(id, {
        id,
        name: row.place_name ?? id,
        names: Object.fromEntries(languageCodes.map((code) => [code, row[`place_name_${code}`] ?? null])),
        country: row.country ?? null,
        precision: precisionOf(row),
        extent: extents[isWide(row) ? "region" : precisionOf(row)],
        at: located ? [longitude, latitude] : null,
        count,
        rows: [row]
      });
    }
  }
  return {places: sort(places.values(), (a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)), unplaced};
}

/** Places drawn as one mark, at the first of them: the one with most records. */
export interface Cluster {
  key: string;
  places: MapPlace[];
  count: number;
  x: number;
  y: number;
}

/**
 * Joins places that stand within `distance` pixels of one another on a projection. The same zoom gives the same clusters, wherever the
 * map was moved. Areas keep marks of their own, so that no exact place disappears in one.
 */
export function clusters(places: MapPlace[], projection: GeoProjection, distance: number): Cluster[] {
  const found: Cluster[] = [];
  const byKind = [0, 1].map(() =>
    quadtree<Cluster>(
      [],
      ({x}) => x,
      ({y}) => y
    )
  );
  for (const place of places) {
    const point = place.at && projection(place.at);
    if (!point) continue;
    const [x, y] = point;
    const tree = byKind[isArea(place.precision) ? 1 : 0]!;
    const near = tree.find(x, y, distance);
    if (near) {
      near.places.push(place);
      near.count += place.count;
    } else {
      const cluster = {key: place.id, places: [place], count: place.count, x, y};
      found.push(cluster);
      tree.add(cluster);
    }
  }
  return found;
}

export function isArea(precision: Precision): boolean {
  return precision === "district" || precision === "governorate";
}

/** A rectangle, pixels: left, top, right, bottom. */
export type Box = [number, number, number, number];

/** Keeps boxes apart: tells whether one is free within a frame, and remembers those that were taken. */
export class Room {
  private readonly taken: Box[] = [];
  private readonly width: number;
  private readonly height: number;
  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }
  take(box: Box): void {
    this.taken.push(box);
  }
  isFree([x0, y0, x1, y1]: Box): boolean {
    if (x0 < 2 || y0 < 2 || x1 > this.width - 2 || y1 > this.height - 2) return false;
    return this.taken.every(([a, b, c, d]) => x1 <= a || x0 >= c || y1 <= b || y0 >= d);
  }
}

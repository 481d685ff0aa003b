import {geoPath} from "d3-geo";
import {select} from "d3-selection";
import type {GeoProjection, GeoStream} from "d3";
import {distressingNote} from "./distressing.js";
import {isolate, textWidth} from "./labels.js";
import {languages} from "./languages.js";
import {drawNames} from "./map-names.js";
import {clusters, isArea, Room} from "./map-places.js";
import type {Cluster, MapPlace, MapRow} from "./map-places.js";
import {countriesOf} from "./shapes.js";
import type {Country, Shapes} from "./shapes.js";
import type {ViewWords} from "./views-words.js";
import type {LanguageCode} from "./words.js";

export type Extent = [[number, number], [number, number]];

/** Everything that a drawing of a map depends on. */
export interface MapView {
  places: MapPlace[];
  shapes: Shapes | null;
  projection: GeoProjection;
  width: number;
  height: number;
  language: LanguageCode;
  words: ViewWords;
  /** Begins the names of patterns and of the list's entries. */
  id: string;
  selected: string | null;
  extent: Extent | null;
  /** Where a mark leads without a script; null where it is a button. */
  href: ((place: MapPlace) => string) | null;
}

/** A mark of the map: places at one spot, or a country as a whole. */
export interface MapMark extends Cluster {
  outline?: Country;
}

/** How far apart marks stand, pixels. */
const spacing = 26;

export function placeName(place: MapPlace, {shapes, language}: Pick<MapView, "shapes" | "language">): string {
  const country = place.precision === "country" && shapes ? countryOf(place, shapes) : undefined;
  return country?.name[language] ?? place.names[language] ?? place.name;
}

function countryOf(place: MapPlace, shapes: Shapes): Country | undefined {
  return countriesOf(shapes).find(({name}) => name.code === (place.country ?? place.id));
}

/** Kilometres to pixels at a latitude, on Mercator's projection. */
function pixels(kilometres: number, latitude: number, projection: GeoProjection): number {
  return (kilometres / 6371 / Math.cos((latitude * Math.PI) / 180)) * projection.scale();
}

/** Pixels from a mark's middle to its edge: as wide as the area, and no smaller than its count asks for. */
export function radius(mark: MapMark, projection: GeoProjection): number {
  const [place] = mark.places as [MapPlace];
  const byCount = Math.min(4 + 2 * Math.sqrt(mark.count), 18);
  if (mark.places.length > 1) return Math.max(byCount, 11);
  if (!place.at) return byCount;
  return Math.max(byCount + (isArea(place.precision) ? 6 : 0), pixels(place.extent, place.at[1], projection));
}

/** Draws a map into its groups; called again whenever anything changes. Marks that stay keep their elements, and with them the focus. */
export function drawMap(svg: SVGSVGElement, view: MapView): MapMark[] {
  const {shapes, projection, width, height} = view;
  const clipped = projection.clipExtent([
    [-40, -40],
    [width + 40, height + 40]
  ]);
  const path = geoPath({stream: (sink) => clipped.stream(thinned(sink))}).digits(1);
  const root = select(svg);
  const group = (name: string) => root.select<SVGGElement>(`.${name}`);
  const near = shapes ? visible(countriesOf(shapes), view) : [];
  const marks = marksOf(view, near);
  const whole = new Set(marks.flatMap(({outline}) => outline ?? []));
  const drawn = near.flatMap((country) => ({country, d: path(country.outline) ?? []})).filter(({d}) => d.length);
  group("land")
    .selectAll("path")
    .data(drawn)
    .join("path")
    .attr("d", ({d}) => String(d))
    .attr("class", ({country}) => (whole.has(country) ? "is-place" : null))
    .attr("fill", ({country}) => (whole.has(country) ? `url(#${view.id}-hatch)` : null));

  const room = new Room(width, height);
  for (const mark of marks) {
    const r = radiusOfLabel(mark, view);
    if (r) room.take([mark.x - r, mark.y - r, mark.x + r, mark.y + r]);
  }
  drawMarks(group("marks"), marks, view, room);
  drawNames(group("names"), near, path, room, view);
  const box = view.extent && [projection(view.extent[0])!, projection(view.extent[1])!];
  group("chosen")
    .selectAll("rect")
    .data(box ? [box as [[number, number], [number, number]]] : [])
    .join("rect")
    .attr("x", ([[x0]]) => x0)
    .attr("y", ([, [, y1]]) => y1)
    .attr("width", ([[x0], [x1]]) => Math.max(0, x1 - x0))
    .attr("height", ([[, y0], [, y1]]) => Math.max(0, y0 - y1));
  return marks;
}

/** Lines without the points that nobody can tell from the one before: a map of the world would be megabytes. */
function thinned(sink: GeoStream): GeoStream {
  let [x0, y0] = [NaN, NaN];
  return {
    point(x, y) {
      if (Math.abs(x - x0) < thinnest && Math.abs(y - y0) < thinnest) return;
      [x0, y0] = [x, y];
      sink.point(x, y);
    },
    lineStart() {
      [x0, y0] = [NaN, NaN];
      sink.lineStart();
    },
    lineEnd: () => sink.lineEnd(),
    polygonStart: () => sink.polygonStart(),
    polygonEnd: () => sink.polygonEnd()
  };
}
/** Pixels. */
const thinnest = 0.75;

/** The countries of which something may be in the frame. */
function visible(countries: Country[], {projection, width, height}: MapView): Country[] {
  const [west, north] = projection.invert!([-40, -40])!;
  const [east, south] = projection.invert!([width + 40, height + 40])!;
  // A frame wider than the world, or a country across the date line, has no simple span.
  if (east <= west) return countries;
  return countries.filter(
    ({bounds: [[w, s], [e, n]]}) => n >= south && s <= north && (w > e || (e >= west && w <= east))
  );
}

function marksOf({places, projection, shapes}: MapView, near: Country[]): MapMark[] {
  const path = geoPath(projection);
  const countries = places.flatMap((place): MapMark[] => {
    if (place.precision !== "country" || !shapes) return [];
    const outline = near.find(({name}) => name.code === (place.country ?? place.id));
    const [x, y] = outline ? path.centroid(outline.main) : [NaN, NaN];
    return outline && Number.isFinite(x) ? [{key: place.id, places: [place], count: place.count, x, y, outline}] : [];
  });
  return [
    ...countries,
    ...clusters(
      places.filter(({precision}) => precision !== "country"),
      projection,
      spacing
    )
  ];
}

function drawMarks(
  group: ReturnType<typeof select<SVGGElement, unknown>>,
  marks: MapMark[],
  view: MapView,
  room: Room
): void {
  const {width, height, projection, words, language, selected, extent} = view;
  const inFrame = marks.filter(({x, y}) => x >= 0 && y >= 0 && x <= width && y <= height);
  // Wide areas first, so that what lies in them stays above.
  const order = [...inFrame].sort((a, b) => radius(b, projection) - radius(a, projection));
  const node = (group as ReturnType<typeof select<SVGGElement, unknown>>)
    .selectAll<SVGAElement, MapMark>("a")
    .data(order, ({key}) => key)
    .join((enter) =>
      enter
        .append("a")
        .call(
          (a) => (
            a.append("circle").attr("class", "bar"),
            a.append("text").attr("class", "number"),
            a.append("text").attr("class", "name")
          )
        )
    )
    .order()
    .attr("class", (mark) => {
      const [place] = mark.places as [MapPlace];
      const kind = mark.places.length > 1 ? "cluster" : place.precision;
      const outside = extent && mark.places.every((one) => one.at && !isInside(one, extent));
      const chosen = mark.places.some(({id}) => id === selected);
      return `mark is-${kind}${chosen ? " is-chosen" : ""}${outside ? " is-outside" : ""}`;
    })
    .attr("transform", ({x, y}) => `translate(${x.toFixed(1)},${y.toFixed(1)})`)
    .attr("data-what", (mark) => title(mark, view))
    .attr("data-date", (mark) => `${kindName(mark, view)} · ${words.records}${languages[language].colon}${mark.count}`)
    .attr("data-quote", (mark) => (recordOf(mark)?.distressing ? null : (recordOf(mark)?.quote ?? null)))
    .attr("data-note", (mark) => (recordOf(mark)?.distressing ? distressingNote(view.language) : null))
    .attr("data-lang", ({places: [place]}) => place?.rows[0]?.language ?? null)
    .attr("aria-label", (mark) => spoken(mark, view));
  if (view.href) node.attr("href", ({places}) => view.href!(places[0]!));
  else node.attr("role", "button").attr("tabindex", 0);
  if (!view.href) node.attr("aria-pressed", ({places}) => String(places.some(({id}) => id === selected)));
  node.select("circle").attr("r", (mark) => (mark.outline ? 9 : radius(mark, projection)).toFixed(1));
  node
    .select(".number")
    .attr("text-anchor", "middle")
    .attr("dy", "0.35em")
    .text((mark) => numberIn(mark));
  // The name of the mark with most records finds room first.
  const placed = new Map<string, {x: number; y: number; anchor: string; text: string} | null>();
  for (const mark of [...inFrame].sort((a, b) => b.count - a.count)) {
    placed.set(mark.key, freePlace(mark, title(mark, view, true), radiusOfLabel(mark, view), room));
  }
  node
    .select(".name")
    .attr("dy", "0.35em")
    .attr("x", ({key}) => placed.get(key)?.x ?? 0)
    .attr("y", ({key}) => placed.get(key)?.y ?? 0)
    .attr("text-anchor", ({key}) => placed.get(key)?.anchor ?? "start")
    .text(({key}) => (placed.get(key) ? isolate(placed.get(key)!.text, language) : ""));
}

function radiusOfLabel(mark: MapMark, {projection}: MapView): number {
  return mark.outline
    ? 9
    : isArea(mark.places[0]!.precision) && mark.places.length === 1
      ? 0
      : radius(mark, projection);
}

/** Right of a mark, left of it, below or above it: the first that is free; in the middle of an area. */
function freePlace(mark: MapMark, text: string, r: number, room: Room) {
  const size = textWidth(text) + 4;
  const sides = r
    ? [
        {x: r + 4, y: 0, anchor: "start"},
        {x: -r - 4, y: 0, anchor: "end"},
        {x: 0, y: r + 10, anchor: "middle"},
        {x: 0, y: -r - 10, anchor: "middle"}
      ]
    : [0, 18, -18].map((y) => ({x: 0, y, anchor: "middle"}));
  for (const side of sides) {
    const left = mark.x + side.x - (side.anchor === "end" ? size : side.anchor === "middle" ? size / 2 : 0);
    const box: [number, number, number, number] = [left, mark.y + side.y - 8, left + size, mark.y + side.y + 8];
    if (!room.isFree(box)) continue;
    room.take(box);
    return {...side, text};
  }
  return null;
}

function title(mark: MapMark, view: MapView, short = false): string {
  const [place] = mark.places as [MapPlace];
  if (mark.places.length > 1) {
    const names = mark.places.slice(0, 3).map((one) => placeName(one, view));
    return short
      ? `${names[0]} +${mark.places.length - 1}`
      : `${names.join(languages[view.language].comma)}${mark.places.length > 3 ? " …" : ""}`;
  }
  const name = placeName(place, view);
  return short && mark.count > 1 && !mark.outline ? `${name} · ${mark.count}` : name;
}

/** The record whose words a mark shows: the first of its place, where it is one. */
function recordOf({places}: MapMark): MapRow | undefined {
  return places.length === 1 ? places[0]!.rows[0] : undefined;
}

/** The number in the mark of a country or of several places. */
function numberIn({outline, places, count}: MapMark): string {
  return outline || places.length > 1 ? String(count) : "";
}

/** The name of a mark for those who hear it. Who speaks to the page uses the words that are visible: these come first. */
function spoken(mark: MapMark, view: MapView): string {
  const visible = [numberIn(mark), title(mark, view, true)].filter(Boolean).join(" ");
  const names = mark.places.length > 1 ? ` (${title(mark, view)})` : "";
  const {colon, comma} = languages[view.language];
  return `${visible}${names}${colon}${kindName(mark, view)}${comma}${view.words.records}${colon}${mark.count}`;
}

function kindName({places}: MapMark, {words, language}: MapView): string {
  return places.length > 1
    ? `${words.places}${languages[language].colon}${places.length}`
    : words[`precision_${places[0]!.precision}`];
}

/** Whether a place lies in an area of [[west, south], [east, north]]. */
export function isInside({at}: Pick<MapPlace, "at">, [[west, south], [east, north]]: Extent): boolean {
  return Boolean(at && at[0] >= west && at[0] <= east && at[1] >= south && at[1] <= north);
}

import {geoBounds, geoMercator} from "d3-geo";
import {select} from "d3-selection";
import type {GeoProjection, ZoomTransform} from "d3";
import type {Extent} from "./map-draw.js";
import type {MapPlace} from "./map-places.js";
import {countriesOf} from "./shapes.js";
import type {Shapes} from "./shapes.js";

/** The empty drawing with its groups, in the order in which they cover one another. */
export function frame(document: Document, width: number, height: number, id: string): SVGSVGElement {
  const svg = select(document.createElementNS("http://www.w3.org/2000/svg", "svg"))
    .attr("viewBox", `0 0 ${width} ${height}`)
    .attr("width", width)
    .attr("height", height)
    .attr("role", "group")
    // Places stand where they are; their names keep the direction of their script.
    .attr("direction", "ltr");
  if (document === globalThis.document) svg.attr("tabindex", 0);
  const defs = svg.append("defs");
  defs.append("clipPath").attr("id", `${id}-frame`).append("rect").attr("width", width).attr("height", height);
  const hatch = defs
    .append("pattern")
    .attr("id", `${id}-hatch`)
    .attr("class", "hatch")
    .attr("width", 7)
    .attr("height", 7)
    .attr("patternUnits", "userSpaceOnUse")
    .attr("patternTransform", "rotate(45)");
  hatch.append("rect").attr("class", "ground").attr("width", 7).attr("height", 7);
  hatch.append("rect").attr("class", "line").attr("width", 1.4).attr("height", 7);
  svg.append("rect").attr("class", "sea").attr("width", width).attr("height", height);
  const inside = svg.append("g").attr("clip-path", `url(#${id}-frame)`);
  for (const name of ["land", "names", "marks", "chosen"]) inside.append("g").attr("class", name);
  return svg.node()!;
}

/** A projection that shows all places, the Arab countries where there are none. */
export function fit(places: MapPlace[], shapes: Shapes | null, width: number, height: number): GeoProjection {
  const corners: [number, number][] = places.flatMap((place) => {
    if (place.at) {
      // Half of a wide area is enough to see where it lies.
      const degrees = place.extent / 222;
      const [x, y] = place.at;
      return [
        [x - degrees, y - degrees],
        [x + degrees, y + degrees]
      ];
    }
    const country = shapes && countriesOf(shapes).find(({name}) => name.code === (place.country ?? place.id));
    return place.precision === "country" && country ? (geoBounds(country.main) as [number, number][]) : [];
  });
  if (!corners.length) corners.push([-17, 5], [60, 37]);
  const [west, east] = widened(
    corners.map(([x]) => x),
    8,
    179
  );
  const [south, north] = widened(
    corners.map(([, y]) => y),
    6,
    80
  );
  const pad = Math.min(48, width / 8);
  return geoMercator().fitExtent(
    [
      [pad, pad],
      [width - pad, height - pad]
    ],
    {
      type: "MultiPoint",
      coordinates: [
        [west, south],
        [east, north]
      ]
    }
  );
}

/** Lowest and highest of degrees, at least `span` apart, within ±`most`. */
function widened(values: number[], span: number, most: number): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const more = Math.max(0, span - (high - low)) / 2;
  return [Math.max(low - more, -most), Math.min(high + more, most)];
}

/** A projection after zooming and moving. */
export function moved(base: GeoProjection, {k, x, y}: ZoomTransform): GeoProjection {
  const [tx, ty] = base.translate();
  return geoMercator()
    .scale(base.scale() * k)
    .translate([tx * k + x, ty * k + y]);
}

export function isExtent(value: unknown): value is Extent {
  return Array.isArray(value) && value.length === 2 && value.flat().length === 4 && value.flat().every(Number.isFinite);
}

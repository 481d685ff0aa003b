import {geoContains} from "d3-geo";
import type {GeoPath, Selection} from "d3";
import {isolate, textWidth} from "./labels.js";
import type {MapView} from "./map-draw.js";
import type {Box, Room} from "./map-places.js";
import type {Country} from "./shapes.js";

interface Name {
  text: string;
  at: [number, number];
  kind: "country" | "city";
}

/** Room for one city's name, square pixels: more of them would be in the way of the records. */
const perCity = 40_000;

/** Names countries and cities where marks and their names leave room; those that are marks have their names there. */
export function drawNames(
  group: Selection<SVGGElement, unknown, null, undefined>,
  countries: Country[],
  path: GeoPath,
  room: Room,
  view: MapView
): void {
  const {language, projection, width, height, shapes} = view;
  const named = new Set(view.places.map(({id}) => id));
  const names: Name[] = [];
  for (const country of countries) {
    const text = country.name[language];
    if (!text || named.has(country.name.code!)) continue;
    const [x, y] = path.centroid(country.main);
    if (!Number.isFinite(x)) continue;
    // In its middle, or above or below that, still within the country.
    const at = [0, -40, 40, -80, 80]
      .map((dy): [number, number] => [x, y + dy])
      .find((point) => {
        const inside = () => geoContains(country.main, projection.invert!(point)!);
        return room.isFree(boxOf({text, at: point, kind: "country"})) && (point[1] === y || inside());
      });
    if (at) names.push(taken({text, at, kind: "country"}, room));
  }
  let left = Math.round((width * height) / perCity);
  for (const city of shapes?.cities ?? []) {
    if (left <= 0) break;
    if (named.has(city.id)) continue;
    const name: Name = {text: city[language], at: projection(city.at)!, kind: "city"};
    if (!room.isFree(boxOf(name))) continue;
    names.push(taken(name, room));
    left--;
  }
  const label = group
    .selectAll("g")
    .data(names)
    .join((enter) => enter.append("g").call((g) => (g.append("circle"), g.append("text"))))
    .attr("class", ({kind}) => kind)
    .attr("transform", ({at: [x, y]}) => `translate(${x.toFixed(1)},${y.toFixed(1)})`);
  label.select("circle").attr("r", ({kind}) => (kind === "city" ? 1.8 : 0));
  label
    .select("text")
    .attr("x", ({kind}) => (kind === "city" ? 6 : 0))
    .attr("dy", "0.35em")
    .attr("text-anchor", ({kind}) => (kind === "city" ? "start" : "middle"))
    .text(({text}) => isolate(text, language));
}

function taken(name: Name, room: Room): Name {
  room.take(boxOf(name));
  return name;
}

function boxOf({text, at: [x, y], kind}: Name): Box {
  const size = textWidth(text) * (kind === "city" ? 1 : 1.15);
  return kind === "city" ? [x - 4, y - 9, x + size + 10, y + 9] : [x - size / 2 - 2, y - 9, x + size / 2 + 2, y + 9];
}

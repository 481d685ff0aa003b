import type {Attack, Place} from "../../loaders/schema.js";
import {elements} from "./html.js";
import {languages, placeNames} from "./languages.js";
import {drawMap, placeName} from "./map-draw.js";
import type {MapView} from "./map-draw.js";
import {fit, frame} from "./map-frame.js";
import {placesOf} from "./map-places.js";
import type {RecordOptions} from "./record-parts.js";
import type {Shapes} from "./shapes.js";
import {viewWords} from "./views-words.js";

/** CSS pixels: what a phone has room for. */
const [width, height] = [344, 240];

/**
 * Where one attack was, as exactly as it is known, among the places around: a map that stands still, readable without a script.
 * @returns null where the place has neither coordinates nor a country's outline.
 */
export function placeMap(
  attack: Attack,
  place: Place | undefined,
  shapes: Shapes | null,
  {document, language}: Pick<RecordOptions, "document" | "language">
): HTMLElement | null {
  const {places} = placesOf([
    {
      ...attack,
      count: 1,
      place_name: place?.name_en ?? attack.place_name,
      ...placeNames(place),
      admin_level: place?.admin_level ?? null,
      kind: place?.kind ?? null
    }
  ]);
  const [known] = places;
  if (!known || !(known.at || (known.precision === "country" && shapes))) return null;
  const words = viewWords(language);
  const view: MapView = {
    ...{places, shapes, width, height, language, words, id: "where", selected: null, extent: null},
    projection: fit(places, shapes, width, height),
    href: null
  };
  const svg = frame(document, width, height, view.id);
  if (!drawMap(svg, view).length) return null;
  // A picture: what it shows stands in words below it.
  const name = placeName(known, view);
  const precision = words[`precision_${known.precision}`];
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${words.map}${languages[language].colon}${name} (${precision})`);
  svg.removeAttribute("tabindex");
  for (const mark of svg.querySelectorAll(".mark")) {
    for (const {name} of [...mark.attributes]) if (!["class", "transform"].includes(name)) mark.removeAttribute(name);
  }
  const h = elements(document);
  return h("figure", {class: "map place-map"}, svg, h("figcaption", {}, h("bdi", {}, name), ` · ${precision}`));
}

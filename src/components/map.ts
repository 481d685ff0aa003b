import {zoomIdentity} from "d3-zoom";
import type {ZoomTransform} from "d3";
import {elements} from "./html.js";
import {languages, pageLanguage} from "./languages.js";
import {controls} from "./map-controls.js";
import {drawMap, isInside, placeName} from "./map-draw.js";
import type {Extent, MapView} from "./map-draw.js";
import {fit, frame, isExtent, moved} from "./map-frame.js";
import {mapLegend, placeEntry, placeList} from "./map-list.js";
import {placesOf} from "./map-places.js";
import type {MapPlace, MapRow} from "./map-places.js";
import {loadShapes} from "./shapes.js";
import type {Shapes} from "./shapes.js";
import {attachTip} from "./tip.js";
import {viewWords} from "./views-words.js";
import type {LanguageCode} from "./words.js";

export type {MapRow} from "./map-places.js";

/** What a reader chose on a map: a place by its id, and an area as [[west, south], [east, north]] in degrees. */
export interface MapValue {
  selected: string | null;
  extent: Extent | null;
}

export interface MapOptions {
  /** CSS pixels. */
  width?: number;
  height?: number;
  language?: LanguageCode;
  /** From the page to the pages of its language: `./` or `../`. */
  root?: string;
  document?: Document;
  /** Outlines and cities; a live page asks the site for them. */
  shapes?: Shapes;
  /** Distinguishes two maps on one page. */
  id?: string;
}

let count = 0;

/**
 * Draws records on a map, each place as exactly as it is known: a point as a dot, a town as a circle, a district or governorate as a
 * dashed circle about its size, a country as its hatched outline. Places that stand close are one mark with their number until the
 * reader zooms in. Records without a place are counted and listed below.
 * @returns a `<figure>` whose `value` is a `MapValue`; it sends `input` when the reader changes it.
 */
export function map(rows: Iterable<MapRow>, options: MapOptions = {}): HTMLElement & {value: MapValue} {
  const {document = globalThis.document, root = "./", id = `map${++count}`} = options;
  const width = Math.max(options.width ?? 928, 280);
  const {language = pageLanguage(document)} = options;
  const {height = Math.round(width < 560 ? width * 1.05 : width * 0.56)} = options;
  const words = viewWords(language);
  const h = elements(document);
  const live = document === globalThis.document;
  const {places, unplaced} = placesOf(rows);
  const value: MapValue = {selected: null, extent: null};
  let shapes = options.shapes ?? null;
  let base = fit(places, shapes, width, height);
  let transform = zoomIdentity;

  const figure = Object.assign(h("figure", {class: "map"}), {value});
  const svg = frame(document, width, height, id);
  svg.setAttribute("aria-label", words.mapDescription);
  const status = h("p", {class: "map-status", role: "status"});
  const view = (): MapView => ({
    ...{places, shapes, width, height, language, words, id, ...value},
    projection: moved(base, transform),
    href: live ? null : (place) => `#${id}-${places.indexOf(place)}`
  });
  const detail = h("div", {class: "map-detail"});
  const entries = {document, language, root, id, name: (place: MapPlace) => placeName(place, view())};
  const draw = () => {
    const hadFocus = live && svg.contains(document.activeElement);
    const marks = drawMap(svg, view());
    if (hadFocus && !svg.contains(document.activeElement)) svg.focus();
    const shown = marks.flatMap((mark) =>
      mark.x >= 0 && mark.y >= 0 && mark.x <= width && mark.y <= height ? mark.places : []
    );
    const chosen = places.find((place) => place.id === value.selected);
    const parts = [`${words.inView}${languages[language].colon}${shown.length} / ${places.length}`];
    if (unplaced.length) parts.push(`${words.placeNotStated}${languages[language].colon}${unplaced.length}`);
    if (chosen) parts.push(`${words.chosen}${languages[language].colon}${placeName(chosen, view())}`);
    if (value.extent)
      parts.push(
        `${words.chosenArea}${languages[language].colon}${places.filter((place) => isInside(place, value.extent!)).length}`
      );
    // Said again only when it changed: the map draws at every step of a movement.
    if (status.textContent !== parts.join(" · ")) status.textContent = parts.join(" · ");
    detail.replaceChildren(...(chosen ? placeEntry(chosen, entries) : []));
  };
  const choose = (change: Partial<MapValue>) => {
    Object.assign(value, change);
    draw();
    const {Event} = document.defaultView ?? globalThis;
    figure.dispatchEvent(new Event("input", {bubbles: true}));
  };
  Object.defineProperty(figure, "value", {
    get: () => ({...value}),
    set(next: Partial<MapValue> | null) {
      const known = places.some((place) => place.id === next?.selected);
      Object.assign(value, {
        selected: known ? next?.selected : null,
        extent: isExtent(next?.extent) ? next.extent : null
      });
      draw();
    }
  });

  const legend = h("figcaption", {}, mapLegend(places, words, document), h("p", {class: "note"}, words.mapNote));
  if (!places.length) figure.append(h("p", {class: "empty"}, words.noPlaces));
  figure.append(svg, status, detail, legend, placeList(places, unplaced, entries));
  draw();
  if (!live) return figure;

  attachTip(figure);
  controls({
    ...{figure, svg, width, height, words, value, choose, draw},
    projection: () => moved(base, transform),
    base: () => base,
    zoomed(next: ZoomTransform) {
      transform = next;
      draw();
    }
  });
  if (!shapes) {
    void loadShapes().then((loaded) => {
      shapes = loaded;
      base = fit(places, shapes, width, height);
      figure.querySelector(".map-list")!.replaceWith(placeList(places, unplaced, entries));
      draw();
    });
  }
  return figure;
}

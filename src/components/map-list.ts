import {languages} from "./languages.js";
import {select} from "d3-selection";
import {sentenceAddress} from "./addresses.js";
import {folded} from "./distressing.js";
import {elements, inLanguage} from "./html.js";
import {precisions} from "./map-places.js";
import type {MapPlace, MapRow, Precision} from "./map-places.js";
import {viewWords} from "./views-words.js";
import type {ViewWords} from "./views-words.js";
import {label, wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

/** Evidence sentences shown for a place; the rest is counted. */
const most = 8;

interface ListOptions {
  document: Document;
  language: LanguageCode;
  root: string;
  id: string;
  name: (place: MapPlace) => string;
}

/** What is known of a place: its name, how exact it is, its records and their sentences. */
export function placeEntry(place: MapPlace, options: ListOptions): (Node | string)[] {
  const {document, language, name} = options;
  const words = viewWords(language);
  const h = elements(document);
  const unknown = !place.at && place.precision !== "country";
  const precision = words[`precision_${place.precision}`] + (unknown ? ` · ${words.placeUnknown}` : "");
  return [
    h("strong", {}, h("bdi", {}, name(place))),
    ` · ${precision} · ${words.records}${languages[language].colon}${place.count}`,
    evidence(place.rows, options)
  ];
}

/** The places of a map as a list, each with its records and their sentences; those without a place last. */
export function placeList(places: MapPlace[], unplaced: MapRow[], options: ListOptions): HTMLElement {
  const {document, language, id} = options;
  const words = viewWords(language);
  const h = elements(document);
  const items = places.map((place, index) => h("li", {id: `${id}-${index}`}, ...placeEntry(place, options)));
  if (unplaced.length) {
    const title = h("strong", {}, words.placeNotStated);
    items.push(
      h(
        "li",
        {},
        title,
        ` · ${words.records}${languages[language].colon}${unplaced.length}`,
        evidence(unplaced, options)
      )
    );
  }
  return h("details", {class: "map-list"}, h("summary", {}, words.placeList), h("ul", {}, ...items));
}

function evidence(rows: MapRow[], {document, language, root}: ListOptions): HTMLElement {
  const h = elements(document);
  const lines = rows.slice(0, most).map((row) => {
    const text = row.quote ?? label(wordsOf(language), row.type);
    const attributes = row.quote ? inLanguage(row.language) : {};
    const words = row.article ? h("a", {href: root + sentenceAddress(row.article, row.sentence)}, text) : text;
    if (!row.quote || !row.distressing) return h("li", attributes, words);
    return h("li", {}, folded(h("p", attributes, words), {document, language}));
  });
  const left = rows.length - lines.length;
  if (left > 0) lines.push(h("li", {}, `+ ${left} ${viewWords(language).moreEvidence}`));
  return h("ul", {}, ...lines);
}

/** What the marks mean, for the kinds of places that are there. */
export function mapLegend(places: MapPlace[], words: ViewWords, document: Document): HTMLElement {
  const h = elements(document);
  const kinds: Precision[] = [...precisions, "unknown"];
  const there = kinds.filter((kind) => places.some(({precision}) => precision === kind));
  const shown = [...there, ...(places.length > 1 ? (["cluster"] as const) : [])];
  return h(
    "ul",
    {class: "legend"},
    ...shown.map((kind) => {
      const item = h("li", {});
      const svg = select(item).append("svg").attr("width", 20).attr("height", 16).attr("aria-hidden", "true");
      const mark = svg.append("g").attr("class", `mark is-${kind}`);
      if (kind === "country")
        mark.append("rect").attr("class", "bar").attr("x", 2).attr("y", 2).attr("width", 16).attr("height", 12);
      else
        mark
          .append("circle")
          .attr("class", "bar")
          .attr("cx", 10)
          .attr("cy", 8)
          .attr("r", kind === "point" ? 4 : 6);
      item.append(` ${kind === "cluster" ? words.cluster : words[`precision_${kind}`]}`);
      return item;
    })
  );
}

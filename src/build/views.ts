import {join} from "node:path";
import {root as project} from "../../loaders/build.js";
import {readReferences} from "../../loaders/references.js";
import type {References} from "../../loaders/references.js";
import {map} from "../components/map.js";
import type {MapRow} from "../components/map.js";
import type {LanguageCode} from "../components/words.js";
import {shapes} from "./shapes.js";
import {site} from "./site.js";

/** Where a drawing stands and what it is made with. */
export interface Sheet {
  document: Document;
  language: LanguageCode;
  root: string;
}

/** The two widths that are drawn, of which the style sheet shows the one that fits. */
const sizes = [
  {name: "wide", width: 1040},
  {name: "narrow", width: 344}
] as const;

/** Pictures of the components made from the site's data, by the name that pages use in `data-draw`. */
export const views: Record<string, (sheet: Sheet) => string> = {
  map({document, language, root}) {
    const rows = mapRows();
    const drawn = sizes.map(({name, width}) => {
      const figure = map(rows, {document, language, root, width, id: `map-${name}`, shapes: shapes()});
      figure.classList.add(`for-${name}`);
      return figure;
    });
    // One list for both: marks lead to its entries.
    const [list] = drawn.map((figure) => figure.removeChild(figure.querySelector(".map-list")!));
    for (const mark of drawn[1]!.querySelectorAll("a.mark"))
      mark.setAttribute("href", mark.getAttribute("href")!.replace("narrow", "wide"));
    return [...drawn, list!].map((node) => node.outerHTML).join("");
  }
};

let references: References | null = null;

/** Every attack with what the list of places knows of its place. */
export function mapRows(): MapRow[] {
  references ??= readReferences(join(project, "data"));
  const {attacks, articles} = site().rows;
  const languages = new Map(articles.map(({id, language}) => [id, language]));
  return attacks.map((attack) => {
    const place = attack.place ? references!.places.get(attack.place) : undefined;
    return {
      ...attack,
      count: 1,
      place_name_ar: place?.name_ar ?? null,
      admin_level: place?.admin_level ?? null,
      kind: place?.kind ?? null,
      language: languages.get(attack.article) ?? null
    };
  });
}

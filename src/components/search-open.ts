import {pageLanguage} from "./languages.js";
import {SearchIndex} from "./search-index.js";
import {enlivenSearch} from "./search-page.js";

/**
 * Makes the site's search page search. Its files are asked for with the first search, under addresses that change with the data.
 * @param place Names the folder of the index, `data-index`, and the version of the data, `data-version`.
 */
export function openSearch(place: HTMLElement): void {
  const {index: folder = "", version = ""} = place.querySelector<HTMLElement>("[data-index]")!.dataset;
  const index = new SearchIndex(async (file) => {
    const response = await fetch(`${folder}${file}?${version}`);
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    return (await response.json()) as unknown;
  });
  void enlivenSearch(place, {language: pageLanguage(document), index})();
}

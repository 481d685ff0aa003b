import {languages} from "./languages.js";
import {citeBibtex, citeCsl, citeText} from "./citations.js";
import type {Work} from "./citations.js";
import {elements} from "./html.js";
import {currentAddress, dataVersion} from "./links.js";
import {resultWords} from "./result-words.js";
import {wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

/**
 * The result of a query as a work to cite: the page and its site, the link that holds the query, the version of the data, the day.
 * Its id tells one query of a cell from another.
 */
export function viewWork(
  {title, site, url, version, sql}: {title: string; site: string; url: string; version: string; sql: string},
  language: LanguageCode,
  now = new Date()
): Work {
  const id = ["sijill", version, hash(sql)].filter(Boolean).join("-");
  return {kind: "query", id, title, container: site, url, language, version, accessed: now.toISOString().slice(0, 10)};
}

/** 32-bit FNV-1a, as eight hexadecimal digits: enough to tell the queries of a paper apart. */
function hash(text: string): string {
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, "0");
}

/** Links, days and versions in a sentence of either direction, each in one piece; what is copied has no such marks. */
function readable(text: string): (Node | string)[] {
  const h = elements(document);
  return text.split(/(\s+)/).map((word) => (/^[!-~]*[a-z\d][!-~]*$/i.test(word) ? h("bdi", {dir: "ltr"}, word) : word));
}

/** The citations of what the page shows now, each with a button that gives it to `copy`. */
export function citeView(sql: string, language: LanguageCode, copy: (name: string, text: string) => void): HTMLElement {
  const words = {...wordsOf(language), ...resultWords(language)};
  const h = elements(document);
  const [page = "", site = words.site] = document.title.split(" | ");
  const work = viewWork({title: page, site, url: currentAddress(), version: dataVersion(), sql}, language);
  const formats: [string, string, string][] = [
    [words.citePlain, "p", citeText(work, language)],
    ["BibTeX", "pre", citeBibtex(work)],
    ["CSL-JSON", "pre", citeCsl(work)]
  ];
  return h(
    "section",
    {class: "cite", "aria-label": words.cite},
    ...formats.flatMap(([name, element, text]) => {
      const button = h(
        "button",
        {type: "button", "aria-label": `${words.copy}${languages[language].colon}${name}`},
        words.copy
      );
      button.addEventListener("click", () => copy(name, text));
      const shown = element === "pre" ? h("pre", {dir: "ltr"}, text) : h("p", {dir: "auto"}, ...readable(text));
      return [h("div", {class: "cite-format"}, h("strong", {}, h("bdi", {}, name)), button), shown];
    }),
    h("p", {class: "note"}, words.citeNote)
  );
}

import {folded} from "./distressing.js";
import {elements, inLanguage} from "./html.js";
import {excerpt, markedParts} from "./search-marks.js";
import type {Part} from "./search-marks.js";
import type {InLanguages, SearchEntry} from "./search-index.js";
import {searchWords} from "./search-words.js";
import {wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

interface Options {
  document: Document;
  language: LanguageCode;
}

/** Results as items of a list, what was searched marked in them. */
export function resultList(entries: SearchEntry[], search: string, {document, language}: Options): HTMLElement[] {
  const h = elements(document);
  const {oneOf} = searchWords(language);
  const said = (value: InLanguages) => (typeof value === "string" ? value : value[language]);
  const marked = (parts: Part[]) => parts.map(({text, hit}) => (hit ? h("mark", {}, text) : text));
  const words = (text: string, own: string | null) =>
    h("p", own ? inLanguage(own) : {dir: "auto"}, ...marked(excerpt(markedParts(text, search))));
  return entries.map(({kind, address, title, titleLanguage, text, language: own, note, armed, distressing}) =>
    h(
      "li",
      {class: `search-result is-${kind}`},
      h("span", {class: "kind"}, oneOf[kind]),
      h(
        "a",
        {class: "title", href: address, ...(titleLanguage && inLanguage(titleLanguage))},
        ...marked(markedParts(said(title), search))
      ),
      text ? (distressing ? folded(words(text, own), {document, language}) : words(text, own)) : null,
      note || armed
        ? h(
            "small",
            {},
            note ? h("bdi", {}, ...marked(markedParts(said(note), search))) : null,
            armed && note ? " · " : null,
            armed ? h("strong", {class: "armed"}, wordsOf(language).armedGroupQuote) : null
          )
        : null
    )
  );
}

/** The form of the search page, which works without results, and what to do where no script runs. */
export function searchForm({document, language}: Options): HTMLElement[] {
  const h = elements(document);
  const words = searchWords(language);
  return [
    h(
      "form",
      {role: "search", action: "search.html"},
      h("label", {for: "q"}, words.label),
      h(
        "div",
        {class: "row"},
        h("input", {
          type: "search",
          id: "q",
          name: "q",
          dir: "auto",
          autocomplete: "off",
          spellcheck: "false",
          enterkeyhint: "search",
          "aria-describedby": "search-hint"
        }),
        h("button", {}, words.search)
      ),
      h("p", {class: "note", id: "search-hint"}, words.hint)
    )
  ];
}

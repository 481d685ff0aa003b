import {directionOf} from "./languages.js";
/** Attributes of an element: strings, or null to leave one out. */
type Attributes = Record<string, string | null | undefined>;

/** Makes elements of a document from text and nodes: text stays text, so nothing from an article can become markup. */
export function elements(document: Document) {
  return function element<Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    attributes: Attributes = {},
    ...children: (Node | string | null | undefined | false)[]
  ): HTMLElementTagNameMap[Name] {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes))
      if (value !== null && value !== undefined) node.setAttribute(key, value);
    for (const child of children) if (child) node.append(child);
    return node;
  };
}

/** `lang` and `dir` of words in a language. */
export function inLanguage(language: string | null | undefined): {lang: string; dir: string} {
  const code = language ?? "ar";
  return {lang: code, dir: directionOf(code)};
}

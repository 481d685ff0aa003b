import {elements} from "./html.js";

const parts =
  /('(?:[^']|'')*')|(--[^\n]*)|\b(\d+(?:\.\d+)?)\b|\b(select|from|where|group|by|order|having|limit|as|on|using|join|left|right|full|inner|union|all|distinct|with|case|when|then|else|end|and|or|not|in|is|null|like|ilike|between|asc|desc|filter|over|partition)\b/gi;

/** A query as text in the editor's colours, before the editor is loaded. */
export function highlighted(text: string, document: Document): HTMLElement {
  const h = elements(document);
  const pre = h("pre", {tabindex: "0", role: "group", "aria-label": "SQL"});
  let last = 0;
  for (const match of text.matchAll(parts)) {
    const kind = match[1] ? "string" : match[2] ? "comment" : match[3] ? "number" : "keyword";
    pre.append(text.slice(last, match.index), h("span", {class: `sql-${kind}`}, match[0]));
    last = match.index + match[0].length;
  }
  pre.append(text.slice(last));
  return pre;
}

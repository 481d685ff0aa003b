import {elements} from "./html.js";
import {tokens} from "./tokens.js";

const keywords = new Set(
  "select from where group by order having limit as on using join left right full inner union all distinct with case when then else end and or not in is null like ilike between asc desc filter over partition".split(
    " "
  )
);

/** A query as text in the editor's colours, before the editor is loaded. */
export function highlighted(text: string, document: Document): HTMLElement {
  const h = elements(document);
  const pre = h("pre", {tabindex: "0", role: "group", "aria-label": "SQL"});
  for (const {kind, text: part} of tokens(text)) {
    const isKeyword = kind === "word" && keywords.has(part.toLowerCase());
    const isColoured = isKeyword || kind === "string" || kind === "comment" || kind === "number";
    pre.append(isColoured ? h("span", {class: `sql-${isKeyword ? "keyword" : kind}`}, part) : part);
  }
  return pre;
}

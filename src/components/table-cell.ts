import {addressOf} from "./addresses.js";
import type {ResultRow, Value} from "./database.js";
import {elements} from "./html.js";
import {numberText} from "./labels.js";
import {formatValue, inWords, kindOf} from "./values.js";
import type {Column, Kind} from "./values.js";
import {wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

interface CellOptions {
  document: Document;
  language: LanguageCode;
  /** From the page to the root of its language. */
  root: string;
  side: "left" | "right";
  /** Decimals that the numbers of the column have at most. */
  decimals: number;
}

/** Letters and items of a value that a cell shows at most: more would stop the page, and files have them all. */
const mostLetters = 10_000;
const mostItems = 200;

/** One value of a row: numbers aligned, ids as links to their pages, EDTF in words, text in the direction of its own script. */
export function tableCell(column: Column, row: ResultRow, options: CellOptions): HTMLElement {
  const {document, language, side, decimals} = options;
  const h = elements(document);
  const value = row[column.name] ?? null;
  const kind = kindOf(column);
  if (value === null) {
    const words = h("span", {class: "hidden"}, wordsOf(language).notStated);
    return h("td", {class: `null at-${side}`}, h("span", {"aria-hidden": "true"}, "—"), words);
  }
  if (kind === "number") {
    // Invisible zeros keep the points of decimals below each other without telling digits that are not there.
    const missing = decimals - decimalsOf(value);
    const fill = missing > 0 ? `${decimals === missing ? "." : ""}${"0".repeat(missing)}` : null;
    return h("td", {class: "number at-right", "data-fill": fill}, formatValue(value));
  }
  const items = Array.isArray(value) ? value.slice(0, mostItems) : [value];
  const nodes = items.flatMap((item, index) => [...(index ? [", "] : []), linked(item, column, row, kind, options)]);
  const left = Array.isArray(value) ? value.length - items.length : 0;
  if (left) nodes.push(` … (+${numberText(left, language)})`);
  // Dates and ranges have no letters that would tell their direction.
  const direction = /\p{L}/u.test(inWords(Array.isArray(value) ? items : value, kind, language)) ? "auto" : "ltr";
  return h("td", {class: `at-${side}`}, h("div", {dir: direction}, ...nodes));
}

function linked(item: Value, column: Column, row: ResultRow, kind: Kind, options: CellOptions): Node {
  const h = elements(options.document);
  const words = inWords(item, kind, options.language);
  const text = words.length > mostLetters ? `${words.slice(0, mostLetters)}…` : words;
  const address = addressOf(column.name, item, row);
  if (address) return h("a", {href: options.root + address}, h("bdi", {}, text));
  // The words may say less than what was read, which stands beside them.
  if (kind === "edtf") return h("time", {title: String(item)}, text);
  return options.document.createTextNode(text);
}

/** How many decimals of a number are shown. */
export function decimalsOf(value: Value | undefined): number {
  return typeof value === "number" ? (/\.(\d+)$/.exec(formatValue(value))?.[1]?.length ?? 0) : 0;
}

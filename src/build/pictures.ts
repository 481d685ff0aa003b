import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {Resvg} from "@resvg/resvg-js";
import {JSDOM} from "jsdom";
import {root} from "../../loaders/build.js";

/** Colours of the light theme and rules for drawings, as pages have them. */
const style = ["style.css", "styles/timeline.css", "styles/records.css"]
  .map((file) => readFileSync(join(root, "src", file), "utf8"))
  .map((css, n) => (n ? css : /:root \{[^}]*\}/.exec(css)![0]))
  .join("\n");

/** Properties that a picture can have as attributes of its elements. */
const drawn =
  /^(fill|stroke|opacity|visibility|display|font-(size|weight)|paint-order|text-decoration|letter-spacing)(-|$)/;

const require = createRequire(import.meta.url);
const fonts = ["400Regular/IBMPlexSansArabic_400Regular", "600SemiBold/IBMPlexSansArabic_600SemiBold"].map((name) =>
  require.resolve(`@expo-google-fonts/ibm-plex-sans-arabic/${name}.ttf`)
);
const family = "IBM Plex Sans Arabic";

/**
 * Makes a drawing of a page stand alone: what the site's style sheet says of each of its elements becomes attributes of it, in the
 * colours of the light theme. Text that runs from right to left is marked as programs need it that read every text from the left.
 * @param figure HTML of a drawing's `<figure>`.
 * @returns the `<svg>` as XML, `null` when the figure has none.
 */
export function standalone(figure: string): string | null {
  const {window} = new JSDOM(`<!DOCTYPE html><style>${style}</style>${figure}`);
  const {document} = window;
  const svg = document.querySelector("figure svg");
  if (!svg) return null;
  const custom = new Map<Element, Map<string, string>>();
  const value = (text: string, element: Element | null): string =>
    text.replace(/var\((--[\w-]+)\)/g, (_, name: string) => {
      for (let at = element; at; at = at.parentElement) {
        const own = custom.get(at)?.get(name);
        if (own !== undefined) return value(own, at);
      }
      return "none";
    });
  const rules = [...document.styleSheets[0]!.cssRules].filter((rule) => "selectorText" in rule) as CSSStyleRule[];
  const matched = rules.flatMap((rule) => {
    // States of a pointer and the like, which a picture does not have, may be beyond the parser.
    try {
      return [...document.querySelectorAll(rule.selectorText)].map((element) => ({element, style: rule.style}));
    } catch {
      return [];
    }
  });
  for (const {element, style} of matched) {
    for (const name of style) {
      if (!name.startsWith("--")) continue;
      if (!custom.has(element)) custom.set(element, new Map());
      custom.get(element)!.set(name, style.getPropertyValue(name));
    }
  }
  for (const {element, style} of matched) {
    if (!svg.contains(element)) continue;
    for (const name of style)
      if (drawn.test(name)) element.setAttribute(name, value(style.getPropertyValue(name), element));
  }
  for (const text of svg.querySelectorAll("text")) fromTheRight(text);
  svg.setAttribute("font-family", family);
  for (const element of [svg, ...svg.querySelectorAll("*")])
    for (const {name} of [...element.attributes])
      if (/^(class|role|href|style|tabindex|aria-.*|data-.*)$/.test(name)) element.removeAttribute(name);
  return new window.XMLSerializer().serializeToString(svg);
}

const swapped: Record<string, string> = {start: "end", end: "start"};

/** A text of a right-to-left part, told from the left: its other end is held, and its words are set in order by what surrounds them. */
function fromTheRight(text: SVGTextElement): void {
  if (text.closest("[direction]")?.getAttribute("direction") !== "rtl") return;
  const anchor = text.closest("[text-anchor]")?.getAttribute("text-anchor") ?? "start";
  text.setAttribute("text-anchor", swapped[anchor] ?? anchor);
  text.setAttribute("direction", "ltr");
  text.textContent = rightToLeft(text.textContent);
}

/** A text that is laid out from the right wherever it stands. */
export function rightToLeft(text: string): string {
  return `\u2067${text}\u2069`;
}

/**
 * A picture of an SVG that stands alone, with the site's typeface; nothing else of this machine is read.
 * @returns a PNG.
 */
export function png(svg: string): Uint8Array {
  const options = {font: {fontFiles: fonts, loadSystemFonts: false, defaultFontFamily: family}};
  return new Resvg(svg, options).render().asPng();
}

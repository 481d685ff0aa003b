import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join, relative, sep} from "node:path";
import {JSDOM} from "jsdom";
import {root, writeWhole} from "../../loaders/build.js";
import {sha256} from "../../loaders/text.js";
import {isRightToLeft} from "../components/languages.js";
import {wordsOf} from "../components/words.js";
import {cardSize} from "./card-size.js";
import {escape} from "./expand.js";
import {htmlFiles} from "./finish.js";
import {inEveryLanguage} from "./header.js";
import {png, rightToLeft, standalone} from "./pictures.js";
import {inLanguage, languageOf} from "./place.js";

const margin = 60;
/** Pages that have cards of their own at most; beyond, those of records show the card of their list. */
const most = 4000;

/**
 * The card of each page, as paths below the root: what is shown of a page where a link to it is. Pages for any address or any
 * record have none.
 * @param pages paths of HTML files, with “/”.
 */
export function cardPaths(pages: string[]): Map<string, string> {
  const cards = new Map<string, string>();
  for (const page of pages) {
    if (inEveryLanguage.some((name) => page === `${name}.html`) || page.endsWith("/record.html")) continue;
    const own =
      pages.length <= most || !/^(attacks|claims|articles|actors|places|sources)\//.test(inLanguage(`/${page}`));
    cards.set(page, `cards/${(own ? page : page.replace(/[^/]*$/, "index")).replace(/\.html$/, "")}.png`);
  }
  return cards;
}

/**
 * Writes the cards of a built site, each as PNG and SVG: a page's title, what it says of itself, and its first timeline or, on the
 * page of a record, the first of what is known. They carry nothing that their pages do not.
 * @param cache folder where pictures wait for the next build.
 * @returns the paths of the cards by those of the pages.
 */
export function writeCards(output: string, cache = join(root, ".sijill", "cards")): Map<string, string> {
  const pages = htmlFiles(output).map((file) => relative(output, file).split(sep).join("/"));
  mkdirSync(cache, {recursive: true});
  const used = new Set<string>();
  const cards = cardPaths(pages);
  for (const [page, path] of cards) {
    const file = join(output, path);
    if (path !== `cards/${page.replace(/\.html$/, ".png")}`) continue;
    const svg = card(readFileSync(join(output, page), "utf8"), `/${page}`);
    const name = `${sha256(svg)}.png`;
    used.add(name);
    if (!existsSync(join(cache, name))) writeWhole(join(cache, name), png(svg));
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, readFileSync(join(cache, name)));
    writeFileSync(file.replace(/png$/, "svg"), svg);
  }
  for (const name of readdirSync(cache)) if (!used.has(name)) rmSync(join(cache, name));
  return cards;
}

/** The card of a page as SVG. */
export function card(html: string, path: string): string {
  const language = languageOf(path);
  const isRtl = isRightToLeft(language);
  const {document} = new JSDOM(html).window;
  const words = (element: Element | null | undefined) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const line = (text: string, y: number, size: number, attributes = "") =>
    `<text x="${isRtl ? cardSize.width - margin : margin}" y="${y}" font-size="${size}"${isRtl ? ' text-anchor="end"' : ""} ${attributes}>${isRtl ? rightToLeft(text) : text}</text>`;
  const soft = 'fill="#5d5a54"';

  // Parts of a title stay whole where they can.
  const whole = words(document.querySelector("h1"))
    .split(" · ")
    .map((part) => (part.length < 40 ? part.replaceAll(" ", "\u00a0") : part))
    .join("\u00a0· ");
  const title = wrapped(whole, 42, 3);
  const parts = [line(escape(wordsOf(language).site), 82, 28, `font-weight="600"`)];
  let y = 150;
  for (const part of title) {
    parts.push(line(escape(part), y, 46, 'font-weight="600"'));
    y += 62;
  }
  y -= 16;
  // What stands before the first heading: whether a person saw the record, and that a claim is a claim.
  for (const note of document.querySelectorAll(".record-page > :is(.status, .note):not(h2 ~ *)")) {
    parts.push(line(escape(shortened(words(note), 84)), y, 24, soft));
    y += 38;
  }
  const figure = document.querySelector("figure.timeline:has(svg.plot)");
  const room = cardSize.height - margin / 2 - y;
  if (figure) parts.push(drawing(figure.outerHTML, y, room));
  else {
    const known = facts(document);
    y += 24;
    const [first] = known.length ? [] : document.querySelectorAll("main > p");
    for (const part of wrapped(words(first), 78, 6)) {
      parts.push(line(escape(part), y, 27));
      y += 44;
    }
    for (const {name, value} of known) {
      if (y > cardSize.height - margin / 2) break;
      const rest = escape(shortened(value, 76 - name.length));
      parts.push(line(`<tspan ${soft}>${escape(name)}</tspan>  ${rest}`, y, 27));
      y += 44;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${cardSize.width} ${cardSize.height}" width="${cardSize.width}" height="${cardSize.height}" font-family="IBM Plex Sans Arabic" fill="#1d1c1a"><rect width="100%" height="100%" fill="#fbfaf7"/>${parts.join("")}</svg>\n`;

  function facts(document: Document): {name: string; value: string}[] {
    return [...document.querySelectorAll("dl.metadata dt")].flatMap((term) => {
      const definition = term.nextElementSibling?.cloneNode(true) as Element | undefined;
      // Identifiers and coordinates, which nobody reads here.
      if (definition?.firstChild?.nodeName === "CODE") return [];
      for (const code of definition?.querySelectorAll("code") ?? []) code.remove();
      const value = words(definition)
        .split(/\s*·\s*/)
        .filter(Boolean)
        .join(" · ");
      return words(term) && value ? [{name: words(term), value}] : [];
    });
  }
}

/** A timeline in the place that is left: as wide as it can be, its lower part left away when it is too high. */
function drawing(figure: string, y: number, height: number): string {
  const svg = standalone(figure);
  const [, box] = /viewBox="([^"]*)"/.exec(svg ?? "") ?? [];
  if (!svg || !box) return "";
  const width = Number(box.split(" ")[2]);
  const scale = (cardSize.width - 2 * margin) / width;
  return svg
    .replace(/ (viewBox|width|height)="[^"]*"/g, (all, _name, at: number) => (at < svg.indexOf(">") ? "" : all))
    .replace(
      "<svg",
      () =>
        `<svg x="${margin}" y="${y}" width="${cardSize.width - 2 * margin}" height="${height}" viewBox="0 0 ${width} ${Math.round(height / scale)}"`
    );
}

/** A text in lines of at most so many letters, broken between words; what does not fit is left out, and “…” says so. */
function wrapped(text: string, letters: number, lines: number): string[] {
  const all: string[] = [];
  for (const word of text.split(" ").filter(Boolean)) {
    const last = all.at(-1);
    if (last !== undefined && last.length + word.length < letters) all[all.length - 1] = `${last} ${word}`;
    else all.push(word);
  }
  if (all.length <= 1) return all.map((line) => shortened(line, letters));
  // An isolate would begin in one line and end in another.
  const plain = all.map((line) => line.replace(/[\u2066-\u2069]/g, ""));
  if (plain.length <= lines) return plain.map((line) => shortened(line, letters));
  return [...plain.slice(0, lines - 1), shortened(plain.slice(lines - 1).join(" "), letters)];
}

function shortened(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, letters - 1).replace(/\s+\S*$/, "")} …`;
}

import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {join, relative, sep} from "node:path";
import {sum} from "d3-array";
import type {Progress} from "../../loaders/reading.js";
import {languageCodes, languages} from "../components/languages.js";
import {drawingOf} from "./drawings.js";
import {htmlFiles} from "./finish.js";
import type {Drawing} from "./place.js";
import {anyRecord, fillDrawings, viewSlot} from "./placeholders.js";
import {recordIds} from "./record-index.js";

/**
 * Puts the drawings into the pages that Framework built, and makes the page of each record from the one that Framework built for its kind: Framework takes a tenth of a second for a page, this
 * a few milliseconds.
 * @param folder Where Framework put the site. The pages of kinds are taken away.
 * @returns the files of the pages of records.
 */
export function expandPages(folder: string, progress?: (progress: Progress) => void): string[] {
  const made: string[] = [];
  for (const file of htmlFiles(folder)) {
    const path = `/${relative(folder, file).split(sep).join("/").slice(0, -".html".length)}`;
    const page = readFileSync(file, "utf8");
    const filled = fillDrawings(page, {path, params: {}}, (name, place) => withAnchors(drawingOf(name, place).html));
    if (filled !== page) writeFileSync(file, filled);
  }
  const kinds = Object.entries(recordIds());
  const total = sum(kinds, ([, {ids}]) => ids.length) * languageCodes.length;
  for (const [kind, {param, ids}] of kinds) {
    for (const {folder: language} of Object.values(languages)) {
      const file = join(folder, language, kind, `${anyRecord}.html`);
      const template = readFileSync(file, "utf8");
      rmSync(file);
      for (const id of ids) {
        const name = encodeURIComponent(id);
        const drawing = drawingOf(param, {path: `/${language}${kind}/${name}`, params: {[param]: id}});
        const page = join(folder, language, kind, `${name}.html`);
        writeFileSync(page, fill(template, param, name, drawing));
        made.push(page);
        progress?.({done: made.length, anew: made.length, share: made.length / total});
      }
    }
  }
  return made;
}

/** A page from its template. Slots are found in the template only: what a drawing holds is never read for slots. */
export function fill(template: string, param: string, name: string, {html, title}: Drawing): string {
  // No line of a heading begins with the dot.
  const text = title && escape(title.text).replaceAll(" · ", "\u00a0· ");
  const heading = title ? `<h1 lang="${escape(title.lang)}" dir="${escape(title.dir)}">${text}</h1>` : "";
  return template.replace(/<h1[^>]*>__title__<\/h1>|__title__|__record__|__view:\w+__/g, (slot) => {
    if (slot === "__title__") return escape(title?.text ?? name);
    if (slot === anyRecord) return name;
    if (slot === viewSlot(param)) return html;
    return slot.startsWith("<h1") ? heading : "";
  });
}

/** Headings that lead to themselves, as Framework makes those of pages. */
function withAnchors(html: string): string {
  return html.replace(
    /(<h([2-4]) id="([^"]+)"[^>]*>)(.*?)(<\/h\2>)/g,
    (_, open: string, _level, id: string, content: string, close: string) =>
      `${open}<a class="observablehq-header-anchor" href="#${id}">${content}</a>${close}`
  );
}

/** Text as HTML has it, also within an attribute. */
export function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})[sign]!);
}

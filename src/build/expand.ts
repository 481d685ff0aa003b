import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {drawings} from "./drawings.js";
import type {Drawing} from "./place.js";
import {anyRecord, viewSlot} from "./placeholders.js";
import {recordIds} from "./record-index.js";

/**
 * Makes the page of each record from the one that Framework built for its kind: Framework takes a tenth of a second for a page, this
 * a few milliseconds.
 * @param folder Where Framework put the site. The pages of kinds are taken away.
 * @returns how many pages were made.
 */
export function expandPages(folder: string): number {
  let count = 0;
  for (const [kind, {param, ids}] of Object.entries(recordIds())) {
    for (const language of ["", "ar/"]) {
      const file = join(folder, language, kind, `${anyRecord}.html`);
      const template = readFileSync(file, "utf8");
      rmSync(file);
      for (const id of ids) {
        const name = encodeURIComponent(id);
        const drawing = drawings[param]!({path: `/${language}${kind}/${name}`, params: {[param]: id}});
        writeFileSync(join(folder, language, kind, `${name}.html`), fill(template, param, name, drawing));
        count++;
      }
    }
  }
  return count;
}

/** A page from its template. Slots are found in the template only: what a drawing holds is never read for slots. */
export function fill(template: string, param: string, name: string, {html, title}: Drawing): string {
  const heading = title ? `<h1 lang="${escape(title.lang)}" dir="${escape(title.dir)}">${escape(title.text)}</h1>` : "";
  return template.replace(/<h1[^>]*>__title__<\/h1>|__title__|__record__|__view:\w+__/g, (slot) => {
    if (slot === "__title__") return escape(title?.text ?? name);
    if (slot === anyRecord) return name;
    if (slot === viewSlot(param)) return html;
    return slot.startsWith("<h1") ? heading : "";
  });
}

/** Text as HTML has it, also within an attribute. */
export function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})[sign]!);
}

import type {Drawing, Place} from "./place.js";

/** Stands for the id of a record in the page that Framework builds once for all records of a kind. No id begins with “_”. */
export const anyRecord = "__record__";

/** Stands in that page where a drawing comes. */
export function viewSlot(drawing: string): string {
  return `__view:${drawing}__`;
}

/** What stands for a drawing on the page of a kind; null on the page of a record. */
export function placeholder(drawing: string, {params}: Place): Drawing | null {
  if (!Object.values(params).includes(anyRecord)) return null;
  const titled = Object.hasOwn(params, drawing);
  return {html: viewSlot(drawing), ...(titled && {title: {text: "__title__", lang: "en", dir: "ltr"}})};
}

/**
 * Replaces each empty `<div data-draw="name"></div>` of a page by what `drawn` gives for its name; other data attributes say of what
 * it is drawn, as the names in a page's path do. Text of articles is never read as such an element: its signs are escaped.
 */
export function fillDrawings(
  html: string,
  {path, params}: Place,
  drawn: (name: string, place: Place) => string
): string {
  return html.replace(
    /<(\w+)([^<>]*)\sdata-draw="([\w-]+)"([^<>]*)><\/\1>/g,
    (_, tag: string, before: string, name: string, after: string) => {
      const given = [...`${before}${after}`.matchAll(/\sdata-([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [
        key,
        value
      ]);
      const place = {path, params: {...params, ...(Object.fromEntries(given) as Place["params"])}};
      return `<${tag}${before}${after}>${drawn(name, place)}</${tag}>`;
    }
  );
}

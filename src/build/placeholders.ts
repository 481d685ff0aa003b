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

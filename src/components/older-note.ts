import {elements} from "./html.js";
import {pageLanguage} from "./languages.js";
import {olderWords} from "./older-words.js";

/** Says once on the page that its link was made with other data, or takes that away; `older` is null where the data is the same. */
export function olderNote(older: string | null, now: string): void {
  document.querySelector(".older-data")?.remove();
  if (!older) return;
  const h = elements(document);
  const {olderData} = olderWords(pageLanguage(document));
  const note = h(
    "p",
    {class: "older-data", role: "note"},
    `${olderData} `,
    h("bdi", {dir: "ltr"}, `${older} → ${now}`)
  );
  (document.querySelector("main") ?? document.body).prepend(note);
}

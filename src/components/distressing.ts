import {elements, inLanguage} from "./html.js";
import type {LanguageCode} from "./words.js";

const notice: Record<LanguageCode, string> = {
  en: "Distressing details: the words are shown when you ask",
  ar: "تفاصيل مؤلمة: تظهر الكلمات عند الطلب",
  fr: "Détails pénibles : les mots sont montrés sur demande"
};

const elsewhere: Record<LanguageCode, string> = {
  en: "Distressing details: the words are in the article",
  ar: "تفاصيل مؤلمة: الكلمات في المقال",
  fr: "Détails pénibles : les mots sont dans l’article"
};

/** What a tip or a cell says in the place of such words: nothing in it can be opened. */
export function distressingNote(language: LanguageCode): string {
  return elsewhere[language];
}

/** Words with details that not every reader wants to meet, behind a notice that opens them; it needs no script. */
export function folded(words: Node, {document, language}: {document: Document; language: LanguageCode}): HTMLElement {
  const h = elements(document);
  return h("details", {class: "distressing"}, h("summary", inLanguage(language), notice[language]), words);
}

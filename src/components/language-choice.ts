import {elements} from "./html.js";
import {pageLanguage} from "./words.js";
import type {LanguageCode} from "./words.js";

const key = "sijill:language";

/** An offer to go to a page in another language, said in that language, and to stay, said in the page's own. */
const words = {
  ar: {here: "هذه الصفحة بالعربية", stay: "البقاء في العربية", offer: "اختيار اللغة"},
  en: {here: "This page in English", stay: "Stay in English", offer: "Choice of language"}
} satisfies Record<LanguageCode, Record<string, string>>;

/**
 * Remembers on this device the language that a reader chose by the switch. One who then comes from elsewhere to a page in another
 * language is offered the counterpart; nobody is sent anywhere. Also keeps what stands behind “?” and “#” when one switches.
 * @param storage Opens the storage, which throws where the browser refuses it.
 */
export function rememberLanguage(
  document: Document = globalThis.document,
  storage: () => Storage = () => localStorage
): void {
  const {location} = document.defaultView!;
  const here = pageLanguage(document);
  const change = document.querySelector<HTMLAnchorElement>("a.switch");
  if (!change) return;
  const own = change.getAttribute("href")!;
  const other = change.hreflang as LanguageCode;
  const go = () => {
    change.setAttribute("href", own + location.search + location.hash);
    choose(other);
  };
  change.addEventListener("click", go);
  const exists = document.querySelector(`link[rel~="alternate"][hreflang="${other}"]`) !== null;
  if (chosen() !== other || !exists || document.referrer.startsWith(`${location.origin}/`)) return;
  const h = elements(document);
  const to = h(
    "a",
    {href: own + location.search + location.hash, hreflang: other, lang: other, dir: other === "ar" ? "rtl" : "ltr"},
    words[other].here
  );
  const stay = h("button", {type: "button", class: "plain"}, words[here].stay);
  const offer = h("p", {class: "language-offer", role: "region", "aria-label": words[here].offer}, to, " · ", stay);
  stay.addEventListener("click", () => {
    choose(here);
    offer.remove();
    change.focus();
  });
  change.after(offer);

  function choose(language: LanguageCode): void {
    try {
      storage().setItem(key, language);
    } catch {
      // Not remembered where the browser keeps nothing.
    }
  }
  function chosen(): string | null {
    try {
      return storage().getItem(key);
    } catch {
      return null;
    }
  }
}

// Loaded by every page.
if (typeof document !== "undefined" && document.querySelector('meta[name="sijill:language"]')) rememberLanguage();

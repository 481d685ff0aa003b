import {elements} from "./html.js";
import {directionOf, isLanguage, pageLanguage} from "./languages.js";
import type {LanguageCode} from "./languages.js";

const key = "sijill:language";

/** An offer to go to a page in another language, said in that language, and to stay, said in the page's own. */
const words = {
  ar: {here: "هذه الصفحة بالعربية", stay: "البقاء في العربية", offer: "اختيار اللغة"},
  en: {here: "This page in English", stay: "Stay in English", offer: "Choice of language"},
  fr: {here: "Cette page en français", stay: "Rester en français", offer: "Choix de la langue"}
} satisfies Record<LanguageCode, Record<string, string>>;

/**
 * Remembers on this device the language that a reader chose by a switch. One who then comes from elsewhere to a page in another
 * language is offered the counterpart; nobody is sent anywhere. Also keeps what stands behind “?” and “#” when one switches.
 * @param storage Opens the storage, which throws where the browser refuses it.
 */
export function rememberLanguage(
  document: Document = globalThis.document,
  storage: () => Storage = () => localStorage
): void {
  const {location} = document.defaultView!;
  const here = pageLanguage(document);
  const switches = [...document.querySelectorAll<HTMLAnchorElement>("a.switch")];
  const own = new Map(switches.map((change) => [change, change.getAttribute("href")!]));
  for (const [change, href] of own)
    change.addEventListener("click", () => {
      change.setAttribute("href", href + location.search + location.hash);
      choose(change.hreflang);
    });
  const preferred = chosen();
  const change = switches.find(({hreflang}) => hreflang === preferred);
  const exists = document.querySelector(`link[rel~="alternate"][hreflang="${change?.hreflang}"]`) !== null;
  if (!change || !isLanguage(preferred) || !exists || document.referrer.startsWith(`${location.origin}/`)) return;
  const h = elements(document);
  const href = own.get(change)! + location.search + location.hash;
  const to = h("a", {href, hreflang: preferred, lang: preferred, dir: directionOf(preferred)}, words[preferred].here);
  const stay = h("button", {type: "button", class: "plain"}, words[here].stay);
  const offer = h("p", {class: "language-offer", role: "region", "aria-label": words[here].offer}, to, " · ", stay);
  stay.addEventListener("click", () => {
    choose(here);
    offer.remove();
    change.focus();
  });
  change.parentElement!.after(offer);

  function choose(language: string): void {
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

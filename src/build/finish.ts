import {createHash} from "node:crypto";
import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join, relative, sep} from "node:path";
import {directionOf, isLanguage, languages} from "../components/languages.js";
import type {LanguageCode} from "../components/languages.js";
import {cardSize} from "./card-size.js";
import {inEveryLanguage} from "./header.js";

/**
 * Mends what Framework leaves in every page of a folder: language and direction on `<html>`, zooming allowed on phones, code that keys
 * can scroll, a content security policy that names each inline script by its hash.
 * @param cards paths of the pictures that stand for pages where they are linked, by the paths of the pages.
 * @param prepare what is done to a page's text before, given its file.
 * @throws Error naming every page that carries an error of Framework, which by itself would still publish them.
 */
export function finishPages(
  folder: string,
  address: string | null = null,
  cards: ReadonlyMap<string, string> = new Map(),
  prepare: (html: string, file: string) => string = (html) => html
): void {
  const broken: string[] = [];
  for (const file of htmlFiles(folder)) {
    const own = relative(folder, file).split(sep).join("/");
    const path = inAddress(own);
    let html = prepare(readFileSync(file, "utf8"), file);
    // Shown at any address: its links count from the root of the site, which Framework takes for that of the host.
    if (path === "404.html" && address !== null)
      html = html.replace('<base href="/">', () => `<base href="${new URL(address).pathname}">`);
    // One that reads records from the tables is at the address of each.
    const isAddress = !inEveryLanguage.some((name) => path === `${name}.html`) && !/(^|\/)record\.html$/.test(path);
    const picture = cards.get(own);
    const page = finishPage(
      html,
      address !== null && isAddress ? address + path : null,
      address !== null && picture !== undefined ? address + inAddress(picture) : null
    );
    const errors = [...page.matchAll(/observablehq--error">([^<]*)/g)].map(([, message]) => message);
    if (errors.length) broken.push(`${relative(folder, file)}: ${errors.join("; ")}`);
    writeFileSync(file, page);
  }
  if (broken.length) throw new Error(`Pages with errors:\n${broken.join("\n")}`);
}

const inAddress = (path: string) => path.split("/").map(encodeURIComponent).join("/");

/** One page as Framework wrote it, mended; `url` is where it is published, and `picture` its card, where that is known. */
export function finishPage(html: string, url: string | null = null, picture: string | null = null): string {
  const [, named] = /<meta name="sijill:language" content="(\w+)">/.exec(html) ?? [];
  const language = isLanguage(named) ? named : "en";
  return (
    html
      .replace("<html>", `<html lang="${language}" dir="${directionOf(language)}">`)
      .replace("initial-scale=1, maximum-scale=1", "initial-scale=1")
      // Long lines of code scroll, for those who use keys too.
      .replaceAll("<pre data-language=", '<pre tabindex="0" data-language=')
      .replace(/<title>([^<]*)<\/title>/, (title, text: string) => title + card(text, language, url, picture))
      .replace(
        '<meta charset="utf-8">',
        `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy(html)}">`
      )
  );
}

/** What a page says of itself where a link to it is shown. `title` is HTML, quotation marks not escaped. */
function card(title: string, language: LanguageCode, url: string | null, picture: string | null): string {
  const tags = {
    "og:title": title.replaceAll('"', "&quot;"),
    "og:site_name": "Sijill",
    "og:type": "website",
    "og:locale": languages[language].territory,
    ...(url !== null && {"og:url": url}),
    ...(picture !== null && {
      "og:image": picture,
      "og:image:width": cardSize.width,
      "og:image:height": cardSize.height,
      "og:image:alt": title.replaceAll('"', "&quot;"),
      "twitter:card": "summary_large_image"
    })
  };
  const meta = Object.entries(tags).map(([name, content]) => `\n<meta property="${name}" content="${content}">`);
  return meta.join("") + (url === null ? "" : `\n<link rel="canonical" href="${url}">`);
}

/**
 * Scripts of this site and its engine only; no requests to other hosts; no plug-ins, frames or forms elsewhere. Arquero compiles its
 * expressions, so pages that import it, and only they, may evaluate.
 */
function policy(html: string): string {
  // Blocks of data (`application/ld+json`) do not run: a hash would let their text run as a script.
  const scripts = [...html.matchAll(/<script(?![^>]*\s(?:src=|type="application\/))[^>]*>([\s\S]*?)<\/script>/g)];
  const hashes = scripts.map(([, code = ""]) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`);
  const evaluates = /\/arquero@[^"]*\.js"/.test(html);
  return [
    "default-src 'self'",
    `script-src 'self' ${evaluates ? "'unsafe-eval'" : "'wasm-unsafe-eval'"} ${[...new Set(hashes)].join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'"
  ].join("; ");
}

/** Every page under a folder. */
export function htmlFiles(folder: string): string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
    .map((entry) => join(entry.parentPath, entry.name));
}

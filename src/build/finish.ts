import {createHash} from "node:crypto";
import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join, relative} from "node:path";

/**
 * Mends what Framework leaves in every page of a folder: language and direction on `<html>`, zooming allowed on phones, code that keys
 * can scroll, a content security policy that names each inline script by its hash.
 * @throws Error naming every page that carries an error of Framework, which by itself would still publish them.
 */
export function finishPages(folder: string): void {
  const broken: string[] = [];
  for (const file of htmlFiles(folder)) {
    const page = finishPage(readFileSync(file, "utf8"));
    const errors = [...page.matchAll(/observablehq--error">([^<]*)/g)].map(([, message]) => message);
    if (errors.length) broken.push(`${relative(folder, file)}: ${errors.join("; ")}`);
    writeFileSync(file, page);
  }
  if (broken.length) throw new Error(`Pages with errors:\n${broken.join("\n")}`);
}

/** One page as Framework wrote it, mended. */
export function finishPage(html: string): string {
  const language = /<meta name="sijill:language" content="(\w+)">/.exec(html)?.[1] ?? "en";
  return (
    html
      .replace("<html>", `<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">`)
      .replace("initial-scale=1, maximum-scale=1", "initial-scale=1")
      // Long lines of code scroll, for those who use keys too.
      .replaceAll("<pre data-language=", '<pre tabindex="0" data-language=')
      .replace(
        '<meta charset="utf-8">',
        `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy(html)}">`
      )
  );
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
    "worker-src blob:",
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

import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {strToU8, zipSync} from "fflate";

// IBM Plex Sans Arabic, which carries Arabic and Latin in one design: two weights, each script in a file of its own.
const folder = join(
  dirname(createRequire(import.meta.url).resolve("@fontsource/ibm-plex-sans-arabic/package.json")),
  "files"
);
const ranges = {
  arabic:
    "U+0600-06FF, U+0750-077F, U+0870-088E, U+0890-0891, U+0897-08E1, U+08E3-08FF, U+200C-200E, U+2010-2011, U+204F, U+2E41, U+FB50-FDFF, U+FE70-FE74, U+FE76-FEFC",
  latin:
    "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-200B, U+2012-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD"
};
const files: Record<string, Uint8Array> = {};
let css = "";
for (const [script, range] of Object.entries(ranges)) {
  for (const weight of [400, 600]) {
    const name = `plex-${script}-${weight}.woff2`;
    files[name] = readFileSync(join(folder, `ibm-plex-sans-arabic-${script}-${weight}-normal.woff2`));
    css += `@font-face{font-family:"Plex";font-weight:${weight};font-display:swap;src:url(${name}) format("woff2");unicode-range:${range}}\n`;
  }
}
files["fonts.css"] = strToU8(css);
process.stdout.write(zipSync(files, {level: 0, mtime: "1980-01-01T00:00:00"}));

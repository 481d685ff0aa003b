import {readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {sum} from "d3-array";
import {buildSync} from "esbuild";
import {root} from "../../loaders/build.js";
import {sha256} from "../../loaders/text.js";
import {languages} from "../components/languages.js";

/** Bytes that a reader's browser keeps of the site unasked, at most; compressed, about a third of it goes over the network. */
const most = 12e6;

/** Pages of that address below those of each language. */
function below(address: string): RegExp {
  const folders = Object.values(languages).map(({folder}) => folder);
  return new RegExp(`^(${folders.join("|")})${address}\\.html$`);
}

/** A part of it answers nothing: kept as a whole, or not. */
const searchIndex = /^search-index\//;

/** What is kept, the first before the others, as far as it fits into `most`. What none of these matches is kept when it is visited, or not. */
const wanted = [
  /^offline\.html$/,
  /^(_import|_npm|_node|_observablehq|fonts)\//,
  below("[\\w-]+"),
  below("(\\w+/index|reports/.*|\\w+/record)"),
  /^_file\/[^/]+$/,
  searchIndex,
  /^_file\/tables\//,
  below("articles/.*"),
  /\.html$/
];

/**
 * Writes `service-worker.js` into a built site: `src/service-worker.ts` with the packages it uses and the list of what it keeps. The same
 * site gives the same bytes.
 * @param most bytes of the files that are kept unasked.
 */
export function writeServiceWorker(output: string, limit = most): void {
  const paths = readdirSync(output, {recursive: true, encoding: "utf8"}).map((path) => path.replaceAll("\\", "/"));
  buildSync({
    entryPoints: [join(root, "src", "service-worker.ts")],
    outfile: join(output, "service-worker.js"),
    bundle: true,
    minify: true,
    legalComments: "none",
    format: "iife",
    target: "es2022",
    define: {
      "process.env.NODE_ENV": '"production"',
      kept: JSON.stringify({
        files: filesToKeep(output, paths, limit),
        engine: paths.filter((path) => /^_file\/engine\/./.test(path)).sort(),
        offline: "offline.html"
      })
    }
  });
}

/** Addresses from the root of the site; `revision` is null where the name carries a hash of the content. */
function filesToKeep(output: string, paths: string[], limit: number): {url: string; revision: string | null}[] {
  const files: {url: string; revision: string | null}[] = [];
  let size = 0;
  // A table that is too large for one file would be kept in part, which answers nothing.
  const large = paths.flatMap((path) => /^_file\/tables\/(\w+)-2\./.exec(path)?.[1] ?? []);
  const isLarge = (path: string) => large.includes(/^_file\/tables\/(\w+?)(-\d+)?\./.exec(path)?.[1] ?? "");
  const left = new Set(paths.filter((path) => !isLarge(path)).sort());
  for (const pattern of wanted) {
    const found = [...left].flatMap((path) => {
      const file = join(output, path);
      if (!pattern.test(path) || path === "404.html" || !statSync(file).isFile()) return [];
      left.delete(path);
      return [{path, file, bytes: statSync(file).size}];
    });
    if (pattern === searchIndex && size + sum(found, ({bytes}) => bytes) > limit) continue;
    for (const {path, file, bytes} of found) {
      if (size + bytes > limit) continue;
      size += bytes;
      const isHashed = /^_|\.[0-9a-f]{8}\.\w+$/.test(path);
      files.push({
        url: encodeURI(path).replace(/[?#]/g, encodeURIComponent),
        revision: isHashed ? null : sha256(readFileSync(file, "utf8")).slice(0, 16)
      });
    }
  }
  return files;
}

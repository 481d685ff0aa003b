import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import type {Plugin} from "esbuild";
import {root, writeWhole} from "../../loaders/build.js";
import {sha256} from "../../loaders/text.js";

/** Packages that components import by their bare names. */
const bare = [
  "@codemirror/autocomplete",
  "@codemirror/commands",
  "@codemirror/lang-sql",
  "@codemirror/language",
  "@codemirror/state",
  "@codemirror/view",
  "@duckdb/duckdb-wasm",
  "@lezer/highlight",
  "arquero",
  "d3",
  "fflate",
  "sql-formatter",
  "topojson-client"
];

/** Packages that Framework offers to pages without an import, as `d3`, `aq`, `html`, `Plot`. */
export const implicit = [
  "@observablehq/plot",
  "apache-arrow",
  "arquero",
  "d3",
  "d3-dsv",
  "htl",
  "isoformat",
  "topojson-client"
];

/**
 * Packages that Framework's own client names for pages that use them. Pages here do not, yet Framework asks the registry for their
 * version; an empty folder of any version answers it.
 */
const unused = [
  "@duckdb/duckdb-wasm",
  "@observablehq/duckdb",
  "@observablehq/inputs",
  "@observablehq/sample-datasets",
  "@uwdata/vgplot",
  "@viz-js/viz",
  "echarts",
  "exceljs",
  "jszip",
  "katex",
  "leaflet",
  "lodash",
  "mapbox-gl",
  "mermaid",
  "react",
  "react-dom",
  "sql.js",
  "vega",
  "vega-lite",
  "vega-lite-api"
];

/**
 * Fills Framework's cache with bundles made from node_modules, so that neither build nor preview asks another host for a package.
 * Leans on the cache's layout in Framework 1.13.4, which package.json pins exactly: `_npm/<name>@<version>/_esm.js` and
 * `_node/<name>@<version>/index.js`. Does nothing while the lockfile and this file are unchanged.
 */
export async function fillPackageCache(): Promise<void> {
  const cache = join(root, "src", ".observablehq", "cache");
  const stamp = join(cache, "packages");
  const key = sha256(
    readFileSync(join(root, "package-lock.json"), "utf8") + readFileSync(new URL(import.meta.url), "utf8")
  );
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === key) return;
  for (const folder of ["_npm", "_node", "_observablehq"]) rmSync(join(cache, folder), {recursive: true, force: true});
  mkdirSync(cache, {recursive: true});
  await bundle(packages(bare, "index", nearestVersion), join(cache, "_node"));
  await bundle({...packages(implicit, "_esm", version), ...parquetReader}, join(cache, "_npm"));
  // Framework names this file beside the reader, which needs none.
  mkdirSync(join(cache, "_npm", "parquet-wasm@0.0.0", "esm"));
  writeFileSync(join(cache, "_npm", "parquet-wasm@0.0.0", "esm", "parquet_wasm_bg.wasm"), "");
  for (const name of unused) mkdirSync(join(cache, "_npm", `${name}@0.0.0`), {recursive: true});
  writeWhole(stamp, key);
}

/** Stands in for the package by which `FileAttachment("x.parquet").parquet()` reads. */
const parquetReader = {"parquet-wasm@0.0.0/_esm": fileURLToPath(new URL("parquet-reader.ts", import.meta.url))};

/** Modules to bundle, by the paths that the cache has them under. */
function packages(names: string[], entry: string, of: (name: string) => string): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`${name}@${of(name)}/${entry}`, name]));
}

/** Bundles modules into a folder; what several of them share is there once, so that `instanceof` holds across them. */
async function bundle(entryPoints: Record<string, string>, folder: string): Promise<void> {
  const result = await build({
    entryPoints,
    outdir: folder,
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    chunkNames: "chunk@0.0.0/[hash]",
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    define: {"process.env.NODE_ENV": '"production"'},
    plugins: [withoutNode],
    write: false,
    logLevel: "silent"
  });
  for (const {path, contents} of result.outputFiles) {
    mkdirSync(join(path, ".."), {recursive: true});
    writeFileSync(path, contents);
  }
}

/** Modules of Node that packages name for use outside a browser. */
const withoutNode: Plugin = {
  name: "without-node",
  setup({onResolve, onLoad}) {
    onResolve({filter: /^node:/}, ({path}) => ({path, namespace: "without-node"}));
    onLoad({filter: /.*/, namespace: "without-node"}, () => ({contents: "module.exports = {}", loader: "js"}));
  }
};

/**
 * What Framework takes for the version of a package imported by its bare name: that in the package.json nearest to the file that
 * `require` finds. In `sql-formatter` this one only says that the file is CommonJS: "undefined".
 */
function nearestVersion(name: string): string {
  version(name);
  let folder = dirname(createRequire(join(root, "src", "/")).resolve(name));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return String((JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {version?: string}).version);
}

function version(name: string): string {
  const file = join(root, "node_modules", name, "package.json");
  if (!existsSync(file)) throw new Error(`The package ${name} is not installed. Run npm ci, then build again.`);
  return (JSON.parse(readFileSync(file, "utf8")) as {version: string}).version;
}

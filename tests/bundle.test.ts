import {mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {expect, test} from "vitest";
import {bundleModules} from "../src/build/bundle.js";
import {groupModules} from "../src/build/module-groups.js";
import {withStyles} from "../src/build/page-styles.js";

const page = (script: string, body = "", head = "") =>
  `<html><head>${head}<meta name="sijill:language" content="en">
<script type="module" src="./_import/components/always.11111111.js"></script>
<script type="module">

import {define} from "./_observablehq/client.11111111.js";

${script}
</script></head><body>${body}</body></html>`;

const site: Record<string, string> = {
  "_observablehq/client.11111111.js":
    'export const define = (run) => run();export const unused = () => import("../_npm/absent@1.0.0/_esm.js");',
  "_import/components/always.11111111.js": 'import {words} from "./words.22222222.js"; globalThis.ran = [words];',
  "_import/components/words.22222222.js": 'export const words = "كلمات";',
  "_import/components/state.33333333.js": "export const state = {n: 0};",
  "_import/components/chart.44444444.js":
    'import {state} from "./state.33333333.js"; import {words} from "./words.22222222.js"; export const chart = () => [++state.n, words, new URL("../../file.csv", import.meta.url).pathname];',
  "_import/components/table.55555555.js":
    'import {state} from "./state.33333333.js"; export const table = async () => [++state.n, (await import("../../_node/aq@8.0.3/index.66666666.js")).aq, (await import("../../_node/aq@8.0.3/index.66666666.js")).default];',
  "_node/aq@8.0.3/index.66666666.js": "export default 7; export const aq = 8;",
  "_import/beside.77777777.js": 'globalThis.ran.push("beside"); export const beside = 1;',
  "_npm/within@1.0.0/99999999.js": "export const within = 1;",
  "one.html": page(
    'globalThis.done = define(async () => [(await import("./_import/components/chart.44444444.js")).chart()]);'
  ),
  "two.html": page(
    `globalThis.done = define(async () => {
const {chart} = await import("./_import/components/chart.44444444.js");
const {table} = await import("./_import/components/table.55555555.js");
const {beside} = await import("./_import/beside.77777777.js");
return [chart(), await table(), beside]; });`,
    '<figure class="timeline"></figure>',
    '<link rel="modulepreload" href="./_import/components/words.22222222.js">\n<link rel="modulepreload" href="./_npm/within@1.0.0/99999999.js">\n'
  )
};

/** Bundles that site in a new folder. */
async function built(files = site) {
  const folder = mkdtempSync(join(tmpdir(), "bundle-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    writeFileSync(join(folder, path), text);
  }
  const askForModules = await bundleModules(folder);
  const html = (path: string) => askForModules(readFileSync(join(folder, path), "utf8"), join(folder, path));
  const all = readdirSync(folder, {recursive: true, encoding: "utf8"}).sort();
  return {folder, html, all};
}

/** Runs the script of a page as a browser does: the modules that it names are files. */
async function run(folder: string, html: string): Promise<{done: unknown; ran: unknown}> {
  const script = /<script type="module">([\s\S]*)<\/script>/.exec(html)![1]!;
  const file = join(folder, `page-${Math.random()}.mjs`);
  writeFileSync(join(folder, "package.json"), '{"type": "module"}');
  const document = "const document = {hidden: true, querySelectorAll: () => []};";
  writeFileSync(file, document + script);
  await import(/* @vite-ignore */ file);
  const {done, ran} = globalThis as unknown as {done: Promise<unknown>; ran: unknown};
  return {done: await done, ran};
}

test("pages run on few files that share their state, find files beside them, and run no module that another page's author wrote", async () => {
  const {folder, html, all} = await built();
  const one = html("one.html");
  const two = html("two.html");
  expect(all.filter((path) => /^_(node|npm|observablehq)|components/.test(path))).toEqual([]);
  expect(await run(folder, one)).toEqual({done: [[1, "كلمات", join(folder, "file.csv")]], ran: ["كلمات"]});
  expect(await run(folder, two)).toEqual({
    done: [[2, "كلمات", join(folder, "file.csv")], [3, 8, 7], 1],
    ran: ["كلمات", "beside"]
  });
  for (const text of [one, two]) {
    const named = [...text.matchAll(/"\.\/(_[^"]+\.js)"/g)].map(([, path]) => path!);
    expect(all).toEqual(expect.arrayContaining(named));
    expect(new Set(text.match(/<link [^>]+>/g)).size).toBe(text.match(/<link [^>]+>/g)!.length);
    // What code asks for later is not asked for before.
    expect(text).not.toMatch(/<link [^>]+aq@/);
  }
  // A drawn page shows its drawing first.
  expect(one).toMatch(/<link rel="modulepreload"/);
  expect(two).not.toMatch(/modulepreload" href|import \{define/);
});

test("the same modules give the same files, wherever they are", async () => {
  const [a, b] = [await built(), await built()];
  expect(a.all).toEqual(b.all);
  for (const path of a.all.filter((path) => path.endsWith(".js")))
    expect(readFileSync(join(a.folder, path), "utf8")).toBe(readFileSync(join(b.folder, path), "utf8"));
});

test("modules stay beside a script that was not bundled and may import them", async () => {
  const {all} = await built({...site, "_import/worker.88888888.js": 'import "./components/state.33333333.js";'});
  expect(all).toContain(join("_import", "components", "state.33333333.js"));
});

test("modules are grouped where a request costs more than bytes in vain, and those that must be alone are in no group", () => {
  const graph = (bytes: number) =>
    new Map(
      Object.entries({
        page: ["both", "small"],
        other: ["both", "alone"],
        third: ["small"],
        both: ["alone"],
        small: [],
        alone: []
      }).map(([path, imports]) => [path, {bytes: {small: bytes, both: 10_000}[path] ?? 100_000, imports}])
    );
  const groups = (bytes: number) =>
    groupModules(graph(bytes), [["page"], ["other"], ["third"]], (path) => path === "alone");
  expect(groups(1000)).toEqual([["both", "small"]]);
  expect(groups(200_000)).toEqual([["both"], ["small"]]);
});

test("a page with its style sheets in it asks for none before it is drawn, and finds their fonts where they are", () => {
  const folder = mkdtempSync(join(tmpdir(), "styles-"));
  const files: Record<string, string> = {
    "_import/style.11111111.css": 'a{background:url(data:image/png;base64,AA==)}q::after{content:"</style>"}',
    "fonts/fonts.css": '@font-face{src:url(plex.woff2) format("woff2"),url("../other/plex.woff")}',
    "ar/page.html": `<head><link rel="preload" as="style" href="../_import/style.11111111.css">
<link rel="stylesheet" type="text/css" href="../_import/style.11111111.css">
<link rel="stylesheet external" href="../fonts/fonts.css"><link rel="stylesheet" href="https://example.org/a.css"></head>`
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    writeFileSync(join(folder, path), text);
  }
  expect(withStyles(files["ar/page.html"]!, join(folder, "ar", "page.html"))).toBe(
    `<head><style>a{background:url(data:image/png;base64,AA==)}q::after{content:"<\\/style>"}</style>
<style>@font-face{src:url(../fonts/plex.woff2) format("woff2"),url("../other/plex.woff")}</style><link rel="stylesheet" href="https://example.org/a.css"></head>`
  );
});

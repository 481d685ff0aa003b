import {existsSync, readdirSync, readFileSync, rmSync, rmdirSync} from "node:fs";
import {dirname, join, relative, sep} from "node:path";
import {build} from "esbuild";
import type {BuildOptions, Plugin} from "esbuild";
import {groupModules, reached} from "./module-groups.js";
import type {Graph} from "./module-groups.js";
import {htmlFiles} from "./finish.js";
import {askForModules, modulesOf} from "./page-modules.js";

/** Where Framework writes modules. */
const folders = ["_import", "_node", "_npm", "_observablehq"];
/** Where the bundled ones go: no deeper, since modules find files by their own address. */
const target = "_import";
/** The module of what every page runs. */
const everywhere = "site";

/**
 * Bundles the modules of a site that Framework wrote: some sixty small ones of a page become some six, minified, each with a hash of its
 * content in its name. What is asked for later (engine, editor, map) stays apart; what several pages share is there once, so that all code
 * of a page sees the same state. Modules that were bundled are deleted.
 * @param output folder of the site; its pages are read, not written.
 * @returns what has a page, given its text and file, ask for the bundled modules instead.
 */
export async function bundleModules(output: string): Promise<(html: string, file: string) => string> {
  const inSite = (file: string) => relative(output, file).split(sep).join("/");
  const isModule = (path: string) => folders.some((folder) => path.startsWith(`${folder}/`));
  const pages = htmlFiles(output)
    .sort()
    .map((file) => modulesOf(readFileSync(file, "utf8"), dirname(file), inSite));
  const named = new Set(pages.flatMap(({runs, asks}) => [...runs, ...asks]).filter(isModule));
  const site = [...named].filter(
    (path) => path.startsWith("_observablehq/") || pages.every(({runs}) => runs.has(path))
  );
  if (!site.length) return (html) => html;

  const {inputs, outputs: parts} = (await bundle(output, [...named].sort())).metafile;
  const graph: Graph = new Map(
    Object.entries(inputs).map(([path, {bytes, imports}]) => [
      path,
      {bytes, imports: here(imports, "import-statement")}
    ])
  );
  const later = new Set(Object.values(inputs).flatMap(({imports}) => here(imports, "dynamic-import")));
  const entries = [...new Set([...named, ...later])].filter((path) => !site.includes(path)).sort();
  const ofSite = reached(graph, site);
  const kinds = new Map(
    pages.map(({all}) => [...all].filter((path) => entries.includes(path)).sort()).map((all) => [all.join(), all])
  );
  const groups = [
    [...ofSite].sort(),
    ...groupModules(
      graph,
      [...kinds.values(), ...[...later].sort().map((path) => [path])],
      (path) => ofSite.has(path) || !isPure(path)
    )
  ];
  const withDefault = new Set(
    Object.values(parts).flatMap(({entryPoint, exports}) => (exports.includes("default") ? [entryPoint!] : []))
  );
  const result = await bundle(output, [everywhere, ...entries], {graph, groups, site, withDefault});

  const outputs = new Map(Object.entries(result.metafile.outputs));
  const bundled = new Map<string, string>();
  for (const [path, {entryPoint}] of outputs) if (entryPoint) bundled.set(entryPoint.replace(/^entry:/, ""), path);
  for (const path of site) bundled.set(path, bundled.get(everywhere)!);
  const files: Graph = new Map(
    [...outputs].map(([path, {bytes, imports}]) => [path, {bytes, imports: here(imports, "import-statement")}])
  );
  // Framework also has pages ask for modules that it has bundled into others.
  const gone = new Set([...graph.keys(), ...pages.flatMap(({all}) => [...all])].filter(isModule));
  removeBundled(output, gone, new Set(outputs.keys()));
  return (html, file) =>
    askForModules(html, dirname(file), inSite, {
      bundled,
      isGone: (path) => gone.has(path),
      preloads: (paths) => [...reached(files, [bundled.get(everywhere)!, ...paths])]
    });
}

/** Our own modules and packages only define things; those that authors put beside their pages may do more. */
const isPure = (path: string) => !path.startsWith("_import/") || path.startsWith("_import/components/");

const here = (imports: {path: string; kind: string; external?: boolean}[], kind: string) =>
  imports.filter((one) => one.kind === kind && !one.external).map(({path}) => path);

interface Plan {
  graph: Graph;
  groups: string[][];
  /** Modules that every page runs. */
  site: string[];
  /** Those with a default export. */
  withDefault: ReadonlySet<string>;
}

/** Bundles entries, paths from the root of the site, in groups where there is a plan; without one nothing is written. */
function bundle(output: string, entries: string[], plan: Plan | null = null) {
  return build({
    entryPoints: entries.map((path) => (plan ? {in: `entry:${path}`, out: nameOf(path)} : path)),
    absWorkingDir: output,
    outdir: target,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    minify: plan !== null,
    metafile: true,
    write: plan !== null,
    logLevel: "silent",
    plugins: [fromSite(output, plan)]
  } satisfies BuildOptions);
}

/** A package by its name and, where Framework found one, its version, another module by its own name, both without Framework's hash. */
function nameOf(path: string): string {
  const [, name = path] = /^_n(?:pm|ode)\/((?:@[^/]+\/)?[^/]+@[^/]+)/.exec(path) ?? [];
  return name
    .replace(/.*\/(?=[^/@]*$)/, "")
    .replace("/", "-")
    .replace(/@undefined$/, "")
    .replace(/(\.[0-9a-f]{8})?\.js$/, "");
}

/**
 * Resolves what modules of a site import. With a plan, each entry imports whole groups, and so they become one file each.
 * Framework's client names modules of packages that nobody uses and that are not there: these stay as they are.
 */
function fromSite(output: string, plan: Plan | null): Plugin {
  const inSite = (file: string) => relative(output, file).split(sep).join("/");
  const modules = (paths: Iterable<string>) =>
    [...paths].map((path) => `import ${JSON.stringify(`./${path}`)};`).join("");
  const exportsOf = (path: string, {withDefault}: Plan) => {
    const from = JSON.stringify(`./${path}`);
    return `export * from ${from};${withDefault.has(path) ? `export {default} from ${from};` : ""}`;
  };
  const whole = (plan: Plan, entry: string) => {
    const {graph, groups} = plan;
    const needed = reached(graph, [entry]);
    const ofGroup = (group: string[]) => group.some((module) => needed.has(module));
    for (let size = 0; size < needed.size;) {
      size = needed.size;
      for (const module of groups.filter(ofGroup).flatMap((group) => [...reached(graph, group)])) needed.add(module);
    }
    const imports = groups.flatMap((group, n) => (ofGroup(group) ? [`import "group:${n}";`] : []));
    return imports.join("") + exportsOf(entry, plan);
  };
  return {
    name: "from-site",
    setup({onResolve, onLoad}) {
      onResolve({filter: /^\./}, ({path, kind, resolveDir}) => {
        const file = join(resolveDir, path);
        if (!existsSync(file)) return {path: relative(join(output, target), file).split(sep).join("/"), external: true};
        return plan && kind === "dynamic-import" ? {path: inSite(file), namespace: "entry"} : {path: file};
      });
      onResolve({filter: /^(entry|group):/}, ({path}) => {
        const [namespace, name] = path.split(/:(.*)/s) as [string, string];
        return {path: name, namespace};
      });
      onLoad({filter: /./, namespace: "group"}, ({path}) => ({
        contents: modules(plan!.groups[Number(path)]!),
        resolveDir: output
      }));
      onLoad({filter: /./, namespace: "entry"}, ({path}) => ({
        contents:
          path === everywhere
            ? `import "group:0";${plan!.site.map((one) => exportsOf(one, plan!)).join("")}`
            : whole(plan!, path),
        resolveDir: output
      }));
      // What finds files by its own address still does so from where it is put.
      onLoad({filter: /\.js$/}, ({path}) => {
        const code = readFileSync(path, "utf8");
        if (!code.includes("import.meta.")) return null;
        const from = (file: string) =>
          relative(join(output, target), file)
            .split(sep)
            .join("/")
            .replace(/^(?!\.)/, "./");
        const address = `new URL(${JSON.stringify(from(path))},import.meta.url).href`;
        const contents = code
          .replaceAll(/\bimport\.meta\.url\b/g, () => address)
          .replaceAll(
            /\bimport\.meta\.resolve\("(\.[^"]+)"/g,
            (_, to: string) => `import.meta.resolve("${from(join(dirname(path), to))}"`
          );
        return {contents, loader: "js"};
      });
    }
  };
}

/** Deletes the modules that were bundled, unless there are others, such as workers, which may import them. */
function removeBundled(output: string, bundled: ReadonlySet<string>, kept: ReadonlySet<string>): void {
  const entries = folders
    .filter((folder) => existsSync(join(output, folder)))
    .flatMap((folder) => readdirSync(join(output, folder), {recursive: true, withFileTypes: true}))
    .map((entry) => ({entry, file: join(entry.parentPath, entry.name)}));
  const modules = entries
    .map(({file}) => relative(output, file).split(sep).join("/"))
    .filter((path) => path.endsWith(".js") && !kept.has(path));
  if (modules.some((path) => !bundled.has(path))) return;
  for (const path of modules) rmSync(join(output, path));
  const within = entries.filter(({entry}) => entry.isDirectory()).map(({file}) => file);
  const empty = [...folders.map((folder) => join(output, folder)), ...within.sort()].reverse();
  for (const folder of empty) if (existsSync(folder) && !readdirSync(folder).length) rmdirSync(folder);
}

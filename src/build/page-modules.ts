import {join, relative, sep} from "node:path";

/** The modules that a page names, as paths from the root of the site. */
interface Named {
  /** Those that its scripts are or begin with. */
  runs: Set<string>;
  /** Those that its cells import when they run. */
  asks: Set<string>;
  /** Both, and those that Framework has it ask for beforehand. */
  all: Set<string>;
}

const inline = /<script type="module">([\s\S]*?)<\/script>/g;
const source = /<script (?=[^>]*\btype="module")[^>]*\bsrc="([^":]+)"[^>]*><\/script>\n?/g;
const preload = /<link rel="modulepreload" href="([^":]+)">\n?/g;
const beginning = /^import (?:\{([\w$, ]+)\} from )?"(\.[^"]+\.js)";/gm;
const asked = /\bimport\("(\.[^"]+\.js)"\)/g;

/** @param folder of the page's file; `inSite` gives the path of a file from the root of the site. */
export function modulesOf(html: string, folder: string, inSite: (file: string) => string): Named {
  const code = [...html.matchAll(inline)].map(([, text]) => text).join("\n");
  const paths = (text: string, pattern: RegExp, group = 1) =>
    [...text.matchAll(pattern)].map((match) => inSite(join(folder, match[group]!)));
  const runs = new Set([...paths(html, source), ...paths(code, beginning, 2)]);
  const asks = new Set(paths(code, asked));
  return {runs, asks, all: new Set([...runs, ...asks, ...paths(html, preload)])};
}

interface Bundled {
  /** The file that a module is in, by the module's path. */
  bundled: ReadonlyMap<string, string>;
  /** Whether a module is in such files only. */
  isGone(path: string): boolean;
  /** What a page that names such files loads with them. */
  preloads(files: Iterable<string>): string[];
}

/**
 * Has a page ask for bundled modules in place of those that Framework wrote, and for all at once that its cells import when they run:
 * found out one after the other, each would cost a way to the server and back. On a page that was drawn by the build they wait for its first
 * frame: what readers see goes before what brings it to life.
 */
export function askForModules(html: string, folder: string, inSite: (file: string) => string, site: Bundled): string {
  const isDrawn = /<figure class="(?:timeline|map|view)\b/.test(html);
  const {all, runs} = modulesOf(html, folder, inSite);
  if (!runs.size) return html;
  const address = (path: string) =>
    relative(inSite(folder), path)
      .split(sep)
      .join("/")
      .replace(/^(?!\.)/, "./");
  const fileOf = (from: string) => site.bundled.get(inSite(join(folder, from)));
  const used = new Set([...all].flatMap((path) => site.bundled.get(path) ?? []));
  const rel = isDrawn ? "later" : "modulepreload";
  const links = site.preloads(used).map((path) => `<link rel="${rel}" href="${address(path)}">\n`);
  const ran = new Set<string>();
  return (
    html
      .replaceAll(preload, (link, href: string) => (site.isGone(inSite(join(folder, href))) ? "" : link))
      .replace('<meta name="sijill:language"', (meta) => links.join("") + meta)
      .replaceAll(inline, (script, code: string) => {
        const imports = code.replaceAll(beginning, (statement, names: string | undefined, from: string) => {
          const file = fileOf(from);
          if (!file) return statement;
          ran.add(file);
          const path = JSON.stringify(address(file));
          if (!isDrawn) return `import ${names ? `{${names}} from ` : ""}${path};`;
          return `${names ? `const {${names.replaceAll(" as ", ": ")}} = ` : ""}await import(${path});`;
        });
        if (imports === code) return script;
        const cells = imports.replaceAll(asked, (all, from: string) => {
          const file = fileOf(from);
          return file ? `import(${JSON.stringify(address(file))})` : all;
        });
        return `<script type="module">${isDrawn ? afterFirstFrame : ""}${cells}</script>`;
      })
      // What every page runs is one file now, which the page's own script begins with.
      .replaceAll(source, (script, src: string) => {
        const file = fileOf(src);
        if (!file) return script;
        return ran.has(file) ? "" : script.replace(`src="${src}"`, () => `src="${address(file)}"`);
      })
  );
}

const afterFirstFrame = `
await new Promise((painted) => (document.hidden ? painted() : requestAnimationFrame(() => setTimeout(painted))));
for (const link of document.querySelectorAll("link[rel=later]")) link.rel = "modulepreload";`;

import {readFileSync} from "node:fs";
import {join} from "node:path";
import {root} from "../../loaders/build.js";
import {implicit} from "./packages.js";

/** What Framework found in one piece of JavaScript of a page. */
export interface Code {
  mode: string;
  node: {
    input: string;
    references: {name: string}[];
    declarations: {name: string}[] | null;
    imports: {name: string; type: string}[];
    files: {name: string; method?: string}[];
  };
}

const tables =
  "ask the tables of this site with a `sql` fence or sql`…`; read a file beside the page with FileAttachment";
const picture = "draw with `d3` or `Plot`, or put the picture beside the page as an SVG file";
const map = "use `map(rows)` of `/components/map.js`: tiles would come from another host";
const chart = "draw with `Plot` or `d3`";
const sample = 'put the file beside the page and read it with FileAttachment("file.csv").csv()';

/** Names that Framework gives to pages from packages that are not here, and what to do instead. */
const names: Record<string, string> = {
  _: "use `d3` or `aq`",
  tex: "write the formula in words or as MathML, which Markdown takes as it is",
  ...from(["dot", "mermaid"], picture),
  ...from(["duckdb", "DuckDBClient", "SQLite", "SQLiteDatabaseClient"], tables),
  ...from(["echarts", "vg", "vl"], chart),
  ...from(["L", "mapboxgl"], map),
  ...from(["aapl", "alphabet", "cars", "citywages", "diamonds", "flare", "industries"], sample),
  ...from(["miserables", "olympians", "penguins", "pizza", "weather"], sample)
};

/** Ways to read a file that need such a package. */
const methods: Record<string, string> = from(["sqlite", "xlsx", "zip"], "save it as CSV, JSON or Parquet");

function from(keys: string[], advice: string): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [key, advice]));
}

/**
 * Packages that Framework would fetch from another host for a page's code: a build here fetches nothing.
 * @param path of the page, as Framework has it: without `.md`
 * @param source the page's text
 * @throws Error naming each, with file and line, and what to do instead
 */
export function refuseMissing(path: string, code: readonly Code[], source: string): void {
  const declared = new Set(code.flatMap(({node}) => (node.declarations ?? []).map(({name}) => name)));
  const problems = code.flatMap(({mode, node}) => {
    const used = [...new Set(node.references.map(({name}) => name))];
    const missing = used.filter((name) => Object.hasOwn(names, name) && !declared.has(name));
    const files = node.files.filter(({method}) => method && Object.hasOwn(methods, method));
    const imports = node.imports.filter(({name, type}) => type === "global" && !isHere(name));
    const found: [what: string, advice: string, sign: string][] = [
      ...missing.map((name): [string, string, string] => [`\`${name}\``, names[name]!, name]),
      ...files.map(({method}): [string, string, string] => [`\`.${method}()\``, methods[method!]!, `.${method}`]),
      ...imports.map(({name}): [string, string, string] => [
        `\`${name}\``,
        "add the package to package.json and to src/build/packages.ts, or put the module beside the page and import it from there",
        name
      ])
    ];
    if (mode === "jsx") found.push(["`jsx`", "write the element with html`…`", "```jsx"]);
    return found.map(
      ([what, advice, sign]) => `src${path}.md:${lineOf(source, node.input, sign)}: ${what} is not here: ${advice}`
    );
  });
  if (problems.length) throw new Error(problems.join("\n"));
}

function isHere(specifier: string): boolean {
  const npm = /^npm:((?:@[^/@]+\/)?[^/@]+)/.exec(specifier)?.[1];
  if (npm) return implicit.includes(npm) || npm === "@observablehq/inputs";
  return !/^(jsr|https?):/.test(specifier);
}

/** The line at which a piece of code names something: the first after the piece begins, of a fence in another language its mark. */
function lineOf(source: string, input: string, sign: string): number {
  const begin = Math.max(source.indexOf(input.split("\n", 1)[0]!), 0);
  const fence = source.indexOf(`\`\`\`${sign}`);
  const place = fence >= 0 ? fence : source.indexOf(sign, begin);
  return source.slice(0, Math.max(place, 0)).split("\n").length;
}

/** The text of a page, for its lines; nothing where it is made by a loader. */
export function pageSource(path: string): string {
  try {
    return readFileSync(join(root, "src", `${path}.md`), "utf8");
  } catch {
    return "";
  }
}

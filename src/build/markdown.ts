import {movedAddress} from "../components/addresses.js";
import {drawingOf, languageOf, rootOf} from "./drawings.js";
import type {Drawing, Place} from "./drawings.js";
import {Footnotes} from "./footnotes.js";
import {pageSource, refuseMissing} from "./missing.js";
import type {Code} from "./missing.js";
import {fillDrawings, placeholder} from "./placeholders.js";
import {site} from "./site.js";

/** The part of markdown-it that these rules use; Framework brings the library. */
interface Token {
  type: string;
  tag: string;
  info: string;
  content: string;
  block: boolean;
  children: Token[] | null;
  map: [number, number] | null;
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
}
interface State {
  tokens: Token[];
  env: Partial<Place>;
  Token: new (type: string, tag: string, nesting: number) => Token;
}
export interface MarkdownIt {
  renderer: {render(tokens: Token[], options: unknown, env: Partial<Place> & {code?: Code[]}): string};
  core: {
    ruler: {
      push(name: string, rule: (state: State) => void): void;
      before(other: string, name: string, rule: (state: State) => void): void;
    };
  };
}

/** Adds Sijill's rules to Framework's Markdown: live `sql` fences, drawings made at build time, and footnotes to sentences. */
export function sijillMarkdown<M>(md: M): M {
  const {core, renderer} = md as unknown as MarkdownIt;
  const footnotes = new WeakMap<State, Footnotes>();
  core.ruler.before("inline", "sijill-footnotes", (state) => footnotes.set(state, numberFootnotes(state)));
  core.ruler.push("sijill-links", links);
  core.ruler.push("sijill-sql", sqlFences);
  // Last, after Framework has looked for ${…}: what an article says is never read as code.
  core.ruler.push("sijill-draw", draw);
  core.ruler.push("sijill-footnote-list", (state) => {
    const list = new state.Token("html_block", "", 0);
    list.content = footnotes.get(state)?.list() ?? "";
    if (list.content) state.tokens.push(list);
  });
  const render = renderer.render.bind(renderer);
  renderer.render = (tokens, options, env) => {
    const html = render(tokens, options, env);
    // By now Framework has read the page's JavaScript.
    const {path = "/", code = []} = env;
    refuseMissing(path, code, pageSource(path));
    return html;
  };
  return md;
}

function numberFootnotes(state: State): Footnotes {
  const {path = "/"} = state.env;
  const footnotes = new Footnotes(site().rows, {path, root: rootOf(path), language: languageOf(path)});
  for (const token of state.tokens) if (token.type === "inline") token.content = footnotes.number(token.content);
  return footnotes;
}

/** Makes links to records that have no page of their own lead to that which reads them from the tables. */
function links(state: State): void {
  // Says of which kinds there are pages.
  site();
  for (const token of state.tokens.flatMap(({children}) => children ?? [])) {
    const moved = token.type === "link_open" ? movedAddress(token.attrGet("href") ?? "") : null;
    if (moved !== null) token.attrSet("href", moved);
  }
}

/**
 * Turns a `sql` fence into a live cell: `sql id=name` makes its result the reactive variable `name`, `sql id="[{n}]"` takes it apart as
 * JavaScript does, `${…}` become bound parameters; `sql chart` draws its result above the rows; `row=name` lets readers choose one of
 * the rows, which is then the reactive variable `name`; `display=false` shows nothing. A fence with `run=false` stays text. Of two with
 * `for=small` and `for=large` the site has the one that fits its tables. A page whose
 * JavaScript has sql`…` gets the `sql` that asks the same database.
 */
function sqlFences(state: State): void {
  const keys = new Set<string>();
  let isTag = false;
  state.tokens = state.tokens.flatMap((token) => {
    // Framework has made a script of `${…}` in text by now.
    if (token.type !== "fence") {
      isTag ||= expressions(token).some(usesTag);
      return [token];
    }
    const {tag, attributes} = infoOf(token.info);
    if (["js", "ts", "jsx", "tsx"].includes(tag) && attributes.get("run") !== "false") isTag ||= usesTag(token.content);
    if (tag !== "sql" || attributes.get("run") === "false") return [token];
    if (attributes.has("for") && !isFor(attributes.get("for")!, site().counts, state.env.path)) return [];
    const binding = attributes.get("id") ?? null;
    const isName = binding !== null && identifier.test(binding);
    const text = token.content.trimEnd();
    const {texts, values} = splitTemplate(text);
    let key = binding ?? texts.join("").slice(0, 40);
    while (keys.has(key)) key += "+";
    keys.add(key);
    const name = isName ? binding : `rows_of_cell_${keys.size}`;
    const chart = attributes.has("chart") ? ", chart: true" : "";
    const row = attributes.get("row");
    if (row !== undefined && !identifier.test(row))
      throw new Error(
        `${state.env.path ?? "/"}: \`row=${row}\` of a sql fence: expected a name, as in \`sql id=attacks row=attack\``
      );
    const options = `{id: ${JSON.stringify(binding)}, key: ${JSON.stringify(key)}, texts: ${JSON.stringify(texts)}, values: [${values.join(", ")}]${chart}${row ? ", row: true" : ""}}`;
    const cell = `(await import("/components/cell.js")).sqlCell(${options})`;
    const isShown = attributes.get("display") !== "false";
    token.info = "js";
    token.content =
      binding === null
        ? isShown
          ? `display(${cell});`
          : `${cell};`
        : `const ${name} = ${isShown ? "view" : "Generators.input"}(${cell});`;
    // Readers without JavaScript see the question.
    const still = new state.Token("html_block", "", 0);
    const escaped = text.replace(/[&<>]/g, (sign) => ({"&": "&amp;", "<": "&lt;", ">": "&gt;"})[sign]!);
    still.content = isShown ? `<noscript><pre class="sql-text">${escaped}</pre></noscript>\n` : "";
    const scripts = [
      binding !== null && !isName && `const ${binding} = ${name};`,
      row &&
        `const ${row} = Generators.input((await import("/components/chosen-row.js")).chosenRow(${JSON.stringify(key)}));`
    ];
    return [still, token, ...scripts.filter((code) => !!code).map((code) => script(state, code as string, token))];
  });
  if (isTag) state.tokens.push(script(state, `const {sql} = await import("/components/sql.js");`));
}

/** Attacks and claims from which on a question about all columns of all of them is too much to begin with: some 50 MB. */
const large = 100_000;

/**
 * Whether a fence is for tables of this size: one that shows every record is for `small` ones, one that counts them for `large` ones.
 * @throws Error naming the page where it says neither
 */
export function isFor(size: string, {attacks, claims}: {attacks: number; claims: number}, path = "/"): boolean {
  if (size !== "small" && size !== "large")
    throw new Error(`${path}: \`for=${size}\` of a sql fence: expected \`for=small\` or \`for=large\``);
  return attacks + claims > large === (size === "large");
}

/**
 * Front matter that names tables for Framework's own DuckDB, which a page would load beside this one, and fetch from another host.
 * @throws Error naming the page, and what to do instead.
 */
export function refuseTables(path: string, {sql}: {sql?: unknown}): void {
  if (sql === undefined) return;
  throw new Error(
    `src${path}.md: front matter \`sql:\` registers no tables here; found ${Object.keys(Object(sql) as object).join(", ")}. ` +
      "SQL asks the tables of this site (see Data dictionary). Remove the line; read a file beside the page in JavaScript: " +
      'FileAttachment("file.csv").csv(), .json() or .parquet().'
  );
}

const identifier = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/** The expressions that stand as `${…}` in a text. */
function expressions({type, content, children}: Token): string[] {
  return type === "placeholder" ? [content] : (children ?? []).flatMap(expressions);
}

/** Whether JavaScript asks the database with sql`…` and does not itself say what that is. */
function usesTag(code: string): boolean {
  return /\bsql\s*[`(]/.test(code) && !/\bimport\b[^;]*\bsql\b/.test(code);
}

function script(state: State, content: string, like?: Token): Token {
  const token = Object.assign(new state.Token("fence", "code", 0), {info: "js", content, block: true});
  if (like) token.map = like.map;
  return token;
}

/** What stands behind the backticks of a fence: the language, and attributes with or without quotation marks. */
function infoOf(info: string): {tag: string; attributes: Map<string, string>} {
  const [tag = ""] = info.trim().split(/\s+/, 1);
  const rest = info.trim().slice(tag.length);
  const attributes = [...rest.matchAll(/([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|(\S+)))?/g)];
  return {tag, attributes: new Map(attributes.map(([, name, a, b, c]) => [name!, a ?? b ?? c ?? ""]))};
}

/** The fixed texts of a template and the expressions between them; braces within an expression are counted. */
export function splitTemplate(text: string): {texts: string[]; values: string[]} {
  const texts: string[] = [];
  const values: string[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf("${", from);
    if (start < 0) break;
    let depth = 1;
    let end = start + 2;
    for (; end < text.length && depth; end++) depth += text[end] === "{" ? 1 : text[end] === "}" ? -1 : 0;
    if (depth) break;
    texts.push(text.slice(from, start));
    values.push(text.slice(start + 2, end - 1));
    from = end;
  }
  texts.push(text.slice(from));
  return {texts, values};
}

/**
 * Fills `<div data-draw="name"></div>` with a drawing of the data. A build leaves that to its last step, except where the page's title
 * comes from the drawing: Framework would read the drawing's HTML several times over.
 */
function draw(state: State): void {
  const {path = "/", params = {}} = state.env;
  // Framework asks for the title of the template itself, which has no record.
  if (Object.keys(params).length === 0 && (path.includes("[") || process.argv[2] === "build")) return;
  for (let index = 0; index < state.tokens.length; index++) {
    const token = state.tokens[index]!;
    if (token.type !== "html_block") continue;
    let title: Drawing["title"];
    token.content = fillDrawings(token.content, {path, params}, (kind, place) => {
      const drawing = placeholder(kind, place) ?? drawingOf(kind, place);
      title = drawing.title;
      return drawing.html;
    });
    if (!title) continue;
    const open = new state.Token("heading_open", "h1", 1);
    open.attrSet("lang", title.lang);
    open.attrSet("dir", title.dir);
    const inline = new state.Token("inline", "", 0);
    const text = new state.Token("text", "", 0);
    text.content = title.text;
    inline.children = [text];
    inline.content = title.text;
    state.tokens.splice(index, 0, open, inline, new state.Token("heading_close", "h1", -1));
    index += 3;
  }
}

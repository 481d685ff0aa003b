import {drawings, languageOf, rootOf} from "./drawings.js";
import type {Place} from "./drawings.js";
import {Footnotes} from "./footnotes.js";
import {placeholder} from "./placeholders.js";
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
  attrSet(name: string, value: string): void;
}
interface State {
  tokens: Token[];
  env: Partial<Place>;
  Token: new (type: string, tag: string, nesting: number) => Token;
}
export interface MarkdownIt {
  core: {
    ruler: {
      push(name: string, rule: (state: State) => void): void;
      before(other: string, name: string, rule: (state: State) => void): void;
    };
  };
}

/** Adds Sijill's rules to Framework's Markdown: live `sql` fences, drawings made at build time, and footnotes to sentences. */
export function sijillMarkdown<M>(md: M): M {
  const {core} = md as unknown as MarkdownIt;
  const footnotes = new WeakMap<State, Footnotes>();
  core.ruler.before("inline", "sijill-footnotes", (state) => footnotes.set(state, numberFootnotes(state)));
  core.ruler.push("sijill-sql", sqlFences);
  // Last, after Framework has looked for ${…}: what an article says is never read as code.
  core.ruler.push("sijill-draw", draw);
  core.ruler.push("sijill-footnote-list", (state) => {
    const list = new state.Token("html_block", "", 0);
    list.content = footnotes.get(state)?.list() ?? "";
    if (list.content) state.tokens.push(list);
  });
  return md;
}

function numberFootnotes(state: State): Footnotes {
  const {path = "/"} = state.env;
  const footnotes = new Footnotes(site().rows, {path, root: rootOf(path), language: languageOf(path)});
  for (const token of state.tokens) if (token.type === "inline") token.content = footnotes.number(token.content);
  return footnotes;
}

/**
 * Turns a `sql` fence into a live cell: `sql id=name` makes its result the reactive variable `name`, `${…}` become bound
 * parameters; `sql chart` draws its result above the rows. A fence with `run=false` stays text.
 */
function sqlFences(state: State): void {
  state.tokens = state.tokens.flatMap((token) => {
    const [tag, ...attributes] = token.info.trim().split(/\s+/);
    if (token.type !== "fence" || tag !== "sql" || attributes.includes("run=false")) return [token];
    const id = attributes.map((attribute) => /^id=["']?([A-Za-z_$][\w$]*)["']?$/.exec(attribute)?.[1]).find(Boolean);
    const text = token.content.trimEnd();
    const {texts, values} = splitTemplate(text);
    const chart = attributes.includes("chart") ? ", chart: true" : "";
    const options = `{id: ${JSON.stringify(id ?? null)}, texts: ${JSON.stringify(texts)}, values: [${values.join(", ")}]${chart}}`;
    const cell = `(await import("/components/cell.js")).sqlCell(${options})`;
    token.info = "js";
    token.content = id ? `const ${id} = view(${cell});` : `display(${cell});`;
    // Readers without JavaScript see the question.
    const still = new state.Token("html_block", "", 0);
    const escaped = text.replace(/[&<>]/g, (sign) => ({"&": "&amp;", "<": "&lt;", ">": "&gt;"})[sign]!);
    still.content = `<noscript><pre class="sql-text">${escaped}</pre></noscript>\n`;
    return [still, token];
  });
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

/** Fills `<div data-draw="name"></div>` with a drawing of the data. */
function draw(state: State): void {
  const {path = "/", params = {}} = state.env;
  for (let index = 0; index < state.tokens.length; index++) {
    const token = state.tokens[index]!;
    const match =
      token.type === "html_block" ? /^<(\w+)([^>]*)\sdata-draw="([\w-]+)"([^>]*)><\/\1>\s*$/.exec(token.content) : null;
    if (!match) continue;
    const [, name, before = "", kind = "", after = ""] = match;
    const drawing = drawings[kind];
    if (!drawing)
      throw new Error(`${path}: no drawing is called “${kind}”; known are ${Object.keys(drawings).join(", ")}`);
    // Framework asks for the title of the template itself, which has no article.
    if (Object.keys(params).length === 0 && path.includes("[")) continue;
    // Other data attributes say of what it is drawn, as the names in a page's path do.
    const given = [...`${before}${after}`.matchAll(/\sdata-([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [
      key!,
      value!
    ]);
    const place = {path, params: {...params, ...(Object.fromEntries(given) as Place["params"])}};
    const {html, title} = placeholder(kind, place) ?? drawing(place);
    token.content = `<${name}${before}${after}>${html}</${name}>\n`;
    if (title) {
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
}

import type {Hit, Lexicon, Token} from "./lexicon.js";
import {fold} from "./text.js";

/** A sentence as the rules see it: its words, and what has been recognised at each of them so far. */
export class Reading {
  readonly tokens: Token[];
  readonly #hits: Hit[][];

  constructor(tokens: Token[], lexicon: Lexicon) {
    this.tokens = tokens;
    this.#hits = tokens.map((_, index) => lexicon.at(tokens, index));
  }

  /** What begins at token `index`, longest first; of one list if named. */
  at(index: number, list?: string): Hit[] {
    const hits = this.#hits[index] ?? [];
    return list === undefined ? hits : hits.filter((hit) => hit.list === list);
  }

  /** Everything of a list, in the order of the text. */
  all(list: string): Hit[] {
    return this.#hits.flat().filter((hit) => hit.list === list);
  }

  /** Makes a result of one step visible to the patterns of the next: `<date>`, `<person>` … */
  add(hit: Hit): void {
    const hits = this.#hits[hit.from]!;
    hits.push(hit);
    hits.sort((a, b) => b.to - a.to || a.lead.length - b.lead.length);
  }

  /** The words of tokens `from` to `to` (exclusive) as printed, with what stands between them. */
  text(from: number, to: number): string {
    return this.tokens
      .slice(from, to)
      .map((token, index) => (index ? token.gap : "") + token.text)
      .join("");
  }
}

/** Where a pattern matched. Offsets are token indexes, `to` exclusive. */
export interface Match {
  rule: string;
  from: number;
  to: number;
  /** What the named elements captured. An element that did not take part is missing. */
  parts: Readonly<Record<string, Hit>>;
}

/**
 * A rule: a name, a pattern over word lists, and what it makes of a match; `null` means "not this after all".
 *
 * Patterns: `<list>` an entry of a word list, `<name:list>` captured under a name, `<list=a|b>` only with these values, a bare word
 * (any spelling variant, joined letters allowed), `[…]` optional, `(a|b)` either, `_{0,4}` up to so many words (as few as will do),
 * and punctuation `/ - – . , : \( \)` which must stand before the next word. Elsewhere only spaces, quotation marks and brackets may.
 */
export interface Rule<Result, Context> {
  name: string;
  pattern: string;
  /** Texts that it reads, which run as tests. */
  examples: string[];
  read(match: Match, context: Context): Result | null;
}

export type Compiled<Result, Context> = {rule: Rule<Result, Context>; match: Matcher; first: Set<string> | null};

/** Tries to match at `index`; calls `then` with each end it can reach until that returns a number. Returns the end or -1. */
type Matcher = (state: State, index: number, mark: string, then: (index: number, mark: string) => number) => number;
interface State {
  reading: Reading;
  parts: Record<string, Hit>;
  start: number;
}

const brackets = /^[\s"“”„«»'‘’()[\]ـ]*$/;
const marks = new Set(["/", "-", "–", ".", ",", ":", "(", ")"]);
const markForms: Record<string, RegExp> = {
  "/": /[/\\]/,
  "-": /[-–—]/,
  "–": /[-–—]/,
  ".": /\./,
  ",": /[,،؛;]/,
  ":": /:/,
  "(": /[([]/,
  ")": /[)\]]/
};

/** Whether the step to token `index` crosses only what the pattern allows there. */
function passes({reading, start}: State, index: number, mark: string): boolean {
  const token = reading.tokens[index];
  if (!token) return false;
  if (index === start) return mark === "";
  return mark === "" ? brackets.test(token.gap) : markForms[mark]!.test(token.gap) && token.gap.length <= 4;
}

/** Compiles a pattern once. @throws SyntaxError naming the pattern and the place when it is not of the form above. */
export function compile<Result, Context>(rule: Rule<Result, Context>): Compiled<Result, Context> {
  const pieces = rule.pattern.match(/<[^>]*>|_\{\d+,\d+\}|\\[()]|[[\]()|]|[^\s[\]()|<>\\]+|\S/gu) ?? [];
  let position = 0;
  const fail = (what: string): never => {
    throw new SyntaxError(
      `rule ${rule.name}: ${what} in pattern “${rule.pattern}” at “${pieces.slice(position).join(" ")}”`
    );
  };

  type Node = {match: Matcher; first: Set<string> | null; empty: boolean};
  const union = (a: Set<string> | null, b: Set<string> | null) => (a && b ? new Set([...a, ...b]) : null);

  function sequence(): Node {
    const nodes: Node[] = [];
    while (position < pieces.length && !["]", ")", "|"].includes(pieces[position]!)) nodes.push(element());
    let first: Set<string> | null = new Set();
    let empty = true;
    for (const node of nodes) {
      first = union(first, node.first);
      if (!node.empty) {
        empty = false;
        break;
      }
    }
    const run =
      (n: number): Matcher =>
      (state, index, mark, then) =>
        n === nodes.length
          ? then(index, mark)
          : nodes[n]!.match(state, index, mark, (next, nextMark) => runs[n + 1]!(state, next, nextMark, then));
    const runs = Array.from({length: nodes.length + 1}, (_, n) => run(n));
    return {match: runs[0]!, first, empty};
  }

  function alternatives(close: string): Node {
    const nodes = [sequence()];
    while (pieces[position] === "|") {
      position++;
      nodes.push(sequence());
    }
    if (pieces[position++] !== close) fail(`expected ${close}`);
    return {
      match: (state, index, mark, then) => {
        for (const node of nodes) {
          const end = node.match(state, index, mark, then);
          if (end >= 0) return end;
        }
        return -1;
      },
      first: nodes.map((node) => node.first).reduce(union),
      empty: nodes.some((node) => node.empty)
    };
  }

  function element(): Node {
    const piece = pieces[position++]!;
    if (piece === "[") {
      const inner = alternatives("]");
      return {
        ...inner,
        empty: true,
        match: (state, index, mark, then) => {
          const end = inner.match(state, index, mark, then);
          return end >= 0 ? end : then(index, mark);
        }
      };
    }
    if (piece === "(") return alternatives(")");
    const repeat = /^_\{(\d+),(\d+)\}$/.exec(piece);
    if (repeat) {
      const [low, high] = [Number(repeat[1]), Number(repeat[2])];
      return {
        first: null,
        empty: low === 0,
        match: (state, index, mark, then) => {
          for (let n = 0; ; n++) {
            if (n >= low) {
              const end = then(index + n, n ? "" : mark);
              if (end >= 0) return end;
            }
            if (n === high || !passes(state, index + n, n ? "" : mark)) return -1;
          }
        }
      };
    }
    if (marks.has(piece) || piece === "\\(" || piece === "\\)") {
      const sign = piece.replace("\\", "");
      return {first: null, empty: true, match: (_state, index, _mark, then) => then(index, sign)};
    }
    const named = /^<(?:(\w+):)?(\w+)(?:=([^>]+))?>$/.exec(piece);
    if (named) {
      const list = named[2]!;
      const name = named[1] ?? list;
      const values = named[3] === undefined ? null : new Set(named[3].split("|"));
      return {
        first: new Set([`<${list}`]),
        empty: false,
        match: (state, index, mark, then) => {
          if (!passes(state, index, mark)) return -1;
          for (const hit of state.reading.at(index)) {
            if (hit.list !== list || (values && !values.has(hit.value))) continue;
            const {parts} = state;
            state.parts = {...parts, [name]: hit};
            const end = then(hit.to, "");
            if (end >= 0) return end;
            state.parts = parts;
          }
          return -1;
        }
      };
    }
    if (/[<>]/.test(piece)) fail("unknown element");
    const key = fold(piece);
    return {
      first: new Set([key]),
      empty: false,
      match: (state, index, mark, then) =>
        passes(state, index, mark) && state.reading.tokens[index]!.stems.some((stem) => stem.key === key)
          ? then(index + 1, "")
          : -1
    };
  }

  const whole = sequence();
  if (position < pieces.length) fail("unexpected text");
  if (whole.empty) fail("nothing required");
  return {rule, match: whole.match, first: whole.first};
}

/** A set of rules ready to run: each is tried only where its first word can stand. */
export class RuleSet<Result, Context> {
  readonly rules: readonly Rule<Result, Context>[];
  readonly #byFirst = new Map<string, Compiled<Result, Context>[]>();
  readonly #anywhere: Compiled<Result, Context>[] = [];
  readonly #order = new Map<Compiled<Result, Context>, number>();

  constructor(rules: readonly Rule<Result, Context>[]) {
    this.rules = rules;
    rules.map(compile).forEach((compiled, index) => {
      this.#order.set(compiled, index);
      if (!compiled.first) this.#anywhere.push(compiled);
      else for (const key of compiled.first) this.#byFirst.set(key, [...(this.#byFirst.get(key) ?? []), compiled]);
    });
  }

  /**
   * Every place where a rule reads something, from left to right without overlaps; at one place the longest match wins, then the
   * earlier rule.
   */
  run(reading: Reading, context: Context): {match: Match; result: Result}[] {
    const found: {match: Match; result: Result}[] = [];
    for (let index = 0; index < reading.tokens.length;) {
      const best = this.at(reading, index, context);
      if (best) found.push(best);
      index = best ? Math.max(best.match.to, index + 1) : index + 1;
    }
    return found;
  }

  /** The best reading that begins at token `index`, or null. */
  at(reading: Reading, index: number, context: Context): {match: Match; result: Result} | null {
    const candidates = new Set(this.#anywhere);
    for (const {key} of reading.tokens[index]!.stems)
      for (const compiled of this.#byFirst.get(key) ?? []) candidates.add(compiled);
    for (const {list} of reading.at(index))
      for (const compiled of this.#byFirst.get(`<${list}`) ?? []) candidates.add(compiled);
    if (!candidates.size) return null;
    const matches: {compiled: Compiled<Result, Context>; match: Match}[] = [];
    for (const compiled of candidates) {
      const state: State = {reading, parts: {}, start: index};
      const to = compiled.match(state, index, "", (end, mark) => (mark === "" ? end : -1));
      if (to > index) matches.push({compiled, match: {rule: compiled.rule.name, from: index, to, parts: state.parts}});
    }
    matches.sort((a, b) => b.match.to - a.match.to || this.#order.get(a.compiled)! - this.#order.get(b.compiled)!);
    for (const {compiled, match} of matches) {
      const result = compiled.rule.read(match, context);
      if (result !== null) return {match, result};
    }
    return null;
  }
}

import type {Hit} from "./lexicon.js";
import {interned} from "./lexicon.js";
import type {Reading} from "./recognised.js";
import {fold} from "./text.js";

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

export interface Compiled<Result, Context> {
  rule: Rule<Result, Context>;
  match: Matcher;
  /** The words and lists (`<list`) of which one must stand first; null where anything may. */
  first: Set<string> | null;
  /** Lists of which something must stand in the sentence, the first element's apart. */
  needs: string[];
}

/** Matches what is left of a pattern from `index` on, where `mark` must stand before the next word. Returns the end or -1. */
type Matcher = (state: State, index: number, mark: string) => number;
export interface State {
  reading: Reading;
  /** What named elements have captured so far: names, and what each captured. */
  names: string[];
  hits: Hit[];
  /** How many of them count: what stands after is left from other ways that were tried. */
  count: number;
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
  if (mark === "" && token.gap === " ") return true;
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

  /** `before` makes a matcher of the element and what comes after it. */
  type Node = {
    before: (rest: Matcher) => Matcher;
    first: Set<string> | null;
    needs: Set<string>;
    empty: boolean;
  };
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
    const needs = new Set(nodes.flatMap((node) => [...node.needs]));
    return {before: (rest) => nodes.reduceRight((after, node) => node.before(after), rest), first, needs, empty};
  }

  function alternatives(close: string): Node {
    const nodes = [sequence()];
    while (pieces[position] === "|") {
      position++;
      nodes.push(sequence());
    }
    if (pieces[position++] !== close) fail(`expected ${close}`);
    return {
      before: (rest) => either(nodes.map((node) => node.before(rest))),
      first: nodes.map((node) => node.first).reduce(union),
      needs: new Set([...nodes[0]!.needs].filter((list) => nodes.every((node) => node.needs.has(list)))),
      empty: nodes.some((node) => node.empty)
    };
  }

  function element(): Node {
    const piece = pieces[position++]!;
    if (piece === "[") {
      const inner = alternatives("]");
      return {...inner, needs: new Set(), empty: true, before: (rest) => either([inner.before(rest), rest])};
    }
    if (piece === "(") return alternatives(")");
    const repeat = /^_\{(\d+),(\d+)\}$/.exec(piece);
    if (repeat) {
      const [low, high] = [Number(repeat[1]), Number(repeat[2])];
      return {
        first: null,
        needs: new Set(),
        empty: low === 0,
        before: (rest) => (state, index, mark) => {
          for (let n = 0; ; n++) {
            if (n >= low) {
              const end = rest(state, index + n, n ? "" : mark);
              if (end >= 0) return end;
            }
            const inName = n > 0 && state.reading.tokens[index + n]?.gap === "-";
            if (n === high || !(inName || passes(state, index + n, n ? "" : mark))) return -1;
          }
        }
      };
    }
    if (marks.has(piece) || piece === "\\(" || piece === "\\)") {
      const sign = piece.replace("\\", "");
      return {first: null, needs: new Set(), empty: true, before: (rest) => (state, index) => rest(state, index, sign)};
    }
    const named = /^<(?:(\w+):)?(\w+)(?:=([^>]+))?>$/.exec(piece);
    if (named) {
      const list = interned(named[2]!);
      const name = named[1] ?? list;
      const values = named[3] === undefined ? null : new Set(named[3].split("|"));
      return {
        first: new Set([`<${list}`]),
        needs: new Set([list]),
        empty: false,
        before: (rest) => (state, index, mark) => {
          let passed = false;
          const hits = state.reading.at(index, list);
          for (let n = 0; n < hits.length; n++) {
            const hit = hits[n]!;
            if (values && !values.has(hit.value)) continue;
            if (!passed && !passes(state, index, mark)) return -1;
            passed = true;
            const {count} = state;
            state.names[count] = name;
            state.hits[count] = hit;
            state.count = count + 1;
            const end = rest(state, hit.to, "");
            if (end >= 0) return end;
            state.count = count;
          }
          return -1;
        }
      };
    }
    if (/[<>]/.test(piece)) fail("unknown element");
    const key = fold(piece);
    return {
      first: new Set([key]),
      needs: new Set(),
      empty: false,
      before: (rest) => (state, index, mark) => {
        const token = state.reading.tokens[index];
        if (!token) return -1;
        for (const stem of token.stems)
          if (stem.key === key) return passes(state, index, mark) ? rest(state, index + 1, "") : -1;
        return -1;
      }
    };
  }

  const whole = sequence();
  if (position < pieces.length) fail("unexpected text");
  if (whole.empty) fail("nothing required");
  const {first} = whole;
  return {
    rule,
    match: whole.before((_state, index, mark) => (mark === "" ? index : -1)),
    first,
    needs: [...whole.needs].filter((list) => first?.size !== 1 || !first.has(`<${list}`))
  };
}

/** The first of several ways that reaches an end. */
function either(ways: Matcher[]): Matcher {
  return (state, index, mark) => {
    for (const way of ways) {
      const end = way(state, index, mark);
      if (end >= 0) return end;
    }
    return -1;
  };
}

import type {Hit, Lexicon, Token} from "./lexicon.js";
import {compile} from "./patterns.js";
import type {Compiled, Match, Rule, State} from "./patterns.js";

export type {Match, Rule} from "./patterns.js";

const none: Hit[] = [];

/** A sentence as the rules see it: its words, and what has been recognised at each of them so far. */
export class Reading {
  readonly tokens: Token[];
  readonly #hits: Hit[][];
  #quoted: boolean[] | null = null;
  /** What `all` has gathered, until the list grows. */
  readonly #lists = new Map<string, Hit[]>();

  constructor(tokens: Token[], lexicon: Lexicon) {
    this.tokens = tokens;
    this.#hits = tokens.map((_, index) => lexicon.at(tokens, index));
  }

  /** What begins at token `index`, longest first; of one list if named. */
  at(index: number, list?: string): Hit[] {
    const hits = this.#hits[index] ?? none;
    if (list === undefined) return hits;
    // Rules ask for many lists at each word, and most have nothing there.
    for (const hit of hits) if (hit.list === list) return hits.filter((other) => other.list === list);
    return none;
  }

  /** Whether token `index` stands within words that are quoted. */
  isQuoted(index: number): boolean {
    if (!this.#quoted) {
      let open = false;
      this.#quoted = this.tokens.map(({gap}) => {
        for (const mark of gap.match(/["“”«»]/g) ?? []) open = mark === '"' ? !open : mark === "«" || mark === "“";
        return open;
      });
    }
    return this.#quoted[index] ?? false;
  }

  /** Everything of a list, in the order of the text. */
  all(list: string): Hit[] {
    let found = this.#lists.get(list);
    if (!found) {
      found = [];
      for (const hits of this.#hits) for (const hit of hits) if (hit.list === list) found.push(hit);
      this.#lists.set(list, found);
    }
    return found;
  }

  /** Makes a result of one step visible to the patterns of the next: `<date>`, `<person>` … */
  add(hit: Hit): void {
    this.#lists.delete(hit.list);
    const hits = this.#hits[hit.from]!;
    let place = hits.length;
    while (place > 0 && (hits[place - 1]!.to - hit.to || hit.lead.length - hits[place - 1]!.lead.length) < 0) place--;
    hits.splice(place, 0, hit);
  }

  /** The words of tokens `from` to `to` (exclusive) as printed, with what stands between them. */
  text(from: number, to: number): string {
    return this.tokens
      .slice(from, to)
      .map((token, index) => (index ? token.gap : "") + token.text)
      .join("");
  }
}

/** A set of rules ready to run: each is tried only where its first word can stand. */
export class RuleSet<Result, Context> {
  readonly rules: readonly Rule<Result, Context>[];
  readonly #byWord = new Map<string, Compiled<Result, Context>[]>();
  readonly #byList = new Map<string, Compiled<Result, Context>[]>();
  readonly #anywhere: Compiled<Result, Context>[] = [];
  /** What `#with` has made, since words mostly have the same lists. */
  readonly #unions = new Map<
    Compiled<Result, Context>[],
    Map<Compiled<Result, Context>[], Compiled<Result, Context>[]>
  >();
  readonly #order = new Map<Compiled<Result, Context>, number>();

  constructor(rules: readonly Rule<Result, Context>[]) {
    this.rules = rules;
    rules.map(compile).forEach((compiled, index) => {
      this.#order.set(compiled, index);
      if (!compiled.first) this.#anywhere.push(compiled);
      else
        for (const first of compiled.first) {
          const [map, key] = first.startsWith("<") ? [this.#byList, first.slice(1)] : [this.#byWord, first];
          map.set(key, [...(map.get(key) ?? []), compiled]);
        }
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
    const candidates = this.#candidates(reading, index);
    if (!candidates.length) return null;
    const matches: {compiled: Compiled<Result, Context>; match: Match}[] = [];
    const state: State = {reading, captured: [], start: index};
    for (const compiled of candidates) {
      const to = compiled.match(state, index, "");
      if (to <= index) continue;
      const parts = Object.fromEntries(state.captured.map(({name, hit}) => [name, hit]));
      matches.push({compiled, match: {rule: compiled.rule.name, from: index, to, parts}});
      state.captured = [];
    }
    if (!matches.length) return null;
    matches.sort((a, b) => b.match.to - a.match.to || this.#order.get(a.compiled)! - this.#order.get(b.compiled)!);
    for (const {compiled, match} of matches) {
      const result = compiled.rule.read(match, context);
      if (result !== null) return {match, result};
    }
    return null;
  }

  /** The rules whose first word can stand at token `index`. */
  #candidates(reading: Reading, index: number): Compiled<Result, Context>[] {
    let found = this.#anywhere;
    if (this.#byWord.size)
      for (const {key} of reading.tokens[index]!.stems) found = this.#with(found, this.#byWord.get(key));
    for (const {list} of reading.at(index)) found = this.#with(found, this.#byList.get(list));
    return found;
  }

  #with(
    found: Compiled<Result, Context>[],
    more: Compiled<Result, Context>[] | undefined
  ): Compiled<Result, Context>[] {
    if (!more || more === found) return found;
    if (!found.length) return more;
    let unions = this.#unions.get(found);
    if (!unions) this.#unions.set(found, (unions = new Map()));
    let union = unions.get(more);
    if (!union) {
      const others = more.filter((compiled) => !found.includes(compiled));
      unions.set(more, (union = others.length ? [...found, ...others] : found));
    }
    return union;
  }
}

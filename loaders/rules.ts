import type {Hit} from "./lexicon.js";
import {compile} from "./patterns.js";
import type {Compiled, Match, Rule, State} from "./patterns.js";
import {kinds, openers} from "./recognised.js";
import type {Reading} from "./recognised.js";

export type {Match, Rule} from "./patterns.js";
export {Reading} from "./recognised.js";

/** Rules that can begin at a word. */
interface Candidates<Result, Context> {
  all: Compiled<Result, Context>[];
  /** Whether some of them need something further in the sentence. */
  needy: boolean;
  /** Those that the reading of this stamp has everything for. */
  able: Compiled<Result, Context>[];
  stamp: number;
  /** What they are together with others, since words mostly have the same lists. */
  with: Map<Compiled<Result, Context>[], Candidates<Result, Context>>;
}

function candidates<Result, Context>(all: Compiled<Result, Context>[]): Candidates<Result, Context> {
  return {all, needy: all.some(({needs}) => needs.length > 0), able: all, stamp: -1, with: new Map()};
}

/** A set of rules ready to run: each is tried only where its first word can stand. */
export class RuleSet<Result, Context> {
  readonly rules: readonly Rule<Result, Context>[];
  readonly #byWord = new Map<string, Compiled<Result, Context>[]>();
  readonly #byList = new Map<string, Compiled<Result, Context>[]>();
  readonly #anywhere = candidates<Result, Context>([]);
  /** The rules that can begin at a word, by its kind. */
  readonly #byKind: (Candidates<Result, Context> | undefined)[] = [];

  /** Made once: patterns are tried at every word. */
  readonly #state: State = {reading: null!, names: [], hits: [], count: 0, start: 0};
  readonly #order = new Map<Compiled<Result, Context>, number>();

  constructor(rules: readonly Rule<Result, Context>[]) {
    this.rules = rules;
    for (const compiled of rules.map(compile)) {
      this.#order.set(compiled, this.#order.size);
      if (!compiled.first) {
        this.#anywhere.all.push(compiled);
        this.#anywhere.needy ||= compiled.needs.length > 0;
      } else
        for (const first of compiled.first) {
          const [map, key] = first.startsWith("<") ? [this.#byList, first.slice(1)] : [this.#byWord, first];
          map.set(key, [...(map.get(key) ?? []), compiled]);
          if (map === this.#byWord) openers.add(key);
        }
    }
  }

  /**
   * Every place where a rule reads something, from left to right without overlaps; at one place the longest match wins, then the
   * earlier rule.
   */
  run(reading: Reading, context: Context): {match: Match; result: Result}[] {
    const found: {match: Match; result: Result}[] = [];
    const {kinds} = reading;
    const {length} = kinds;
    for (let index = 0; index < length;) {
      const able = this.#able(reading, kinds[index]!);
      const best = able.length ? this.#best(able, reading, index, context) : null;
      if (best) found.push(best);
      index = best ? Math.max(best.match.to, index + 1) : index + 1;
    }
    return found;
  }

  /** The best reading that begins at token `index`, or null. */
  at(reading: Reading, index: number, context: Context): {match: Match; result: Result} | null {
    return this.#best(this.#able(reading, reading.kinds[index]!), reading, index, context);
  }

  /** The best reading of the rules that begins at token `index`. */
  #best(
    rules: Compiled<Result, Context>[],
    reading: Reading,
    index: number,
    context: Context
  ): {match: Match; result: Result} | null {
    const state = this.#state;
    state.reading = reading;
    state.start = index;
    let best: Compiled<Result, Context> | null = null;
    let match: Match | null = null;
    let others: {compiled: Compiled<Result, Context>; match: Match}[] | null = null;
    for (let n = 0; n < rules.length; n++) {
      const compiled = rules[n]!;
      state.count = 0;
      const to = compiled.match(state, index, "");
      if (to <= index) continue;
      const one = {rule: compiled.rule.name, from: index, to, parts: captured(state)};
      if (!match) {
        best = compiled;
        match = one;
      } else (others ??= [{compiled: best!, match}]).push({compiled, match: one});
    }
    if (!match) return null;
    if (!others) {
      const result = best!.rule.read(match, context);
      return result === null ? null : {match, result};
    }
    // They mostly are in order.
    if (others.some((one, n) => n > 0 && this.#precedes(one, others[n - 1]!)))
      others.sort((a, b) => (this.#precedes(a, b) ? -1 : 1));
    for (const {compiled, match} of others) {
      const result = compiled.rule.read(match, context);
      if (result !== null) return {match, result};
    }
    return null;
  }

  /** Whether one of two matches at one place goes before the other: the longer one, then the earlier rule's. */
  #precedes(
    a: {compiled: Compiled<Result, Context>; match: Match},
    b: {compiled: Compiled<Result, Context>; match: Match}
  ): boolean {
    const further = a.match.to - b.match.to;
    return further > 0 || (further === 0 && this.#order.get(a.compiled)! < this.#order.get(b.compiled)!);
  }

  /** The rules that can begin at a word of a kind, and that the sentence has all lists for. */
  #able(reading: Reading, kind: number): Compiled<Result, Context>[] {
    const found = this.#byKind[kind] ?? this.#ofKind(kind);
    if (!found.needy) return found.all;
    if (found.stamp !== reading.stamp) {
      found.stamp = reading.stamp;
      found.able = found.all.filter(({needs}) => reading.hasAll(needs));
    }
    return found.able;
  }

  /** The rules that can begin at a word of a kind. */
  #ofKind(kind: number): Candidates<Result, Context> {
    let found = this.#anywhere;
    const {lists, words} = kinds[kind]!;
    for (const list of lists) {
      const more = this.#byList.get(list);
      if (more) found = this.#with(found, more);
    }
    for (const word of words) {
      const more = this.#byWord.get(word.slice(1));
      if (more) found = this.#with(found, more);
    }
    while (this.#byKind.length <= kind) this.#byKind.push(undefined);
    return (this.#byKind[kind] = found);
  }

  #with(found: Candidates<Result, Context>, more: Compiled<Result, Context>[]): Candidates<Result, Context> {
    let union = found.with.get(more);
    if (!union) {
      const others = more.filter((compiled) => !found.all.includes(compiled));
      found.with.set(more, (union = others.length ? candidates([...found.all, ...others]) : found));
    }
    return union;
  }
}

/** What the named elements of a pattern captured; of one name the last. */
function captured({names, hits, count}: State): Record<string, Hit> {
  const parts: Record<string, Hit> = {};
  for (let n = 0; n < count; n++) parts[names[n]!] = hits[n]!;
  return parts;
}

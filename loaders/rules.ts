import type {Hit, Lexicon, Token, Word} from "./lexicon.js";
import {place} from "./lexicon.js";
import {compile} from "./patterns.js";
import type {Compiled, Match, Rule, State} from "./patterns.js";

export type {Match, Rule} from "./patterns.js";

const none: Hit[] = [];

/** The words that some pattern of some set can begin with: most words begin none. */
const openers = new Set<string>();

/** Counts what readings have come to hold, over all of them. */
let stamps = 0;

/**
 * What can begin at a word, numbered: the lists that have something there, and the words that patterns begin with. Which rules can begin
 * there hangs on these alone, and most words have the same few. From each kind to the one with a list or a word (`=word`) more; 0 is
 * empty. `seen` is the reading that met it last.
 */
interface Kind {
  lists: string[];
  words: string[];
  with: Map<string, number>;
  seen: number;
}

const kinds: Kind[] = [{lists: [], words: [], with: new Map(), seen: -1}];
const kindsByName = new Map<string, number>([["", 0]]);

function kindWith(kind: number, one: string): number {
  const known = kinds[kind]!.with.get(one);
  if (known !== undefined) return known;
  const {lists, words} = kinds[kind]!;
  const all = [...new Set([...lists, ...words, one])].sort();
  const name = all.join(" ");
  let found = kindsByName.get(name);
  if (found === undefined) {
    kindsByName.set(name, (found = kinds.length));
    const isWord = (some: string) => some.startsWith("=");
    kinds.push({lists: all.filter((some) => !isWord(some)), words: all.filter(isWord), with: new Map(), seen: -1});
  }
  kinds[kind]!.with.set(one, found);
  return found;
}

function kindOf(hits: readonly Hit[], opening: number): number {
  let kind = opening;
  for (const {list} of hits) kind = kindWith(kind, list);
  return kind;
}

/** Numbers what begins with a word by itself. */
function number(word: Word): void {
  word.openers = openers.size;
  word.opening = 0;
  for (const {key} of word.stems) if (openers.has(key)) word.opening = kindWith(word.opening, `=${key}`);
  word.kind = kindOf(word.alone ?? none, word.opening);
}

/** A sentence as the rules see it: its words, and what has been recognised at each of them so far. */
export class Reading {
  readonly tokens: Token[];
  /** What begins at each word; null where it is what the word is by itself, until somebody asks. */
  readonly #hits: (Hit[] | null)[] = [];
  readonly #alone: (readonly Hit[] | null)[] = [];
  /** The number of what can begin at each word. */
  readonly #kinds: number[] = [];
  #openers = openers.size;
  readonly #present = new Set<string>();
  #memos: Map<(reading: Reading, index: number) => unknown, unknown[]> | null = null;
  #quoted: boolean[] | null = null;
  /** Another number for each reading, and each time that a further list has something in it. */
  #stamp = stamps++;
  /** What `all` has gathered, until the list grows. */
  #lists: Map<string, Hit[]> | null = null;

  constructor(tokens: Token[], lexicon: Lexicon) {
    this.tokens = tokens;
    for (let index = 0; index < tokens.length; index++) {
      const {word} = tokens[index]!;
      const alone = lexicon.alone(tokens, index);
      const hits = alone ? null : lexicon.at(tokens, index);
      if (word.openers !== openers.size) number(word);
      this.#hits.push(hits);
      this.#alone.push(alone);
      const kind = hits ? kindOf(hits, word.opening) : word.kind;
      this.#kinds.push(kind);
      const known = kinds[kind]!;
      if (known.seen === this.#stamp) continue;
      known.seen = this.#stamp;
      for (const list of known.lists) this.#present.add(list);
    }
  }

  /** What begins at token `index`, longest first; of one list if named. */
  at(index: number, list?: string): Hit[] {
    if (list === undefined) return this.#hits[index] ?? this.#made(index);
    // Rules ask for many lists at each word, and most have nothing there.
    if (!this.#has(index, list)) return none;
    const hits = this.#hits[index] ?? this.#made(index);
    // One hit is mostly all there is.
    if (hits.length === 1) return hits;
    const found: Hit[] = [];
    for (const hit of hits) if (hit.list === list) found.push(hit);
    return found;
  }

  /** Whether something of one of some lists begins at token `index`. */
  hasAt(index: number, lists: ReadonlySet<string>): boolean {
    for (const list of kinds[this.#kinds[index]!]!.lists) if (lists.has(list)) return true;
    return false;
  }

  /** Whether something of a list begins at token `index`. */
  #has(index: number, list: string): boolean {
    const kind = this.#kinds[index];
    if (!kind) return false;
    const {lists} = kinds[kind]!;
    for (let n = 0; n < lists.length; n++) if (lists[n] === list) return true;
    return false;
  }

  /** What a word is by itself, at its place. */
  #made(index: number): Hit[] {
    const alone = this.#alone[index];
    if (!alone?.length) return none;
    const to = index + 1;
    const hits = alone.map(({list, value, lead, row, rule}): Hit => ({list, value, from: index, to, lead, row, rule}));
    return (this.#hits[index] = hits);
  }

  /** The number of what can begin at each word. */
  get kinds(): readonly number[] {
    if (this.#openers !== openers.size) {
      // A set of rules was made after the sentence was read.
      this.#openers = openers.size;
      this.tokens.forEach(({word}, index) => {
        if (word.openers !== openers.size) number(word);
        for (const one of kinds[word.opening]!.words) this.#kinds[index] = kindWith(this.#kinds[index]!, one);
      });
    }
    return this.#kinds;
  }

  /** Whether token `index` stands within words that are quoted. */
  isQuoted(index: number): boolean {
    if (!this.#quoted) {
      let open = false;
      this.#quoted = this.tokens.map(({gap}) => {
        if (gap === " ") return open;
        for (const mark of gap.match(/["“”«»]/g) ?? []) open = mark === '"' ? !open : mark === "«" || mark === "“";
        return open;
      });
    }
    return this.#quoted[index] ?? false;
  }

  /** A number that changes when a list has something in the sentence for the first time, of no other reading. */
  get stamp(): number {
    return this.#stamp;
  }

  /** Whether something of a list stands somewhere in the sentence. */
  has(list: string): boolean {
    return this.#present.has(list);
  }

  /** Whether something of each of these lists stands somewhere in the sentence. */
  hasAll(lists: string[]): boolean {
    for (const list of lists) if (!this.#present.has(list)) return false;
    return true;
  }

  /**
   * What `of` says of the word at token `index`, worked out once until something new is recognised: rules ask again and again. Only for
   * functions of the reading and the index alone.
   */
  memo<T>(of: (reading: Reading, index: number) => T, index: number): T {
    if (index < 0) return of(this, index);
    this.#memos ??= new Map();
    let known = this.#memos.get(of) as T[] | undefined;
    if (!known) this.#memos.set(of, (known = []));
    let value = known[index];
    if (value === undefined) known[index] = value = of(this, index);
    return value;
  }

  /** Everything of a list, in the order of the text. */
  all(list: string): Hit[] {
    if (!this.#present.has(list)) return none;
    this.#lists ??= new Map();
    let found = this.#lists.get(list);
    if (!found) {
      found = [];
      for (let index = 0; index < this.tokens.length; index++)
        if (this.#has(index, list))
          for (const hit of this.#hits[index] ?? this.#made(index)) if (hit.list === list) found.push(hit);
      this.#lists.set(list, found);
    }
    return found;
  }

  /** What lies within tokens `from` to `to` (exclusive) of a list, in the order of the text. */
  inRange(list: string, from: number, to: number): Hit[] {
    if (!this.#present.has(list)) return none;
    if (from <= 0 && to >= this.tokens.length) return this.all(list);
    let found = none;
    const end = Math.min(to, this.tokens.length);
    for (let index = Math.max(0, from); index < end; index++) {
      if (!this.#has(index, list)) continue;
      for (const hit of this.#hits[index] ?? this.#made(index)) {
        if (hit.list !== list || hit.to > to) continue;
        if (found === none) found = [hit];
        else found.push(hit);
      }
    }
    return found;
  }

  /** Makes a result of one step visible to the patterns of the next: `<date>`, `<person>` … */
  add(hit: Hit): void {
    this.#lists?.delete(hit.list);
    if (!this.#present.has(hit.list)) {
      this.#present.add(hit.list);
      this.#stamp = stamps++;
    }
    if (this.#memos?.size) this.#memos.clear();
    const {from} = hit;
    const hits = this.#hits[from] ?? this.#made(from);
    this.#kinds[from] = kindWith(this.#kinds[from]!, hit.list);
    // Arrays of one are the smallest: there are many. One that was asked for before stays as it was.
    if (!hits.length) this.#hits[from] = [hit];
    else place((this.#hits[from] = hits.slice()), hit);
  }

  /** The words of tokens `from` to `to` (exclusive) as printed, with what stands between them. */
  text(from: number, to: number): string {
    let text = "";
    for (let index = from; index < to && index < this.tokens.length; index++) {
      const token = this.tokens[index]!;
      text += index > from ? token.gap + token.text : token.text;
    }
    return text;
  }
}

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

import type {Hit, Lexicon, Token, Word} from "./lexicon.js";
import {place} from "./lexicon.js";

const none: Hit[] = [];

/** The words that some pattern of some set can begin with: most words begin none. */
export const openers = new Set<string>();

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

export const kinds: Kind[] = [{lists: [], words: [], with: new Map(), seen: -1}];
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

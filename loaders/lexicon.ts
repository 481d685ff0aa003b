import {readFileSync, readdirSync} from "node:fs";
import {basename, join} from "node:path";
import {csvParse} from "d3-dsv";
import type {ReportGrammar} from "./accounts.js";
import type {DateStep} from "./dates.js";
import type {NumberGrammar} from "./numbers.js";
import type {PersonGrammar} from "./persons.js";
import type {PositionRule} from "./positions.js";
import type {Speech} from "./speech.js";
import {fold, wordEnd, wordPattern} from "./text.js";

/** A way to read a word: `lead` holds the joined front letters ("وبال"), `key` the folded rest. */
export interface Stem {
  lead: string;
  key: string;
}

/** A word or number of a text. Offsets are UTF-16 and count from the start of the article's text. */
export interface Token {
  start: number;
  end: number;
  text: string;
  key: string;
  stems: Stem[];
  /** What stands between the token before and this one. */
  gap: string;
  /** What all tokens of this spelling share. */
  word: Word;
}

/** What is made of a spelling once, however often texts repeat it. */
export interface Word {
  text: string;
  key: string;
  stems: Stem[];
  /** Where the entries of word lists that can begin with it hang, as `of` says. */
  starts: {node: Node; lead: string}[];
  /** Whether an entry of more words can begin with it. */
  leads: boolean;
  /** What it would be as a second or later word of an entry. */
  inner: string[];
  /** The entries that it is by itself, as if it were the first word; null where that hangs on what stands around it. */
  alone: readonly Hit[] | null;
  /** The numbers of what can begin with it, and of its patterns alone, as of when there were so many openers: see `Reading`. */
  kind: number;
  opening: number;
  openers: number;
  /** The lexicon, and its number of forms, that `starts` was made of. */
  of: Lexicon | null;
  size: number;
}

/** Something recognised in tokens `from` to `to` (exclusive): an entry of a word list, or what a rule made of several. */
export interface Hit {
  list: string;
  value: string;
  from: number;
  to: number;
  /** Joined front letters of the first word that are not part of the entry. */
  lead: string;
  /** The list's row, or what the rule says beside the value. */
  row: Readonly<Record<string, unknown>>;
  /** Name of the rule; null for word lists. */
  rule: string | null;
}

/** What a language says about its words, beyond the lists in `data/languages/<code>`. */
export interface Language {
  code: string;
  direction: "rtl" | "ltr";
  /** All ways to read a folded word, the whole word first. */
  stems(key: string): Stem[];
  /** The forms that a row of a word list stands for; by default its column `form`. */
  forms?(list: string, row: Record<string, string>): Form[];
  /** How it names people. */
  persons?: PersonGrammar;
  /** How it reports speech. */
  speech?: Speech;
  /** What claims can agree or disagree about. */
  positions?: PositionRule[];
  /** How its number words join. */
  numbers?: NumberGrammar;
  /** Its date rules, in steps. */
  dates?: DateStep[];
  /** How it tells of attacks. */
  reports?: ReportGrammar;
}

/** A form of a word; what else is said of it joins the list's row in a hit. */
export interface Form extends Record<string, string> {
  text: string;
}

/**
 * What has been made of words, by language: texts repeat them. A table of a fixed size, so that no corpus fills the memory: a place
 * has room for two, and the one that was met longer ago goes.
 */
const words = new WeakMap<Language, (Word | undefined)[]>();
const places = 1 << 17;

function wordsOf(language: Language): (Word | undefined)[] {
  let known = words.get(language);
  if (!known) words.set(language, (known = new Array<Word | undefined>(places).fill(undefined)));
  return known;
}

function newWord(text: string, language: Language): Word {
  const key = fold(text);
  return {
    text,
    key,
    stems: language.stems(key),
    starts: [],
    leads: false,
    inner: [],
    alone: null,
    kind: 0,
    opening: 0,
    openers: -1,
    of: null,
    size: 0
  };
}

/** Splits a stretch of `text` from UTF-16 offset `start` to `end` into words and numbers. */
export function tokenize(text: string, language: Language, start = 0, end = text.length): Token[] {
  const known = wordsOf(language);
  const tokens: Token[] = [];
  let last = start;
  for (let from = start; from < end;) {
    const to = wordEnd(text, from, end);
    if (to === from) {
      from++;
      continue;
    }
    let hash = to - from;
    for (let at = from; at < to; at++) hash = Math.imul(hash, 31) + text.charCodeAt(at);
    const place = (hash ^ (hash >>> 15)) & (places - 2);
    let word = known[place];
    if (!word || word.text.length !== to - from || !text.startsWith(word.text, from)) {
      const first = word;
      word = known[place + 1];
      if (!word || word.text.length !== to - from || !text.startsWith(word.text, from))
        word = newWord(text.slice(from, to), language);
      // V8 keeps the whole text alive for a longer piece of it.
      if (to - from < 13) {
        known[place] = word;
        known[place + 1] = first;
      }
    }
    const gap = from === last + 1 && text.charCodeAt(last) === space ? " " : text.slice(last, from);
    tokens.push({start: from, end: to, text: word.text, key: word.key, stems: word.stems, gap, word});
    last = from = to;
  }
  return tokens;
}

const space = " ".charCodeAt(0);

interface Node {
  /** What follows it in an entry of more words; null where nothing does, as after most. */
  next: Map<string, Node> | null;
  entries: Entry[];
  /** Whether it is in the list `common_word`. */
  common: boolean;
}

interface Entry {
  list: string;
  value: string;
  row: Record<string, string>;
  casing: Casing[];
  /** Whether it asks for any capital. */
  cased: boolean;
}

/** What JSON can hold of a lexicon. */
export interface SavedLexicon {
  lists: string[];
  rows: Record<string, string>[];
  /** What is said of forms beside their rows. */
  features: Record<string, string>[];
  /** The first words of forms, and by them the forms: list, form, value, row and features of each, one after the other. */
  firsts: string[];
  forms: (string | number)[][];
}

const newNode = (): Node => ({next: null, entries: [], common: false});

/** The one copy that the engine compares by identity: names of lists are compared more than anything else. */
export const interned = (name: string): string => Object.keys({[name]: 0})[0]!;

/** Punctuation over which an entry of several words still counts: `تنظيم "داعش"`, `U.S.`, `Sept. 11`. */
const soft = /^(?:[\s"“”„«»'‘’()[\]\-–—ـ]*|\.\s?)$/;

/** The capitals that a word of a text must have for a word of an entry: all of them, the first one, or none. */
type Casing = "capitals" | "capital" | "any";

/** Of entries without capitals, by their number of words: most of all, so that they share it. */
const anyCasing: Casing[][] = [];

/**
 * What a form in a word list asks of the text: May is a month and may is not, "us" is not the US, and "Isis" is ISIS. In names of
 * several words the short ones are free, as "the", "al" and "de" are.
 */
function casingOf(words: string[]): Casing[] {
  if (!words.some((word) => /^\p{Lu}/u.test(word))) return (anyCasing[words.length] ??= words.map(() => "any"));
  const casings = words.map((word): Casing => {
    if (!/^\p{Lu}/u.test(word)) return "any";
    return /^\p{Lu}{2,3}$/u.test(word) ? "capitals" : "capital";
  });
  const long = (_: Casing, index: number) => words[index]!.length > 3;
  return casings.filter(long).includes("capital")
    ? casings.map((casing, index) => (long(casing, index) ? casing : "any"))
    : casings;
}

/** Whether a word of a text, without `lead` joined letters, has the capitals asked for. */
function hasCasing({text}: Token, casing: Casing, lead: number): boolean {
  if (casing === "any") return true;
  const word = text.slice(lead);
  return casing === "capital" ? /^\p{Lu}/u.test(word) : /^\p{Lu}{2,}/u.test(word);
}

/** Whether the words of a text from token `from` on have the capitals that an entry asks for. */
function isCased(tokens: Token[], from: number, casing: Casing[], lead: string): boolean {
  for (let n = 0; n < casing.length; n++)
    if (!hasCasing(tokens[from + n]!, casing[n]!, n === 0 ? lead.length : 0)) return false;
  return true;
}

/** Whether a word of a text would have a capital whatever it is. */
function opens({gap}: Token, index: number): boolean {
  return index === 0 || /[:"“«]\s*$/.test(gap);
}

/** Whether a stem may be the second or a later word of an entry. */
const isInner = ({lead}: Stem): boolean => lead === "" || lead === "ال";

/** What most words of a text have: one for all. */
const none: Hit[] = [];

/** All word lists of a language in one tree of folded words: one pass over a sentence finds every entry of every list. */
export class Lexicon {
  readonly language: Language;
  readonly #root: Node = newNode();
  /** Forms that are not in the tree yet, as `SavedLexicon` has them, by their first word: most texts have few of the many thousands. */
  readonly #waiting = new Map<string, (string | number)[]>();
  readonly #lists: string[] = [];
  readonly #rows: Record<string, string>[] = [];
  readonly #features: Record<string, string>[] = [];
  readonly #numbered = new Map<string, number>();
  #size = 0;

  constructor(language: Language) {
    this.language = language;
  }

  /**
   * Adds one form; `form` may be several words. The article ال is optional on the second and later words. Capitals of the form must
   * stand in the text too; at the start of a sentence they make no name of a word in the list `common_word`. What is `said` of the form
   * joins the row.
   */
  add(list: string, form: string, value: string, row: Record<string, string> = {}, said?: Form): void {
    if (!this.#lists.includes(list)) this.#lists.push(list);
    let from = 0;
    let to = 0;
    while (from < form.length && (to = wordEnd(form, from, form.length)) === from) from++;
    if (from === form.length) return;
    this.#size++;
    // The forms of a row come one after the other.
    if (row !== this.#rows.at(-1)) this.#rows.push(row);
    const {text: _, ...features} = said ?? {text: form};
    const name = JSON.stringify(features);
    if (!this.#numbered.has(name)) this.#numbered.set(name, this.#features.push(features) - 1);
    const first = fold(form.slice(from, to));
    let waiting = this.#waiting.get(first);
    if (!waiting) this.#waiting.set(first, (waiting = []));
    waiting.push(this.#lists.indexOf(list), form, value, this.#rows.length - 1, this.#numbered.get(name)!);
  }

  /** What `restored` makes the same lexicon of, which has met no text yet. */
  save(): SavedLexicon {
    const [lists, rows, features] = [this.#lists, this.#rows, this.#features];
    return {lists, rows, features, firsts: [...this.#waiting.keys()], forms: [...this.#waiting.values()]};
  }

  static restored(language: Language, {lists, rows, features, firsts, forms}: SavedLexicon): Lexicon {
    const lexicon = new Lexicon(language);
    lexicon.#lists.push(...lists.map(interned));
    lexicon.#rows.push(...rows);
    for (const one of features) lexicon.#numbered.set(JSON.stringify(one), lexicon.#features.push(one) - 1);
    firsts.forEach((first, index) => {
      lexicon.#waiting.set(first, forms[index]!);
      lexicon.#size += forms[index]!.length / 5;
    });
    return lexicon;
  }

  /** Puts the entries that begin with a folded word into the tree. */
  #plant(first: string): void {
    const waiting = this.#waiting.get(first);
    if (!waiting) return;
    this.#waiting.delete(first);
    for (let at = 0; at < waiting.length; at += 5) {
      const [listed, form, value, row, said] = waiting.slice(at) as [number, string, string, number, number];
      const list = this.#lists[listed]!;
      let node = this.#root;
      const words = form.match(wordPattern)!;
      for (const word of words) {
        const key = fold(word);
        let next = node.next?.get(key);
        if (!next) (node.next ??= new Map()).set(key, (next = newNode()));
        node = next;
      }
      const casing = casingOf(words);
      const known = (entry: Entry) =>
        entry.list === list &&
        entry.value === value &&
        (entry.casing === casing || entry.casing.every((asked, n) => asked === casing[n]));
      if (node.entries.some(known)) continue;
      node.entries.push({
        list,
        value,
        row: {...this.#rows[row], ...this.#features[said]},
        casing,
        cased: casing.some((asked) => asked !== "any")
      });
      node.common ||= list === "common_word";
    }
  }

  /**
   * Adds the CSV files of a folder; the file's name is the list's. Columns: `form` (or what `Language.forms` reads) and `value`.
   * @throws naming file and line when a row has no form or no value.
   */
  addFolder(folder: string): this {
    for (const file of readdirSync(folder).sort()) {
      if (!file.endsWith(".csv")) continue;
      const list = interned(basename(file, ".csv"));
      csvParse(readFileSync(join(folder, file), "utf8")).forEach((row, index) => {
        const forms = this.language.forms?.(list, row) ?? [{text: row.form ?? ""}];
        if (!forms.some((form) => form.text) || !row.value) {
          throw new Error(
            `${join(folder, file)}:${index + 2}: expected a form and a value; complete or delete the line`
          );
        }
        for (const form of forms) this.add(list, form.text, row.value, row, form);
      });
    }
    return this;
  }

  has(list: string): boolean {
    return this.#lists.includes(list);
  }

  /**
   * Every entry of every list that begins at token `index`, longest first. A capital at the start of a sentence makes no name of a
   * word in the list `common_word`. An entry with the value `none` says that its words are not what shorter ones of the list are.
   */
  at(tokens: Token[], index: number): Hit[] {
    return (
      this.alone(tokens, index)?.map((hit) => ({...hit, from: index, to: index + 1})) ?? this.#gather(tokens, index)
    );
  }

  /**
   * What `at` says where that is the same at each such word but for its place, as it mostly is: entries as if it were the first word.
   * Null where capitals or the next word decide.
   */
  alone(tokens: Token[], index: number): readonly Hit[] | null {
    const {word} = tokens[index]!;
    if (word.of !== this || word.size !== this.#size) this.#learn(word);
    if (!word.leads || !word.alone) return word.alone;
    const next = tokens[index + 1];
    if (!next || !(next.gap === " " || soft.test(next.gap))) return word.alone;
    if (next.word.of !== this || next.word.size !== this.#size) this.#learn(next.word);
    for (const key of next.word.inner) for (const {node} of word.starts) if (node.next?.has(key)) return null;
    return word.alone;
  }

  /** Looks up where the entries hang that a word can begin. */
  #learn(word: Word): void {
    word.of = this;
    word.size = this.#size;
    word.openers = -1;
    word.starts = [];
    for (const {lead, key} of word.stems) {
      this.#plant(key);
      const node = this.#root.next?.get(key);
      if (node) word.starts.push({node, lead});
    }
    word.inner = word.stems.filter(isInner).map(({key}) => key);
    word.leads = word.starts.some(({node}) => node.next !== null);
    const cased = word.starts.some(({node}) => node.entries.some((entry) => entry.cased));
    const {text, key, stems} = word;
    const only: Token = {start: 0, end: text.length, text, key, stems, gap: "", word};
    word.alone = cased ? null : word.starts.length ? this.#gather([only], 0) : none;
  }

  #gather(tokens: Token[], index: number): Hit[] {
    const hits: Hit[] = [];
    for (const {node, lead} of tokens[index]!.word.starts) this.#collect(tokens, index, index + 1, node, lead, hits);
    for (const none of hits)
      if (none.value === "none") return hits.filter(({list, to}) => list !== none.list || to > none.to);
    return hits;
  }

  #collect(tokens: Token[], from: number, to: number, node: Node, lead: string, hits: Hit[]): void {
    for (const entry of node.entries) {
      if (entry.cased) {
        if (to === from + 1 && node.common && opens(tokens[from]!, from)) continue;
        if (!isCased(tokens, from, entry.casing, lead)) continue;
      }
      const {list, value, row} = entry;
      place(hits, {list, value, from, to, lead, row, rule: null});
    }
    const token = tokens[to];
    if (!token || !node.next || !soft.test(token.gap)) return;
    for (const stem of token.stems) {
      const next = isInner(stem) ? node.next.get(stem.key) : undefined;
      if (next) this.#collect(tokens, from, to + 1, next, lead, hits);
    }
  }
}

/** Puts a hit among those that begin at the same word: longest first, then with the fewest joined letters, then as they come. */
export function place(hits: Hit[], hit: Hit): void {
  let at = hits.length;
  hits.push(hit);
  while (at > 0 && (hits[at - 1]!.to - hit.to || hit.lead.length - hits[at - 1]!.lead.length) < 0) {
    hits[at] = hits[at - 1]!;
    hits[--at] = hit;
  }
}

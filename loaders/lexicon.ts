import {readFileSync, readdirSync} from "node:fs";
import {basename, join} from "node:path";
import {csvParse} from "d3";
import type {ReportGrammar} from "./accounts.js";
import type {DateStep} from "./dates.js";
import type {NumberGrammar} from "./numbers.js";
import type {PersonGrammar} from "./persons.js";
import type {Speech} from "./speech.js";
import {fold, wordPattern} from "./text.js";

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

/** Splits a stretch of `text` from UTF-16 offset `start` to `end` into words and numbers. */
export function tokenize(text: string, language: Language, start = 0, end = text.length): Token[] {
  const tokens: Token[] = [];
  let last = start;
  for (const match of text.slice(start, end).matchAll(wordPattern)) {
    const from = start + match.index;
    const word = match[0];
    const key = fold(word);
    tokens.push({
      start: from,
      end: from + word.length,
      text: word,
      key,
      stems: language.stems(key),
      gap: text.slice(last, from)
    });
    last = from + word.length;
  }
  return tokens;
}

interface Node {
  next: Map<string, Node>;
  entries: {list: string; value: string; row: Record<string, string>}[];
}

/** Punctuation over which an entry of several words still counts: `تنظيم "داعش"`. */
const soft = /^[\s"“”„«»'‘’()[\]\-–—ـ]*$/;

/** All word lists of a language in one tree of folded words: one pass over a sentence finds every entry of every list. */
export class Lexicon {
  readonly language: Language;
  readonly #root: Node = {next: new Map(), entries: []};
  readonly #lists = new Set<string>();

  constructor(language: Language) {
    this.language = language;
  }

  /** Adds one form; `form` may be several words. The article ال is optional on the second and later words. */
  add(list: string, form: string, value: string, row: Record<string, string> = {}): void {
    this.#lists.add(list);
    let node = this.#root;
    for (const word of form.match(wordPattern) ?? []) {
      const key = fold(word);
      let next = node.next.get(key);
      if (!next) node.next.set(key, (next = {next: new Map(), entries: []}));
      node = next;
    }
    if (node === this.#root || node.entries.some((entry) => entry.list === list && entry.value === value)) return;
    node.entries.push({list, value, row});
  }

  /**
   * Adds the CSV files of a folder; the file's name is the list's. Columns: `form` (or what `Language.forms` reads) and `value`.
   * @throws naming file and line when a row has no form or no value.
   */
  addFolder(folder: string): this {
    for (const file of readdirSync(folder).sort()) {
      if (!file.endsWith(".csv")) continue;
      const list = basename(file, ".csv");
      csvParse(readFileSync(join(folder, file), "utf8")).forEach((row, index) => {
        const forms = this.language.forms?.(list, row) ?? [{text: row.form ?? ""}];
        if (!forms.some((form) => form.text) || !row.value) {
          throw new Error(
            `${join(folder, file)}:${index + 2}: expected a form and a value; complete or delete the line`
          );
        }
        for (const {text, ...features} of forms) this.add(list, text, row.value, {...row, ...features});
      });
    }
    return this;
  }

  has(list: string): boolean {
    return this.#lists.has(list);
  }

  /** Every entry of every list that begins at token `index`, longest first. */
  at(tokens: Token[], index: number): Hit[] {
    const hits: Hit[] = [];
    for (const {lead, key} of tokens[index]!.stems) {
      const node = this.#root.next.get(key);
      if (node) this.#collect(tokens, index, index + 1, node, lead, hits);
    }
    return hits.sort((a, b) => b.to - a.to || a.lead.length - b.lead.length);
  }

  #collect(tokens: Token[], from: number, to: number, node: Node, lead: string, hits: Hit[]): void {
    for (const {list, value, row} of node.entries) hits.push({list, value, from, to, lead, row, rule: null});
    const token = tokens[to];
    if (!token || !node.next.size || !soft.test(token.gap)) return;
    const whole = node.next.get(token.key);
    if (whole) this.#collect(tokens, from, to + 1, whole, lead, hits);
    if (token.key.startsWith("ال")) {
      const bare = node.next.get(token.key.slice(2));
      if (bare) this.#collect(tokens, from, to + 1, bare, lead, hits);
    }
  }
}

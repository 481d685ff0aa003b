import type {ArticleText} from "./corpus.js";
import {fold, sha256, wordPattern} from "./text.js";

/** What stands where words were withheld, by the language of the text. */
const marks: Record<string, string> = {ar: "[محجوب]", fr: "[masqué]"};
export const withheldMark = (language: string): string => marks[language] ?? "[withheld]";

/** A letter with the marks upon it. */
const letters = /\P{M}\p{M}*|\p{M}+/gu;
/** Words that must not be published, in whatever spelling a text has them. */
export class Redaction {
  readonly #pattern: RegExp | null;

  /** @param words Words, or several words in a row, as an author lists them. */
  constructor(words: string[]) {
    const alternatives = words.map(expression).filter((one) => one !== null);
    this.#pattern = alternatives.length
      ? new RegExp(`(?<![\\p{L}\\p{N}])([وف]?[بكل]?)(?:${alternatives.join("|")})(?![\\p{L}\\p{N}])`, "gu")
      : null;
  }

  /** The text with each of the words replaced by `mark`; joined front letters stay before it. */
  apply(text: string, mark: string): string {
    const {folded, origin} = foldedWithOrigin(this.#pattern ? text : "");
    let result = "";
    let last = 0;
    for (const match of this.#pattern ? folded.matchAll(this.#pattern) : []) {
      const start = origin[match.index + match[1]!.length]!;
      result += text.slice(last, start) + mark;
      last = origin[match.index + match[0].length] ?? text.length;
    }
    return result + text.slice(last);
  }

  /** Whether the text has any of the words. */
  finds(text: string): boolean {
    return this.apply(text, "") !== text;
  }
}

/**
 * An article without the words: in text, title, author, source and note they are replaced; an address that holds one is left out. What is
 * read and published, the checksum too, comes from this alone.
 */
export function redactArticle(read: ArticleText, words: string[]): ArticleText {
  if (!words.length) return read;
  const {article} = read;
  const redaction = new Redaction(words);
  const mark = withheldMark(article.language);
  const apply = (text: string | null) => text && redaction.apply(text, mark);
  const address = (url: string | null) => (url && redaction.finds(`${url} ${decoded(url)}`) ? null : url);
  const text = redaction.apply(read.text, mark);
  return {
    ...read,
    text,
    article: {
      ...article,
      withheld: [...article.withheld, "words"],
      sha256: sha256(text),
      characters: [...text].length,
      title: redaction.apply(article.title, mark),
      author: apply(article.author),
      source: apply(article.source),
      published_note: apply(article.published_note),
      url: address(article.url),
      archived_url: address(article.archived_url)
    }
  };
}

/** An expression over folded text for the words in a row, whatever stands between them; null when there is no letter or digit. */
function expression(words: string): string | null {
  const tokens = [...words.matchAll(wordPattern)].map(([word]) => fold(word));
  if (!tokens.length) return null;
  return tokens.map((token) => tokenExpression(token)).join("[^\\p{L}\\p{N}]{0,4}");
}

/** A word with and without its article: «الزبيدي» is «للزبيدي» after ل. */
function tokenExpression(token: string): string {
  const bare = /^ال[\u0621-\u064a]{3,}$/.test(token) ? token.slice(2) : token;
  const escaped = bare.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  return /^[\u0621-\u064a]/.test(bare) ? `(?:ال|لل?)?${escaped}` : escaped;
}

/** A text in its search form, and for each position in that the position in the text, in UTF-16. */
function foldedWithOrigin(text: string): {folded: string; origin: number[]} {
  let folded = "";
  const origin: number[] = [];
  for (const {0: letter, index} of text.matchAll(letters)) {
    const form = foldLetter(letter);
    for (let n = 0; n < form.length; n++) origin.push(index);
    folded += form;
  }
  return {folded, origin};
}

const known = new Map<string, string>();

function foldLetter(letter: string): string {
  let form = known.get(letter);
  if (form === undefined) {
    form = fold(letter);
    if (known.size < 5000) known.set(letter, form);
  }
  return form;
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

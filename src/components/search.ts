/** Letters that newspapers write in several ways, each under one form: as the loaders fold the `normalized` column. */
const variants: Record<string, string> = {
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ى: "ي",
  ی: "ي",
  ة: "ه",
  ک: "ك",
  ە: "ه",
  ھ: "ه",
  "’": "'",
  œ: "oe",
  Œ: "oe"
};

/** A word or a number of any text, as the loaders split it. */
export const wordPattern = /\p{N}+(?:[.,٫٬]\p{N}+)*|[\p{L}\p{M}\u0640]+(?:['’][\p{L}\p{M}]+)*/gu;

/**
 * The form of a word that `sentences.normalized` has: vowel marks, tatweel and Latin accents dropped, spelling variants unified, any
 * script's digits as 0–9, lower case. A test holds it equal to the loaders' own.
 */
export function foldWord(word: string): string {
  return word
    .normalize("NFKC")
    .replace(/[أإآٱىیةکەھ’œŒ]/g, (letter) => variants[letter]!)
    .replace(/[ؤئ]|[^ؤئ]+/g, (part) => (part === "ؤ" || part === "ئ" ? part : part.normalize("NFD")))
    .replace(/[\p{Mn}\p{Cf}\u0640]/gu, "")
    .replace(/\p{Nd}/gu, digitValue)
    .toLowerCase();
}

/** A whole text in that form: words and numbers, one space between them. */
export function foldText(text: string): string {
  return (text.match(wordPattern) ?? []).map(foldWord).join(" ");
}

/** 0–9 for a decimal digit of any script: Unicode lays each script's digits out in a run of ten, starting at its zero. */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

/** The seats that a hamza is written on differ by country: مسئول and مسؤول. */
const hamza = /[ءؤئ]/g;

/** Whether a folded word is of Arabic letters only, those of Persian and Kurdish included. */
function isArabic(word: string): boolean {
  return /^\p{Script=Arabic}+$/u.test(word);
}

/** A searched word without its article and what is joined before that. Of a short word the article may be part: الله, الف. */
function bareWord(word: string): string {
  return isArabic(word) ? word.replace(/^(?:[وف]?(?:[بك]?ال|لل))(?=.{3})/u, "") : word;
}

/**
 * One regular expression (of RE2 and of JavaScript) for each word that a reader searches, to be matched on folded text; all have to
 * match. A word is found with letters joined to its front (وللجيش for جيش) and with any ending; the article in the searched word
 * does not matter. Empty for a text without words.
 */
export function searchPatterns(text: string): string[] {
  return foldText(text)
    .split(" ")
    .filter(Boolean)
    .map((word) => {
      // A Latin name can have Arabic letters joined to its front, and an elided article: وBBC, l'état.
      const start = `(?:[وف]?(?:[بكلس]?(?:ال)?|لل)|[^ ]+')`;
      // Before an ending ة is written ت: مسؤوليته.
      const end = isArabic(word) ? bareWord(word).replace(/ه$/, "[هت]") : word.replaceAll(".", "\\.");
      return `(^| )${start}${end.replace(hamza, "[ءؤئ]")}`;
    });
}

/** Letters that may be joined to the front of a word, as in the patterns. */
const fronts = ["", "و", "ف"].flatMap((joined) =>
  ["", "ب", "ك", "ل", "س", "ال", "بال", "كال", "لال", "سال", "لل"].map((article) => joined + article)
);

/**
 * What a folded word of a text is found under in an index, so that looking up how these begin finds what the patterns find: the word,
 * and what is left of it without letters that may be joined to its front; of `l'etat` also `etat`.
 */
export function searchForms(word: string): string[] {
  const forms = new Set([word]);
  for (const front of fronts)
    if (word.startsWith(front) && word.length > front.length + 1) forms.add(word.slice(front.length));
  for (let at = word.indexOf("'"); at >= 0; at = word.indexOf("'", at + 1))
    if (word[at + 1]) forms.add(word.slice(at + 1));
  return [...forms].map((form) => form.replace(hamza, "ء"));
}

/** For each searched word, how the forms that it finds begin. */
export function searchBeginnings(text: string): string[][] {
  return foldText(text)
    .split(" ")
    .filter(Boolean)
    .map((word) => {
      const bare = bareWord(word).replace(hamza, "ء");
      return isArabic(word) && bare.endsWith("ه") ? [bare, `${bare.slice(0, -1)}ت`] : [bare];
    });
}

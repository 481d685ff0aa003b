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

const wordPattern = /\p{N}+(?:[.,٫٬]\p{N}+)*|[\p{L}\p{M}\u0640]+(?:['’][\p{L}\p{M}]+)*/gu;

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
      const arabic = /^[\u0621-\u064a]+$/.test(word);
      if (!arabic) return `(^| )([^ ]+')?${word.replaceAll(".", "\\.")}`;
      // Of a short word the article may be part: الله, الف.
      const bare = word.replace(/^(?:[وف]?(?:[بك]?ال|لل))(?=.{3})/, "");
      // Before an ending ة is written ت: مسؤوليته.
      return `(^| )[وف]?(?:[بكلس]?(?:ال)?|لل)${bare.replace(/ه$/, "[هت]")}`;
    });
}

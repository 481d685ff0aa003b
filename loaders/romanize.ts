const letters: Record<string, string> = {
  ا: "a",
  أ: "a",
  إ: "i",
  آ: "a",
  ب: "b",
  پ: "p",
  ت: "t",
  ث: "th",
  ج: "j",
  چ: "ch",
  ح: "h",
  خ: "kh",
  د: "d",
  ذ: "dh",
  ر: "r",
  ز: "z",
  ژ: "zh",
  س: "s",
  ش: "sh",
  ص: "s",
  ض: "d",
  ط: "t",
  ظ: "z",
  ع: "a",
  غ: "gh",
  ف: "f",
  ڤ: "v",
  ق: "q",
  ك: "k",
  گ: "g",
  ل: "l",
  م: "m",
  ن: "n",
  ه: "h",
  ة: "a",
  ى: "a",
  ؤ: "u",
  ئ: "i"
};
const long: Record<string, [vowel: string, consonant: string]> = {و: ["u", "w"], ي: ["i", "y"]};
const isVowel = (text: string | undefined) => text !== undefined && /[aiu]$/.test(text);

/**
 * An Arabic name in Latin letters, as maps spell it, for readers and programs that compare English names: "بولانيك" is "Bulanik". Short
 * vowels that are not written are guessed as "a", one between any three consonants. Other scripts stay as they are.
 */
export function romanize(name: string): string {
  return name.replace(/[\p{Script=Arabic}\p{M}]+/gu, (word) => {
    const article = /^ال(?=..)/.exec(word)?.[0] ?? "";
    const latin = wordOf(word.slice(article.length).replace(/[\p{M}ء]/gu, ""));
    return (article && "Al-") + latin.charAt(0).toUpperCase() + latin.slice(1);
  });
}

function wordOf(word: string): string {
  const said: string[] = [];
  const spelled = [...word.replaceAll("تش", "چ")];
  spelled.forEach((letter, index) => {
    const next = spelled[index + 1];
    const [vowel, consonant] = long[letter] ?? [];
    const glides = index === 0 || isVowel(said.at(-1)) || (letter === "و" && next !== undefined && /[اةىآ]/.test(next));
    const sound = vowel ? (glides ? consonant! : vowel) : (letters[letter] ?? letter);
    const closed = !isVowel(sound) && next !== undefined && !isVowel(letters[next] ?? long[next]?.[0]);
    said.push(sound);
    if (closed && (index === 0 || !isVowel(said.at(-2)))) said.push("a");
  });
  return said.join("");
}

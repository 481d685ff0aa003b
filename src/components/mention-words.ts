import type {LanguageCode} from "./words.js";

const en = {
  readHere: "What was read in this sentence",
  rule: "by the rule",
  list: "by the word list",
  hint: "Words with a dotted line were read: point at them, or go from one to the next with the arrow keys. The number after a sentence opens all of it.",
  stillHint: "The number after a sentence opens what was read in it, and the rule that read it."
};

const ar: Record<keyof typeof en, string> = {
  readHere: "ما قُرئ في هذه الجملة",
  rule: "قرأته القاعدة",
  list: "من قائمة الكلمات",
  hint: "الكلمات المنقوطة مقروءة: أشر إليها أو انتقل بينها بمفاتيح الأسهم. والرقم بعد الجملة يفتح كل ما قُرئ فيها.",
  stillHint: "الرقم بعد الجملة يفتح ما قُرئ فيها والقاعدة التي قرأته."
};

const words: Record<LanguageCode, Record<keyof typeof en, string>> = {en, ar};

/** The words of what was read in sentences, by language. */
export function mentionWords(language: LanguageCode): Record<keyof typeof en, string> {
  return words[language];
}

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

const fr: Record<keyof typeof en, string> = {
  readHere: "Ce qui a été lu dans cette phrase",
  rule: "par la règle",
  list: "par la liste de mots",
  hint: "Les mots soulignés de points ont été lus : pointez-les, ou passez de l’un à l’autre avec les flèches. Le numéro après une phrase l’ouvre tout entière.",
  stillHint: "Le numéro après une phrase ouvre ce qui y a été lu, et la règle qui l’a lu."
};

const words: Record<LanguageCode, Record<keyof typeof en, string>> = {en, ar, fr};

/** The words of what was read in sentences, by language. */
export function mentionWords(language: LanguageCode): Record<keyof typeof en, string> {
  return words[language];
}

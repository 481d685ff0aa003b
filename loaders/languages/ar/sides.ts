import type {Hit} from "../../lexicon.js";
import type {Reading} from "../../rules.js";
import {agreement} from "./agreement.js";
import {keyAt} from "./grammar.js";

const masculine = /^(تنظيم|جيش|طيران|حزب|لواء|تحالف|ايتلاف|سلاح|نظام|حشد|فيلق|حرس|جهاز|فصيل|حلف)$/;
const feminine =
  /(ه|ات)$|^(مي?ليشيا|كتايب|فصايل|سرايا|الويه|تركيا|سوريا|ايران|روسيا|امريكا|امريكا|اسرايل|بريطانيا|فرنسا|مصر)$/;
const people = /(ون|ين)$|^(عناصر|ثوار|رجال|انصار|شباب|مسلحو|مسلحي|مقاتلو|مقاتلي|متمردو|متمردي)$/;

/** Whether a side whose name begins with a folded word may be the subject of a verb that follows it, by gender and number: «الميليشيا ... هاجمت», «المسلحون ... هاجموا». */
export function isSubjectOf(reading: Reading, verb: Hit, word: string): boolean {
  const {gender, plural: many} = agreement(reading, verb);
  // «اقتادوه»
  const plural = many || /و(ه|ها|هم|هما)$/.test(keyAt(reading, verb.from));
  const head = word.replace(/^[وف]?(ال)?/, "");
  if (people.test(head)) return plural;
  if (masculine.test(head)) return gender === "m" && !plural;
  if (feminine.test(head)) return gender === "f";
  // «عنصرا من قوات النظام»: an object.
  if (/ا$/.test(head)) return false;
  return true;
}

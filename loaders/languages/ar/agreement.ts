import type {Hit} from "../../lexicon.js";
import type {Reading} from "../../rules.js";
import type {Agreement, Phrase} from "../../speech.js";
import {isWord, keyAt, prefix, speakerAt} from "./grammar.js";

/** The pronoun joined to a verb or noun is its object: in "تبناه التنظيم" the deed precedes the verb. */
export const hasObject = (hit: Hit): boolean => hit.row.object === "yes";

/** What the form of a verb says of its subject. Before their subject verbs are singular: "قال المسؤولون". */
export function agreement(reading: Reading, hit: Hit): Agreement {
  const whole = keyAt(reading, hit.from).slice(hit.lead.length);
  const word = hasObject(hit) ? whole.replace(/(هما|هم|هن|ها|ه)$/, "") : whole;
  if (hit.row.as === "present") return {gender: word.startsWith("ت") ? "f" : "m", plural: /(ون|وا)$/.test(word)};
  // لفت ends in a ت of its own.
  const feminine = /(ت|تا)$/.test(word) && word !== "لفت";
  return {gender: feminine ? "f" : "m", plural: /(وا|ن)$/.test(word) && word.length > 4};
}

/** Countries are feminine, but for these. */
const masculineCountries = /^(لبنان|العراق|الاردن|المغرب|السودان|اليمن|الصومال|السنغال|الفاتيكان)$/;
/** Men's names in ة. */
const masculineNames = /(خليفه|طلحه|حمزه|اسامه|معاويه|حذيفه|عكرمه|عبيده|قتاده|عطيه|جمعه|سلامه)$/;
/** Bodies called by a broken plural, which is feminine. */
const feminineBodies = /^(قوات|فصائل|كتائب|وسائل|وكالات|سرايا)/;
const masculineBodies = /^(مجلس|جيش|تنظيم|حزب|مرصد|اتحاد|تحالف|برلمان|بيت|مكتب|لواء|فيلق|حرس|حشد|ائتلاف|مركز)$/;

/** Gender and number of a phrase, null where its form does not tell. */
function form(reading: Reading, {from, to}: Phrase): {gender: "m" | "f" | null; plural: boolean | null} {
  const head = speakerAt(reading, from);
  const key = keyAt(reading, from);
  const plural = /(ون|ين|ان)$/.test(key) ? true : null;
  const listed = head?.row.gender as "m" | "f" | undefined;
  if (head?.list === "place" || head?.list === "country_form") {
    return {gender: masculineCountries.test(key) ? "m" : "f", plural: false};
  }
  if (isWord(reading, from, "honorific")) return {gender: null, plural};
  if (head?.list === "actor" || head?.list === "outlet") {
    const first = key.replace(/^[وفبل]?ال/, "");
    if (masculineBodies.test(first)) return {gender: "m", plural: null};
    return {gender: /ه$/.test(first) || feminineBodies.test(first) ? "f" : null, plural: null};
  }
  if (listed) return {gender: /ه$/.test(key) ? "f" : listed, plural};
  if (head?.list === "person" || head?.list === "office" || head?.list === "title") {
    return {gender: /ه$/.test(key) && !masculineNames.test(key) ? "f" : "m", plural};
  }
  // The adjective of "القوى السياسية" tells that the powers are feminine.
  const next = keyAt(reading, from + 1);
  const told = to > from + 1 && key.startsWith("ال") && next.startsWith("ال") ? next : key;
  return {gender: /ه$/.test(told) ? "f" : null, plural};
}

/** Whether a phrase can be the subject of a verb: "دعا القوى السياسية" cannot, so the powers are called upon. */
export function agrees(reading: Reading, phrase: Phrase, {gender, plural}: Agreement): boolean {
  const subject = form(reading, phrase);
  if (plural) return subject.plural !== false;
  return subject.gender === null || subject.plural === true || subject.gender === gender;
}

/** The words of a phrase with the mark that closes its last quotation or bracket, and without one that stays open. */
function balanced(reading: Reading, {from, to}: Phrase): string {
  const text = reading.text(from, to);
  for (const [open = "", close = ""] of ['""', "“”", "«»", "()"]) {
    if (!text.includes(open) && !text.includes(close)) continue;
    const marks = [...text].filter((letter) => letter === open || letter === close);
    const isOpen = open === close ? marks.length % 2 === 1 : marks.lastIndexOf(open) > marks.lastIndexOf(close);
    if (!isOpen) continue;
    const closes = reading.tokens[to]?.gap.trimStart().startsWith(close);
    return closes ? text + close : text.replace(open, "");
  }
  return text;
}

/** What ل leaves of the article: "للجيش" is "ل" and "لجيش", unlike "لليبيا". */
const articleLeft = /^ل(?!يبي|بنان|ندن|جن|واء|اجئ|قاء)/;

/** The words of a phrase without joined front letters: "ومصادر" is "مصادر", "للجيش" "الجيش". */
export function bare(reading: Reading, phrase: Phrase): string {
  const text = balanced(reading, phrase);
  const key = keyAt(reading, phrase.from);
  const head = speakerAt(reading, phrase.from);
  const lead = head ? prefix(head) : (/^([وف]?[بل]?)(?=ال)|^[وف]?ل(?=ل)/.exec(key)?.[0] ?? "");
  if (!lead) return text;
  const rest = text.replace(new RegExp(`^${[...lead].join("\\p{M}*")}\\p{M}*`, "u"), "");
  return lead.endsWith("ل") && articleLeft.test(rest) ? `ا${rest}` : rest;
}

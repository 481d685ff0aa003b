import type {Hit} from "../../lexicon.js";
import type {Reading} from "../../rules.js";
import type {Agreement, Phrase} from "../../speech.js";
import {isVerbalNoun} from "./persons.js";

/** Lists whose entries can speak, in the order in which they tell most about a phrase. */
const speakers = ["person", "actor", "outlet", "office", "speaker", "title", "place", "country_form"];
/** Countries speak, towns do not: "أدانت روسيا". */
const speaks = (hit: Hit) =>
  hit.list === "place" ? /^[A-Z]{2}$/.test(hit.value) : hit.list === "country_form" ? hit.row.kind === "name" || hit.row.kind === "capital_metonym" : true;
/** Amounts of people: the only heads that "من" continues. */
const quantities = /^(عدد|عديد|العديد|كثير|الكثير|مجموعه|بعض|غالبيه|معظم|واحد|عشرات|مئات|الاف|المئات|العشرات|الالاف|اثنان|اثنين|ثلاثه|اكثر|فريق|قسم|احد|احدي|كل)$/;
/** What "في" leads to when it tells when or how somebody spoke, not where they serve. */
const occasions = /^(ختام|مستهل|رد|رده|ردها|وقت|حين|اول|اخر|معرض|سياق|اطار|اشاره|الوقت|الحين|هذا|هذه|ذلك|تعليق|تعليقه|تعليقها|بدايه|نهايه|ظل|نفس|ما|اثناء|كلمته|كلمتها|غضون|الوقت|ان|انه|ها|ه)$/;
/** "التابعة للجيش" */
const belonging = /^(ال)?(تابع|موالي|مواليه|منتمي|محسوب|خاضع|مناهض|معادي|مؤيد|مساند|داعم|ناطق|ممثل)(ه|ون|ين|ات)?$/;

/** Adjectives that a preposition continues: "المقرب من", "التابع لـ". */
const complemented = /^(ال)?(مقرب|قريب|منتمي|منشق|معين|مقيم|مسؤول|مسئول|مرتبط|متخصص|مختص|معني|مدعوم|منبثق|مشرف|مكلف|محسوب|مطلع|منحدر|متحدر|قادم|نازح|عائد)(ه|ون|ين|ات)?$/;
const opening = /["“«”]\s*$/;
const closing = /^\s*["”»“]/;

/** What begins at token `index` and can speak; longest first, of names and bodies before common nouns. */
export function speakerAt(reading: Reading, index: number): Hit | null {
  let best: Hit | null = null;
  for (const hit of reading.at(index)) {
    const rank = speakers.indexOf(hit.list);
    if (rank < 0 || !speaks(hit) || (best && (hit.to < best.to || (hit.to === best.to && rank >= speakers.indexOf(best.list))))) continue;
    best = hit;
  }
  return best;
}

/** A word of grammar that no name and no office begins with. */
export function boundary(reading: Reading, index: number): string | null {
  const own = speakerAt(reading, index);
  if (own && own.to > index + 1) return null;
  const hit = reading.at(index, "boundary").find((hit) => hit.lead === "" || (hit.lead === "و" && hit.value !== "relative") || hit.lead === "ف");
  return hit?.value ?? null;
}

export function finiteVerb(reading: Reading, index: number): boolean {
  return reading
    .at(index, "report_verb")
    .some((hit) => (hit.row.as === "past" || hit.row.as === "present") && /^[وف]?$/.test(hit.lead) && hit.row.homograph !== "yes");
}

/** Whether what is said begins here, as the object of "announced", "denied": a verbal noun or one of the nouns listed for it. */
export function contentNoun(reading: Reading, index: number): Hit | null {
  const listed = reading.at(index, "content_noun").find((hit) => hit.lead === "");
  if (listed) return listed;
  const {key} = reading.tokens[index]!;
  if (key.startsWith("ال") || !isVerbalNoun(key) || speakerAt(reading, index)) return null;
  if (["given_name", "place", "place_kind"].some((list) => reading.at(index, list).some((hit) => hit.lead === ""))) return null;
  return {list: "content_noun", value: "statement", from: index, to: index + 1, lead: "", row: {}, rule: null};
}

/** "استنكر رئيس الحزب الحادث": after a name or a definite noun, what happened is what was said, not more of the name. */
function definiteObject(reading: Reading, index: number): boolean {
  const {key} = reading.tokens[index]!;
  const before = reading.tokens[index - 1]!.key;
  const complete = before.startsWith("ال") || reading.all("person").some((hit) => hit.to === index) || reading.all("actor").some((hit) => hit.to === index);
  if (!key.startsWith("ال") || !complete) return false;
  return isVerbalNoun(key.slice(2)) || /^ال.{4,}ات$/.test(key) || reading.at(index, "trigger").some((hit) => hit.lead === "ال");
}

/** Prepositions that a verb wants for what is said; a phrase ends where one of them stands. */
export type Frame = ReadonlySet<string>;
const none: Frame = new Set();

/** Whether the preposition of a frame stands at `index`, as a word or joined to one: "عن", "بالهجوم". */
export function prepositionAt(reading: Reading, index: number, frame: Frame): boolean {
  const {key, stems} = reading.tokens[index]!;
  for (const preposition of frame) {
    const word = preposition.replace("إ", "ا").replace("ى", "ي");
    if (key === word || (word.length > 1 && key.startsWith(word) && /^(ه|ها|هم|ه)$/.test(key.slice(word.length)))) return true;
    if (word.length > 1) continue;
    if (stems.some(({lead}) => lead === `${word}ال`) || (key.startsWith(word) && joined(reading, index, word))) return true;
  }
  return false;
}

/** Whether a first letter is a preposition rather than part of the word: no list knows the whole word. */
function joined(reading: Reading, index: number, letter: string): boolean {
  const hits = reading.at(index);
  if (hits.some((hit) => hit.lead === "" && hit.list !== "report_verb")) return false;
  return hits.some((hit) => hit.lead.endsWith(letter)) || reading.tokens[index]!.key.length > 4;
}

/**
 * Reads the noun phrase that begins at token `from`: a head, and what belongs to it (a second noun, adjectives, "of the ministry",
 * a name), up to `limit`. `frame` are the prepositions that end it, `object` whether an object may follow.
 */
export function nounPhrase(reading: Reading, from: number, limit: number, frame: Frame = none, object = false): Phrase | null {
  const {tokens} = reading;
  // A name that is listed ends the phrase sooner than words that are only taken for one.
  let named: "" | "guessed" | "listed" = "";
  let definite = false;
  let strangers = 0;
  let index = from;
  for (; index < limit && index - from < 18; ) {
    const {gap, key} = tokens[index]!;
    const hit = speakerAt(reading, index);
    if (index > from) {
      if (/[:;؛!؟?…\n]/.test(gap) || (/\./.test(gap) && gap !== "." && tokens[index - 1]!.key.length > 1)) break;
      if (/[،,]/.test(gap) && (named || !hit || !["person", "title"].includes(hit.list))) break;
      // "لـ«الشرق الأوسط»": the outlet that was told.
      if (key === "ل" && speakerAt(reading, index + 1)?.list !== "actor") break;
      if (opening.test(gap)) {
        const end = closeOf(reading, index, limit);
        if (named || end < 0 || end - index > 4) break;
        index = end;
        definite = true;
        continue;
      }
      if (/[-–—]/.test(gap) && gap.trim() !== gap && !hit) break;
    }
    if (reading.at(index, "date").some((date) => date.lead === "" || date.lead === "ال")) break;
    if (index > from && reading.at(index, "channel").some((channel) => /^[بل]?$/.test(channel.lead) && !hit)) break;
    const grammar = gap === "." ? null : boundary(reading, index);
    if (grammar === "preposition") {
      if (index === from || named || index + 1 >= limit || (frame.has(key.replace("الي", "إلى")) && key !== "في")) break;
      const next = speakerAt(reading, index + 1);
      const before = tokens[index - 1]!.key;
      const place = reading.at(index + 1, "place").length > 0;
      const serves = key === "في" && (place || servant(reading, from, index)) && index - from <= 5 && !occasions.test(tokens[index + 1]!.key) && !reading.at(index + 1, "channel").length && !reading.at(index + 1, "date").length;
      const counted = key === "من" && (quantities.test(tokens[from]!.key.replace(/^و/, "")) || quantities.test(before) || next !== null) && index - from <= 4;
      const stands = key === "عن" && !frame.has("عن") && tokens.slice(from, index).some((token) => /^(ال)?(نائب|عضو|مرشح|ممثل)/.test(token.key));
      const bound = complemented.test(before);
      if (!serves && !counted && !stands && !bound) break;
      index = next ? next.to : index + 2;
      continue;
    }
    if (grammar) break;
    if (hit) {
      const prefix = hit.lead.replace(/ال$/, "");
      if (index > from) {
        if (/[لبفك]/.test(prefix) && belonging.test(tokens[index - 1]!.key)) named = "";
        if (named && /[لبفك]/.test(prefix)) break;
        if (named === "listed" && hit.list === "person") break;
        if (definite && object && hit.list === "speaker" && hit.lead === "" && !key.startsWith("ال")) break;
        const body = hit.list === "actor" || hit.list === "outlet" || hit.value === "organisation" || hit.value === "media";
        if (named && prefix === "" && (body || reading.at(index, "place").length)) break;
        if (body && definite && /^و?ال/.test(tokens[from]!.key) && key.startsWith("ال") && /^ال/.test(tokens[index - 1]!.key)) break;
        if (prefix === "ل" && (hit.list === "outlet" || hit.value === "media")) break;
        if (/^[بل]$/.test(prefix) && frame.has(prefix) && !serves(reading, index)) break;
      }
      if (hit.list === "person") named = "listed";
      definite ||= hit.list !== "speaker" && hit.list !== "office" && hit.list !== "title" ? true : /ال$/.test(hit.lead) || tokens[index]!.key.startsWith("ال");
      index = hit.to;
      continue;
    }
    if (index > from) {
      if (finiteVerb(reading, index) || reading.at(index, "report_verb").some((verb) => verb.row.as === "noun" && verb.row.object === "yes")) break;
      if (/^\d/.test(key)) break;
      if (prepositionAt(reading, index, frame)) break;
      if (object && (contentNoun(reading, index) || definiteObject(reading, index))) break;
      if (/^و/.test(key) && !reading.at(index, "given_name").length && !coordinated(reading, index) && index !== limit - 1) break;
      if (/^(ب|وب)القول$/.test(key)) break;
      // The ن of "محللون" shuts the noun off: what follows without article is no part of it.
      if (object && /ون$/.test(tokens[index - 1]!.key) && !/(ون|يه|ي)$/.test(key) && !key.startsWith("ال")) break;
      const article = key.startsWith("ال") || /^(بال|لل|وال)/.test(key);
      if (!article && reading.at(index, "country_form").length === 0) {
        if ((definite || named) && object && !office(reading, from, index)) break;
        if (definite || named) {
          if (reading.at(index, "place").length === 0) {
            if (strangers++ > 2) break;
            named ||= "guessed";
          }
        }
      } else {
        if (named && /^(بال|لل)/.test(key)) break;
        definite = true;
      }
    } else {
      if (finiteVerb(reading, index) || /^(لل|بال)/.test(key)) return null;
      definite = key.startsWith("ال");
    }
    index++;
  }
  return index > from ? {from, to: index} : null;
}

/** "مسؤول بالوزارة", "مصدر بمجلس": a joined preposition straight after a head that serves somewhere. */
function serves(reading: Reading, index: number): boolean {
  return [1, 2].some((back) => {
    const head = index >= back ? speakerAt(reading, index - back) : null;
    return head !== null && (head.list === "office" || (head.list === "speaker" && head.value === "anonymous")) && head.to >= index - 1;
  });
}

/** Whether a phrase begins with people, who may serve in something. */
function servant(reading: Reading, from: number, to: number): boolean {
  const head = speakerAt(reading, from);
  return office(reading, from, to) || (head?.list === "speaker" && head.value === "anonymous");
}

function office(reading: Reading, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (reading.at(index, "office").length || reading.at(index, "title").length) return true;
  return false;
}

/** "عسكرية وأمنية": an adjective joined to the one before. */
function coordinated(reading: Reading, index: number): boolean {
  const ending = (key: string) => /(يه|يين|يون|ات|ون|ين|ي|ه)$/.exec(key)?.[0];
  return ending(reading.tokens[index]!.key) !== undefined && ending(reading.tokens[index]!.key) === ending(reading.tokens[index - 1]!.key);
}

/** Token after the one behind which a quotation that opens before `index` closes, or -1. */
export function closeOf(reading: Reading, index: number, limit: number): number {
  for (let at = index + 1; at <= Math.min(limit, reading.tokens.length - 1); at++) {
    if (closing.test(reading.tokens[at]!.gap)) return at;
  }
  return -1;
}

/** The phrase that ends at token `end`, where somebody who can speak begins it; the longest. */
export function phraseBefore(reading: Reading, end: number, fits: (phrase: Phrase) => boolean): Phrase | null {
  for (let from = Math.max(0, end - 16); from < end; from++) {
    const hit = speakerAt(reading, from);
    if (!hit || !/^(و|ف|ال|وال|فال)?$/.test(hit.lead)) continue;
    const phrase = nounPhrase(reading, from, end, none, true);
    if (!phrase || !fits(phrase)) continue;
    const rest = reading.tokens.slice(phrase.to, end);
    if (rest.length === 0 || rest.every((_, at) => skippable(reading, phrase.to + at))) return phrase;
  }
  return null;
}

/** Adverbs between subject and verb: "أيضا", "بدوره", "أمس". */
export function skippable(reading: Reading, index: number): boolean {
  const {key} = reading.tokens[index]!;
  return /^(له|لها|لهم|لي|لنا|لك|ايضا|بدوره|بدورها|بدورهم|كذلك|امس|اليوم|قد|لاحقا|سابقا|امس|مجددا|اخيرا|مؤخرا|حينها|انذاك|وقتها|هنا|اول|مساء|صباح|ظهر|هاتفيا|رسميا|صراحه|علنا|فورا|بدورهما|حاليا|الان|مساءا|صباحا|ليلا|لاحقا|ايضا|نفسه|نفسها|انفسهم|هو|هي|مرارا|دائما)$/.test(key);
}

/** The words of a phrase with the mark that closes its last quotation or bracket, and without one that stays open. */
function balanced(reading: Reading, {from, to}: Phrase): string {
  const text = reading.text(from, to);
  for (const [open, close] of ['""', "“”", "«»", "()"] as const) {
    const marks = [...text].filter((letter) => letter === open || letter === close);
    const isOpen = open === close ? marks.length % 2 === 1 : marks.lastIndexOf(open!) > marks.lastIndexOf(close!);
    if (!isOpen) continue;
    const next = reading.tokens[to]?.gap.trimStart() ?? "";
    return next.startsWith(close!) ? text + close : text.replace(open!, "");
  }
  return text;
}

/** The words of a phrase without joined front letters: "ومصادر" is "مصادر", "للجيش" "الجيش". */
export function bare(reading: Reading, phrase: Phrase): string {
  const text = balanced(reading, phrase);
  const {key} = reading.tokens[phrase.from]!;
  const hits = speakerAt(reading, phrase.from);
  const lead = hits ? hits.lead.replace(/ال$/, "") : /^(وال|فال)/.test(key) ? "و" : /^بال/.test(key) ? "ب" : /^لل/.test(key) ? "ل" : "";
  if (!lead) return text;
  const rest = text.replace(new RegExp(`^([^ء-ي]*)${[...lead].map((letter) => letter).join("[\\u064b-\\u0652]*")}[\\u064b-\\u0652]*`), "$1");
  return lead.endsWith("ل") && /^لل/.test(key.slice(lead.length - 1)) ? `ا${rest}`.replace(/^ال(?=ل?)/, "ال") : rest;
}

/** Countries are feminine, but for these. */
const masculineCountries = /^(لبنان|العراق|الاردن|المغرب|السودان|اليمن|الصومال|السنغال|الفاتيكان)$/;
const feminine = /(ه|اء|ات|ي)$/;

/** Gender and number of a phrase, null where its form does not tell. */
function form(reading: Reading, phrase: Phrase): {gender: "m" | "f" | null; plural: boolean | null} {
  const head = speakerAt(reading, phrase.from);
  const {key} = reading.tokens[phrase.from]!;
  const gender = head?.row.gender as "m" | "f" | undefined;
  const plural = /(ون|ين|ان)$/.test(key) ? true : null;
  if (head?.list === "place" || head?.list === "country_form") return {gender: masculineCountries.test(key) ? "m" : "f", plural: false};
  if (/^(فضيله|سماحه|سعاده|فخامه|جلاله|نيافه|قداسه|غبطه|دوله)$/.test(key) && head?.list === "title") return {gender: null, plural};
  if (head?.list === "actor" || head?.list === "outlet") {
    const first = key.replace(/^[وفبل]?ال/, "");
    return {gender: /ه$/.test(first) || /^(قوات|فصائل|كتائب|وسائل|وكالات|سرايا)/.test(first) ? "f" : null, plural: null};
  }
  if (gender) return {gender: /ه$/.test(key) ? "f" : gender, plural};
  if (head?.list === "person" || head?.list === "office" || head?.list === "title") {
    return {gender: /ه$/.test(key) && !/(خليفه|طلحه|حمزه|اسامه|معاويه|حذيفه|عكرمه|عبيده|قتاده)/.test(key) ? "f" : "m", plural};
  }
  const next = reading.tokens[phrase.from + 1];
  const adjective = next && phrase.to > phrase.from + 1 && key.startsWith("ال") && next.key.startsWith("ال");
  if (adjective) return {gender: /ه$/.test(next.key) ? "f" : null, plural};
  return {gender: feminine.test(key) && /ه$/.test(key) ? "f" : null, plural};
}

/** Whether a phrase can be the subject of a verb: "دعا القوى السياسية" cannot, so the powers are called upon. */
export function agrees(reading: Reading, phrase: Phrase, {gender, plural}: Agreement): boolean {
  const subject = form(reading, phrase);
  if (plural && subject.plural === false) return false;
  return subject.gender === null || subject.plural === true || subject.gender === gender || plural;
}

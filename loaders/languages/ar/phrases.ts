import type {Hit} from "../../lexicon.js";
import type {Reading} from "../../rules.js";
import type {Phrase} from "../../speech.js";
import {
  boundary,
  breaks,
  closeOf,
  contentNoun,
  definiteObject,
  finiteVerb,
  gapAt,
  isWord,
  keyAt,
  opensQuotation,
  prefix,
  prepositionAt,
  speakerAt,
  thatAt
} from "./grammar.js";
import type {Frame} from "./grammar.js";

/** What is known of the words that follow a phrase. */
export interface Limits {
  /** Token at which it ends at the latest. */
  to?: number;
  /** Prepositions that begin what is said, and so end it. */
  frame?: Frame;
  /** Whether an object may follow. */
  object?: boolean;
}

/** A noun phrase while it is being read. */
interface Growth {
  reading: Reading;
  from: number;
  limit: number;
  frame: Frame;
  object: boolean;
  /** A name that is listed ends the phrase sooner than words that are only taken for one. */
  named: "" | "guessed" | "listed";
  definite: boolean;
  /** Words without article that no list knows. */
  strangers: number;
}

/** Words of a phrase at most. */
const longest = 18;
const isBody = (hit: Hit | null) => hit !== null && (hit.list === "actor" || hit.value === "organisation");
const isNumber = (reading: Reading, index: number) => reading.at(index, "number").some(({lead}) => lead === "");
const isPeople = (hit: Hit | null) =>
  hit !== null && (hit.list === "office" || (hit.list === "speaker" && hit.value === "anonymous"));

/**
 * Reads the noun phrase that begins at token `from`: a head and what belongs to it, such as a second noun, adjectives, "of the
 * ministry", a name. Null where none begins.
 */
export function nounPhrase(reading: Reading, from: number, limits: Limits = {}): Phrase | null {
  const limit = Math.min(limits.to ?? Infinity, reading.tokens.length, from + longest);
  const {frame = new Set<string>(), object = false} = limits;
  const growth: Growth = {reading, from, limit, frame, object, named: "", definite: false, strangers: 0};
  let index = from;
  while (index < limit) {
    const next = step(growth, index);
    if (next === index) break;
    index = next;
  }
  return index > from ? {from, to: index} : null;
}

/** Where the phrase goes on after its word at `index`; `index` itself where it ends before that word. */
function step(growth: Growth, index: number): number {
  const {reading, from, limit} = growth;
  const hit = speakerAt(reading, index);
  if (reading.at(index, "report_formula").some(({lead}) => lead === "")) return index;
  if (index > from) {
    if (shutOff(growth, index, hit)) return index;
    if (opensQuotation(reading, index) || /\($/.test(gapAt(reading, index))) {
      // A name in quotation marks or brackets: تنظيم "داعش", قناة (سي إن إن).
      const end = closeOf(reading, index, limit);
      if (growth.named || end < 0 || end - index > 4) return index;
      growth.definite = true;
      return end;
    }
    if (!hit && reading.at(index, "channel").some(({lead}) => /^[بل]?$/.test(lead))) return index;
  }
  if (reading.at(index, "date").some(({lead}) => lead === "" || lead === "ال")) return index;
  const grammar = gapAt(reading, index) === "." ? null : boundary(reading, index);
  if (grammar === "preposition") return afterPreposition(growth, index);
  if (grammar) return index;
  if (hit) return joins(growth, index, hit) ? hit.to : index;
  return belongs(growth, index) ? index + 1 : index;
}

/** Whether punctuation ends the phrase before `index`. */
function shutOff({reading, named}: Growth, index: number, hit: Hit | null): boolean {
  const gap = gapAt(reading, index);
  if (/[:;؛!؟?…\n]/.test(gap)) return true;
  // Not after "م." or within "سي.إن.إن".
  if (gap.includes(".") && gap !== "." && keyAt(reading, index - 1).length > 1) return true;
  if (/[،,]/.test(gap)) return named !== "" || !hit || !["person", "title"].includes(hit.list);
  // "لـ«الشرق الأوسط»": the outlet that was told.
  if (keyAt(reading, index) === "ل") return speakerAt(reading, index + 1)?.list !== "actor";
  return /\s[-–—]\s/.test(gap) && !hit;
}

/** "في الشرطة", "من المسؤولين", "عن مدينة سبها": where the phrase goes on after a preposition that belongs to it. */
function afterPreposition({reading, from, limit, frame, named}: Growth, index: number): number {
  const key = keyAt(reading, index);
  if (index === from || named || index + 1 >= limit) return index;
  if (prepositionAt(reading, index, frame) && (key !== "في" || index - from > 2)) return index;
  const next = speakerAt(reading, index + 1);
  const before = index - 1;
  const near = index - from <= 5;
  const isOccasion =
    isWord(reading, index + 1, "occasion") ||
    ["channel", "date"].some((list) => reading.at(index + 1, list).length > 0);
  const isPlace = reading.at(index + 1, "place").length > 0;
  const servesIn = key === "في" && near && !isOccasion && (isPlace || isServant(reading, from, index));
  const amount = isWord(reading, from, "quantity") || isWord(reading, before, "quantity") || next !== null;
  const isOneOf = key === "من" && index - from <= 4 && amount;
  // "مقاتلون من القوقاز", "متطرفون من أربع دول"
  const isOrigin =
    key === "من" &&
    index - from <= 3 &&
    isPeople(speakerAt(reading, from)) &&
    (isPlace || isNumber(reading, index + 1));
  // "مجموعة العمل من أجل فلسطين"
  const isPurpose = key === "من" && keyAt(reading, index + 1) === "اجل" && isBody(speakerAt(reading, from));
  const standsFor =
    key === "عن" && reading.tokens.slice(from, index).some((token) => /^(ال)?(نائب|عضو|مرشح|ممثل)/.test(token.key));
  const belongs = servesIn || isOneOf || isOrigin || isPurpose || standsFor || isWord(reading, before, "bound");
  if (!belongs) return index;
  return next?.to ?? index + 2;
}

/** Whether something that can speak of its own belongs to the phrase. */
function joins(growth: Growth, index: number, hit: Hit): boolean {
  const {reading, from, frame, object} = growth;
  const key = keyAt(reading, index);
  const lead = prefix(hit);
  const hasArticle = key.startsWith("ال");
  if (index > from) {
    const before = keyAt(reading, index - 1);
    const isBody = ["actor", "outlet"].includes(hit.list) || ["organisation", "media"].includes(hit.value);
    // «مسؤولون حركة طالبان»: a sound plural that keeps its ن owns nothing.
    const whole = /(ون|ين)$/.test(before) && reading.at(index - 1, "speaker").length > 0;
    if (isBody && whole && lead === "" && !hasArticle) return false;
    // "يتهم «داعش» الملا عمر": a body is not called after people.
    const first = speakerAt(reading, from);
    if (hit.list === "person" && (first?.list === "actor" || first?.list === "outlet")) return false;
    if (isObjectPlural(reading, index)) return false;
    const isFor = before === "باسم" || (/[لبفك]/.test(lead) && isWord(reading, index - 1, "belonging"));
    if (isFor) growth.named = "";
    if (growth.named) {
      if (/[لبفك]/.test(lead)) return false;
      if (growth.named === "listed" && hit.list === "person") return false;
      if (lead === "" && (isBody || reading.at(index, "place").length > 0)) return false;
    }
    const common = hit.list === "speaker" || hit.list === "office";
    const closed = growth.definite && before.startsWith("ال");
    if (closed && object && (common || isBody) && hit.lead === "") return false;
    // "دعت المملكة الحكومة السورية": one definite body after another is another phrase.
    if (closed && isBody && hasArticle && (object || /^و?ال/.test(keyAt(reading, from)))) return false;
    // Not after papers: "حصيلة لوكالة رويترز" is the agency's.
    if (lead === "ل" && (hit.list === "outlet" || hit.value === "media") && first?.value !== "document") return false;
    if (/^[بل]$/.test(lead) && frame.has(lead) && !follows(reading, index)) return false;
    // "اتهمت السعودية سوريا", "اتهم الرئيس إيران": the name of a country is more of neither.
    const isCountry = hit.list === "place" && hit.value.length === 2 && lead === "" && hit.lead === "";
    const isPlace = reading.at(index - 1, "place").some((place) => place.to === index);
    if (object && isCountry && (closed || isPlace)) return false;
  }
  if (hit.list === "person") growth.named = "listed";
  growth.definite ||=
    !["speaker", "office", "title"].includes(hit.list) ||
    hit.lead.endsWith("ال") ||
    hasArticle ||
    keyAt(reading, hit.to - 1).startsWith("ال");
  return true;
}

/** Whether a word that no list of speakers knows belongs to the phrase. */
function belongs(growth: Growth, index: number): boolean {
  const {reading, from, limit, frame, object} = growth;
  const key = keyAt(reading, index);
  if (finiteVerb(reading, index)) return false;
  const hasArticle = /^(ال|بال|لل|وال)/.test(key);
  if (index === from) {
    growth.definite = key.startsWith("ال");
    return !/^(لل|بال)/.test(key);
  }
  if (reading.at(index, "report_verb").some((verb) => verb.row.as === "noun" && verb.row.object === "yes"))
    return false;
  // "أظهر الفيديو شابًا", "قال كيم للمحققين": neither is more of the subject.
  if (/اً|ًا/.test(reading.tokens[index]!.text) || (key.startsWith("لل") && !speakerAt(reading, from))) return false;
  // "مصدر طلب عدم كشف اسمه"
  if (isWord(reading, index + 1, "anonymity") && reading.at(index, "report_verb").length) return false;
  if (/^\d/.test(key) || prepositionAt(reading, index, frame) || isWord(reading, index, "mine")) return false;
  if (object && (contentNoun(reading, index) || definiteObject(reading, index, growth.named !== ""))) return false;
  // Unknown words in و are read as "and …", but for a name that ends where the verb begins: "عبد الودود وحيدي قال".
  // Or after a rank: "الكولونيل واين موروتو".
  const isRanked = reading.at(index - 1, "title").some(({to}) => to === index) && !key.startsWith("وال");
  const isName = reading.at(index, "given_name").length > 0 || index === limit - 1 || isRanked;
  const isWhole = ["place_kind", "place_head"].some((list) => reading.at(index, list).some(({lead}) => lead === ""));
  const joined = isName || isWhole || isCoordinated(reading, index) || isShared(reading, from, index);
  if (key.startsWith("و") && !joined) return false;
  // The ن of "محللون" shuts the noun off: what follows without article is no part of it.
  if (object && keyAt(reading, index - 1).endsWith("ون") && !/(ون|يه|ي)$/.test(key) && !hasArticle) return false;
  if (isObjectPlural(reading, index) || (object && isWord(reading, index, "ceremony"))) return false;
  if (hasArticle || reading.at(index, "country_form").length) {
    if (growth.named && /^(بال|لل)/.test(key)) return false;
    growth.definite = true;
    return true;
  }
  if (!growth.definite && !growth.named) return true;
  if (object && !hasOffice(reading, from, index)) return false;
  if (reading.at(index, "place").length) return true;
  growth.named ||= "guessed";
  return growth.strangers++ <= 2;
}

/** "دعا الرئيس المواطنين": a sound plural in the accusative is no adjective of a singular. */
function isObjectPlural(reading: Reading, index: number): boolean {
  const before = keyAt(reading, index - 1);
  return /^ال.{4,}ين$/.test(keyAt(reading, index)) && /^و?ال/.test(before) && !/(ين|ات)$/.test(before);
}

/** "مسؤول بالوزارة", "مصدر بمجلس": a joined preposition straight after people who serve somewhere. */
function follows(reading: Reading, index: number): boolean {
  return [index - 1, index - 2].some((at) => {
    const head = at >= 0 ? speakerAt(reading, at) : null;
    return isPeople(head) && head!.to >= index - 1 && speakerAt(reading, index)?.value !== "document";
  });
}

/** Whether a phrase begins with people, who may serve in something. */
function isServant(reading: Reading, from: number, to: number): boolean {
  return isPeople(speakerAt(reading, from)) || hasOffice(reading, from, to);
}

function hasOffice(reading: Reading, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (reading.at(at, "office").length || reading.at(at, "title").length) return true;
  return false;
}

/** "عسكرية وأمنية": an adjective joined to the one before. */
function isCoordinated(reading: Reading, index: number): boolean {
  const ending = (at: number) => /(يه|يين|يون|ات|ون|ين|ي|ه)$/.exec(keyAt(reading, at))?.[0];
  return ending(index) !== undefined && ending(index) === ending(index - 1);
}

/** "وزير الأوقاف والدعوة والإرشاد الشيخ صالح": more of what an office is for, where its holder's name follows. */
function isShared(reading: Reading, from: number, index: number): boolean {
  let at = index;
  while (keyAt(reading, at).startsWith("وال") && at - index < 5) at++;
  return at > index && hasOffice(reading, from, index) && ["title", "name"].some((list) => reading.at(at, list).length);
}

/**
 * "أكد بلحسن الوسلاتي المتحدث باسم الوزارة": a name of which no list knows a word, told by the office that stands after it; and where
 * the office ends.
 */
export function namedByOffice(reading: Reading, from: number): {name: Phrase; to: number} | null {
  const isStranger = (at: number) =>
    keyAt(reading, at).length > 2 &&
    !/^(وال|لل|بال)/.test(keyAt(reading, at)) &&
    (!speakerAt(reading, at) || (at > from && speakerAt(reading, at)?.list === "speaker")) &&
    !contentNoun(reading, at) &&
    (!boundary(reading, at) || reading.tokens[at]!.text === "علي") &&
    !["report_verb", "channel", "date", "number", "trigger"].some((list) => reading.at(at, list).length > 0);
  if (keyAt(reading, from).startsWith("ال")) return null;
  let to = from;
  while (to < from + 5 && to < reading.tokens.length && (to === from || gapAt(reading, to) === " ") && isStranger(to))
    to++;
  const office = reading.at(to, "office").some(({lead}) => lead === "" || lead === "ال");
  const apart = /^\s*[،,]\s*$/.test(gapAt(reading, to));
  // "نفى موقف بلاده وزير": without a comma only a family name that has the article is sure to end a name.
  const isName = to - from >= 2 && (apart || (gapAt(reading, to) === " " && keyAt(reading, to - 1).startsWith("ال")));
  if (!office || !isName) return null;
  return {name: {from, to}, to: nounPhrase(reading, to, {object: true})?.to ?? to + 1};
}

/** The longest phrase that ends at token `end`, adverbs apart, that somebody who can speak begins and that fits. */
export function phraseBefore(reading: Reading, end: number, fits: (phrase: Phrase) => boolean): Phrase | null {
  let named = 0;
  for (let from = Math.max(0, end - longest); from < end; from++) {
    const hit = speakerAt(reading, from);
    // "عن الرئيس أشرف غني" is one person, whom no name within begins.
    if (from < named) continue;
    if (hit?.list === "person") named = hit.to;
    if (!hit || !/^[وف]?(ال)?$/.test(hit.lead)) continue;
    // After "was", and from a name on, nothing but the subject stands before the verb.
    const alone = hit.list === "person" || isWord(reading, from - 1, "was");
    const phrase = nounPhrase(reading, from, {to: end, object: !alone});
    if (phrase && fits(phrase) && areAdverbs(reading, phrase.to, end)) return phrase;
  }
  return null;
}

/** Whether nothing but adverbs stand between a subject and its verb: "رئيس المجلس كان تعهد", "الصحيفة من جانبها قالت". */
function areAdverbs(reading: Reading, from: number, to: number): boolean {
  let at = from;
  while (at < to) {
    const side = keyAt(reading, at) === "من" && /^(جانب|جهت)(ه|ها|هم|هما)$/.test(keyAt(reading, at + 1));
    if (!side && !isWord(reading, at, "adverb", "was")) return false;
    at += side ? 2 : 1;
  }
  return at === to;
}

/** Skips what may stand between verb and subject: days, adverbs, "له", the outlet that was told. */
export function skipAdverbs(reading: Reading, from: number): number {
  const last = reading.tokens.length;
  let at = from;
  while (at < last) {
    const day = reading.at(at, "date").find(({lead}) => lead === "" || lead === "ال");
    const told = reading.at(at, "outlet").find(({lead}) => lead.startsWith("ل"));
    if (day) at = day.to;
    else if (told) at = told.to;
    else if (keyAt(reading, at) === "ل" && at + 1 < last) {
      at = Math.max(reading.at(at + 1, "outlet")[0]?.to ?? 0, closeOf(reading, at + 1, at + 5), at + 2);
    } else if (isWord(reading, at, "adverb")) at++;
    else break;
    if (breaks(gapAt(reading, at))) break;
  }
  return at;
}

/** A name in quotation marks of one or two words: «ساجد». */
export function nickname(reading: Reading, from: number): Phrase | null {
  const head = speakerAt(reading, from);
  if (!opensQuotation(reading, from) || (head && prefix(head) === "")) return null;
  const to = closeOf(reading, from, from + 2);
  return to > 0 ? {from, to} : null;
}

/** "وقال أحدهم ذكر الشريط أن اسمه أبو عمر": the name that a speaker is given before speaking. */
export function introduction(reading: Reading, from: number): Phrase | null {
  for (let index = from; index < Math.min(from + 8, reading.tokens.length - 1); index++) {
    if (/[.:؛]/.test(gapAt(reading, index))) return null;
    // What is said begins, unless it is the name.
    if (thatAt(reading, index) && !isWord(reading, index, "naming") && !isWord(reading, index + 1, "naming"))
      return null;
    const name = isWord(reading, index, "naming") ? reading.at(index + 1, "name")[0] : undefined;
    if (name) return {from: name.from, to: name.to};
  }
  return null;
}

/** "أحد", "عدد" alone name nobody, and "سموه" whoever was named before. */
export function isNobody(reading: Reading, {from, to}: Phrase): boolean {
  return reading
    .at(from, "speech_word")
    .some((hit) => hit.value === "nobody" && hit.to === to && /^[وف]?$/.test(hit.lead));
}

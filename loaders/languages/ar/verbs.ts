import type {Hit} from "../../lexicon.js";
import type {Reading} from "../../rules.js";
import type {Phrase} from "../../speech.js";
import {hasObject} from "./agreement.js";
import type {Complement} from "./complements.js";
import {breaks, contentNoun, gapAt, isWord, keyAt, opensQuotation, speakerAt, thatAt} from "./grammar.js";

/** A verb that tells of somebody else: "نؤكد", "أقول" are the writer's or a quotation's own. */
export function isFinite(reading: Reading, hit: Hit): boolean {
  if (!/^[وف]?$/.test(hit.lead)) return false;
  const {text, key} = reading.tokens[hit.from]!;
  // "نسبة" is no verb with a pronoun, "قلتُ" is mine, "عدن" is Aden.
  if (text.endsWith("ة") || text.endsWith("تُ")) return false;
  if (hit.lead && reading.at(hit.from, "place").some(({lead}) => lead === hit.lead)) return false;
  if (hit.row.as === "past") return !hasOtherHamza(text.slice(hit.lead.length), String(hit.row.past));
  return hit.row.as === "present" && /^[يتل]/.test(key.slice(hit.lead.length));
}

/** "أعتقد" is what I think, where "اعتقد" is what he thought; many papers leave hamzas out, none adds them. */
function hasOtherHamza(text: string, past: string): boolean {
  if (!/[أإ]/.test(text)) return false;
  const letters = [...text.replace(/\p{M}/gu, "")];
  return [...past.replace(/\p{M}/gu, "")].some((letter, index) => {
    const other = letters[index];
    return (letter === "ا" && (other === "أ" || other === "إ")) || (letter === "أ" && other === "إ");
  });
}

/** Said not to have been said, or not yet: "لم يعلن", "يجب أن يعلن", "قد يعلن", "إذا أعلن"; or another word after all. */
export function isUnsaid(reading: Reading, hit: Hit): boolean {
  const isPresent = hit.row.as === "present";
  // "شاهد يدعى أحمد": called, not claims.
  if (hit.row.past === "ادعى" && isPresent && reading.tokens[hit.from]!.text.endsWith("ى")) return true;
  // "ذكرت لك": I to you.
  if (givesName(reading, hit) || /^(لك|لكم)$/.test(keyAt(reading, hit.to))) return true;
  // "مصدر طلب عدم كشف اسمه"
  if (/^(طلب|رفض|اشترط)$/.test(String(hit.row.past)) && isWord(reading, hit.to, "anonymity")) return true;
  if (hit.from === 0) return false;
  // "الفيديو الذي يؤكد فيه": what follows belongs to whoever made it.
  const resumes = isPresent || isWord(reading, hit.from - 1, "relative");
  if (resumes && isWord(reading, hit.to, "resumptive") && !hasSubjectAt(reading, hit.to + 1)) return true;
  if (breaks(gapAt(reading, hit.from))) return false;
  return isWord(reading, hit.from - 1, "unsaid") || (isPresent && isWord(reading, hit.from - 1, "unsaid_present"));
}

/** "في الوقت الذي أكدت فيه مصادر": somebody who is named says it. */
function hasSubjectAt(reading: Reading, index: number): boolean {
  const head = speakerAt(reading, index);
  return head !== null && (head.lead === "" || head.lead === "ال");
}

/** "ذكر الشريط أن اسمه …" tells a name, no more. */
function givesName(reading: Reading, hit: Hit): boolean {
  return [0, 1, 2].some(
    (step) => thatAt(reading, hit.to + step) && /^(اسمه|اسمها)$/.test(keyAt(reading, hit.to + step + 1))
  );
}

/** Whether a verb stands where its clause may begin. */
export function isClauseInitial(reading: Reading, hit: Hit): boolean {
  if (hit.from === 0 || hit.lead !== "" || breaks(gapAt(reading, hit.from))) return true;
  return isWord(reading, hit.from - 1, "clause");
}

/** Verbs of asking and accusing, whose object is a person: the next phrase may be whom they address. */
const addressing = new Set(["demand", "accusation", "incitement", "warning", "threat"]);

/** Whether a phrase can only be whom a verb addresses: a sound plural in the accusative, "المجتمع الدولي". */
export function isAddressed(reading: Reading, hit: Hit, phrase: Phrase): boolean {
  if (!addressing.has(hit.value) || reading.at(phrase.from, "place").length > 0) return false;
  return /^ال.{3,}ين$/.test(keyAt(reading, phrase.from)) || isWord(reading, phrase.from, "addressee");
}

/** The column `use` of a verb: what it asks for to be speech at all. */
const uses: Record<string, (reading: Reading, hit: Hit, speaker: Phrase | null, said: Complement) => boolean> = {
  // "أطلق تهديدات" speaks, "أطلق حملة" does not.
  speech: (reading, _hit, _speaker, said) => {
    const noun = said.kind === "object" ? contentNoun(reading, said.at) : null;
    return noun !== null && noun.value !== "statement" && !isWord(reading, said.at, "deed");
  },
  // "شدد الجيش الحصار على المدينة" tightens
  stress: (reading, hit, _speaker, said) =>
    !reading.tokens.slice(hit.to, said.at).some((_, step) => isWord(reading, hit.to + step, "grip")),
  // "وزاد: «…»", not "زادت الحكومة الضرائب"
  direct: (_reading, hit, speaker, said) =>
    said.kind !== "object" && said.kind !== "preposition" && said.at - (speaker?.to ?? hit.to) < 2,
  // "علمت «عكاظ» أن", not "علمت الأسرة أن"
  outlet: (reading, _hit, speaker, said) => {
    const head = speaker && speakerAt(reading, speaker.from);
    const isOutlet = head?.list === "outlet" || head?.value === "media";
    return said.kind !== "object" && speaker !== null && (isOutlet || opensQuotation(reading, speaker.from));
  },
  // "حمّل الحكومة المسؤولية", not "حمل السلاح".
  blame: (reading, hit) =>
    reading.tokens.slice(hit.to, hit.to + 16).some((_, step) => isWord(reading, hit.to + step, "guilt")),
  person: (reading, _hit, speaker) => speaker !== null && speakerAt(reading, speaker.from) !== null,
  speaker: (reading, _hit, speaker, said) =>
    speaker ? speakerAt(reading, speaker.from) !== null : said.kind !== "object",
  // يعد is mostly "is counted".
  promise: (_reading, hit, _speaker, said) =>
    hit.row.as === "past" ? said.kind !== "object" : said.kind === "that" && said.at - hit.to < 4,
  // "تعتبر المدينة مركزا" is nobody's opinion.
  impersonal: (reading, hit, speaker, said) => {
    if (hit.row.as !== "present") return true;
    const head = speaker ? speakerAt(reading, speaker.from) : null;
    if (said.kind === "object") return isNamed(head);
    return !speaker || head !== null || keyAt(reading, speaker.from).startsWith("ال");
  },
  // "تبنى البرلمان قرارا"
  adopt: (reading, _hit, _speaker, said) => !isWord(reading, said.at, "adopted"),
  document: (reading, _hit, speaker, said) => {
    const head = speaker ? speakerAt(reading, speaker.from) : null;
    return said.kind === "that" && head !== null && (head.value === "document" || head.list !== "speaker");
  }
};

/** "أعرب عن تعازيه", "داعيا الله": condolences, thanks and prayers are no claims. */
function isCeremony(reading: Reading, hit: Hit, said: Complement): boolean {
  if (isWord(reading, hit.to, "scripture")) return true;
  if (said.kind !== "preposition" && said.kind !== "object") return false;
  return [0, 1, 2].some((step) => isWord(reading, said.at + step, "ceremony"));
}

const isNamed = (head: Hit | null) =>
  head !== null && ["person", "actor", "office", "title", "outlet"].includes(head.list);

/** Whether a verb with that subject and complement is speech: those that are other words as well ask for more. */
export function isPlausible(reading: Reading, hit: Hit, speaker: Phrase | null, said: Complement): boolean {
  if (isCeremony(reading, hit, said)) return false;
  const use = uses[String(hit.row.use)];
  if (use && !use(reading, hit, speaker, said)) return false;
  const {homograph, as, use: kind} = hit.row;
  if (homograph !== "yes" || as === "participle" || kind === "speech" || kind === "outlet") return true;
  if (speaker && speaker.from > hit.from && !isClauseInitial(reading, hit)) return false;
  const head = speaker ? speakerAt(reading, speaker.from) : null;
  if (isNamed(head)) return true;
  if (head) return said.kind !== "object" && !hasObject(hit);
  return said.kind !== "object" && said.at <= hit.to + (said.kind === "that" ? 1 : 0);
}

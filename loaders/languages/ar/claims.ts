import type {Hit} from "../../lexicon.js";
import type {Match, Reading} from "../../rules.js";
import type {Agreement, Cue, Phrase, Speech} from "../../speech.js";
import {complement, frameOf, prepositionsOf, thatAt} from "./complements.js";
import type {Complement} from "./complements.js";
import {agrees, bare, boundary, closeOf, contentNoun, nounPhrase, phraseBefore, prepositionAt, skippable, speakerAt} from "./phrases.js";


/** A verb that tells of somebody else: "نؤكد", "أقول" are the writer's or a quotation's own. */
function isFinite(reading: Reading, hit: Hit): boolean {
  if (!/^[وف]?$/.test(hit.lead)) return false;
  const {text} = reading.tokens[hit.from]!;
  // "نسبة" is no verb with a pronoun.
  if (text.endsWith("ة")) return false;
  const word = reading.tokens[hit.from]!.key.slice(hit.lead.length);
  if (text.endsWith("تُ") || (String(hit.row.past).startsWith("ا") && text.slice(hit.lead.length).startsWith("أ"))) return false;
  return hit.row.as === "past" || (hit.row.as === "present" && /^[يتل]/.test(word));
}

const key = (reading: Reading, index: number) => reading.tokens[index]?.key ?? "";
const breaks = (gap: string) => /[.:؛;!؟?،,\n]/.test(gap);

/** What the form of a verb says of its subject. Verbs before their subject are singular: "قال المسؤولون". */
function agreement(reading: Reading, hit: Hit): Agreement {
  const word = key(reading, hit.from).slice(hit.lead.length).replace(hasObject(hit) ? /(ه|ها|هم|هما|هن)$/ : "", "");
  if (hit.row.as === "past") return {gender: /(ت|تا)$/.test(word) && !/^(لفت|بات)$/.test(word) ? "f" : "m", plural: /(وا|ن)$/.test(word) && word.length > 4};
  return {gender: word.startsWith("ت") ? "f" : "m", plural: /(ون|وا)$/.test(word)};
}

const anonymity = /^(عدم|الكشف|كشف|ذكر|الافصاح|نشر|الاشاره|التعليق|التصريح|الادلاء|ايضا|الافصاح|اغفال|حجب|التحدث)$/;
const thatAtSafe = (reading: Reading, index: number) => index < reading.tokens.length && thatAt(reading, index);

/** Said not to have been said, or not yet: "لم يعلن", "يجب أن يعلن", "قد يعلن", "إذا أعلن". */
function unsaid(reading: Reading, hit: Hit): boolean {
  if (hit.from === 0) return false;
  const {gap} = reading.tokens[hit.from]!;
  const before = key(reading, hit.from - 1);
  // "شاهد يدعى أحمد": called, not claims.
  if (hit.row.past === "ادعى" && hit.row.as === "present" && reading.tokens[hit.from]!.text.endsWith("ى")) return true;
  if ([1, 2, 3].some((step) => thatAtSafe(reading, hit.to + step - 1) && /^(اسمه|اسمها)$/.test(key(reading, hit.to + step)))) return true;
  const relative = /^(الذي|التي|الذين|من)$/.test(before);
  // "مصدر طلب عدم كشف اسمه"
  if (/^(طلب|رفض|اشترط)$/.test(String(hit.row.past)) && anonymity.test(key(reading, hit.to))) return true;
  // "الفيديو الذي يؤكد فيه": what follows belongs to whoever made it.
  if ((hit.row.as === "present" || relative) && /^(فيه|فيها|فيهما|خلاله|خلالها)$/.test(key(reading, hit.to))) return true;
  if (/[.:؛!؟?،,]/.test(gap)) return false;
  if (/^[وف]?(لم|لن|لا|لما|دون|عدم|بدون|غير|اذا|لو|لولا|كي|لكي|سوف|ان|كيلا|ليس|سبق|طالما|مهما|الا)$/.test(before) && !(hit.row.as === "past" && /^[وف]?(ان|غير|سبق|طالما|الا)$/.test(before))) return true;
  return hit.row.as === "present" && /^[وف]?(قد|حتي|بان|الا)$/.test(before);
}

/** The pronoun joined to a verb is its object: in "تبناه التنظيم" the deed precedes the verb. */
const hasObject = (hit: Hit) => hit.row.object === "yes";

/** Skips what may stand between verb and subject: days, adverbs, "له", the outlet that was told. */
function skipAdverbs(reading: Reading, from: number): number {
  let at = from;
  while (at < reading.tokens.length) {
    const date = reading.at(at, "date")[0];
    const told = reading.at(at, "outlet").find((hit) => hit.lead === "ل" || hit.lead === "لل");
    if (date && (date.lead === "" || date.lead === "ال")) at = date.to;
    else if (told) at = told.to;
    else if (key(reading, at) === "ل" && at + 1 < reading.tokens.length) at = Math.max(reading.at(at + 1, "outlet")[0]?.to ?? 0, closeOf(reading, at + 1, at + 5), at + 2);
    else if (skippable(reading, at)) at++;
    else break;
    if (breaks(reading.tokens[at]?.gap ?? "")) return at;
  }
  return at;
}

function make(hit: Hit, speaker: Phrase | null, content: Phrase, more: Partial<Cue> = {}): Cue {
  return {verb: hit, speaker, content, agreement: null, sameSentence: false, quoted: false, relay: null, ...more};
}

const after = (reading: Reading, {at, kind}: Complement, quoted = kind === "quote") => {
  const begins = kind === "that" ? at + 1 : at;
  const token = reading.tokens[begins];
  return {content: {from: at, to: reading.tokens.length}, quoted: quoted || (token !== undefined && /["“«”]\s*$/.test(token.gap))};
};

/** Whether a verb stands where its clause may begin. */
function clauseInitial(reading: Reading, hit: Hit): boolean {
  if (hit.from === 0 || hit.lead !== "" || breaks(reading.tokens[hit.from]!.gap)) return true;
  return /^[وف]?(كما|حيث|قد|فيما|ثم|بينما|عندما|حين|بدوره|بدورها|بدورهم|جهته|جهتها|جهتهم|جانبه|جانبها|جانبهم|اخري|ذلك|هذا|السياق|ايضا|كذلك|ما|ان|بعدما|الذي|التي)$/.test(key(reading, hit.from - 1));
}

/** Verbs that are other words as well, and nouns that carry what is said, ask for more than a subject. */
function plausible(reading: Reading, hit: Hit, speaker: Phrase | null, said: Complement): boolean {
  const {use, homograph} = hit.row;
  const head = speaker ? speakerAt(reading, speaker.from) : null;
  const person = head !== null && ["person", "actor", "office", "title", "outlet"].includes(head.list);
  const noun = said.kind === "object" ? contentNoun(reading, said.at) : null;
  switch (use) {
    case "speech": return noun !== null && noun.value !== "statement" && !/^(هجوم|تفجير|اطلاق)/.test(key(reading, said.at));
    case "blame": return reading.tokens.slice(hit.to, hit.to + 16).some((token) => /^(ال)?(مسءولي|مسؤولي|مسئولي|تبع|ذنب|وزر)/.test(token.key));
    case "person": return head !== null;
    case "speaker": return head !== null || (speaker === null && said.kind !== "object");
    case "promise": return hit.row.as === "past" ? said.kind !== "object" : said.kind === "that" && said.at - hit.to < 4;
    case "impersonal": if (hit.row.as === "present" && (said.kind === "object" ? !person : speaker !== null && head === null && !reading.tokens[speaker.from]!.key.startsWith("ال"))) return false;
    case "adopt": return !/^(ال)?(قرار|مشروع|قانون|سياس|موقف|نهج|استراتيج|فكر|خطه|مبادر|طفل|برنامج|توصي|اسلوب|لهج|خيار|مقترح|نظام|دستور|رؤي|منهج)/.test(key(reading, said.at));
    case "document": return said.kind === "that" && head !== null && (head.value === "document" || head.list !== "speaker");
  }
  if (homograph !== "yes" || hit.row.as === "participle") return true;
  if (!clauseInitial(reading, hit) && speaker !== null && speaker.from > hit.from) return false;
  if (person) return true;
  if (head !== null) return said.kind !== "object" && !hasObject(hit);
  return said.at <= hit.to + (said.kind === "that" ? 1 : 0) && said.kind !== "object";
}

/** "أحد", "عدد" alone name nobody, and "سموه" whoever was named before. */
function pronominal(reading: Reading, {from, to}: Phrase): boolean {
  if (to === from + 2 && key(reading, from).endsWith("كل") && key(reading, from + 1) === "من") return true;
  return to === from + 1 && /^[وف]?(احد|احدي|عدد|مجموعه|ابن|ام|اب|عم|جد|كبير|كبار|نظير|نظيره|نظيرها|اهل|دول|دوله|سموه|معاليه|فضيلته|سعادته|سيادته|جلالته|فخامته|سماحته|دولته|نيافته|قداسته)$/.test(key(reading, from));
}

/** Subjects of verbs of asking and accusing that can only be whom they address: sound plurals in the accusative. */
function addressed(reading: Reading, hit: Hit, phrase: Phrase): boolean {
  const type = hit.value;
  if (!["demand", "accusation", "incitement", "warning", "threat"].includes(type)) return false;
  const head = key(reading, phrase.from);
  return /^(ال)?[^ ]{3,}ين$/.test(head) && head.startsWith("ال") || /^(المجتمع|اياه|اياها|اياهم)/.test(head) && !/^المجتمعون/.test(head);
}

/** A name in quotation marks: «ساجد». */
function nickname(reading: Reading, from: number): Phrase | null {
  if (!/["“«]\s*$/.test(reading.tokens[from]!.gap) || speakerAt(reading, from)) return null;
  const to = closeOf(reading, from, reading.tokens.length);
  return to > 0 && to - from <= 2 ? {from, to} : null;
}

/** Those whom sermons and columns quote are no speakers of the news. */
const scripture = /^(الله|تعالي|سبحانه|عز|رسول|النبي|نبي|نبينا|الرسول|رسولنا|صلي|عليه|ابن|الشاعر|شاعر|المتنبي|المثل)$/;

const naming = /^(اسمه|اسمها|يدعي|تدعي|ويدعي|يسمي|بانه|بانها|المدعو|المدعوه|يلقب|الملقب|باسم)$/;

/** "وقال أحدهم ذكر الشريط أن اسمه أبو عمر": the name that a speaker is given before speaking. */
function introduction(reading: Reading, from: number): Phrase | null {
  for (let index = from; index < Math.min(from + 8, reading.tokens.length - 1); index++) {
    if (/[.:؛]/.test(reading.tokens[index]!.gap)) return null;
    const name = naming.test(key(reading, index)) ? reading.at(index + 1, "name")[0] : undefined;
    if (name) return {from: name.from, to: name.to};
  }
  return null;
}

function verbSubject({parts}: Match, reading: Reading): Cue | null {
  const hit = parts.verb!;
  if (!isFinite(reading, hit) || unsaid(reading, hit) || agreement(reading, hit).plural) return null;
  const frame = frameOf(hit);
  const start = skipAdverbs(reading, hit.to);
  const token = reading.tokens[start];
  if (!token || /[.:؛]/.test(token.gap) || (/["“«”(]\s*$/.test(token.gap) && !speakerAt(reading, start) && !nickname(reading, start))) return null;
  if (thatAt(reading, start) || (frame.has("object") && contentNoun(reading, start) && !speakerAt(reading, start))) return null;
  const wanted = prepositionsOf(frame);
  if (wanted.size && prepositionAt(reading, start, wanted) && speakerAt(reading, start)?.lead !== "") return null;
  let phrase = nickname(reading, start) ?? nounPhrase(reading, start, reading.tokens.length, wanted, frame.has("object") || hit.value === "demand");
  if (!phrase || pronominal(reading, phrase) || addressed(reading, hit, phrase)) return null;
  const fits = agrees(reading, phrase, agreement(reading, hit));
  const introduced = introduction(reading, phrase.to);
  if (introduced) phrase = introduced;
  const said = complement(reading, hit, phrase.to);
  // Before "that" stands nothing but the subject, whatever its form: "أكد العطية أن".
  if (!fits && (!said || said.kind === "preposition" || said.kind === "object" || hit.value === "demand")) return null;
  if (hasObject(hit)) {
    const deed = ["responsibility", "denial", "threat", "accusation", "condemnation"].includes(hit.value) || !/^(الذي|التي|الذين)$/.test(key(reading, hit.from - 1));
    return frame.has("object") && deed && speakerAt(reading, phrase.from) ? make(hit, phrase, {from: Math.max(0, hit.from - 6), to: said ? reading.tokens.length : phrase.to}) : null;
  }
  if (!said || !plausible(reading, hit, phrase, said) || scripture.test(key(reading, phrase.from))) return null;
  if (/[،,]/.test(token.gap) && speakerAt(reading, phrase.from) === null) return null;
  const speakerIsSure = speakerAt(reading, phrase.from) !== null || said.kind === "that" || said.kind === "colon" || said.kind === "quote";
  if (nickname(reading, start) && (said.kind === "object" || said.kind === "preposition")) return null;
  const likely = key(reading, phrase.from).startsWith("ال") || (said.kind === "preposition" && phrase.to > phrase.from + 1 && clauseInitial(reading, hit));
  if (!speakerIsSure && !likely) return null;
  return make(hit, phrase, {from: said.at, to: reading.tokens.length}, after(reading, said));
}

/** Words after which a subject that precedes its verb may begin. */
const openers = /^[وف]?(كان|كانت|كانا|كانوا|لكن|ان|الا|حيث|بينما|فيما|اذ|كما|اما|لعل|بان|لان|حين|عندما|بعدما|غير)$/;

/** "وكان الوزير قد صرح": what stands between "was" and the verb is the subject, whatever follows. */
function pastPerfect(match: Match, reading: Reading): Cue | null {
  return subjectVerb(match, reading, (index) => /^[وف]?(كان|كانت|كانا|كانوا)$/.test(key(reading, index - 1)));
}

function subjectVerb({parts}: Match, reading: Reading, only?: (index: number) => boolean): Cue | null {
  const hit = parts.verb!;
  if (!isFinite(reading, hit) || hit.lead !== "" || unsaid(reading, hit)) return null;
  const relative = !only && /^(الذي|التي|الذين|اللذان|اللتان|اللذين|من)$/.test(key(reading, hit.from - 1));
  const end = relative ? hit.from - 1 : hit.from;
  const opens = (index: number) => {
    if (relative || index === 0) return true;
    const token = reading.tokens[index]!;
    return breaks(token.gap) || openers.test(key(reading, index - 1)) || (hit.row.as === "present" && !/^(في|علي|من|الي|عن|مع)$/.test(key(reading, index - 1)));
  };
  if (hit.row.as === "present" && insideQuotation(reading, hit.from)) return null;
  const wants = agreement(reading, hit);
  const fits = (phrase: Phrase) => (only ?? opens)(phrase.from) && agrees(reading, phrase, wants);
  const phrase = end > 0 ? phraseBefore(reading, end, fits) : null;
  if (!phrase || pronominal(reading, phrase)) return null;
  if (hasObject(hit)) {
    const owner = nounPhrase(reading, hit.to, reading.tokens.length);
    return owner || relative ? null : make(hit, phrase, {from: hit.to, to: reading.tokens.length});
  }
  const said = complement(reading, hit, skipAdverbs(reading, hit.to));
  if (!said || !plausible(reading, hit, phrase, said)) return null;
  if (relative && said.kind === "object" && !contentNoun(reading, said.at)) return null;
  return make(hit, phrase, {from: said.at, to: reading.tokens.length}, after(reading, said));
}

/** Within words that are quoted, "he said" is not about who spoke last in the article. */
function insideQuotation(reading: Reading, index: number): boolean {
  let open = false;
  for (const {gap} of reading.tokens.slice(0, index + 1)) {
    for (const mark of gap.match(/["“”«»]/g) ?? []) open = mark === "«" || mark === "“" ? true : mark === "»" || mark === "”" ? false : !open;
  }
  return open;
}

function verbAlone({parts}: Match, reading: Reading): Cue | null {
  const hit = parts.verb!;
  if (!isFinite(reading, hit) || unsaid(reading, hit) || hasObject(hit)) return null;
  const {tokens} = reading;
  if (insideQuotation(reading, hit.from)) return null;
  const first = hit.from === 0 || breaks(tokens[hit.from]!.gap);
  if (!first && hit.lead === "" && !/^(كما|ثم|حيث|قد|كان|كانت|وكان|وكانت|فيما|بينما|اذ|عندما|بل|كذلك|حين)$/.test(key(reading, hit.from - 1))) return null;
  const frame = frameOf(hit);
  const start = skipAdverbs(reading, hit.to);
  const said = complement(reading, hit, start);
  if (!said || !plausible(reading, hit, null, said)) return null;
  const immediate = said.at - hit.to;
  if (hit.row.use === "impersonal" && hit.row.as === "present" && said.kind === "that" && immediate <= 1) return null;
  if (hit.row.homograph === "yes" && (said.kind === "preposition" || said.kind === "object")) return null;
  if (hit.row.homograph === "yes" && immediate > 1 && !first) return null;
  // Between the verb and "that" stands an adjunct ("في بيان"), or a subject of which nothing is known.
  if (said.kind === "preposition" && immediate > 12) return null;
  if (said.kind === "object" && !contentNoun(reading, said.at) && !(frame.has("object") && said.at < tokens.length && (/^ال/.test(key(reading, said.at)) || speakerAt(reading, said.at)))) return null;
  return make(hit, null, {from: said.at, to: tokens.length}, {agreement: agreement(reading, hit), ...after(reading, said)});
}

function adverbial({parts}: Match, reading: Reading): Cue | null {
  const hit = parts.verb!;
  if (hit.row.as !== "participle" || (hit.lead !== "" && hit.lead !== "و")) return null;
  const word = key(reading, hit.from);
  const {gap} = reading.tokens[hit.from]!;
  const apart = hit.from === 0 || /[،,.؛]/.test(gap) || hit.lead === "و";
  if (!/(ا|ه|ين)$/.test(word)) return null;
  const frame = frameOf(hit);
  const at = skipAdverbs(reading, hit.to);
  if (at >= reading.tokens.length) return null;
  const said = complement(reading, hit, at);
  if (!said || !plausible(reading, hit, null, said)) return null;
  if (said.kind !== "object" && said.at - hit.to > 12) return null;
  if (said.kind === "object" && hit.value === "accusation" && prepositionAt(reading, at, new Set(["ب"])) && frame.has("ب")) return null;
  if ((said.kind === "object" || (said.kind === "preposition" && !/ا$/.test(word))) && !apart) return null;
  const gender = /ه$/.test(word) ? "f" : "m";
  return make(hit, null, {from: said.at, to: reading.tokens.length}, {agreement: {gender, plural: /ين$/.test(word)}, sameSentence: true, ...after(reading, said)});
}

function nounSpeaker({parts}: Match, reading: Reading): Cue | null {
  const hit = parts.verb!;
  // "تهديده", "اتهام الحكومة": the noun does not tell who does it to whom.
  if (["threat", "incitement", "accusation", "condemnation"].includes(hit.value)) return null;
  if (hit.row.as !== "noun" || /ال$/.test(hit.lead) || /^[وف]?(عدم|دون|بدون|اي|في)$/.test(key(reading, hit.from - 1))) return null;
  const frame = frameOf(hit);
  if (hasObject(hit)) {
    if (hit.value === "demand" || hit.value === "warning") return null;
    const said = complement(reading, hit, hit.to);
    if (!said || said.at - hit.to > 3 || (said.kind === "object" && !contentNoun(reading, said.at))) return null;
    return make(hit, null, {from: said.at, to: reading.tokens.length}, after(reading, said));
  }
  if (reading.tokens[hit.to] === undefined || /[،,.:؛"«“(]/.test(reading.tokens[hit.to]!.gap)) return null;
  const head = speakerAt(reading, hit.to);
  if (!head || head.lead.replace(/ال$/, "") !== "" || contentNoun(reading, hit.to)) return null;
  const sure = ["person", "actor", "outlet"].includes(head.list) || (head.list !== "title" && head.to < reading.tokens.length && head.value !== "document");
  const phrase = nounPhrase(reading, hit.to, reading.tokens.length, prepositionsOf(frame), true);
  if (!phrase || !sure) return null;
  const said = complement(reading, hit, skipAdverbs(reading, phrase.to));
  if (!said || (said.kind === "object" && !contentNoun(reading, said.at)) || said.at - phrase.to > 8) return null;
  return make(hit, phrase, {from: said.at, to: reading.tokens.length}, after(reading, said));
}

/** From the beginning of the clause that a formula closes. */
function clauseBefore(reading: Reading, index: number): number {
  let from = index;
  while (from > 0 && index - from < 18 && !/[.؛;!؟?]/.test(reading.tokens[from]!.gap)) from--;
  return from;
}

function formula(match: Match, reading: Reading): Cue | null {
  const hit = match.parts.formula!;
  if (hit.row.use === "clause" || hit.lead === "ال") return null;
  const noun = reading.at(hit.to, "report_verb").find((found) => found.row.as === "noun" && found.lead.length < 2);
  const start = key(reading, hit.to) === "ل" || noun ? hit.to + 1 : hit.to;
  const token = reading.tokens[start];
  if (!token || /[.،,:؛]/.test(token.gap)) return null;
  const head = speakerAt(reading, start);
  const phrase = nounPhrase(reading, start, reading.tokens.length);
  if (!phrase || !head) return null;
  if (head.list === "speaker" && ["organisation", "armed_group"].includes(head.value) && !key(reading, start).includes("ال") && phrase.to === start + 1) return null;
  const initial = hit.from === 0 || /[.؛!؟?]/.test(reading.tokens[hit.from]!.gap);
  const content = initial ? {from: phrase.to, to: reading.tokens.length} : {from: clauseBefore(reading, hit.from), to: hit.from};
  return content.from < content.to ? make(hit, phrase, content) : null;
}

/** "حسبما ذكر X", "وفق ما قالت مصادر", "كما أعلن X" at the end of a clause. */
function formulaVerb(match: Match, reading: Reading): Cue | null {
  const {formula, verb} = match.parts as {formula: Hit; verb: Hit};
  if (formula.row.use !== "clause" || !isFinite(reading, verb)) return null;
  const bareClause = /^[وف]?(كما|مثلما)$/.test(key(reading, formula.from));
  if (bareClause && (formula.from === 0 || formula.lead !== "" || /[.؛]/.test(reading.tokens[formula.from]!.gap))) return null;
  const start = skipAdverbs(reading, verb.to);
  if (start >= reading.tokens.length || thatAt(reading, start) || prepositionAt(reading, start, prepositionsOf(frameOf(verb)))) return null;
  const phrase = nounPhrase(reading, start, reading.tokens.length, prepositionsOf(frameOf(verb)), true);
  if (!phrase || (bareClause && complement(reading, verb, phrase.to)?.kind === "that")) return null;
  return make(verb, phrase, {from: clauseBefore(reading, formula.from), to: formula.from});
}

/** "نقلت وكالة X عن Y قوله إن": Y speaks, X relays. */
function relayed(match: Match, reading: Reading): Cue | null {
  const hit = match.parts.relay!;
  if (!isFinite(reading, hit) || unsaid(reading, hit)) return null;
  const {tokens} = reading;
  let at = skipAdverbs(reading, hit.to);
  let relay: Phrase | null = null;
  if (!/^(عن|عنه|عنها|عنهم|الي)$/.test(key(reading, at))) {
    relay = nounPhrase(reading, at, tokens.length, new Set(["عن"]));
    if (!relay) return null;
    at = skipAdverbs(reading, relay.to);
  }
  while (at < tokens.length && at - hit.to < 14 && !/^(عن|عنه|عنها|عنهم)$/.test(key(reading, at))) at++;
  if (!/^(عن|عنه|عنها|عنهم)$/.test(key(reading, at))) return null;
  const speaker = key(reading, at) === "عن" && at + 1 < tokens.length ? nounPhrase(reading, at + 1, tokens.length, new Set(), true) : null;
  if (key(reading, at) === "عن" && !speaker) return null;
  if (speaker && !speakerAt(reading, speaker.from) && !relay) return null;
  let begins = speaker ? speaker.to : at + 1;
  while (begins < tokens.length - 1 && begins - at < 24 && !/^(قول|تاكيد|نفي|وصف|اتهام|اعلان|تحذير|ان|انه|انها|انهم|بان)/.test(key(reading, begins)) && !/[:"«“]/.test(tokens[begins]!.gap)) begins++;
  return make(hit, speaker, {from: Math.min(begins, tokens.length - 1), to: tokens.length}, {relay, quoted: /["«“]/.test(tokens[Math.min(begins + 2, tokens.length - 1)]!.gap)});
}

/** "بث التنظيم شريط فيديو", "نشرت الجماعة بيانا": publishing something that speaks. */
function published(match: Match, reading: Reading): Cue | null {
  const hit = match.parts.verb!;
  if (!isFinite(reading, hit) || unsaid(reading, hit) || hit.value !== "publish") return null;
  const start = skipAdverbs(reading, hit.to);
  if (start >= reading.tokens.length) return null;
  const head = speakerAt(reading, start);
  if (!head || head.list === "title" || head.lead.replace(/ال$/, "") !== "") return null;
  const phrase = nounPhrase(reading, start, reading.tokens.length, new Set(), true);
  if (!phrase) return null;
  for (let index = phrase.to; index < Math.min(reading.tokens.length, phrase.to + 8); index++) {
    const channel = reading.at(index, "channel").find((found) => found.lead === "" && ["video", "audio", "statement"].includes(found.value));
    if (channel) return make(hit, phrase, {from: index, to: reading.tokens.length});
    if (boundary(reading, index) === "that") return null;
  }
  return null;
}

/** A line such as "البنتاغون: …". */
function heading(match: Match, reading: Reading): Cue | null {
  const hit = match.parts.speaker!;
  if (match.from !== 0 || reading.all("report_verb").some((verb) => verb.from < 12 && isFinite(reading, verb)) || hit.lead.replace(/ال$/, "") !== "") return null;
  const phrase = nounPhrase(reading, 0, Math.min(10, reading.tokens.length));
  const next = phrase ? reading.tokens[phrase.to] : undefined;
  if (!phrase || !next || !/^\s*:/.test(next.gap)) return null;
  const named = ["person", "actor", "outlet"].includes(speakerAt(reading, 0)!.list) || phrase.to > 1;
  if (!named || speakerAt(reading, 0)!.value === "document") return null;
  const verb = {...hit, list: "report_verb", value: "statement", row: {}};
  return make(verb, phrase, {from: phrase.to, to: reading.tokens.length}, {quoted: true});
}

/** How Arabic reports speech: verb before subject, subject before verb, adverbs, verbal nouns, and formulas such as "بحسب". */
export const speech: Speech = {
  bare,
  agrees,
  phrase: (reading, from, limit) => nounPhrase(reading, from, limit),
  rules: [
    {name: "ar/claim/formula-verb", pattern: "<formula:report_formula> <verb:report_verb>", examples: ["قتل عشرة أشخاص، حسبما ذكر المرصد", "قتل 20 في الهجوم، وفق ما قالت مصادر أمنية"], read: formulaVerb},
    {name: "ar/claim/formula", pattern: "<formula:report_formula>", examples: ["قتل 25 مقاتلا، بحسب المرصد السوري", "وصل إلى المدينة وفقا لمصادر محلية"], read: formula},
    {name: "ar/claim/relayed", pattern: "<relay:relay_verb>", examples: ["ونقلت وكالة الأنباء عن مصدر أمني قوله إن الطريق مغلق"], read: relayed},
    {name: "ar/claim/published", pattern: "<verb:publish_verb>", examples: ["وبث التنظيم شريط فيديو يظهر الرهائن"], read: published},
    {name: "ar/claim/past-perfect", pattern: "<verb:report_verb>", examples: ["وكان المتحدث قد صرح بأن المعركة انتهت"], read: pastPerfect},
    {name: "ar/claim/verb-subject", pattern: "<verb:report_verb>", examples: ["وقال المتحدث باسم الشرطة إن التحقيق مستمر", "نفت الوزارة وقوع أي هجوم", "تبنت الحركة الهجوم"], read: verbSubject},
    {name: "ar/claim/subject-verb", pattern: "<verb:report_verb>", examples: ["لكن الجيش نفى الأمر"], read: (match, reading) => subjectVerb(match, reading)},
    {name: "ar/claim/verb-alone", pattern: "<verb:report_verb>", examples: ["وأضاف أن القتال مستمر", "وقال في بيان إن الهجوم فشل"], read: verbAlone},
    {name: "ar/claim/adverbial", pattern: "<verb:report_verb>", examples: ["قال الوزير إن الأمن مستتب، مضيفا أن التحقيق مستمر"], read: adverbial},
    {name: "ar/claim/noun", pattern: "<verb:report_verb>", examples: ["بعد إعلان الجيش مقتل القائد"], read: nounSpeaker},
    {name: "ar/claim/heading", pattern: "<speaker:actor>", examples: ["البنتاغون: الضربات مستمرة"], read: heading},
    {name: "ar/claim/heading-person", pattern: "<speaker:person>", examples: ["محمد عبد الله: الضربات مستمرة"], read: heading},
    {name: "ar/claim/heading-office", pattern: "<speaker:office>", examples: ["وزير الداخلية: الضربات مستمرة"], read: heading}
  ]
};

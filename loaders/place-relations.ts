import type {Account, ReportGrammar} from "./accounts.js";
import {covers, partings, startsClause} from "./clauses.js";
import type {Hit} from "./lexicon.js";
import type {Reading} from "./rules.js";

/** Whether a place is what the attack was aimed at: «استهدف بلدة», «قصف على مدينة». */
export function isStruck(reading: Reading, hit: Hit): boolean {
  let before = hit.from - 1;
  while (before >= 0 && reading.at(before, "place_kind").length > 0) before--;
  if (before < 0 || startsClause(reading, before + 1)) return false;
  return (
    reading.at(before, "role").some(({value, to}) => value === "target" && to > before) ||
    reading.at(before, "trigger").some(({row}) => row.as !== "singular" && row.as !== "plural")
  );
}

/** «قرية شيخ الحديد الواقعة قرب حلب» */
const lying = /^ال(واقعه?|كاينه?|قريبه?|تابعه?|مجاوره?|متاخمه?|محاذيه?)$/;

/** Whether only words that say how places lie stand between two of them. */
export function leadsTo(reading: Reading, smaller: Hit, larger: Hit): boolean {
  if (larger.from - smaller.to > 3 + Number(lying.test(reading.tokens[smaller.to]?.key ?? ""))) return false;
  for (let index = smaller.to; index <= larger.from; index++) {
    if (startsClause(reading, index)) return false;
    const within =
      (index === smaller.to && lying.test(reading.tokens[index]!.key)) ||
      reading.at(index, "locative").some(({value}) => value === "inside" || value === "near") ||
      ["place_kind", "direction", "place"].some((list) => reading.at(index, list).length > 0);
    if (index < larger.from && !within) return false;
  }
  return true;
}

/** «في محافظات حماة وحلب وحمص»: the places that "and" joins to one, and it, in the order of the text. */
export function namedTogether<T extends {hit: Hit}>(
  reading: Reading,
  places: T[],
  one: T,
  grammar: ReportGrammar
): T[] {
  const joined = ({hit: {to}}: T, {hit: {from}}: T) =>
    from - to < 3 && [from - 2, from - 1, from].some((index) => index >= to && grammar.joined(reading, index));
  let [first, last] = [places.indexOf(one), places.indexOf(one)];
  while (first > 0 && joined(places[first - 1]!, places[first]!)) first--;
  while (last + 1 < places.length && joined(places[last]!, places[last + 1]!)) last++;
  return places.slice(first, last + 1);
}

/** «من مدينة دجلة», «إلى بغداد»: where somebody or something came from or went. */
export function isOrigin(reading: Reading, hit: Hit): boolean {
  let before = hit.from - 1;
  while (before > 0 && reading.at(before, "place_kind").some(({to}) => to === before + 1)) before--;
  const from =
    before >= 0 && reading.at(before, "locative").some(({value, to}) => value === "from" && to === before + 1);
  // «بالقرب من رام الله», «على مقربة من»
  const near = [before - 1, before - 2].some((index) =>
    reading.at(index, "locative").some(({value, to}) => value !== "from" && to === before + 1)
  );
  return from && !near && !isPartOf(reading, before);
}

const parts =
  /^[وفبل]*(ال)?(جزء|جزئها|اجزاء|جانب|جهه|شطر|قسم|ضفه|طرف|اطراف|احياء|حي|شق|ضواحي|مناطق|منطقه|قريبه|قرب|مقربه|مشارف)$/;

/** «في الجزء الشرقي من حلب», «الأحياء الغربية من المدينة», «في الشمال الغربي من تعز»: whether "of" at a token leads to a whole. */
function isPartOf(reading: Reading, of: number): boolean {
  for (let index = of - 1; index >= Math.max(0, of - 3); index--) {
    const side = reading.at(index, "direction").some(({to}) => to === of);
    // «إلى الشرق من قطاع غزة» is outside.
    if (parts.test(reading.tokens[index]!.key) || side) return reading.tokens[index - 1]?.key !== "الي";
    if (startsClause(reading, index) || reading.at(index, "trigger").length > 0) return false;
  }
  return false;
}

const underWay = /^[وف]?(طريقه|طريقها|طريقهم|طريقهما|متجها|متجهه|متجهين|متوجها|متوجهه|متوجهين)$/;

/** «شاحنات كانت في طريقها إلى النازحين في مدينة تعز»: where somebody was going. */
export function isDestination(reading: Reading, {from}: Hit): boolean {
  for (let index = from - 1; index >= Math.max(0, from - 6); index--) {
    if (startsClause(reading, index + 1) || reading.at(index, "trigger").length > 0) return false;
    if (underWay.test(reading.tokens[index]!.key)) return true;
  }
  return false;
}

/** «تظاهر أنصار الحزب في بلدة سيزر بعد مقتل ثلاثة»: whether "after" parts a place from all that an account tells after it. */
export function isPartedBefore(reading: Reading, {to}: Hit, {triggers, tolls}: Account): boolean {
  const first = Math.min(...triggers.map(({hit}) => hit.from), ...tolls.map(({from}) => from));
  const after = ({value, from}: Hit) =>
    value === "split" && /^[وف]?(بعد|عقب|اثر|غداه|after|apres)$/.test(reading.tokens[from]!.key);
  return to <= first && partings(reading, to, first).some(after);
}

const farFrom = /^(كم|كيلو|كيلومتر|كيلومترا|كيلومترات|كلم|ميل|ميلا|اميال)$/;

/** «على بعد 118 كيلومترا غربي بغداد»: a place that only says how far away something was. */
export function isReference(reading: Reading, {from}: Hit): boolean {
  for (let index = from - 1; index >= Math.max(0, from - 4); index--) {
    if (farFrom.test(reading.tokens[index]!.key)) return true;
    const between = ["locative", "direction", "place_kind"].some((list) => reading.at(index, list).length > 0);
    if (!between && !/^(من|عن|الي)$/.test(reading.tokens[index]!.key)) return false;
  }
  return false;
}

/** Whether a capital stands for its government: «بين أنقرة والمتمردين», «قالت واشنطن», «الغارات التي شنتها أنقرة». */
export function isPolitical(reading: Reading, {from, to}: Hit): boolean {
  if (!reading.at(from, "seat").some((seat) => seat.to === to)) return false;
  const before = from > 0 ? reading.at(from - 1) : [];
  const after = to < reading.tokens.length && !startsClause(reading, to) ? reading.at(to) : [];
  const says = [...before, ...after].some(({list}) => list === "report_verb");
  return (
    says ||
    // «هدنة بين سلطات أنقرة والحزب», unlike «العاصمة أنقرة»
    (!before.some(({list}) => list === "place_kind") &&
      before.some(({list, value, to: end}) => list === "speaker" && value === "organisation" && end === from)) ||
    before.some(
      ({list, value, row}) => list === "between" || (list === "role" && value === "agent" && row.as === "past")
    )
  );
}

/** «أمير منطقة جازان», «محافظ القطيف»: a place that somebody holds an office in. */
export function isOfOffice(reading: Reading, hit: Hit): boolean {
  if (["office", "title"].some((list) => covers(reading, list, hit))) return true;
  const seat = (index: number) =>
    reading
      .at(index)
      .some(
        ({list, value, to, lead}) =>
          (list === "place_kind" || (list === "speaker" && value === "organisation")) && to === index + 1 && lead === ""
      );
  let before = hit.from - 1;
  while (before > 0 && hit.from - before <= 2 && seat(before)) before--;
  return before >= 0 && reading.at(before, "office").some(({to}) => to === before + 1);
}

const meeting =
  /^[وفبل]*(ال|لل)?(لقاء|لقائه|لقائها|لقايه|اجتماع|اجتماعه|اجتماعها|موتمر|موتمره|قمه|زياره|زيارته|محادثات|مباحثات|مفاوضات|تظاهره|مظاهره|مسيره|جلسه)$/;

/** «عقب لقائه بوزير الخارجية في روما»: where somebody met, not where anything was attacked. */
export function isOfMeeting(reading: Reading, {from}: Hit): boolean {
  for (let index = from - 1; index >= Math.max(0, from - 9); index--) {
    if (startsClause(reading, index + 1) || reading.at(index, "trigger").length > 0) return false;
    if (meeting.test(reading.tokens[index]!.key)) return true;
  }
  return false;
}

/** «على جسرين استراتيجيين»: two of something, not the town that is called so. */
export function isPair(reading: Reading, {from, to}: Hit): boolean {
  const pair = to === from + 1 && reading.at(from, "target").some(({row}) => row.number === "two");
  return pair && !reading.at(from - 1).some(({list}) => list === "place_kind" || list === "locative");
}

/** «هجوم باريس», «باريس التي شهدت تفجيرات»: a word for an attack right before a place, or what the place saw. */
export function isAttacked(reading: Reading, {from, to}: Hit): boolean {
  return [from - 1, to, to + 1, to + 2].some((index) => reading.at(index, "trigger").length > 0);
}

/** «رجل في العشرين من أديامان», «مليشيات الحوثي المتركزة في الحوبان»: where somebody comes from. */
export function isOfPerson(reading: Reading, {from}: Hit): boolean {
  for (let index = from - 1; index >= Math.max(0, from - 7); index--) {
    if (startsClause(reading, index + 1) || reading.at(index, "trigger").length > 0) return false;
    if (
      reading
        .at(index)
        .some(
          ({list, row}) => list === "person" || (list === "target" && row.kind === "person" && row.number === "one")
        )
    )
      return true;
  }
  return false;
}

/** Whether the words before a place say that something is in it or near it: «في», «قرب», «بمدينة», «شمال». */
export function isLocative(reading: Reading, hit: Hit, grammar: ReportGrammar): boolean {
  if (grammar.inside(hit, reading)) return true;
  for (let index = hit.from - 1, left = 3; index >= 0 && left > 0; index--) {
    if (reading.at(index, "link").length > 0) continue;
    left--;
    // «بالقرب من رام الله», «دائرة قسم ثالث العريش»
    const says = [0, 1, 2].some((back) =>
      reading.at(index - back, "locative").some(({value, to}) => value !== "from" && to === index + 1)
    );
    const [link] = ["place_kind", "direction", "place"].flatMap((list) => reading.at(index, list));
    if (says || (link && grammar.inside(link, reading))) return true;
    // «مقبرة (غرب الموصل)»: an adverb of place
    if (link?.list === "direction" && /\(\s*$/.test(reading.tokens[link.from]!.gap)) return true;
    if (!link) return false;
  }
  return false;
}

import type {Account, ReportGrammar} from "./accounts.js";
import {clausesBetween, covers, inRange, isRelative, leadsToDate, partings, startsClause} from "./clauses.js";
import {between, isAfterMidnight, isDay, untilAnother, withNextDay} from "./date-intervals.js";
import type {DateRow} from "./dates.js";
import {before, elapsedSince} from "./elapsed.js";
import type {Hit} from "./lexicon.js";
import type {Reading} from "./rules.js";

/** When an event took place, in which words, and by which rule. */
export interface EventDate {
  row: DateRow;
  text: string;
  rule: string;
  /** A longer time that lasts until publication: "this year", "since January". */
  running?: true;
}

/** The date in tokens `from` to `to` that is nearest to what happened; days on which something was said are none. */
export function dateOf(
  {sentence, triggers, tolls}: Account,
  from: number,
  to: number,
  published_end: string,
  grammar: ReportGrammar
): EventDate | null {
  const {reading} = sentence;
  const at = triggers[0]?.hit.from ?? tolls[0]!.from;
  const distance = (hit: Hit) => (hit.from > at ? hit.from - at : at - hit.to + 2);
  const begin = Math.min(at, ...tolls.map((toll) => toll.from));
  // «وفي حادث آخر، استشهد رقيب إثر تعرض دورية لإطلاق نار فجر السبت»: the day of what is told after "following".
  const lastBefore = (date: Hit) =>
    Math.max(at, ...triggers.map(({hit}) => hit.from).filter((from) => from < date.from));
  // «شنت عددا من الغارات منذ نحو أسبوعين»: of several, since then; of one attack, then.
  const several = triggers.some(
    ({number, tense, hit}) => number === "many" || tense === "present" || isCounted(reading, hit)
  );
  const near = inRange(reading, "date", from, to);
  const said = near.filter((hit) => {
    const {start} = hit.row as DateRow;
    return (
      start <= published_end &&
      !(tolls.length > 1 && tolls.some((toll) => toll.since && toll.from <= hit.from && hit.to <= toll.to)) &&
      !isSaid(reading, hit, at) &&
      !(grammar.part && clauseSays(reading, hit, at)) &&
      (!isElsewhere(reading, hit, lastBefore(hit)) ||
        isDoneBefore(reading, hit, lastBefore(hit)) ||
        (several && isSinceThen(reading, hit, begin))) &&
      !isBefore(reading, hit, begin) &&
      !isReaction(reading, hit, at) &&
      !(grammar.part && isReactionAfter(reading, hit, at)) &&
      !isCompared(reading, hit) &&
      !isHeldSince(reading, hit, at) &&
      !isBirth(reading, hit) &&
      // «اتهمت الحكومة خلال شهر أبريل الماضي الجيران بالمساهمة في سقوط معبر»: what has just happened is not told all month.
      !(!isDay(hit) && isSpoken(reading, hit, at, "accusation"))
    );
  });
  // «أفاد المرصد الثلاثاء عن مقتل سبعة الاثنين»: a day of speech is that of what happened only if no other is told.
  const told = said.filter((hit) => hit.from > at && isDay(hit) && runsOn(reading, at + 1, hit.from));
  const meant = told.length ? said.filter((hit) => !isSpoken(reading, hit, at)) : said;
  // «في الأيام الأخيرة» says less than any other date.
  const exact = meant.filter(({row}) => !row.vague);
  const dates = exact.length ? exact : meant;
  if (!dates.length) {
    // «وعدت الحكومة أمس بإجراءات غداة هجوم»
    const led = near.find((hit) => isDay(hit) && isBefore(reading, hit, begin));
    const elapsed = led && elapsedSince(reading, begin);
    const row = elapsed && sinceOnset(reading, begin, before(led.row as DateRow, elapsed), several, published_end);
    return row ? {row, text: reading.text(led.from, led.to), rule: "date.elapsed"} : null;
  }
  const best = dates.reduce((a, b) => (distance(b) < distance(a) || (b.from === a.from && b.to > a.to) ? b : a));
  const day = dates.find((hit) => isDayOf(reading, hit, best)) ?? best;
  const [first, last] = untilAnother(reading, day, dates);
  let row = last === first ? (day.row as DateRow) : between(first.row as DateRow, last.row as DateRow);
  // «بعد منتصف ليل الأحد» may be Monday already.
  if (last === first && isAfterMidnight(reading, day)) row = withNextDay(row);
  const since =
    last === first &&
    (((tolls.length > 0 || several) && isSinceThen(reading, day, begin)) ||
      [day.from - 1, day.from].some(
        (at) =>
          at >= 0 &&
          (at < day.from || several || reading.at(at - 1, "ongoing").length > 0) &&
          !isPartOfDay(reading, at) &&
          // «عند الساعة 8.50 من صباح الثلاثاء»
          !/\p{N}$/u.test(reading.tokens[at - 1]?.key ?? "") &&
          !isHour(reading, at - 1) &&
          isSince(reading, at)
      ));
  // What happened "this year" happened before it was printed.
  if (since || row.end > published_end) row = lasting(row, published_end);
  const running = Date.parse(published_end) - Date.parse(row.end) <= 864e5 && span(row) > 7;
  return {row, text: reading.text(first.from, last.to), rule: day.rule ?? "date", ...(running && {running})};
}

/** Length of a date in days. */
const span = ({start, end}: DateRow) => (Date.parse(end) - Date.parse(start)) / 864e5 + 1;

/** «بعد أسبوعين على بدء | غارات»: what began then has gone on since. */
function sinceOnset(
  reading: Reading,
  at: number,
  row: DateRow | null,
  several: boolean,
  published_end: string
): DateRow | null {
  const began = several && [1, 2].some((back) => reading.at(at - back, "onset").some(({to}) => to === at));
  return row && began ? lasting(row, published_end) : row;
}

/** All the time from the beginning of a date to publication. */
const lasting = (row: DateRow, published_end: string): DateRow => ({
  ...row,
  edtf: `${row.start}/${published_end}`,
  end: published_end,
  precision: "interval"
});

/** When it happened, told by how long before another event: «بعد ثلاثة أيام من هجوم». */
export function dateBefore(
  {sentence, triggers, tolls}: Account,
  other: {date: EventDate | null} | null
): EventDate | null {
  const at = Math.min(...triggers.map(({hit}) => hit.from), ...tolls.map(({from}) => from));
  const elapsed = other?.date ? elapsedSince(sentence.reading, at) : null;
  const row = elapsed && before(other!.date!.row, elapsed);
  return row && {row, text: other!.date!.text, rule: "date.elapsed"};
}

/** «وقتل حينها 14 ضابطا», «شنت منذ ذلك الحين غارات»: the date that was told of last, or all the time from it to publication. */
export function dateThen(
  {sentence: {reading}, from, to}: Account,
  last: EventDate | null,
  published_end: string
): EventDate | null {
  const [then] = last ? inRange(reading, "then", from, to) : [];
  if (!last || !then || last.row.vague) return null;
  const since = lasting(last.row, published_end);
  return {row: then.value === "since" ? since : last.row, text: reading.text(then.from, then.to), rule: "date.then"};
}

/** «نفذ تفجيرا في مدينة أبها، جنوب غربي المملكة، | الخميس الماضي»: no clause but such as commas part begins in between. */
function runsOn(reading: Reading, from: number, to: number): boolean {
  const clauses = clausesBetween(reading, from, to);
  const words = inRange(reading, "clause_start", from, to).some(({from}) => startsClause(reading, from));
  return clauses === 0 || (!words && clauses <= 2 && !inRange(reading, "report_verb", from, to).length);
}

/** «15 عملية | خطف» */
const isCounted = (reading: Reading, {from}: Hit) =>
  [from - 1, from - 2].some((at) =>
    reading.at(at, "number").some(({value, to}) => Number(value) > 2 && to >= from - 1)
  );

const isSince = (reading: Reading, at: number) =>
  reading.at(at, "time_preposition").some(({value}) => value === "from");

/** «في وقت مبكر من | أمس», «في الساعات الأولى من | فجر أمس» */
const isPartOfDay = (reading: Reading, at: number) =>
  /^(مبكره?|متاخره?|سابق|لاحق|الاولي|الاخيره)$/.test(reading.tokens[at - 1]?.key ?? "");

/** «عند الساعة الثانية من فجر السبت» */
const isHour = (reading: Reading, at: number) => reading.at(at - 1, "unit").some(({value}) => value === "hour");

/** «في شهر رمضان في 26 يونيو»: a day within a longer time, named beside it. */
function isDayOf(reading: Reading, day: Hit, {from, to, row}: Hit): boolean {
  const {start, end} = day.row as DateRow;
  const beside = day.from >= to ? day.from - to <= 2 : from >= day.to && from - day.to <= 2;
  const longer = row as DateRow;
  return (
    beside &&
    isDay(day) &&
    longer.start < longer.end &&
    longer.start <= start &&
    end <= longer.end &&
    clausesBetween(reading, Math.min(to, day.to), Math.max(from, day.from)) === 0
  );
}

/** «قتل 17 جنديا منذ أن بدأ الحزب هجماته في 22 يوليو»: all that happened since what was on a day. */
function isSinceThen(reading: Reading, {from}: Hit, begin: number): boolean {
  for (let index = from - 2; index > begin; index--) {
    if (startsClause(reading, index)) return false;
    const since = reading.at(index, "clause_start").some(({value}) => value === "split") && isSince(reading, index);
    if (since) return ![1, 2, 3, 4].some((back) => reading.at(index - back, "superlative").length > 0);
  }
  return false;
}

/** «أريحا التي تسيطر عليها المعارضة منذ 28 مايو»: since when a place is held. */
function isHeldSince(reading: Reading, date: Hit, at: number): boolean {
  if (!isSince(reading, date.from - 1)) return false;
  for (let index = date.from - 2; index > at; index--) {
    if (startsClause(reading, index)) return false;
    if (isRelative(reading, index)) {
      const named = [1, 2, 3].some((back) => reading.at(index - back, "place").some(({to}) => to === index));
      return named && !["trigger", "toll_word"].some((list) => inRange(reading, list, index, date.from).length > 0);
    }
  }
  return false;
}

/** «قالت الوزارة أمس إن», «بحسب ما أعلن مسؤولون اليوم»: a day of speech. */
function isSaid(reading: Reading, date: Hit, at: number): boolean {
  if (date.to <= at) {
    for (let index = date.to; index <= at; index++) if (isThat(reading, index)) return true;
  }
  for (let index = date.from; index >= 0; index--) {
    const begins = reading.at(index, "clause_start");
    if (begins.some(({value}) => value === "source")) return true;
    // «قتل جنديان في كمين، كما أعلنت الحكومة الأحد»
    if (begins.some(({value, to}) => value === "also" && tellsAt(reading, to))) return true;
    if (index <= at || startsClause(reading, index)) return false;
  }
  return false;
}

/** "That", but for «بعد أن», «قبل أن», which bring up what happened and not what was said. */
function isThat(reading: Reading, index: number): boolean {
  return (
    reading.at(index, "boundary").some(({value}) => value === "that") && !partings(reading, index - 1, index).length
  );
}

const finite = /^(past|present|participle)$/;

/** Whether a verb of saying stands at a token, no name that holds one. */
function tellsAt(reading: Reading, index: number, as?: string): boolean {
  const verbs = reading
    .at(index, "report_verb")
    .filter(({row, value}) => finite.test(String(row.as)) && (!as || value === as));
  return verbs.some((hit) => !covers(reading, "actor", hit));
}

/** Whether a verb of saying, or of the kind `as`, stands before a date in its clause, and what is said after it: «أعلنت الوزارة أمس مقتل». */
function isSpoken(reading: Reading, date: Hit, at: number, as?: string): boolean {
  if (date.to > at) return false;
  for (let index = date.from - 1; index >= 0; index--) {
    if (tellsAt(reading, index, as)) return true;
    if (startsClause(reading, index)) return false;
  }
  return false;
}

/** Whether the clause of a date, other than that of what happened, has a verb of saying: ", police said on Monday". */
function clauseSays(reading: Reading, date: Hit, at: number): boolean {
  let [from, to] = [date.from, date.to];
  while (!startsClause(reading, from)) from--;
  while (to < reading.tokens.length && !startsClause(reading, to)) to++;
  const verbs = inRange(reading, "report_verb", from, to).filter(({row}) => finite.test(String(row.as)));
  return (at < from || at >= to) && verbs.some((hit) => !covers(reading, "actor", hit));
}

/** Whether "after", "before" or "since" something else stands between what happened and a date: «منذ تعيين زعيمها الأسبوع الماضي». */
function isElsewhere(reading: Reading, date: Hit, at: number): boolean {
  return partings(reading, at, date.from - 1).some((word) => !leadsToDate(reading, word));
}

/** «أطلق الرصاص بعد أن شق طريقه إلى شاطئ فندق في أواخر يونيو»: what somebody had done right before. */
function isDoneBefore(reading: Reading, date: Hit, at: number): boolean {
  const words = partings(reading, at, date.from - 1).filter((word) => !leadsToDate(reading, word));
  return words.every(
    (word) => /بعد$/.test(reading.tokens[word.from]!.key) && /^ان$/.test(reading.tokens[word.to]?.key ?? "")
  );
}

/** «دعت السلطات السبت مواطنيها إلى تجنب السفر بعد هجوم»: the day of what an attack led to. */
function isBefore(reading: Reading, date: Hit, at: number): boolean {
  return (
    date.to <= at &&
    partings(reading, date.to, at).some(({value, to}) => value === "split" && !reading.at(to, "date").length)
  );
}

/** «أدان مجلس الأمن أمس الهجوم», «شيع الآلاف أمس ضحايا التفجير», «تبنت الحركة أمس قتل شرطيين»: the day of what was done about an attack. */
function isReaction(reading: Reading, date: Hit, at: number): boolean {
  // «تبنت في عام 2013 هجوما»: nobody takes a year to say so.
  if (date.to > at || ["year", "decade"].includes((date.row as DateRow).precision)) return false;
  for (let index = date.from - 1; index >= 0; index--) {
    const [word] = [
      ...reading.at(index, "reaction"),
      ...reading.at(index, "report_verb").filter(({value}) => value === "condemnation"),
      ...reading.at(index, "role").filter(({value}) => value === "claimed")
    ];
    // «تعرض عضو مجلس ليل السبت لمحاولة اغتيال» is spelled as what somebody shows.
    const suffers = reading.at(index, "role").some(({value}) => value === "suffered");
    // «وزارة» is no «وزاره».
    const named = word?.lead && ["speaker", "actor"].some((list) => reading.at(index, list).some(({lead}) => !lead));
    if (word && !suffers && !named && finite.test(String(word.row.as)) && /^[وف]?$/.test(word.lead)) return true;
    if (reading.at(index, "trigger").length || reading.at(index, "toll_word").length || startsClause(reading, index))
      return false;
  }
  return false;
}

/** «من مواليد 1415هـ» */
function isBirth(reading: Reading, {from}: Hit): boolean {
  return [from - 1, from - 2].some((index) =>
    reading.at(index, "time_preposition").some(({value}) => value === "birth")
  );
}

/** "Thousands on Friday mourned the victims of the attack": where subjects come first, what was done may follow its day. */
function isReactionAfter(reading: Reading, date: Hit, at: number): boolean {
  for (let index = date.to; index < at; index++) {
    if (startsClause(reading, index)) return false;
    const words = ["reaction", "report_verb"].flatMap((list) => reading.at(index, list));
    const reacts = words.some(({list, value}) => list === "reaction" || value === "condemnation");
    if (reacts && words.some(({row}) => finite.test(String(row.as)))) return true;
  }
  return false;
}

/** «الأسوأ منذ أشهر», «الثاني خلال أسبوع»: what an attack is compared with. */
function isCompared(reading: Reading, date: Hit): boolean {
  // The preposition may belong to the date: «منذ أشهر».
  const {start, end} = date.row as DateRow;
  const led = [date.from - 1, date.from].some((index) =>
    reading.at(index, "time_preposition").some(({value}) => value === "from" || (value === "in" && start < end))
  );
  if (isPartOfDay(reading, date.from - 1)) return false;
  for (let index = date.from - 1; led && index >= Math.max(0, date.from - 6); index--) {
    const most = reading.at(index, "superlative").length > 0 && !isHour(reading, index);
    if (most && !reading.at(index, "approximate").length) return true;
    if (startsClause(reading, index)) return false;
  }
  return false;
}

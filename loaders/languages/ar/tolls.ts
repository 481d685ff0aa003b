import {bounds} from "../../casualties.js";
import type {TollReading, TollRule} from "../../casualties.js";
import type {Hit} from "../../lexicon.js";
import type {Match, Reading} from "../../rules.js";

type Kind = TollReading["kind"];

/** Words that a casualty list row may stand for in a pattern; patterns name lists, not columns. */
function way(hit: Hit | undefined, ...ways: string[]): boolean {
  return hit !== undefined && !hit.row.object && ways.includes(String(hit.row.way));
}

/** «ثلاثة منهم» */
const isSome = ({to}: Hit, {tokens}: Reading): boolean => /^(منهم|منهن|منها|بينهم)$/.test(tokens[to]?.key ?? "");

/** Whether a number counts people: not part of a date, and not followed by a unit or a thing. */
function countsPeople(number: Hit, reading: Reading): boolean {
  if (reading.all("date").some((date) => date.from < number.to && number.from < date.to)) return false;
  if (!/^[وف]?$/.test(number.lead)) return false;
  // «إصابة 5 … 3 منهم»: some of those counted; «فقتلوا اثنين منهم» is told of these alone.
  if (isSome(number, reading) && !reading.at(number.from - 1, "toll_word").some((hit) => way(hit, "verb", "noun")))
    return false;
  // «أصاب ثلاثة منازل»
  if (reading.at(number.to, "target").some(({row, lead}) => row.kind === "place" && !lead)) return false;
  // «52 حالة وفاة»
  if (reading.at(number.to, "toll_word").some((hit) => hit.to - hit.from > 1 && way(hit, "count"))) return true;
  return !reading.at(number.to, "measure").length && !reading.at(number.to, "weapon").length;
}

const boundary = /[،,؛;:.()«»]/;

/** "At least" may also stand behind what is counted: «قتل 20 طالبا عسكريا على الأقل». */
function extentOf(number: Hit, {parts}: Match, reading: Reading): string | undefined {
  for (let index = number.to; index < Math.min(number.to + 6, reading.tokens.length - 1); index++) {
    if (boundary.test(reading.tokens[index]!.gap)) break;
    if (reading.tokens[index]!.key === "علي" && reading.tokens[index + 1]!.key === "الاقل") return "over";
  }
  return parts.approximate?.value;
}

const personAt = (reading: Reading, index: number) =>
  reading.at(index, "target").find((hit) => hit.row.kind === "person");

/** Whether what may be a dual is rather a plural, which sounds alike: مدنيين. */
function isPlural({from, to, row}: Hit, reading: Reading): boolean {
  const two = /^(اثنين|اثنتين|اثنان|اثنتان)$/.test(reading.tokens[to]?.key ?? "");
  return (
    !two &&
    /ين$/.test(reading.tokens[from]!.key) &&
    String(row.plural ?? "")
      .split("|")
      .some((plural) => plural.endsWith("ون"))
  );
}

/** How many people a noun without a number names: one, or two in the dual; «آخرين» is mostly "others". */
function named(person: Hit, reading: Reading): number | null {
  if (person.row.number === "two" && person.value === "unknown" && isPlural(person, reading)) return null;
  return person.row.number === "one" ? 1 : person.row.number === "two" ? 2 : null;
}

/**
 * People added with و to those counted, as long as no other casualty word follows them: «إصابة ثلاثة من رجال الشرطة وسبعة مدنيين».
 * Returns how many, 0 if none.
 */
function added(from: number, reading: Reading): number {
  let sum = 0;
  const {tokens} = reading;
  for (let index = from; index < Math.min(from + 5, tokens.length); index++) {
    if (
      boundary.test(tokens[index]!.gap) ||
      // «شخصان هما مسؤول وشرطي»
      /^(هم|هما|هن|وهم|وهما|بينهم|بينهما|منهم|منهما)$/.test(tokens[index]!.key) ||
      reading.at(index, "toll_word").length ||
      reading.at(index, "trigger").length
    )
      break;
    const number = reading.at(index, "number").find((hit) => hit.lead === "و");
    const person = personAt(reading, number?.to ?? index);
    // «13 جنديا وشرطيا»: what is counted in the singular is joined by another word for those counted.
    if (!number && person?.row.number === "one" && isCounted(reading, index)) continue;
    if (
      number &&
      person &&
      countsPeople(number, reading) &&
      !reading.at(person.to, "toll_word").some((hit) => way(hit, "count"))
    ) {
      sum += Number(number.value);
      from = index = person.to - 1;
    } else if (
      !number &&
      person?.lead === "و" &&
      named(person, reading) !== null &&
      !reading.at(person.to, "toll_word").some((hit) => way(hit, "count"))
    ) {
      sum += named(person, reading)!;
      from = index = person.to - 1;
    }
  }
  return sum;
}

/** Whether a noun in the accusative goes on with one that a number from eleven on wants so. */
function isCounted(reading: Reading, index: number): boolean {
  const accusative = (at: number) => /[^ا]ا$/.test(reading.tokens[at]?.key ?? "");
  const first = accusative(index - 1) ? index - 1 : index - 2;
  const number = [first - 1, first - 2].flatMap((at) => reading.at(at, "number")).find(({to}) => to <= first);
  return accusative(index) && accusative(first) && number !== undefined && Number(number.value) > 10;
}

function counted(match: Match, reading: Reading, kind: Kind, number = match.parts.number!): TollReading | null {
  if (!countsPeople(number, reading)) return null;
  const {min, max} = bounds(number, extentOf(number, match, reading));
  const victims = personAt(reading, number.to) ?? personAt(reading, number.to + 1);
  const more = added(number.to, reading);
  const side = sideOf(number.to, reading);
  return {
    kind,
    min: min === null ? null : min + more,
    max: max === null ? null : max + more,
    victims: victims?.value ?? null,
    ...(/^(اخر|اخران|اخرون|اخرين)$/.test(reading.tokens[number.to]?.key ?? "") && {others: true}),
    ...(isSome(number, reading) && {some: true}),
    ...(side !== null && {side})
  };
}

/** The group that those counted before token `from` belong to: «18 عنصرا من جبهة النصرة». */
function sideOf(from: number, reading: Reading): string | null {
  for (let index = from; index < Math.min(from + 5, reading.tokens.length); index++) {
    if (boundary.test(reading.tokens[index]!.gap)) return null;
    // «من عناصر التنظيم», «من المهاجمين»
    if (/^(التنظيم|الحركه|الجماعه|المهاجمين)$/.test(reading.tokens[index]!.key)) return "attackers";
    const side =
      reading.at(index, "actor")[0] ??
      reading.at(index, "force").find(({value}) => !["group", "unit", "person"].includes(value));
    if (side) return /^[وف]|^ب/.test(side.lead) ? null : side.value;
    if (["toll_word", "number", "trigger", "place"].some((list) => reading.at(index, list).length)) return null;
  }
  return null;
}

/** Whether "in addition to" stands before a token: «عشرة جنود إضافة إلى ثلاثة من العاملين». */
function besides(from: number, reading: Reading): boolean {
  return [2, 3].some((back) =>
    reading.at(from - back, "clause_start").some(({value, to}) => value === "list" && to === from)
  );
}

const kindOf = (hit: Hit | undefined) => hit!.value as Kind;

/** Whether tokens between two parts hold another casualty word or the number that belongs to it; days are none. */
function apart(from: number, to: number, reading: Reading): boolean {
  for (let index = from; index < to; index++) {
    const [date] = reading.at(index, "date");
    if (date) index = date.to - 1;
    else if (reading.at(index, "toll_word").length || reading.at(index, "number").length) return true;
  }
  return false;
}

/** People without a number, and those added to them: «ضابط ومجندان». */
function people(kind: Kind, person: Hit, reading: Reading): TollReading {
  const count = named(person, reading);
  const sum = count === null ? null : count + added(person.to, reading);
  return {kind, min: sum, max: sum, victims: person.value};
}

/** The death of one who is named or known. */
function somebody({to}: Hit, reading: Reading): TollReading {
  const more = added(to, reading);
  return {kind: "killed", min: 1 + more, max: 1 + more, victims: null, ...(!more && {named: true})};
}

/** Whether another clause begins within tokens `from` to `to`: what follows is told of somebody else. */
function isClause(reading: Reading, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const stops = /[،,؛;:.]/.test(reading.tokens[index]!.gap);
    if (stops || reading.at(index, "report_verb").length > 0 || reading.at(index, "trigger").length > 0) return true;
    if (reading.at(index, "boundary").some(({value}) => value === "that")) return true;
  }
  return false;
}

/** «إن جنديين قتلا»: two of whom a verb in the dual tells. */
function isPair(who: Hit, verb: Hit, reading: Reading): boolean {
  return (
    who.row.kind === "person" &&
    who.row.number === "two" &&
    way(verb, "verb") &&
    /[^وت]ا$/.test(reading.tokens[verb.from]!.key) &&
    !apart(who.to, verb.from, reading) &&
    !isClause(reading, who.to, verb.from)
  );
}

/** Whether a verb at token `to` minus one has an object: «إن جنديا قتل شخصين». */
function isDone(to: number, reading: Reading): boolean {
  return [to, to + 1].some(
    (at) =>
      reading.at(at, "number").length > 0 ||
      reading.at(at, "person").length > 0 ||
      reading.at(at, "approximate").length > 0 ||
      personAt(reading, at)?.lead === ""
  );
}

/** «نفى أن يكون العدد قد ارتفع إلى خمسة» */
function isDenied(match: Match, reading: Reading): boolean {
  for (let index = match.from - 1; index >= Math.max(0, match.from - 10); index--)
    if (reading.at(index, "report_verb").some(({value}) => value === "denial")) return true;
  return false;
}

/** Killed and injured: verbs, verbal nouns, counted nouns and idioms of the list `toll_word`, with numbers or people beside them. */
export const tolls: TollRule[] = [
  {
    name: "toll.number-casualties",
    pattern: "[<approximate>] <number> [<target>] <casualty:toll_word>",
    examples: ["20 قتيلا", "ستة قتلى", "أكثر من 50 جريحا"],
    read(match, reading) {
      const {casualty} = match.parts;
      if (!way(casualty, "count")) return null;
      const next = reading.at(match.to, "toll_word").find((hit) => hit.lead.startsWith("و") && way(hit, "count"));
      // «عشرات القتلى والجرحى» counts both together.
      if (next && next.value !== casualty!.value) return {kind: "joint", min: null, max: null, victims: null};
      const toll = counted({...match, to: match.to}, reading, kindOf(casualty));
      return toll && {...toll, victims: personAt(reading, match.to)?.value ?? toll.victims};
    }
  },
  {
    name: "toll.between-killed-and-injured",
    pattern: "[<approximate>] <number> [<target>] (بين|ما بين) <casualty:toll_word> <other:toll_word>",
    examples: ["20 شخصا بين قتيل وجريح"],
    read: () => ({kind: "joint", min: null, max: null, victims: null})
  },
  {
    name: "toll.killing-and-injuring-number",
    pattern: "<casualty:toll_word> <other:toll_word> [<approximate>] <number>",
    examples: ["مقتل وإصابة 60"],
    read: ({parts}) =>
      way(parts.casualty, "noun") && way(parts.other, "noun", "count") && parts.other!.lead === "و"
        ? {kind: "joint", min: null, max: null, victims: null}
        : null
  },
  {
    name: "toll.killed-number",
    pattern: "<casualty:toll_word> _{0,4} [<approximate>] <number>",
    examples: ["قتل 25 جنديا", "مقتل ما لا يقل عن 12 مدنيا", "أودى بحياة خمسة أشخاص"],
    read(match, reading) {
      const {casualty, number} = match.parts;
      if (
        !way(casualty, "verb", "noun", "idiom") ||
        apart(casualty!.to, match.parts.approximate?.from ?? number!.from, reading)
      )
        return null;
      // «أصاب ثلاثة آخرين»; it hits houses as well.
      const people =
        personAt(reading, number!.to) ?? /^(اخرين|منهم|بجروح)$/.exec(reading.tokens[number!.to]?.key ?? "");
      if (/^و?ف?اصاب(ت|وا|ا)?$/.test(reading.tokens[casualty!.from]!.key) && !people) return null;
      // «قتل جندي في 3 هجمات»: whoever stands between is what is counted.
      for (let index = casualty!.to; index < number!.from; index++) if (personAt(reading, index)) return null;
      return counted(match, reading, kindOf(casualty));
    }
  },
  {
    name: "toll.met-their-death",
    pattern: "<casualty:toll_word> [<approximate>] <number> _{0,14} (مصرعهم|حتفهم)",
    examples: ["لقي 5 أشخاص مصرعهم", "لقي 24 عنصرا من ميليشيات الحوثي المتمردة وعناصر الرئيس المخلوع علي صالح مصرعهم"],
    read: (match, reading) => (way(match.parts.casualty, "split") ? counted(match, reading, "killed") : null)
  },
  {
    name: "toll.met-his-death",
    pattern: "<casualty:toll_word> <target> _{0,5} (مصرعه|حتفه|مصرعها|حتفها|مصرعهما|حتفهما|مصرعهم|حتفهم)",
    examples: ["لقي جندي مصرعه", "لقي مدنيان مصرعهما", "لقي ضابط ومجندان مصرعهم"],
    read: ({parts}, reading) =>
      way(parts.casualty, "split") && parts.target!.row.kind === "person"
        ? people("killed", parts.target!, reading)
        : null
  },
  {
    name: "toll.one-of-them",
    pattern: "<casualty:toll_word> (أحد|إحدى) <target>",
    examples: ["مقتل أحد الجنود", "إصابة أحد أفراد الحراسة"],
    read: ({parts}, reading) =>
      way(parts.casualty, "verb", "noun")
        ? {
            kind: kindOf(parts.casualty),
            min: 1,
            max: 1,
            victims: parts.target!.value,
            side: sideOf(parts.target!.from, reading) ?? undefined
          }
        : null
  },
  {
    name: "toll.one-was-killed",
    pattern: "(أحد|إحدى) <target> <casualty:toll_word>",
    examples: ["أحد المهاجمين قتل", "إحدى النساء أصيبت"],
    read: ({parts}) =>
      way(parts.casualty, "verb") && !parts.casualty!.lead
        ? {kind: kindOf(parts.casualty), min: 1, max: 1, victims: parts.target!.value}
        : null
  },
  {
    name: "toll.killed-person",
    pattern: "<casualty:toll_word> [(فيها|فيه|خلالها|خلاله)] <target>",
    examples: ["مقتل جندي", "استشهاد طفلين", "أصيب شرطي", "قضي فيها مدنيون"],
    read({parts}, reading) {
      if (!way(parts.casualty, "verb", "noun", "idiom") || parts.target!.row.kind !== "person" || parts.target!.lead)
        return null;
      return people(kindOf(parts.casualty), parts.target!, reading);
    }
  },
  {
    name: "toll.assassinated",
    pattern: "<trigger=assassination> [<force>] [<force>] _{0,1} <target>",
    examples: ["اغتال مسلحون مجهولون صحافيا", "اغتيل ضابط", "اغتال ملثمون العقيد"],
    read({parts}, reading) {
      const {trigger, target} = parts;
      if (trigger!.row.as !== "past" || target!.row.kind !== "person" || /[بلك]/.test(target!.lead.slice(0, 1)))
        return null;
      // Whoever does it is no victim: «اغتال مسلحون».
      const subject = reading.at(target!.from, "force").length > 0 || target!.value === "attacker";
      return subject || apart(trigger!.to, target!.from, reading) ? null : people("killed", target!, reading);
    }
  },
  {
    name: "toll.of-somebody",
    pattern: "<casualty:toll_word> [<title>] [<target>] (<person>|<name>)",
    examples: ["مقتل العقيد محمد علي", "استشهاد الشيخ أحمد ياسين", "مقتل القيادي محمد علي"],
    read({parts: {casualty, person, name}}, reading) {
      const who = (person ?? name)!;
      return way(casualty, "noun") && kindOf(casualty) === "killed" && who.lead === "" ? somebody(who, reading) : null;
    }
  },
  {
    name: "toll.an-officer-was-killed",
    pattern: "<casualty:toll_word> _{0,5} <person>",
    examples: ["قتل مدير منفذ المدينة العقيد عبد الله محمد", "استشهد قائد الكتيبة العقيد محمد علي"],
    read({parts: {casualty, person}}, reading) {
      // «قتل» is read as a passive where an office or a rank follows and nobody else: «قتل التنظيم فلانا» has a subject.
      const verb = /^[وف]?(قتل|استشهد|اغتيل)$/.test(reading.tokens[casualty!.from]!.key) && way(casualty, "verb");
      if (!verb || person!.lead || isClause(reading, casualty!.to, person!.from + 1) || isDone(person!.to, reading))
        return null;
      const titled = ["title", "office"].some(
        (list) => reading.at(casualty!.to, list).length > 0 || reading.at(person!.from, list).length > 0
      );
      for (let index = casualty!.to; index < person!.from; index++)
        if (
          ["actor", "force", "number", "toll_word", "target"].some(
            (list) => reading.at(index, list).length > 0 && !reading.at(index, "title").length
          )
        )
          return null;
      return titled ? somebody(person!, reading) : null;
    }
  },
  {
    name: "toll.of-the-one",
    pattern: "<casualty:toll_word> <target>",
    examples: ["مقتل السائق", "استشهاد الجندي"],
    read: ({parts: {casualty, target}}, reading) =>
      way(casualty, "noun") &&
      kindOf(casualty) === "killed" &&
      target!.row.kind === "person" &&
      target!.row.number === "one" &&
      target!.lead === "ال"
        ? {...somebody(target!, reading), victims: target!.value}
        : null
  },
  {
    name: "toll.somebody-was-killed",
    pattern: "(أن|إن) (<target>|<person>|<name>) _{0,12} <casualty:toll_word>",
    examples: [
      "إن جنرالا كبيرا في الجيش البوروندي قتل يوم الأحد",
      "أن العقيد محمد علي قتل في انفجار",
      "إن جنديين قتلا اليوم"
    ],
    read({parts: {casualty, target, person, name}}, reading) {
      const [who, verb] = [(person ?? name ?? target)!, casualty!];
      if (who === target && isPair(who, verb, reading)) return people(kindOf(verb), who, reading);
      const one = who !== target || (who.row.kind === "person" && who.row.number === "one");
      if (!one || !way(verb, "verb") || verb.value !== "killed" || /(وا|ت|ا)$/.test(reading.tokens[verb.from]!.key))
        return null;
      if (apart(who.to, verb.from, reading) || isClause(reading, who.to, verb.from) || isDone(verb.to, reading))
        return null;
      return {...somebody(who, reading), victims: target?.value ?? null};
    }
  },
  {
    // An attempt kills nobody.
    name: "toll.assassination-of",
    pattern: "<trigger=assassination> [<title>] (<target>|<person>|<name>)",
    examples: ["اغتيال ضابط", "اغتيال العقيد محمد علي"],
    read({parts: {trigger, target, person, name}, from}, reading) {
      const who = (person ?? name ?? target)!;
      const one = who !== target || (who.row.kind === "person" && who.row.number === "one" && /^(ال)?$/.test(who.lead));
      const tried = [from - 1, from - 2].some(
        (at) => reading.at(at, "outcome").length > 0 || /^محاول/.test(reading.tokens[at]?.key ?? "")
      );
      return one &&
        trigger!.row.as !== "past" &&
        trigger!.row.as !== "present" &&
        trigger!.row.number !== "many" &&
        !tried
        ? {...somebody(who, reading), victims: target?.value ?? null}
        : null;
    }
  },
  {
    name: "toll.someone-killed",
    pattern: "<casualty:toll_word> <subject:target> _{0,6} [<approximate>] (<number>|<object:target>)",
    examples: ["قتل مسلح شخصين", "قتل شرطي في نابلس فلسطينيين اثنين", "قتل مسلح خمسة أشخاص"],
    read(match, reading) {
      const {casualty, subject, number, object} = match.parts;
      const armed = ["armed_group", "attacker", "security_forces", "military"].includes(subject!.value);
      if (!way(casualty, "verb") || subject!.row.kind !== "person" || subject!.lead || !armed) return null;
      // Between whoever kills and the killed may stand who he is, where and when.
      for (let index = subject!.to; index < (match.parts.approximate ?? number ?? object)!.from; index++) {
        const known = ["place", "country_form", "place_kind", "direction", "force"].some(
          (list) => reading.at(index, list).length > 0
        );
        const [date] = reading.at(index, "date");
        if (!known && !date && !reading.tokens[index]!.key.startsWith("في")) return null;
        index = Math.max(index, ...reading.at(index, "place").map(({to}) => to - 1), date ? date.to - 1 : 0);
      }
      const two = /ين$/.test(reading.tokens[object?.from ?? 0]!.key) && object?.row.kind === "person" && !object.lead;
      const counts = number && (personAt(reading, number.to) ?? sideOf(number.to, reading));
      const toll = number
        ? !number.lead && counts && counted(match, reading, kindOf(casualty))
        : two && object.row.number === "two" && people(kindOf(casualty), object, reading);
      return toll ? {...toll, deed: true} : null;
    }
  },
  {
    name: "toll.and-number-of",
    pattern: "<number> من",
    examples: [
      "مقتل 13 حوثيا و3 من المقاومة",
      "قتل 18 من الحوثيين وخمسة من رجال المقاومة",
      "استشهاد عشرة جنود إضافة إلى ثلاثة من العاملين"
    ],
    read(match, reading) {
      const {number} = match.parts;
      if (number!.lead !== "و" && reading.tokens[number!.from - 1]?.key !== "و" && !besides(number!.from, reading))
        return null;
      let first = false;
      for (let index = number!.from - 1; index >= Math.max(0, number!.from - 14); index--) {
        if (boundary.test(reading.tokens[index + 1]!.gap)) return null;
        first ||= reading.at(index, "number").length > 0;
        const word = reading.at(index, "toll_word").find((hit) => way(hit, "verb", "noun", "idiom", "split"));
        if (word && first) {
          const toll = counted({...match, from: number!.from}, reading, kindOf(word));
          return toll && {...toll, plus: true};
        }
        if (reading.at(index, "trigger").length || word) return null;
      }
      return null;
    }
  },
  {
    name: "toll.others",
    pattern: "<casualty:toll_word> [<approximate>] (آخر|آخران|آخرين)",
    examples: ["وأصيب آخر"],
    read({parts}, reading) {
      const word = reading.tokens[parts.casualty!.to]!.key;
      const count = word === "اخر" ? 1 : word === "اخران" ? 2 : null;
      return way(parts.casualty, "verb", "noun")
        ? {kind: kindOf(parts.casualty), min: count, max: count, victims: null}
        : null;
    }
  },
  {
    name: "toll.two",
    pattern: "<casualty:toll_word>",
    examples: ["سقوط قتيلين", "خلفا قتيلين"],
    read: ({parts}, reading) =>
      // مصابين is the plural in the genitive more often than the dual.
      way(parts.casualty, "count") && parts.casualty!.row.number === "two" && !isPlural(parts.casualty!, reading)
        ? {kind: kindOf(parts.casualty), min: 2, max: 2, victims: null}
        : null
  },
  {
    name: "toll.fell-one",
    pattern: "(سقوط|سقط|خلف|خلفت|أوقع|أوقعت|عن) <casualty:toll_word>",
    examples: ["سقوط قتيل", "أسفر عن قتيل"],
    read: ({parts}) =>
      way(parts.casualty, "count") && parts.casualty!.row.number === "one"
        ? {kind: kindOf(parts.casualty), min: 1, max: 1, victims: null}
        : null
  },
  {
    name: "toll.one-and-number",
    pattern: "<casualty:toll_word> [و] <number> <other:toll_word>",
    examples: ["قتيل و3 جرحى"],
    read: (match, reading) => {
      const {casualty, other} = match.parts;
      return way(casualty, "count") && way(other, "count") && casualty!.row.number === "one"
        ? counted(match, reading, kindOf(other))
        : null;
    }
  },
  {
    name: "toll.number-were-killed",
    pattern: "[<approximate>] <number> _{0,8} <casualty:toll_word>",
    examples: ["25 من قوات الصاعقة قتلوا", "390 مقاتلا كرديا من حزب العمال قتلوا"],
    read(match, reading) {
      const {casualty, number} = match.parts;
      const plural = /وا$/.test(reading.tokens[casualty!.from]!.key) && casualty!.lead === "";
      if (!way(casualty, "verb") || !plural || apart(number!.to, casualty!.from, reading)) return null;
      return counted(match, reading, kindOf(casualty));
    }
  },
  {
    name: "toll.number-among-them-were-killed",
    pattern: "[<approximate>] <number> _{0,3} , (بينهم|منهم|بينها|بينهن) _{0,6} , <casualty:toll_word>",
    examples: ["22 مسلحا، بينهم أربعة قادة، قتلوا"],
    read: (match, reading) =>
      way(match.parts.casualty, "verb") ? counted(match, reading, kindOf(match.parts.casualty)) : null
  },
  {
    name: "toll.rose-to",
    pattern:
      "(حصيلة|عدد|أعداد|إجمالي|حالات) _{0,2} <casualty:toll_word> _{0,12} [, _{0,14}] (إلى|بلغ|بلغت|يبلغ|على|تجاوز|تخطى) [<approximate>] <number>",
    examples: ["ارتفعت حصيلة قتلى المعارك إلى 11 شخصا", "عدد الضحايا بلغ 30"],
    read(match, reading) {
      const {casualty} = match.parts;
      if (!way(casualty, "count") || isDenied(match, reading)) return null;
      const toll = counted(match, reading, kindOf(casualty));
      const side = toll && (toll.side ?? sideOf(casualty!.to, reading));
      return toll && {...toll, ...(side && {side})};
    }
  },
  {
    name: "toll.attackers-among-them",
    pattern: "(بينهم|منهم|بينها|هم|فيهم|ضمنهم) _{0,14} [, _{0,8}] [, _{0,8}] <number> [من] <victim:target=attacker>",
    examples: [
      "بينهم ثلاثة مهاجمين",
      "هم أربعة عسكريين وخمسة موظفين وأربعة مهاجمين",
      "بينهم خمسة جنود، وأربعة من المهاجمين"
    ],
    read: (match, reading) => {
      const toll = counted(match, reading, "killed");
      return toll && {...toll, victims: "attacker", within: true};
    }
  },
  {
    name: "toll.attacker-among-them",
    pattern: "(بينهم|منهم|بينها|هم|فيهم|ضمنهم) _{0,4} <victim:target=attacker>",
    examples: ["بينهم الانتحاري", "بمن فيهم منفذ الهجوم", "بينهم المهاجمان"],
    read({parts}, reading) {
      const count = named(parts.victim!, reading);
      return count === null ? null : {kind: "killed", min: count, max: count, victims: "attacker", within: true};
    }
  },
  {
    name: "toll.rose",
    pattern:
      "(ارتفع|ارتفعت|ارتفاع|وصل|وصلت|وصول|زاد) إلى [<approximate>] <number> (عدد|أعداد|حصيلة) _{0,1} <casualty:toll_word>",
    examples: ["ارتفع إلى 30 عدد قتلى التفجير"],
    read: (match, reading) =>
      way(match.parts.casualty, "count") && !isDenied(match, reading)
        ? counted(match, reading, kindOf(match.parts.casualty))
        : null
  },
  {
    name: "toll.put-to-death",
    pattern: "<trigger=execution> _{0,5} [, _{1,7} ,] [<approximate>] <number>",
    examples: ["إعدام تنظيم داعش أكثر من 2000 شخص", "ذبح 21 قبطيا", "أعدمت الحركة، في بلدة أخرى، ثلاثة رجال"],
    read: (match, reading) =>
      apart(match.parts.trigger!.to, match.parts.approximate?.from ?? match.parts.number!.from, reading)
        ? null
        : counted(match, reading, "killed")
  },
  {
    name: "toll.killed-him",
    pattern: "(<trigger=execution>|<trigger=assassination>|<casualty:toll_word>)",
    examples: ["وأعدمه بالرصاص", "اغتاله مسلحون", "قتله التنظيم"],
    read({parts: {trigger, casualty}}, reading) {
      const hit = (trigger ?? casualty)!;
      const verb = /^(past|present)$/.test(String(hit.row.as)) && hit.row.object === "yes";
      // «قتلة» is folded like «قتله», and «قتله» is a noun too where nobody follows who did it.
      const {text} = reading.tokens[hit.from]!;
      const by = [hit.to, hit.to + 1].some((at) => ["force", "actor"].some((list) => reading.at(at, list).length > 0));
      if (!verb || !/[^ا]ه$/.test(text) || (casualty && (casualty.value !== "killed" || !by))) return null;
      return {kind: "killed", min: 1, max: 1, victims: null, named: true};
    }
  }
];

import type {TollRule} from "../../casualties.js";
import type {Hit} from "../../lexicon.js";
import type {Reading} from "../../rules.js";
import {added, apart, counted, follows, kindOf, people, personAt, sideOf, somebody, way} from "./toll-counts.js";

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
  // «قتل واعتقل 16 شخصا»: the object is that of another verb.
  const joined = reading.tokens[to]?.stems.some(({lead}) => lead === "و") && !reading.at(to, "number").length;
  return (joined ? [to] : [to, to + 1]).some(
    (at) =>
      reading.at(at, "number").length > 0 ||
      reading.at(at, "person").length > 0 ||
      reading.at(at, "approximate").length > 0 ||
      personAt(reading, at)?.lead === ""
  );
}

/** «تمكن من قتل القيادي»: behind a preposition what may be a verb is a noun. */
function isKilling({from}: Hit, {tokens}: Reading): boolean {
  return tokens[from]!.key === "قتل" && /^(من|عن|الى|في|بعد|قبل|علي)$/.test(tokens[from - 1]?.key ?? "");
}

/** People killed or injured of whom a text tells one by one: named, or by what they are, without a number. */
export const ofPeople: TollRule[] = [
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
    examples: [
      "مقتل العقيد محمد علي",
      "استشهاد الشيخ أحمد ياسين",
      "مقتل القيادي محمد علي",
      "تمكن من قتل العقيد محمد علي"
    ],
    read({parts: {casualty, person, name}}, reading) {
      const who = (person ?? name)!;
      const noun = way(casualty, "noun") || isKilling(casualty!, reading);
      return noun && kindOf(casualty) === "killed" && who.lead === "" ? somebody(who, reading) : null;
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
      "إن جنديين قتلا اليوم",
      "إن جنديين وحارسا قتلوا في انفجار"
    ],
    read({parts: {casualty, target, person, name}}, reading) {
      const [who, verb] = [(person ?? name ?? target)!, casualty!];
      if (who === target && isPair(who, verb, reading)) return people(kindOf(verb), who, reading);
      // «إن جنديين وحارسا قتلوا»
      const all =
        who === target &&
        who.row.kind === "person" &&
        way(verb, "verb") &&
        follows(verb, reading) &&
        added(who.to, reading);
      if (
        all &&
        !apart(who.to, verb.from, reading) &&
        !isClause(reading, who.to, verb.from) &&
        !isDone(verb.to, reading)
      )
        return people(kindOf(verb), who, reading);
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
    name: "toll.fighters-killed",
    pattern: "<casualty:toll_word> <subject:force> [<approximate>] (<number>|<object:target>)",
    examples: ["قتل المتمردون جنديين", "وقتل المسلحون ثلاثة من رجال الشرطة"],
    read(match, reading) {
      const {casualty, subject, number, object} = match.parts;
      // Only the nominative says that they killed and were not killed.
      const fighters = reading.at(subject!.from, "force").some(({value}) => value === "person");
      const killers = fighters && /^ال.+ون$/.test(reading.tokens[subject!.from]!.key);
      if (!way(casualty, "verb") || !/^[وف]?(قتل|اصاب|جرح)$/.test(reading.tokens[casualty!.from]!.key) || !killers)
        return null;
      const toll = number
        ? !number.lead && counted(match, reading, kindOf(casualty))
        : object!.row.kind === "person" && !object!.lead && people(kindOf(casualty), object!, reading);
      return toll ? {...toll, deed: true} : null;
    }
  },
  {
    name: "toll.forces-killed",
    pattern: "<casualty:toll_word> (<actor>|<subject:force>) _{0,4} <object:target>",
    examples: ["قتل الجيش الإسرائيلي فلسطينيا", "قتلت الشرطة أمس شابا"],
    read({parts: {casualty, actor, subject, object}}, reading) {
      const side = (actor ?? subject)!;
      const group = actor ? !side.lead : ["state", "group", "unit"].includes(side.value);
      // Only the accusative says that they killed.
      const accusative = /[^اه]ا$/.test(reading.tokens[object!.from]!.key) && !object!.lead;
      if (!way(casualty, "verb") || !/^[وف]?قتلت?$/.test(reading.tokens[casualty!.from]!.key) || !group) return null;
      if (object!.row.kind !== "person" || object!.row.number !== "one" || !accusative) return null;
      if (apart(side.to, object!.from, reading) || isClause(reading, side.to, object!.from)) return null;
      return {...people("killed", object!, reading), deed: true};
    }
  },
  {
    name: "toll.shot-dead",
    pattern: "(أرداه|أرداها|أردته|أردتها|أردوه|أردوها|أرداهما|أردوهما) (قتيلا|قتيلة|قتيلين)",
    examples: ["وأرداه قتيلا", "فأردوهما قتيلين"],
    read({to}, reading) {
      const count = reading.tokens[to - 1]!.key.endsWith("ين") ? 2 : 1;
      return {kind: "killed", min: count, max: count, victims: null};
    }
  },
  {
    name: "toll.assassinated-official",
    pattern: "<trigger=assassination> [<force>] [<force>] <office>",
    examples: ["اغتال مسلحون مدير الأمن", "اغتال مسلحون مجهولون محافظ المدينة", "اغتيل وزير الدفاع"],
    read: ({parts: {trigger, office}}, reading) =>
      trigger!.row.as === "past" && office!.lead === "" ? somebody(office!, reading) : null
  }
];

import type {TollRule} from "../../casualties.js";
import type {Reading} from "../../rules.js";
import {apart, boundary, counted, follows, kindOf, people, personAt, sideOf, way} from "./toll-counts.js";

/** Whether tokens `from` to `to` tell of nothing else: no attack, nothing that is said. */
function isQuiet(reading: Reading, from: number, to: number): boolean {
  for (let index = from; index < to; index++)
    if (
      ["trigger", "toll_word"].some((list) => reading.at(index, list).length > 0) ||
      reading.at(index, "boundary").some(({value}) => value === "that")
    )
      return false;
  return true;
}

/** Words after which a verb of dying has no object. */
const circumstances =
  /^(في|خلال|اثناء|اثر|جراء|نتيجه|بسبب|برصاص|بنيران|بقصف|بانفجار|بتفجير|بغاره|بهجوم|متاثرا|حرقا|عندما|حين|بعد|قبل|امس)$/;

/** Killed and injured whose verb and number, or whose two halves of an idiom, stand apart. */
export const apartTolls: TollRule[] = [
  {
    name: "toll.took-lives",
    pattern:
      "(أودى|أودت|أودوا|تودي|يودي|حصد|حصدت|أزهق|أزهقت) _{1,9} (بحياة|بأرواح|أرواح) [<approximate>] (<number>|<target>)",
    examples: ["أودى الهجوم على الفندق بحياة 39 شخصا", "أودت الاشتباكات بحياة جنديين"],
    read(match, reading) {
      const {number, target, approximate} = match.parts;
      if (apart(match.from + 1, (approximate ?? number ?? target)!.from, reading)) return null;
      if (number) return counted(match, reading, "killed");
      return target!.row.kind === "person" ? people("killed", target!, reading) : null;
    }
  },
  {
    name: "toll.lost-their-lives",
    pattern: "(فقد|فقدوا|فارق|فارقوا) [<approximate>] (<number>|<target>) _{0,6} (حياتهم|حياته|حياتها|الحياة)",
    examples: ["فقد 5 أشخاص حياتهم", "فارق ثلاثة مدنيين الحياة", "فارق جندي الحياة"],
    read: (match, reading) => {
      const {number, target} = match.parts;
      if (number) return counted(match, reading, "killed");
      return target!.row.kind === "person" ? people("killed", target!, reading) : null;
    }
  },
  {
    name: "toll.number-who-were-killed",
    pattern: "[<approximate>] <number> _{1,10} , _{1,5} [, _{0,3}] <casualty:toll_word>",
    examples: ["ثلاثة جنود ضمن القوات، يحملون الجنسية الإماراتية قتلوا", "7 من المسلحين، على الأقل، قتلوا"],
    read(match, reading) {
      const {casualty, number} = match.parts;
      const fighters = [number!.to, number!.to + 1].flatMap((at) => reading.at(at, "force"));
      const counts = personAt(reading, number!.to) ?? fighters[0] ?? sideOf(number!.to, reading);
      if (
        !way(casualty, "verb") ||
        !follows(casualty!, reading) ||
        !counts ||
        apart(number!.to, casualty!.from, reading)
      )
        return null;
      return isQuiet(reading, number!.to, casualty!.from) ? counted(match, reading, kindOf(casualty)) : null;
    }
  },
  {
    name: "toll.attack-killed-number",
    pattern:
      "<casualty:toll_word> [(موجة|سلسلة) من] [(نيران|شظايا)] (<trigger>|<weapon>) _{1,9} [<approximate>] <number> (<target>|من)",
    examples: [
      "قتلت موجة من الهجمات على الشرطة في كابول 50 شخصا",
      "قتل الهجوم على الفندق في المدينة 12 مدنيا",
      "قتلت قذائف سقطت على سوق في المدينة 12 مدنيا"
    ],
    read(match, reading) {
      const {casualty, trigger, number, approximate} = match.parts;
      if (!way(casualty, "verb") || trigger?.row.as === "past" || trigger?.row.as === "present") return null;
      for (let index = casualty!.to; index < number!.from; index++)
        if (boundary.test(reading.tokens[index]!.gap)) return null;
      return apart(casualty!.to, (approximate ?? number)!.from, reading)
        ? null
        : counted(match, reading, kindOf(casualty));
    }
  },
  {
    name: "toll.who-was-killed",
    pattern: "(الذي|والذي) [قد] <casualty:toll_word> _{0,1}",
    examples: ["الذي قتل في معارك", "والذي استشهد في التفجير", "الذي قضى حرقا", "الذي لقي حتفه في المواجهات"],
    read({parts: {casualty}, from}, reading) {
      const {tokens} = reading;
      const after = tokens[casualty!.to];
      const dies = /^(قتل|استشهد|قضي|لقي)$/.test(tokens[casualty!.from]!.key) && way(casualty, "verb");
      if (!dies || !after || /[،,؛;:.]/.test(after.gap) || !circumstances.test(after.key)) return null;
      // «الهجوم الذي قتل في بغداد خمسة», «الانفجار الذي قتل أمس»: an attack kills others.
      for (let index = casualty!.to; index < Math.min(casualty!.to + 6, tokens.length); index++) {
        if (boundary.test(tokens[index]!.gap)) break;
        if (reading.at(index, "number").length && !reading.at(index, "date").length) return null;
      }
      for (let index = Math.max(0, from - 2); index < from; index++)
        if (reading.at(index, "trigger").length > 0 || reading.at(index, "weapon").length > 0) return null;
      return {kind: "killed", min: 1, max: 1, victims: null, named: true};
    }
  },
  {
    name: "toll.died-of-wounds",
    pattern: "<target> _{0,3} (توفي|توفيت|قضى|مات) متأثرا",
    examples: ["إن شابا فلسطينيا توفي متأثرا بجراحه"],
    read: ({parts: {target}}) =>
      target!.row.kind === "person" && target!.row.number === "one"
        ? {kind: "killed", min: 1, max: 1, victims: target!.value, named: true}
        : null
  },
  {
    name: "toll.its-victim",
    pattern: "(راح|راحت|ذهب) (ضحيته|ضحيتها) <target>",
    examples: ["راح ضحيته الطفل", "راح ضحيتها جنديان"],
    read: ({parts: {target}}, reading) =>
      target!.row.kind === "person" && /^(ال)?$/.test(target!.lead) ? people("killed", target!, reading) : null
  },
  {
    name: "toll.killed-and-injured-number",
    pattern: "<casualty:toll_word> <other:toll_word> [<approximate>] <number>",
    examples: ["قتل وأصيب 15 شخصا", "قتل وجرح نحو 20"],
    // «إن جنديا قتل وجرح اثنان آخران» counts those injured alone.
    read: ({parts: {casualty, other}, to}, {tokens}) =>
      way(casualty, "verb") &&
      way(other, "verb") &&
      other!.lead === "و" &&
      casualty!.value !== other!.value &&
      !/^(اخر|اخرا|اخران|اخرون|اخرين)$/.test(tokens[to]?.key ?? "")
        ? {kind: "joint", min: null, max: null, victims: null}
        : null
  },
  {
    name: "toll.another-one",
    pattern: "<casualty:toll_word> <ordinal>",
    examples: ["وأصيب ثالث", "وقتل رابع"],
    read: ({parts: {casualty, ordinal}, to}, reading) =>
      way(casualty, "verb") &&
      ordinal!.lead === "" &&
      /^(ثان|ثاني|ثالث|رابع|خامس|سادس)$/.test(reading.tokens[ordinal!.from]!.key) &&
      (!reading.tokens[to] || boundary.test(reading.tokens[to]!.gap) || !personAt(reading, to))
        ? {kind: kindOf(casualty), min: 1, max: 1, victims: null, others: true}
        : null
  },
  {
    name: "toll.amounted-to",
    pattern: "(بلغ|بلغت) (عدد|أعداد|حصيلة) _{0,1} <casualty:toll_word> _{0,6} [<approximate>] <number>",
    examples: ["بلغ عدد قتلى الهجوم في كابول 44", "بلغت حصيلة ضحايا القصف 20"],
    read: (match, reading) => {
      const {casualty, number, approximate} = match.parts;
      return way(casualty, "count") && !apart(casualty!.to, (approximate ?? number)!.from, reading)
        ? counted(match, reading, kindOf(casualty))
        : null;
    }
  }
];

import type {ReportGrammar} from "../../accounts.js";
import type {Hit} from "../../lexicon.js";
import type {Match, Reading} from "../../rules.js";
import type {TriggerRule} from "../../triggers.js";
import {isSubjectOf} from "./sides.js";
import {tolls} from "./tolls.js";
import {unreal} from "./unreal.js";
import {which} from "./which.js";

const strong = (type: string) => ({type, force: "strong" as const});

/** The type that a weapon stands for, if it is one of these. */
function typed(weapon: Hit, ...types: string[]): ReturnType<typeof strong> | null {
  const type = String(weapon.row.type ?? "");
  return types.includes(type) ? strong(type) : null;
}

/** Whether another verb stands between a verb and the preposition that it wants: «سيطر عليها ثم شن هجوما على». */
function endsAtVerb({from, to}: Match, reading: Reading): boolean {
  for (let index = from + 1; index < to - 1; index++) {
    // «السيطرة عليه قد تعزز»: what was taken is named already.
    if (/^علي(ه|ها|هم|هما)$/.test(reading.tokens[index]!.key)) return true;
    // «سيطرته» could be a verb too.
    if (/^(ال)?(سيطر|قبض)/.test(reading.tokens[index]!.key)) continue;
    const acts = ["trigger", "role", "report_verb", "toll_word"].some((list) =>
      reading.at(index, list).some(({row, lead}) => /^(past|present)$/.test(String(row.as)) && /^[وف]?$/.test(lead))
    );
    if (acts) return true;
  }
  return false;
}

/** Whether a verb of blowing up has a building as its object, or a pronoun for one and who did it after it. */
function blowsUp({from, to, lead, row}: Hit, reading: Reading): boolean {
  if (reading.at(from, "date").length) return false;
  const at = (index: number, list: string) => reading.at(index, list).filter((hit) => /^(ال)?$/.test(hit.lead));
  if (row.object === "yes") return lead === "" && ["actor", "force"].some((list) => at(to, list).length > 0);
  for (let index = to; index < Math.min(to + 6, reading.tokens.length); index++) {
    const {key, gap} = reading.tokens[index]!;
    if (/[،,؛;:.]/.test(gap) || /^(في|على|من|الى|عند|قرب)$/.test(key)) return false;
    const building = at(index, "target").some((hit) => hit.row.kind === "place");
    // «فجر مسجد» could be the dawn of one.
    if (building) return index > to || !reading.tokens[from]!.key.endsWith("فجر");
  }
  return false;
}

/** Whether a verb of driving out has armed people as its object and a town after "from". */
function drivesOut({to, lead}: Hit, reading: Reading): boolean {
  if (/ال|^[وف]?ل/.test(lead)) return false;
  let armed = false;
  for (let index = to; index < Math.min(to + 8, reading.tokens.length - 1); index++) {
    const {key, gap} = reading.tokens[index]!;
    if (/[،,؛;:.]/.test(gap)) return false;
    armed ||= ["actor", "force"].some((list) => reading.at(index, list).length > 0);
    if (key === "من")
      return (
        armed &&
        [index + 1, index + 2, index + 3].some((at) => reading.at(at, "place").some(({value}) => value.length > 2))
      );
  }
  return false;
}

/** A verb and what it is done with, the subject between them. */
const triggers: TriggerRule[] = [
  {
    name: "trigger.fired",
    pattern: "<launch=fire> _{1,5} [,] (النار|الرصاص|النيران|نيران|نار|رصاص)",
    examples: ["أطلق مسلحون النار", "أطلقت امرأتان النار", "فتح مجهولون النار", "فتح مسلحان صباح اليوم، النار"],
    read: () => strong("armed_assault")
  },
  {
    name: "trigger.launched",
    pattern: "<launch=fire> _{1,5} <weapon>",
    examples: ["أطلقت الميليشيا صواريخ", "أطلق مسلحون قذائف"],
    read: ({parts}) => typed(parts.weapon!, "shelling", "armed_assault")
  },
  {
    name: "trigger.were-launched",
    pattern: "<weapon> _{0,2} <launch=fire>",
    examples: ["صواريخ أطلقت", "ثلاثة صواريخ أُطلقت"],
    read: ({parts}) => (parts.launch!.row.as === "past" ? typed(parts.weapon!, "shelling") : null)
  },
  {
    name: "trigger.blew-up",
    pattern: "<launch=blow> _{1,9} (نفسه|نفسها|نفسيهما|أنفسهم|حزامه|حزاما|سترته)",
    examples: ["فجر انتحاري نفسه", "فجرت امرأة نفسها"],
    read: () => strong("suicide_bombing")
  },
  {
    name: "trigger.set-off",
    pattern: "<launch=blow> _{0,3} <weapon>",
    examples: ["فجر مسلحون سيارة مفخخة"],
    read: ({parts}) => typed(parts.weapon!, "suicide_bombing", "vehicle_bombing", "ied", "bombing")
  },
  {
    name: "trigger.blew-it-up",
    // «فجر» alone is the dawn as well.
    pattern: "<launch=blow>",
    examples: ["فجر التنظيم مسجدا", "وفجروا ثلاثة منازل", "فجرت القوات منزل المنفذ", "مشروع فجره التنظيم"],
    read: ({parts}, reading) =>
      parts.launch!.row.as === "past" && blowsUp(parts.launch!, reading) ? strong("bombing") : null
  },
  {
    name: "trigger.threw",
    pattern: "<launch=throw> _{0,9} <weapon>",
    examples: [
      "ألقى مجهولون قنبلة",
      "ألقت مروحيات النظام براميل متفجرة",
      "إلقاء مروحيات الجيش ما لا يقل عن 2000 برميل متفجر"
    ],
    read: ({parts}) => typed(parts.weapon!, "airstrike", "arson", "bombing", "ied")
  },
  {
    name: "trigger.hit-a-mine",
    pattern: "<launch=hit> _{0,5} <weapon>",
    examples: ["انفجر لغم", "اصطدمت آليتهم بعبوة ناسفة", "صدمت عبوة ناسفة"],
    read: ({parts}) => typed(parts.weapon!, "ied", "vehicle_bombing")
  },
  {
    name: "trigger.fell",
    pattern: "<launch=fall> _{0,4} <weapon>",
    examples: ["سقوط عدة صواريخ", "سقطت قذيفتا هاون", "سقوط عشرات القذائف", "سقوط أكثر من 160 قذيفة"],
    read: ({parts}) => typed(parts.weapon!, "shelling")
  },
  {
    name: "trigger.came-under",
    pattern: "<role=suffered> _{1,14} <weapon>",
    examples: ["تعرضت القرية أمس لمقذوفات حوثية", "تعرضت بلدة في الجنوب لقذائف مدفعية"],
    read: ({parts}) =>
      /^[وف]?ل/.test(parts.weapon!.lead) ? typed(parts.weapon!, "shelling", "airstrike", "armed_assault", "ied") : null
  },
  {
    name: "trigger.came-under-fire",
    pattern: "<role=suffered> _{1,14} (النيران|نيران|الرصاص|رصاص|وابل)",
    examples: ["تعرضت أول دفعة من القوات للنيران", "تعرضت السيارة لوابل من الرصاص"],
    read: ({to}, {tokens}) => (/^[وف]?ل/.test(tokens[to - 1]!.key) ? strong("armed_assault") : null)
  },
  {
    name: "trigger.came-under-attack",
    // Without a comma the word stands in the clause of the verb, and is read with it.
    pattern: "<role=suffered> _{1,12} , [_{1,7} ,] <trigger>",
    examples: [
      "تعرضت مناطق في محيط مدينة دوما بالغوطة الشرقية، لقصف",
      "تعرضت قرية، لغارات",
      "تعرضت مناطق في ناحية ربيعة، بريف اللاذقية الشمالي، لقصف جوي"
    ],
    read: ({parts}) =>
      /^[وف]?ل/.test(parts.trigger!.lead)
        ? {type: parts.trigger!.value, force: parts.trigger!.row.force as "strong"}
        : null
  },
  {
    name: "trigger.rained-on",
    pattern: "(أمطر|أمطرت|أمطروا|تمطر|دك|دكت|دكوا|رشق|رشقت|رشقوا) _{1,10} <weapon>",
    examples: ["أمطرت الفصائل أربع بلدات بالقذائف", "دكت القوات مواقعهم بصواريخ"],
    read: ({parts}) => (/^ب/.test(parts.weapon!.lead) ? typed(parts.weapon!, "shelling", "airstrike") : null)
  },
  {
    name: "trigger.set-fire",
    pattern: "<launch=burn> _{1,4} (النار|النيران)",
    examples: ["أضرم مستوطنون النار"],
    read: () => strong("arson")
  },
  {
    name: "trigger.held-hostages",
    pattern: "<launch=hold> _{1,5} (رهائن|رهينة)",
    examples: ["احتجز مسلحون رهائن"],
    read: () => strong("kidnapping")
  },
  {
    name: "trigger.took-control",
    pattern: "<launch=seize> _{1,14} على",
    examples: [
      "سيطرة مسلحي التنظيم على المدينة",
      "سيطر مقاتلو المعارضة على بلدة",
      "سيطر المتمردون والقوات الموالية لهم على القاعدة",
      "سيطرت القوات الموالية لحكومة الرئيس المعترف به دوليا عبد ربه منصور هادي على زنجبار"
    ],
    read: (match, reading) => (endsAtVerb(match, reading) ? null : {type: "armed_assault", force: "weak"})
  },
  {
    name: "trigger.took-it",
    pattern: "<launch=seize> (عليه|عليها|عليهما|عليهم)",
    examples: ["البلدة التي استولوا عليها", "دخل المقاتلون البلدة وسيطروا عليها"],
    // «السيطرة عليها» may be what is hoped for, and goods are no places.
    read: ({parts: {launch}}, reading) =>
      launch!.row.as === "past" && /^[وف]?$/.test(launch!.lead) && tellsOfPlace(launch!.from, reading)
        ? {type: "armed_assault", force: "weak"}
        : null
  },
  {
    name: "trigger.took-over",
    pattern: "<launch=retake> _{0,14} (السيطرة|سيطرة|سيطرته|سيطرتها|سيطرتهم|قبضته|قبضتها|قبضتهم) [الكاملة] على",
    examples: ["استعادت القوات السيطرة على المبنى", "بسط التنظيم سيطرته على المدينة", "استعادة السيطرة على مواقع"],
    // «أحكم الحزب قبضته على السلطة»: a grip of towns and sites only is one of arms.
    read: (match, reading) => {
      const grip = reading.tokens.slice(match.from, match.to).some(({key}) => /قبضت(ه|ها|هم)$/.test(key));
      return endsAtVerb(match, reading) || (grip && !isSite(match.to, reading))
        ? null
        : {type: "armed_assault", force: "weak"};
    }
  },
  {
    name: "trigger.freed",
    pattern: "(<launch=free>|<launch=retake>) _{0,3} <place>",
    examples: ["حررت القوات عدن", "تحرير مدينة عدن", "استعادة مدينة الرمادي"],
    read: ({parts}) =>
      // A country is freed in names and in speeches.
      parts.place!.value.length === 2 ||
      /ال|^[وف]?ل/.test(parts.launch!.lead) ||
      /^(بسط|فرض|أحكم)/.test(String(parts.launch!.row.past))
        ? null
        : {type: "armed_assault", force: "weak"}
  },
  {
    name: "trigger.freed-site",
    pattern: "(<launch=free>|<launch=retake>) _{0,1} (<target>|<place_kind>)",
    examples: ["استعادة معسكر لبوزة", "استعادت القوات بلدة الكرمة", "تحرير معسكر اللواء"],
    read: ({parts}) => {
      const {launch, target} = parts;
      const site = !target || target.row.kind === "place";
      return !site || /ال|^[وف]?ل/.test(launch!.lead) || /^(بسط|فرض|أحكم)/.test(String(launch!.row.past))
        ? null
        : {type: "armed_assault", force: "weak"};
    }
  },
  {
    name: "trigger.drove-out",
    pattern: "<launch=drive>",
    examples: ["طردوا الحوثيين من مدينة لودر", "طرد مسلحي التنظيم من بلدة تل أبيض", "دحر المتمردين من عدن"],
    read: ({parts}, reading) => (drivesOut(parts.launch!, reading) ? {type: "armed_assault", force: "weak"} : null)
  },
  {
    name: "trigger.fell-to",
    pattern: "<launch=fall> _{0,8} (بأيدي|بيد|بيدي|أيدي|قبضة)",
    examples: ["سقطت بأيدي عناصره", "سقوط المدينة في أيدي المسلحين", "سقوط معبر نصيب الحدودي ومدينة إدلب بيد المعارضة"],
    // «سقط عشرات من الميليشيا في قبضة المقاومة», «سقط مروج في قبضة الأمن»: people who are caught.
    read: ({parts, to}, reading) => {
      const site = Array.from({length: to - parts.launch!.to}, (_, at) => parts.launch!.to + at).some((at) =>
        isSite(at, reading)
      );
      // «سقوطها»: towns are what "it" is.
      const it = reading.tokens[parts.launch!.from]!.key.endsWith("ها");
      const caught = to - parts.launch!.to > 5 || (reading.tokens[to - 1]!.key.endsWith("قبضه") && !it);
      return caught && !site ? null : {type: "armed_assault", force: "weak"};
    }
  },
  {
    name: "trigger.defused",
    pattern: "<outcome=foiled> _{0,3} <weapon>",
    examples: ["إبطال مفعول عبوة ناسفة", "تفكيك سيارة مفخخة", "أبطلت قوات الأمن مفعول عبوة"],
    read: ({parts}) =>
      /^[أإ]?(بطال|بطل|تفكيك|فكك)/.test(String(parts.outcome!.row.past || parts.outcome!.row.form))
        ? typed(parts.weapon!, "ied", "vehicle_bombing", "bombing", "suicide_bombing")
        : null
  }
];

/** Whether a place, or a word for one, stands at token `index`. */
function isSite(index: number, reading: Reading): boolean {
  return (
    reading.at(index, "place").length > 0 ||
    reading.at(index, "place_kind").length > 0 ||
    reading.at(index, "target").some(({row}) => row.kind === "place")
  );
}

/** Whether one of the few words before a token is a place. */
function tellsOfPlace(from: number, reading: Reading): boolean {
  for (let index = from - 1; index >= Math.max(0, from - 8); index--)
    if (["place", "place_kind", "position"].some((list) => reading.at(index, list).length > 0)) return true;
  return false;
}

/** Verbs that make a verbal noun into what was done, by the preposition before it. */
const doing: Record<string, RegExp> = {
  من: /^[وف]?تمكن(ت|وا|ا|تا)?$/,
  في: /^[وف]?(نجح|بدا|شرع)(ت|وا|ا|تا)?$/,
  علي: /^[وف]?اقدم(ت|وا|ا|تا)?$/,
  الي: /^[وف]?عمد(ت|وا|ا|تا)?$/,
  ب: /^[وف]?(قام|بدا|شرع|باشر)(ت|وا|ا|تا)?$/
};

/**
 * «تمت السيطرة على», «تمكنت القوات من السيطرة على», «بدأوا في إضرام النار»: the article of a noun that a verb makes into what was done
 * points back to nothing.
 */
function isDone(from: number, {tokens}: Reading): boolean {
  if (/^[وف]?(تم|تمت|جري|جرت)$/.test(tokens[from - 1]?.key ?? "")) return true;
  const joined = tokens[from]!.key.startsWith("ب");
  const verb = joined ? doing.ب : doing[tokens[from - 1]?.key ?? ""];
  if (!verb) return false;
  for (let index = from - (joined ? 1 : 2); index >= Math.max(0, from - 9); index--) {
    if (verb.test(tokens[index]!.key)) return true;
    if (/[،,؛;:.]/.test(tokens[index + 1]!.gap)) return false;
  }
  return false;
}

/** How Arabic tells of attacks. */
export const reports: ReportGrammar = {
  triggers,
  tolls,
  which,
  unreal,
  agrees: isSubjectOf,
  joined: ({tokens}, index) =>
    tokens[index]!.key === "و" ||
    tokens[index - 1]?.key === "او" ||
    tokens[index]!.stems.some(({lead}) => lead.startsWith("و")),
  // «موجة من الهجمات» brings up something new for all its article.
  definite: ({lead, from, to, list, row}, reading) =>
    (lead.endsWith("ال") ||
      // «عملية الخطف», «إطلاق النار», «تحرير المدينة» have the article of their second word.
      (list === "trigger" &&
        to! - from! === 2 &&
        // «قتلوهم بإطلاق النار»: with what, no shooting told of before.
        lead !== "ب" &&
        !/^(past|present)$/.test(String(row!.as)) &&
        reading.tokens[to! - 1]!.key.startsWith("ال"))) &&
    !(from && isDone(from, reading)) &&
    !(
      from &&
      reading.tokens[from - 1]?.key === "من" &&
      // «موجة جديدة من الغارات»
      [reading.tokens[from - 2], reading.tokens[from - 3]].some((token) =>
        /(موجه|سلسله|عدد|عديد|مجموعه|عشرات|مئات|كثير|مزيد|جمله|حمله|بعض)$/.test(token?.key ?? "")
      )
    ),
  // «سيطرة» is no verb with a pronoun, though it is folded like one.
  inflection: ({row, from, lead}, {tokens}) =>
    row.object === "yes" && (lead.endsWith("ال") || tokens[from]!.text.endsWith("ة")) ? "noun" : String(row.as),
  governed: ({tokens}, index) => tokens[index]?.stems.some(({lead}) => /^ل/.test(lead)) ?? false,
  inside: ({lead}) => /^[وف]?ب(ال)?$/.test(lead),
  resumes({tokens}) {
    const [first, second] = tokens.map(({key}) => key);
    return [
      [/^[وف]?اسفرت?$/, /^عن$/],
      [/^[وف]?اد[يت]$/, /^الي$/],
      [/^[وف]?اود[يت]$/, /^ب/],
      [/^[وف]?تسببت?$/, /^(في|ب.+)$/]
    ].some(([verb, after]) => verb!.test(first!) && after!.test(second ?? ""));
  }
};

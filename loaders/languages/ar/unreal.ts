import type {Hit} from "../../lexicon.js";
import type {Reading, Rule} from "../../rules.js";
import {figures, trigger} from "./unreal-figures.js";

const boundary = /[،,؛;:.()«»]/;

/** Whether a joined ل makes of a verbal noun a purpose («لشن هجوم»), not what someone met («تعرض لهجوم») or attempted. */
function isPurpose(trigger: Hit, reading: Reading): boolean {
  if (!/^[وف]?ل/.test(trigger.lead)) return false;
  let named = false;
  for (let index = trigger.from - 1; index >= Math.max(0, trigger.from - 14); index--) {
    const word = reading.tokens[index]!.key;
    // What somebody met stands after the first ل: «تعرضت الأبقار لعملية … لاقتيادها».
    named ||= reading.at(index, "trigger").some(({lead}) => /^[وف]?ل/.test(lead));
    const met =
      !named &&
      ["role", "outcome"].some((list) =>
        reading.at(index, list).some((hit) => ["suffered", "attempted", "foiled"].includes(hit.value))
      );
    if (met || /^(نتيجه|وفقا|تبعا|خلافا|ضحايا|ضحيه|قتلي|تبادل|ادانه|تبني|تبنيه|نظرا|شن|شنه|شنها)$/.test(word))
      return false;
    if (boundary.test(reading.tokens[index + 1]!.gap)) break;
  }
  // With the article it is a noun that something is done to: «هدفا للغارات», «التصدي للهجوم».
  return !trigger.lead.endsWith("ال");
}

/** Whether "but", "except" follows token `from` in its clause. */
function isLimited(from: number, reading: Reading): boolean {
  for (let index = from; index < Math.min(from + 12, reading.tokens.length); index++) {
    if (boundary.test(reading.tokens[index]!.gap)) return false;
    // «إلا أن» is "but".
    const next = reading.tokens[index + 1]?.key ?? "";
    if (/^(سوي|الا)$/.test(reading.tokens[index]!.key)) return !/^ان(ه|ها|هم|هما)?$/.test(next);
  }
  return false;
}

/** Turns of phrase in which a word for an attack tells of no event; each gives its token. */
export const unreal: Rule<number, Reading>[] = [
  {
    name: "unreal.negated",
    pattern: "<irrealis=negation> _{0,3} <trigger>",
    examples: ["لم يقع أي هجوم", "لن يهاجم"],
    // «لم تعلن أي جهة مسؤوليتها عن الهجوم» denies a claim, «لم تقصف سوى ثلاث مرات» affirms what it limits.
    read: (match, reading) => {
      const claims = reading.tokens
        .slice(match.from, match.to + 4)
        .some(({key}) => /^(مسؤوليت|تتبن|يتبن|تتبني|يتبني|تعلن|يعلن)/.test(key));
      // «شهدت ولاية بورنو هجوما» could be read as "and to no", «على بعد 20 كلم» as "like not".
      const other = reading.at(match.from, "place_kind").length > 0 || /^كل[ما]$/.test(reading.tokens[match.from]!.key);
      // «طائرة من دون طيار شنت غارة»
      const drone = reading.tokens[match.from + 1]!.key === "طيار";
      // «لا يزال الاشتباك مستمرا»
      const still = /^[يت]زال/.test(reading.tokens[match.from + 1]!.key);
      // «ما لا يقل عن ست غارات» counts them.
      const counts = /^[يت]قل$/.test(reading.tokens[match.from + 1]!.key);
      // «لم يرد تأكيد للهجوم»: what lacks is a word about it.
      const untold = reading.tokens
        .slice(match.from + 1, match.parts.trigger!.from)
        .some(({key}) => /^(ال)?(تاكيد|تعليق|تعقيب|معلومات|تفاصيل|حصيله|[يت]ؤكد|[يت]علق|[يت]تضح|[يت]عرف)$/.test(key));
      const talked = untold && match.parts.trigger!.lead.endsWith("ال");
      return claims || other || drone || still || counts || talked || isLimited(match.to, reading)
        ? null
        : trigger(match);
    }
  },
  {
    name: "unreal.spared",
    pattern: "<irrealis=negation> <role=suffered> _{0,10} <trigger>",
    examples: ["عدم تعرض أي مقر آخر لقوات الطوارئ لمحاولة تفجير", "لم يتعرض المبنى لهجوم"],
    read: trigger
  },
  {
    name: "unreal.denied-suffering",
    pattern: "<report_verb=denial> _{0,14} <role=suffered> _{0,10} <trigger>",
    examples: ["نفى المتحدث الرسمي لوزارة الداخلية تعرض أي مقر للقوات لهجوم إرهابي"],
    read: trigger
  },
  {
    name: "unreal.unfounded",
    pattern: "<trigger> _{0,8} ((لا|ليس) (أساس|أصل|صحة)|(غير|ليس|ليست) (صحيح|صحيحة|دقيق|دقيقة))",
    examples: ["ما حكي عن معارك في القلمون لا أساس له", "التقارير عن خطف ثلاثة طيارين غير صحيحة"],
    read: trigger
  },
  {
    name: "unreal.matter-of-time",
    pattern: "<trigger> _{0,8} مسألة (وقت|أيام|ساعات|أسابيع)",
    examples: ["الهجوم على المدينة مسألة وقت", "اقتحام المعسكر بات مسألة أيام"],
    read: trigger
  },
  {
    name: "unreal.habitual",
    pattern: "(كثيرا|غالبا|عادة|دائما|أحيانا) ما _{0,5} <trigger>",
    examples: ["كثيرا ما يشن المتمردون هجمات", "عادة ما تستهدف الطائرات المدنيين"],
    read: trigger
  },
  {
    name: "unreal.about-to-begin",
    pattern: "(ستبدأ|سيبدأ|سنبدأ|ستنطلق|سينطلق|ستشن|سيشن|ستنفذ|سينفذ|ستخوض|سيخوض|ستواصل|سيواصل) _{0,12} <trigger>",
    examples: ["ستبدأ قريبا محاربة التنظيم في إطار معركة واسعة", "سيشن الطيران غارات"],
    // «سيبدأ محاكمة من قتلوا»
    read: (match) => (match.parts.trigger!.row.as === "past" ? null : trigger(match))
  },
  {
    name: "unreal.denied",
    pattern: "<report_verb=denial> _{0,4} (مشاركة|وقوع|حدوث|حصول|شن) _{0,3} <trigger>",
    examples: ["نفت موسكو مشاركة طائراتها في القصف", "نفى وقوع أي هجوم"],
    read: trigger
  },
  {
    name: "unreal.in-order-to",
    pattern: "<role=agent> _{0,1} <trigger>",
    examples: ["لارتكاب هجمات", "لتنفيذ عدة هجمات"],
    read: ({parts}) => (/^[وف]?ل$/.test(parts.role!.lead) && parts.role!.row.as === "noun" ? parts.trigger!.from : null)
  },
  {
    name: "unreal.possible",
    pattern: "<irrealis=modal> _{0,3} <trigger>",
    examples: ["قد يهاجم", "احتمال وقوع هجمات", "قد تتسبب في اشتباكات"],
    // «كان قد» and «وقد» before a past verb are emphatic.
    read: (match, reading) =>
      reading.tokens[match.from]!.key.endsWith("قد") && !/^(ي|تت|تش|تؤ|تن)/.test(reading.tokens[match.from + 1]!.key)
        ? null
        : trigger(match)
  },
  {
    name: "unreal.may-suffer",
    pattern: "<irrealis=modal> _{0,1} <role=suffered> _{0,10} <trigger>",
    examples: ["احتمال تعرض شبكة المترو في المدينة لهجمات", "قد تتعرض لهجوم"],
    // «كان الفندق قد تعرض لهجمات»
    read: (match, {tokens}) =>
      tokens[match.from]!.key.endsWith("قد") && match.parts.role!.row.as === "past" ? null : trigger(match)
  },
  {
    name: "unreal.made-for",
    pattern:
      "(معد|معدة|المعد|المعدة|مجهز|مجهزة|المجهزة|جاهز|جاهزة|الجاهزة|صالحة|أداة|أدوات|وسائل|مواد|معدات) [كانت] <trigger>",
    examples: ["السيارات المفخخة المعدة للتفجير", "سيارة مجهزة للتفجير", "حيازة أسلحة وأدوات للاعتداء على الأشخاص"],
    read: ({parts}) => (/^ل/.test(parts.trigger!.lead) ? parts.trigger!.from : null)
  },
  {
    name: "unreal.trained-for",
    pattern: "(تدريب|تدريبات|التدريب|التدريبات|تدريبا|تدرب|تدربوا|يتدرب|يتدربون|دربهم|تدريبهم) على _{0,2} <trigger>",
    examples: ["سافر لتلقي تدريبات على القتال ضد الجيش", "التدريب على تنفيذ هجمات"],
    read: trigger
  },
  {
    name: "unreal.possible-after",
    pattern: "<trigger> _{0,1} <irrealis=modal>",
    examples: ["هجمات محتملة", "هجوم إرهابي محتمل"],
    read: (match, reading) =>
      /^(محتمل|مرتقب|وشيك|مزمع|مستقبل)/.test(reading.tokens[match.to - 1]!.key.replace(/^ال/, ""))
        ? trigger(match)
        : null
  },
  {
    name: "unreal.condition",
    pattern: "<irrealis=condition> _{0,6} <trigger>",
    examples: ["إذا تعرضت لهجوم", "في حال وقوع هجوم"],
    read: trigger
  },
  {
    name: "unreal.planned",
    pattern: "<irrealis=plan> _{0,3} <trigger>",
    examples: ["يخطط لشن هجمات", "تعتزم قصف"],
    // «يواصل تقدمه بعد استعادة المدينة»
    read: (match, {tokens}) =>
      tokens.slice(match.from + 1, match.parts.trigger!.from).some(({key}) => /^(بعد|عقب|اثر|منذ)$/.test(key))
        ? null
        : trigger(match)
  },
  {
    name: "unreal.to-try",
    // «في محاولة اغتيال» tells of one, «في محاولة لانتزاع السيطرة» of an aim.
    pattern: "محاولة _{0,3} <trigger>",
    examples: ["في محاولة جديدة لانتزاع السيطرة على المناطق", "في محاولة لاقتحام المدينة"],
    read: (match, {tokens}) =>
      tokens[match.from - 1]?.key === "في" &&
      tokens.slice(match.from + 1, match.parts.trigger!.from + 1).some(({key}) => /^ل.{3}/.test(key))
        ? trigger(match)
        : null
  },
  {
    name: "unreal.threatened",
    pattern: "<irrealis=threat> _{0,4} <trigger>",
    examples: ["هدد بتفجير", "توعد بشن هجمات"],
    read: trigger
  },
  {
    name: "unreal.feared",
    pattern: "<irrealis=fear> _{0,3} <trigger>",
    examples: ["مخاوف من وقوع هجمات", "تحسبا لهجوم"],
    read: trigger
  },
  {
    name: "unreal.warned",
    pattern: "<irrealis=warn> _{0,4} (من|إلى|على|في) _{0,2} <trigger>",
    examples: [
      "حذرت السفارة من وقوع هجمات",
      "دعا التنظيم أنصاره إلى مهاجمة السفارات",
      "حماية المدنيين من القصف",
      "حق تركيا في ضرب"
    ],
    read: trigger
  },
  {
    name: "unreal.prevented",
    pattern: "<irrealis=prevention> _{0,2} <trigger>",
    examples: ["مكافحة التفجيرات", "لمنع هجمات"],
    read(match, reading) {
      const {key} = reading.tokens[match.from]!;
      // «ألغام مضادة للأفراد انفجرت» names a kind of mine.
      if (/مضاد/.test(key) && !/^[وف]?ل/.test(match.parts.trigger!.lead)) return null;
      // «سلاح الجو التركي غارات»
      return key.endsWith("سلاح") && reading.at(match.from, "force").length > 0 ? null : trigger(match);
    }
  },
  {
    name: "unreal.lost",
    pattern: "<irrealis=loss> _{0,2} <trigger=armed_assault|armed_clash>",
    examples: ["فقد السيطرة على المدينة", "خسر المعركة"],
    // «فقد دارت اشتباكات» is "then …", «فقدوا حياتهم في هجوم» tells of one.
    read: (match, {tokens}) =>
      tokens[match.from]!.key.endsWith("فقد") && !match.parts.trigger!.lead.endsWith("ال") ? null : trigger(match)
  },
  {
    name: "unreal.legal",
    pattern: "<irrealis=legal> _{0,4} <trigger>",
    examples: ["عقوبة الإعدام", "حكم عليه بالإعدام"],
    read: trigger
  },
  {
    name: "unreal.generic",
    pattern: "<irrealis=generic> _{0,1} <trigger>",
    examples: ["ثقافة الذبح", "أنواع الهجمات"],
    read: trigger
  },
  {
    name: "unreal.other-operation",
    pattern: "<trigger> _{1,1}",
    examples: ["عملية البحث", "عمليات الإنقاذ"],
    read: (match, reading) => {
      const next = reading.tokens[match.from + 1]!;
      const violent = ["trigger", "toll_word", "method", "weapon"].some(
        (list) => reading.at(match.from + 1, list).length > 0
      );
      return /^(و|ف|ب|ل)?عملي(ه|ات)$/.test(reading.tokens[match.from]!.key) && next.key.startsWith("ال") && !violent
        ? trigger(match)
        : null;
    }
  },
  {
    name: "unreal.future",
    pattern: "<trigger>",
    examples: ["سيهاجم"],
    read: (match) => (match.parts.trigger!.lead.includes("س") ? trigger(match) : null)
  },
  {
    name: "unreal.purpose",
    pattern: "<trigger>",
    examples: ["لقصف المدينة", "لتفجير السفارة"],
    read: (match, reading) => (isPurpose(match.parts.trigger!, reading) ? trigger(match) : null)
  },
  ...figures
];

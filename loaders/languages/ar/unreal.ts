import type {Hit} from "../../lexicon.js";
import type {Match, Reading, Rule} from "../../rules.js";

const boundary = /[،,؛;:.()«»]/;

/** Whether a joined ل makes of a verbal noun a purpose («لشن هجوم»), not what someone met («تعرض لهجوم») or attempted. */
function isPurpose(trigger: Hit, reading: Reading): boolean {
  if (!/^[وف]?ل/.test(trigger.lead)) return false;
  for (let index = trigger.from - 1; index >= Math.max(0, trigger.from - 14); index--) {
    const met = ["role", "outcome"].some((list) =>
      reading.at(index, list).some((hit) => ["suffered", "attempted", "foiled"].includes(hit.value))
    );
    const word = reading.tokens[index]!.key;
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

const trigger = ({parts}: Match) => parts.trigger!.from;

/** The trigger, unless the last word of the match is only added to it: «انفجار وأزمة». */
const notAdded = (match: Match, reading: Reading) =>
  reading.tokens[match.to - 1]!.key.startsWith("و") ? null : trigger(match);

/** Whether a sentence tells of antiquity, or of no year after 1900. */
function isAncient(reading: Reading): boolean {
  const {tokens} = reading;
  const dates = reading.all("date");
  return (
    tokens.some(({key}, index) => key === "الميلاد" && tokens[index - 1]?.key === "قبل") ||
    (dates.length > 0 && dates.every(({row}) => String(row.end) < "1900"))
  );
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
      return claims || isLimited(match.to, reading) ? null : trigger(match);
    }
  },
  {
    name: "unreal.spared",
    pattern: "<irrealis=negation> <role=suffered> _{0,10} <trigger>",
    examples: ["عدم تعرض أي مقر آخر لقوات الطوارئ لمحاولة تفجير", "لم يتعرض المبنى لهجوم"],
    read: trigger
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
    pattern: "(معد|معدة|المعد|المعدة|مجهز|مجهزة|المجهزة|جاهز|جاهزة|الجاهزة|صالحة) [كانت] <trigger>",
    examples: ["السيارات المفخخة المعدة للتفجير", "سيارة مجهزة للتفجير"],
    read: ({parts}) => (/^ل/.test(parts.trigger!.lead) ? parts.trigger!.from : null)
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
    read: trigger
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
    read: trigger
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
  {
    name: "unreal.figure-of-speech",
    pattern: "<trigger> _{0,1} <figurative=adjective>",
    examples: ["هجوما لاذعا", "معركة انتخابية"],
    read: trigger
  },
  {
    name: "unreal.object",
    pattern: "<trigger> _{0,1} <figurative=object>",
    examples: ["خطف الأضواء", "ضربة جزاء", "خطف اللاعب الأضواء"],
    read: trigger
  },
  {
    name: "unreal.outburst",
    pattern:
      "<trigger=bombing> (الوضع|الأوضاع|الموقف|الغضب|غضبا|ثورة|الثورة|احتجاجات|الاحتجاجات|مظاهرات|الأزمة|أزمة|الخلاف|خلاف|الخلافات|باكيا|البكاء|ضاحكا|الضحك|المشاعر|فقاعة|الفقاعة)",
    examples: ["انفجر الوضع", "انفجار ثورة", "انفجرت الأزمة", "انفجر باكيا"],
    read: notAdded
  },
  {
    name: "unreal.undermined",
    pattern:
      "<trigger=bombing|attack> _{0,1} (زيارة|تصريح|تصريحات|قرار|القرار|مخاوف|الشائعات|شائعات|أحلام|آمال|توقعات|دراسة|الجهود|جهود|المفاوضات|مفاوضات|إمكان|إمكانية|فرص|الفرص|المساعي|مساعي|الاتفاق|الحوار|المبادرة|مبادرة|فكرة|الفكرة|نظرية|مزاعم|ادعاءات|مصداقية|أسس|مبدأ|التهدئة|الهدنة|المصالحة|الوحدة|التعايش|المنطق)",
    examples: ["نسف الجهود", "نسف كل المفاوضات", "نسفها لإمكان", "استهداف الوحدة"],
    read: notAdded
  },
  {
    name: "unreal.under-control",
    pattern:
      "<trigger=armed_assault> (حريق|الحريق|حرائق|الحرائق|النيران|نيران|تجمعات|الموقف|الوضع|الأوضاع|الوباء|المرض|المشهد|السوق|الأسواق|المباراة|الكرة)",
    examples: ["سيطر على حريق", "السيطرة على النيران", "سيطر على المباراة"],
    read: (match, reading) => (reading.tokens[match.to - 2]!.key === "علي" ? notAdded(match, reading) : null)
  },
  {
    name: "unreal.animals",
    pattern:
      "<trigger> _{0,1} (أسماك|سمكة|قرش|القرش|كلب|الكلب|كلاب|الكلاب|نحل|النحل|ذئب|ذئاب|الذئاب|دب|نمر|تمساح|ثعبان|أفعى|قرود|القرود|جراد|الجراد)",
    examples: ["هجوم لأسماك القرش", "هاجمه كلب", "هاجمته كلاب ضالة"],
    read: notAdded
  },
  {
    name: "unreal.things-held",
    pattern:
      "<trigger=kidnapping> (ملابس|جثمان|جثامين|جثة|جثث|بضائع|البضائع|شحنة|أموال|الأموال|جواز|جوازات|وثائق|معدات)",
    examples: ["احتجزت ملابس"],
    read: notAdded
  },
  {
    name: "unreal.storm",
    pattern:
      "<trigger> _{0,2} (زلزال|إعصار|الإعصار|عاصفة|العاصفة|عواصف|موجة|فيضانات|سيول|جراد|الجراد|وباء|الوباء|حرائق|حمى|أمراض|رياح)",
    examples: ["اجتاح إعصار تايوان", "ضربت عاصفة رملية ضخمة المدينة"],
    read: ({parts}, {tokens}) => (/(ضرب|جتاح)/.test(tokens[parts.trigger!.from]!.key) ? parts.trigger!.from : null)
  },
  {
    name: "unreal.storm-before",
    pattern:
      "(إعصار|إعصارا|الإعصار|عاصفة|العاصفة|عواصف|فيضانات|سيول|جراد|الجراد|وباء|الوباء|حرائق|رياح) _{0,3} <trigger=armed_assault>",
    examples: ["إعصارا قويا اجتاح تايوان"],
    read: ({parts}, {tokens}) => (/جتاح/.test(tokens[parts.trigger!.from]!.key) ? parts.trigger!.from : null)
  },
  {
    name: "unreal.eye-catching",
    pattern: "<trigger=kidnapping> _{0,8} (الأنظار|الأضواء|الألباب|القلوب|الفوز|التعادل|النقاط|البطولة)",
    examples: ["خطفت السباحة البحرينية الأنظار", "خطف الفريق الضيف الفوز"],
    read: trigger
  },
  {
    name: "unreal.custody",
    pattern:
      "<trigger=kidnapping> _{0,1} (السلطات|سلطات|الشرطة|شرطة|إدارة|الجمارك|المحكمة|النيابة|الهجرة|الجوازات|السفارة)",
    examples: ["احتجزته إدارة الهجرة", "احتجزه رجال الشرطة"],
    read: ({parts}, {tokens}) => (/حتجز/.test(tokens[parts.trigger!.from]!.key) ? parts.trigger!.from : null)
  },
  {
    name: "unreal.nature",
    pattern:
      "(زلزال|زلزالا|الزلزال|هزة|إعصار|إعصارا|الإعصار|عاصفة|العاصفة|موجة|فيضانات|تسونامي|صاعقة|نيزك|الجفاف|جفاف|وباء|الوباء|فيروس|الفيروس) _{0,5} <trigger=attack>",
    examples: ["زلزالا متوسطا ضرب البحر الميت", "عاصفة ثلجية تضرب"],
    read: (match, reading) => (/ضرب/.test(reading.tokens[match.parts.trigger!.from]!.key) ? trigger(match) : null)
  },
  {
    name: "unreal.of-markets",
    pattern:
      "(الأسواق|أسواق|السوق|الأسهم|أسهم|البورصة|البورصات|الاقتصاد|اقتصاد|الليرة|العملة|المبيعات|الأسعار|الصادرات|القطاع) _{0,3} <role=suffered> _{0,3} <trigger>",
    examples: ["الأسواق الأوروبية تتعرض لضربات"],
    read: trigger
  },
  {
    name: "unreal.leads-to",
    pattern: "(حافة|وشك|شفير|شفا|سيقود|ستقود|يقود|تقود|يدفع|تدفع|سيدفع|ستدفع|سيؤدي|ستؤدي) _{0,4} <trigger=bombing>",
    examples: ["على حافة الانفجار", "ستقود غزة إلى الانفجار", "ستدفع الوضع نحو الانفجار"],
    read: (match) => (match.parts.trigger!.lead.endsWith("ال") ? trigger(match) : null)
  },
  {
    name: "unreal.spoken",
    pattern: "<trigger=attack> _{0,12} (تويتر|تغريدة|تغريدات|تغريدته|تدوينة|قائلا|قائلة|مقاله|مقالته)",
    examples: ["هاجم نائب رئيس الحزب خصومه قائلا", "تابع هجومه على الحزب في تغريدة"],
    // «هجوما»: an armed group announces there what it did; people attack each other there.
    read: (match, reading) =>
      /^[وف]?(هاجم|هاجمت|يهاجم|تهاجم|هجومه|هجومها|بهجومه|بهجومها)$/.test(reading.tokens[match.from]!.key) &&
      !["toll_word", "weapon"].some((list) =>
        reading.tokens.slice(match.from, match.to).some((_, at) => reading.at(match.from + at, list).length > 0)
      )
        ? trigger(match)
        : null
  },
  {
    name: "unreal.held-back",
    pattern:
      "<trigger=kidnapping> [(جهاز|فيه|فيها|خلالها|خلاله|قوات|عناصر)] (السيول|المياه|الأمطار|الثلوج|العاصفة|الأمن|الشرطة|السلطات|سلطات|الأجهزة|الجمارك|النيابة|المحكمة|القضاء)",
    examples: ["احتجزت السيول", "احتجزت الشرطة", "احتجز جهاز الأمن"],
    // Whom a flood or the police hold nobody has abducted; «اختطفت» says otherwise.
    read: (match, reading) => (/حتجز/.test(reading.tokens[match.from]!.key) ? notAdded(match, reading) : null)
  },
  {
    name: "unreal.in-words",
    pattern:
      "(شن|شنت) _{0,3} (التلفزيون|الصحافة|الصحف|الصحيفة|الإعلام|الإعلامي|الإعلامية|الكاتب|الصحفي|النائب|الناقد|المدرب|اللاعب|الفنان|الفنانة|الداعية|المحلل|الجمهور|المغردون|مغردون) _{0,8} <trigger>",
    examples: ["شن التلفزيون هجوما شرسا", "وشن النائب في البرلمان هجوما على الحكومة"],
    read: trigger
  },
  {
    name: "unreal.to-come",
    pattern:
      "(سيشهد|ستشهد|سيشن|ستشن|سيشنون|سيطلق|ستطلق|سينفذ|ستنفذ|سيكون|ستكون|سيقع|ستقع|سيبدأ|ستبدأ) _{0,6} <trigger>",
    examples: ["سيشهد معارك طاحنة", "ستشن غارات", "سيكون أول هجوم", "سيشن قريبا من القواعد التركية معركة شاملة"],
    read: (match) => (match.parts.trigger!.lead.endsWith("ال") ? null : trigger(match))
  },
  {
    name: "unreal.lines-of-play",
    pattern: "<trigger> _{0,4} (الوسط|والدفاع|والوسط|والحراسة)",
    examples: ["اثنين في الهجوم وواحدا في الوسط", "الهجوم والدفاع"],
    read: (match) => (/ال$/.test(match.parts.trigger!.lead) ? trigger(match) : null)
  },
  {
    name: "unreal.allowed",
    pattern:
      "(السماح|سمح|سمحت|يسمح|تسمح|سماح|الموافقة|وافق|وافقت|التصريح|خول|خولت|تخويل|تفويض) _{0,8} (شن|تنفيذ|إجراء|توجيه|استخدام) _{0,4} <trigger>",
    examples: ["السماح للطائرات الأمريكية بشن غارات", "وافق البرلمان على شن غارات"],
    read: trigger
  },
  {
    name: "unreal.any",
    pattern: "(كل|أي) <trigger>",
    examples: ["ضد كل عمل إرهابي", "الرد على أي هجوم"],
    read: (match) => (match.parts.trigger!.lead === "" ? trigger(match) : null)
  },
  {
    name: "unreal.ancient",
    // What is destroyed may be ancient; who fought then did not do so now.
    pattern: "<trigger=armed_clash>",
    examples: ["خاض معارك غربي النهر نحو عام 1258 قبل الميلاد", "شهدت أوروبا في عام 1652 معركة دامية"],
    read: (match, reading) => (reading.memo(isAncient, 0) ? trigger(match) : null)
  },
  {
    name: "unreal.compound",
    pattern: "<figurative=before> <trigger>",
    examples: ["خط الهجوم"],
    read: trigger
  }
];

import type {Match, Reading, Rule} from "../../rules.js";

/** The token of the word for an attack. */
export const trigger = ({parts}: Match) => parts.trigger!.from;

/** The trigger, unless the last word of the match is only added to it: «انفجار وأزمة». */
export const notAdded = (match: Match, reading: Reading) =>
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

/** Figures of speech, and attacks of beasts, storms and players: each gives the token of the word that tells of no event. */
export const figures: Rule<number, Reading>[] = [
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
    name: "unreal.blow-to",
    pattern: "<trigger=attack> (قوية|موجعة|قاسية|قاصمة|كبيرة|جديدة|معنوية) _{1,1}",
    examples: ["ضربة قوية للتنظيم", "ضربة جديدة للقاعدة"],
    read: (match, {tokens}) =>
      /ضربه$/.test(tokens[match.from]!.key) && /^ل/.test(tokens[match.to - 1]!.key) ? trigger(match) : null
  },
  {
    name: "unreal.checkpoint",
    // In Egypt «كمين» is a checkpoint as well as an ambush.
    pattern: "(إقامة|أقامت|أقام|إنشاء|أنشأت|أنشأ|سلسلة) _{0,4} <trigger=armed_assault>",
    examples: ["أنشأت القوات كمينا", "إقامة كمائن ثابتة"],
    read: (match, {tokens}) => (/كم(ين|ينا|ائن)$/.test(tokens[match.parts.trigger!.from]!.key) ? trigger(match) : null)
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
    name: "unreal.on-rights",
    pattern:
      "<trigger=attack> _{0,2} (سيادة|السيادة|سيادته|سيادتها|سيادتنا|استقلال|كرامة|الكرامة|كرامته|كرامتها|كرامتنا|حقوق|الحقوق|حقوقه|حقوقها|حقوقهم|حريات|الحريات|حرية|الحرية|خصوصية|الخصوصية|الملكية|هوية|الهوية|مشاعر|سمعة|السمعة|سمعته|سمعتها|المال العام)",
    examples: ["اعتداء صارخا على سيادة البلاد", "الاعتداء على المال العام", "هجوم على حرية التعبير"],
    read: notAdded
  },
  {
    name: "unreal.command-and-control",
    pattern: "القيادة <trigger=armed_assault>",
    examples: ["مركز القيادة والسيطرة على الحوادث"],
    read: (match) => (match.parts.trigger!.lead === "وال" ? trigger(match) : null)
  },
  {
    name: "unreal.burns",
    pattern: "(إصابة|إصابته|إصابتها|إصابتهم|أصيب|أصيبت|أصيبوا|يعاني|تعاني|تعرضت|تعرض) _{0,3} <trigger=arson>",
    examples: ["نقلت إلى المستشفى نتيجة إصابتها بحرق سطحي", "أصيبت المرأة بحرق في يدها"],
    read: ({parts}) => (/^[وف]?[بل]$/.test(parts.trigger!.lead) ? parts.trigger!.from : null)
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
      "<trigger> _{0,1} [من] (أسماك|سمكة|قرش|القرش|قرد|كلب|الكلب|كلاب|الكلاب|نحل|النحل|ذئب|ذئاب|الذئاب|دب|نمر|تمساح|ثعبان|أفعى|قرود|القرود|جراد|الجراد)",
    examples: ["هجوم لأسماك القرش", "هاجمه كلب", "هاجمته كلاب ضالة", "هجوم من قرد"],
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
      "<trigger=kidnapping> [(جهاز|فيه|فيها|خلالها|خلاله|قوات|عناصر|رجال|أفراد|ضباط)] (السيول|المياه|الأمطار|الثلوج|العاصفة|الأمن|الشرطة|السلطات|سلطات|الأجهزة|الجمارك|النيابة|المحكمة|القضاء)",
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
    name: "unreal.flouted",
    pattern: "<trigger> _{0,4} عرض الحائط",
    examples: ["ضرب حكومة الاحتلال عرض الحائط بالاتفاق"],
    read: trigger
  },
  {
    name: "unreal.striker",
    // «مهاجمة» without its dots is common; of a team's players a name or "the former" follows.
    pattern: "<trigger=attack> (<person>|<given_name>|السابق|الجديد|الدولي|الشاب|الأول|المصاب|الصريح|الوحيد)",
    examples: ["استعادة مهاجمه السابق", "تألق مهاجمه محمد صلاح"],
    read: (match, {tokens}) => (/مهاجمه$/.test(tokens[match.from]!.text) ? trigger(match) : null)
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
    name: "unreal.verbal",
    // Commanders and generals attack with more than words.
    pattern: "(شن|شنت|يشن|تشن) (<office>|<title>|<person>) _{0,8} <trigger=attack>",
    examples: ["شن رئيس الوزراء هجوما على المعارضة", "شنت وزيرة العدل هجوما عنيفا على القضاة"],
    read({parts: {office, title, person, trigger: attack}, from, to}, reading) {
      const {value} = (office ?? title ?? person)!;
      if (["commander", "police_rank", "military_rank"].includes(value)) return null;
      // «شن زعيم التنظيم هجوما»
      const armed = value === "leader" ? ["actor", "force", "weapon"] : ["actor", "weapon"];
      for (let index = from; index < to; index++)
        if (armed.some((list) => reading.at(index, list).length > 0)) return null;
      return /^هجوم/.test(reading.tokens[attack!.from]!.key) ? attack!.from : null;
    }
  },
  {
    name: "unreal.flouted",
    pattern: "<trigger> _{0,4} عرض الحائط",
    examples: ["ضرب حكومة الاحتلال عرض الحائط بالاتفاق"],
    read: trigger
  },
  {
    name: "unreal.striker",
    // «مهاجمة» is folded like it.
    pattern: "<trigger> (<country_form>|<person>|<name>)",
    examples: ["يتخلص مهاجمه الإسباني من إصابته"],
    read: (match, {tokens}) => (/^[وفبل]?مهاجم(ه|ها|هم)$/.test(tokens[match.from]!.text) ? trigger(match) : null)
  },
  {
    name: "unreal.police-ambush",
    pattern: "(القبض|قبض|ضبط|ضبطه|ضبطهم|الإطاحة|توقيفه|توقيفهم) _{0,4} <trigger=armed_assault>",
    examples: ["والقبض عليهم في كمين محكم"],
    read: (match, {tokens}) => (/كمين$/.test(tokens[match.parts.trigger!.from]!.key) ? trigger(match) : null)
  },
  {
    name: "unreal.sharp",
    // A blade is sharp too: «طعنه بآلة حادة».
    pattern: "<trigger=attack> (حاد|حادا|الحاد)",
    examples: ["شن هجوما حادا على خصومه"],
    read: trigger
  },
  {
    name: "unreal.on-values",
    pattern:
      "<trigger=attack> _{0,1} على (أمن واستقرار|أمن وسلامة|سيادة|كرامة|حقوق|حرية|حريات|الحريات|هوية|قيم|مبادئ|ثوابت|مقدرات|مكتسبات)",
    examples: ["اعتداء على أمن واستقرار المنطقة", "اعتداء مباشر على سيادة الدولة"],
    read: trigger
  },
  {
    name: "unreal.on-security",
    pattern: "<trigger=attack> _{0,1} على أمن <place>",
    examples: ["اعتداء مباشر على أمن البحرين"],
    read: ({parts: {trigger: attack, place}}) => (place!.value.length === 2 ? attack!.from : null)
  },
  {
    name: "unreal.making",
    pattern: "(تصنيع|صناعة|إعداد|تجهيز|أجهزة|جهاز|أدوات|دوائر|صواعق) <trigger>",
    examples: ["تصنيع وتفجير العبوات الناسفة", "أجهزة تفجير"],
    read: ({parts: {trigger: blast}}) => (/bombing|ied/.test(blast!.value) ? blast!.from : null)
  },
  {
    name: "unreal.compound",
    pattern: "<figurative=before> <trigger>",
    examples: ["خط الهجوم"],
    read: trigger
  }
];

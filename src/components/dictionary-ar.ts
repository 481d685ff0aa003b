import type {TableName, tables} from "../../loaders/schema.js";

/** A table and its columns in words; the type asks for every column there is. */
export type Described = {
  [T in TableName]: {description: string; columns: Record<keyof (typeof tables)[T]["columns"], string>};
};

const id = "معرّف ثابت: الدليل نفسه يعطي المعرّف نفسه في كل بناء.";
const article = "المقال الذي قُرئ فيه.";
const rules = "أسماء القواعد التي قرأته، بترتيب تطبيقها.";
const status =
  "`auto` كما قرأته القواعد، و`reviewed` كما أكده إنسان أو كتبه. ما رفضه إنسان ليس في أي جدول: تجده في مراجعة المقال في `data/reviews` مع السبب.";
const acceptedDates = "`day` و`week` و`month` و`season` و`year` و`decade` و`interval`.";
const attackTypes =
  "`suicide_bombing` و`vehicle_bombing` و`ied` و`bombing` و`armed_assault` و`shelling` و`airstrike` و`assassination` و`kidnapping` و`execution` و`armed_clash` و`arson` و`looting` و`security_operation`، و`attack` (غير محدد).";
const targets =
  "من `civilians` و`security_forces` و`military` و`armed_group` و`government` و`infrastructure` و`diplomatic` و`religious` و`media` و`aid` و`business`.";
const country = "رمز البلد بحرفين، ISO 3166-1.";
const names = {name_en: "الاسم بالإنكليزية.", name_ar: "الاسم بالعربية.", name_fr: "الاسم بالفرنسية."};
const aliases = "أسماء أخرى بأي لغة.";
const codePoint = {
  start: "أول نقطة ترميز في نص المقال.",
  end: 'نقطة الترميز التي تلي الأخيرة. اكتبه في SQL بين علامتي اقتباس: `"end"`.'
};

/** The data dictionary in Arabic; the English one is the schema's own. */
export const dictionaryAr: Described = {
  articles: {
    description: "صف لكل مقال في المدونة.",
    columns: {
      id: "اسم الملف في `data/corpus` دون امتداده.",
      title: "العنوان كما نُشر؛ بين معقوفين حيث لا عنوان للمقال فوُضع له.",
      source: "الجهة الناشرة: معرّف من `sources`، أو الاسم كما ورد.",
      author: "اسم الكاتب كما نُشر.",
      url: "حيث نُشر.",
      archived_url: "حيث حُفظت نسخة منه.",
      language: "رمز اللغة BCP 47: ‏`ar` و`en` و`fr`.",
      published: "متى نُشر، بصيغة EDTF؛ مجال زمني حيث لا يُعرف أكثر من ذلك.",
      published_start: "أول يوم قد يعنيه `published`.",
      published_end: "آخر يوم قد يعنيه `published`.",
      published_note: "كيف استُنتج التاريخ حيث لا يحمله المقال.",
      rights: "ما يجوز للموقع عرضه: النص كله `full`، أو جمل الأدلة `quote`، أو السجلات وحدها `none`.",
      quotation_budget: "أقصى نصيب من كلماته، بين 0 و1، يجوز للموقع عرضه كله؛ فارغ إن لم يُحدَّد.",
      withheld:
        "ما حجبه الناشر منه: `words` كلمات، `names` أسماء أشخاص، `places` أماكن دقيقة؛ قائمة فارغة إن لم يُحجب شيء.",
      sha256: "بصمة SHA-256 للنص من دون الكلمات المحجوبة، UTF-8، ست عشرية.",
      characters: "طول النص بنقاط ترميز يونيكود.",
      sentences: "عدد جمل النص، عُرضت أم لم تُعرض."
    }
  },
  sentences: {
    description: "الجمل التي تسمح حقوق مقالها بعرضها.",
    columns: {
      id,
      article,
      index: "موضعها في المقال، من 0.",
      paragraph: "الفقرة في المقال، من 0.",
      ...codePoint,
      distressing: "هل تروي تفاصيل يُسأل القارئ قبل عرضها.",
      text: "الجملة كما نُشرت.",
      normalized: "صيغة البحث: توحَّد صور الحروف، ويُسقط التشكيل وعلامات الترقيم، وتُكتب الأرقام 0–9."
    }
  },
  mentions: {
    description: "ما تُعُرِّف عليه في جملة، وبأي قاعدة: لماذا يعتقده البرنامج.",
    columns: {
      id,
      article,
      sentence: "الجملة التي يقع فيها.",
      ...codePoint,
      text: "الكلمات كما نُشرت.",
      kind: "`date` و`place` و`actor` و`person` و`number` و`weapon` و`trigger` و`report_verb` و`hedge`.",
      value: "ما يعنيه: تاريخ بصيغة EDTF، أو معرّف مكان أو جهة، أو عدد، أو نوع.",
      date_start: "أول يوم قد يعنيه تاريخ.",
      date_end: "آخر يوم قد يعنيه تاريخ.",
      precision: `دقة التاريخ: ${acceptedDates}`,
      basis: "أساس التاريخ: `stated` مذكور كاملا، أو `relative` منسوب إلى يوم آخر، أو `inferred` مستنتج من يوم النشر.",
      rule: "اسم القاعدة التي قرأته."
    }
  },
  reports: {
    description: "رواية مقال واحد لهجوم واحد.",
    columns: {
      id,
      article,
      attack: "الحدث الذي أُدمجت فيه.",
      type: attackTypes,
      count: "كم هجوما تجمعه الرواية؛ 1 ما لم يُذكر غيره.",
      outcome: "`occurred` وقع، أو `attempted` محاولة، أو `foiled` أُحبط.",
      date: "متى وقع، بصيغة EDTF.",
      date_start: "أول يوم ربما وقع فيه.",
      date_end: "آخر يوم ربما وقع فيه.",
      date_precision: acceptedDates,
      date_basis: "`stated` و`relative` و`inferred`.",
      date_text: "الكلمات التي قُرئ منها التاريخ.",
      place: "أدق مكان مذكور.",
      place_name: "اسم المكان بالإنكليزية؛ حتى حيث ليس في `places`.",
      country,
      perpetrator: "من يُقال إنه فعله.",
      perpetrator_name: "اسم الفاعل بالإنكليزية، أو الكلمات المستعملة له.",
      perpetrator_source: "على ذمة من: المتحدث الذي يسمي الفاعل؛ null حين يسميه المقال نفسه.",
      responsibility: "`claimed` و`denied` و`attributed` و`unclaimed`؛ null حين لا ذكر لها.",
      targets,
      weapon: "السلاح، باسم إنكليزي قصير.",
      killed_min: "القتلى، دون المهاجمين: على الأقل.",
      killed_max: "على الأكثر؛ null بعد «على الأقل».",
      injured_min: "الجرحى، دون المهاجمين: على الأقل.",
      injured_max: "على الأكثر؛ null بعد «على الأقل».",
      attackers_killed: "القتلى من المهاجمين، حيث ذُكروا وحدهم.",
      quotes: "الأدلة كلمة بكلمة، والجملة الرئيسة أولا. فارغة حيث الحقوق `none`.",
      prefixes: "حتى 32 محرفا قبل كل اقتباس، ضمن جملته.",
      suffixes: "حتى 32 محرفا بعد كل اقتباس، ضمن جملته.",
      starts: "أول نقطة ترميز لكل اقتباس في نص المقال.",
      ends: "نقطة الترميز التي تلي آخر كل اقتباس.",
      sentences: "جملة كل اقتباس.",
      rules,
      status
    }
  },
  attacks: {
    description:
      "حدث واحد في الواقع: الروايات التي تتحدث عنه مدمجة. تبقى الحصائل منفصلة لكل رواية، والأعمدة هنا مشتقة منها.",
    columns: {
      id,
      type: "نوع الرواية الأكثر تحديدا.",
      count: "أعلى عدد من الهجمات تجمعه رواية.",
      outcome: "`occurred` وقع، أو `attempted` محاولة، أو `foiled` أُحبط.",
      date: "متى وقع، بصيغة EDTF، كما تقول أدق الروايات.",
      date_start: "أول يوم ربما وقع فيه.",
      date_end: "آخر يوم ربما وقع فيه.",
      date_precision: acceptedDates,
      month: "أول يوم من الشهر الذي وقع فيه؛ null حين تكون أيامه المحتملة من عدة أشهر أو غير معروفة.",
      place: "أدق مكان في رواياته.",
      place_name: "اسم المكان بالإنكليزية.",
      country,
      latitude: "درجات شمال خط الاستواء، للمكان.",
      longitude: "درجات شرق غرينتش، للمكان.",
      perpetrator: "من يُقال إنه فعله.",
      perpetrator_name: "اسم الفاعل بالإنكليزية.",
      responsibility: "`claimed` و`denied` و`attributed` و`unclaimed`؛ أول ما تذكره رواية منها.",
      targets: "أهداف رواياته مجتمعة.",
      weapon: "السلاح، باسم إنكليزي قصير.",
      killed_low: "أقل عدد للقتلى في رواية.",
      killed_best: "وسيط الأعداد الدنيا للقتلى في الروايات.",
      killed_high: "أكبر عدد للقتلى في رواية.",
      injured_low: "أقل عدد للجرحى في رواية.",
      injured_best: "وسيط الأعداد الدنيا للجرحى في الروايات.",
      injured_high: "أكبر عدد للجرحى في رواية.",
      reports: "عدد الروايات المدمجة.",
      sources: "عدد الجهات الناشرة المستقلة؛ نسخ الوكالة الواحدة تُعد مرة.",
      merged_because: "لكل رواية بعد الأولى، لماذا عُدّت للحدث نفسه.",
      acled_event_type: "نوع الحدث في ACLED.",
      acled_sub_event_type: "النوع الفرعي للحدث في ACLED.",
      gtd_attacktype: "‏`attacktype1` في GTD، من 1 إلى 9.",
      quote: "الدليل الرئيس في روايته الأولى.",
      article: "مقال روايته الأولى.",
      sentence: "جملة ذلك الدليل.",
      status
    }
  },
  claims: {
    description: "من قال ماذا: صف لكل فعل قول له متحدث.",
    columns: {
      id,
      article,
      sentence: "الجملة التي يقع فيها؛ null حيث الحقوق `none`.",
      start: "أول نقطة ترميز للدليل في نص المقال.",
      end: codePoint.end,
      quote: "الدليل كلمة بكلمة؛ null حيث الحقوق `none`.",
      prefix: "حتى 32 محرفا قبله، ضمن الجملة.",
      suffix: "حتى 32 محرفا بعده، ضمن الجملة.",
      speaker: "من يتحدث، بكلمات النص.",
      speaker_id: "المتحدث، أو الجهة التي يتحدث باسمها، حيث تُعرف.",
      speaker_kind: "`person` و`organisation` و`anonymous` و`armed_group` و`media`.",
      speaker_role: "المنصب أو اللقب الذي يتحدث به، كما في النص.",
      report_verb: "الفعل أو العبارة التي تنقل القول، كما في النص.",
      type: "`responsibility` و`denial` و`accusation` و`threat` و`incitement` و`pledge` و`statement` و`assessment` و`prediction` و`warning` و`condemnation` و`casualty_report` و`concern` و`demand`.",
      certainty: "`asserted` جازم، و`probable` مرجح، و`possible` محتمل، و`doubtful` مشكوك فيه.",
      negated: "هل المنقول أن شيئا ليس كذلك.",
      quoted: "هل أُوردت الكلمات اقتباسا مباشرا.",
      said: "متى قيل، بصيغة EDTF.",
      said_start: "أول يوم ربما قيل فيه.",
      said_end: "آخر يوم ربما قيل فيه.",
      channel:
        "`video` و`audio` و`statement` و`press_conference` و`interview` و`social_media` و`speech` و`phone` و`report` و`meeting`.",
      via: "الجهة أو الوسيلة التي جاء عبرها، كما في النص.",
      via_source: "تلك الجهة.",
      report: "رواية الهجوم التي يتحدث عنها.",
      attack: "الهجوم الذي يتحدث عنه.",
      about_actor: "الجهة التي يتحدث عنها.",
      about_place: "المكان الذي يتحدث عنه.",
      supports: "تصريحات في المقال نفسه يؤيدها.",
      contradicts: "تصريحات في المقال نفسه يناقضها.",
      rules,
      status
    }
  },
  actors: {
    description: "الجماعات المسلحة والقوات والحكومات والمناصب والأشخاص في القائمة المرجعية.",
    columns: {
      id,
      ...names,
      kind: "`armed_group` و`military` و`security_force` و`government` و`office` و`coalition` و`international_organisation` و`party` و`ngo` و`monitor` و`person`.",
      country,
      parent: "الجهة التي تتبعها.",
      aliases,
      wikidata: "معرّف ويكي بيانات."
    }
  },
  places: {
    description: "أماكن القائمة المرجعية؛ معرّف البلد رمزه في ISO.",
    columns: {
      id,
      ...names,
      country,
      admin_level: "0 بلد، 1 محافظة أو إقليم، 2 قضاء، 3 بلدة، 4 حي أو معلم.",
      kind: "`country` و`governorate` و`city` و`town` و`camp` و`airport` …",
      parent: "المكان الذي يقع فيه.",
      latitude: "درجات شمال خط الاستواء، WGS 84.",
      longitude: "درجات شرق غرينتش، WGS 84.",
      aliases,
      wikidata: "معرّف ويكي بيانات."
    }
  },
  sources: {
    description: "وسائل الإعلام في القائمة المرجعية.",
    columns: {
      id,
      ...names,
      kind: "`agency` و`newspaper` و`television` و`radio` و`website` و`social_network` و`messaging` و`propaganda`.",
      country,
      url: "نطاق موقعها.",
      reliability: "درجة موثوقية المصدر A–F وفق نظام الأميرالية، بحسب تقدير الباحثين؛ null حيث لم تُقدَّر.",
      aliases
    }
  }
};

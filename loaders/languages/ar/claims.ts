import type {Speech} from "../../speech.js";
import {agrees, bare} from "./agreement.js";
import {adverbial, nounSpeaker, pastPerfect, subjectVerb, verbAlone, verbSubject} from "./cues.js";
import {formula, formulaVerb, heading, published, relayed, stated} from "./formulas.js";

/** How Arabic reports speech: formulas such as "بحسب", verb before subject, subject before verb, adverbs and verbal nouns. */
export const speech: Speech = {
  bare,
  agrees,
  head: (_reading, phrase) => phrase.from,
  definite: (reading, index) => reading.tokens[index]!.stems.find((stem) => /ال$/.test(stem.lead))?.key ?? null,
  armed: /مسلح|مقاتل|ملثم|عناصر|إرهابي|متمرد|جهادي|متطرف|انتحاري|خاطف/,
  rules: [
    {
      name: "ar/claim/formula-verb",
      pattern: "<formula:report_formula> <verb:report_verb>",
      examples: ["قتل عشرة أشخاص، حسبما ذكر المرصد", "قتل 20 في الهجوم، وفق ما قالت مصادر أمنية"],
      read: formulaVerb
    },
    {
      name: "ar/claim/formula",
      pattern: "<formula:report_formula>",
      examples: ["قتل 25 مقاتلا، بحسب المرصد السوري", "اقتحم المسلحون القرية وفقا لمصادر محلية"],
      read: formula
    },
    {
      name: "ar/claim/stated",
      pattern: "(جاء|جاءت|ورد|وردت) في",
      examples: ["وجاء في بيان الوزارة أن الطريق مغلق", "قتل عشرة جنود، بحسب ما ورد في تقرير الشرطة"],
      read: stated
    },
    {
      name: "ar/claim/relayed",
      pattern: "<relay:relay_verb>",
      examples: ["ونقلت وكالة الأنباء عن مصدر أمني قوله إن الطريق مغلق"],
      read: relayed
    },
    {
      name: "ar/claim/published",
      pattern: "<verb:publish_verb>",
      examples: ["وبث التنظيم شريط فيديو يظهر الرهائن"],
      read: published
    },
    {
      name: "ar/claim/past-perfect",
      pattern: "<verb:report_verb>",
      examples: ["وكان المتحدث قد صرح بأن المعركة انتهت"],
      read: pastPerfect
    },
    {
      name: "ar/claim/verb-subject",
      pattern: "<verb:report_verb>",
      examples: ["وقال المتحدث باسم الشرطة إن التحقيق مستمر", "نفت الوزارة وقوع أي هجوم", "تبنت الحركة الهجوم"],
      read: verbSubject
    },
    {
      name: "ar/claim/subject-verb",
      pattern: "<verb:report_verb>",
      examples: ["لكن الجيش نفى الأمر"],
      read: subjectVerb
    },
    {
      name: "ar/claim/verb-alone",
      pattern: "<verb:report_verb>",
      examples: ["وأضاف أن القتال مستمر", "وقال في بيان إن الهجوم فشل"],
      read: verbAlone
    },
    {
      name: "ar/claim/adverbial",
      pattern: "<verb:report_verb>",
      examples: ["قال الوزير إن الأمن مستتب، مضيفا أن التحقيق مستمر"],
      read: adverbial
    },
    {
      name: "ar/claim/noun",
      pattern: "<verb:report_verb>",
      examples: ["بعد إعلان الجيش مقتل القائد"],
      read: nounSpeaker
    },
    {
      name: "ar/claim/heading-actor",
      pattern: "<speaker:actor>",
      examples: ["البنتاغون: الضربات مستمرة"],
      read: heading
    },
    {
      name: "ar/claim/heading-person",
      pattern: "<speaker:person>",
      examples: ["محمد عبد الله: الضربات مستمرة"],
      read: heading
    },
    {
      name: "ar/claim/heading-office",
      pattern: "<speaker:office>",
      examples: ["وزير الداخلية: الضربات مستمرة"],
      read: heading
    }
  ]
};

import type {PositionRule} from "../../positions.js";
import {ends, fate, presence, said} from "../position-rules.js";
import {hasObject} from "./agreement.js";

/** What Arabic claims agree and disagree about. */
export const positions: PositionRule[] = [
  {
    name: "ar/position/this-said",
    pattern: "[صحة] (هذا|هذه|تلك|ذلك) <thing:said_thing>",
    examples: ["هذه الاتهامات", "صحة هذه الأنباء", "تلك المزاعم"],
    read: (match) => said(match, true)
  },
  {
    name: "ar/position/thing-said",
    pattern: "[صحة] <thing:said_thing> [المذكور|المذكورة|المزعومة|الموجهة]",
    examples: ["الاتهامات", "صحة التصريح المذكور", "تصريحات المالكي", "مزاعم التحالف"],
    // "The reports that …" are others than those told of before.
    read: (match, {tokens}) =>
      said(
        match,
        match.parts.thing!.lead.endsWith("ال") && !/^(الذي|التي|ان|بان|عن|حول|ب.*)$/.test(tokens[match.to]?.key ?? "")
      )
  },
  {
    name: "ar/position/what-said",
    pattern: "[صحة] ما <verb:report_verb>",
    examples: ["ما قاله المعهد", "صحة ما أعلنته الوزارة", "ما ذكره المتحدث"],
    // "What the ministry says, that …" is told right there.
    read: ({parts, to}, {tokens}) => {
      const told = tokens.slice(to, to + 8).some(({key}) => /^ب?ان(ه|ها|هم)?$/.test(key));
      return hasObject(parts.verb!) && !told ? {kind: "said", of: "any", pointed: false} : null;
    }
  },
  {
    name: "ar/position/that",
    pattern: "(ذلك|هذا|الأمر)",
    examples: ["ذلك", "الأمر"],
    read: ({to}, reading) => (ends(reading, to) ? {kind: "said", of: "any", pointed: true} : null)
  },
  {
    name: "ar/position/said-denied",
    pattern: "<thing:said_thing> <own:report_verb=denial>",
    examples: ["وهي اتهامات تنفيها طهران", "اتهامات نفتها الحركة"],
    read: (match) => (hasObject(match.parts.own!) ? said(match, true) : null)
  },
  {
    name: "ar/position/which-said",
    pattern: "(هو|هذا|الأمر) (ما|الذي) <own:report_verb>",
    examples: ["وهو ما نفته الوزارة", "الأمر الذي أكده المتحدث"],
    // "This balance is what he stresses" is none of it.
    read: ({parts, from}, {tokens}) => {
      const joins =
        tokens[from]!.key.startsWith("و") || /[،,]/.test(tokens[from]!.gap) || tokens[from]!.key === "الامر";
      return joins && hasObject(parts.own!) ? {kind: "said", of: "any", pointed: true} : null;
    }
  },
  {
    name: "ar/position/involved",
    pattern: "<involvement> [<actor>]",
    examples: ["أي صلة بالهجوم", "مسؤوليتها عن التفجير", "صلة حركة طالبان بالهجوم", "تورط حزب الله في الهجوم"],
    read: ({parts}) => ({kind: "involved", actor: parts.actor?.lead === "" ? parts.actor : null})
  },
  {
    name: "ar/position/behind",
    pattern: "أن [يكون|تكون] <actor> _{0,1} (وراء|مسؤولا|مسؤولة|ضالعا|ضالعة|متورطا|متورطة)",
    examples: ["أن تكون حركة طالبان وراء الهجوم", "أن يكون حزب الله مسؤولا عن التفجير"],
    read: ({parts}) => ({kind: "involved", actor: parts.actor!})
  },
  {
    name: "ar/position/fate-of",
    pattern: "<state:fate> (<who:person>|<who:actor>)",
    examples: ["مقتل أبي بكر البغدادي", "وفاة الملا عمر"],
    read: (match) => (match.parts.state!.row.use !== "after" ? fate(match) : null)
  },
  {
    name: "ar/position/fate",
    pattern: "(<who:person>|<who:actor>) [لا|ما|لم] [يزال|زال|يزل] [قد] <state:fate>",
    examples: ["أن الملا عمر توفي", "إن أبا بكر البغدادي لا يزال على قيد الحياة", "الملا عمر حي"],
    read: (match) => (match.parts.state!.row.use !== "noun" ? fate(match) : null)
  },
  {
    name: "ar/position/presence-of",
    pattern: "<presence=noun> (<who:person>|<who:actor>) _{0,3} <place>",
    examples: ["وجود أيمن الظواهري في باكستان", "اختباء البغدادي في مدينة الموصل"],
    read: presence
  },
  {
    name: "ar/position/presence",
    pattern: "(<who:person>|<who:actor>) [لا|ما] [يزال|زال] <presence=after> _{0,3} <place>",
    examples: ["أن أيمن الظواهري موجود في باكستان", "إن البغدادي يختبئ في الموصل"],
    read: presence
  },
  {
    name: "ar/position/unharmed",
    pattern:
      "(دون|بدون|عدم) [أن] [وقوع|سقوط|تسجيل|حدوث|وجود|يسفر|تسفر] [عن] [سقوط|وقوع] [أي|أية] (ضحايا|قتلى|إصابات|خسائر)",
    examples: ["دون وقوع إصابات", "عدم سقوط قتلى", "دون أن يسفر عن سقوط ضحايا"],
    read: ({to}, reading) => unharmed(reading.tokens[to - 1]!.key, reading.tokens[to]?.key)
  },
  {
    name: "ar/position/nobody-harmed",
    pattern: "لم (يسقط|تسقط|تقع|يقع|تسجل|يسجل|يسفر|تسفر) _{0,2} (ضحايا|قتلى|إصابات)",
    examples: ["لم تقع إصابات", "لم يسقط أي قتلى", "لم يسفر عن أي ضحايا"],
    read: ({to}, reading) => unharmed(reading.tokens[to - 1]!.key, undefined)
  },
  {
    name: "ar/position/harmed",
    pattern: "(سقوط|وقوع|وجود) [أي|أية] (ضحايا|قتلى|إصابات)",
    examples: ["نفت الوزارة سقوط أي قتلى"],
    read: ({to}, reading) => {
      const found = unharmed(reading.tokens[to - 1]!.key, undefined);
      return found && {...found, denied: true};
    }
  }
];

/** Whom words such as "casualties" count; "losses" may be of things. */
function unharmed(word: string, next: string | undefined) {
  if (word === "خسائر" && next !== "بشريه") return null;
  const of = word === "قتلي" ? "killed" : word === "اصابات" ? "injured" : "any";
  return {kind: "unharmed", of} as const;
}

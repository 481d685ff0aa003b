import type {WhichRule} from "../../which-attacks.js";

/** Which of the attacks told before Arabic words mean. */
export const which: WhichRule[] = [
  {
    name: "which.first-two",
    pattern: "<trigger> (الأولين|الأوليين|الأولان|الأوليان)",
    examples: ["الهجومين الأولين", "العمليتين الأوليين"],
    read: ({parts}) => (parts.trigger!.row.number === "two" ? {of: "first", n: 2} : null)
  },
  {
    name: "which.first-ones",
    pattern: "<trigger> <number> الأولى",
    examples: ["الهجمات الثلاث الأولى"],
    read: ({parts}) => ({of: "first", n: Number(parts.number!.value)})
  },
  {
    name: "which.last-two",
    pattern: "<trigger> (الأخيرين|الأخيرتين|الأخيران|الأخيرتان)",
    examples: ["الهجومين الأخيرين"],
    read: ({parts}) => (parts.trigger!.row.number === "two" ? {of: "last", n: 2} : null)
  },
  {
    name: "which.nth",
    pattern: "<trigger> <ordinal>",
    examples: ["الهجوم الثاني", "العملية الأولى"],
    read: ({parts}) =>
      parts.trigger!.lead.endsWith("ال") && parts.trigger!.row.number === "one"
        ? {of: "nth", n: Number(parts.ordinal!.value)}
        : null
  },
  {
    name: "which.both",
    pattern: "[كلا|كلتا|كلي] <trigger>",
    examples: ["الهجومين", "كلا الهجومين"],
    read: ({parts}) =>
      parts.trigger!.lead.endsWith("ال") && parts.trigger!.row.number === "two" ? {of: "all", n: 2} : null
  },
  {
    name: "which.all",
    pattern: "<trigger> <number>",
    examples: ["الهجمات الثلاث"],
    read: ({parts}, reading) =>
      parts.trigger!.lead.endsWith("ال") && reading.tokens[parts.number!.from]!.key.startsWith("ال")
        ? {of: "all", n: Number(parts.number!.value)}
        : null
  }
];

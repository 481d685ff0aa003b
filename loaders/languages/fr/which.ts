import type {WhichRule} from "../../which-attacks.js";

/** Which of the attacks told before French words mean. */
export const which: WhichRule[] = [
  {
    name: "which.first-ones",
    pattern: "<number> (premiers|premières) <trigger>",
    examples: ["les deux premiers attentats", "les trois premières attaques"],
    read: ({parts}) => ({of: "first", n: Number(parts.number!.value)})
  },
  {
    name: "which.last-ones",
    pattern: "<number> (derniers|dernières) <trigger>",
    examples: ["les deux derniers attentats"],
    read: ({parts}) => ({of: "last", n: Number(parts.number!.value)})
  },
  {
    name: "which.nth",
    pattern: "(le|la) <ordinal> [des] <trigger>",
    examples: ["le deuxième attentat", "la première des attaques"],
    read: ({parts}) => ({of: "nth", n: Number(parts.ordinal!.value)})
  },
  {
    name: "which.all",
    pattern: "(les|ces) <number> <trigger>",
    examples: ["les deux attentats", "ces trois attaques"],
    read: ({parts}) => ({of: "all", n: Number(parts.number!.value)})
  }
];

import type {WhichRule} from "../../which-attacks.js";

/** Which of the attacks told before English words mean. */
export const which: WhichRule[] = [
  {
    name: "which.first-ones",
    pattern: "first <number> [of] [the] [these] <trigger>",
    examples: ["the first two attacks", "the first two of these bombings"],
    read: ({parts}) => ({of: "first", n: Number(parts.number!.value)})
  },
  {
    name: "which.last-ones",
    pattern: "(last|latter) <number> [of] [the] [these] <trigger>",
    examples: ["the last two attacks"],
    read: ({parts}) => ({of: "last", n: Number(parts.number!.value)})
  },
  {
    name: "which.nth",
    pattern: "the <ordinal> [of] [the] [these] <trigger>",
    examples: ["the second attack", "the first of the bombings"],
    read: ({parts}) => ({of: "nth", n: Number(parts.ordinal!.value)})
  },
  {
    name: "which.both",
    pattern: "both [of] [the] [these] <trigger>",
    examples: ["both attacks", "both of the bombings"],
    read: ({parts}) => (parts.trigger!.row.number === "many" ? {of: "all", n: 2} : null)
  },
  {
    name: "which.all",
    pattern: "(the|these|all) [the] <number> <trigger>",
    examples: ["the two attacks", "all three bombings"],
    read: ({parts}) => ({of: "all", n: Number(parts.number!.value)})
  }
];

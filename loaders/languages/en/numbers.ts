import type {NumberGrammar} from "../../numbers.js";

/** English says "two hundred and twenty-five", or without "and". */
export const numbers: NumberGrammar = {
  adds: () => false,
  and: "and",
  unitsFirst: false,
  joins: true,
  ordinal: /^(st|nd|rd|th)$/,
  not: ({value, row, from, to}, reading) => {
    const before = reading.tokens[from - 1]?.key;
    const after = reading.tokens[to]?.key;
    // A pronoun, not a count: "one of them", "no one", "one another", "the one".
    if (value === "1" && row.kind === "unit")
      return /^(no|any|every|the|this|that)$/.test(before ?? "") || /^(another|day)$/.test(after ?? "");
    // A verb of sport: "he scores".
    if (row.of === "next") return after !== "of" && after !== "more";
    // Parts of games and plans, not amounts: "the second half".
    return !("kind" in row) && !("max" in row) && reading.at(from - 1, "ordinal").length > 0;
  }
};

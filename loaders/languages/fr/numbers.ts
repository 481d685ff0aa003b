import type {Hit} from "../../lexicon.js";
import type {NumberGrammar} from "../../numbers.js";
import type {Reading} from "../../rules.js";

/** French says "deux cent vingt-cinq" without "and", which joins only a last one: vingt et un. */
export const numbers: NumberGrammar = {
  adds: () => false,
  and: "et",
  unitsFirst: false,
  joins: true,
  spaced: true,
  ordinal: /^(er|re|ere|e|eme|nd|nde|emes)$/,
  not: (hit, reading) => {
    const {from, value, row} = hit;
    if (value === "1" && row.kind === "unit") return !isPart(hit, reading);
    // 12 pour cent.
    if (value === "100") return reading.tokens[from - 1]?.key === "pour";
    // Parts of plans, not amounts: "premier quart".
    return !("kind" in row) && !("max" in row) && reading.at(from - 1, "ordinal").length > 0;
  }
};

/** Whether "un" is part of a number; elsewhere it is the article, or nothing that can be told from it. */
function isPart({from, to}: Hit, reading: Reading): boolean {
  const number = (index: number) => reading.at(index, "number_word");
  const before = reading.tokens[from - 1]?.key === "et" ? from - 2 : from - 1;
  return number(to).some(({row}) => row.kind === "scale") || number(before).some(({value}) => value !== "1");
}

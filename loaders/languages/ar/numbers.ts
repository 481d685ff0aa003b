import type {NumberGrammar} from "../../numbers.js";

/** Arabic joins "and" to the word that follows, and says units before tens. */
export const numbers: NumberGrammar = {
  adds: (hit) => hit.lead === "و",
  and: "و",
  unitsFirst: true,
  not: ({lead, value, row, from}, reading) =>
    // سـ marks the future of verbs only; لست is "I am not"; الاثنين is Monday.
    lead.includes("س") ||
    (row.form === "ست" && /^[وف]?ل$/.test(lead)) ||
    (value === "2" && lead.endsWith("ال")) ||
    // النصف الأول and ربع النهائي are not amounts, nor is "the hundred" that names a quarter: only bare fractions count.
    (!("kind" in row) && !("max" in row) && lead.includes("ال")) ||
    // عشر in الثاني عشر belongs to the ordinal.
    (from > 0 && reading.at(from - 1, "ordinal").some((ordinal) => ordinal.to > from))
};

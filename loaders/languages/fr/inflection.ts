import type {Hit} from "../../lexicon.js";
import type {Reading} from "../../rules.js";

const have = /^(a|ont|avait|avaient|ait|aurait|auraient|ayant|eut)$/;
const be = /^(ete|est|sont|fut|furent|etait|etaient|etant|etre)$/;

/** The form that a word has by its accents, which word lists do not see: «attaqué» is no «attaque», «tue» no «tué». */
export function inflection({from, row}: Hit, reading: Reading): string {
  const text = reading.tokens[from]!.text.normalize("NFC").toLowerCase();
  const as = String(row.as ?? "");
  if (as !== "form" && /é(e|s|es)?$/.test(text)) return "participle";
  const regular = /er( |$)/.test(String(row.verb ?? ""));
  return as === "participle" && regular && /[^é]e$/.test(text) ? "present" : as;
}

/** What the auxiliary before a participle makes of it: "ont tué" is active, "ont été tués" and a bare "tués" are passive. */
export function voice(hit: Hit, reading: Reading): "active" | "passive" {
  if (inflection(hit, reading) !== "participle") return "active";
  for (let index = hit.from - 1; index >= Math.max(0, hit.from - 3); index--) {
    const {key, stems} = reading.tokens[index]!;
    if (be.test(key) || stems.some((stem) => be.test(stem.key))) return "passive";
    if (have.test(key)) return "active";
    if (/[,;:.]/.test(reading.tokens[index + 1]!.gap)) break;
  }
  return "passive";
}

import type {Language, Stem} from "../lexicon.js";

/** Front letters that Arabic joins to a word: conjunction, then preposition or future marker. */
const leads = /^([وف]?)([بكلس]?)/;

/** Arabic: what word lists cannot say. */
export const ar: Language = {
  code: "ar",
  direction: "rtl",
  stems(key) {
    const stems: Stem[] = [{lead: "", key}];
    if (!/^[\u0621-\u064a]/.test(key)) return stems;
    const [, conjunction = "", preposition = ""] = leads.exec(key) ?? [];
    const push = (lead: string, rest: string) => {
      if (rest.length < 2 || stems.some((stem) => stem.lead === lead)) return;
      stems.push({lead, key: rest});
      // للجيش is ل + الجيش: the article loses its alif.
      if (lead.endsWith("ل") && rest.startsWith("ل") && rest.length > 2) {
        stems.push({lead, key: `ا${rest}`}, {lead: `${lead}ال`, key: rest.slice(1)});
      } else if (rest.startsWith("ال") && rest.length > 3) {
        stems.push({lead: `${lead}ال`, key: rest.slice(2)});
      }
    };
    if (key.startsWith("ال") && key.length > 3) stems.push({lead: "ال", key: key.slice(2)});
    if (conjunction) push(conjunction, key.slice(1));
    if (preposition) push(conjunction + preposition, key.slice(conjunction.length + 1));
    return stems;
  }
};

import type {Hit} from "../lexicon.js";
import type {Reading} from "../rules.js";
import {within} from "../speech.js";
import type {Complement} from "./complements.js";
import {wordAt} from "./speech-words.js";

const says = new Set<Complement["kind"]>(["that", "colon", "quote"]);

/** Whether a word of a kind begins among the `count` words from `from`. */
function near(reading: Reading, from: number, count: number, ...values: string[]): boolean {
  for (let index = from; index < from + count; index++) if (wordAt(reading, index, ...values)) return true;
  return false;
}

/** The column `use` of a verb: what it asks for to be speech at all. */
const uses: Record<string, (reading: Reading, said: Complement) => boolean> = {
  // "added 10 points", "agreed a price"
  homograph: (_reading, {kind}) => says.has(kind) || kind === "preposition",
  told: (_reading, {kind}) => kind !== "object",
  // "issued a warning", not "issued passports".
  speech: (reading, {at}) =>
    near(reading, at, 4, "utterance") ||
    within(reading, "content_noun", {from: at, to: at + 4}).some(({value}) => value !== "casualty_report"),
  // "condamné à dix ans de prison"
  verdict: (reading, {at}) => !near(reading, at, 10, "verdict"),
  // "rejected the claim", not "rejected the shot".
  denies: (reading, {at, kind}) => kind !== "object" || near(reading, at, 4, "accused_thing"),
  asked: (reading, {at, kind}) => kind !== "object" || wordAt(reading, at, "boundary", "not") === null
};

/** Whether a verb with that complement is speech: those that are other words as well ask for more; condolences are no claims. */
export function plausible(reading: Reading, hit: Hit, said: Complement): boolean {
  if ((said.kind === "object" || said.kind === "preposition") && near(reading, said.at, 4, "ceremony")) return false;
  // "the man accused of murder"
  if (hit.value === "accusation" && said.kind === "preposition" && said.at === hit.to) return false;
  return uses[String(hit.row.use)]?.(reading, said) ?? true;
}

/**
 * The verb as what it is with its object: whoever "claims an attack" takes responsibility, whoever claims that something is so states
 * it. Null where it is no speech: "claimed 20 lives".
 */
export function responsible(reading: Reading, hit: Hit, {kind, at}: Complement): Hit | null {
  if (hit.row.use !== "deed" || says.has(kind) || kind === "preposition") return hit;
  if (near(reading, at, 5, "life")) return null;
  if (near(reading, at, 6, "deed")) return {...hit, value: "responsibility", row: {...hit.row, certainty: ""}};
  return kind === "clause" ? hit : null;
}

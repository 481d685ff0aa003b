import type {Hit} from "./lexicon.js";
import type {Reading} from "./rules.js";
import type {Claim} from "./schema.js";
import type {Cue} from "./speech.js";

const levels = ["asserted", "probable", "possible", "doubtful"];
/** Types that a noun such as "قلقه" or "مسؤوليته" gives to a verb that is open to any. */
const open = new Set(["statement", "pledge", "demand"]);
/** Within its first words, what is said is about them. */
const headline = 8;
/** How soon a group says that a deed was its own, in words. */
const admission = 10;
/** How far into what is said its type and doubts are looked for, in words. */
const opening = 22;

const within = (reading: Reading, list: string, from: number, to: number): Hit[] =>
  reading.all(list).filter((hit) => hit.from >= from && hit.from < to);

/** The kind of act: the verb's own, or what its object says: "أعلن مسؤوليته", "أعرب عن قلقه", "أعلن مقتل".
 * Of an `armed` group that speaks of a deed, that the deed is its own. */
export function typeOf(reading: Reading, {verb, content}: Cue, armed: boolean): Claim["type"] {
  const own = verb.value === "publish" || verb.value === "relay" ? "statement" : verb.value;
  if (!open.has(own)) return own;
  const after = content.from > verb.from;
  const admits = within(reading, "admission", content.from, Math.min(content.to, content.from + admission));
  if (own === "statement" && after && admits.some((hit) => hit.value === "anyone" || armed)) return "responsibility";
  const noun = after ? within(reading, "content_noun", content.from, content.from + 3).find((hit) => hit.value !== "statement") : undefined;
  if (noun && noun.value !== "casualty_report") return noun.value;
  if (own !== "statement") return own;
  if (tellsToll(reading, content.from, after ? Math.min(content.to, content.from + opening) : content.to)) return "casualty_report";
  return own;
}

/** Whether killed or injured people are counted, or an event is that somebody died. */
function tellsToll(reading: Reading, from: number, to: number): boolean {
  const numbers = reading.all("number");
  return within(reading, "casualty", from, to).some(
    (hit) => hit.row.event === "yes" || hit.from < from + headline || /(ان|ين)$/.test(reading.tokens[hit.from]!.key) || numbers.some((number) => Math.abs(number.from - hit.from) <= 5)
  );
}

/** The weakest of what the verb says and what is said: "رجح", "ربما". */
export function certaintyOf(reading: Reading, {verb, content}: Cue): string {
  const own = (verb.row.certainty as string) || "asserted";
  const hedges = within(reading, "hedge", content.from, Math.min(content.to, content.from + opening)).map((hit) => hit.value);
  return levels[Math.max(levels.indexOf(own), ...hedges.map((value) => levels.indexOf(value)))]!;
}

/** Whether what is reported is that something is not so: a denial, or "that … not" at its head. */
export function isNegated(reading: Reading, {verb, content}: Cue): boolean {
  if (verb.value === "denial") return true;
  if (content.from < verb.from) return false;
  return within(reading, "negation", content.from, content.from + 4).some((hit) => hit.value === "not" || hit.value === "never");
}

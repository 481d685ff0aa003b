import type {Hit} from "./lexicon.js";
import type {Reading} from "./rules.js";
import type {Claim} from "./schema.js";
import type {Cue} from "./speech.js";

const levels = ["asserted", "probable", "possible", "doubtful"];
/** Types that a noun such as "قلقه" or "مسؤوليته" gives to a verb that is open to any. */
const open = new Set(["statement", "pledge", "demand"]);
/** How far into what is said its type and doubts are looked for, in words. */
const opening = 22;

const within = (reading: Reading, list: string, from: number, to: number): Hit[] =>
  reading.all(list).filter((hit) => hit.from >= from && hit.from < to);

/** The kind of act: the verb's own, or what its object says: "أعلن مسؤوليته", "أعرب عن قلقه", "أعلن مقتل". */
export function typeOf(reading: Reading, {verb, content}: Cue): Claim["type"] {
  const own = verb.value === "publish" ? "statement" : verb.value === "relay" ? "statement" : verb.value;
  if (!open.has(own)) return own;
  const after = content.from > verb.from;
  const noun = after ? within(reading, "content_noun", content.from, content.from + 3).find((hit) => hit.value !== "statement") : undefined;
  if (noun && noun.value !== "casualty_report") return noun.value;
  if (own !== "statement") return own;
  if (within(reading, "casualty", content.from, after ? Math.min(content.to, content.from + opening) : content.to).length) return "casualty_report";
  return own;
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

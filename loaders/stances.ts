import type {Reading} from "./rules.js";
import type {Claim} from "./schema.js";
import {within} from "./speech.js";
import type {Cue, Phrase} from "./speech.js";

/** From no doubt to most. */
const levels = ["asserted", "probable", "possible", "doubtful"];

/** How far into what is said something is looked for, in words. */
const reach = {object: 3, negation: 4, headline: 8, admission: 10, opening: 22};

const head = ({from, to}: Phrase, words: number): Phrase => ({from, to: Math.min(to, from + words)});

/**
 * The kind of act: the verb's own, or what its object says: "أعلن مسؤوليته", "أعرب عن قلقه", "أعلن مقتل". An `armed` group that
 * tells of a deed says that it was its own.
 */
export function typeOf(reading: Reading, {verb, content}: Cue, armed: boolean): Claim["type"] {
  const own = verb.value === "publish" || verb.value === "relay" ? "statement" : verb.value;
  if (own !== "statement") return own;
  const follows = content.from > verb.from;
  if (follows) {
    const admissions = within(reading, "admission", head(content, reach.admission));
    if (admissions.some(({value}) => value === "anyone" || armed)) return "responsibility";
    const objects = within(reading, "content_noun", head(content, reach.object));
    const named = objects.find(({value}) => value !== "statement" && value !== "casualty_report");
    if (named) return named.value;
  }
  return tellsToll(reading, follows ? head(content, reach.opening) : content) ? "casualty_report" : own;
}

/** Whether what is said is that people were killed or injured: at its head, or with their number. */
function tellsToll(reading: Reading, content: Phrase): boolean {
  return within(reading, "casualty", content).some((hit) => {
    if (hit.row.event === "yes" || hit.from < content.from + reach.headline) return true;
    const near = {from: hit.from - 5, to: Math.min(reading.tokens.length, hit.to + 5)};
    return hit.row.dual === "yes" || within(reading, "number", near).length > 0;
  });
}

/** The weaker of what the verb says and what is said: "رجح", "ربما". */
export function certaintyOf(reading: Reading, {verb, content}: Cue): string {
  const own = String(verb.row.certainty || "asserted");
  const doubts = within(reading, "hedge", head(content, reach.opening)).map(({value}) => levels.indexOf(value));
  return levels[Math.max(levels.indexOf(own), ...doubts)]!;
}

/** Whether what is reported is that something is not so: a denial, or "that … not" at its head. */
export function isNegated(reading: Reading, {verb, content}: Cue): boolean {
  if (verb.value === "denial") return true;
  if (content.from < verb.from) return false;
  return within(reading, "negation", head(content, reach.negation)).some(
    ({value}) => value === "not" || value === "never"
  );
}

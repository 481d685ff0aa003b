import type {Account, ReportGrammar} from "./accounts.js";
import type {Event} from "./events.js";
import {RuleSet} from "./rules.js";
import type {Reading, Rule} from "./rules.js";

/** Which of the attacks told before words mean: the first or last `n`, the `n`th, or all, which are `n`. */
export interface Which {
  of: "first" | "last" | "nth" | "all";
  n: number;
}

/** Reads which attacks words mean: "the first two attacks", "both attacks". */
export type WhichRule = Rule<Which, Reading>;

const ruleSets = new WeakMap<ReportGrammar, RuleSet<Which, Reading>>();

/**
 * The events that an account counts out among those told before: «تبنى التنظيم الهجومين الأولين», "claimed both attacks". An empty list
 * where it counts but they are not told one by one; null where it does not count. An account with a toll or a place of its own tells
 * of an attack rather than points at some.
 */
export function countedOut(account: Account, event: Event, events: Event[], grammar: ReportGrammar): Event[] | null {
  const {reading} = account.sentence;
  if (!grammar.which || account.tolls.length || event.location || !account.triggers.length) return null;
  let rules = ruleSets.get(grammar);
  if (!rules) ruleSets.set(grammar, (rules = new RuleSet(grammar.which)));
  // "Claimed responsibility for both" points as well as the word for the attacks after it.
  for (let from = account.from; from < Math.min(account.to + 1, reading.tokens.length); from++) {
    const found = rules.at(reading, from, reading);
    if (found) return pick(found.result, events);
  }
  return null;
}

function pick({of, n}: Which, events: Event[]): Event[] | null {
  // "Three attacks", "a wave of bombings" told as one are no member of the row that they are.
  const single = events.filter(
    ({count, accounts}) => count === 1 && !accounts[0]!.triggers.some(({number}) => number === "many")
  );
  if (of === "all") return single.length === n && events.length === n ? single : null;
  // "The second bombing" may be one of two that are told as one.
  if (of === "nth") return single.length >= Math.max(n, 2) && single.length === events.length ? [single[n - 1]!] : null;
  if (single.length < n || single.length < 2) return [];
  return of === "first" ? single.slice(0, n) : single.slice(-n);
}

import type {DateContext, Spoken} from "../dates.js";
import type {Match} from "../rules.js";
import {calendar, preceded, said, side} from "./date-rules.js";

// Feasts and counted weekdays, as all languages read them from what their patterns capture.

/** The feast of part `f`, its day `nth`, with the year of part `y` or the relative word of part `r`. */
export function feast({parts}: Match, nth?: number): Spoken {
  const {year, hijri} = parts.y ? calendar(parts, "y") : {};
  return {
    kind: "feast",
    feast: parts.f!.value,
    ...(nth !== undefined && {nth}),
    ...(year !== undefined && {year}),
    ...(hijri && {hijri}),
    ...(parts.r && side(parts.r) && {side: side(parts.r)})
  };
}

/** "During Eid", "the Eid holiday": all its days, where its name alone is that of the first. */
const lasting = /^(خلال|اثناء|طوال|طيله|ايام|عطله|عطلات|اجازه|during|throughout|over|pendant|durant)$/;

/** A feast without a day, where the words before it or the list say that its day is meant: "during Easter", not "Easter eggs". */
export function feastAlone(match: Match, context: DateContext, named: boolean): Spoken | null {
  const {tokens} = context.reading;
  const all = [tokens[match.from - 1], tokens[match.from]].some((token) => token && lasting.test(token.key));
  if (named) return feast(match, all ? undefined : 1);
  const timed = preceded(context, match, "time_preposition", "period_part", "day_part", "between");
  return timed && match.parts.f!.row.alone === "yes" ? feast(match, all ? undefined : 1) : null;
}

/** "The first Friday of May": the weekday of part `w` in the time of part `x`, counted by part `o`, from its end if there is none. */
export function nthWeekday({parts}: Match): Spoken | null {
  const n = parts.o ? Number(parts.o.value) : -1;
  if (!Number.isInteger(n) || n > 5 || n === 0) return null;
  return {kind: "nth", n, weekday: Number(parts.w!.value), of: said(parts, "x")};
}

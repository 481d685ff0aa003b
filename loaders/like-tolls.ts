import type {Toll} from "./casualties.js";
import type {Event} from "./events.js";

/** Whether two tolls say the same. */
export function sameToll(a: Toll, b: Toll): boolean {
  return (
    a.kind === b.kind &&
    a.min === b.min &&
    a.max === b.max &&
    a.victims === b.victims &&
    a.within === b.within &&
    a.plus === b.plus &&
    a.named === b.named &&
    a.side === b.side
  );
}

/** Whether two accounts give the same number of people, more than a few. */
export function exactToll(a: Event, b: Event): boolean {
  return b.tolls.some(
    ({kind, min}) => min !== null && min >= 4 && a.tolls.some((toll) => toll.kind === kind && toll.min === min)
  );
}

/** Whether two accounts give the same numbers of killed and of injured, each more than a few: hardly by chance. */
export function bothTolls(a: Event, b: Event): boolean {
  return ["killed", "injured"].every((kind) =>
    b.tolls.some(
      (toll) =>
        toll.kind === kind &&
        toll.min !== null &&
        toll.min >= 4 &&
        a.tolls.some((other) => other.kind === kind && other.min === toll.min)
    )
  );
}

/** Whether two accounts give the same number of people, or nearly so: sources differ. Small numbers (below `least`) are alike by chance. */
export function likeToll(a: Event, b: Event, least = 2): boolean {
  if (!a.tolls.length) return false;
  return b.tolls.some((toll) =>
    a.tolls.some((other) => {
      if (toll.min === null || other.min === null || toll.kind !== other.kind || toll.min < least) return false;
      return Math.abs(toll.min - other.min) <= 0.3 * Math.min(toll.min, other.min);
    })
  );
}

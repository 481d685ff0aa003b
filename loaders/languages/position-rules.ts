import type {Hit} from "../lexicon.js";
import type {Position} from "../positions.js";
import type {Match, Reading} from "../rules.js";

/** What words such as "accusations" and "reports" stand for. */
export function said({parts}: Match, pointed: boolean): Position {
  return {kind: "said", of: parts.thing?.value === "accusation" ? "accusation" : "any", pointed};
}

/** Whether a clause ends before token `index`. */
export function ends(reading: Reading, index: number): boolean {
  const token = reading.tokens[index];
  return !token || /[،,.؛;:!؟?…»”")\n]/.test(token.gap);
}

/** Whether somebody is dead or alive. */
export function fate({parts}: Match): Position | null {
  const {state, who} = parts as {state: Hit; who: Hit};
  return state.value === "dead" || state.value === "alive" ? {kind: "fate", person: who, state: state.value} : null;
}

/** Where somebody is; "in" must stand before the place, by itself or joined. */
export function presence({parts}: Match, reading: Reading): Position | null {
  const {who, place} = parts as {who: Hit; place: Hit};
  const joined = /^[وف]?ب/.test(place.lead);
  const led = [place.from - 1, place.from - 2, place.from - 3].some(
    (index) =>
      index >= who.from && reading.at(index, "locative").some(({value, to}) => value === "inside" && to <= place.from)
  );
  return joined || led ? {kind: "presence", person: who, place} : null;
}

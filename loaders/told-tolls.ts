import {tollsIn} from "./casualties.js";
import {inRange} from "./clauses.js";
import {toldOf} from "./claims.js";
import type {Document} from "./document.js";
import type {Taken} from "./positions.js";
import type {Claim} from "./schema.js";

/** How many a claim says were killed or injured. */
export class Figure {
  readonly claim: Claim;
  readonly kind: "killed" | "injured" | "any";
  readonly min: number | null;
  readonly max: number | null;
  readonly victims: string | null;

  constructor(claim: Claim, {kind, min, max, victims}: Pick<Figure, "kind" | "min" | "max" | "victims">) {
    this.claim = claim;
    this.kind = kind;
    this.min = min;
    this.max = max;
    this.victims = victims;
  }

  equals(other: Figure): boolean {
    return (
      this.kind === other.kind && this.min === other.min && this.max === other.max && this.victims === other.victims
    );
  }

  /**
   * Whether another figure cannot be so as well: nobody against somebody, at most ten against twelve. Other figures only differ: tolls
   * rise, and few who tell of fifteen say that there are no more.
   */
  excludes(other: Figure): boolean {
    if (this.min !== null && this.max !== 0) return false;
    const same = this.kind === other.kind || (this.kind === "any" && this.max === 0);
    const among = this.victims === null || this.victims === other.victims;
    return same && among && this.max !== null && other.min !== null && other.min > this.max;
  }
}

/** The figures that claims give, of those of each kind that give one only; a reader of parts and totals would have to add up others. */
export function figuresOf(document: Document, claims: Claim[], taken: Taken[]): Figure[] {
  const figures: Figure[] = [];
  for (const {claim, position} of taken)
    if (position.kind === "unharmed")
      figures.push(new Figure(claim, {kind: position.of, min: 0, max: 0, victims: null}));
  const grammar = document.language.reports;
  if (!grammar) return figures;
  for (const claim of claims) {
    // What an attack that is claimed led to is mostly the article's word.
    if (claim.type === "responsibility" || claim.type === "accusation") continue;
    const {sentence, cue} = toldOf.get(claim)!;
    const {reading} = sentence;
    if (!reading.has("number") && !reading.has("casualty")) continue;
    const tolls = tollsIn(reading, grammar.tolls);
    for (const kind of ["killed", "injured"] as const) {
      const told = tolls.filter(
        (toll) => toll.kind === kind && toll.from >= cue.content.from && toll.to <= cue.content.to && !toll.named
      );
      const [toll] = told;
      // "The two wounded" have been told of; nobody counts them here.
      const definite =
        toll && grammar.definite({lead: reading.at(toll.from)[0]?.lead ?? "", from: toll.from, to: toll.to}, reading);
      const others =
        toll && inRange(reading, "another", toll.from, Math.min(toll.to + 2, reading.tokens.length)).length > 0;
      if (told.length !== 1 || !toll || definite || others || toll.within || toll.plus || toll.others || claim.negated)
        continue;
      if (toll.min !== null || toll.max !== null) figures.push(new Figure(claim, {...toll, kind}));
    }
  }
  return figures;
}

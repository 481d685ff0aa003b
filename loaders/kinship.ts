import type {Location} from "./locations.js";
import type {References} from "./references.js";

/** Which places may be one: made once an article. */
export class Kinship {
  readonly #places: References["places"];
  readonly #chains = new Map<string, string[]>();

  constructor({places}: References) {
    this.#places = places;
  }

  /** Whether one place is the other or lies in it; names that are not listed only know their country. */
  compatible(a: Location, b: Location, akin: boolean): boolean {
    if (a.country && b.country && a.country !== b.country) return false;
    if (a.level < 1 || b.level < 1) return true;
    [a, b] = [a, b].map((one) => ({...one, place: one.place ?? one.region ?? null})) as [Location, Location];
    const parent = ({place}: Location) => (place ? this.#places.get(place)?.parent : null);
    // Parts of a region («وسط قطاع غزة») are not drawn so sharply as to keep a town of the region out.
    // Quarters are listed beside their town.
    const [wide, narrow] = [Math.min(a.level, b.level), Math.max(a.level, b.level)];
    if (parent(a) && parent(a) === parent(b) && ((wide <= 2 && narrow > 2) || (wide === 3 && narrow === 4)))
      return true;
    // A town after which its region is named may stand for it: «في القنيطرة».
    const seat = (one: Location, other: Location) => {
      const region = one.place ? this.#places.get(one.place)?.parent : null;
      const names = [this.#places.get(region ?? "")?.name_en, this.#places.get(one.place ?? "")?.name_en];
      return Boolean(names[0] && names[1] && names[0].startsWith(`${names[1]} `)) && region === parent(other);
    };
    if (akin && (seat(a, b) || seat(b, a))) return true;
    // A name that is not listed may lie in a listed place, but is not another such name.
    if (!a.place || !b.place) return a.place !== b.place || a.name === b.name;
    return this.linked(a, b);
  }

  /** Whether one listed place lies in the other. */
  linked(a: Location, b: Location): boolean {
    if (!a.place || !b.place) return a.name === b.name;
    return this.#chain(a.place).includes(b.place) || this.#chain(b.place).includes(a.place);
  }

  /** A listed place and those that it lies in. */
  #chain(id: string): string[] {
    let chain = this.#chains.get(id);
    if (!chain) {
      const parent = this.#places.get(id)?.parent;
      this.#chains.set(id, (chain = parent ? [id, ...this.#chain(parent)] : [id]));
    }
    return chain;
  }
}

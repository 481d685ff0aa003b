import type {Account, ReportGrammar} from "./accounts.js";
import {startsClause} from "./clauses.js";
import type {Document} from "./document.js";
import type {Hit} from "./lexicon.js";
import type {Location} from "./locations.js";
import {countriesOf, isName, placesAt} from "./place-mentions.js";
import {withoutKind} from "./place-names.js";
import {isAttacked, isLocative, isPair, isPolitical, isStruck} from "./place-relations.js";
import type {Reading} from "./rules.js";
import type {Place} from "./schema.js";

/** What is mostly called after places elsewhere: «شارع أسيوط» in Arish, «فندق بيبلوس» in Mali. */
const calledAfter = /^[وفبل]*(شارع|ميدان|ساحه|فندق)$/;

/** Finds places of the gazetteer; made once an article, whose countries decide between places of one name. */
export class ListedPlaces {
  readonly #document: Document;
  /** ISO codes, the country that the article speaks of most first. */
  readonly countries: Map<string, number>;
  /** Those whose places each sentence names. */
  readonly #nearby: ReadonlyMap<string, number>[];
  /** The country that most of the article's places lie in. */
  readonly country: string | null;
  readonly #grammar: ReportGrammar;
  readonly #seats = new Map<string, Place | null>();

  constructor(document: Document, grammar: ReportGrammar) {
    this.#document = document;
    this.#grammar = grammar;
    [this.countries, this.#nearby] = countriesOf(document);
    // The first is the one with most.
    const [[country, count] = [null, 0]] = this.countries;
    this.country = count > 1 ? country : null;
  }

  /** The country that the article names most but one. */
  besides(own: string): string | null {
    for (const [country, count] of this.countries) if (country !== own && count > 1) return country;
    return null;
  }

  /** The only country whose places a sentence names, else that of the article. */
  countryOf({row, reading}: Account["sentence"]): string | null {
    const {country} = this;
    const [[only] = [null], second] = this.#nearby[row.index]!;
    return !only || second || reading.all("country_form").some(({value}) => value === country) ? country : only;
  }

  /** Places that are listed: of several of one name, the one in the country that the article speaks of most. */
  named(reading: Reading, index: number): {location: Location; hit: Hit} | null {
    const hits = placesAt(reading, index).filter((hit) => !isName(reading, hit) && !isPair(reading, hit));
    if (!hits.length) return this.#soil(reading, index);
    const longest = hits.filter((hit) => hit.to === hits[0]!.to);
    const all = longest.map((hit) => ({hit, place: this.#document.references.places.get(hit.value)!}));
    // «محافظة إدلب» is not the town.
    const [kind] = index > 0 ? reading.at(index - 1, "place_kind").filter(({to}) => to === index) : [];
    const wide = kind?.value === "1" ? all.filter(({place}) => place.admin_level <= 2) : [];
    const places = wide.length ? wide : all;
    const rank = ({place}: {place: Place}) => (this.countries.get(place.country) ?? 0) * 10 - place.admin_level;
    const {hit, place: named} = places.reduce((a, b) => (rank(b) > rank(a) ? b : a));
    const province = kind?.value === "1" && !wide.length ? this.#provinceOf(named) : null;
    const place = province ?? this.#capital(reading, index, named) ?? named;
    if (place.admin_level <= 3 && calledAfter.test(reading.tokens[index - 1]?.key ?? "")) return null;
    const other = place.kind === "neighbourhood" ? this.#townOf(reading, hit, place) : null;
    if (other) return {location: other, hit};
    // A town of a country that the article never speaks of is more likely an ordinary word.
    const unique = all.length === 1 && hit.to - hit.from > 1 && place.admin_level > 3;
    if (place.admin_level > 1 && this.countries.size > 0 && !this.countries.has(place.country) && !unique) return null;
    if (isPolitical(reading, hit) && !isLocative(reading, hit, this.#grammar)) return null;
    // «مقاتلين دربتهم واشنطن»
    const seat = place.country !== this.country && reading.at(index, "seat").some(({to}) => to === hit.to);
    if (
      seat &&
      !kind &&
      !isStruck(reading, hit) &&
      !isLocative(reading, hit, this.#grammar) &&
      !isAttacked(reading, hit)
    )
      return null;
    const direction = place.admin_level < 2 ? directionBefore(reading, index, this.#grammar) : undefined;
    if (direction) return {location: {...within(direction, place), country: place.country}, hit};
    // A mountain says no less where something happened than a town.
    const level = place.kind === "mountain" || place.kind === "valley" ? 3 : place.admin_level;
    return {location: {...this.at(place), level, ...(province && {town: this.at(named)})}, hit};
  }

  /** «ولاية قندز»: the province that is called after a town, where a word for one stands before and lists name only the town so. */
  #provinceOf({parent, name_en}: Place): Place | null {
    const over = this.#document.references.places.get(parent ?? "");
    return over?.admin_level === 1 && over.name_en.includes(name_en) ? over : null;
  }

  /** «في الأراضي السورية»: the country. */
  #soil(reading: Reading, index: number): {location: Location; hit: Hit} | null {
    if (!/^[وب]*ال?اراضي$/.test(reading.tokens[index]!.key)) return null;
    const from = [index - 1, index - 2].some((at) => reading.at(at, "locative").some(({value}) => value === "from"));
    const [form] = from ? [] : reading.at(index + 1, "country_form");
    const country = form && this.#document.references.places.get(form.value);
    if (!country) return null;
    return {location: this.at(country), hit: {...form, from: index, lead: ""}};
  }

  /**
   * «الضاحية الجنوبية لطرابلس», «حي الخالدية بمدينة حلب»: the town that is named after a quarter, if not the one whose listed quarter is
   * called so.
   */
  #townOf(reading: Reading, hit: Hit, place: Place): Location | null {
    // «حي اليرموك الثانية غربي بعقوبة»
    const next = reading.at(reading.at(hit.to, "ordinal").length ? hit.to + 1 : hit.to);
    // «حي الخالدية شمال حلب», «حي الخالدية في حلب»
    const lies = next.find(({list, value}) => list === "direction" || (list === "locative" && value === "inside"));
    if (lies) {
      const named = reading.at(lies.to, "place").map(({value}) => this.#document.references.places.get(value)!);
      const around = [place.id, place.country, place.parent, ...this.at(place).within!];
      const town = named.find(({admin_level}) => admin_level === 3);
      const listed = named.some(({id, parent}) => around.includes(id) || (parent && around.includes(parent)));
      if (town && !listed && !isNear(town, place)) return this.named(reading, lies.to)?.location ?? null;
    }
    const inside = next.some(({list, lead}) => (list === "place" || list === "place_kind") && /^ب/.test(lead));
    if (!inside && !reading.tokens[hit.to]?.stems.some(({lead}) => /^ل/.test(lead))) return null;
    const around = [place.id, place.country, place.parent, ...this.at(place).within!];
    for (let index = hit.to; index <= hit.to + 1 && index < reading.tokens.length; index++) {
      if (startsClause(reading, index)) return null;
      const towns = reading.at(index, "place").map(({value}) => this.#document.references.places.get(value)!);
      const listed = towns.some(({id, parent}) => around.includes(id) || (parent && around.includes(parent)));
      if (towns.length) return listed ? null : (this.named(reading, index)?.location ?? null);
      if (!reading.at(index, "place_kind").length) return null;
    }
    return null;
  }

  /** A place of the gazetteer as where something happened. */
  at({id, name_en, country, parent, admin_level, kind}: Place): Location {
    const within: string[] = [];
    for (
      let over = parent;
      over && !within.includes(over);
      over = this.#document.references.places.get(over)?.parent ?? null
    )
      within.push(over);
    return {place: id, name: name_en, country, level: admin_level, within, quarter: kind === "neighbourhood"};
  }

  /** The smallest listed place in which all of several lie. */
  around(several: Location[]): Location | null {
    const [smallest = [], ...chains] = several.map(({within = [], country}) => [...within, country]);
    const id = smallest.find((over) => chains.every((chain) => chain.includes(over)));
    const place = id ? this.#document.references.places.get(id) : undefined;
    return place ? this.at(place) : null;
  }

  /** A town that is listed only with the word for its kind. */
  kindless(name: string): Location | null {
    const place = withoutKind(this.#document, name).find(
      ({country, admin_level}) => this.countries.has(country) && admin_level >= 2 && admin_level <= 3
    );
    return place ? this.at(place) : null;
  }

  /** The place of the article's own country that is listed under a name with a word for its kind, rather the town than its province. */
  ofHome(name: string): Location | null {
    const [place] = withoutKind(this.#document, name)
      .filter(({country, admin_level}) => country === this.country && admin_level >= 1 && admin_level <= 3)
      .sort((a, b) => b.admin_level - a.admin_level);
    return place ? this.at(place) : null;
  }

  /** «العاصمة تونس»: of a country and its capital that share a name, the capital. */
  #capital(reading: Reading, index: number, {id, admin_level}: Place): Place | null {
    const word =
      index > 0 && reading.at(index - 1, "place_kind").some(({value}) => value === "capital")
        ? reading.tokens[index - 1]!.text
        : null;
    if (!word || admin_level > 0) return null;
    const names = ({name_ar, aliases}: Place) => [name_ar ?? "", ...aliases];
    for (const place of this.#document.references.places.values()) {
      if (
        place.country === id &&
        place.admin_level > 0 &&
        place.admin_level < 4 &&
        names(place).some((name) => name.includes(word))
      )
        return place;
    }
    return null;
  }

  /** The capital of a country, by what its names call it: «العاصمة». */
  seatOf(country: string, word: string): Place | null {
    const key = `${country} ${word}`;
    let seat = this.#seats.get(key);
    if (seat === undefined) {
      seat = null;
      for (const place of this.#document.references.places.values())
        if (place.country === country && place.admin_level > 0 && place.admin_level < 4)
          if ([place.name_ar ?? "", ...place.aliases].some((name) => name.includes(word))) seat ??= place;
      this.#seats.set(key, seat);
    }
    return seat;
  }
}

/** Whether two places are less than some 60 km apart. */
const isNear = (a: Place, b: Place) =>
  a.latitude !== null &&
  b.latitude !== null &&
  Math.abs(a.latitude - b.latitude) + Math.abs(a.longitude! - b.longitude!) < 0.6;

/** The longest name of a part that stands before a place: «جنوب شرق تركيا». */
function directionBefore(reading: Reading, index: number, grammar: ReportGrammar): Hit | undefined {
  for (let from = Math.max(0, index - 3); from < index; from++) {
    const found = reading
      .at(from, "direction")
      .find((hit) => hit.to === index && !grammar.definite({lead: hit.lead}, reading));
    if (found) return found;
  }
  return undefined;
}

/** A part of a country or province that has no id of its own. */
export function within(direction: Hit, place: Place): Location {
  return {place: place.id, name: `${direction.value} ${place.name_en}`, country: place.country, level: 0.5};
}

import type {Account, ReportGrammar} from "./accounts.js";
import {covers} from "./clauses.js";
import type {Document} from "./document.js";
import type {Hit, Token} from "./lexicon.js";
import {withoutKind} from "./place-names.js";
import {isStruck, leadsTo, isOrigin} from "./place-relations.js";
import type {Reading} from "./rules.js";
import type {Place} from "./schema.js";

/** Where an event took place: an id of the gazetteer, or only a name, and the country. */
export interface Location {
  place: string | null;
  name: string | null;
  country: string | null;
  /** 0 for countries, 4 for a neighbourhood: how much the name says. */
  level: number;
  /** Listed place that a place without an id is said to lie in. */
  region?: string;
}

/** Finds the places of accounts; made once an article, whose countries decide between places of one name. */
export class Atlas {
  readonly #document: Document;
  /** ISO codes, the country that the article speaks of most first. */
  readonly #countries: Map<string, number>;

  readonly #grammar: ReportGrammar;

  constructor(document: Document, grammar: ReportGrammar) {
    this.#document = document;
    this.#grammar = grammar;
    this.#countries = countriesOf(document);
  }

  /** The country that most of the article's places lie in. */
  get country(): string | null {
    let best: string | null = null;
    let most = 1;
    for (const [country, count] of this.#countries) if (count > most) [best, most] = [country, count];
    return best;
  }

  /** The most specific place named in tokens `from` to `to` of an account's sentence. */
  locate({sentence}: Account, from: number, to: number): Location | null {
    const {reading} = sentence;
    const found: {location: Location; score: number; hit: Hit}[] = [];
    for (let index = from; index < to; index++) {
      const named =
        this.#named(reading, index) ??
        this.#direction(reading, index) ??
        this.#unlisted(reading, index) ??
        this.#again(sentence, index);
      if (!named) continue;
      const {location, hit} = named;
      // Where the text says "in", the event is; other places are what somebody came from or belongs to.
      // A name without coordinates is of use only where no town is listed.
      const level = location.place ? location.level : location.level - 1.5;
      const score =
        level +
        (this.#isLocative(reading, hit) || (location.place && isStruck(reading, hit)) ? 5 : 0) -
        (isOrigin(reading, hit) ? 4 : 0);
      const last = found.at(-1);
      // «قرب بلدية سيدي داود بولاية بومرداس»: the larger place only says where the smaller one lies.
      if (last && last.location.level >= location.level && leadsTo(reading, last.hit, hit)) {
        last.score = Math.max(last.score, score + 1);
        if (!last.location.place && location.place)
          last.location = {...last.location, region: location.place, country: location.country};
      }
      found.push({location, score, hit});
      index = hit.to - 1;
    }
    if (!found.length) return null;
    const best = found.reduce((a, b) => (b.score > a.score ? b : a)).location;
    return {...best, country: best.country ?? found.find(({location}) => location.country)?.location.country ?? null};
  }

  /** Places that are listed: of several of one name, the one in the country that the article speaks of most. */
  #named(reading: Reading, index: number): {location: Location; hit: Hit} | null {
    const hits = reading.at(index, "place").filter((hit) => !isName(reading, hit));
    if (!hits.length) return null;
    const longest = hits.filter((hit) => hit.to === hits[0]!.to);
    const places = longest.map((hit) => ({hit, place: this.#document.references.places.get(hit.value)!}));
    const rank = ({place}: {place: Place}) => (this.#countries.get(place.country) ?? 0) * 10 - place.admin_level;
    const {hit, place: named} = places.reduce((a, b) => (rank(b) > rank(a) ? b : a));
    const place = this.#capital(reading, index, named) ?? named;
    // A town of a country that the article never speaks of is more likely an ordinary word.
    if (place.admin_level > 1 && this.#countries.size > 0 && !this.#countries.has(place.country)) return null;
    const direction = place.admin_level < 2 ? directionBefore(reading, index, this.#grammar) : undefined;
    if (direction) return {location: {...within(direction, place), country: place.country}, hit};
    // A mountain says no less where something happened than a town.
    const level = place.kind === "mountain" || place.kind === "valley" ? 3 : place.admin_level;
    return {location: {place: place.id, name: place.name_en, country: place.country, level}, hit};
  }

  /** «بلدة جلب»: a name that is listed with another word for its kind, «مدينة جلب», or not at all. */
  #unlisted(reading: Reading, index: number): {location: Location; hit: Hit} | null {
    const found = unlisted(reading, index, this.#grammar);
    if (!found) return null;
    const place = withoutKind(this.#document, found.location.name!).find(
      ({country, admin_level}) => this.#countries.has(country) && admin_level >= found.location.level - 1
    );
    // Short words are more often ordinary ones.
    if (!place) return /^.{1,3}( |$)/.test(found.location.name!) ? null : found;
    const {id, name_en, country, admin_level} = place;
    return {location: {place: id, name: name_en, country, level: admin_level}, hit: found.hit};
  }

  /** «في المدينة», «في المنطقة نفسها»: the town named last. */
  #again({reading, row}: Account["sentence"], index: number): {location: Location; hit: Hit} | null {
    const hit = reading
      .at(index, "place_kind")
      .find(
        (hit) => ["3", "4"].includes(hit.value) && this.#grammar.definite(hit, reading) && hit.row.number === "one"
      );
    if (!hit || reading.at(hit.to, "place").length > 0) return null;
    const same = [hit.from - 1, hit.to].some((at) => reading.at(at, "another").some(({value}) => value === "same"));
    if (hit.value === "4" && !same) return null;
    for (let sentence = row.index, at = index - 1; sentence >= Math.max(0, row.index - (same ? 12 : 3));) {
      const before = this.#document.sentences[sentence]!.reading;
      for (; at >= 0; at--) {
        const named = this.#named(before, at);
        if (named && named.location.level >= 3 && !isOrigin(before, named.hit)) return {location: named.location, hit};
      }
      sentence--;
      at = (this.#document.sentences[sentence]?.reading.tokens.length ?? 0) - 1;
    }
    return null;
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

  /** «جنوب البلاد», «في الجنوب»: a part of the country that the article speaks of. */
  #direction(reading: Reading, index: number): {location: Location; hit: Hit} | null {
    const [hit] = reading.at(index, "direction");
    const country = this.country ? this.#document.references.places.get(this.country) : undefined;
    if (!hit || !country) return null;
    const ofCountry = reading.at(hit.to, "place_kind").some(({value}) => value === "0");
    const alone =
      this.#grammar.definite(hit, reading) &&
      this.#isLocative(reading, hit) &&
      !reading.at(hit.to, "country_form").length;
    if (!ofCountry && !alone) return null;
    return {location: within(hit, country), hit: {...hit, to: hit.to + (ofCountry ? 1 : 0)}};
  }

  /** Whether the words before a place say that something is in it or near it: «في», «قرب», «بمدينة», «شمال». */
  #isLocative(reading: Reading, hit: Hit): boolean {
    if (this.#grammar.inside(hit, reading)) return true;
    for (let index = hit.from - 1, left = 3; index >= 0 && left > 0; index--) {
      if (reading.at(index, "link").length > 0) continue;
      left--;
      const says = reading.at(index, "locative").some(({value, to}) => value !== "from" && to <= hit.from);
      const [link] = ["place_kind", "direction", "place"].flatMap((list) => reading.at(index, list));
      if (says || (link && this.#grammar.inside(link, reading))) return true;
      if (!link) return false;
    }
    return false;
  }
}

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

function within(direction: Hit, place: Place): Location {
  return {place: place.id, name: `${direction.value} ${place.name_en}`, country: place.country, level: 0.5};
}

/** «مدينة مديات»: a place that the gazetteer lacks, in the words of the text. */
function unlisted(reading: Reading, index: number, grammar: ReportGrammar): {location: Location; hit: Hit} | null {
  const [kind] = reading.at(index, "place_kind");
  const level = Number(kind?.value ?? 0);
  if (!kind || level < 1 || kind.row.number !== "one") return null;
  const {tokens} = reading;
  const name = tokens[kind.to];
  if (!name || !/^\s*["“«(]?$/.test(name.gap) || !/^\p{L}/u.test(name.key) || isSmall(name)) return null;
  const words = [
    "place",
    "direction",
    "target",
    "country_form",
    "another",
    "number",
    "date",
    "actor",
    "figurative",
    "method",
    "clause_start",
    "role",
    "ordinal"
  ];
  if (words.some((list) => reading.at(kind.to, list).length > 0) || name.key.length < 3) return null;
  const quoted = /["“«]/.test(name.gap);
  // «حي شعبي», «منطقة ساحلية»: an adjective.
  if (!quoted && /(ي|يه)$/.test(name.key)) return null;
  let to = kind.to + 1;
  if (kind.row.quoted && !quoted) return null;
  if (quoted && reading.all("place").some((hit) => hit.from > kind.to && hit.from < kind.to + 4)) return null;
  while (quoted && to < tokens.length && to < kind.to + 4 && /^\s*$/.test(tokens[to]!.gap)) to++;
  const second = tokens[to];
  if (
    !quoted &&
    second &&
    /^\s$/.test(second.gap) &&
    second.key.length > 2 &&
    !isSmall(second) &&
    !reading.at(to).length &&
    !second.stems.some((stem) => grammar.definite(stem, reading))
  )
    to++;
  // A definite noun after an indefinite one is an adjective's or an institution's place: «في المنطقة الحدودية».
  if (grammar.definite({lead: kind.lead}, reading) && !quoted) return null;
  return {
    location: {place: null, name: reading.text(kind.to, to), country: null, level},
    hit: {...kind, to}
  };
}

/** Whether a word of a script that has capitals begins without one, and so is no name. */
function isSmall({text}: Token): boolean {
  return /^\p{Ll}/u.test(text);
}

function isName(reading: Reading, hit: Hit): boolean {
  return ["actor", "outlet", "person"].some((list) => covers(reading, list, hit));
}

/** How often each country is spoken of, by its own name, its adjective or a place that can only be there. */
function countriesOf({sentences, references}: Document): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (country: string, weight: number) => counts.set(country, (counts.get(country) ?? 0) + weight);
  for (const {reading} of sentences) {
    for (let index = 0; index < reading.tokens.length; index++) {
      const places = reading.at(index, "place");
      const longest = places.filter((hit) => hit.to === places[0]!.to && !isName(reading, hit));
      const countries = new Set(longest.map((hit) => references.places.get(hit.value)!.country));
      const [only] = countries;
      const level = longest.length ? references.places.get(longest[0]!.value)!.admin_level : 0;
      // One word that is also a small town somewhere says little, a quarter («الضاحية الجنوبية») nothing.
      if (only && countries.size === 1 && level < 4) add(only, level < 2 ? 2 : longest[0]!.to - index > 1 ? 2 : 1);
      const [form] = reading.at(index, "country_form");
      if (form && !longest.length) add(form.value, 2);
      const [actor] = reading.at(index, "actor");
      const home = actor && references.actors.get(actor.value)?.country;
      if (home) add(home, 1);
    }
  }
  return new Map([...counts].sort((a, b) => b[1] - a[1]));
}

import type {Account, ReportGrammar} from "./accounts.js";
import {startsClause} from "./clauses.js";
import type {Document} from "./document.js";
import type {Hit} from "./lexicon.js";
import {countriesOf, isName, placesAt} from "./place-mentions.js";
import {withoutKind} from "./place-names.js";
import {
  isOfMeeting,
  isOfPerson,
  isOfOffice,
  isOrigin,
  isPair,
  isAttacked,
  isPolitical,
  isStruck,
  leadsTo
} from "./place-relations.js";
import {contained, unlisted} from "./place-unlisted.js";
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
  /** Listed places that it lies in. */
  within?: string[];
  quarter?: boolean;
  /** Whether only "the province" says so. */
  again?: boolean;
}

/** Whether a later name says more exactly where an event took place: what lies in a town is a quarter or a village of it. */
export function isFiner(later: Location, earlier: Location): boolean {
  const named = later.region !== undefined && later.region === earlier.place && later.level <= 3;
  if (later.level <= earlier.level) return named;
  if (earlier.level < 3) return true;
  const [parent] = earlier.within ?? [];
  return (
    named || (later.quarter === true && later.within!.some((place) => place === earlier.place || place === parent))
  );
}

/** Finds the places of accounts; made once an article, whose countries decide between places of one name. */
export class Atlas {
  readonly #document: Document;
  /** ISO codes, the country that the article speaks of most first. */
  readonly #countries: Map<string, number>;
  /** Those whose places each sentence names. */
  readonly #nearby: Map<string, number>[];
  /** Names without an id that the article has said to be a town's, by their folded letters: later they stand alone. */
  readonly #introduced = new Map<string, Location>();
  readonly #grammar: ReportGrammar;
  readonly #seats = new Map<string, Place | null>();

  constructor(document: Document, grammar: ReportGrammar) {
    this.#document = document;
    this.#grammar = grammar;
    [this.#countries, this.#nearby] = countriesOf(document);
    for (const {reading, row} of document.sentences) {
      for (let index = 0; index < reading.tokens.length; index++) {
        const [kind] = reading.at(index, "place_kind");
        if (!kind) continue;
        const named = reading.at(index, "place").find(({to}) => to === kind.to + 1);
        if (named && !reading.at(kind.to, "place").length)
          this.#introduced.set(reading.tokens[kind.to]!.key, this.#at(document.references.places.get(named.value)!));
        const found = this.#unlisted(reading, index, row.index);
        if (found && found.location.level >= 2) {
          const key = reading.tokens[found.hit.to - 1]!.key;
          if (found.hit.to - found.hit.from === 2) this.#introduced.set(key, found.location);
        }
      }
    }
  }

  /** The country that most of the article's places lie in. */
  get country(): string | null {
    let best: string | null = null;
    let most = 1;
    for (const [country, count] of this.#countries) if (count > most) [best, most] = [country, count];
    return best;
  }

  /** The only country whose places a sentence names, else that of the article. */
  countryOf({row, reading}: Account["sentence"]): string | null {
    const {country} = this;
    const [[only] = [null], second] = this.#nearby[row.index]!;
    const spoken = (index: number) => reading.at(index, "country_form").some(({value}) => value === country);
    return !only || second || reading.tokens.some((_, index) => spoken(index)) ? country : only;
  }

  /** The most specific place named in tokens `from` to `to` of an account's sentence. */
  locate({sentence}: Account, from: number, to: number): Location | null {
    const {reading} = sentence;
    const found: {location: Location; score: number; hit: Hit; origin: boolean}[] = [];
    for (let index = from; index < to; index++) {
      const named =
        this.#named(reading, index) ??
        this.#direction(sentence, index) ??
        this.#unlisted(reading, index, sentence.row.index) ??
        this.#contained(sentence, index) ??
        this.#again(sentence, index) ??
        this.#seat(sentence, index) ??
        this.#bare(reading, index);
      if (!named) continue;
      const {location, hit} = named;
      // Where the text says "in", the event is; other places are what somebody came from or belongs to.
      // A name without coordinates is of use only where no town is listed.
      const level = location.place ? location.level : location.level - 1.5;
      const last = found.at(-1);
      const leads = last !== undefined && leadsTo(reading, last.hit, hit);
      // «انطلق القصف من مدينة دجلة في جنوب شرق تركيا»: where a place lies that something came from.
      const origin =
        isOrigin(reading, hit) || isOfOffice(reading, hit) || isOfMeeting(reading, hit) || (leads && last.origin);
      const score =
        level +
        // «استهدف مدينة درنة في ليبيا»: that a country is said to be where it happened says less than a town does.
        (this.#isLocative(reading, hit) || (location.place && isStruck(reading, hit))
          ? location.level
            ? 5
            : 2.5
          : 0) -
        (origin ? 4 : 0);
      // «قرب بلدية سيدي داود بولاية بومرداس»: the larger place only says where the smaller one lies.
      if (leads && (last.location.level >= location.level || !last.location.place)) {
        last.score = Math.max(last.score, score + 1);
        if (!last.location.place && location.place)
          last.location = {...last.location, region: location.place, country: location.country};
      }
      found.push({location, score, hit, origin});
      index = hit.to - 1;
    }
    // «منفذ الهجوم رجل من أديامان»: where somebody is from is no place of the attack.
    const placed = found.filter(({hit}) => !isOrigin(reading, hit) || !isOfPerson(reading, hit));
    if (!placed.length) return null;
    const best = placed.reduce((a, b) => (b.score > a.score ? b : a)).location;
    return {...best, country: best.country ?? found.find(({location}) => location.country)?.location.country ?? null};
  }

  /** Places that are listed: of several of one name, the one in the country that the article speaks of most. */
  #named(reading: Reading, index: number): {location: Location; hit: Hit} | null {
    const hits = placesAt(reading, index).filter((hit) => !isName(reading, hit) && !isPair(reading, hit));
    if (!hits.length) return this.#soil(reading, index);
    const longest = hits.filter((hit) => hit.to === hits[0]!.to);
    const all = longest.map((hit) => ({hit, place: this.#document.references.places.get(hit.value)!}));
    // «محافظة إدلب» is not the town.
    const [kind] = index > 0 ? reading.at(index - 1, "place_kind").filter(({to}) => to === index) : [];
    const wide = kind?.value === "1" ? all.filter(({place}) => place.admin_level <= 2) : [];
    const places = wide.length ? wide : all;
    const rank = ({place}: {place: Place}) => (this.#countries.get(place.country) ?? 0) * 10 - place.admin_level;
    const {hit, place: named} = places.reduce((a, b) => (rank(b) > rank(a) ? b : a));
    const place = this.#capital(reading, index, named) ?? named;
    const other = place.kind === "neighbourhood" ? this.#townOf(reading, hit, place) : null;
    if (other) return {location: other, hit};
    // A town of a country that the article never speaks of is more likely an ordinary word.
    if (place.admin_level > 1 && this.#countries.size > 0 && !this.#countries.has(place.country)) return null;
    if (isPolitical(reading, hit) && !this.#isLocative(reading, hit)) return null;
    // «مقاتلين دربتهم واشنطن»
    const seat = place.country !== this.country && reading.at(index, "seat").some(({to}) => to === hit.to);
    if (seat && !kind && !isStruck(reading, hit) && !this.#isLocative(reading, hit) && !isAttacked(reading, hit))
      return null;
    const direction = place.admin_level < 2 ? directionBefore(reading, index, this.#grammar) : undefined;
    if (direction) return {location: {...within(direction, place), country: place.country}, hit};
    // A mountain says no less where something happened than a town.
    const level = place.kind === "mountain" || place.kind === "valley" ? 3 : place.admin_level;
    return {location: {...this.#at(place), level}, hit};
  }

  /** «في الأراضي السورية»: the country. */
  #soil(reading: Reading, index: number): {location: Location; hit: Hit} | null {
    if (!/^[وب]*ال?اراضي$/.test(reading.tokens[index]!.key)) return null;
    const from = [index - 1, index - 2].some((at) => reading.at(at, "locative").some(({value}) => value === "from"));
    const [form] = from ? [] : reading.at(index + 1, "country_form");
    const country = form && this.#document.references.places.get(form.value);
    if (!country) return null;
    return {location: this.#at(country), hit: {...form, from: index, lead: ""}};
  }

  /** «الضاحية الجنوبية لطرابلس»: the town that is named after a quarter, if not the one whose listed quarter is called so. */
  #townOf(reading: Reading, hit: Hit, place: Place): Location | null {
    if (!reading.tokens[hit.to]?.stems.some(({lead}) => /^ل/.test(lead))) return null;
    const around = [place.id, place.country, place.parent, ...this.#at(place).within!];
    for (let index = hit.to; index <= hit.to + 1 && index < reading.tokens.length; index++) {
      if (startsClause(reading, index)) return null;
      const towns = reading.at(index, "place").map(({value}) => this.#document.references.places.get(value)!);
      const listed = towns.some(({id, parent}) => around.includes(id) || (parent && around.includes(parent)));
      if (towns.length) return listed ? null : (this.#named(reading, index)?.location ?? null);
      if (!reading.at(index, "place_kind").length) return null;
    }
    return null;
  }

  #at({id, name_en, country, parent, admin_level, kind}: Place): Location {
    const within: string[] = [];
    for (
      let over = parent;
      over && !within.includes(over);
      over = this.#document.references.places.get(over)?.parent ?? null
    )
      within.push(over);
    return {place: id, name: name_en, country, level: admin_level, within, quarter: kind === "neighbourhood"};
  }

  /** «في مروة», once «مدينة مروة» has been named. */
  #bare(reading: Reading, index: number): {location: Location; hit: Hit} | null {
    const placed = this.#isPlaced(reading, index);
    if (!this.#introduced.size && !placed) return null;
    for (const {lead, key} of reading.tokens[index]!.stems) {
      const location = this.#introduced.get(key) ?? (placed && !lead ? this.#kindless(key) : null);
      const hit = {list: "place", value: "", from: index, to: index + 1, lead, row: {}, rule: null};
      if (location && this.#isLocative(reading, hit)) return {location, hit};
    }
    return null;
  }

  /** «في سروج (جنوب)», «في كرش بمحافظة لحج»: whether a word is followed by where the place that it names lies. */
  #isPlaced(reading: Reading, index: number): boolean {
    const next = reading.tokens[index + 1];
    if (!next || !reading.at(index - 1, "locative").some(({value}) => value !== "from")) return false;
    const part = reading.at(index + 1, "direction").length > 0;
    if (/^\s*\(\s*$/.test(next.gap)) return part || placesAt(reading, index + 1).length > 0;
    return (
      /^\s*$/.test(next.gap) &&
      ["place_kind", "direction", "place"].some((list) =>
        reading.at(index + 1, list).some((hit) => this.#grammar.inside(hit, reading))
      )
    );
  }

  /** A town that is listed only with the word for its kind. */
  #kindless(name: string): Location | null {
    const place = withoutKind(this.#document, name).find(
      ({country, admin_level}) => this.#countries.has(country) && admin_level >= 2 && admin_level <= 3
    );
    return place ? this.#at(place) : null;
  }

  /** «بلدة جلب»: a name that is listed with another word for its kind, «مدينة جلب», or not at all. */
  #unlisted(reading: Reading, index: number, sentence: number): {location: Location; hit: Hit} | null {
    const listed = this.#kindLeftOut(reading, index);
    if (listed) return listed;
    const found = unlisted(reading, index, this.#grammar);
    if (!found) return null;
    const place = withoutKind(this.#document, found.location.name!).find(
      ({country, admin_level}) => this.#countries.has(country) && admin_level >= found.location.level - 1
    );
    // Short words are more often ordinary ones.
    if (!place && /^.{1,3}$/.test(found.location.name!)) return null;
    const country = this.countryOf(this.#document.sentences[sentence]!);
    return {location: place ? this.#at(place) : {...found.location, country}, hit: found.hit};
  }

  /** «إقليم فان», which is listed as «ولاية فان»: alone it is the ordinary word «فإن». */
  #kindLeftOut(reading: Reading, index: number): {location: Location; hit: Hit} | null {
    const kind = reading.at(index, "place_kind").find(({value, row}) => value <= "3" && row.number === "one");
    if (!kind || !reading.tokens[kind.to] || this.#grammar.definite(kind, reading)) return null;
    if (placesAt(reading, kind.to).length) return null;
    for (const to of [kind.to + 2, kind.to + 1]) {
      if (to > reading.tokens.length || !/^\s*["“«(]?$/.test(reading.tokens[kind.to]!.gap)) continue;
      const place = withoutKind(this.#document, reading.text(kind.to, to)).find(
        ({country, admin_level}) =>
          this.#countries.has(country) && admin_level >= Number(kind.value) - 1 && admin_level <= 3
      );
      if (place) return {location: this.#at(place), hit: {...kind, to}};
    }
    return null;
  }

  /** «في لافايت بولاية لويزيانا»: a name that is listed nowhere, of something in a larger place. */
  #contained(sentence: Account["sentence"], index: number): {location: Location; hit: Hit} | null {
    const found = contained(sentence.reading, index, this.#grammar);
    if (!found) return null;
    const {hit, name} = found;
    const larger = this.#named(sentence.reading, found.larger)?.location;
    if (!larger?.place || larger.level > 2) return null;
    const location = {place: null, name, country: larger.country, level: 3, region: larger.place};
    return {location, hit};
  }

  /** «في المدينة», «في المنطقة نفسها», «في المحافظة»: the place of that kind named last; of two, the one named first. */
  #again({reading, row}: Account["sentence"], index: number): {location: Location; hit: Hit} | null {
    const hit = reading
      .at(index, "place_kind")
      .find((hit) => /^[1-4]$/.test(hit.value) && this.#grammar.definite(hit, reading) && hit.row.number !== "many");
    if (!hit || reading.at(hit.to, "place").length > 0) return null;
    const same = [hit.from - 1, hit.to].some((at) => reading.at(at, "another").some(({value}) => value === "same"));
    if (hit.value === "4" && !same) return null;
    const two = hit.row.number === "two";
    // A province is no town; what is called a district may be listed as either.
    const fits = ({level}: Location) =>
      hit.value === "1" ? level === 1 : hit.value === "2" ? level <= 2 && level >= 1 : level >= 3;
    let last: {location: Location; from: number} | null = null;
    for (let sentence = row.index, at = index - 1; sentence >= Math.max(0, row.index - (same ? 12 : 3));) {
      const before = this.#document.sentences[sentence]!.reading;
      for (; at >= 0; at--) {
        const named = this.#named(before, at);
        if (!named || !fits(named.location) || isOrigin(before, named.hit)) continue;
        if (!two) return {location: {...named.location, ...(hit.value < "3" && {again: true})}, hit};
        if (last) return {location: last.from - named.hit.to <= 1 ? named.location : last.location, hit};
        last = {location: named.location, from: named.hit.from};
      }
      if (last) return {location: last.location, hit};
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

  /** «في العاصمة»: that of the country which the sentence or the article speaks of. */
  #seat(sentence: Account["sentence"], index: number): {location: Location; hit: Hit} | null {
    const {reading} = sentence;
    const hit = reading.at(index, "place_kind").find(({value}) => value === "capital");
    if (!hit || (this.#grammar.part && !this.#grammar.definite(hit, reading))) return null;
    if (["place", "place_kind"].some((list) => reading.at(hit.to, list).length > 0)) return null;
    // «العاصمة الصومالية»
    const [form] = reading.at(hit.to, "country_form");
    const country = form?.value ?? this.countryOf(sentence);
    const word = reading.tokens[index]!.text.slice(hit.lead.length);
    const place = country ? this.#seatOf(country, word) : null;
    return place && {location: this.#at(place), hit};
  }

  #seatOf(country: string, word: string): Place | null {
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

  /** «جنوب البلاد», «في الجنوب»: a part of the country that the article speaks of. */
  #direction(sentence: Account["sentence"], index: number): {location: Location; hit: Hit} | null {
    const {reading} = sentence;
    const [hit] = reading.at(index, "direction");
    const country = hit && this.#document.references.places.get(this.countryOf(sentence) ?? "");
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
      // «مقبرة (غرب الموصل)»: an adverb of place
      if (link?.list === "direction" && /\(\s*$/.test(reading.tokens[link.from]!.gap)) return true;
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

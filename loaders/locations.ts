import type {Account, ReportGrammar} from "./accounts.js";
import type {Document} from "./document.js";
import type {Hit} from "./lexicon.js";
import {ListedPlaces, within} from "./listed-places.js";
import {placesAt} from "./place-mentions.js";
import {withoutKind} from "./place-names.js";
import {
  isDestination,
  isLocative,
  isOfMeeting,
  isOfPerson,
  isOfOffice,
  isOrigin,
  isPartedBefore,
  isReference,
  isStruck,
  leadsTo,
  namedTogether
} from "./place-relations.js";
import {contained, unlisted} from "./place-unlisted.js";
import type {Reading} from "./rules.js";

/** Kinds of sites of which an article mostly tells of one: «المطار», «القاعدة», «الحي». */
const sites = /^(حي|مطار|قاعده|معسكر|جبل|جزيره|ميناء|فندق|معبر|منفذ|بوابه|شارع|جامعه|تل|تله|وادي)$/;

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
  /** The town that a province is called after. */
  town?: Location;
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
  readonly #listed: ListedPlaces;
  /** Names without an id that the article has said to be a town's, by their folded letters: later they stand alone. */
  readonly #introduced = new Map<string, Location>();
  readonly #grammar: ReportGrammar;

  constructor(document: Document, grammar: ReportGrammar) {
    this.#document = document;
    this.#grammar = grammar;
    this.#listed = new ListedPlaces(document, grammar);
    for (const {reading, row} of document.sentences) {
      if (!reading.has("place_kind")) continue;
      for (let index = 0; index < reading.tokens.length; index++) {
        const [kind] = reading.at(index, "place_kind");
        if (!kind) continue;
        const named = reading.at(index, "place").find(({to}) => to === kind.to + 1);
        if (named && !reading.at(kind.to, "place").length)
          this.#introduced.set(
            reading.tokens[kind.to]!.key,
            this.#listed.at(document.references.places.get(named.value)!)
          );
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
    return this.#listed.country;
  }

  /** The country that the article names most but one: whose forces strike abroad. */
  besides(own: string): string | null {
    return this.#listed.besides(own);
  }

  /** The only country whose places a sentence names, else that of the article. */
  countryOf(sentence: Account["sentence"]): string | null {
    return this.#listed.countryOf(sentence);
  }

  /** The most specific place named in tokens `from` to `to` of an account's sentence. */
  locate(account: Account, from: number, to: number): Location | null {
    const {sentence} = account;
    const {reading} = sentence;
    const found: {location: Location; score: number; hit: Hit; origin: boolean}[] = [];
    for (let index = from; index < to; index++) {
      const named =
        this.#listed.named(reading, index) ??
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
        isOrigin(reading, hit) ||
        isDestination(reading, hit) ||
        isOfOffice(reading, hit) ||
        isOfMeeting(reading, hit) ||
        isPartedBefore(reading, hit, account) ||
        (leads && last.origin);
      const score =
        level +
        // «استهدف مدينة درنة في ليبيا»: that a country is said to be where it happened says less than a town does.
        (isLocative(reading, hit, this.#grammar) || (location.place && isStruck(reading, hit))
          ? location.level
            ? 5
            : 2.5
          : 0) -
        (origin ? 4 : 0) -
        // «قرية على بعد 50 كيلومترا من بغداد»
        (isReference(reading, hit) ? 8 : 0);
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
    const first = placed.reduce((a, b) => (b.score > a.score ? b : a));
    const several = namedTogether(reading, found, first, this.#grammar);
    const best =
      (several.length > 2 ? this.#listed.around(several.map(({location}) => location)) : null) ?? first.location;
    return {...best, country: best.country ?? found.find(({location}) => location.country)?.location.country ?? null};
  }

  /** «في مروة», once «مدينة مروة» has been named. */
  #bare(reading: Reading, index: number): {location: Location; hit: Hit} | null {
    const placed = this.#isPlaced(reading, index);
    const alone = this.#standsAlone(reading, index);
    if (!this.#introduced.size && !placed && !alone) return null;
    for (const {lead, key} of reading.tokens[index]!.stems) {
      const location =
        this.#introduced.get(key) ??
        (placed && !lead ? this.#listed.kindless(key) : null) ??
        (alone && !lead ? this.#listed.ofHome(key) : null);
      const hit = {list: "place", value: "", from: index, to: index + 1, lead, row: {}, rule: null};
      if (location && isLocative(reading, hit, this.#grammar)) return {location, hit};
    }
    return null;
  }

  /** «في الضالع أمس»: whether a word stands after "in" that nothing else is known to be called in news of attacks. */
  #standsAlone(reading: Reading, index: number): boolean {
    const {key} = reading.tokens[index]!;
    return (
      key.length >= 4 &&
      reading.at(index).every(({list}) => list === "involvement") &&
      /^\s*$/.test(reading.tokens[index]!.gap) &&
      reading.at(index - 1, "locative").some(({value, to}) => value === "inside" && to === index) &&
      // «في الحصين القديم»
      !reading.tokens[index + 1]?.stems.some(({lead}) => lead === "ال")
    );
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

  /** «بلدة جلب»: a name that is listed with another word for its kind, «مدينة جلب», or not at all. */
  #unlisted(reading: Reading, index: number, sentence: number): {location: Location; hit: Hit} | null {
    const listed = this.#kindLeftOut(reading, index);
    if (listed) return listed;
    const found = unlisted(reading, index, this.#grammar);
    if (!found) return null;
    const place = withoutKind(this.#document, found.location.name!).find(
      ({country, admin_level}) => this.#listed.countries.has(country) && admin_level >= found.location.level - 1
    );
    // Short words are more often ordinary ones.
    if (!place && /^.{1,3}$/.test(found.location.name!)) return null;
    // The country that the article mostly speaks of is but a guess, which must not part this from what is told elsewhere of it.
    const near = this.countryOf(this.#document.sentences[sentence]!);
    const country = near === this.country ? null : near;
    return {location: place ? this.#listed.at(place) : {...found.location, country}, hit: found.hit};
  }

  /** «إقليم فان», which is listed as «ولاية فان»: alone it is the ordinary word «فإن». */
  #kindLeftOut(reading: Reading, index: number): {location: Location; hit: Hit} | null {
    const kind = reading.at(index, "place_kind").find(({value, row}) => value <= "3" && row.number !== "many");
    if (!kind || !reading.tokens[kind.to] || this.#grammar.definite(kind, reading)) return null;
    if (placesAt(reading, kind.to).length) return null;
    for (const to of [kind.to + 2, kind.to + 1]) {
      if (to > reading.tokens.length || !/^\s*["“«(]?$/.test(reading.tokens[kind.to]!.gap)) continue;
      const place = withoutKind(this.#document, reading.text(kind.to, to)).find(
        ({country, admin_level}) =>
          this.#listed.countries.has(country) && admin_level >= Number(kind.value) - 1 && admin_level <= 3
      );
      if (place) return {location: this.#listed.at(place), hit: {...kind, to}};
    }
    return null;
  }

  /** «في أوبلوساس بولاية لويزيانا»: a name that is listed nowhere, of something in a larger place. */
  #contained(sentence: Account["sentence"], index: number): {location: Location; hit: Hit} | null {
    const found = contained(sentence.reading, index, this.#grammar);
    if (!found) return null;
    const {hit, name} = found;
    const larger = this.#listed.named(sentence.reading, found.larger)?.location;
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
    const same =
      [hit.from - 1, hit.to].some((at) => reading.at(at, "another").some(({value}) => value === "same")) ||
      reading.at(hit.from - 1, "this").length > 0;
    if (hit.value === "4" && !same) return this.#site(reading, row.index, hit);
    const two = hit.row.number === "two";
    // A province is no town; what is called a district may be listed as either.
    const fits = ({level}: Location) =>
      hit.value === "1" ? level === 1 : hit.value === "2" ? level <= 2 && level >= 1 : level >= 3;
    let last: {location: Location; from: number} | null = null;
    for (let sentence = row.index, at = index - 1; sentence >= Math.max(0, row.index - (same ? 12 : 3));) {
      const before = this.#document.sentences[sentence]!.reading;
      for (; at >= 0; at--) {
        const named = this.#listed.named(before, at);
        const location = hit.value === "3" ? (named?.location.town ?? named?.location) : named?.location;
        if (!named || !location || !fits(location) || isOrigin(before, named.hit)) continue;
        if (!two) return {location: {...location, ...(hit.value < "3" && {again: true})}, hit};
        if (last) return {location: last.from - named.hit.to <= 1 ? location : last.location, hit};
        last = {location, from: named.hit.from};
      }
      if (last) return {location: last.location, hit};
      sentence--;
      at = (this.#document.sentences[sentence]?.reading.tokens.length ?? 0) - 1;
    }
    return null;
  }

  /** «في محيط المطار», «الغارات على القاعدة»: the site named by that word in this sentence or the three before. */
  #site(reading: Reading, row: number, hit: Hit): {location: Location; hit: Hit} | null {
    const noun = reading.tokens[hit.from]!.key.slice(hit.lead.length);
    // «في المنطقة» is mostly a part of the world.
    if (!sites.test(noun) || !(isLocative(reading, hit, this.#grammar) || isStruck(reading, hit))) return null;
    for (let sentence = row, at = hit.from - 1; sentence >= Math.max(0, row - 3);) {
      const before = this.#document.sentences[sentence]!.reading;
      for (; at >= 0; at--) {
        const named = this.#listed.named(before, at) ?? this.#unlisted(before, at, sentence);
        if (!named) continue;
        const called = [named.hit.from, named.hit.from - 1].some((word) =>
          before.tokens[word]?.stems.some(({key}) => key === noun)
        );
        if (called && named.location.level >= 3) return {location: named.location, hit};
      }
      sentence--;
      at = (this.#document.sentences[sentence]?.reading.tokens.length ?? 0) - 1;
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
    const place = country ? this.#listed.seatOf(country, word) : null;
    return place && {location: this.#listed.at(place), hit};
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
      isLocative(reading, hit, this.#grammar) &&
      !reading.at(hit.to, "country_form").length;
    if (!ofCountry && !alone) return null;
    return {location: within(hit, country), hit: {...hit, to: hit.to + (ofCountry ? 1 : 0)}};
  }
}

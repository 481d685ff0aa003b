import type {Account, ReportGrammar} from "./accounts.js";
import {isAffiliation, isLink} from "./accusations.js";
import {startsClause} from "./clauses.js";
import {corpsOf, unlisted} from "./corps.js";
import type {Document} from "./document.js";
import type {Hit} from "./lexicon.js";
import type {Reading} from "./rules.js";
import type {Actor} from "./schema.js";

/** A side of an attack: who did it, or whom it was aimed at. */
export interface Side {
  actor: string | null;
  name: string;
  kind: string;
  from: number;
  to: number;
}

const armed = new Set(["armed_group", "military", "security_force", "coalition"]);
/** Types of attacks that an adjective may give a state for: «الغارات التركية», unlike «التفجير». */
const struck = new Set(["attack", "airstrike", "shelling", "armed_assault", "security_operation"]);
/** Governments fight by their forces: «شنت تركيا غارات». */
const states = new Set(["government"]);

/** Words for aircraft, for a pattern over the keys of tokens. */
export const aircraft = "طيران|طايرات|طائرات|مقاتلات";

/** Lists of words that name a country. */
const countries = new Set(["seat", "place", "country_form"]);

/** Reads which words name a side; made once an article, in which "the organisation" is the armed group named last. */
export class Sides {
  readonly #document: Document;
  /** The armed groups that the article names, in its order, and those of them whose name begins with a word. */
  readonly #groups: {side: Side; sentence: number}[] = [];
  readonly #byHead = new Map<string, {side: Side; sentence: number}[]>();
  readonly #grammar: ReportGrammar;
  readonly #home: string | null;

  /** `home` is the country that the article speaks of: "the regime" is its own. */
  constructor(document: Document, grammar: ReportGrammar, home: string | null) {
    this.#document = document;
    this.#grammar = grammar;
    this.#home = home;
    for (const {reading, row} of document.sentences) {
      if (!reading.has("actor")) continue;
      for (let index = 0; index < reading.tokens.length; index++) {
        const side = this.actor(reading, index);
        if (side?.kind !== "armed_group" || isBranch(reading, index) || isAffiliation(reading, side)) continue;
        const heads = new Set([index - 1, index].flatMap((at) => reading.tokens[at]?.stems.map(({key}) => key) ?? []));
        const group = {side, sentence: row.index};
        this.#groups.push(group);
        for (const head of heads) {
          const named = this.#byHead.get(head);
          if (named) named.push(group);
          else this.#byHead.set(head, [group]);
        }
        index = side.to - 1;
      }
    }
  }

  /** Armed sides that begin at a token: a listed actor, the forces of a country, or a word that stands for a group named before. */
  at(account: Account, index: number): Side | null {
    const {reading, row} = account.sentence;
    if (!reading.at(index, "force").length) return this.actor(reading, index);
    return (
      this.#loyal(reading, index) ??
      this.actor(reading, index) ??
      this.#forces(reading, index) ??
      this.#again(reading, index, row.index)
    );
  }

  /** «القوات الموالية للحوثيين», «مسلحون ينتمون إلى التنظيم»: those of a side are that side. */
  #loyal(reading: Reading, index: number): Side | null {
    const [force] = reading.at(index, "force");
    // «انتحاري يعتقد أنه ينتمي إلى»
    const believed = force ? reading.at(force.to, "role").find(({value}) => value === "attributed") : undefined;
    const model = force ? modelAfter(reading, force) : [];
    const after = believed ? [believed.to, believed.to + 1] : force ? [...namesAfter(reading, force), ...model] : [];
    const [cue] = after
      .flatMap((at) => reading.at(at, "role"))
      .filter(({value}) => value === "loyal" || value === "member");
    let at = cue?.to ?? index;
    while (cue && at < cue.to + 2 && !this.actor(reading, at) && isLink(reading, at)) at++;
    const side = cue ? this.actor(reading, at) : null;
    // «الطيران التابع للنظام»: the forces of a government are its army.
    const armed = force && !["person", "group", "unit"].includes(force.value);
    const army = side && armed && states.has(side.kind) ? this.#armyOf(side) : null;
    return side && {...(army ?? side), from: index};
  }

  #armyOf({actor, from, to}: Side): Side | null {
    const {actors} = this.#document.references;
    const country = actors.get(actor ?? "")?.country;
    return country ? this.#army({value: country, from, to}, "regime") : null;
  }

  /** A country that fights: «شنت تركيا غارات», «الغارات التركية». */
  state(account: Account, index: number): Side | null {
    const {reading} = account.sentence;
    if (!reading.hasAt(index, countries)) return null;
    const [seat] = reading.at(index, "seat");
    const place = reading.at(index, "place").find(({value}) => value.length === 2) ?? seat;
    const adjective = reading.at(index, "country_form").find(({row}) => row.kind === "adjective");
    if (!place && !adjective) return null;
    const key = (at: number) => reading.tokens[at]!.key;
    for (const {hit, tense, type} of account.triggers) {
      const gap = index - hit.to;
      const leads = place && hit.from - place.to >= 0 && hit.from - place.to <= 1 && opensClause(reading, index);
      // «وسيطروا على صنعاء»
      const led = reading.at(index - 1, "boundary").some(({value}) => value === "preposition");
      const subject = place && !led && tense !== "noun" && (gap === 0 || (leads && !this.#grammar.part));
      const beside = this.#grammar.part
        ? ["airstrike", "shelling"].includes(type) && (gap === 0 || index + 1 === hit.from)
        : gap >= 0 && gap <= 1 && struck.has(type) && !startsClause(reading, index);
      // «استهداف الأراضي السعودية» is no Saudi attack: its adjective would have no article either.
      const agrees =
        this.#grammar.part ||
        !adjective ||
        this.#grammar.definite(adjective, reading) === this.#grammar.definite(hit, reading) ||
        gap === 0;
      // «طعن إسرائيليا», unlike «هجوما إسرائيليا»
      const stabbed = /[^ا]يا$/.test(key(index)) && !/ا$/.test(key(hit.from));
      // «عملية طعن نفذها فلسطيني»
      const carriedOut = reading.at(index - 1, "role").some(({row}) => /^(past|present)$/.test(String(row.as)));
      const attribute = adjective && tense === "noun" && beside && agrees && !carriedOut && !stabbed;
      if (subject || attribute) return this.#country((subject ? place : adjective)!);
    }
    // «أن الولايات المتحدة نفذت أول ضربة جوية»
    const led = reading.at(index - 1, "boundary").some(({value}) => value === "preposition");
    const launches =
      place &&
      !this.#grammar.part &&
      !led &&
      opensClause(reading, index) &&
      reading.at(place.to, "role").some(({value, row, lead}) => value === "agent" && row.as === "past" && !lead);
    if (
      launches &&
      account.triggers.some(({hit, tense}) => tense === "noun" && hit.from > place.to && hit.from - place.to <= 4)
    )
      return this.#country(place);
    const cue =
      place &&
      index > 0 &&
      reading
        .at(index - 1, "role")
        .find(
          ({value, row, to}) =>
            (value === "agent" ? row.as : value === "undertake" && /^(past|present)$/.test(String(row.as))) &&
            to === index
        );
    return cue ? this.#country(place) : null;
  }

  /** A country that is said to attack stands under its own name, as its army. */
  #country(hit: Hit): Side {
    return {...this.#army(hit), name: this.#document.references.places.get(hit.value)?.name_en ?? hit.value};
  }

  /** The army of a country, or its other armed corps: `police`, `security`, and what is called a regime's. */
  #army({value, from, to}: Pick<Hit, "value" | "from" | "to">, corps = "army"): Side {
    const {actors, places} = this.#document.references;
    const listed =
      corpsOf(actors).get(`${value} ${corps}`) ?? (corps === "regime" ? corpsOf(actors).get(`${value} army`) : null);
    if (listed) return sideOf(listed, {from, to});
    const {called, kind} = unlisted[corps]!;
    return {actor: null, name: `${places.get(value)?.name_en ?? value} ${called}`, kind, from, to};
  }

  /** «طائرات التحالف»: a force that is an actor by itself, which may be another one in the country of the article. */
  #ally(reading: Reading, index: number): Side | null {
    const {actors} = this.#document.references;
    const forces = reading.at(index, "force");
    // «الطائرات بدون طيار» are others than «الطائرات».
    const allies = forces.filter(({value, to}) => actors.has(value) && to === forces[0]!.to);
    // The coalition of which Saudi papers tell at their border fights in Yemen.
    const theatre = this.#home === "SA" ? "YE" : this.#home;
    const hit = allies.find(({row}) => row.country === theatre) ?? allies.find(({row}) => !row.country);
    return hit ? sideOf(actors.get(hit.value)!, hit) : null;
  }

  /** The listed armed group, force or government whose name begins at a token. */
  actor(reading: Reading, index: number): Side | null {
    const hits = reading.at(index, "actor");
    for (const hit of hits) {
      const actor = this.#document.references.actors.get(hit.value);
      if (actor && (armed.has(actor.kind) || states.has(actor.kind))) return sideOf(actor, hit);
    }
    return null;
  }

  /** «الطائرات الحربية التركية», «القوات الروسية»: the army of the country, listed or not. */
  #forces(reading: Reading, index: number): Side | null {
    const ally = this.#ally(reading, index);
    if (ally) return ally;
    const hits = reading.at(index, "force").filter(({value}) => value === "state");
    const [force] = hits;
    if (!force) return null;
    const corps = force.row.corps ? String(force.row.corps) : undefined;
    const owned = hits.find(({row}) => row.country && row.country !== "home");
    if (owned) return this.#army({...owned, value: String(owned.row.country)}, corps);
    const [before] = index > 0 ? reading.at(index - 1, "country_form").filter(({to}) => to === index) : [];
    if (before && this.#grammar.part) return this.#army({...before, to: force.to}, corps);
    // «طائرة بدون طيار يرجح أنها أميركية»
    const believed = reading.at(force.to, "role").find(({value}) => value === "attributed");
    const from = believed?.to ?? force.to;
    for (let at = from; at < Math.min(from + 3, reading.tokens.length); at++) {
      if (startsClause(reading, at) || reading.at(at, "boundary").length > 0) break;
      const [country] = reading.at(at, "country_form");
      const place = country ?? reading.at(at, "place").find(({value}) => value.length === 2);
      if (!place) continue;
      return this.#army({...place, from: index}, corps);
    }
    const own = hits.find(({row}) => row.country === "home");
    // The army in the Palestinian territories is the Israeli one.
    return own && this.#home ? this.#army({...own, value: this.#home === "PS" ? "IL" : this.#home}, corps) : null;
  }

  /** «التنظيم», «الحركة»: the armed group named last. */
  #again(reading: Reading, index: number, sentence: number): Side | null {
    const hit = reading.at(index, "force").find(
      (hit) =>
        (["group", "unit"].includes(hit.value) && this.#grammar.definite(hit, reading)) ||
        // «مسلحيه», not «إرهابية»
        (hit.value === "person" &&
          hit.row.object === "yes" &&
          !/ة$/.test(reading.tokens[hit.from]!.text) &&
          !/ال$/.test(hit.lead))
    );
    if (!hit) return this.#fighters(reading, index, sentence);
    const noun = reading.tokens[hit.from]!.key.slice(hit.lead.length);
    // «الكتيبة» is one that has been named so, «التنظيم» may be any.
    const called = hit.value !== "unit" || this.#byHead.has(noun);
    const last = called ? this.last({sentence: this.#document.sentences[sentence]!}, index, noun) : null;
    return last ? {...last, from: hit.from, to: hit.to} : null;
  }

  /** «المتمردون», «المتطرفين»: those of the armed group that was named in this sentence or the four before. */
  #fighters(reading: Reading, index: number, sentence: number): Side | null {
    const hit = reading
      .at(index, "force")
      .find(
        (hit) =>
          hit.value === "person" &&
          hit.row.number === "many" &&
          this.#grammar.definite(hit, reading) &&
          !reading.at(index, "role").some(({value}) => value === "doer")
      );
    // «المتطرفون اليهود» are others.
    if (!hit || isQualified(reading, hit.to)) return null;
    const before = (group: {side: Side; sentence: number}) =>
      group.sentence < sentence || (group.sentence === sentence && group.side.from < index);
    const last = lastOf(this.#groups, before);
    const [only] = this.#groups;
    // The only group of which an article tells may be named later.
    const alone = only && this.#groups.every(({side}) => side.actor === only.side.actor) ? only : null;
    const meant = last && sentence - last.sentence <= 4 ? last : alone;
    return meant ? {...meant.side, from: hit.from, to: hit.to} : null;
  }

  /** The armed group named last before a token, rather one that is called by a noun: «الكتيبة» is no «تنظيم». */
  last({sentence: {row}}: Pick<Account, "sentence">, index: number, noun?: string): Side | null {
    const before = ({side, sentence}: {side: Side; sentence: number}) =>
      sentence < row.index || (sentence === row.index && side.from < index);
    const called = noun ? lastOf(this.#byHead.get(noun) ?? [], before) : null;
    return (called ?? lastOf(this.#groups, before))?.side ?? null;
  }
}

/** The tokens up to the end of the name of a unit, where "of" may stand: «الفرقة الأولى الساحلية التابعة للجيش الحر». */
function namesAfter(reading: Reading, {value, to}: Hit): number[] {
  const ends = [to];
  for (let at = to; value === "unit" && at < Math.min(to + 4, reading.tokens.length - 1); at++) {
    const other = ["boundary", "locative", "role", "trigger", "toll_word", "report_verb", "actor", "force"].some(
      (list) => reading.at(at, list).length > 0
    );
    if (other || startsClause(reading, at + 1)) break;
    ends.push(at + 1);
  }
  return ends;
}

/** The tokens after the model of aircraft: «مقاتلات من طراز إف 16 تابعة لسلاح الجو». */
function modelAfter({tokens}: Reading, {to}: Hit): number[] {
  const model = tokens[to]?.key === "من" && /^(طراز|نوع)$/.test(tokens[to + 1]?.key ?? "");
  return model ? [to + 3, to + 4, to + 5] : [];
}

/** Whether a definite adjective says which "militants" are meant, rather than «المسلحون النار», «المسلحون القرية». */
function isQualified(reading: Reading, index: number): boolean {
  const token = reading.tokens[index];
  if (!token?.key.startsWith("ال") || !/^\s*$/.test(token.gap) || /^ال(نار|نيران|رصاص|سيطره)$/.test(token.key))
    return false;
  return !["target", "place", "place_kind", "position", "weapon", "date"].some((list) =>
    reading.at(index, list).some(({row}) => row.kind !== "person")
  );
}

/** «جبهة النصرة، الفرع السوري لتنظيم القاعدة»: a group that another one is only said to be a branch of. */
function isBranch({tokens}: Reading, index: number): boolean {
  return [1, 2, 3].some((back) => /^(ال|و)?(فرع|ذراع|جناح|امتداد|حليف|حليفه)$/.test(tokens[index - back]?.key ?? ""));
}

/** Whether a token may be the subject of a verb after it: it begins a clause, or follows "that". */
function opensClause(reading: Reading, index: number): boolean {
  return (
    startsClause(reading, index) ||
    reading.at(index - 1, "boundary").some(({value}) => value === "that") ||
    reading.at(index).some(({lead}) => lead === "و") ||
    // «وكانت تركيا استهدفت»
    /^[وف]?كانت?$/.test(reading.tokens[index - 1]?.key ?? "")
  );
}

/** The last of the items before which all others are `before` too; null where none is. */
function lastOf<T>(items: T[], before: (item: T) => boolean): T | null {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return items[low - 1] ?? null;
}

function sideOf(actor: Actor, {from, to}: Pick<Hit, "from" | "to">): Side {
  return {actor: actor.id, name: actor.name_en, kind: actor.kind, from, to};
}

import type {Account, ReportGrammar} from "./accounts.js";
import {isLink} from "./accusations.js";
import {startsClause} from "./clauses.js";
import type {Document} from "./document.js";
import type {Hit} from "./lexicon.js";
import {cuesIn, roleOf} from "./roles.js";
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

/** Who is said to have done what an account tells of, and how that is said. */
export interface Blame {
  perpetrator: Side | null;
  victims: Side[];
  responsibility: "claimed" | "denied" | "attributed" | "unclaimed" | null;
  rules: string[];
}

const armed = new Set(["armed_group", "military", "security_force", "coalition"]);
/** Types of attacks that an adjective may give a state for: «الغارات التركية», unlike «التفجير». */
const struck = new Set(["attack", "airstrike", "shelling", "armed_assault", "security_operation"]);
/** Governments fight by their forces: «شنت تركيا غارات». */
const states = new Set(["government"]);
/** Types of attacks whose noun takes a pronoun for who attacks («هجماته», «غاراتهم»), not for whom («اغتياله»). */
const owned = new Set(["attack", "airstrike", "armed_clash", "armed_assault"]);

/** Reads who fights whom; made once an article, in which "the organisation" is the armed group named last. */
export class Sides {
  readonly #document: Document;
  /** The armed groups that the article names, in its order, and those of them whose name begins with a word. */
  readonly #groups: {side: Side; sentence: number}[] = [];
  readonly #byHead = new Map<string, {side: Side; sentence: number}[]>();
  /** Who attacked in the sentence read last. */
  #doer: {side: Side; sentence: number} | null = null;
  /** Whose raids the article told of last. */
  #air: Side | null = null;
  /** Everybody whose raids it has told of. */
  readonly #flown = new Set<string>();
  readonly #grammar: ReportGrammar;
  readonly #home: string | null;

  /** `home` is the country that the article speaks of: "the regime" is its own. */
  constructor(document: Document, grammar: ReportGrammar, home: string | null) {
    this.#document = document;
    this.#grammar = grammar;
    this.#home = home;
    for (const {reading, row} of document.sentences) {
      for (let index = 0; index < reading.tokens.length; index++) {
        const side = this.#actor(reading, index);
        if (side?.kind !== "armed_group" || isBranch(reading, index)) continue;
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
    return (
      this.#loyal(reading, index) ??
      this.#actor(reading, index) ??
      this.#forces(reading, index) ??
      this.#again(reading, index, row.index)
    );
  }

  /** «القوات الموالية للحوثيين», «مسلحون ينتمون إلى التنظيم»: those of a side are that side. */
  #loyal(reading: Reading, index: number): Side | null {
    const [force] = reading.at(index, "force");
    // «انتحاري يعتقد أنه ينتمي إلى»
    const believed = force ? reading.at(force.to, "role").find(({value}) => value === "attributed") : undefined;
    const after = believed ? [believed.to, believed.to + 1] : force ? [force.to] : [];
    const [cue] = after
      .flatMap((at) => reading.at(at, "role"))
      .filter(({value}) => value === "loyal" || value === "member");
    let at = cue?.to ?? index;
    while (cue && at < cue.to + 2 && !this.#actor(reading, at) && isLink(reading, at)) at++;
    const side = cue ? this.#actor(reading, at) : null;
    return side && {...side, from: index};
  }

  /** A country that fights: «شنت تركيا غارات», «الغارات التركية». */
  #state(account: Account, index: number): Side | null {
    const {reading} = account.sentence;
    const [seat] = reading.at(index, "seat");
    const place = reading.at(index, "place").find(({value}) => value.length === 2) ?? seat;
    const adjective = reading.at(index, "country_form").find(({row}) => row.kind === "adjective");
    if (!place && !adjective) return null;
    for (const {hit, tense, type} of account.triggers) {
      const gap = index - hit.to;
      const leads = place && hit.from - place.to >= 0 && hit.from - place.to <= 1 && opensClause(reading, index);
      // «وسيطروا على صنعاء»
      const led = reading.at(index - 1, "boundary").some(({value}) => value === "preposition");
      const subject = place && !led && tense !== "noun" && (gap === 0 || (leads && !this.#grammar.part));
      const beside = this.#grammar.part
        ? ["airstrike", "shelling"].includes(type) && (gap === 0 || index + 1 === hit.from)
        : gap >= 0 && gap <= 1 && struck.has(type) && !startsClause(reading, index);
      const attribute = adjective && tense === "noun" && beside;
      if (subject || attribute) return this.#country((subject ? place : adjective)!);
    }
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

  #army({value, from, to}: Hit): Side {
    const actors = this.#document.references.actors;
    const army = armiesOf(actors).get(value);
    if (army) return sideOf(army, {from, to});
    const name = this.#document.references.places.get(value)?.name_en ?? value;
    return {actor: null, name: `${name} forces`, kind: "military", from, to};
  }

  /** «طائرات التحالف»: a force that is an actor by itself, which may be another one in the country of the article. */
  #ally(reading: Reading, index: number): Side | null {
    const {actors} = this.#document.references;
    const allies = reading.at(index, "force").filter(({value}) => actors.has(value));
    // The coalition of which Saudi papers tell at their border fights in Yemen.
    const theatre = this.#home === "SA" ? "YE" : this.#home;
    const hit = allies.find(({row}) => row.country === theatre) ?? allies.find(({row}) => !row.country);
    return hit ? sideOf(actors.get(hit.value)!, hit) : null;
  }

  #actor(reading: Reading, index: number): Side | null {
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
    const owned = hits.find(({row}) => row.country && row.country !== "home");
    if (owned) return this.#army({...owned, value: String(owned.row.country)});
    const [before] = index > 0 ? reading.at(index - 1, "country_form").filter(({to}) => to === index) : [];
    if (before && this.#grammar.part) return this.#army({...before, to: force.to});
    for (let at = force.to; at < Math.min(force.to + 3, reading.tokens.length); at++) {
      if (startsClause(reading, at) || reading.at(at, "boundary").length > 0) break;
      const [country] = reading.at(at, "country_form");
      const place = country ?? reading.at(at, "place").find(({value}) => value.length === 2);
      if (!place) continue;
      return this.#army({...place, from: index});
    }
    const own = hits.find(({row}) => row.country === "home");
    return own && this.#home ? this.#army({...own, value: this.#home}) : null;
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
    const last = called ? this.#last({sentence: this.#document.sentences[sentence]!}, index, noun) : null;
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

  /** «هجماته», «شن هجمات», «سيطرته على المدينة»: the attacker is a pronoun or left out, so the armed group named last. */
  #implied(account: Account): Side | null {
    const {reading} = account.sentence;
    const agent = reading.all("role").findLast(({value, from}) => value === "agent" && from < account.to);
    for (const {hit, tense, type} of account.triggers) {
      if (agent && agent.from >= hit.to) continue;
      const objectFollows = hit.to - hit.from > 1 || this.#grammar.governed(reading, hit.to);
      const owner =
        tense === "noun" &&
        hit.row.object === "yes" &&
        !this.#grammar.definite(hit, reading) &&
        (owned.has(type) || hit.row.number === "many") &&
        (hit.row.number !== undefined || objectFollows);
      const left = [1, 2, 3, 4].some((back) =>
        reading
          .at(hit.from - back, "role")
          .some(
            ({value, row, to}) =>
              value === "agent" &&
              (adverbsFrom(reading, to) === hit.from || row.as === "noun") &&
              (adverbsFrom(reading, to) === hit.from || row.object === "yes" || reading.at(to, "number").length > 0)
          )
      );
      const goesOn =
        left &&
        this.#doer &&
        account.sentence.row.index - this.#doer.sentence <= 1 &&
        this.#doer.side.kind !== "armed_group";
      if (owner || left)
        return this.#subject(reading, hit.from) ?? (goesOn ? this.#doer!.side : this.#last(account, hit.from));
      const opener = this.#opener(reading, hit) ?? this.#same(account, hit);
      if (opener) return opener;
    }
    return null;
  }

  /** «كما شن الطيران غارات», «استهدفت الغارات», «غارة رابعة»: the air force whose raids the article told of last. */
  #airForce({sentence: {reading}, triggers}: Account, from: number, to: number): Side | null {
    const raids = triggers.filter(({type}) => type === "airstrike");
    if (!raids.length || !this.#air) return null;
    const flies = /^[وف]?ال(طيران|طايرات|طائرات|مقاتلات|غارات|غاره|مروحيات)$/;
    for (let index = from; index < to; index++) if (flies.test(reading.tokens[index]!.key)) return this.#air;
    const next = raids.some(({hit}) => reading.at(hit.to, "ordinal").length > 0);
    // «ست غارات استهدفت المعسكر»: nobody else has flown so far.
    return next || this.#flown.size === 1 ? this.#air : null;
  }

  /** «استغل التنظيم الفراغ وخطف أجانب»: a verb that "and" joins goes on with the side that opened the sentence. */
  #opener(reading: Reading, verb: Hit): Side | null {
    const {from, to, lead, row} = verb;
    if (this.#grammar.part || row.as !== "past" || row.past === "انفجر" || from < 2) return null;
    const inner = reading.at(from - 1).some(({list, value}) => list === "clause_start" && value === "meanwhile");
    const goesOn = /^[وف]$/.test(lead) || inner;
    // Whatever may be its own subject stands right after a verb.
    const own =
      row.object !== "yes" &&
      ["force", "actor", "person", "name", "title", "office", "method", "country_form", "weapon", "place"].some(
        (list) => reading.at(to, list).length > 0
      );
    if (!goesOn || own || /ون$/.test(reading.tokens[to]?.key ?? "")) return null;
    for (let index = Math.max(0, from - 30); index < from - 1; index++) {
      const side = this.#actor(reading, index);
      if (!side) continue;
      const first = side.from === 0 || startsClause(reading, side.from) || startsClause(reading, side.from - 1);
      const led = reading.at(side.from - 1, "boundary").some(({value}) => value === "preposition");
      const joined = ["actor", "force"].some((list) =>
        reading.at(side.from, list).some(({lead}) => /[بلك]/.test(lead))
      );
      return first && !led && !joined && side.kind === "armed_group" ? side : null;
    }
    return null;
  }

  /** «كما استهدفت تعزيزات», «وأسفر القصف عن»: in one sentence a verb without a subject, or "the shelling", goes on with who did the last. */
  #same({sentence: {reading, row}, from}: Account, {from: at, to, lead, row: word}: Hit): Side | null {
    if (this.#grammar.part || this.#doer?.sentence !== row.index || this.#doer.side.from >= from) return null;
    const also = reading.at(at - 1, "clause_start").some(({value}) => value === "also");
    const verb = word.as === "past" && word.object !== "yes" && word.past !== "انفجر" && (also || lead === "و");
    if (!verb) return null;
    const next = reading.at(to);
    const subject = next.some(
      ({list, lead}) =>
        ["force", "actor", "person", "name", "title", "office", "method", "country_form", "weapon", "number"].includes(
          list
        ) || lead.endsWith("ال")
    );
    const object = next.some(({list}) => ["target", "position", "place", "place_kind"].includes(list));
    return object && !subject ? this.#doer.side : null;
  }

  /** «كثف التحالف غاراته»: the side that the clause has named before a token. */
  #subject(reading: Reading, from: number): Side | null {
    for (let index = from - 1; index >= Math.max(0, from - 6); index--) {
      const side = this.#actor(reading, index);
      if (side && side.to <= from) return side;
      if (startsClause(reading, index)) return null;
    }
    return null;
  }

  /** The armed group named last before a token, rather one that is called by a noun: «الكتيبة» is no «تنظيم». */
  #last({sentence: {row}}: Pick<Account, "sentence">, index: number, noun?: string): Side | null {
    const before = ({side, sentence}: {side: Side; sentence: number}) =>
      sentence < row.index || (sentence === row.index && side.from < index);
    const called = noun ? lastOf(this.#byHead.get(noun) ?? [], before) : null;
    return (called ?? lastOf(this.#groups, before))?.side ?? null;
  }

  /**
   * Who did it and against whom, by the words that stand between the sides and what happened in tokens `from` to `to`; up to `end`
   * only who claimed it or is accused of it.
   */
  blame(account: Account, from: number, to: number, end: number): Blame {
    const {reading} = account.sentence;
    const blame: Blame = {perpetrator: null, victims: [], responsibility: null, rules: []};
    const clash = account.triggers.some(({type}) => type === "armed_clash");
    const named: {side: Side; role: string | null; rule: string}[] = [];
    for (let index = from; index < end; index++) {
      const side = this.at(account, index);
      const state = side ? null : this.#state(account, index);
      if (state) named.push({side: state, role: "agent", rule: "side.state"});
      if (side) {
        const part = roleOf(reading, account, side, this.#grammar);
        if (index < to || part.after) named.push({side, ...part});
        index = side.to - 1;
      }
    }
    for (const {side, role, rule} of named) {
      if (role === "target") blame.victims.push(side);
      else if (role && (!blame.perpetrator || role === "claimed")) {
        blame.perpetrator = side;
        if (role !== "agent") blame.responsibility = role as Blame["responsibility"];
        blame.rules.push(rule);
      }
    }
    // «أعلن المتحدث باسم حركة طالبان مسؤولية الحركة عن التفجير»
    if (!blame.perpetrator && cuesIn(reading, account.from, to).includes("claimed")) {
      const head = account.triggers[0]?.hit;
      const group = named.find(
        ({side, role}) => side.kind === "armed_group" && role !== "target" && (!head || side.from <= head.to)
      );
      if (group) blame.perpetrator = group.side;
    }
    const last = blame.perpetrator ? null : (this.#implied(account) ?? this.#airForce(account, from, to));
    if (last) {
      blame.perpetrator = last;
      blame.rules.push("side.implied");
    }
    if (clash && !blame.perpetrator) {
      // Of two sides that fight, the records name the armed group, since armies are listed as what it fights.
      // Who only supports a side is not meant.
      const group =
        named.find(({side, rule}) => side.kind === "armed_group" && rule !== "side.affiliated") ??
        (named.length > 1 ? named[0] : undefined);
      if (group) {
        blame.perpetrator = group.side;
        blame.rules.push("side.fights");
      }
    }
    const {from: start = 0, to: stop = 0} = blame.perpetrator ?? {};
    const flew = reading.tokens
      .slice(start, stop)
      .some(({key}) => /^[وف]?ب?(ال)?(طيران|طايرات|طائرات|مقاتلات)$/.test(key));
    if (blame.perpetrator && (flew || account.triggers.some(({type}) => type === "airstrike"))) {
      this.#air = blame.perpetrator;
      this.#flown.add(blame.perpetrator.actor ?? blame.perpetrator.name);
    }
    if (blame.perpetrator) this.#doer = {side: blame.perpetrator, sentence: account.sentence.row.index};
    if (clash) blame.victims = named.map(({side}) => side).filter((side) => side !== blame.perpetrator);
    for (let index = from; index < to; index++) {
      const cue = reading.at(index, "role").find(({value}) => ["unclaimed", "denied", "claimed"].includes(value));
      if (cue)
        blame.responsibility ??=
          cue.value === "claimed" && isNegated(reading, cue) ? "unclaimed" : (cue.value as Blame["responsibility"]);
    }
    return blame;
  }
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

/** The token after the days and the words like "also" that stand between a verb and its object from token `from` on. */
function adverbsFrom(reading: Reading, from: number): number {
  const isAdverb = (index: number) => reading.at(index, "speech_word").some(({value}) => value === "adverb");
  for (let at = from; at < from + 5; at++) {
    const [date] = reading.at(at, "date");
    if (date) at = date.to - 1;
    else if (!isAdverb(at)) return at;
  }
  return from;
}

/** «ولم تعلن الكتيبة إلى حد الآن مسؤوليتها» */
function isNegated(reading: Reading, {from}: Hit): boolean {
  for (let index = from - 1; index >= Math.max(0, from - 7); index--) {
    if (reading.at(index, "irrealis").some(({value}) => value === "negation")) return true;
    if (startsClause(reading, index + 1)) return false;
  }
  return false;
}

/** Whether a token may be the subject of a verb after it: it begins a clause, or follows "that". */
function opensClause(reading: Reading, index: number): boolean {
  return (
    startsClause(reading, index) ||
    reading.at(index - 1, "boundary").some(({value}) => value === "that") ||
    reading.at(index).some(({lead}) => lead === "و")
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

const armies = new WeakMap<Map<string, Actor>, Map<string, Actor>>();

/** The listed army of each country, by the country's code. */
function armiesOf(actors: Map<string, Actor>): Map<string, Actor> {
  let known = armies.get(actors);
  if (!known) {
    armies.set(actors, (known = new Map()));
    for (const actor of actors.values())
      if (actor.kind === "military" && actor.country && !actor.parent && !known.has(actor.country))
        known.set(actor.country, actor);
  }
  return known;
}

function sideOf(actor: Actor, {from, to}: Pick<Hit, "from" | "to">): Side {
  return {actor: actor.id, name: actor.name_en, kind: actor.kind, from, to};
}

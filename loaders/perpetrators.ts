import type {Account, ReportGrammar} from "./accounts.js";
import {startsClause} from "./clauses.js";
import type {Document} from "./document.js";
import {droppedSubject} from "./dropped-subjects.js";
import type {Doer} from "./dropped-subjects.js";
import type {Hit} from "./lexicon.js";
import {cuesIn, roleOf} from "./roles.js";
import type {Reading} from "./rules.js";
import {tellsOfItself} from "./self-told.js";
import {aircraft, Sides} from "./sides.js";
import type {Side} from "./sides.js";

/** Who is said to have done what an account tells of, and how that is said. */
export interface Blame {
  perpetrator: Side | null;
  victims: Side[];
  responsibility: "claimed" | "denied" | "attributed" | "unclaimed" | null;
  rules: string[];
}

/** Types of attacks whose noun takes a pronoun for who attacks («هجماته», «غاراتهم»), not for whom («اغتياله»). */
const owned = new Set(["attack", "airstrike", "armed_clash", "armed_assault"]);

const flyers = new RegExp(`^[وف]?ب?(ال)?(${aircraft})$`);
const raiders = new RegExp(`^[وف]?ال(${aircraft}|غارات|غاره|مروحيات)$`);

/** Reads who did what accounts tell of; made once an article, in which what was told before says who is meant. */
export class Perpetrators {
  readonly #sides: Sides;
  /** Who attacked in the sentence read last. */
  #doer: Doer | null = null;
  /** Whose raids the article told of last. */
  #air: Side | null = null;
  /** Everybody whose raids it has told of. */
  readonly #flown = new Set<string>();
  readonly #grammar: ReportGrammar;

  /** `home` is the country that the article speaks of. */
  constructor(document: Document, grammar: ReportGrammar, home: string | null) {
    this.#grammar = grammar;
    this.#sides = new Sides(document, grammar, home);
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
      const side = this.#sides.at(account, index);
      const state = side ? null : this.#sides.state(account, index);
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
    const dropped = blame.perpetrator ? null : droppedSubject(account, this.#grammar, this.#sides, this.#doer);
    if (dropped) {
      blame.perpetrator = dropped;
      blame.rules.push("side.dropped");
    }
    if (clash && !blame.perpetrator) {
      // Of two sides that fight, the records name the armed group, since armies are listed as what it fights.
      // Who only supports a side is not meant.
      const fighting = named.filter(({side, role}) => role !== "target" && side.kind !== "security_force");
      // «قتل 13 من مسلحي الحوثي في مواجهات»: of the only side that is named nothing but its dead is told.
      const lost = named.every(({side, rule}) => rule === "side.counted" && side.actor === named[0]!.side.actor);
      const group =
        named.find(({side, rule}) => side.kind === "armed_group" && rule !== "side.affiliated" && !lost) ??
        (fighting.length > 1 ? fighting[0] : undefined);
      // «سيطر التنظيم على المدينة بعد قتال مع الجيش»
      const other = this.#doer?.sentence === account.sentence.row.index && named.length === 1 ? this.#doer.side : null;
      if (group ?? other) {
        blame.perpetrator = group?.side ?? other;
        blame.rules.push("side.fights");
      }
    }
    const {from: start = 0, to: stop = 0} = blame.perpetrator ?? {};
    const flew = reading.tokens.slice(start, stop).some(({key}) => flyers.test(key));
    if (blame.perpetrator && (flew || account.triggers.some(({type}) => type === "airstrike"))) {
      this.#air = blame.perpetrator;
      this.#flown.add(blame.perpetrator.actor ?? blame.perpetrator.name);
    }
    if (blame.perpetrator) {
      const head = reading.tokens[blame.perpetrator.from]?.key ?? "";
      this.#doer = {side: blame.perpetrator, sentence: account.sentence.row.index, head};
    }
    if (clash) blame.victims = named.map(({side}) => side).filter((side) => side !== blame.perpetrator);
    // So many attacks are aimed at "the police" that it says nothing of which one is meant.
    blame.victims = blame.victims.filter(
      ({kind, from}) => kind !== "security_force" || reading.at(from, "actor").length > 0
    );
    for (let index = from; index < to; index++) {
      const cue = reading.at(index, "role").find(({value}) => ["unclaimed", "denied", "claimed"].includes(value));
      if (cue)
        blame.responsibility ??=
          cue.value === "claimed" && isNegated(reading, cue) ? "unclaimed" : (cue.value as Blame["responsibility"]);
    }
    return blame;
  }

  /** Who tells of what it did itself, where nothing else says who did it. */
  teller(account: Account): Side | null {
    return tellsOfItself(account, this.#grammar, this.#sides);
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
      if (owner || left) {
        const subject = this.#subject(reading, hit.from);
        // «أن قوات مجهولة شنت غارات»: somebody else is its subject.
        if (!subject && left && fronted(reading, hit.from)) return null;
        return subject ?? (goesOn ? this.#doer!.side : this.#sides.last(account, hit.from));
      }
      const opener = this.#opener(reading, hit) ?? this.#same(account, hit);
      if (opener) return opener;
    }
    return null;
  }

  /** «كما شن الطيران غارات», «استهدفت الغارات», «غارة رابعة»: the air force whose raids the article told of last. */
  #airForce({sentence: {reading}, triggers}: Account, from: number, to: number): Side | null {
    const raids = triggers.filter(({type}) => type === "airstrike");
    if (!raids.length || !this.#air) return null;
    for (let index = from; index < to; index++) if (raiders.test(reading.tokens[index]!.key)) return this.#air;
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
      const side = this.#sides.actor(reading, index);
      if (!side) continue;
      const first = side.from === 0 || startsClause(reading, side.from) || startsClause(reading, side.from - 1);
      const led = reading.at(side.from - 1, "boundary").some(({value}) => value === "preposition");
      const joined = ["actor", "force"].some((list) =>
        reading.at(side.from, list).some(({lead}) => /^[وف]?[بلك]/.test(lead))
      );
      const agrees = this.#grammar.agrees?.(reading, verb, reading.tokens[side.from]!.key) ?? true;
      return first && !led && !joined && agrees && side.kind === "armed_group" ? side : null;
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
      const side = this.#sides.actor(reading, index);
      if (side && side.to <= from) return side;
      if (startsClause(reading, index)) return null;
    }
    return null;
  }
}

/** Whether somebody stands before the verb whose object is the attack at token `at`, in its clause: «قوات الحلف شنت غارات». */
function fronted(reading: Reading, at: number): boolean {
  for (let index = at - 1; index >= Math.max(1, at - 4); index--) {
    const verb = reading.at(index, "role").some(({value, row}) => value === "agent" && row.as === "past");
    if (!verb) continue;
    if (startsClause(reading, index) || reading.at(index).some(({lead}) => /^[وف]/.test(lead))) return false;
    for (let before = index - 1; before >= Math.max(0, index - 5); before--) {
      if (
        reading
          .at(before, "force")
          .some(({value, lead}) => ["state", "unit", "group"].includes(value) && !/[بلك]/.test(lead))
      )
        return true;
      if (startsClause(reading, before)) return false;
    }
    return false;
  }
  return false;
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
    // «ولاية» is no «ول» with «أية».
    const negated = reading.at(index, "irrealis").some(({value}) => value === "negation");
    if (negated && !reading.at(index, "place_kind").length) return true;
    if (startsClause(reading, index + 1)) return false;
  }
  return false;
}

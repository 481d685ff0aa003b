import type {TollRule} from "../../casualties.js";
import type {Hit} from "../../lexicon.js";
import type {Reading} from "../../rules.js";
import {
  apart,
  boundary,
  counted,
  hasNumber,
  isDoubtful,
  killingOf,
  kindOf,
  named,
  personAt,
  way,
  withoutAttackers
} from "../casualty-phrases.js";

const auxiliary = /^(was|were|been|being|be|is|are)$/;

/** Whether a casualty verb tells what its subject suffered: after "be", or as a participle without an object. */
function isPassive({from, to, row}: Hit, reading: Reading): boolean {
  if (row.way === "died") return true;
  if (row.participle !== "yes") return false;
  const before = [from - 1, from - 2, from - 3].map((index) => reading.tokens[index]?.key ?? "");
  if (before.some((key) => auxiliary.test(key))) return true;
  const token = reading.tokens[to];
  if (!token || boundary.test(token.gap)) return true;
  const object = ["number", "approximate", "target"].some((list) => reading.at(to, list).length > 0);
  return !object && !/^(a|an|the|his|her|their|its|several|some|many|people)$/.test(token.key);
}

const one = /^(a|an|the|one|his|her)$/;

/** Whether nothing but a reported wish or doubt stands before a casualty verb: "to kill", "could kill". */
function isReal(hit: Hit, reading: Reading): boolean {
  const {from, row} = hit;
  const before = reading.tokens[from - 1]?.key ?? "";
  if (row.as === "base" && (before === "to" || reading.at(from - 1, "irrealis").length > 0)) return false;
  return !isDoubtful(hit, reading);
}

/** Killed and injured: verbs in the active and the passive, and counted nouns. */
export const tolls: TollRule[] = [
  {
    name: "toll.joint",
    pattern: "[<approximate>] <number> [of] [<target>] [(were|was)] <casualty:toll_word=joint>",
    examples: ["dozens of casualties", "20 people killed or wounded", "30 dead and wounded"],
    read: () => ({kind: "joint", min: null, max: null, victims: null})
  },
  {
    name: "toll.killed-number",
    pattern: "<casualty:toll_word> [<approximate>] <number>",
    examples: ["killing at least 12 people", "killed 12", "wounding 30", "claimed the lives of five people"],
    read(match, reading) {
      const {casualty} = match.parts;
      if (!way(casualty, "verb") || !isReal(casualty!, reading)) return null;
      const number = match.parts.number!;
      // "Claimed 12 lives", not "claimed two attacks".
      const lives = reading.tokens.slice(number.to, number.to + 2).some(({key}) => key === "lives");
      if (reading.tokens[casualty!.from]!.key === "claimed" && casualty!.to === casualty!.from + 1 && !lives)
        return null;
      return counted(match, reading, kindOf(casualty));
    }
  },
  {
    name: "toll.number-killed",
    pattern: "[<approximate>] <number> _{0,8} <casualty:toll_word>",
    examples: ["12 people were killed", "at least nine others wounded", "12 people died", "two soldiers killed"],
    read(match, reading) {
      const {casualty, number} = match.parts;
      if (!way(casualty, "verb", "died") || !isReal(casualty!, reading)) return null;
      if (apart(number!.to, casualty!.from, reading) || !isPassive(casualty!, reading)) return null;
      const between = reading.tokens.slice(number!.to, casualty!.from);
      if (between.some(({gap}) => /[;:.(]/.test(gap))) return null;
      return counted(match, reading, kindOf(casualty));
    }
  },
  {
    name: "toll.number-among-them-killed",
    pattern:
      "[<approximate>] <number> _{0,3} , (including|among them|mostly|most of them|many of them|all) _{1,8} , _{0,4} <casualty:toll_word>",
    examples: ["Thirteen people, including two attackers, were killed", "20 soldiers, including a colonel, died"],
    read(match, reading) {
      const {casualty, number} = match.parts;
      if (!way(casualty, "verb", "died") || !isReal(casualty!, reading) || !isPassive(casualty!, reading)) return null;
      return withoutAttackers(counted(match, reading, kindOf(casualty)), number!, casualty!.from, reading);
    }
  },
  {
    name: "toll.number-dead",
    pattern: "[<approximate>] <number> [of] _{0,2} <casualty:toll_word>",
    examples: ["12 dead", "five people dead", "14 bodies", "20 injuries"],
    read(match, reading) {
      const {casualty, number} = match.parts;
      return way(casualty, "count") && !apart(number!.to, casualty!.from, reading)
        ? counted(match, reading, kindOf(casualty))
        : null;
    }
  },
  {
    name: "toll.killed-person",
    pattern: "<casualty:toll_word> (a|an|the|his|her|their) _{0,3} <target>",
    examples: ["killed a policeman", "wounding a pregnant woman", "killed the army officer"],
    read({parts}, reading) {
      const {casualty, target} = parts;
      const person = personAt(reading, target!.to) ?? personAt(reading, target!.from);
      if (!way(casualty, "verb") || !isReal(casualty!, reading) || !person) return null;
      return apart(casualty!.to, target!.from, reading) ? null : named(kindOf(casualty), person);
    }
  },
  {
    name: "toll.person-killed",
    pattern: "(a|an|the|one|his|her) _{0,3} <target> _{0,6} <casualty:toll_word>",
    examples: ["a soldier was killed", "the governor has been wounded", "a woman died"],
    read(match, reading) {
      const {casualty, target} = match.parts;
      if (!way(casualty, "verb", "died") || !isReal(casualty!, reading) || !isPassive(casualty!, reading)) return null;
      const person = personAt(reading, target!.to) ?? personAt(reading, target!.from);
      if (person?.row.number !== "one") return null;
      if (apart(match.from + 1, casualty!.from, reading) || !one.test(reading.tokens[match.from]!.key)) return null;
      if (reading.tokens.slice(match.from + 1, match.to).some(({gap}) => /[;:.(]/.test(gap))) return null;
      return named(kindOf(casualty), person);
    }
  },
  {
    name: "toll.of-somebody",
    pattern: "<casualty:toll_word> [<title>] (<person>|<name>)",
    examples: ["the killing of Colonel John Smith", "the death of Sheikh Ahmed Yassin"],
    read: ({parts: {casualty}, to}, reading) =>
      way(casualty, "noun") ? killingOf(casualty!, to, reading, /^(and|or)$/) : null
  },
  {
    name: "toll.people-killed",
    pattern: "<target> (was|were|had been|have been|has been) <casualty:toll_word>",
    examples: ["civilians were killed", "soldiers have been wounded"],
    read: ({parts}, reading) =>
      way(parts.casualty, "verb") && parts.target!.row.kind === "person" && isReal(parts.casualty!, reading)
        ? {kind: kindOf(parts.casualty), min: null, max: null, victims: parts.target!.value}
        : null
  },
  {
    name: "toll.another",
    pattern: "(wounding|injuring|killing|wounded|injured|killed) another",
    examples: ["wounding another"],
    read: (match, reading) => {
      const word = reading.at(match.from, "toll_word")[0];
      return reading.at(match.to, "number").length ? null : {kind: kindOf(word), min: 1, max: 1, victims: null};
    }
  },
  {
    name: "toll.rose-to",
    pattern:
      "(toll|number of (dead|deaths|victims|fatalities)) _{0,8} (to|at|of|reached|is|was|stands at|stood at) [<approximate>] <number>",
    examples: ["the death toll rose to 31", "put the toll at nine", "a death toll of at least 12"],
    read: (match, reading) =>
      reading.at(match.to, "toll_word").some(({value}) => value === "injured") ||
      hasNumber(match.from + 1, match.parts.approximate?.from ?? match.parts.number!.from, reading)
        ? null
        : counted(match, reading, "killed")
  },
  {
    name: "toll.attackers-among-them",
    pattern: "(including|among them|among whom) _{0,8} <number> _{0,2} <victim:target=attacker>",
    examples: ["including two attackers", "among them the three suicide bombers"],
    read(match, reading) {
      const toll = counted(match, reading, "killed");
      return toll && {...toll, victims: "attacker", within: true};
    }
  },
  {
    name: "toll.attacker-among-them",
    pattern: "(including|among them|among whom) (the|a) [suicide] <victim:target=attacker>",
    examples: ["including the bomber", "among them the attacker"],
    read: () => ({kind: "killed", min: 1, max: 1, victims: "attacker", within: true})
  }
];

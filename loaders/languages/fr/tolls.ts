import type {TollRule} from "../../casualties.js";
import type {Hit} from "../../lexicon.js";
import type {Reading} from "../../rules.js";
import {
  apart,
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
import {inflection, voice} from "./inflection.js";

/** Verbs in moods that tell of nothing that happened. */
function isUnreal(hit: Hit, reading: Reading): boolean {
  return /^(infinitive|future|conditional|subjunctive)$/.test(inflection(hit, reading)) || isDoubtful(hit, reading);
}

const happened = (hit: Hit | undefined, reading: Reading) => hit !== undefined && !isUnreal(hit, reading);

/** Killed and injured: verbs in the active and the passive, participles as nouns, and counted nouns. */
export const tolls: TollRule[] = [
  {
    name: "toll.joint",
    pattern: "[<approximate>] <number> [de] <casualty:toll_word=joint>",
    examples: ["une dizaine de victimes", "30 morts et blessés"],
    read: () => ({kind: "joint", min: null, max: null, victims: null})
  },
  {
    name: "toll.killed-number",
    pattern: "<casualty:toll_word> [<approximate>] <number>",
    examples: [
      "tuant au moins 12 personnes",
      "a tué trois soldats",
      "blessant 30 civils",
      "coûté la vie à cinq personnes"
    ],
    read(match, reading) {
      const {casualty} = match.parts;
      if (!way(casualty, "verb") || !happened(casualty, reading) || voice(casualty!, reading) === "passive")
        return null;
      return counted(match, reading, kindOf(casualty), true);
    }
  },
  {
    name: "toll.number-killed",
    pattern: "[<approximate>] <number> _{0,8} <casualty:toll_word>",
    examples: [
      "12 personnes ont été tuées",
      "onze soldats tués",
      "30 blessés",
      "cinq civils sont morts",
      "12 personnes ont péri"
    ],
    read(match, reading) {
      const {casualty, number} = match.parts;
      if (!way(casualty, "verb", "died", "count") || isUnreal(casualty!, reading)) return null;
      if (way(casualty, "verb") && voice(casualty!, reading) === "active") return null;
      if (way(casualty, "verb") && inflection(casualty!, reading) === "participle" && casualty!.row.number === "one")
        return null;
      if (apart(number!.to, casualty!.from, reading)) return null;
      if (reading.tokens.slice(number!.to, casualty!.from + 1).some(({gap}) => /[;:.()]/.test(gap))) return null;
      return counted(match, reading, kindOf(casualty), true);
    }
  },
  {
    name: "toll.number-among-them-killed",
    pattern:
      "[<approximate>] <number> _{0,3} , (dont|parmi lesquels|parmi lesquelles|y compris|pour la plupart|en majorité|tous) _{1,8} , _{0,4} <casualty:toll_word>",
    examples: ["treize personnes, dont deux assaillants, ont été tuées", "20 soldats, dont un colonel, sont morts"],
    read(match, reading) {
      const {casualty, number} = match.parts;
      if (!way(casualty, "verb", "died") || !happened(casualty, reading)) return null;
      if (way(casualty, "verb") && voice(casualty!, reading) === "active") return null;
      return withoutAttackers(counted(match, reading, kindOf(casualty), true), number!, casualty!.from, reading);
    }
  },
  {
    name: "toll.one-dead",
    pattern:
      "(fait|faisant|causé|causant|laissant|laissé|bilan|moins|et|parlé|évoqué) [de] (un|une) <casualty:toll_word>",
    examples: ["a fait un mort", "et un blessé", "parlé d'un blessé"],
    read: ({parts}, reading) =>
      way(parts.casualty, "verb", "died", "count") &&
      inflection(parts.casualty!, reading) === "participle" &&
      !reading.at(parts.casualty!.to, "number").length
        ? {kind: kindOf(parts.casualty), min: 1, max: 1, victims: null}
        : null
  },
  {
    name: "toll.killed-person",
    pattern: "<casualty:toll_word> (un|une|le|la|son|sa) _{0,2} <target>",
    examples: ["a tué un policier", "blessant une femme", "ont tué le gouverneur"],
    read({parts}, reading) {
      const {casualty, target} = parts;
      if (!way(casualty, "verb") || !happened(casualty, reading) || voice(casualty!, reading) === "passive")
        return null;
      const person = personAt(reading, target!.from);
      return person && !apart(casualty!.to, person.from, reading) ? named(kindOf(casualty), person) : null;
    }
  },
  {
    name: "toll.person-killed",
    pattern: "(un|une|le|la|son|sa) _{0,2} <target> _{0,6} <casualty:toll_word>",
    examples: ["un soldat tunisien a été tué", "une femme est morte", "le gouverneur blessé"],
    read(match, reading) {
      const {casualty, target} = match.parts;
      const person = personAt(reading, target!.from);
      if (!way(casualty, "verb", "died") || !happened(casualty, reading) || person?.row.number !== "one") return null;
      if (way(casualty, "verb") && voice(casualty!, reading) === "active") return null;
      if (casualty!.row.number === "many" || apart(match.from + 1, casualty!.from, reading)) return null;
      if (reading.tokens.slice(match.from + 1, match.to).some(({gap}) => /[;:.()]/.test(gap))) return null;
      return named(kindOf(casualty), person);
    }
  },
  {
    name: "toll.of-somebody",
    pattern: "<casualty:toll_word> [<title>] (<person>|<name>)",
    examples: ["la mort du colonel Jean Dupont", "l'assassinat du général Ahmed Ali"],
    read: ({parts: {casualty}, to}, reading) =>
      way(casualty, "noun") || /^d[eu]$/.test(reading.tokens[casualty!.to - 1]!.key)
        ? killingOf(casualty!, to, reading, /^(et|ou)$/)
        : null
  },
  {
    name: "toll.people-killed",
    pattern: "<target> (ont été|avaient été|sont|furent) <casualty:toll_word>",
    examples: ["des civils ont été tués", "des soldats sont morts"],
    read({parts}, reading) {
      const person = personAt(reading, parts.target!.from);
      return way(parts.casualty, "verb", "died") && happened(parts.casualty, reading) && person
        ? {kind: kindOf(parts.casualty), min: null, max: null, victims: person.value}
        : null;
    }
  },
  {
    name: "toll.another",
    pattern: "(un autre|une autre) _{0,3} <casualty:toll_word>",
    examples: ["un autre blessé", "une autre a été blessée"],
    read: ({parts}, reading) =>
      way(parts.casualty, "verb") && voice(parts.casualty!, reading) === "passive"
        ? {kind: kindOf(parts.casualty), min: 1, max: 1, victims: null}
        : null
  },
  {
    name: "toll.rose-to",
    pattern:
      "(bilan|nombre de (morts|tués|victimes)) _{0,8} (à|de|atteint|atteignait|est|était) [<approximate>] <number>",
    examples: ["le bilan est passé à 31", "un bilan de 12", "le nombre de morts atteint 40"],
    read: (match, reading) =>
      reading.at(match.to, "toll_word").some((hit) => hit.value === "injured") ||
      hasNumber(match.from + 3, match.parts.approximate?.from ?? match.parts.number!.from, reading)
        ? null
        : counted(match, reading, "killed", true)
  },
  {
    name: "toll.attackers-among-them",
    pattern: "(dont|parmi lesquels|parmi eux|y compris) _{0,4} <number> _{0,2} <victim:target=attacker>",
    examples: ["dont deux kamikazes", "parmi lesquels les trois assaillants"],
    read(match, reading) {
      const toll = counted(match, reading, "killed", true);
      return toll && {...toll, victims: "attacker", within: true};
    }
  },
  {
    name: "toll.attacker-among-them",
    pattern: "(dont|parmi lesquels|parmi eux|y compris) [le] <victim:target=attacker>",
    examples: ["dont le kamikaze", "y compris l'assaillant"],
    read: ({parts}) =>
      parts.victim!.row.number === "one" ? {kind: "killed", min: 1, max: 1, victims: "attacker", within: true} : null
  }
];

import type {Account, ReportGrammar} from "../../accounts.js";
import {clausesBetween, startsClause} from "../../clauses.js";
import type {Hit} from "../../lexicon.js";
import type {Reading} from "../../rules.js";
import type {TriggerRule} from "../../triggers.js";
import {definiteBy, done, typed} from "../attack-phrases.js";
import {consists} from "../casualty-phrases.js";
import {inflection, voice} from "./inflection.js";
import {tolls} from "./tolls.js";
import {unreal} from "./unreal.js";
import {which} from "./which.js";

const strong = (type: string) => ({type, force: "strong" as const});

/** A verb and what it is done with, or what does it, and other words between them. */
const triggers: TriggerRule[] = [
  {
    name: "trigger.fired",
    pattern: "<launch=fire> _{0,4} <weapon>",
    examples: ["a tiré des roquettes", "ont lancé trois missiles"],
    read: ({parts}) => typed(parts.weapon!, "shelling")
  },
  {
    name: "trigger.were-fired",
    pattern: "<weapon> [(ont|a|avaient|avait)] [été] <launch=fire>",
    examples: ["roquettes ont été tirées", "deux missiles tirés"],
    read: ({parts}) => (parts.launch!.row.as === "participle" ? typed(parts.weapon!, "shelling") : null)
  },
  {
    name: "trigger.weapon-hit",
    pattern: "<weapon> [(a|ont|est|sont|avait|avaient)] _{0,2} <launch=hit>",
    examples: ["une voiture piégée a explosé", "deux roquettes sont tombées", "une mine explose"],
    read: ({parts}) =>
      /^(participle|present|past)$/.test(String(parts.launch!.row.as))
        ? typed(parts.weapon!, "shelling", "airstrike", "vehicle_bombing", "ied", "bombing", "suicide_bombing")
        : null
  },
  {
    name: "trigger.explosion-of",
    pattern: "<trigger=bombing> (de|du|un|une|des) _{0,2} <weapon>",
    examples: ["explosion d'une mine", "explosion de deux voitures piégées"],
    read: ({parts}) => typed(parts.weapon!, "vehicle_bombing", "ied", "suicide_bombing")
  },
  {
    name: "trigger.hit-a-mine",
    pattern: "<launch=hit> _{0,3} <weapon>",
    examples: ["a sauté sur une mine", "heurté un engin explosif"],
    read: ({parts}) => typed(parts.weapon!, "ied")
  },
  {
    name: "trigger.set-off",
    pattern: "<launch=blow> _{0,4} <weapon>",
    examples: ["a actionné sa ceinture d'explosifs", "a fait exploser une voiture piégée"],
    read: ({parts}) => typed(parts.weapon!, "suicide_bombing", "vehicle_bombing", "ied", "bombing")
  },
  {
    name: "trigger.threw",
    pattern: "<launch=throw> _{0,4} <weapon>",
    examples: ["a jeté une grenade", "ont largué des barils d'explosifs"],
    read: ({parts}) => typed(parts.weapon!, "airstrike", "arson", "bombing", "ied")
  },
  {
    name: "trigger.was-thrown",
    pattern: "<weapon> [(a|ont|avait|avaient)] [été] <launch=throw>",
    examples: ["une grenade lancée", "une bombe a été jetée"],
    read: ({parts}) =>
      parts.launch!.row.as === "participle" ? typed(parts.weapon!, "airstrike", "arson", "bombing", "ied") : null
  },
  {
    name: "trigger.shot-down",
    pattern: "<weapon> [(a|ont|avait|avaient)] [été] <launch=down>",
    examples: ["un drone a été abattu", "deux missiles interceptés"],
    read: ({parts}) => typed(parts.weapon!, "shelling", "airstrike", "vehicle_bombing", "ied", "bombing")
  },
  {
    name: "trigger.held-hostages",
    pattern: "<launch=hold> _{0,5} (otage|otages)",
    examples: ["ont pris cinq personnes en otage", "détient des otages"],
    read: () => strong("kidnapping")
  },
  {
    name: "trigger.set-fire",
    pattern: "(mis|mettre|mettent|mettant|met) [le] feu",
    examples: ["ont mis le feu"],
    read: () => strong("arson")
  },
  {
    name: "trigger.took-control",
    pattern: "(pris|prend|prennent|prenant) le contrôle (de|du|des)",
    examples: ["ont pris le contrôle de"],
    read: () => ({type: "armed_assault", force: "weak"})
  },
  {
    name: "trigger.seized",
    pattern: "<launch=seize> (de|du|des)",
    examples: ["se sont emparés de"],
    read: () => ({type: "armed_assault", force: "weak"})
  }
];

const hasArticle = definiteBy(
  /^(le|la|les|ce|cet|cette|ces|son|sa|ses|leur|leurs|du|des|au|aux)$/,
  /^(un|une|de|d|et|ou|en|par)$/
);

/** "Des affrontements ont éclaté": what begins a clause is some, not of the. */
const definite: ReportGrammar["definite"] = (word, reading) => {
  const from = word.from ?? 0;
  const some = [from - 1, from - 2].some((at) => reading.tokens[at]?.key === "des" && startsClause(reading, at));
  return !some && hasArticle(word, reading);
};

/** A participle without "avoir", which agrees with what suffered it. */
function passive(verb: Hit, reading: Reading): boolean {
  return inflection(verb, reading) === "participle" && voice(verb, reading) === "passive";
}

/** Words between a subject and its verb, beside those of forces. */
const toVerb = /^(a|ont|avait|avaient|ete|est|sont|qui|egalement|aussi|ensuite|se|s'est)$/;
/** Words between a verb, or a noun and "de", and a side. */
const toSide = /^(le|la|les|du|des|de|un|une|groupe|presumes)$/;

/** Sides by word order: subjects before verbs, objects after; "une attaque des talibans", "l'enlèvement de". */
function part({from, to}: Pick<Hit, "from" | "to">, {sentence, triggers, tolls}: Account): "agent" | "target" | null {
  const {reading} = sentence;
  const subjectOf = (verb: number) =>
    verb >= to &&
    verb - to <= 4 &&
    clausesBetween(reading, to, verb) === 0 &&
    consists(reading, to, verb, ["force", "country_form"], toVerb);
  for (const {hit, tense, passive, type} of triggers) {
    if (type === "armed_clash") continue;
    if (tense !== "noun" && subjectOf(hit.from)) return passive ? "target" : "agent";
    if (from < hit.to || from - hit.to > 3 || clausesBetween(reading, hit.to, from) > 0) continue;
    if (!consists(reading, hit.to, from, ["force"], toSide)) continue;
    const keys = reading.tokens.slice(hit.to, from + 1).map(({key}) => key);
    const governed = keys.some((key) => /^(de|du|des|d'.*)$/.test(key));
    if (tense === "noun" && governed) return done.has(type) ? "target" : "agent";
    if (tense !== "noun" && !passive && !governed) return "target";
  }
  return tolls.some((toll) => toll.rule === "toll.killed-number" && subjectOf(toll.from)) ? "agent" : null;
}

/** How French tells of attacks. */
export const reports: ReportGrammar = {
  triggers,
  tolls,
  which,
  unreal,
  joined: ({tokens}, index) => /^(et|ou)$/.test(tokens[index]!.key) || /^(et|ou)$/.test(tokens[index - 1]?.key ?? ""),
  definite,
  governed: () => false,
  inside: ({from}, {tokens}) => /^(a|au|aux|dans|en|pres)$/.test(tokens[from - 1]?.key ?? ""),
  inflection,
  passive,
  part
};

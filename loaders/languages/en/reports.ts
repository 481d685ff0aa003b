import type {Account, ReportGrammar} from "../../accounts.js";
import {clausesBetween} from "../../clauses.js";
import type {Hit} from "../../lexicon.js";
import type {Reading} from "../../rules.js";
import type {TriggerRule} from "../../triggers.js";
import {definiteBy, done, typed} from "../attack-phrases.js";
import {consists} from "../casualty-phrases.js";
import {tolls} from "./tolls.js";
import {unreal} from "./unreal.js";
import {which} from "./which.js";

const strong = (type: string) => ({type, force: "strong" as const});

/** A verb and what it is done with, or what does it, and other words between them. */
const triggers: TriggerRule[] = [
  {
    name: "trigger.fired",
    pattern: "<launch=fire> _{0,4} <weapon>",
    examples: ["fired rockets", "launched a barrage of missiles"],
    read: ({parts}) => typed(parts.weapon!, "shelling")
  },
  {
    name: "trigger.were-fired",
    pattern: "<weapon> [(was|were|had|have|has)] [been] <launch=fire>",
    examples: ["rockets were fired", "three missiles launched"],
    read: ({parts}) => (parts.launch!.row.participle ? typed(parts.weapon!, "shelling") : null)
  },
  {
    name: "trigger.weapon-hit",
    pattern: "<weapon> [(has|have|had)] _{0,2} <launch=hit>",
    examples: ["three rockets hit", "a booby-trapped drone exploded", "a car bomb tore", "a roadside bomb went off"],
    read: ({parts}) =>
      parts.launch!.row.as === "past" || parts.launch!.row.participle
        ? typed(parts.weapon!, "shelling", "airstrike", "vehicle_bombing", "ied", "bombing", "suicide_bombing")
        : null
  },
  {
    name: "trigger.hit-a-mine",
    pattern: "<launch=hit> _{0,3} <weapon>",
    examples: ["struck a roadside bomb", "ran over a landmine"],
    read: ({parts}) => typed(parts.weapon!, "ied")
  },
  {
    name: "trigger.set-off",
    pattern: "<launch=blow> _{0,4} <weapon>",
    examples: ["detonated an explosive vest", "set off a car bomb", "rammed a truck packed with explosives"],
    read: ({parts}) => typed(parts.weapon!, "suicide_bombing", "vehicle_bombing", "ied", "bombing")
  },
  {
    name: "trigger.threw",
    pattern: "<launch=throw> _{0,4} <weapon>",
    examples: ["hurled a grenade", "dropped barrel bombs"],
    read: ({parts}) => typed(parts.weapon!, "airstrike", "arson", "bombing", "ied")
  },
  {
    name: "trigger.was-thrown",
    pattern: "<weapon> [(was|were|had|have|has)] [been] <launch=throw>",
    examples: ["a grenade was thrown", "grenades hurled"],
    read: ({parts}) =>
      parts.launch!.row.participle ? typed(parts.weapon!, "airstrike", "arson", "bombing", "ied") : null
  },
  {
    name: "trigger.shot-down",
    pattern: "<weapon> [(was|were|had|have|has)] [been] <launch=down>",
    examples: ["a drone had been shot down", "missiles were intercepted"],
    read: ({parts}) => typed(parts.weapon!, "shelling", "airstrike", "vehicle_bombing", "ied", "bombing")
  },
  {
    name: "trigger.set-on-fire",
    pattern: "(set|sets|setting) _{1,5} (fire|ablaze|alight)",
    examples: ["set the church on fire", "set two cars ablaze"],
    read: () => strong("arson")
  },
  {
    name: "trigger.held-hostages",
    pattern: "<launch=hold> _{0,5} (hostage|hostages)",
    examples: ["took five people hostage", "holding hostages"],
    read: () => strong("kidnapping")
  },
  {
    name: "trigger.took-control",
    pattern: "<launch=seize> [(control of|the)] [(town|village|city|district) [of]] <place>",
    examples: ["seized control of Aleppo", "seized the town of Palmyra", "seized Mosul"],
    read: () => ({type: "armed_assault", force: "weak"})
  },
  {
    name: "trigger.were-seized",
    pattern: "<target> (was|were|had been|have been) <launch=seize>",
    examples: ["the men were seized"],
    read: ({parts}) => (parts.target!.row.kind === "person" ? {type: "kidnapping", force: "weak"} : null)
  }
];

const auxiliary = /^(was|were|been|being|be|is|are)$/;

const definite = definiteBy(/^(the|this|that|these|those|its|their|his|her)$/, /^(a|an|of|from|and|or|no|any)$/);

/** Whether a verb is a participle after "be", or one that agrees with what stands before it: "a base attacked by rebels". */
function passive({from, to, row}: Hit, reading: Reading): boolean {
  if (!row.participle) return false;
  if (reading.tokens[to]?.key === "by") return true;
  return [from - 1, from - 2].some((index) => auxiliary.test(reading.tokens[index]?.key ?? ""));
}

/** Words between a subject and its verb, beside those of forces and weapons. */
const toVerb = /^(have|has|had|was|were|been|also|then|later|who|which|group)$/;
/** Words between a verb or "of" and its object. */
const toObject = /^(the|a|an|suspected|of|group)$/;

/** Sides by word order: subjects before verbs, objects after; "a Taliban attack", "the killing of". */
function part({from, to}: Pick<Hit, "from" | "to">, {sentence, triggers, tolls}: Account): "agent" | "target" | null {
  const {reading} = sentence;
  const subjectOf = (verb: number) =>
    verb >= to &&
    verb - to <= 4 &&
    clausesBetween(reading, to, verb) === 0 &&
    consists(reading, to, verb, ["force", "method", "weapon"], toVerb);
  for (const {hit, tense, passive, type} of triggers) {
    if (type === "armed_clash") continue;
    const noun = tense === "noun" && hit.row.as !== "gerund";
    if (noun && hit.from >= to && hit.from - to <= 1 && consists(reading, to, hit.from, ["method", "weapon"], toVerb))
      return done.has(type) ? "target" : "agent";
    if (!noun && subjectOf(hit.from)) return passive ? "target" : "agent";
    if (from < hit.to || from - hit.to > 3 || passive || clausesBetween(reading, hit.to, from) > 0) continue;
    if (!consists(reading, hit.to, from, ["force"], toObject)) continue;
    if (!noun || hit.row.as === "base" || reading.tokens[hit.to]!.key === "of") return "target";
  }
  // "Boko Haram fighters killed 12": who kills stands before.
  return tolls.some((toll) => toll.rule === "toll.killed-number" && subjectOf(toll.from)) ? "agent" : null;
}

/** How English tells of attacks. */
export const reports: ReportGrammar = {
  triggers,
  tolls,
  which,
  unreal,
  joined: ({tokens}, index) => /^(and|or)$/.test(tokens[index]!.key) || /^(and|or)$/.test(tokens[index - 1]?.key ?? ""),
  definite,
  governed: () => false,
  inside: ({from}, {tokens}) => /^(in|at|near|outside)$/.test(tokens[from - 1]?.key ?? ""),
  passive,
  part
};

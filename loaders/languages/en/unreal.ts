import {partings} from "../../clauses.js";
import type {Reading, Rule} from "../../rules.js";
import {cueBefore, ofPlan, triggerOf} from "../unreal-phrases.js";

const stop = /[,;:.()]/;

/** Turns of phrase in which a word for an attack tells of no event; each gives its token. */
export const unreal: Rule<number, Reading>[] = [
  {
    name: "unreal.negated",
    pattern: "<irrealis=negation> _{0,3} <trigger>",
    examples: ["no attack", "did not attack", "without any attacks"],
    // "No group has claimed the attack" denies a claim.
    read: (match, reading) =>
      reading.tokens.slice(match.from, match.to).some(({key}) => /^(claim|respons|only|far|immediate)/.test(key)) ||
      reading.at(match.from, "role").length > 0
        ? null
        : triggerOf(match)
  },
  {
    name: "unreal.possible",
    pattern: "<irrealis=modal> _{0,3} <trigger>",
    examples: ["could attack", "a possible attack", "would storm the city", "the risk of more bombings"],
    read: (match, reading) =>
      partings(reading, match.from, match.parts.trigger!.from).length ? null : triggerOf(match)
  },
  {
    name: "unreal.condition",
    pattern: "<irrealis=condition> _{0,6} <trigger>",
    examples: ["if the city is attacked", "in the event of an attack"],
    read: triggerOf
  },
  {
    name: "unreal.planned",
    pattern: "<irrealis=plan> _{0,4} <trigger>",
    examples: ["plans to attack", "plotting a bomb attack", "preparing for an assault"],
    read: ofPlan
  },
  {
    name: "unreal.threatened",
    pattern: "<irrealis=threat> _{0,4} <trigger>",
    examples: ["threatened to bomb", "vowed more attacks", "called for attacks"],
    read: triggerOf
  },
  {
    name: "unreal.feared",
    pattern: "<irrealis=fear> _{0,4} <trigger>",
    examples: ["feared an attack", "warned of new attacks", "amid fears of clashes"],
    read: triggerOf
  },
  {
    name: "unreal.prevented",
    pattern: "<irrealis=prevention> _{0,2} <trigger>",
    examples: ["combat terrorist attacks", "protection against bombings"],
    read: triggerOf
  },
  {
    name: "unreal.legal",
    pattern: "<irrealis=legal> _{0,4} <trigger>",
    examples: ["convicted of the bombing", "charged with kidnapping"],
    read: triggerOf
  },
  {
    name: "unreal.suspected",
    pattern: "(suspected|accused|blamed) (of|for|in) _{0,4} <trigger>",
    examples: ["suspected of a string of similar attacks", "blamed for attacks"],
    read: ({parts}) => (parts.trigger!.row.number === "many" ? parts.trigger!.from : null)
  },
  {
    name: "unreal.generic",
    pattern: "<irrealis=generic> _{0,1} <trigger>",
    examples: ["this kind of attack", "such attacks"],
    read: triggerOf
  },
  {
    name: "unreal.purpose",
    pattern: "to <trigger>",
    examples: ["to attack the city", "to bomb a market"],
    // "Tried to attack" is an attempt; "to the attack" and "due to clashes" are no purpose.
    read: (match, reading) => {
      const {row, from} = match.parts.trigger!;
      const base = row.as === "base" || (row.as === "noun" && row.number === "one");
      return base && !cueBefore(reading, "outcome", ["attempted", "foiled"], from, 4) ? from : null;
    }
  },
  {
    name: "unreal.figure-of-speech",
    pattern: "<figurative=before> <trigger>",
    examples: ["a heart attack", "a scathing attack"],
    read: triggerOf
  },
  {
    name: "unreal.object",
    pattern: "<trigger> [(on|for|of|against|over|into|with|about)] _{0,2} <figurative=object>",
    examples: ["attack on the reform", "battle for the title", "attacked the proposal", "execution of the plan"],
    read: (match, reading) => {
      const {to} = match.parts.trigger!;
      const between = reading.tokens.slice(to, match.parts.figurative!.from).some(({gap}) => stop.test(gap));
      const place = ["place", "target", "number"].some((list) =>
        reading.tokens.slice(to, match.parts.figurative!.from).some((_, at) => reading.at(to + at, list).length > 0)
      );
      return between || place ? null : triggerOf(match);
    }
  },
  {
    name: "unreal.animals",
    pattern:
      "(shark|sharks|dog|dogs|bear|bears|crocodile|crocodiles|wolf|wolves|lion|lions|tiger|tigers|elephant|elephants|bees|snake|snakes|locusts) _{0,3} <trigger>",
    examples: ["a shark attacked two swimmers", "stray dogs had attacked"],
    read: triggerOf
  },
  {
    name: "unreal.by-animals",
    pattern:
      "<trigger> (by|from) [(a|an|the)] _{0,1} (shark|sharks|dog|dogs|bear|bears|crocodile|wolf|wolves|lion|lions|tiger|elephant|elephants|bees|snake|locusts)",
    examples: ["attacked by a shark", "attacks by stray dogs"],
    read: triggerOf
  },
  {
    name: "unreal.hackers",
    pattern: "(hacker|hackers|cybercriminals|malware|virus) _{0,4} <trigger>",
    examples: ["hackers attacked the website", "a virus that attacks"],
    read: triggerOf
  },
  {
    name: "unreal.of-computers",
    pattern: "<trigger=attack> _{0,4} (website|websites|servers|database|databases)",
    examples: ["attacked the ministry's website", "attacks on government servers"],
    read: triggerOf
  },
  {
    name: "unreal.in-words",
    pattern: "<trigger=attack> _{1,8} (speech|tweet|tweets|interview|column|editorial|article|blog|sermon)",
    examples: ["attacked the opposition in a speech", "attacked the government in an interview"],
    // "Claimed the attack in a speech" tells of one.
    read: (match) => (match.parts.trigger!.row.as === "past" ? triggerOf(match) : null)
  },
  {
    name: "unreal.old-bomb",
    pattern: "(war|wartime|wwii) [(two|ii|one|i|era)] [(2|1)] _{0,2} <trigger=bombing>",
    examples: ["a Second World War bomb", "World War Two bomb", "a wartime bomb"],
    read: (match, {tokens}) => (/^bombs?$/.test(tokens[match.parts.trigger!.from]!.key) ? triggerOf(match) : null)
  },
  {
    name: "unreal.fiction",
    pattern:
      "(film|movie|novel|documentary|play|book|series) _{0,2} (tells|about|depicts|recounts|follows|portrays|explores) _{0,5} <trigger>",
    examples: ["the film tells of a bombing", "a novel about the kidnapping"],
    read: triggerOf
  },
  {
    name: "unreal.exercise",
    pattern: "(exercise|exercises|drill|drills|manoeuvres|maneuvers) _{0,4} <trigger>",
    examples: ["exercises with live shelling", "a drill simulating an attack"],
    read: triggerOf
  }
];

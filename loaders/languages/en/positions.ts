import type {PositionRule} from "../../positions.js";
import {ends, fate, presence, said} from "../position-rules.js";

/** What English claims agree and disagree about. */
export const positions: PositionRule[] = [
  {
    name: "en/position/this-said",
    pattern: "[the] [truth|accuracy] [of] (the|this|these|that|those|such) [latest|earlier] <thing:said_thing>",
    examples: ["the accusations", "these claims", "the accuracy of the report"],
    read: (match, {tokens}) => said(match, !/^(by|from|of|made|that|which|about)$/.test(tokens[match.to]?.key ?? ""))
  },
  {
    name: "en/position/thing-said",
    pattern: "<thing:said_thing> (by|from|of)",
    examples: ["accusations by the government", "claims from the army"],
    read: (match) => said(match, false)
  },
  {
    name: "en/position/owner-said",
    pattern: "[the] _{0,3} <speaker:actor> <thing:said_thing>",
    examples: ["the Taliban's claim", "the Syrian army's account"],
    read: (match) => said(match, false)
  },
  {
    name: "en/position/what-said",
    pattern: "what _{1,4} <verb:report_verb>",
    examples: ["what the ministry said", "what the governor had announced"],
    read: ({parts}) =>
      /^(past|participle)$/.test(String(parts.verb!.row.as)) ? {kind: "said", of: "any", pointed: false} : null
  },
  {
    name: "en/position/that",
    pattern: "(this|that|it)",
    examples: ["this", "that"],
    read: ({to}, reading) => (ends(reading, to) ? {kind: "said", of: "any", pointed: true} : null)
  },
  {
    name: "en/position/involved",
    pattern: "<involvement> [of] [the] [<actor>]",
    examples: ["any involvement", "responsibility for the attack", "involvement of Boko Haram"],
    read: ({parts}) => ({kind: "involved", actor: parts.actor ?? null})
  },
  {
    name: "en/position/behind",
    pattern: "<actor> _{0,2} (was|were|is|are|had) _{0,1} (behind|involved|responsible)",
    examples: ["that Boko Haram was behind the attack", "the Taliban were responsible"],
    read: ({parts}) => ({kind: "involved", actor: parts.actor!})
  },
  {
    name: "en/position/fate-of",
    pattern: "<state:fate> [of] (<who:person>|<who:actor>)",
    examples: ["the death of Mullah Omar", "the killing of Abu Bakr al-Baghdadi"],
    read: (match, reading) =>
      match.parts.state!.row.use !== "after" && reading.tokens[match.parts.state!.to]?.key === "of" ? fate(match) : null
  },
  {
    name: "en/position/fate",
    pattern: "(<who:person>|<who:actor>) (was|is|had|has|were|wasn't|isn't) [not|still|already] [been] <state:fate>",
    examples: ["that Mullah Omar was dead", "Abu Bakr al-Baghdadi is alive", "Mullah Omar had died"],
    read: (match) => (match.parts.state!.row.use !== "noun" ? fate(match) : null)
  },
  {
    name: "en/position/presence-of",
    pattern: "presence [of] (<who:person>|<who:actor>) _{0,3} <place>",
    examples: ["the presence of Ayman al-Zawahiri in Pakistan"],
    read: presence
  },
  {
    name: "en/position/presence",
    pattern: "(<who:person>|<who:actor>) is [not|still|now] <presence=after> _{1,3} <place>",
    examples: ["that Ayman al-Zawahiri is hiding in Pakistan", "Abu Bakr al-Baghdadi is still living in Mosul"],
    read: presence
  },
  {
    name: "en/position/unharmed",
    pattern: "(no|without|any) [other|civilian] (casualties|deaths|fatalities|injuries|victims)",
    examples: ["no casualties", "without any deaths", "no injuries"],
    read: ({from, to}, reading) => {
      const of = unharmed(reading.tokens[to - 1]!.key);
      const first = reading.tokens[from]!.key;
      // "Did not cause any casualties" is read by "not".
      if (to - from > 2 || (first === "any" && reading.tokens[from - 1]?.key !== "without")) return null;
      return {kind: "unharmed", of};
    }
  },
  {
    name: "en/position/nobody-harmed",
    pattern: "(nobody|one) (was|were|had|has) [been] (killed|hurt|harmed|injured|died)",
    examples: ["no one was killed", "nobody was hurt"],
    read: ({from, to}, reading) => {
      const nobody = reading.tokens[from]!.key === "nobody" || reading.tokens[from - 1]?.key === "no";
      return nobody ? {kind: "unharmed", of: unharmed(reading.tokens[to - 1]!.key)} : null;
    }
  }
];

function unharmed(word: string): "killed" | "injured" | "any" {
  if (/^(killed|died|deaths|fatalities)$/.test(word)) return "killed";
  return /^(injured|injuries)$/.test(word) ? "injured" : "any";
}

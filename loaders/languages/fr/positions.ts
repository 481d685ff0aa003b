import type {PositionRule} from "../../positions.js";
import type {Reading} from "../../rules.js";
import {ends, fate, presence, said} from "../position-rules.js";

/** What French claims agree and disagree about. */
export const positions: PositionRule[] = [
  {
    name: "fr/position/this-said",
    pattern: "[la] [véracité] [de] (ce|cet|cette|ces) <thing:said_thing>",
    examples: ["ces accusations", "cette information", "la véracité de ces propos"],
    read: (match) => said(match, true)
  },
  {
    name: "fr/position/thing-said",
    pattern: "(le|la|les) <thing:said_thing>",
    examples: ["les accusations", "les propos du ministre"],
    read: (match, reading) => said(match, pointsBack(reading, match.to))
  },
  {
    name: "fr/position/elided-said",
    pattern: "<thing:said_thing>",
    examples: ["l'accusation", "l'information"],
    read: (match, reading) => (match.parts.thing!.lead === "l'" ? said(match, pointsBack(reading, match.to)) : null)
  },
  {
    name: "fr/position/what-said",
    pattern: "ce (que|qu'avait|qu'a|qu'ont) _{0,4} <verb:report_verb>",
    examples: ["ce qu'avait annoncé le ministère", "ce que le ministre a dit"],
    read: () => ({kind: "said", of: "any", pointed: false})
  },
  {
    name: "fr/position/that",
    pattern: "(cela|ceci)",
    examples: ["cela"],
    read: ({to}, reading) => (ends(reading, to) ? {kind: "said", of: "any", pointed: true} : null)
  },
  {
    name: "fr/position/involved",
    pattern: "<involvement> [de|du|des] [la|le|les] [<actor>]",
    examples: ["toute implication", "sa responsabilité", "l'implication de Boko Haram"],
    read: ({parts}) => ({kind: "involved", actor: parts.actor ?? null})
  },
  {
    name: "fr/position/behind",
    pattern: "<actor> (est|était|soit|a|avait|ait) [été] (derrière|impliqué|impliquée|responsable)",
    examples: ["que Boko Haram était derrière l'attaque", "que Boko Haram soit responsable"],
    read: ({parts}) => ({kind: "involved", actor: parts.actor!})
  },
  {
    name: "fr/position/fate-of",
    pattern: "<state:fate> [de|du] (<who:person>|<who:actor>)",
    examples: ["la mort du mollah Omar", "la mort d'Abou Bakr al-Baghdadi"],
    read: (match) => (match.parts.state!.row.use !== "after" ? fate(match) : null)
  },
  {
    name: "fr/position/fate",
    pattern:
      "(<who:person>|<who:actor>) (est|était|a|avait|n'est|n'était|serait|soit) [pas] [bien|toujours|encore] [été] <state:fate>",
    examples: ["que le mollah Omar était mort", "que Abou Bakr al-Baghdadi est toujours en vie"],
    read: (match, reading) =>
      match.parts.state!.row.use !== "noun" && reading.tokens[match.parts.who!.to]?.key !== "serait"
        ? fate(match)
        : null
  },
  {
    name: "fr/position/presence-of",
    pattern: "présence [de] (<who:person>|<who:actor>) _{0,3} <place>",
    examples: ["la présence d'Ayman al-Zawahiri au Pakistan"],
    read: presence
  },
  {
    name: "fr/position/presence",
    pattern: "(<who:person>|<who:actor>) (se|est|n'est) [pas|toujours] <presence=after> _{1,3} <place>",
    examples: ["que Ayman al-Zawahiri se cache au Pakistan", "que Ayman al-Zawahiri est réfugié au Pakistan"],
    read: presence
  },
  {
    name: "fr/position/unharmed",
    pattern: "(aucun|aucune|sans) [faire] [de] [autre] (victime|victimes|mort|blessé|blessés)",
    examples: ["aucune victime", "sans faire de victimes", "aucun mort"],
    read: ({to}, reading) => {
      const {key} = reading.tokens[to - 1]!;
      return {kind: "unharmed", of: key === "mort" ? "killed" : key.startsWith("bless") ? "injured" : "any"};
    }
  }
];

/** "The reports" are those told of before, "the reports of the ministry", "the reports that" others. */
function pointsBack({tokens}: Reading, index: number): boolean {
  return !/^(de|du|des|d'.*|selon|que|qu'.*|faites?|portees?|lancees?)$/.test(tokens[index]?.key ?? "");
}

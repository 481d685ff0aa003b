import type {Reading, Rule} from "../../rules.js";
import {inflection} from "./inflection.js";
import {cueBefore, ofPlan, triggerOf} from "../unreal-phrases.js";

/** Turns of phrase in which a word for an attack tells of no event; each gives its token. */
export const unreal: Rule<number, Reading>[] = [
  {
    name: "unreal.negated",
    pattern: "<irrealis=negation> _{0,3} <trigger>",
    examples: ["aucune attaque", "sans attaquer", "n'a pas bombardé"],
    // «L'attaque n'a pas été revendiquée» denies a claim.
    read: (match, reading) =>
      reading.tokens.slice(match.from, match.to).some(({key}) => /^(revendi|n'a|que$)/.test(key)) &&
      reading.tokens.slice(match.from, match.to).some(({key}) => /^revendi/.test(key))
        ? null
        : triggerOf(match)
  },
  {
    name: "unreal.mood",
    pattern: "<trigger>",
    examples: ["attaquerait", "bombardera", "attaquer"],
    // «A tenté d'attaquer» is an attempt, «vient d'attaquer» a fact.
    read(match, reading) {
      const {row, from} = match.parts.trigger!;
      if (/^(future|conditional)$/.test(inflection(match.parts.trigger!, reading))) return from;
      const wanted = row.as === "infinitive" || /^se (faire|faisant)/.test(String(row.form ?? ""));
      const real =
        cueBefore(reading, "outcome", ["attempted", "foiled"], from, 4) ||
        reading.tokens
          .slice(Math.max(0, from - 4), from)
          .some(({key}) => /^(vient|venait|viennent|fait|faire|avant)$/.test(key));
      return wanted && !real && !/^se faisant/.test(String(row.form ?? "")) ? from : null;
    }
  },
  {
    name: "unreal.possible",
    pattern: "<irrealis=modal> _{0,3} <trigger>",
    examples: ["pourrait attaquer", "une possible attaque", "risque de nouveaux attentats"],
    read: triggerOf
  },
  {
    name: "unreal.possible-after",
    pattern: "<trigger> _{0,1} <irrealis=modal>",
    examples: ["une attaque imminente", "des attentats possibles"],
    read: (match, reading) =>
      /^(possible|eventuel|potentiel|imminent|futur)/.test(reading.tokens[match.to - 1]!.key) ? triggerOf(match) : null
  },
  {
    name: "unreal.condition",
    pattern: "<irrealis=condition> _{0,6} <trigger>",
    examples: ["si la ville est attaquée", "en cas d'attaque"],
    read: triggerOf
  },
  {
    name: "unreal.planned",
    pattern: "<irrealis=plan> _{0,4} <trigger>",
    examples: ["préparait un attentat", "projetaient des attaques"],
    read: ofPlan
  },
  {
    name: "unreal.threatened",
    pattern: "<irrealis=threat> _{0,4} <trigger>",
    examples: ["a menacé de bombarder", "appel à des attaques"],
    read: triggerOf
  },
  {
    name: "unreal.feared",
    pattern: "<irrealis=fear> _{0,4} <trigger>",
    examples: ["craignent une attaque", "mise en garde contre des attentats"],
    read: triggerOf
  },
  {
    name: "unreal.prevented",
    pattern: "<irrealis=prevention> _{0,2} <trigger>",
    examples: ["lutte contre les attentats", "fin des bombardements"],
    read: triggerOf
  },
  {
    name: "unreal.legal",
    pattern: "<irrealis=legal> _{0,4} <trigger>",
    examples: ["condamné pour l'attentat", "procès de l'attentat", "accusé de l'enlèvement"],
    read: triggerOf
  },
  {
    name: "unreal.generic",
    pattern: "<irrealis=generic> _{0,1} <trigger>",
    examples: ["ce type d'attaque", "de telles attaques"],
    read: triggerOf
  },
  {
    name: "unreal.figure-of-speech",
    pattern: "<trigger> _{0,1} <figurative=adjective>",
    examples: ["une attaque verbale", "bataille judiciaire"],
    read: triggerOf
  },
  {
    name: "unreal.object",
    pattern: "<trigger> [(contre|sur|de|du|des|pour|dans)] [(le|la|les)] <figurative=object>",
    examples: ["explosion des coûts", "attaque contre la réforme", "exécution du budget"],
    read: triggerOf
  },
  {
    name: "unreal.animals",
    pattern:
      "(requin|requins|chien|chiens|ours|crocodile|crocodiles|loup|loups|lion|lions|tigre|éléphant|éléphants|abeilles|serpent|criquets) _{0,3} <trigger>",
    examples: ["un requin a attaqué", "des chiens errants ont attaqué"],
    read: triggerOf
  },
  {
    name: "unreal.by-animals",
    pattern:
      "<trigger> (par|de) [(un|une|des)] _{0,1} (requin|requins|chien|chiens|ours|crocodile|loup|loups|lion|lions|tigre|abeilles|serpent)",
    examples: ["attaqué par un requin", "attaque de requin"],
    read: triggerOf
  },
  {
    name: "unreal.hackers",
    pattern: "(hacker|hackers|hackeurs|virus|cybercriminels|informatiques) _{0,4} <trigger>",
    examples: ["des hackers ont attaqué", "des pirates informatiques ont attaqué"],
    read: triggerOf
  },
  {
    name: "unreal.of-computers",
    pattern:
      "<trigger=attack> [(contre|sur)] [(le|les|des)] (site|sites|serveurs) [(du|de|des|internet|web)] [(la|ministère|gouvernement|présidence|banque)]",
    examples: ["attaque contre les serveurs", "attaqué le site internet", "ont attaqué le site du ministère"],
    // A site may be of oil or of ruins.
    read: (match, {tokens}) =>
      /^(serveurs|internet|web|ministere|gouvernement|presidence|banque)$/.test(tokens[match.to - 1]!.key)
        ? triggerOf(match)
        : null
  },
  {
    name: "unreal.in-words",
    pattern: "<trigger=attack> _{1,8} (discours|tweet|tweets|entretien|interview|éditorial|article|sermon|tribune)",
    examples: ["a attaqué l'opposition dans un discours", "a attaqué le gouvernement dans un entretien"],
    // "Revendiqué l'attaque dans un discours" tells of one.
    read: (match, {tokens}) => (tokens[match.parts.trigger!.from]!.text.endsWith("é") ? triggerOf(match) : null)
  },
  {
    name: "unreal.fiction",
    pattern:
      "(film|roman|documentaire|pièce|livre|série) _{0,2} (raconte|relate|retrace|sur|dépeint|décrit|évoque) _{0,5} <trigger>",
    examples: ["le film raconte un attentat", "un roman sur l'enlèvement"],
    read: triggerOf
  },
  {
    name: "unreal.exercise",
    pattern: "(exercice|exercices|manœuvres|simulation) _{0,4} <trigger>",
    examples: ["un exercice simulant une attaque", "exercices de bombardement"],
    read: triggerOf
  },
  {
    name: "unreal.compound",
    pattern: "<figurative=before> <trigger>",
    examples: ["milieu offensive", "ligne attaque"],
    read: triggerOf
  }
];

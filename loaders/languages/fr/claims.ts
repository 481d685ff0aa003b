import {speechOf} from "../speech-rules.js";
import {verbGroup} from "./verbs.js";

/** How French reports speech. */
export const speech = speechOf({
  code: "fr",
  verbGroup,
  headFirst: true,
  examples: {
    formula: ["Dix personnes sont mortes, selon l'armée.", "D'après des habitants, le pont est fermé."],
    quoted: ["Un médecin a été cité par l'AFP comme disant que la salle était pleine."],
    passive: ["L'attentat a été revendiqué par le groupe État islamique.", "Le vote a été dénoncé par l'opposition."],
    relative: ["Il a rencontré le ministre, qui a averti que les réserves étaient faibles."],
    coordinated: ["La mission a condamné la fusillade et appelé les parties à la retenue."],
    inverted: ["« Nous sommes prêts », a déclaré le maire.", "« Il faisait noir », a-t-il dit."],
    pronoun: ["Il a ajouté que la route était ouverte."],
    "subject-verb": ["L'armée a démenti cette information.", "Le maire affirme que deux personnes sont mortes."],
    adverbial: ["La police a fermé la route, ajoutant que la circulation avait été détournée."]
  }
});

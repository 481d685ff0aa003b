import {speechOf} from "../speech-rules.js";
import {verbGroup} from "./verbs.js";

/** How English reports speech. */
export const speech = speechOf({
  code: "en",
  verbGroup,
  headFirst: false,
  examples: {
    formula: ["Ten people died, according to the army.", "According to residents, the bridge was closed."],
    quoted: ["A doctor was quoted by Reuters as saying that the ward was full."],
    passive: ["The bombing was claimed by the Islamic State group.", "The vote was condemned by the opposition."],
    relative: ["He met the minister, who warned that supplies were low."],
    coordinated: ["The mission condemned the shooting and urged all sides to show restraint."],
    inverted: ['"We are ready," said the mayor.'],
    pronoun: ["He added that the road was open.", '"It was dark," he said.'],
    "subject-verb": ["The army denied the report.", "Two people died, police said on Monday."],
    adverbial: ["Police closed the road, adding that traffic had been diverted."]
  }
});

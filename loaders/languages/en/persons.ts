import {personsOf} from "../name-rules.js";

/** How English names people. */
export const persons = personsOf("en", {
  "office-name": ["Interior Minister Joseph Karanja", "the spokesman for the ministry, Ahmed Saleh"],
  "title-name": ["Brigadier Musa Danjuma", "Dr. Huda Attas", "Lt. Gen. Sean MacFarland"],
  "name-office": ["Musa Danjuma, an army spokesman"],
  name: ["Barack Obama", "Abu Karrar", "Abdel Fattah al-Sisi"]
});

import {personsOf} from "../name-rules.js";

/** How French names people. */
export const persons = personsOf("fr", {
  "office-name": ["le ministre de l'Intérieur, Bernard Cazeneuve", "le porte-parole Ahmed Saleh"],
  "title-name": ["le général Nasser Al-Awadi", "M. Mehdi Trabelsi"],
  "name-office": ["Mehdi Trabelsi, un porte-parole de l'armée"],
  name: ["François Hollande", "Abou Karrar", "Abdel Fattah al-Sissi"]
});

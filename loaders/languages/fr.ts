import type {Language} from "../lexicon.js";
import {speech} from "./fr/claims.js";
import {dates} from "./fr/dates.js";
import {numbers} from "./fr/numbers.js";
import {persons} from "./fr/persons.js";
import {positions} from "./fr/positions.js";
import {reports} from "./fr/reports.js";
import {forms, stems} from "./fr/words.js";

/** French: what word lists cannot say. */
export const fr: Language = {
  code: "fr",
  direction: "ltr",
  stems,
  forms,
  persons,
  positions,
  speech,
  numbers,
  dates,
  reports
};

import type {Language} from "../lexicon.js";
import {speech} from "./ar/claims.js";
import {dates} from "./ar/dates.js";
import {numbers} from "./ar/numbers.js";
import {persons} from "./ar/persons.js";
import {positions} from "./ar/positions.js";
import {reports} from "./ar/reports.js";
import {forms, stems} from "./ar/words.js";

/** Arabic: what word lists cannot say. */
export const ar: Language = {
  code: "ar",
  direction: "rtl",
  stems,
  forms,
  persons,
  positions,
  speech,
  numbers,
  dates,
  reports
};

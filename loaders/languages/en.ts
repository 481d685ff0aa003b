import type {Language} from "../lexicon.js";
import {speech} from "./en/claims.js";
import {dates} from "./en/dates.js";
import {numbers} from "./en/numbers.js";
import {persons} from "./en/persons.js";
import {positions} from "./en/positions.js";
import {reports} from "./en/reports.js";
import {forms, stems} from "./en/words.js";

/** English: what word lists cannot say. */
export const en: Language = {
  code: "en",
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

import type {Language} from "../lexicon.js";
import {dates} from "./en/dates.js";
import {numbers} from "./en/numbers.js";
import {reports} from "./en/reports.js";
import {forms, stems} from "./en/words.js";

/** English: what word lists cannot say. */
export const en: Language = {code: "en", direction: "ltr", stems, forms, numbers, dates, reports};

import type {Language} from "../lexicon.js";
import {numbers} from "./ar/numbers.js";
import {forms, stems} from "./ar/words.js";

/** Arabic: what word lists cannot say. */
export const ar: Language = {code: "ar", direction: "rtl", stems, forms, numbers};

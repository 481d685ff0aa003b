import type {DateStep} from "../../dates.js";
export const dates: DateStep[] = [];

import type {Document} from "./document.js";
/** Adds hits of the list `date`; see DateRow. */
export interface DateRow extends Record<string, unknown> {
  edtf: string;
  start: string;
  end: string;
  precision: "day" | "week" | "month" | "season" | "year" | "decade" | "interval";
  basis: "stated" | "relative" | "inferred";
}
export function readDates(_document: Document): void {}

import type {Document} from "./document.js";
import type {Claim, Report} from "./schema.js";
export function readReports(_document: Document, _claims: Claim[]): Report[] {
  return [];
}

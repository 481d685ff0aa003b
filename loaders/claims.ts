import type {Document} from "./document.js";
import type {Claim} from "./schema.js";
export function readClaims(_document: Document): Claim[] {
  return [];
}

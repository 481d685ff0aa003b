import {theOne} from "./quotations.js";
import type {Evidenced, Quotations} from "./quotations.js";
import type {Curated} from "./curate.js";
import type {ReviewProblems} from "./review-file.js";
import type {AttackPart, ClaimPart, Quotation} from "./review-format.js";
import {evidenceOfClaim, evidenceOfReport} from "./reviewed.js";
import type {Claim, Report} from "./schema.js";

const relations = ["supports", "contradicts"] as const;

/**
 * The claims, with the links that people wrote and without links to records that are gone. Claims are related mutually, as the rules
 * relate them.
 */
export function linkClaims(
  attacks: Curated<Report, AttackPart>,
  claims: Curated<Claim, ClaimPart>,
  quotations: Quotations,
  problems: ReviewProblems
): Claim[] {
  const rows = claims.rows.map((row) => withoutLost(row, attacks, claims));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const reports: Evidenced<Report>[] = attacks.rows
    .filter(isKept)
    .map((record) => ({record, spans: evidenceOfReport(record)}));
  const said: Evidenced<Claim>[] = rows.filter(isKept).map((record) => ({record, spans: evidenceOfClaim(record)}));
  const target = <Row>(path: PropertyKey[], quotation: Quotation, among: Evidenced<Row>[], noun: string) =>
    problems.attempt(path, () =>
      theOne(quotations.find(quotation), among, noun, "quote one that there is, or delete this")
    );

  for (const {id, part} of claims.written) {
    for (const relation of relations) {
      if (!part[relation]) continue;
      byId.get(id)![relation] = [];
      for (const other of rows) other[relation] = other[relation].filter((to) => to !== id);
    }
  }
  for (const {id, part, path} of claims.written) {
    const row = byId.get(id)!;
    if (part.attack !== undefined)
      row.report = part.attack && (target([...path, "attack"], part.attack, reports, "attack")?.id ?? null);
    for (const relation of relations) {
      part[relation]?.forEach((quotation, index) => {
        const at = [...path, relation, index];
        const other = target(at, quotation, said, "claim");
        if (other === row) problems.fail(at, `${relation}: this is the claim itself; quote another one`);
        else if (other) {
          row[relation] = [...new Set([...row[relation], other.id])];
          other[relation] = [...new Set([...other[relation], id])];
        }
      });
    }
  }
  return rows;
}

export function isKept({status}: {status: string}): boolean {
  return status !== "rejected";
}

/** A copy of the claim whose links follow records to those that took their place, and leave out those that are gone. */
function withoutLost(claim: Claim, attacks: Curated<Report, AttackPart>, claims: Curated<Claim, ClaimPart>): Claim {
  const heir = <Row extends Report | Claim>(
    id: string,
    {rows, successors}: {rows: Row[]; successors: Map<string, string | null>}
  ) => {
    const now = successors.has(id) ? successors.get(id)! : id;
    return rows.some((row) => row.id === now && isKept(row)) ? now : null;
  };
  const follow = (ids: string[]) =>
    [...new Set(ids.map((id) => heir(id, claims)).filter((id) => id !== null && id !== claim.id))] as string[];
  const report = claim.report && heir(claim.report, attacks);
  return {...claim, report, supports: follow(claim.supports), contradicts: follow(claim.contradicts)};
}

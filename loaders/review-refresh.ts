import {isMap, isScalar, isSeq, parseDocument} from "yaml";
import type {Document, YAMLMap, YAMLSeq} from "yaml";
import type {Evidence} from "./document.js";
import type {Extraction} from "./extract.js";
import {pointedAt, QuotationError, Quotations, touches} from "./quotations.js";
import type {Evidenced} from "./quotations.js";
import type {References} from "./references.js";
import {readReview, redactReview} from "./review-file.js";
import {fields} from "./review-format.js";
import type {AttackEntry, ClaimEntry} from "./review-format.js";
import {evidenceOfClaim, evidenceOfReport} from "./reviewed.js";
import type {Claim, Report} from "./schema.js";

export interface Refreshed {
  content: string;
  /** Records that had no entry and now have one, with the decision `todo`. */
  added: number;
  /** Entries whose words are no longer there, or at whose words nothing is read any more. */
  lost: number;
  /** Records without an entry that a file with `complete: true` rejects. */
  rejected: number;
}

/** Begins the comments that refreshing writes beside a decision, and takes away when they are no longer true. */
const mark = "refreshed: ";

/**
 * The text of a review file with an entry for every record that was read and has none. Entries that are there keep their place,
 * their words and their comments; a file that needs nothing is returned as it is.
 * @param apply takes the words out of quotations that the article, as it is given, withholds.
 * @throws CorpusError when `content`, the present file, cannot be read.
 */
export function refreshReview(
  extraction: Extraction,
  text: string,
  references: References,
  file: string,
  content: string | null,
  apply: (words: string) => string = (words) => words
): Refreshed {
  const before = content ?? blank(extraction);
  const review = redactReview(readReview(before, file, references), apply);
  const document = parseDocument(before);
  const quotations = new Quotations(text, extraction.sentences);
  const writer = new EntryWriter(extraction, quotations, references);
  const result: Refreshed = {content: before, added: 0, lost: 0, rejected: 0};
  let changed = content === null;
  const refresh = <Row>(
    list: "attacks" | "claims",
    records: Evidenced<Row>[],
    write: (row: Row) => Record<string, unknown>
  ) => {
    const covered = new Set<Row>();
    review[list].forEach((entry, index) => {
      const {rows, loss} = coverage(entry, quotations, records);
      for (const row of rows) covered.add(row);
      if (loss) result.lost++;
      if (remark(document.getIn([list, index, "decision"], true), loss)) changed = true;
    });
    const fresh = records.map(({record}) => record).filter((record) => !covered.has(record));
    if (review.complete) result.rejected += fresh.length;
    else if (fresh.length) {
      append(document, list, fresh.map(write));
      result.added += fresh.length;
      changed = true;
    }
  };
  refresh("attacks", writer.reports, (report) => writer.attack(report));
  refresh("claims", writer.claims, (claim) => writer.claim(claim));
  if (changed) result.content = document.toString({lineWidth: 0, flowCollectionPadding: false});
  return result;
}

/** The records that an entry speaks of, and what became of its words, where something did. */
function coverage<Row>(
  entry: AttackEntry | ClaimEntry,
  quotations: Quotations,
  records: Evidenced<Row>[]
): {rows: Row[]; loss: string | null} {
  try {
    const main = quotations.find(entry);
    if (entry.decision === "add") {
      const own = [main, ...(("also" in entry && entry.also) || []).map((quotation) => quotations.find(quotation))];
      const rows = records.filter(({spans}) => own.some((span) => touches(span, spans[0]!))).map(({record}) => record);
      return {rows, loss: null};
    }
    const rows = [main, ...(entry.with ?? []).map((quotation) => quotations.find(quotation))].flatMap((span) =>
      pointedAt(span, records)
    );
    return {rows, loss: rows.length ? null : "nothing is read at these words any more"};
  } catch (error) {
    if (!(error instanceof QuotationError)) throw error;
    return {rows: [], loss: "the article does not have these words, or more than once"};
  }
}

/** Writes or takes away the comment about a loss; true when that changed anything. */
function remark(decision: unknown, loss: string | null): boolean {
  if (!isScalar(decision)) return false;
  const comment = decision.comment ?? "";
  const at = comment.indexOf(mark);
  const own = at < 0 ? comment : comment.slice(0, at).replace(/;? *$/, "");
  const next = loss ? `${own}${own ? "; " : " "}${mark}${loss}` : own;
  decision.comment = next || null;
  return next !== comment;
}

function append(document: Document, list: "attacks" | "claims", entries: Record<string, unknown>[]): void {
  const present = document.get(list);
  const sequence = isSeq(present) ? (present as YAMLSeq) : (document.createNode([]) as YAMLSeq);
  if (sequence !== present) document.set(list, sequence);
  sequence.flow = false;
  entries.forEach((entry, index) => {
    const node = document.createNode(entry) as YAMLMap;
    for (const {value} of node.items) {
      if (isSeq(value)) value.flow = value.items.every((item) => isScalar(item) && /^\w+$/.test(String(item.value)));
      if (isMap(value)) value.flow = true;
    }
    node.spaceBefore = sequence.items.length > 0;
    if (index === 0) node.commentBefore = " Read, and not yet decided:";
    sequence.add(node);
  });
}

/** Records as entries that somebody is to decide. */
class EntryWriter {
  readonly reports: Evidenced<Report>[];
  readonly claims: Evidenced<Claim>[];
  readonly #quotations: Quotations;
  readonly #references: References;

  constructor({reports, claims}: Extraction, quotations: Quotations, references: References) {
    this.reports = reports.map((record) => ({record, spans: evidenceOfReport(record)}));
    this.claims = claims.map((record) => ({record, spans: evidenceOfClaim(record)}));
    this.#quotations = quotations;
    this.#references = references;
  }

  attack(report: Report): Record<string, unknown> {
    const {places, actors} = this.#references;
    const [main, ...also] = evidenceOfReport(report);
    const entry = {...this.#entry(main!, also), ...pick(report, Object.keys(fields(this.#references).attack))};
    const place = places.get(report.place ?? "");
    // What follows from an id need not be written beside it.
    if (place?.country === report.country) delete entry.country;
    if (place?.name_en === report.place_name) delete entry.place_name;
    if (actors.get(report.perpetrator ?? "")?.name_en === report.perpetrator_name) delete entry.perpetrator_name;
    return entry;
  }

  claim(claim: Claim): Record<string, unknown> {
    const [main] = evidenceOfClaim(claim);
    const report = this.reports.find(({record}) => record.id === claim.report)?.record;
    const others = (ids: string[]) =>
      this.claims
        .filter(({record}) => ids.includes(record.id))
        .map(({record}) => this.#quote(evidenceOfClaim(record)[0]!));
    const [supports, contradicts] = [others(claim.supports), others(claim.contradicts)];
    return {
      ...this.#entry(main!, []),
      ...pick(claim, Object.keys(fields(this.#references).claim)),
      ...(report && {attack: this.#quote(evidenceOfReport(report)[0]!)}),
      ...(supports.length && {supports}),
      ...(contradicts.length && {contradicts})
    };
  }

  #entry(main: Evidence, also: Evidence[]): Record<string, unknown> {
    const {quote, occurrence} = this.#quotations.at(main.quote, main.start);
    return {
      decision: "todo",
      quote,
      ...(occurrence && {occurrence}),
      ...(also.length && {also: also.map((span) => this.#quote(span))})
    };
  }

  #quote(span: Evidence): string | {quote: string; occurrence: number} {
    const {quote, occurrence} = this.#quotations.at(span.quote, span.start);
    return occurrence ? {quote, occurrence} : quote;
  }
}

/** Of a row, the fields that say something. */
function pick(row: object, names: string[]): Record<string, unknown> {
  const says = (name: string, value: unknown) =>
    value !== null &&
    value !== false &&
    !(Array.isArray(value) && !value.length) &&
    !(name === "count" && value === 1) &&
    !(name === "outcome" && value === "occurred");
  return Object.fromEntries(
    names
      .map((name) => [name, (row as Record<string, unknown>)[name]])
      .filter(([name, value]) => says(name as string, value))
  );
}

function blank({article: {id, title}}: Extraction): string {
  return `# Review of ${id}: ${title.replace(/\s+/g, " ")}
#
# Each entry is one record, found by words of the article. Its decision is accept, correct, reject, add, merge or split;
# an entry that is still todo has no effect. CONTRIBUTING.md shows them all, under "A review".

# true: everything is here, and what was read beyond these entries is rejected.
complete: false

attacks:

claims:
`;
}

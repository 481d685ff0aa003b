import type {Evidence} from "./document.js";
import {pointedAt, theOne, touches} from "./quotations.js";
import type {Evidenced, Quotations, Span} from "./quotations.js";
import type {Path, ReviewProblems} from "./review-file.js";
import type {AttackEntry, AttackPart, ClaimEntry, ClaimPart} from "./review-format.js";
import type {Claim, Report} from "./schema.js";
import {stableId} from "./text.js";

/** What differs between attacks and claims when decisions about them are carried out. */
export interface Kind<Row, Part> {
  list: "attacks" | "claims";
  /** What a record is called in messages. */
  noun: string;
  /** Begins ids. */
  prefix: string;
  evidence: (row: Row) => Evidence[];
  /** The record as a person left it: what was read, if anything was, under what they wrote. */
  write: (id: string, read: Row | null, part: Part, evidence: Evidence[], path: Path) => Row;
}

/** Records after their review. */
export interface Curated<Row, Part> {
  rows: Row[];
  /** The records that an entry wrote or confirmed. */
  written: {id: string; part: Part; path: Path}[];
  /** For a record that is no longer there, the id of the one that took its place, or null. */
  successors: Map<string, string | null>;
}

type Entry<Part> = Part extends AttackPart ? AttackEntry : ClaimEntry;

/** Carries out the decisions of one list of a review. */
export function curate<Row extends Report | Claim, Part extends AttackPart | ClaimPart>(
  read: Row[],
  entries: Entry<Part>[],
  kind: Kind<Row, Part>,
  quotations: Quotations,
  problems: ReviewProblems
): Curated<Row, Part> {
  const curator = new Curator(read, kind, quotations, problems);
  entries.forEach((entry, index) => curator.decide(entry, [kind.list, index]));
  return curator.close();
}

class Curator<Row extends Report | Claim, Part extends AttackPart | ClaimPart> {
  readonly #read: Evidenced<Row>[];
  readonly #kind: Kind<Row, Part>;
  readonly #quotations: Quotations;
  readonly #problems: ReviewProblems;
  readonly #curated: Curated<Row, Part> = {rows: [], written: [], successors: new Map()};
  /** Where each record that was read was decided, by id. */
  readonly #decided = new Map<string, Path>();
  readonly #added: {id: string; evidence: Evidence[]}[] = [];

  constructor(read: Row[], kind: Kind<Row, Part>, quotations: Quotations, problems: ReviewProblems) {
    this.#read = read.map((record) => ({record, spans: kind.evidence(record)}));
    this.#kind = kind;
    this.#quotations = quotations;
    this.#problems = problems;
  }

  decide(entry: Entry<Part>, path: Path): void {
    const {decision} = entry;
    const part = entry as unknown as Part;
    if (decision === "todo") {
      const {complete} = this.#problems.review;
      if (complete)
        this.#problems.fail(
          path,
          "decision: still todo, while the file says complete: true; decide, or say complete: false"
        );
      return;
    }
    const at = this.#problems.attempt([...path, "quote"], () => this.#quotations.find(entry));
    if (!at) return;
    if (decision === "add") {
      const evidence = [at, ...(this.#also(part, path) ?? [])];
      const id = this.#write(null, null, part, evidence, path);
      if (id) this.#added.push({id, evidence});
      return;
    }
    // What is not read any more is as good as rejected.
    if (decision === "reject" && !pointedAt(at, this.#read).length) return;
    const read = this.#take(at, [...path, "quote"]);
    if (!read) return;
    if (decision === "reject") this.#curated.rows.push({...read, status: "rejected"});
    else if (decision === "split") this.#split(read, entry, path);
    else {
      const own = this.#kind.evidence(read);
      const also = this.#also(part, path) ?? own.slice(1);
      this.#write(read.id, read, part, [own[0]!, ...also, ...this.#merge(read, entry, path)], path);
    }
  }

  /** The records: those that were decided, and the others as they were read, or rejected in a review that is complete. */
  close(): Curated<Row, Part> {
    const {rows, successors} = this.#curated;
    for (const {record, spans} of this.#read) {
      if (this.#decided.has(record.id)) continue;
      const heirs = this.#added.filter(({evidence}) => evidence.some((span) => touches(span, spans[0]!)));
      if (heirs.length) successors.set(record.id, heirs.length === 1 ? heirs[0]!.id : null);
      else rows.push(this.#problems.review.complete ? {...record, status: "rejected"} : record);
    }
    rows.sort((a, b) => this.#kind.evidence(a)[0]!.start - this.#kind.evidence(b)[0]!.start);
    return this.#curated;
  }

  #split(read: Row, entry: Entry<Part>, path: Path): void {
    this.#curated.successors.set(read.id, null);
    entry.into!.forEach((piece, index) => {
      const at = [...path, "into", index];
      const main = this.#problems.attempt([...at, "quote"], () => this.#quotations.find(piece));
      const part = {...entry, ...piece} as unknown as Part;
      if (main) this.#write(null, read, part, [main, ...(this.#also(piece as unknown as Part, at) ?? [])], at);
    });
  }

  /** The evidence of the records that are merged into one. */
  #merge(into: Row, entry: Entry<Part>, path: Path): Evidence[] {
    return (entry.with ?? []).flatMap((quotation, index) => {
      const at = [...path, "with", index];
      const span = this.#problems.attempt(at, () => this.#quotations.find(quotation));
      const other = span && this.#take(span, at);
      if (!other) return [];
      this.#curated.successors.set(other.id, into.id);
      return this.#kind.evidence(other);
    });
  }

  /** The one record that was read at these words, which from now on is decided; null after a problem. */
  #take(at: Span, path: Path): Row | null {
    const {noun} = this.#kind;
    const read = this.#problems.attempt(path, () =>
      theOne(at, this.#read, noun, "say add and write it in full, or delete this")
    );
    const before = read && this.#decided.get(read.id);
    if (before)
      return this.#problems.fail(
        path,
        `the ${noun} at these words is decided on line ${this.#line(before)} too; delete one of the two`
      );
    if (read) this.#decided.set(read.id, path);
    return read;
  }

  #write(id: string | null, read: Row | null, part: Part, evidence: Evidence[], path: Path): string | null {
    const own = id ?? stableId(this.#kind.prefix, evidence[0]!.sentence, evidence[0]!.quote);
    const twin = this.#curated.written.find((other) => other.id === own);
    if (twin)
      return this.#problems.fail(
        path,
        `the ${this.#kind.noun} is written on line ${this.#line(twin.path)} too; delete one of the two`
      );
    this.#curated.rows.push(this.#kind.write(own, read, part, evidence, path));
    this.#curated.written.push({id: own, part, path});
    return own;
  }

  /** Further evidence; null where the entry says nothing about it. */
  #also(part: Part, path: Path): Evidence[] | null {
    if (!("also" in part) || !part.also) return null;
    return part.also.flatMap(
      (quotation, index) =>
        this.#problems.attempt([...path, "also", index], () => this.#quotations.find(quotation)) ?? []
    );
  }

  #line(path: Path): number {
    return this.#problems.review.line(path);
  }
}

import {CorpusError} from "./corpus.js";
import type {Problem} from "./corpus.js";
import type {Evidence} from "./document.js";
import type {Extraction} from "./extract.js";
import {pointedAt, QuotationError, Quotations, shared} from "./quotations.js";
import type {Evidenced, Span} from "./quotations.js";
import type {References} from "./references.js";
import type {Review} from "./review-file.js";
import type {AttackEntry, AttackPart, ClaimEntry, ClaimPart, Quotation} from "./review-format.js";
import {reviewedClaim, reviewedReport} from "./reviewed.js";
import type {Claim, Report} from "./schema.js";
import {foldText, stableId} from "./text.js";

type Path = readonly PropertyKey[];

/** What differs between attacks and claims when decisions are applied to them. */
interface Kind<Row, Part> {
  list: "attacks" | "claims";
  noun: string;
  /** Of a record, the evidence in the article, its main part first. */
  evidence: (row: Row) => Evidence[];
  /** The record as a person left it: what was read, if anything was, under what they wrote. */
  write: (id: string, read: Row | null, part: Part, evidence: Evidence[]) => Row;
  prefix: string;
  /** Fields that hold words of the article. */
  verbatim: (keyof Part & string)[];
}

/** Records after their review, and which of them an entry wrote. */
interface Reviewed<Row, Part> {
  rows: Row[];
  written: {row: Row; part: Part; path: Path}[];
  /** Where a record went that is no longer there: the id of the one that took its place, or null. */
  successors: Map<string, string | null>;
}

/**
 * The extraction as people corrected it: confirmed and written records are `reviewed`, refused ones stay as `rejected`, which the
 * build leaves out. Changes nothing that it is given.
 * @throws CorpusError with every decision whose quotation points at nothing or at several things; then none applies.
 */
export function applyReview(extraction: Extraction, text: string, review: Review, references: References): Extraction {
  const quotations = new Quotations(text, extraction.sentences);
  const curator = new Curator(review, text, quotations);
  const article = extraction.article.id;
  const attacks = curator.curate<Report, AttackEntry, AttackPart>(extraction.reports, review.attacks, {
    list: "attacks",
    noun: "attack",
    prefix: "r",
    evidence: evidenceOfReport,
    write: (id, read, part, evidence) => reviewedReport({id, article}, read, part, evidence, references),
    verbatim: ["date_text"]
  });
  const claims = curator.curate<Claim, ClaimEntry, ClaimPart>(extraction.claims, review.claims, {
    list: "claims",
    noun: "claim",
    prefix: "c",
    evidence: evidenceOfClaim,
    write: (id, read, part, evidence) => reviewedClaim({id, article}, read, part, evidence[0]!),
    verbatim: ["speaker", "speaker_role", "report_verb", "via"]
  });
  const linked = curator.link(attacks, claims);
  if (curator.problems.length) throw new CorpusError(curator.problems);
  return {...extraction, reports: attacks.rows, claims: linked};
}

export function evidenceOfReport({quotes, prefixes, suffixes, starts, ends, sentences}: Report): Evidence[] {
  return starts.map((start, index) => ({
    start,
    end: ends[index]!,
    quote: quotes[index]!,
    prefix: prefixes[index]!,
    suffix: suffixes[index]!,
    sentence: sentences[index]!
  }));
}

export function evidenceOfClaim({start, end, quote, prefix, suffix, sentence}: Claim): Evidence[] {
  return [{start, end, quote: quote ?? "", prefix: prefix ?? "", suffix: suffix ?? "", sentence}];
}

class Curator {
  readonly problems: Problem[] = [];
  readonly #review: Review;
  readonly #quotations: Quotations;
  readonly #folded: string;

  constructor(review: Review, text: string, quotations: Quotations) {
    this.#review = review;
    this.#quotations = quotations;
    this.#folded = foldText(text);
  }

  curate<Row extends Report | Claim, Entry extends AttackEntry | ClaimEntry, Part extends AttackPart | ClaimPart>(
    records: Row[],
    entries: Entry[],
    kind: Kind<Row, Part>
  ): Reviewed<Row, Part> {
    const spans = records.map((record) => ({record, spans: kind.evidence(record) as Span[]}));
    const reviewed: Reviewed<Row, Part> = {rows: [], written: [], successors: new Map()};
    const decided = new Map<string, number>();
    const added: {id: string; evidence: Evidence[]}[] = [];

    const write = (id: string | null, read: Row | null, part: Part, evidence: Evidence[], path: Path) => {
      for (const field of kind.verbatim) this.#checkWords(part[field] as string | null | undefined, [...path, field]);
      const own = id ?? stableId(kind.prefix, evidence[0]!.sentence, evidence[0]!.quote);
      const other = reviewed.written.find(({row}) => row.id === own);
      if (other) return this.#fail(path, `this record is written already, on line ${this.#review.line(other.path)}; delete one of the two`);
      const row = kind.write(own, read, part, evidence);
      reviewed.rows.push(row);
      reviewed.written.push({row, part, path});
      return row;
    };
    /** The one undecided record that was read at these words; null after a problem. */
    const take = (at: Span, path: Path): Row | null => {
      const row = one(pointedAt(at, spans), kind, `; if it is one, say add and write it in full`);
      const line = decided.get(row.id);
      if (line !== undefined) {
        this.#fail(path, `the ${kind.noun} read at these words is decided already, on line ${line}; delete one of the two`);
        return null;
      }
      decided.set(row.id, this.#review.line(path));
      return row;
    };

    entries.forEach((entry, index) => {
      const path = [kind.list, index];
      if (entry.decision === "todo") {
        if (this.#review.complete) this.#fail(path, "decision: this is still todo, but the file says complete: true; decide, or say complete: false");
        return;
      }
      this.#attempt([...path, "quote"], () => {
        const main = this.#quotations.find({quote: entry.quote, occurrence: entry.occurrence ?? null});
        const part = entry as unknown as Part;
        const also = this.#also(part, path);
        if (entry.decision === "add") {
          const row = write(null, null, part, [main, ...(also ?? [])], path);
          if (row) added.push({id: row.id, evidence: [main, ...(also ?? [])]});
          return;
        }
        // What nobody reads any more is as good as rejected.
        if (entry.decision === "reject" && !pointedAt(main, spans).length) return;
        const read = take(main, path);
        if (!read) return;
        const own = kind.evidence(read);
        if (entry.decision === "reject") reviewed.rows.push({...read, status: "rejected"});
        else if (entry.decision === "split") {
          reviewed.successors.set(read.id, null);
          entry.into!.forEach((piece, place) => {
            const at = [...path, "into", place];
            this.#attempt([...at, "quote"], () => {
              const first = this.#quotations.find({quote: piece.quote, occurrence: piece.occurrence ?? null});
              const more = this.#also(piece as unknown as Part, at) ?? [];
              write(null, read, {...part, ...piece} as unknown as Part, [first, ...more], at);
            });
          });
        } else {
          const merged = (entry.with ?? []).flatMap((quotation, place) => {
            const at = [...path, "with", place];
            const other = this.#attempt(at, () => take(this.#quotations.find(quotation), at));
            if (!other) return [];
            reviewed.successors.set(other.id, read.id);
            return kind.evidence(other);
          });
          write(read.id, read, part, also ? [own[0]!, ...also] : [...own, ...merged], path);
        }
      });
    });

    for (const {record, spans: own} of spans) {
      if (decided.has(record.id)) continue;
      // A record written by hand takes the place of what was read at the same words.
      const heirs = added.filter(({evidence}) => evidence.some((span) => shared(span, own[0]!) > 0));
      if (heirs.length) reviewed.successors.set(record.id, heirs.length === 1 ? heirs[0]!.id : null);
      else reviewed.rows.push(this.#review.complete ? {...record, status: "rejected"} : record);
    }
    reviewed.rows.sort((a, b) => kind.evidence(a)[0]!.start - kind.evidence(b)[0]!.start);
    return reviewed;
  }

  /** The claims, with links that people wrote and without links to records that are gone. Mutual: a claim that is supported supports. */
  link(attacks: Reviewed<Report, AttackPart>, claims: Reviewed<Claim, ClaimPart>): Claim[] {
    const reports = attacks.rows.filter(isKept).map((record) => ({record, spans: evidenceOfReport(record)}));
    const gone = new Set([...attacks.rows, ...claims.rows].filter((row) => !isKept(row)).map(({id}) => id));
    const heir = (id: string | null, {successors}: {successors: Map<string, string | null>}) => {
      const now = id !== null && successors.has(id) ? successors.get(id)! : id;
      return now !== null && gone.has(now) ? null : now;
    };
    const rows = claims.rows.map((row) => ({...row}));
    const byId = new Map(rows.map((row) => [row.id, row]));
    const said = rows.filter(isKept).map((record) => ({record, spans: evidenceOfClaim(record)}));
    for (const row of rows) {
      row.report = heir(row.report, attacks);
      for (const relation of relations) {
        row[relation] = [...new Set(row[relation].map((id) => heir(id, claims)).filter((id) => id !== null && id !== row.id))] as string[];
      }
    }
    for (const {row: {id}, part} of claims.written) {
      for (const relation of relations) {
        if (!part[relation]) continue;
        byId.get(id)![relation] = [];
        for (const other of rows) other[relation] = other[relation].filter((target) => target !== id);
      }
    }
    for (const {row: {id}, part, path} of claims.written) {
      const row = byId.get(id)!;
      const {attack} = part;
      if (attack !== undefined) {
        row.report = attack && this.#attempt([...path, "attack"], () => this.#target(attack, reports, {noun: "attack", evidence: evidenceOfReport}).id);
      }
      for (const relation of relations) {
        part[relation]?.forEach((quotation, place) => {
          const at = [...path, relation, place];
          this.#attempt(at, () => {
            const other = this.#target(quotation, said, {noun: "claim", evidence: evidenceOfClaim});
            if (other === row) throw new QuotationError(`${relation}: this is the claim itself; quote another one`);
            if (!row[relation].includes(other.id)) row[relation].push(other.id);
            if (!other[relation].includes(id)) other[relation].push(id);
          });
        });
      }
    }
    return rows;
  }

  #target<Row>(quotation: Quotation, rows: Evidenced<Row>[], kind: {noun: string; evidence: (row: Row) => Evidence[]}): Row {
    return one(pointedAt(this.#quotations.find(quotation), rows), kind, "");
  }

  /** Further evidence; null where nothing is said about it. */
  #also(part: AttackPart | ClaimPart, path: Path): Evidence[] | null {
    if (!("also" in part) || !part.also) return null;
    return part.also.flatMap((quotation, index) => {
      return this.#attempt([...path, "also", index], () => this.#quotations.find(quotation)) ?? [];
    });
  }

  #checkWords(words: string | null | undefined, path: Path): void {
    if (words && !this.#folded.includes(foldText(words))) {
      this.#fail(path, `${String(path.at(-1))}: expected words of the article, found “${words}”`);
    }
  }

  #attempt<T>(path: Path, act: () => T): T | null {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof QuotationError)) throw error;
      this.#fail(path, error.message);
      return null;
    }
  }

  #fail(path: Path, message: string): undefined {
    this.problems.push({file: this.#review.file, line: this.#review.line(path), message});
  }
}

const relations = ["supports", "contradicts"] as const;
const isKept = ({status}: {status: string}) => status !== "rejected";

function one<Row>(rows: Row[], {noun, evidence}: {noun: string; evidence: (row: Row) => Evidence[]}, otherwise: string): Row {
  const [row] = rows;
  if (rows.length === 1) return row!;
  if (!row) throw new QuotationError(`no ${noun} was read at these words${otherwise}; else delete this`);
  const quotes = rows.map((other) => `“${evidence(other)[0]!.quote}”`);
  throw new QuotationError(`${rows.length} ${noun}s were read at these words; quote one of them in full: ${quotes.join(", ")}`);
}

import {existsSync, readdirSync, readFileSync} from "node:fs";
import {basename, join, relative} from "node:path";
import {isMap, isScalar, isSeq, LineCounter, parseDocument} from "yaml";
import type {Document} from "yaml";
import {CorpusError} from "./corpus.js";
import type {Problem} from "./corpus.js";
import {QuotationError} from "./quotations.js";
import type {References} from "./references.js";
import {misfits, reviewSchema} from "./review-format.js";
import type {ReviewFile} from "./review-format.js";

/** What people decided about the records of one article. */
export interface Review extends ReviewFile {
  article: string;
  file: string;
  /** The line in the file of a path of keys and indices, or of as much of it as is there. */
  line: (path: Path) => number;
}

export type Path = readonly PropertyKey[];

/** Gathers what is wrong in a review, so that one run names everything. */
export class ReviewProblems {
  readonly list: Problem[] = [];
  readonly review: Review;

  constructor(review: Review) {
    this.review = review;
  }

  fail(path: Path, message: string): null {
    this.list.push({file: this.review.file, line: this.review.line(path), message});
    return null;
  }

  /** What `act` returns; null, with a problem at `path`, when its quotation points at nothing or at several things. */
  attempt<T>(path: Path, act: () => T): T | null {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof QuotationError)) throw error;
      return this.fail(path, error.message);
    }
  }
}

/**
 * Reads the text of a review file.
 * @throws CorpusError with every field that does not fit, by line.
 */
export function readReview(content: string, file: string, references: References): Review {
  const lines = new LineCounter();
  const document = parseDocument(content, {lineCounter: lines, prettyErrors: false});
  const line = (path: Path) => lines.linePos(offsetOf(document, path)).line;
  const [broken] = document.errors;
  if (broken)
    throw new CorpusError([
      {file, line: lines.linePos(broken.pos[0]).line, message: `is not valid YAML: ${broken.message}`}
    ]);
  const parsed = reviewSchema(references).safeParse(document.toJS() ?? {});
  const fail = (found: {path: Path; message: string}[]) => {
    if (found.length) throw new CorpusError(found.map(({path, message}) => ({file, line: line(path), message})));
  };
  if (!parsed.success) {
    fail(
      parsed.error.issues.map((issue) => {
        const path = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0]!] : issue.path;
        const field = path.findLast((part) => typeof part === "string");
        return {path, message: field ? `${field}: ${issue.message}` : issue.message};
      })
    );
  }
  fail(misfits(parsed.data!, references));
  return {...parsed.data!, article: basename(file, ".yaml"), file, line};
}

/** Reads every review of a folder, by article. A file that cannot be read becomes problems, and its article stays as it was read. */
export function readReviews(
  folder: string,
  references: References
): {reviews: Map<string, Review>; problems: Problem[]} {
  const reviews = new Map<string, Review>();
  const problems: Problem[] = [];
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith(".")) : [];
  for (const name of names.sort()) {
    const file = relative(".", join(folder, name));
    try {
      if (!name.endsWith(".yaml"))
        throw new CorpusError([{file, line: 1, message: "is no review: expected <article>.yaml; rename or move it"}]);
      const review = readReview(readFileSync(join(folder, name), "utf8"), file, references);
      reviews.set(review.article, review);
    } catch (error) {
      if (!(error instanceof CorpusError)) throw error;
      problems.push(...error.problems);
    }
  }
  return {reviews, problems};
}

function offsetOf(document: Document.Parsed, path: Path): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({key}) => isScalar(key) && key.value === part);
      if (!isScalar(pair?.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(part)] as {range?: [number, number, number]} | undefined;
      offset = item?.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return offset;
}

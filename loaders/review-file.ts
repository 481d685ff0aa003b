import {existsSync, readdirSync, readFileSync} from "node:fs";
import {basename, join, relative} from "node:path";
import {isMap, isScalar, isSeq} from "yaml";
import type {Document} from "yaml";
import {CorpusError} from "./corpus.js";
import type {Problem} from "./corpus.js";
import {QuotationError} from "./quotations.js";
import type {References} from "./references.js";
import {misfits, reviewSchema} from "./review-format.js";
import type {ReviewFile} from "./review-format.js";
import {readYaml} from "./yaml.js";
import type {YamlError} from "./yaml.js";

/** What people decided about the records of one article. */
export interface Review extends ReviewFile {
  article: string;
  file: string;
  /** The line in the file of a path of keys and indices, or of as much of it as is there. */
  line: (path: Path) => number;
}

export type Path = readonly PropertyKey[];

/** The words that the entries of a review withhold in its whole article. */
export function redactions({attacks, claims}: Review): string[] {
  return [...attacks, ...claims].flatMap(({redact}) => redact);
}

/** Whether a review keeps anything from being published: then its article may not be without it. */
export function withholds(review: Review): boolean {
  return (
    redactions(review).length > 0 || [...review.attacks, ...review.claims].some(({sensitivity}) => sensitivity.length)
  );
}

/** Columns and fields of a review that hold words, of the article or a person's own. */
const wordFields = new Set([
  ...[
    "quote",
    "also",
    "with",
    "into",
    "attack",
    "supports",
    "contradicts",
    "attacks",
    "claims",
    "speaker",
    "speaker_role"
  ],
  ...["report_verb", "via", "date_text", "place_name", "perpetrator_name", "perpetrator_source", "weapon", "note"]
]);

/** A review whose quotations and words are those of the article after the words were withheld. */
export function redactReview(review: Review, apply: (text: string) => string): Review {
  const walk = (value: unknown): unknown => {
    if (typeof value === "string") return apply(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([field, inner]) => [field, wordFields.has(field) ? walk(inner) : inner])
    );
  };
  return {...review, attacks: walk(review.attacks), claims: walk(review.claims)} as Review;
}

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
  const {document, values, lines} = yamlOf(content, file);
  const line = (path: Path) => lines.linePos(offsetOf(document, path)).line;
  const parsed = reviewSchema(references).safeParse(values ?? {});
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

function yamlOf(content: string, file: string): ReturnType<typeof readYaml> {
  try {
    return readYaml(content);
  } catch (error) {
    const {line, message} = error as YamlError;
    throw new CorpusError([{file, line, message}]);
  }
}

/**
 * Reads every review of a folder, by article. A file that cannot be read becomes problems, and its article stays as it was read; one
 * that withholds something is in `closed` too: until it can be read, its article must not be published.
 */
export function readReviews(
  folder: string,
  references: References
): {reviews: Map<string, Review>; problems: Problem[]; closed: Set<string>} {
  const closed = new Set<string>();
  const reviews = new Map<string, Review>();
  const problems: Problem[] = [];
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith(".")) : [];
  for (const name of names.sort()) {
    const file = relative(".", join(folder, name));
    let content = "";
    try {
      if (!name.endsWith(".yaml"))
        throw new CorpusError([{file, line: 1, message: "is no review: expected <article>.yaml; rename or move it"}]);
      content = readFileSync(join(folder, name), "utf8");
      const review = readReview(content, file, references);
      reviews.set(review.article, review);
    } catch (error) {
      if (!(error instanceof CorpusError)) throw error;
      problems.push(...error.problems);
      if (/\b(sensitiv|redact|withh)/i.test(content)) closed.add(basename(name, ".yaml"));
    }
  }
  return {reviews, problems, closed};
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

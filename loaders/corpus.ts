import {isUtf8} from "node:buffer";
import {readdirSync, readFileSync, statSync} from "node:fs";
import {basename, join, relative} from "node:path";
import * as z from "zod";
import {kinds} from "./bulk.js";
import type {RawArticle} from "./bulk.js";
import {edtfDays} from "./edtf.js";
import {Redaction} from "./redaction.js";
import type {Article} from "./schema.js";
import {Offsets, sha256} from "./text.js";
import {readYaml} from "./yaml.js";
import type {YamlError} from "./yaml.js";

/** An article as the corpus has it: its row, its text word for word, and what must not be published of it. */
export interface ArticleText {
  article: Article;
  text: string;
  sensitivity: Sensitivity[];
  /** Words that are withheld, in any spelling. */
  redact: string[];
}

/**
 * What is withheld of an article or record. `names`: no person is named. `places`: nothing below the governorate, no coordinates. Either
 * way no words of it are shown, since no rule knows every name. `withheld`: it is in no output at all.
 */
export type Sensitivity = "names" | "places" | "withheld";

/** Something in a file of `data` that could not be read: where, what was expected, what to do. Offending files are left out. */
export interface Problem {
  file: string;
  line: number;
  message: string;
}

/** One or more problems of one file. */
export class CorpusError extends Error {
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    super(problems.map(({file, line, message}) => `${file}:${line}: ${message}`).join("\n"));
    this.problems = problems;
  }
}

const words = z
  .string({error: "expected text in quotation marks or plain"})
  .trim()
  .min(1, "expected text, found nothing");
const address = z.url({protocol: /^https?$/, error: "expected an http(s) address, such as https://example.org/page"});
const absent = (schema: z.ZodType<string>) => schema.nullish().transform((value) => value ?? null);

const sensitivityWord = z.enum(["public", "names", "places", "withheld"], {
  error: "expected public, names, places or withheld, or [names, places]"
});

/** What front matter and reviews say is withheld: one word, or several in a list. */
export const sensitivity = z
  .union([sensitivityWord, z.array(sensitivityWord)], {
    error: "expected public, names, places or withheld, or [names, places]"
  })
  .transform((value) => [value].flat().filter((one): one is Sensitivity => one !== "public"));

/** Words to withhold. */
export const redact = z.array(
  z
    .union([z.string(), z.number().transform(String)], {error: "expected words"})
    .refine((words) => /[\p{L}\p{N}]/u.test(words), "expected words, found nothing to look for"),
  {error: "expected a list of words to withhold, such as [Name, another name]"}
);

/** The front matter of an article; every message says what was expected. */
const frontMatter = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]*$/i, "expected letters, digits, . _ or -")
    .optional(),
  title: words,
  source: absent(words),
  author: absent(words),
  url: absent(address),
  archived_url: absent(address),
  language: z
    .string({error: "expected a language code, such as ar"})
    .regex(/^[a-z]{2,3}$/, "expected a language code, such as ar"),
  published: z
    .union([z.string(), z.number().transform(String)], {
      error: "expected a date in EDTF, such as 2019-07-17 or 2019-07-17/2019-07-22"
    })
    .transform((expression, context) => {
      try {
        const {start, end} = edtfDays(expression);
        if (start && end && start <= end) return {expression, start, end};
      } catch {
        // Reported below, with what was expected.
      }
      context.addIssue({
        code: "custom",
        message: `expected a date in EDTF, such as 2019-07-17 or 2019-07-17/2019-07-22, found “${expression}”`
      });
      return z.NEVER;
    }),
  published_note: absent(words),
  // Of the file that the article was taken from, for whoever keeps it; no output has it.
  original_sha256: absent(words),
  rights: z.enum(["full", "quote", "none"], {error: "expected full, quote or none"}).default("quote"),
  quotation_budget: z
    .number({error: "expected a share of the words between 0 and 1, such as 0.25"})
    .min(0, "expected a share of the words between 0 and 1, such as 0.25")
    .max(1, "expected a share of the words between 0 and 1, such as 0.25")
    .nullish()
    .transform((value) => value ?? null),
  sensitivity: sensitivity.default([]),
  redact: redact.default([])
});

/** Reads one `.md` file: YAML front matter between lines of `---`, then the text, of which only outer blank lines are dropped. */
export function readArticle(file: string, shown = file): ArticleText {
  return articleFromMarkdown(readFileSync(file), basename(file, ".md"), shown);
}

function articleFromMarkdown(bytes: Uint8Array, fallbackId: string, shown: string): ArticleText {
  const content = decode(bytes, shown);
  const match = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/.exec(content);
  const fail = (line: number, message: string): never => {
    throw new CorpusError([{file: shown, line, message}]);
  };
  if (!match) {
    return fail(
      1,
      "no front matter: expected a line of ---, then title, language, published and rights, then a line of ---; start from an existing article"
    );
  }
  let yaml: ReturnType<typeof readYaml>;
  try {
    yaml = readYaml(match[1]!);
  } catch (error) {
    const {line, message} = error as YamlError;
    return fail(line + 1, `front matter ${message}`);
  }
  const {document, values, lines} = yaml;
  // Line 1 of the file is the opening ---.
  const lineAt = (offset: number | undefined) => (offset === undefined ? 1 : lines.linePos(offset).line + 1);
  const text = content
    .slice(match[0].length)
    .replace(/^(?:[ \t]*\r?\n)+/, "")
    .trimEnd();
  return build(values ?? {}, text, fallbackId, shown, (field) => {
    const node = document.get(field, true) as {range?: [number, number, number]} | undefined;
    return lineAt(node?.range?.[0]);
  });
}

/** An article from an object with the fields of the front matter and `text`, as bulk files have it. */
export function articleFrom(object: unknown, fallbackId: string, file = fallbackId, line = 1): ArticleText {
  if (typeof object !== "object" || object === null || Array.isArray(object)) {
    throw new CorpusError([
      {file, line, message: "expected a JSON object with id, language, published, title and text"}
    ]);
  }
  const {text, ...rest} = object as Record<string, unknown>;
  if (typeof text !== "string") throw new CorpusError([{file, line, message: "text: expected the article's text"}]);
  // Other fields of a bulk file do not matter, but one that means to withhold something must not be lost to its spelling.
  const matters = (field: string) => Object.hasOwn(frontMatter.shape, field) || /^(redact|sensitiv|withh)/i.test(field);
  const known = Object.fromEntries(Object.entries(rest).filter(([field]) => matters(field)));
  return build(known, text, fallbackId, file, () => line);
}

function build(
  values: unknown,
  text: string,
  fallbackId: string,
  file: string,
  line: (field: string) => number
): ArticleText {
  const parsed = frontMatter.safeParse(values);
  if (!parsed.success) {
    throw new CorpusError(
      parsed.error.issues.map((issue) => {
        if (issue.code === "unrecognized_keys") {
          const [field = ""] = issue.keys;
          const known = Object.keys(frontMatter.shape).join(", ");
          return {file, line: line(field), message: `${field}: no such field; known are ${known}`};
        }
        const field = String(issue.path[0] ?? "front matter");
        return {file, line: line(field), message: `${field}: ${issue.message}`};
      })
    );
  }
  if (!/[\p{L}\p{N}]/u.test(text)) {
    throw new CorpusError([
      {
        file,
        line: line(""),
        message: "no text: expected the article's text after the front matter; paste it or delete the file"
      }
    ]);
  }
  const {id = fallbackId, published, sensitivity, redact, original_sha256, ...fields} = parsed.data;
  if (new Redaction(redact).finds(id)) {
    throw new CorpusError([
      {
        file,
        line: line("redact"),
        message: "redact: the article's id has one of these words; rename the file, or its id"
      }
    ]);
  }
  return {
    text,
    sensitivity,
    redact,
    article: {
      id,
      ...fields,
      published: published.expression,
      published_start: published.start,
      published_end: published.end,
      withheld: sensitivity.filter((one) => one !== "withheld"),
      sha256: sha256(text),
      characters: new Offsets(text).codePoint(text.length),
      sentences: 0
    }
  };
}

/**
 * The articles of a folder and its sub-folders as their files have them, in the order of paths and lines, some at a time: `.md`,
 * and in bulk `.jsonl`, `.csv` (both also `.gz`) and `.parquet`. What cannot be read goes to `problems` and stops no other.
 * @param progress is told after each file how many bytes of how many have been read.
 */
export async function* rawArticles(
  folder: string,
  problems: Problem[],
  progress?: (done: number, total: number) => void
): AsyncGenerator<RawArticle[]> {
  const files = readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const sizes = files.map((file) => statSync(file).size);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let done = 0;
  for (const [index, path] of files.entries()) {
    const shown = relative(".", path);
    const kind = kinds.find(([name]) => name.test(path));
    if (kind) {
      const name = kind[0].test(".md") ? basename(path, ".md") : basename(path);
      const found = kind[1](
        path,
        shown,
        (problem) => problems.push(problem),
        (share) => progress?.(done + share * sizes[index]!, total)
      );
      for await (const some of found)
        yield some.map(({kind, line, bytes}) => ({
          kind,
          file: shown,
          line,
          fallbackId: kind === "md" ? name : `${name}-${line}`,
          bytes
        }));
    } else {
      problems.push({
        file: shown,
        line: 1,
        message: "is no article: expected .md, .jsonl, .csv (or these with .gz) or .parquet; move it out of data/corpus"
      });
    }
    done += sizes[index]!;
    progress?.(done, total);
  }
}

/** Reads one of them. @throws CorpusError saying what was expected. */
export function readRaw({kind, bytes, fallbackId, file, line}: RawArticle): ArticleText {
  if (kind === "md") return articleFromMarkdown(bytes, fallbackId, file);
  if (!isUtf8(bytes)) throw new CorpusError([{file, line, message: notUtf8}]);
  return articleFrom(parseJson(new TextDecoder().decode(bytes), file, line), fallbackId, file, line);
}

/** Of several articles with one id the first, by path and line, is kept; the others become problems. Sorted by id. */
export function byId<T extends {id: string; file: string; line: number}>(
  articles: Iterable<T>,
  problems: Problem[]
): T[] {
  const first = new Map<string, T>();
  for (const one of articles) {
    const other = first.get(one.id);
    if (!other) first.set(one.id, one);
    else {
      const place = other.file.endsWith(".md") ? other.file : `${other.file}:${other.line}`;
      const message = `id “${one.id}” is already used by ${place}; rename one of the two`;
      problems.push({file: one.file, line: one.line, message});
    }
  }
  return [...first.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Reads every article of a folder into memory; see `rawArticles`. */
export async function readCorpus(folder: string): Promise<{articles: ArticleText[]; problems: Problem[]}> {
  const problems: Problem[] = [];
  const found: {id: string; file: string; line: number; read: ArticleText}[] = [];
  for await (const some of rawArticles(folder, problems)) {
    for (const raw of some) {
      try {
        const read = readRaw(raw);
        found.push({id: read.article.id, file: raw.file, line: raw.line, read});
      } catch (error) {
        problems.push(...problemsOf(error, raw));
      }
    }
  }
  return {articles: byId(found, problems).map(({read}) => read), problems};
}

/** What an error says is wrong with an article. */
export function problemsOf(error: unknown, {file, line}: {file: string; line: number}): Problem[] {
  return error instanceof CorpusError ? error.problems : [{file, line, message: (error as Error).message}];
}

function parseJson(row: string, file: string, line: number): unknown {
  try {
    return JSON.parse(row);
  } catch (error) {
    throw new CorpusError([
      {file, line, message: `is not JSON: ${(error as Error).message}; one object a line is expected`}
    ]);
  }
}

function decode(bytes: Uint8Array, file: string): string {
  if (isUtf8(bytes)) return new TextDecoder("utf-8", {ignoreBOM: true}).decode(bytes);
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    const stop = end < 0 ? bytes.length : end;
    if (!isUtf8(bytes.subarray(start, stop))) break;
    start = stop + 1;
  }
  throw new CorpusError([{file, line, message: notUtf8}]);
}

const notUtf8 = "is not valid UTF-8; save the file as UTF-8 (an older Arabic text may be in Windows-1256)";

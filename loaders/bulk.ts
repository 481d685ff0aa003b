import {isUtf8} from "node:buffer";
import {createReadStream, readFileSync, statSync} from "node:fs";
import {createGunzip} from "node:zlib";
import {csvParseRows} from "d3-dsv";
import {asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects} from "hyparquet";
import type {Problem} from "./corpus.js";

/** An article as a file of the corpus has it, before it is read: a whole `.md` file, or one object of a bulk file as JSON. */
export interface RawArticle {
  kind: "md" | "json";
  /** Path to show, and the line in it; of Parquet the number of the row. */
  file: string;
  line: number;
  /** The article's id if it states none itself. */
  fallbackId: string;
  bytes: Uint8Array;
}

/** Bytes of one article at most: more than any newspaper prints, less than what would make a line without end fill the memory. */
const largest = 32 * 2 ** 20;

type Complain = (problem: Problem) => void;
/** Is told what share of the file, 0 to 1, has been read. */
type Progress = (share: number) => void;
type Kind = (path: string, shown: string, complain: Complain, progress: Progress) => AsyncIterable<Found[]>;

/** Kinds of files in the corpus, by the end of their names. Their articles come some at a time: one by one takes as long as to look at them. */
export const kinds: [RegExp, Kind][] = [
  [/\.md$/, markdownFile],
  [/\.jsonl(\.gz)?$/, jsonLines],
  [/\.csv(\.gz)?$/, csvRows],
  [/\.parquet$/, parquetRows]
];
type Found = Pick<RawArticle, "kind" | "line" | "bytes">;

async function* markdownFile(path: string): AsyncGenerator<Found[]> {
  yield [{kind: "md", line: 1, bytes: readFileSync(path)}];
}

async function* jsonLines(...file: Parameters<Kind>): AsyncGenerator<Found[]> {
  for await (const some of lines(...file))
    yield some.filter(({bytes}) => !isBlank(bytes)).map(({line, bytes}) => ({kind: "json", line, bytes}));
}

/** Rows of a CSV file (RFC 4180) whose first line names the columns. An empty cell is a field that the article does not have. */
async function* csvRows(...file: Parameters<Kind>): AsyncGenerator<Found[]> {
  const [, shown, complain] = file;
  let header: string[] | null = null;
  for await (const {line, bytes} of csvRecords(lines(...file), shown, complain)) {
    if (isBlank(bytes)) continue;
    if (!isUtf8(bytes)) {
      complain({file: shown, line, message: "is not valid UTF-8; save the file as UTF-8"});
      continue;
    }
    const cells = csvParseRows(bytes.toString("utf8"))[0] ?? [];
    if (!header) {
      header = cells.map((cell) => cell.trim());
      const missing = ["text", "title", "language", "published"].filter((name) => !header!.includes(name));
      if (!missing.length) continue;
      const message = `has no column ${missing.join(", ")}; expected the names of front matter, and text, in the first line`;
      complain({file: shown, line, message});
      return;
    }
    if (cells.length !== header.length) {
      const message = `expected ${header.length} cells as in the first line, found ${cells.length}; a comma or quotation mark in a cell needs quotation marks around the cell`;
      complain({file: shown, line, message});
      continue;
    }
    const fields = header.flatMap((name, index) => (cells[index] === "" ? [] : [[name, cells[index]]]));
    yield [{kind: "json", line, bytes: Buffer.from(JSON.stringify(Object.fromEntries(fields)))}];
  }
}

interface Line {
  line: number;
  bytes: Buffer;
}

/** Lines put together until no quotation mark is open; one that never closes is a problem of its first line and takes no other with it. */
async function* csvRecords(input: AsyncIterable<Line[]>, shown: string, complain: Complain): AsyncGenerator<Line> {
  let open: Line[] = [];
  let size = 0;
  let quotes = 0;
  const unclosed = function* () {
    while (open.length) {
      const [first, ...rest] = open;
      complain({
        file: shown,
        line: first!.line,
        message: "has a quotation mark that is never closed; double or drop it"
      });
      open = [];
      quotes = 0;
      for (const line of rest) yield* take(line);
    }
  };
  const take = function* (line: Line): Generator<Line> {
    open.push(line);
    size += line.bytes.length;
    for (let at = line.bytes.indexOf(34); at >= 0; at = line.bytes.indexOf(34, at + 1)) quotes++;
    if (quotes % 2) return;
    yield open.length === 1
      ? line
      : {line: open[0]!.line, bytes: Buffer.concat(open.flatMap(({bytes}) => [bytes, newline]))};
    open = [];
    size = 0;
    quotes = 0;
  };
  for await (const some of input) {
    for (const line of some) {
      yield* take(line);
      if (size > largest) {
        size = 0;
        yield* unclosed();
      }
    }
  }
  yield* unclosed();
}

const newline = Buffer.from("\n");

/** Rows of a Parquet file, some hundred at a time. Days and times become `YYYY-MM-DD`. */
async function* parquetRows(...[path, shown, complain, progress]: Parameters<Kind>): AsyncGenerator<Found[]> {
  try {
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file);
    const total = Number(metadata.num_rows);
    for (let rowStart = 0; rowStart < total; rowStart += 500) {
      progress(rowStart / total);
      const rows = await parquetReadObjects({file, metadata, rowStart, rowEnd: Math.min(rowStart + 500, total)});
      yield rows.map((row, index) => {
        const plain = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)]));
        return {kind: "json", line: rowStart + index + 1, bytes: Buffer.from(JSON.stringify(plain))};
      });
    }
  } catch (error) {
    const message = `cannot be read as Parquet: ${(error as Error).message}; save it with Snappy or without compression`;
    complain({file: shown, line: 1, message});
  }
}

function plainValue(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === "bigint" ? value.toString() : value;
}

/** Another core unpacks so many bytes while this one looks at those before. */
const ahead = {readableHighWaterMark: 2 ** 22};

/** Lines of a file, unpacked as they are needed. */
async function* lines(...[path, shown, complain, progress]: Parameters<Kind>): AsyncGenerator<Line[]> {
  const whole = statSync(path).size;
  const file = createReadStream(path, {highWaterMark: 2 ** 18});
  const input = path.endsWith(".gz") ? file.pipe(createGunzip({chunkSize: 2 ** 18, ...ahead})) : file;
  file.on("error", (error) => input.destroy(error));
  try {
    yield* linesOf(input, shown, complain, () => progress(file.bytesRead / whole));
  } finally {
    file.destroy();
  }
}

/** Lines of a stream, without the byte order mark and the line ends, those of a chunk at a time. */
export async function* linesOf(
  input: AsyncIterable<Buffer>,
  shown: string,
  complain: Complain,
  progress: () => void = () => {}
): AsyncGenerator<Line[]> {
  let line = 1;
  let parts: Buffer[] = [];
  let size = 0;
  const end = (): Line[] => {
    const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    const found: Line[] = [];
    if (size > largest) complain({file: shown, line, message: `is longer than ${largest / 2 ** 20} MB: no article is`});
    else found.push({line, bytes: line === 1 && bytes.indexOf("\ufeff") === 0 ? bytes.subarray(3) : bytes});
    line++;
    parts = [];
    size = 0;
    return found;
  };
  const add = (part: Buffer) => {
    size += part.length;
    if (size <= largest) parts.push(part);
    else parts = [];
  };
  try {
    for await (const chunk of input) {
      progress();
      const found: Line[] = [];
      let start = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, start)) {
        add(chunk.subarray(start, at));
        found.push(...end());
        start = at + 1;
      }
      if (start < chunk.length) add(chunk.subarray(start));
      yield found;
    }
    if (size) yield end();
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code) throw error;
    const message = `cannot be unpacked or read from here on: ${(error as Error).message}; copy the file again`;
    complain({file: shown, line, message});
  }
}

/** Whether a line has spaces only; those of a long line do not matter. */
export function isBlank(bytes: Buffer): boolean {
  return bytes.length < 100 && !bytes.toString("latin1").trim();
}

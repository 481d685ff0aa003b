import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
  renameSync
} from "node:fs";
import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {threadId} from "node:worker_threads";
import {sha256} from "./text.js";

/** A line of a file: where it begins and how long it is, in bytes. */
export interface Place {
  file: string;
  offset: number;
  length: number;
}

/** Where what was read in an article is kept: a line of a file of the store. */
export interface Stored extends Place {
  /** Hash of the article as its file has it and of the rules. */
  key: string;
  id: string;
  /** What else the value depends on or says; empty in most. */
  note: string;
  /** Words that the article withholds, which are in no file of the cache. */
  redact?: string[];
}

/**
 * Keeps values of articles, one JSON a line, in one file, whose first line lists them. It is there whole or not at all.
 * @returns where each is.
 */
export function store(folder: string, values: {key: string; id: string; note: string; value: unknown}[]): Stored[] {
  const lines = values.map(({value}) => Buffer.from(`${JSON.stringify(value)}\n`));
  const header = Buffer.from(
    `${JSON.stringify(values.map(({key, id, note}, n) => [key, id, note, lines[n]!.length]))}\n`
  );
  const file = join(folder, `${sha256(values.map(({key, note}) => key + note).join()).slice(0, 32)}.jsonl`);
  writeWhole(file, Buffer.concat([header, ...lines]));
  return located(file, header);
}

/** All that is kept in a folder, by key; one article may be kept with several notes. A file that is not whole is left out, as if its articles had never been read. */
export function readStore(folder: string): Map<string, Stored[]> {
  mkdirSync(folder, {recursive: true});
  const found = new Map<string, Stored[]>();
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith(".jsonl")) continue;
    const file = join(folder, name);
    try {
      const handle = openSync(file, "r");
      try {
        const all = located(file, firstLine(handle));
        const last = all.at(-1);
        if (last && last.offset + last.length === fstatSync(handle).size)
          for (const one of all) {
            const others = found.get(one.key);
            if (others) others.push(one);
            else found.set(one.key, [one]);
          }
      } finally {
        closeSync(handle);
      }
    } catch {
      // Cut short or not ours: its articles are read again.
    }
  }
  return found;
}

/** What was kept. @throws BrokenCache when it is not what was written. */
export function fetchStored<T>(all: Place[]): T[] {
  const handles = new Map<string, number>();
  try {
    return all.map(({file, offset, length}) => {
      try {
        if (!handles.has(file)) handles.set(file, openSync(file, "r"));
        const bytes = Buffer.alloc(length);
        readSync(handles.get(file)!, bytes, 0, length, offset);
        return JSON.parse(bytes.toString("utf8")) as T;
      } catch (error) {
        rmSync(file, {force: true});
        throw new BrokenCache(file, error);
      }
    });
  } finally {
    for (const handle of handles.values()) closeSync(handle);
  }
}

/** A file of the cache was damaged after it was written; it is deleted, so that the next attempt makes it again. */
export class BrokenCache extends Error {
  override name = "BrokenCache";
  constructor(file: string, cause?: unknown) {
    super(`${file}${wasDamaged}`, {cause});
  }

  /** The file, also where the error comes from another thread, which only sends its words; null of any other error. */
  static fileOf(error: unknown): string | null {
    return error instanceof Error && error.message.endsWith(wasDamaged)
      ? error.message.slice(0, -wasDamaged.length)
      : null;
  }
}
const wasDamaged = " was damaged and has been deleted";

/**
 * Attempts again what met a damaged file of the cache, and says so.
 * @throws when a file that was made again is damaged again.
 */
export async function mending<T>(attempt: () => Promise<T>, tell: (line: string) => unknown): Promise<T> {
  const mended = new Set<string>();
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const file = BrokenCache.fileOf(error);
      if (file === null) throw error;
      if (mended.has(file))
        throw new Error(`${file} was made again and is damaged again; check the disk, or keep the cache on another`, {
          cause: error
        });
      mended.add(file);
      tell(`${file} was damaged; it is made again.`);
    }
  }
}

/** The content of a file of the cache as JSON, null when it is not there or not whole. */
export function cachedJson<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return null;
  }
}

/** Deletes files of a folder that this build had no use for and that no build has written for a day: another may run beside this one. */
export function forget(folder: string, used: (name: string) => boolean): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    try {
      if (!used(name) && Date.now() - statSync(file).mtimeMs > 864e5) rmSync(file);
    } catch {
      // Another build was faster.
    }
  }
}

/** Writes a file so that it is there whole or not at all: what was there before stays when the disk is full. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.${process.pid}.${threadId}.tmp`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, {force: true});
    throw error;
  }
}

/** Writes several files as `writeWhole` does, at the same time, each of stretches of memory. */
export async function writeAllWhole(files: [file: string, content: Uint8Array][]): Promise<void> {
  await Promise.all(
    files.map(async ([file, content]) => {
      const temporary = `${file}.${process.pid}.${threadId}.tmp`;
      unfinished.add(temporary);
      try {
        await writeFile(temporary, content);
        renameSync(temporary, file);
      } catch (error) {
        rmSync(temporary, {force: true});
        throw error;
      } finally {
        unfinished.delete(temporary);
      }
    })
  );
}

/** Half-written files, which leave with a program that is told to end. */
const unfinished = new Set<string>();
process.on("exit", () => {
  for (const file of unfinished) rmSync(file, {force: true});
});

function located(file: string, header: Buffer): Stored[] {
  let offset = header.length;
  return (JSON.parse(header.toString("utf8")) as [string, string, string, number][]).map(([key, id, note, length]) => {
    const one = {key, id, note, length, file, offset};
    offset += length;
    return one;
  });
}

function firstLine(handle: number): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; at += 2 ** 16) {
    const part = Buffer.alloc(2 ** 16);
    const length = readSync(handle, part, 0, part.length, at);
    const end = part.subarray(0, length).indexOf(10);
    parts.push(part.subarray(0, end < 0 ? length : end + 1));
    if (end >= 0 || !length) return Buffer.concat(parts);
  }
}

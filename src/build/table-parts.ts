import {mkdirSync, readdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {TableName} from "../../loaders/schema.js";
import type {Part, TableFiles} from "../../loaders/table-files.js";
import {sha256} from "../../loaders/text.js";
import type {PartRange} from "../components/table-parts.js";

/** Files by which pages read tables: of each its name, or that of its first part; further parts; and the list of them. */
export interface NamedFiles {
  first: Map<string, Uint8Array>;
  /** Their names carry a hash of their content, as Framework gives one to files that pages name. */
  further: Map<string, Uint8Array>;
  /** Of tables in several parts: the days or ids that each holds, in order. */
  list: Record<string, PartRange[]>;
}

export function tableFiles(tables: Map<TableName, TableFiles>): NamedFiles {
  const files: NamedFiles = {first: new Map(), further: new Map(), list: {}};
  for (const [name, {parts}] of tables) {
    const [part, ...more] = parts as [Part, ...Part[]];
    files.first.set(`${name}.parquet`, part.bytes);
    if (!more.length) continue;
    const range = ({least, greatest, nulls}: Part, file: string | null) => ({file, least, greatest, nulls});
    files.list[name] = [range(part, null)];
    more.forEach((one, index) => {
      const file = `${name}-${index + 2}.${sha256(one.bytes).slice(0, 8)}.parquet`;
      files.further.set(file, one.bytes);
      files.list[name]!.push(range(one, file));
    });
  }
  return files;
}

/** Puts parts that no page names where Framework has put those that pages do. */
export function writeParts(output: string, {further}: NamedFiles): void {
  const folder = join(output, "_file", "tables");
  mkdirSync(folder, {recursive: true});
  for (const [file, bytes] of further) writeFileSync(join(folder, file), bytes);
}

/** The files of a table in a built site, in the order of its parts. */
export function partsIn(folder: string, table: string): string[] {
  const number = (file: string) => Number(/-(\d+)\./.exec(file)?.[1] ?? 1);
  return readdirSync(folder)
    .filter((file) => new RegExp(`^${table}(-\\d+)?\\..*parquet$`).test(file))
    .sort((a, b) => number(a) - number(b));
}

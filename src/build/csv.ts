import {closeSync, openSync, writeSync} from "node:fs";
import {join} from "node:path";
import {csvFormatRows} from "d3";

/** A value as CSV has it: lists joined with “|”, nothing for null. */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  return Array.isArray(value) ? value.map(cell).join("|") : String(value as string | number | boolean);
}

/** Rows as CSV with a header, in UTF-8 with the mark by which spreadsheets know it; in pieces, since a table may be longer than a string. */
export function* csvPieces(columns: string[], rows: Record<string, unknown>[], size = 5000): Generator<string> {
  yield `\ufeff${csvFormatRows([columns])}\n`;
  for (let from = 0; from < rows.length; from += size)
    yield `${csvFormatRows(rows.slice(from, from + size).map((row) => columns.map((column) => cell(row[column]))))}\n`;
}

/** Writes a file piece by piece. */
export function writePieces(file: string, pieces: Iterable<string>): void {
  const descriptor = openSync(file, "w");
  try {
    for (const piece of pieces) writeSync(descriptor, piece);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Writes a table as CSV, in several files with a header each where one would be larger than hosts take.
 * @param pieces the header, then rows, as `csvPieces` gives them
 * @returns the names of the files
 */
export function writeSheets(folder: string, name: string, pieces: Iterable<string>, largest: number): string[] {
  const [header = "", ...rows] = pieces;
  const files: string[][] = [];
  let bytes = Infinity;
  for (const piece of rows) {
    const length = Buffer.byteLength(piece);
    if (bytes + length > largest) {
      files.push([header]);
      bytes = Buffer.byteLength(header);
    }
    files.at(-1)!.push(piece);
    bytes += length;
  }
  if (!files.length) files.push([header]);
  const names = files.map((_, n) => (files.length === 1 ? `${name}.csv` : `${name}-${n + 1}.csv`));
  names.forEach((file, n) => writePieces(join(folder, file), files[n]!));
  return names;
}

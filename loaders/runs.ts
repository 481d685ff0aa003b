import {attackOfClaim} from "./attacks.js";
import {fetchStored, writeWhole} from "./store.js";
import type {Place} from "./store.js";
import {mayEnd} from "./tables.js";
import {sha256} from "./text.js";

/**
 * Rows of a table that lie next to each other in it: a line of a file, a list in JSON. They are of one day, and a chunk may only end
 * after the last. One by one the rows of a large corpus would take as long to put in their places as the rest of an edit.
 */
export interface Run {
  day: string | null;
  rows: number;
  /** Of what is written of the rows. */
  hash: string;
  /** Of what is written of the last. */
  last: string;
}

/** A run, where it is, and the attacks that some of its rows speak of, by their number in it, where the line may not have them. */
export interface PlacedRun extends Run, Place {
  attacks: [row: number, attack: string | null][];
}

/** A run of rows in a file of a piece, in which it begins where the one before ends. */
export interface LinkedRun extends Run {
  /** Of the line, in bytes. */
  length: number;
  /** The rows that speak of an attack, by their number in the run: of that of a report, or the one they name themselves. */
  links: [row: number, report: string | null, attack: string | null][];
}

/** Writes rows in their order; `link` is the report and the attack that one speaks of. */
export function writeRuns<Row extends object>(
  file: string,
  rows: Row[],
  day: keyof Row,
  link: (row: Row) => [report: string | null, attack: string | null] = () => [null, null]
): LinkedRun[] {
  const runs: LinkedRun[] = [];
  const lines: Buffer[] = [];
  let texts: string[] = [];
  let links: LinkedRun["links"] = [];
  rows.forEach((row, n) => {
    const text = JSON.stringify(row);
    const [report, attack] = link(row);
    if (report || attack) links.push([texts.length, report, attack]);
    texts.push(text);
    const last = sha256(`${text}\n`).slice(0, 16);
    if (n + 1 < rows.length && rows[n + 1]![day] === row[day] && !mayEnd(last)) return;
    const line = Buffer.from(`[${texts.join()}]\n`);
    const {length} = lines[lines.push(line) - 1]!;
    runs.push({
      day: row[day] as string | null,
      rows: texts.length,
      hash: sha256(line).slice(0, 32),
      last,
      length,
      links
    });
    [texts, links] = [[], []];
  });
  writeWhole(file, Buffer.concat(lines));
  return runs;
}

/** Where the runs of a file are, with the attacks that their rows speak of now. */
export function placed(runs: LinkedRun[], file: string, attackOf: Map<string, string>): PlacedRun[] {
  let offset = 0;
  return runs.map(({links, ...run}) => {
    const attacks = links.map(([row, report, attack]): [number, string | null] => [
      row,
      attackOfClaim({report, attack}, attackOf)
    ]);
    offset += run.length;
    return {...run, file, offset: offset - run.length, attacks};
  });
}

/** The rows of runs, each with its attack. @throws BrokenCache when a file is not what was written. */
export function rowsOf<Row extends object>(runs: PlacedRun[]): Row[] {
  return fetchStored<Row[]>(runs).flatMap((rows, n) => {
    for (const [row, attack] of runs[n]!.attacks) Object.assign(rows[row]!, {attack});
    return rows;
  });
}

import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {cpus, totalmem} from "node:os";
import {join} from "node:path";
import {format} from "prettier";
import {root} from "../../loaders/build.js";
import type {Figure, Figures} from "../../src/components/performance.js";
export type {Figure} from "../../src/components/performance.js";

const file = join(root, "tests", "bench", "RESULTS.md");
const figuresFile = join(root, "src", "performance.json");

/** What kind of machine this is, in words. */
export function machine(): string {
  return `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB`;
}

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Writes one part of the results, which begins with a heading of the first rank, in the place of what that part was before. */
export async function writePart(text: string): Promise<void> {
  const [heading = ""] = text.trimStart().split("\n", 1);
  const parts = existsSync(file) ? readFileSync(file, "utf8").split(/^(?=# )/m) : [];
  const index = parts.findIndex((part) => part.startsWith(`${heading}\n`));
  if (index < 0) parts.push(text);
  else parts[index] = text;
  const whole = parts.map((part) => part.trim()).join("\n\n");
  writeFileSync(file, await format(whole, {parser: "markdown", printWidth: 120}));
}

/**
 * Writes the figures of a part that have an aim, for the page _Performance_ of the site, in the place of what they were before.
 * @param load programs at work when the measuring began.
 */
export function writeFigures(part: string, load: number, figures: Figure[]): void {
  const all = existsSync(figuresFile) ? (JSON.parse(readFileSync(figuresFile, "utf8")) as Figures) : {};
  const rounded = figures.map((figure) => ({...figure, is: Number(figure.is.toPrecision(3))}));
  all[part] = {date: today(), machine: machine(), load: Number(load.toFixed(1)), figures: rounded};
  writeFileSync(figuresFile, `${JSON.stringify(all, null, 2)}\n`);
}

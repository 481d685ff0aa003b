import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {format} from "prettier";
import {root} from "../../loaders/build.js";

const file = join(root, "tests", "bench", "RESULTS.md");

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

import {readFileSync} from "node:fs";
import {join} from "node:path";
import {root, writeWhole} from "../../loaders/build.js";
import {licences, licencesFile} from "./licences.js";

// npm run licences: writes the licences of all installed packages, as the lockfile has them.
try {
  const rows = licences(readFileSync(join(root, "package-lock.json"), "utf8"));
  writeWhole(join(root, "licences.csv"), licencesFile(rows));
  const counts = new Map<string, number>();
  for (const {licence} of rows) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  for (const [licence, count] of [...counts].sort((a, b) => b[1] - a[1]))
    process.stdout.write(`${count}\t${licence}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

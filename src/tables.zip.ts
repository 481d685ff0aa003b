import {zipSync} from "fflate";
import {parquetFiles} from "../loaders/build.js";
import {datapackage} from "../loaders/datapackage.js";
import {prepareSite} from "./build/site.js";

// The site's one entry to the loaders: every table as Parquet, and what they hold.
const {rows, version, problems} = prepareSite();
for (const {file, line, message} of problems) process.stderr.write(`${file}:${line}: ${message}\n`);
const files = parquetFiles(rows);
const entries: Record<string, Uint8Array> = Object.fromEntries(
  [...files].map(([name, bytes]) => [`${name}.parquet`, bytes])
);
entries["datapackage.json"] = new TextEncoder().encode(JSON.stringify(datapackage(files, rows, version), null, 2));
// The same time in every build: the same input gives the same bytes.
process.stdout.write(zipSync(entries, {level: 0, mtime: "1980-01-01T00:00:00"}));

import {zipSync} from "fflate";
import {datapackage} from "../loaders/datapackage.js";
import type {Published} from "../loaders/datapackage.js";
import type {TableName} from "../loaders/schema.js";
import {partNames} from "../loaders/table-files.js";
import {sha256} from "../loaders/text.js";
import {prepareSite} from "./build/site.js";
import {tableFiles} from "./build/table-parts.js";

// The site's one entry to the loaders: every table as Parquet, and what they hold.
const {tables, version, problems} = await prepareSite();
for (const {file, line, message} of problems) process.stderr.write(`${file}:${line}: ${message}\n`);
const {first, further, list} = tableFiles(tables);
const entries: Record<string, Uint8Array> = Object.fromEntries([...first, ...further]);
const json = (name: string, value: object) =>
  (entries[name] = new TextEncoder().encode(JSON.stringify(value, null, 2)));
json("parts.json", list);
const published = [...tables].map(([name, {parts}]): [TableName, Published[]] => [
  name,
  partNames(name, parts.length).map((path, n) => ({path, ...parts[n]!, sha256: sha256(parts[n]!.bytes)}))
]);
json("datapackage.json", datapackage(new Map(published), version));
// The same time in every build: the same input gives the same bytes.
process.stdout.write(zipSync(entries, {level: 0, mtime: "1980-01-01T00:00:00"}));

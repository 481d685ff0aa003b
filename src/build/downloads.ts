import {cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {datapackage} from "../../loaders/datapackage.js";
import {tableNames, tables} from "../../loaders/schema.js";
import type {TableName} from "../../loaders/schema.js";
import {footerOf, largestFile, partNames} from "../../loaders/table-files.js";
import {sha256} from "../../loaders/text.js";
import {csvPieces, writePieces, writeSheets} from "./csv.js";
import {acledLike, geoJson, timelineJs, timeMap} from "./exports.js";
import type {Address} from "./exports.js";
import type {Publisher} from "./publisher.js";
import type {SiteBuild} from "./site.js";
import {partsIn} from "./table-parts.js";

/** Names of the exports beside the tables. */
export const exportNames = [
  "timelinejs.json",
  "attacks.geojson",
  "acled-like.csv",
  "timemap-events.csv",
  "timemap-sources.csv",
  "timemap-associations.csv"
] as const;

/**
 * Writes what readers take home into `data/` of a built site, under names that stay: every table as Parquet and CSV, exports for other
 * programs, `datapackage.json`, and `SHA256SUMS` of all of them.
 * @param output folder of the site, where Framework left the tables in `_file/tables`.
 * @param largest bytes of a table's file, beyond which it is several
 */
export function writeDownloads(
  output: string,
  {rows, version}: Pick<SiteBuild, "rows" | "version">,
  {licence}: Pick<Publisher, "licence">,
  address: Address,
  largest = largestFile
): void {
  const folder = join(output, "data");
  mkdirSync(folder, {recursive: true});
  const built = join(output, "_file", "tables");
  const parquet = new Map(
    tableNames.map((name) => {
      const files = partsIn(built, name);
      if (!files.length)
        throw new Error(`${name}.parquet is missing in the built site; delete src/.observablehq/cache and build again`);
      const names = partNames(name, files.length);
      return [
        name,
        files.map((file, n) => {
          const path = names[n]!;
          cpSync(join(built, file), join(folder, path));
          const bytes = readFileSync(join(folder, path));
          return {path, bytes, rows: Number(footerOf(bytes).num_rows), sha256: sha256(bytes)};
        })
      ];
    })
  );
  const sheets = new Map(
    tableNames.map((name) => [
      name,
      writeSheets(folder, name, csvPieces(Object.keys(tables[name].columns), rows[name] as never), largest)
    ])
  );
  const json = (value: object) => [JSON.stringify(value, null, 1)];
  const sheet = (sheet: Record<string, unknown>[]) => csvPieces(Object.keys(sheet[0] ?? {}), sheet);
  const timemap = timeMap(rows, address);
  const contents: Record<(typeof exportNames)[number], Iterable<string>> = {
    "timelinejs.json": json(timelineJs(rows, address)),
    "attacks.geojson": json(geoJson(rows, address)),
    "acled-like.csv": sheet(acledLike(rows)),
    "timemap-events.csv": sheet(timemap.events),
    "timemap-sources.csv": sheet(timemap.sources),
    "timemap-associations.csv": sheet(timemap.associations)
  };
  for (const [name, pieces] of Object.entries(contents)) writePieces(join(folder, name), pieces);

  const described = datapackage(parquet, version) as {
    resources: {name: string; schema: Schema; description: string}[];
  };
  const file = (path: string) => {
    const bytes = readFileSync(join(folder, path));
    const format = path.split(".").at(-1)!;
    return {
      path,
      format,
      mediatype: mediaTypes[format],
      encoding: "utf-8",
      bytes: bytes.length,
      hash: `sha256:${sha256(bytes)}`
    };
  };
  const fileOrParts = (paths: string[]) => {
    const [first, ...more] = paths.map(file);
    if (!more.length) return first;
    const {hash: _, ...described} = first!;
    return {...described, path: paths, bytes: more.reduce((sum, {bytes}) => sum + bytes, described.bytes)};
  };
  const package_ = {
    ...described,
    ...(licence && {licenses: [{name: licence}]}),
    resources: [
      ...described.resources,
      ...described.resources.map(({name, description, schema}) => ({
        name: `${name}-csv`,
        ...fileOrParts(sheets.get(name as TableName)!),
        description,
        schema: csvSchema(schema)
      })),
      ...exportNames.map((name) => ({name: name.replace(/\./g, "-"), ...file(name)}))
    ]
  };
  writeFileSync(join(folder, "datapackage.json"), `${JSON.stringify(package_, null, 2)}\n`);
  const all = readdirSync(folder)
    .filter((name) => name !== "SHA256SUMS")
    .sort();
  writeFileSync(
    join(folder, "SHA256SUMS"),
    all.map((name) => `${sha256(readFileSync(join(folder, name)))}  ${name}\n`).join("")
  );
}

interface Schema {
  fields: {name: string; type: string}[];
  foreignKeys: {reference: {resource: string}}[];
}

/** The schema of a table as CSV has it: lists are text with “|” between. */
function csvSchema(schema: Schema): object {
  return {
    ...schema,
    fields: schema.fields.map((field) => (field.type === "array" ? {...field, type: "list", delimiter: "|"} : field)),
    foreignKeys: schema.foreignKeys.map((key) => ({
      ...key,
      reference: {...key.reference, resource: `${key.reference.resource}-csv`}
    }))
  };
}

const mediaTypes: Record<string, string> = {csv: "text/csv", json: "application/json", geojson: "application/geo+json"};

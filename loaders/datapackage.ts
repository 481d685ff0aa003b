import {tableNames, tables} from "./schema.js";
import type {Column, TableName} from "./schema.js";
import type {Part} from "./table-files.js";

/** A file of a table, as it is published. */
export interface Published extends Pick<Part, "bytes" | "rows"> {
  path: string;
  /** SHA-256 of the bytes. */
  sha256: string;
}

const fieldTypes: Record<Column["type"], string> = {
  string: "string",
  int32: "integer",
  double: "number",
  boolean: "boolean",
  date: "date",
  "string[]": "array",
  "int32[]": "array"
};

/**
 * The tables as a Frictionless Data Package 2.0: files with size and hash, columns, keys. `version` is the data's. A table in several
 * parts has the list of their paths, and no hash of its own: `SHA256SUMS` has one of each.
 */
export function datapackage(files: Map<TableName, Published[]>, version: string): object {
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "sijill",
    version: version.slice(0, 12),
    resources: tableNames.map((name) => {
      const parts = files.get(name)!;
      const [{path, sha256}] = parts as [Published];
      const sum = (count: (part: Published) => number) => parts.reduce((total, part) => total + count(part), 0);
      const columns = Object.entries(tables[name].columns as Record<string, Column>);
      return {
        name,
        path: parts.length === 1 ? path : parts.map((part) => part.path),
        format: "parquet",
        mediatype: "application/vnd.apache.parquet",
        description: tables[name].description,
        bytes: sum((part) => part.bytes.length),
        ...(parts.length === 1 && {hash: `sha256:${sha256}`}),
        rows: sum((part) => part.rows),
        schema: {
          fields: columns.map(([column, {type, description, required}]) => ({
            name: column,
            type: fieldTypes[type],
            description,
            ...(required && {constraints: {required: true}})
          })),
          primaryKey: ["id"],
          foreignKeys: columns
            .filter(([, {references, type}]) => references && !type.endsWith("[]"))
            .map(([column, {references}]) => ({fields: [column], reference: {resource: references, fields: ["id"]}}))
        }
      };
    })
  };
}

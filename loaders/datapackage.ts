import {tableNames, tables} from "./schema.js";
import type {Column, TableName} from "./schema.js";
import type {TableFile} from "./tables.js";

const fieldTypes: Record<Column["type"], string> = {
  string: "string",
  int32: "integer",
  double: "number",
  boolean: "boolean",
  date: "date",
  "string[]": "array",
  "int32[]": "array"
};

/** The tables as a Frictionless Data Package 2.0: files with size and hash, columns, keys. `version` is the data's. */
export function datapackage(files: Map<TableName, TableFile>, version: string): object {
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "sijill",
    version: version.slice(0, 12),
    resources: tableNames.map((name) => {
      const {bytes, rows, sha256} = files.get(name)!;
      const columns = Object.entries(tables[name].columns as Record<string, Column>);
      return {
        name,
        path: `${name}.parquet`,
        format: "parquet",
        mediatype: "application/vnd.apache.parquet",
        description: tables[name].description,
        bytes: bytes.length,
        hash: `sha256:${sha256}`,
        rows,
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

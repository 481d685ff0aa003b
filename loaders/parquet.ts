import type {SchemaElement} from "hyparquet";
import {parquetWriteBuffer} from "hyparquet-writer";
import type {Column, Row, TableName} from "./schema.js";
import {tables} from "./schema.js";

/**
 * A Parquet file of rows of a table, in one row group: typed columns (DATE, INT32, DOUBLE, BOOLEAN, UTF8, lists), Snappy, rows sorted by
 * the table's `sort` columns. The same rows in any order give the same bytes.
 */
export function toParquet<T extends TableName>(name: T, rows: Row<T>[]): Uint8Array {
  const {columns, sort} = tables[name];
  const sorted = sortRows(rows, sort);
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: Object.entries(columns as Record<string, Column>).map(([column, {type, required}]) => ({
        name: column,
        // It would hold places in this file, of which `joinParquet` makes part of another.
        offsetIndex: false,
        data: sorted.map((row) => {
          const value = (row as Record<string, unknown>)[column];
          if (value === null || value === undefined) {
            if (required)
              throw new Error(`table ${name}, row ${JSON.stringify(row).slice(0, 200)}: ${column} must not be null`);
            return null;
          }
          return type === "date" ? new Date(`${value as string}T00:00:00Z`) : value;
        })
      })),
      schema: schemaOf(name),
      rowGroupSize: Math.max(rows.length, 1),
      createdBy: "sijill"
    })
  );
}

/** The columns of a table in the words of Parquet. */
export function schemaOf(name: TableName): SchemaElement[] {
  const entries = Object.entries(tables[name].columns as Record<string, Column>);
  return [
    {name: "root", num_children: entries.length},
    ...entries.flatMap(([column, definition]) => elements(column, definition))
  ];
}

/** Rows by the given columns, nulls last, strings by code unit: the same order on every machine and in every locale. */
export function sortRows<R extends object>(rows: R[], columns: string[]): R[] {
  const compare = (a: unknown, b: unknown) =>
    a === b ? 0 : a === null || a === undefined ? 1 : b === null || b === undefined ? -1 : a < b ? -1 : 1;
  return [...rows].sort((a, b) => {
    for (const column of columns) {
      const order = compare(a[column as keyof R], b[column as keyof R]);
      if (order) return order;
    }
    return 0;
  });
}

function elements(name: string, {type, required}: Column): SchemaElement[] {
  const repetition_type = required ? "REQUIRED" : "OPTIONAL";
  switch (type) {
    case "string":
      return [{name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type}];
    case "int32":
      return [{name, type: "INT32", repetition_type}];
    case "double":
      return [{name, type: "DOUBLE", repetition_type}];
    case "boolean":
      return [{name, type: "BOOLEAN", repetition_type}];
    case "date":
      return [{name, type: "INT32", converted_type: "DATE", repetition_type}];
    case "string[]":
    case "int32[]":
      return [
        {name, converted_type: "LIST", repetition_type, num_children: 1},
        {name: "list", repetition_type: "REPEATED", num_children: 1},
        ...elements("element", {type: type === "string[]" ? "string" : "int32", required: true, description: ""})
      ];
  }
}

import type {Completion, CompletionContext, CompletionResult} from "@codemirror/autocomplete";
import type {SQLNamespace} from "@codemirror/lang-sql";
import {FileAttachment} from "observablehq:stdlib";
import {query} from "./database.js";
import {elements} from "./html.js";
import type {LanguageCode} from "./words.js";

interface TableWords {
  name: string;
  description: string;
  columns: {name: string; type: string; description: string}[];
}
const described = FileAttachment("../schema.json");

/** Tables and columns with what they hold, as the data dictionary says it. */
export async function schemaNames(language: LanguageCode): Promise<SQLNamespace> {
  const tables = (JSON.parse(await described.text()) as Record<LanguageCode, TableWords[]>)[language];
  return Object.fromEntries(
    tables.map(({name, description, columns}) => [
      name,
      {
        self: {label: name, type: "class", info: plain(description)},
        children: columns.map((column) => ({
          label: column.name,
          type: "property",
          detail: column.type,
          info: plain(column.description),
          ...quoted(column.name)
        }))
      }
    ])
  );
}

/** A keyword of DuckDB that is also a column is a name only in quotation marks. */
function quoted(name: string): Partial<Completion> {
  return name === "end" ? {apply: `"${name}"`} : {};
}

/** Columns of all tables by their bare names, and DuckDB's functions: the schema's own completion wants a table before a column. */
export async function namesAndFunctions(
  language: LanguageCode
): Promise<(context: CompletionContext) => CompletionResult | null> {
  const tables = (JSON.parse(await described.text()) as Record<LanguageCode, TableWords[]>)[language];
  const columns = new Map<string, Completion>();
  for (const table of tables)
    for (const {name, type, description} of table.columns) {
      const known = columns.get(name);
      const detail = known ? `${known.detail}, ${table.name}` : `${type} · ${table.name}`;
      columns.set(name, {
        label: name,
        type: "property",
        detail,
        info: known?.info ?? plain(description),
        boost: 1,
        ...quoted(name)
      });
    }
  const options = [...columns.values(), ...(await functions())];
  return (context) => {
    const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*$/u);
    if (!word && !context.explicit) return null;
    // After a dot only the columns of that table.
    if (word && context.state.sliceDoc(word.from - 1, word.from) === ".") return null;
    return {from: word?.from ?? context.pos, options, validFor: /^[\p{L}\p{N}_]*$/u};
  };
}

/** DuckDB's functions as it describes them itself, operators left out. */
async function functions(): Promise<Completion[]> {
  const rows = await query(`SELECT function_name AS name, any_value(description) AS description,
       string_agg(DISTINCT array_to_string(parameters, ', '), ' | ') AS parameters
FROM duckdb_functions()
WHERE function_type IN ('scalar', 'aggregate', 'macro', 'table') AND regexp_matches(function_name, '^[a-z][a-z0-9_]*$')
  AND schema_name = 'main' AND NOT regexp_matches(function_name, '^(read_|pragma_|duckdb_|parquet_|sniff_|arrow_|glob|seq_scan|repeat_row|test_)')
GROUP BY function_name ORDER BY function_name`).catch(() => []);
  return rows.map(({name, description, parameters}) => ({
    label: name as string,
    type: "function",
    detail: `(${String(parameters ?? "").slice(0, 60)})`,
    ...(description ? {info: description as string} : {}),
    apply: `${name as string}(`,
    boost: -1
  }));
}

/** Descriptions mark code as Markdown does; completion shows plain text, in the direction of its language. */
function plain(text: string): () => Node {
  return () => elements(document)("div", {dir: "auto"}, text.replaceAll("`", ""));
}

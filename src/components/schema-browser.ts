import {languages} from "./languages.js";
import type {Column, TableName} from "../../loaders/schema.js";
import {describeColumn, describeTable, prose} from "./dictionary.js";
import {elements} from "./html.js";
import {numberText} from "./labels.js";
import {linkHash} from "./links.js";
import type {LanguageCode} from "./words.js";
import {wordsOf} from "./words.js";
import {workbenchWords} from "./workbench-words.js";

interface Options {
  document: Document;
  language: LanguageCode;
  /** The cell that samples are asked of, and the version of the data. */
  cell: string;
  version: string;
}

/** The tables, folded: what each holds, how many rows, its columns, and a link that asks for ten of its rows. */
export function schemaBrowser(
  tables: Record<TableName, {description: string; columns: Record<string, Column>}>,
  counts: Record<TableName, number>,
  {document, language, cell, version}: Options
): HTMLElement {
  const words = {...wordsOf(language), ...workbenchWords(language)};
  const h = elements(document);
  const items = (Object.keys(tables) as TableName[]).map((name) => {
    const {description, columns} = tables[name];
    const sample = `SELECT *\nFROM ${name}\nLIMIT 10`;
    const summary = ` · ${words.rows}${languages[language].colon}${numberText(counts[name], language)} · ${words.columns}${languages[language].colon}${Object.keys(columns).length}`;
    return h(
      "details",
      {class: "schema-table"},
      h("summary", {}, h("code", {dir: "ltr"}, name), summary),
      h("p", {}, ...prose(describeTable(name, description, language), document)),
      h(
        "p",
        {},
        h(
          "a",
          {class: "ask", href: linkHash({[cell]: sample}, version)},
          `${words.sampleOf} `,
          h("code", {dir: "ltr"}, name)
        )
      ),
      h(
        "dl",
        {},
        ...Object.entries(columns).flatMap(([column, {type, description, references}]) => [
          h(
            "dt",
            {},
            h("code", {dir: "ltr", "data-insert": inSql(column)}, column),
            " ",
            h(
              "small",
              {},
              h("bdi", {}, type),
              ...(references ? [` · ${words.points} `, h("bdi", {dir: "ltr"}, references)] : [])
            )
          ),
          h("dd", {}, ...prose(describeColumn(name, column, description, language), document))
        ])
      )
    );
  });
  return h("div", {class: "schema"}, ...items);
}

/** A column's name as SQL takes it: `end` is a word of the language. */
function inSql(column: string): string {
  return column === "end" ? '"end"' : column;
}

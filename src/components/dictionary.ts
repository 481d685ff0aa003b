import type {Column, TableName} from "../../loaders/schema.js";
import {dictionaryAr} from "./dictionary-ar.js";
import type {Described} from "./dictionary-ar.js";
import {dictionaryFr} from "./dictionary-fr.js";
import {elements} from "./html.js";
import {numberText} from "./labels.js";
import {isRightToLeft, languages} from "./languages.js";
import {wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

/** What `schema.ts` says in English, in the other languages. */
const described: Record<Exclude<LanguageCode, "en">, Described> = {ar: dictionaryAr, fr: dictionaryFr};

const headings: Record<LanguageCode, Record<"column" | "type" | "empty" | "holds" | "yes" | "no", string>> = {
  en: {column: "column", type: "type", empty: "null", holds: "what it holds", yes: "yes", no: "no"},
  ar: {column: "العمود", type: "النوع", empty: "null", holds: "ما يحمله", yes: "نعم", no: "لا"},
  fr: {column: "colonne", type: "type", empty: "null", holds: "ce qu’elle contient", yes: "oui", no: "non"}
};

/** What a table holds, in a language of the interface. */
export function describeTable(name: TableName, english: string, language: LanguageCode): string {
  return language === "en" ? english : described[language][name].description;
}

/** What a column of a table holds, in a language of the interface. */
export function describeColumn(name: TableName, column: string, english: string, language: LanguageCode): string {
  return language === "en" ? english : (described[language][name].columns as Record<string, string>)[column]!;
}

/** The data dictionary: every table with its columns, from the schema. */
export function dictionary(
  tables: Record<TableName, {description: string; columns: Record<string, Column>}>,
  counts: Partial<Record<TableName, number>>,
  {document, language}: {document: Document; language: LanguageCode}
): HTMLElement {
  const words = wordsOf(language);
  const {column, type, empty, holds, yes, no} = headings[language];
  const h = elements(document);
  const code = (text: string) => h("code", {dir: "ltr"}, text);
  return h(
    "div",
    {class: "dictionary"},
    ...Object.entries(tables).flatMap(([name, table]) => [
      h(
        "h2",
        {id: name},
        code(name),
        ` · ${words.rows}${languages[language].colon}${numberText(counts[name as TableName] ?? 0, language)}`
      ),
      h("p", {}, ...prose(describeTable(name as TableName, table.description, language), document)),
      h(
        "div",
        {class: "wide", tabindex: "0", role: "group", "aria-label": name},
        h(
          "table",
          {},
          h(
            "thead",
            {},
            h("tr", {}, ...[column, type, code(empty), holds].map((text) => h("th", {scope: "col"}, text)))
          ),
          h(
            "tbody",
            {},
            ...Object.entries(table.columns).map(([key, {type, description, required, references}]) =>
              h(
                "tr",
                {},
                h("th", {scope: "row"}, code(key)),
                h("td", {}, code(type)),
                h("td", {}, required ? no : yes),
                h(
                  "td",
                  {},
                  ...prose(describeColumn(name as TableName, key, description, language), document),
                  references
                    ? h(
                        "span",
                        {},
                        isRightToLeft(language) ? " ← " : " → ",
                        h("a", {href: `#${references}`}, code(references))
                      )
                    : null
                )
              )
            )
          )
        )
      )
    ])
  );
}

/** Text in which `words` in backticks are code. */
export function prose(text: string, document: Document): Node[] {
  const h = elements(document);
  return text
    .split("`")
    .map((part, index) => (index % 2 ? h("code", {dir: "ltr"}, part) : document.createTextNode(part)));
}

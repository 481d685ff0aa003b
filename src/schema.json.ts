import {tableNames, tables} from "../loaders/schema.js";
import type {Column} from "../loaders/schema.js";
import {describeColumn, describeTable} from "./components/dictionary.js";
import {languageCodes} from "./components/languages.js";
import type {LanguageCode} from "./components/languages.js";

// What tables and columns hold, in each language, for the editor's completion.
const describe = (language: LanguageCode) =>
  tableNames.map((name) => ({
    name,
    description: describeTable(name, tables[name].description, language),
    columns: Object.entries<Column>(tables[name].columns).map(([column, {type, description}]) => ({
      name: column,
      type,
      description: describeColumn(name, column, description, language)
    }))
  }));
process.stdout.write(JSON.stringify(Object.fromEntries(languageCodes.map((code) => [code, describe(code)]))));

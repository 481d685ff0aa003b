import {parquetOf, tableAddresses} from "./database.js";
import type {Result, ResultRow, Value} from "./database.js";
import {programs, toCsv, toJson, toMarkdown} from "./exports.js";
import {elements} from "./html.js";
import {pageLanguage} from "./timeline.js";
import {wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

const pageSize = 10;

/** A query's rows as a table with pages: numbers aligned, dates as ISO days, each text in the direction of its own script. */
export function resultTable(result: Result, language: LanguageCode): HTMLElement {
  const words = wordsOf(language);
  const h = elements(document);
  if (!result.length) return h("p", {class: "empty"}, words.noRows);
  let page = 0;
  const body = h("tbody");
  const pages = Math.ceil(result.length / pageSize);
  const status = h("span", {"aria-live": "polite"});
  const previous = h("button", {type: "button"}, words.previous);
  const next = h("button", {type: "button"}, words.next);
  const isNumber = ({type}: {type: string}) => /^(U?Int|Float|Decimal)/.test(type);

  const show = () => {
    const from = page * pageSize;
    const rows = result.slice(from, from + pageSize);
    body.replaceChildren(
      ...rows.map((row) =>
        h(
          "tr",
          {},
          ...result.columns.map((column) => {
            const text = format(row[column.name] ?? null);
            // Dates and ranges have no letters that would tell their direction.
            const direction = /\p{L}/u.test(text) ? "auto" : "ltr";
            return h("td", isNumber(column) ? {class: "number"} : {dir: direction}, text);
          })
        )
      )
    );
    status.textContent = `${words.showing} ${from + 1}–${from + rows.length} ${words.of} ${result.length.toLocaleString("en")}`;
    previous.disabled = page === 0;
    next.disabled = page === pages - 1;
  };
  previous.addEventListener("click", () => {
    page--;
    show();
  });
  next.addEventListener("click", () => {
    page++;
    show();
  });
  show();
  return h(
    "div",
    {class: "result"},
    h(
      "div",
      {class: "wide", tabindex: "0", role: "group", "aria-label": words.rows},
      h(
        "table",
        {},
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            ...result.columns.map((column) =>
              h("th", {scope: "col", class: isNumber(column) ? "number" : ""}, column.name)
            )
          )
        ),
        body
      )
    ),
    h("div", {class: "pages"}, status, pages > 1 ? previous : null, pages > 1 ? next : null)
  );
}

/** Any rows as such a table: what Arquero, D3 or plain JavaScript made of a result. Columns are the first row's. */
export function table(rows: Iterable<object>, language = pageLanguage(document)): HTMLElement {
  const list = [...rows] as ResultRow[];
  const columns = Object.entries(list[0] ?? {}).map(([name, value]) => ({
    name,
    type: typeof value === "number" ? "Float64" : "Utf8"
  }));
  return resultTable(Object.assign(list, {columns, more: false}), language);
}

/** What a reader can take from a result: files, and text for the clipboard. */
export function resultActions(rows: Result, sql: string, language: LanguageCode): HTMLElement {
  const words = wordsOf(language);
  const h = elements(document);
  const status = h("span", {role: "status"});
  const action = (name: string, act: () => Promise<void> | void) => {
    const node = h("button", {type: "button", class: "plain"}, h("bdi", {}, name));
    node.addEventListener("click", () => void act());
    return node;
  };
  const download = (extension: string, type: string, content: () => BlobPart | Promise<BlobPart>) =>
    action(extension.toUpperCase(), async () => {
      const url = URL.createObjectURL(new Blob([await content()], {type}));
      h("a", {href: url, download: `sijill.${extension}`}).click();
      setTimeout(() => URL.revokeObjectURL(url), 1000);
    });
  const copy = (name: string, text: () => string) =>
    action(name, async () => {
      await navigator.clipboard.writeText(text());
      status.textContent = `${words.copied}: ${name}`;
    });
  const {more} = rows;
  return h(
    "div",
    {class: "actions"},
    more ? h("p", {class: "note"}, words.tooMany) : null,
    h("span", {}, words.download),
    download("csv", "text/csv", () => toCsv(rows)),
    download("json", "application/json", () => toJson(rows)),
    download("parquet", "application/vnd.apache.parquet", () => parquetOf(sql)),
    h("span", {}, words.copy),
    copy(words.link, () => location.href),
    copy("Markdown", () => toMarkdown(rows)),
    ...Object.entries(programs).map(([name, program]) => copy(name, () => program(sql, tableAddresses()))),
    status
  );
}

/** A value in a cell: days without a time, lists with commas, null as a dash. */
function format(value: Value): string {
  if (value === null) return "—";
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, "");
  if (Array.isArray(value)) return value.map(format).join(", ");
  if (typeof value === "number")
    return Number.isInteger(value) ? String(value) : value.toPrecision(6).replace(/\.?0+$/, "");
  return String(value);
}

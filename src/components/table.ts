import type {Result, Value} from "./database.js";
import {elements} from "./html.js";
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
          ...result.columns.map((column) =>
            h("td", isNumber(column) ? {class: "number"} : {dir: "auto"}, format(row[column.name] ?? null))
          )
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
      {class: "wide", tabindex: "0", role: "region", "aria-label": words.rows},
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
    h("nav", {class: "pages"}, status, pages > 1 ? previous : null, pages > 1 ? next : null)
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

import type {ResultRow} from "./database.js";
import {elements} from "./html.js";
import {inLink} from "./links.js";
import type {TableInput} from "./table.js";

/** The row that a reader chose in the table of a cell, as an input; it lasts while the cell is asked again. */
export interface ChosenRow extends HTMLElement {
  /** Undefined until the cell has rows, null where none is chosen. */
  value?: ResultRow | null;
  /** Follows the table of the cell's newest rows: the row that was chosen stays so if it is among them. */
  follow(table: TableInput): void;
}

const inputs = new Map<string, ChosenRow>();

/**
 * The chosen row of a cell, whether the page has made that cell yet or not. What is chosen stands in the page's address.
 * @param key what the cell is called in links
 */
export function chosenRow(key: string): ChosenRow {
  let input = inputs.get(key);
  if (!input) inputs.set(key, (input = inLink(`row of ${key}`, make())));
  return input;
}

function make(): ChosenRow {
  let table: TableInput | null = null;
  // As a link has it, until there are rows to find it among.
  let wanted: unknown = null;
  const tell = () => node.dispatchEvent(new Event("input"));
  const node = Object.assign(elements(document)("span"), {
    follow(newest: TableInput) {
      const before = table && JSON.stringify(table.value);
      newest.value = (table ? table.value : wanted) as object | null;
      table = newest;
      newest.addEventListener("input", (event) => {
        event.stopPropagation();
        if (table === newest) tell();
      });
      if (JSON.stringify(newest.value) !== before) tell();
    }
  });
  return Object.defineProperty(node, "value", {
    get: () => (table ? table.value : undefined),
    set(value: unknown) {
      wanted = value;
      if (table) table.value = value as object | null;
    }
  }) as ChosenRow;
}

import {languages} from "./languages.js";
import {citeView} from "./cite.js";
import {arrowOf, parquetOf, tableAddresses} from "./database.js";
import type {Result} from "./database.js";
import {fileName, programs, toCsv, toJson, toMarkdown} from "./exports.js";
import {elements} from "./html.js";
import {currentAddress, dataVersion} from "./links.js";
import {resultWords} from "./result-words.js";
import {wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

export interface ResultOptions {
  /** The cell's name, for the names of files; null where it has none. */
  id: string | null;
  /** The query that gave the rows, with its parameters written out. */
  sql: string;
  language: LanguageCode;
}

/** What a reader can take from a result: files, and text for the clipboard. */
export function resultActions(rows: Result, {id, sql, language}: ResultOptions): HTMLElement {
  const words = {...wordsOf(language), ...resultWords(language)};
  const h = elements(document);
  const status = h("span", {role: "status"});
  const byHand = h("textarea", {readonly: "", dir: "ltr", rows: "4", "aria-label": words.noClipboard, hidden: ""});
  const action = (name: string, act: () => Promise<void>) => {
    const node = h("button", {type: "button", class: "plain"}, h("bdi", {}, name));
    node.addEventListener("click", () => {
      byHand.hidden = true;
      status.textContent = "";
      act().catch((error: unknown) => (status.textContent = `${words.failed} ${name}. ${(error as Error).message}`));
    });
    return node;
  };
  const download = (name: string, type: string, content: () => BlobPart | Promise<BlobPart>) =>
    action(name, async () => {
      const url = URL.createObjectURL(new Blob([await content()], {type}));
      const file = fileName(id, dataVersion(), name.toLowerCase());
      h("a", {href: url, download: file}).click();
      setTimeout(() => URL.revokeObjectURL(url), 1000);
      status.replaceChildren(h("bdi", {}, file));
    });
  const toClipboard = async (name: string, text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = `${words.copied}${languages[language].colon}${name}`;
    } catch {
      // Not every page may write to the clipboard: one that is served without encryption may not.
      status.textContent = words.noClipboard;
      byHand.value = text;
      byHand.hidden = false;
      byHand.select();
    }
  };
  const copy = (name: string, text: () => string | Promise<string>) =>
    action(name, async () => toClipboard(name, await text()));
  const citations = h("div", {class: "citations-of-view"});
  const cite = h("button", {type: "button", class: "plain", "aria-expanded": "false"}, words.cite);
  cite.addEventListener("click", () => {
    const isOpen = cite.getAttribute("aria-expanded") === "false";
    cite.setAttribute("aria-expanded", String(isOpen));
    // Made when asked for: the address holds by then what the reader chose.
    citations.replaceChildren(
      ...(isOpen ? [citeView(sql, language, (name, text) => void toClipboard(name, text))] : [])
    );
  });
  return h(
    "div",
    {class: "actions"},
    rows.more ? h("p", {class: "note"}, `${words.tooMany} ${words.truncated}`) : null,
    h("span", {}, words.download),
    download("CSV", "text/csv", () => toCsv(rows)),
    download("JSON", "application/json", () => toJson(rows)),
    download("Parquet", "application/vnd.apache.parquet", () => parquetOf(sql)),
    download("Arrow", "application/vnd.apache.arrow.file", () => arrowOf(sql)),
    h("span", {}, words.copy),
    copy(words.link, currentAddress),
    copy("Markdown", () => toMarkdown(rows)),
    ...Object.entries(programs).map(([name, program]) => copy(name, async () => program(sql, await tableAddresses()))),
    cite,
    status,
    byHand,
    citations
  );
}

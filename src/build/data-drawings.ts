import {existsSync, statSync} from "node:fs";
import {join} from "node:path";
import {root} from "../../loaders/build.js";
import {tableNames, tables} from "../../loaders/schema.js";
import {dataWords} from "../components/data-words.js";
import {describeTable, prose} from "../components/dictionary.js";
import {elements} from "../components/html.js";
import {numberText} from "../components/labels.js";
import {directionOf, languageCodes, languages} from "../components/languages.js";
import {attackTitle, claimTitle, recordLink} from "../components/record-parts.js";
import {changesOf, changesSince} from "./changes.js";
import {newDocument} from "./document.js";
import {exportNames} from "./downloads.js";
import {languageOf, rootOf} from "./place.js";
import type {Drawing, Place} from "./place.js";
import {publisher} from "./publisher.js";
import {recordOptions} from "./record-drawings.js";
import {recordIndex} from "./record-index.js";
import {site} from "./site.js";

/** Records of a version that the page lists; the text file has all. */
const mostListed = 50;

/** Drawings of the page of data. */
export const dataDrawings: Record<string, (place: Place) => Drawing> = {
  downloads({path}) {
    const language = languageOf(path);
    const words = dataWords(language);
    const document = newDocument();
    const h = elements(document);
    const folder = `${rootOf(path)}${language === "en" ? "" : "../"}data/`;
    const link = (name: string, ...text: (Node | string)[]) => h("a", {href: folder + name, download: ""}, ...text);
    const size = (name: string) => sizeOf(name, words);
    const cells = (...row: (Node | string)[][]) => h("tr", {}, ...row.map((parts) => h("td", {}, ...parts)));
    const table = (head: string[], rows: HTMLElement[], name: string) =>
      h(
        "div",
        {class: "wide", tabindex: "0", role: "group", "aria-label": name},
        h(
          "table",
          {class: "records-table downloads"},
          h("thead", {}, h("tr", {}, ...head.map((text) => h("th", {scope: "col"}, text)))),
          h("tbody", {}, ...rows)
        )
      );
    const {counts, version} = site();
    const {licence} = publisher();
    const tableRows = tableNames.map((name) =>
      cells(
        [h("code", {dir: "ltr"}, name)],
        [numberText(counts[name], language)],
        prose(describeTable(name, tables[name].description, language), document),
        [
          ...["Parquet", "CSV"].flatMap((format, at) => {
            const files = filesOf(name, format.toLowerCase());
            return files.flatMap((file, n) => [
              at || n ? " · " : "",
              link(file, `${format}${n || files.length > 1 ? ` ${n + 1}` : ""}${size(file)}`)
            ]);
          })
        ]
      )
    );
    const others = ["datapackage.json", "SHA256SUMS", "changes.txt", ...exportNames] as const;
    const otherRows = others.map((name) =>
      cells([link(name, h("code", {dir: "ltr"}, name), size(name))], prose(words[name], document))
    );
    const facts = h(
      "dl",
      {class: "metadata facts"},
      h("dt", {}, words.versionOf),
      h("dd", {}, h("code", {}, version.slice(0, 12))),
      h("dt", {}, words.licence),
      h("dd", {dir: "auto"}, licence ?? words.noLicence),
      h("dt", {}, words.feeds),
      h(
        "dd",
        {},
        ...languageCodes.flatMap((code) => [
          h("span", {lang: code, dir: directionOf(code)}, languages[code].name),
          " ",
          link(`feed-${code}.xml`, "Atom"),
          " · ",
          link(`feed-${code}.json`, "JSON"),
          " "
        ])
      )
    );
    const parts = [
      facts,
      table([words.table, words.rows, words.holds, words.files], tableRows, words.table),
      table([words.file, words.holds], otherRows, words.file)
    ];
    return {html: parts.map((part) => part.outerHTML).join("")};
  },

  changes({path}) {
    const language = languageOf(path);
    const words = dataWords(language);
    const options = recordOptions(path);
    const h = elements(options.document);
    const {attacks, claims} = recordIndex();
    const {versions} = changesSince(changesOf(), site());
    const item = (id: string) => {
      const [attack, claim] = [attacks.get(id), claims.get(id)];
      const title = attack ? attackTitle(attack, [], options) : claim ? claimTitle(claim, options) : id;
      return h("li", {}, recordLink(attack ? "attacks" : "claims", id, title, options));
    };
    const list = (name: string, ids: string[]) =>
      ids.length
        ? h(
            "details",
            {},
            h("summary", {}, `${name} · ${ids.length}`),
            h("ul", {}, ...ids.slice(0, mostListed).map(item)),
            ids.length > mostListed ? h("p", {class: "note"}, words.more(ids.length - mostListed)) : null
          )
        : null;
    const sections = versions.map(({version, added, changed, removed}) =>
      h(
        "section",
        {},
        h("h3", {}, `${words.version} `, h("code", {dir: "ltr"}, version)),
        list(words.added, added),
        list(words.changed, changed),
        removed ? h("p", {}, `${words.removed} · ${removed}`) : null,
        added.length || changed.length || removed ? null : h("p", {class: "empty"}, words.nothing)
      )
    );
    return {html: sections.map((section) => section.outerHTML).join("")};
  }
};

/** The size of a file that was just written, in words; nothing in preview, which writes none. */
/** The files of a table in one format: one, or its parts. */
function filesOf(table: string, ending: string): string[] {
  const folder = join(root, ".sijill", "site", "data");
  const part = (n: number) => `${table}-${n}.${ending}`;
  if (!existsSync(join(folder, part(1)))) return [`${table}.${ending}`];
  const files: string[] = [];
  for (let n = 1; existsSync(join(folder, part(n))); n++) files.push(part(n));
  return files;
}

function sizeOf(name: string, {kilobytes, megabytes}: {kilobytes: string; megabytes: string}): string {
  const file = join(root, ".sijill", "site", "data", name);
  if (!existsSync(file)) return "";
  const bytes = statSync(file).size;
  return ` (${bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))}\u00a0${kilobytes}` : `${(bytes / 1e6).toFixed(1)}\u00a0${megabytes}`})`;
}

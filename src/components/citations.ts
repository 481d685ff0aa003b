import {elements} from "./html.js";
import {resultWords} from "./result-words.js";
import {wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

/** What is cited: an article of the corpus, or what this site has of it (a record, the result of a query). */
export interface Work {
  kind: "article" | "record" | "query";
  /** Of letters, digits, “-” and “.”. */
  id: string;
  title: string;
  author?: string | null;
  /** The newspaper of an article; the site of a record. */
  container?: string | null;
  /** EDTF; of an interval both ends are given. */
  published?: string | null;
  url?: string | null;
  /** BCP 47. */
  language?: string | null;
  /** Of the data that a record or result comes from. */
  version?: string | null;
  /** The day on which it was looked at, `YYYY-MM-DD`. */
  accessed?: string | null;
}

/** A citation in one line for a footnote. Nothing that is not known is made up: parts are left out. */
export function citeText(work: Work, language: LanguageCode = "en"): string {
  const {author, title, container, published, version, url, accessed} = work;
  const words = resultWords(language);
  const parts = [
    author,
    `“${title}”`,
    container,
    work.kind === "article" ? published : `${work.id}${version ? `, ${words.data} ${version}` : ""}`,
    url,
    accessed && `${words.accessed} ${accessed}`
  ];
  return `${parts.filter(Boolean).join(". ")}.`;
}

/** CSL-JSON, as reference managers and Pandoc read it: an array of one item. */
export function citeCsl(work: Work): string {
  const dates = days(work.published);
  const item: Record<string, unknown> = {
    id: work.id,
    type: work.kind === "article" ? "article-newspaper" : "dataset",
    title: work.title,
    ...(work.author && {author: [{literal: work.author}]}),
    ...(work.container && {[work.kind === "article" ? "container-title" : "publisher"]: work.container}),
    ...(dates.length && {issued: {"date-parts": dates}}),
    ...(work.url && {URL: work.url}),
    ...(work.language && {language: work.language}),
    ...(work.version && {version: work.version}),
    ...(work.accessed && {accessed: {"date-parts": days(work.accessed)}})
  };
  return JSON.stringify([item], null, 2);
}

/** BibTeX with Unicode letters; signs that TeX reads are escaped. */
export function citeBibtex(work: Work): string {
  const [[year, month, day] = []] = days(work.published);
  const text = (value: string) =>
    value.replaceAll("\n", " ").replace(/[\\{}$&#%_^~]/g, (sign) => {
      const named: Record<string, string> = {
        "\\": "\\textbackslash{}",
        "^": "\\textasciicircum{}",
        "~": "\\textasciitilde{}"
      };
      return named[sign] ?? `\\${sign}`;
    });
  const fields: [string, string | null | undefined][] = [
    ["title", `{${text(work.title)}}`],
    ["author", work.author && `{${text(work.author)}}`],
    [work.kind === "article" ? "journal" : "howpublished", work.container && text(work.container)],
    ["year", year === undefined ? null : String(year)],
    ["month", month === undefined ? null : String(month)],
    ["day", day === undefined ? null : String(day)],
    ["url", work.url?.replace(/[{}\\\s]/g, encodeURIComponent)],
    ["urldate", work.accessed],
    ["language", work.language],
    ["note", work.version && `${text(work.id)}, data ${text(work.version)}`]
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []));
  return `@${work.kind === "article" ? "article" : "misc"}{${work.id.replace(/[^\w.-]/g, "-")},\n${lines.join(",\n")}\n}`;
}

/** RIS, one field a line. */
export function citeRis(work: Work): string {
  const [[year, month, day] = []] = days(work.published);
  const two = (number: number | undefined) => (number === undefined ? "" : String(number).padStart(2, "0"));
  const fields: [string, string | null | undefined][] = [
    ["TY", work.kind === "article" ? "NEWS" : "DATA"],
    ["ID", work.id],
    ["TI", work.title],
    ["AU", work.author],
    [work.kind === "article" ? "T2" : "PB", work.container],
    ["PY", year === undefined ? null : String(year)],
    ["DA", year === undefined ? null : `${year}/${two(month)}/${two(day)}`],
    ["LA", work.language],
    ["ET", work.version],
    ["UR", work.url],
    ["Y2", work.accessed?.replaceAll("-", "/")]
  ];
  const lines = fields.flatMap(([tag, value]) => (value ? [`${tag}  - ${value.replace(/\s+/g, " ")}`] : []));
  return [...lines, "ER  - "].join("\n");
}

/** The citations of a work, folded: in words, and for reference managers. */
export function citations(work: Work, {document, language}: {document: Document; language: LanguageCode}): HTMLElement {
  const h = elements(document);
  const formats: [string, string][] = [
    ["CSL-JSON", citeCsl(work)],
    ["BibTeX", citeBibtex(work)],
    ["RIS", citeRis(work)]
  ];
  return h(
    "details",
    {class: "citations"},
    h("summary", {}, wordsOf(language).cite),
    h("p", {dir: "auto"}, citeText(work, language)),
    ...formats.flatMap(([name, text]) => [h("h3", {}, h("bdi", {}, name)), h("pre", {dir: "ltr"}, text)])
  );
}

/** Year, month and day of the two ends of an EDTF date, as far as it states them: one of a date, two of an interval, none if unsure. */
function days(edtf: string | null | undefined): number[][] {
  const ends = (edtf ?? "").split("/").map((end) => /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?$/.exec(end)?.slice(1));
  const known = ends.flatMap((parts) => (parts ? [parts.filter(Boolean).map(Number)] : []));
  return known.length === ends.length ? known : [];
}

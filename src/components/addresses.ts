/** Kinds of records that have pages, each in the folder of that name: `attacks/<id>.html` from the root of a language. */
export type RecordKind = "articles" | "attacks" | "claims" | "actors" | "places" | "sources";

/** The kind of record that a column of ids names; `tables` in `loaders/schema.ts` has the same as foreign keys. */
const columns: Record<string, RecordKind> = {
  article: "articles",
  articles: "articles",
  source: "sources",
  sources: "sources",
  via_source: "sources",
  actor: "actors",
  actors: "actors",
  perpetrator: "actors",
  speaker_id: "actors",
  about_actor: "actors",
  place: "places",
  places: "places",
  about_place: "places"
};

/** Address of a record's page from the root of its language, such as `attacks/a-0123456789ab.html`. */
export function recordAddress(kind: RecordKind, id: string): string {
  return `${kind}/${encodeURIComponent(id)}.html`;
}

/** Address of the page that reads a record from the tables, for records that have no page of their own. */
export function readerAddress(kind: RecordKind, id: string): string {
  return `${kind}/record.html#${encodeURIComponent(id)}`;
}

/**
 * Address where any record is found. On a page of the site, `<meta name="sijill:pages">` names the kinds of which each record has a
 * page; the others are read from the tables.
 */
function anyAddress(kind: RecordKind, id: string): string {
  const page = globalThis.document as Document | undefined;
  const kinds = page?.querySelector<HTMLMetaElement>('meta[name="sijill:pages"]')?.content.split(" ");
  return !kinds || kinds.includes(kind) ? recordAddress(kind, id) : readerAddress(kind, id);
}

/** Address of a sentence within its article, from the root of its language. */
export function sentenceAddress(article: string, sentence: string): string {
  return `${recordAddress("articles", article)}#${encodeURIComponent(sentence)}`;
}

/**
 * Where a value of a query's row leads: attacks, claims and sentences by the form of their ids whatever the column is called, the
 * others by the column's name. A sentence needs the row's `article`.
 * @param row The row it stands in, by column.
 * @returns the address from the root of the language, or null for a value that is no id of a page.
 */
export function addressOf(column: string, value: unknown, row: Readonly<Record<string, unknown>> = {}): string | null {
  if (typeof value !== "string") return null;
  const [, prefix] = /^([acs])-[0-9a-f]{12}$/.exec(value) ?? [];
  if (prefix === "a") return anyAddress("attacks", value);
  if (prefix === "c") return anyAddress("claims", value);
  if (prefix === "s") return typeof row.article === "string" ? sentenceAddress(row.article, value) : null;
  const named = Object.hasOwn(columns, column) ? columns[column] : null;
  const kind = column === "id" || column === "parent" ? kindOfRow(row) : named;
  if (!kind) return null;
  // These columns can hold a name where there is no id; names have capitals or spaces, but countries are two capitals.
  const isId = kind === "articles" || /^([a-z\d]+(-[a-z\d]+)*|[A-Z]{2})$/.test(value);
  return isId ? anyAddress(kind, value) : null;
}

/** What a row is whose `id` alone does not tell, by a column that only its table has. */
function kindOfRow(row: Readonly<Record<string, unknown>>): RecordKind | null {
  if ("title" in row) return "articles";
  if ("admin_level" in row) return "places";
  if ("reliability" in row) return "sources";
  return "parent" in row ? "actors" : null;
}

/** The way from a page of the site to the root of its language, `./` or `../`, as its header has it. */
export function languageRoot(document: Document): string {
  return document.querySelector(".brand")?.getAttribute("href")?.replace("index.html", "") ?? "./";
}

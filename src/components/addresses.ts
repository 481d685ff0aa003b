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

/** What the build says: of which kinds each record has a page of its own. */
let built: readonly string[] | null = null;

/** Tells drawings that the build makes, which stand on no page yet, of which kinds each record has a page of its own. */
export function sayPages(kinds: readonly RecordKind[]): void {
  built = kinds;
}

/**
 * Address where a record is found, from the root of its language: its own page, such as `attacks/a-0123456789ab.html`, or that which reads
 * it from the tables. On a page of the site, `<meta name="sijill:pages">` names the kinds of which each record has a page.
 */
export function recordAddress(kind: RecordKind, id: string): string {
  const page = globalThis.document as Document | undefined;
  const kinds = page?.querySelector<HTMLMetaElement>('meta[name="sijill:pages"]')?.content.split(" ") ?? built;
  return !kinds || kinds.includes(kind) ? `${kind}/${encodeURIComponent(id)}.html` : readerAddress(kind, id);
}

/** Address of the page that reads a record from the tables. What stands after “#” is within an article: its id stands before. */
export function readerAddress(kind: RecordKind, id: string): string {
  return `${kind}/record.html${kind === "articles" ? "?id=" : "#"}${encodeURIComponent(id)}`;
}

const ofRecord =
  /^(?![a-z]+:|\/\/)([^?#]*\/|)(articles|attacks|claims|actors|places|sources)\/(?!(?:index|record)(?:\.html)?(?:#|$))([^/?#]+?)(?:\.html)?(#.*)?$/;

/**
 * Where a record is whose own page an address names, with or without “.html”, when this build made none: a smaller one did.
 * @returns null where the address names no record, or one that has its page
 */
export function movedAddress(address: string): string | null {
  const [, folder, kind, name, hash = ""] = ofRecord.exec(address) ?? [];
  if (folder === undefined) return null;
  const found = recordAddress(kind as RecordKind, decoded(name!));
  if (!found.startsWith(`${kind}/record.html`)) return null;
  return folder + found + (kind === "articles" ? hash : "");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The id in the address of a page that reads a record from the tables; empty where it names none. */
export function idInAddress({search, hash}: Pick<Location, "search" | "hash">): string {
  return new URLSearchParams(search).get("id") ?? decoded(hash.slice(1));
}

/** Address of a sentence within its article, from the root of its language; of the article where there is none. */
export function sentenceAddress(article: string, sentence?: string | null): string {
  return recordAddress("articles", article) + (sentence ? `#${encodeURIComponent(sentence)}` : "");
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
  if (prefix === "a") return recordAddress("attacks", value);
  if (prefix === "c") return recordAddress("claims", value);
  if (prefix === "s") return typeof row.article === "string" ? sentenceAddress(row.article, value) : null;
  const named = Object.hasOwn(columns, column) ? columns[column] : null;
  const kind = column === "id" || column === "parent" ? kindOfRow(row) : named;
  if (!kind) return null;
  // These columns can hold a name where there is no id; names have capitals or spaces, but countries are two capitals.
  const isId = kind === "articles" || /^([a-z\d]+(-[a-z\d]+)*|[A-Z]{2})$/.test(value);
  return isId ? recordAddress(kind, value) : null;
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

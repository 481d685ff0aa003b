import {deflateSync, inflateSync, strFromU8, strToU8} from "fflate";

/** What a link keeps of a page: the queries that its reader edited, by cell. */
type Queries = Record<string, string>;

/** Longest text of queries that a link may unpack to: more is no query that a person wrote. */
const longest = 200_000;

/** The queries in the page's address; empty when there are none or the address was damaged. */
export function readLink(hash = location.hash): Queries {
  const packed = new URLSearchParams(hash.slice(1)).get("q");
  if (!packed) return {};
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
      letter.charCodeAt(0)
    );
    // A buffer of a fixed size: a few bytes of a hostile link cannot unpack to gigabytes.
    const text = strFromU8(inflateSync(bytes, {out: new Uint8Array(longest)}));
    const queries: unknown = JSON.parse(text);
    if (typeof queries !== "object" || queries === null) return {};
    return Object.fromEntries(Object.entries(queries).filter(([, query]) => typeof query === "string")) as Queries;
  } catch {
    return {};
  }
}

/** The part of an address that holds queries and the version of the data they were asked of; empty when nothing was edited. */
export function linkHash(queries: Queries, version: string): string {
  if (!Object.keys(queries).length) return "";
  const bytes = deflateSync(strToU8(JSON.stringify(queries)), {level: 9});
  const packed = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
  return `#q=${packed}&v=${version}`;
}

/** Keeps one cell's text in the page's address, or takes it out (`null`). Each change is a step that the back button undoes. */
export function keepInLink(id: string, text: string | null): void {
  const {[id]: before = null, ...others} = readLink();
  if (before === text) return;
  const queries = text === null ? others : {...others, [id]: text};
  history.pushState(history.state, "", linkHash(queries, dataVersion()) || location.pathname + location.search);
}

/** The version of the data that this page was built from. */
export function dataVersion(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="sijill:version"]')?.content ?? "";
}

/** The version that the page's address was made with, when it is another than the page's; null otherwise. */
export function olderVersion(): string | null {
  const version = new URLSearchParams(location.hash.slice(1)).get("v");
  return version && version !== dataVersion() ? version : null;
}

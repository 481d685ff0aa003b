import {deflateSync, inflateSync, strFromU8, strToU8} from "fflate";
import {accessor} from "./inputs.js";
import type {Json} from "./inputs.js";

/** What a link keeps of a page: the queries that its reader edited, by cell, and the values that its reader chose, by name. */
interface Kept {
  queries: Record<string, string>;
  values: Record<string, Json>;
}

/** Longest text that a part of a link may unpack to, in bytes: more is nothing that a person wrote or chose. */
const longest = 200_000;

/** The queries in the page's address; empty when there are none or the address was damaged. */
export function readLink(hash = location.hash): Record<string, string> {
  const queries = Object.entries(unpack(hash, "q")).filter(([, query]) => typeof query === "string");
  return Object.fromEntries(queries) as Record<string, string>;
}

/** The query that the page's address holds for a cell; undefined where the reader kept the author's. */
export function queryInLink(id: string): string | undefined {
  return own(readLink())[id];
}

/** The values in the page's address, by name; empty when there are none or the address was damaged. */
export function readValues(hash = location.hash): Record<string, Json> {
  return unpack(hash, "s");
}

/**
 * The part of an address that holds queries, values and the version of the data that they were asked of; empty when nothing was
 * edited or chosen.
 */
export function linkHash(queries: Record<string, string>, version: string, values: Record<string, Json> = {}): string {
  const parts = [...pack("q", queries), ...pack("s", values)];
  return parts.length ? `#${parts.join("&")}&v=${version}` : "";
}

/**
 * Keeps one cell's text in the page's address, or takes it out (`null`). Each change is a step that the back button undoes.
 * @returns false when the text is too long for a link, which then stays as it was.
 */
export function keepInLink(id: string, text: string | null): boolean {
  return keep("queries", id, text);
}

/**
 * Keeps what the reader chooses in an input in the page's address, and sets the input to what the address holds: at once, so before
 * `view` first reads it, and whenever the reader goes back or forward.
 * @param name of the value, of which the page has one
 * @param node a `<select>`, an `<input>`, a `<fieldset>` of checkboxes (its value is the list of those ticked) or radio buttons, or
 * any node in Framework's sense whose `value` is JSON, can be set, and changes with an `input` event
 * @returns the node
 */
export function inLink<N extends HTMLElement>(name: string, node: N): N {
  const {get, set} = accessor(node);
  const first = JSON.stringify(get()) ?? "null";
  const take = (value: Json) => {
    try {
      set(value);
    } catch {
      // A value that the input cannot take: it came from a damaged link.
      set(JSON.parse(first) as Json);
    }
  };
  const held = () => own(kept().values)[name];
  followLink(`input ${name}`, () => {
    const [before, value] = [JSON.stringify(get()), held()];
    take(value === undefined ? (JSON.parse(first) as Json) : value);
    if (JSON.stringify(get()) === before) return;
    following = true;
    try {
      node.dispatchEvent(new Event("input", {bubbles: true}));
      // Framework listens to this at a checkbox.
      if (node instanceof HTMLInputElement && node.type === "checkbox") node.dispatchEvent(new Event("click"));
    } finally {
      following = false;
    }
  });
  const value = held();
  if (value !== undefined) take(value);
  node.addEventListener("input", () => {
    if (following) return;
    const now = JSON.stringify(get()) ?? "null";
    keep("values", name, now === first ? null : (JSON.parse(now) as Json), now !== first);
  });
  return node;
}

/** The page's address with all that the reader chose, also within the last moment. */
export function currentAddress(): string {
  settle();
  return location.href;
}

/** The version of the data that this page was built from. */
export function dataVersion(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="sijill:version"]')?.content ?? "";
}

/**
 * The version of the data that the link by which the reader came was made with, when it is another than the page's; null otherwise.
 * What the reader changes afterwards does not change it.
 */
export function olderVersion(): string | null {
  if (older === undefined) {
    const version = new URLSearchParams(location.hash.slice(1)).get("v") ?? "";
    older = /^[0-9a-f]{12}$/.test(version) && version !== dataVersion() ? version : null;
  }
  return older;
}

/** What follows the address, by name: of a cell or an input that was made anew, the newest. */
const followers = new Map<string, () => void>();
let state: Kept | null = null;
let older: string | null | undefined;
let following = false;
let last = {name: "", time: -Infinity};
let waiting: ReturnType<typeof setTimeout> | undefined;

function kept(): Kept {
  return (state ??= {queries: readLink(), values: readValues()});
}

/** Sets or removes one entry of what the address keeps. */
function keep(part: keyof Kept, name: string, value: Json, present = value !== null): boolean {
  const before = kept();
  const {[name]: old, ...others} = own<Json>(before[part]);
  if (present ? JSON.stringify(old) === JSON.stringify(value) : old === undefined) return true;
  const next = {...before, [part]: present ? {...others, [name]: value} : others};
  if (Object.values(next).some((entries) => strToU8(JSON.stringify(entries)).length > longest)) return false;
  // Dragging and typing are one step: its first change makes the step, and its end is written into it, not each change between,
  // because browsers allow a page only so many in a minute.
  const sameStep = part === "values" && last.name === name && performance.now() - last.time < 1000;
  last = {name: part === "values" ? name : "", time: performance.now()};
  if (!sameStep) settle();
  state = next;
  if (sameStep) {
    clearTimeout(waiting);
    waiting = setTimeout(settle, 200);
    return true;
  }
  history.replaceState({...history.state, sijill: true}, "");
  history.pushState({sijill: true}, "", address());
  return true;
}

/** Writes what still waits to be written into the current step. */
function settle(): void {
  if (waiting === undefined) return;
  clearTimeout(waiting);
  waiting = undefined;
  history.replaceState({sijill: true}, "", address());
}

function address(): string {
  const {queries, values} = kept();
  return linkHash(queries, dataVersion(), values) || location.pathname + location.search;
}

/** Calls `follow` whenever the reader goes back or forward, or opens another link of this page. Of one name, the latest is called. */
export function followLink(name: string, follow: () => void): void {
  if (!followers.size) {
    addEventListener("pagehide", settle);
    addEventListener("popstate", ({state}) => step(Boolean((state as {sijill?: boolean} | null)?.sijill)));
    sayOlder();
  }
  followers.set(name, follow);
}

/** @param isOurs whether the step that was taken is one that `keep` made */
function step(isOurs: boolean): void {
  clearTimeout(waiting);
  waiting = undefined;
  last = {name: "", time: -Infinity};
  const parts = new URLSearchParams(location.hash.slice(1));
  if (!isOurs && location.hash && !["q", "s", "v"].some((part) => parts.has(part))) {
    // A link to a heading of this page: what the reader chose stays, and so does the address that holds it.
    history.replaceState({sijill: true}, "", address());
    return;
  }
  state = null;
  older = undefined;
  sayOlder();
  for (const follow of followers.values()) follow();
}

/** Loaded only where there is something to say, or to take away. */
function sayOlder(): void {
  if (olderVersion() || document.querySelector(".older-data"))
    void import("./older-note.js").then(({olderNote}) => olderNote(olderVersion(), dataVersion()));
}

/** The same entries without a prototype, so that no name finds what every object has (`constructor`). */
function own<V>(entries: Record<string, V>): Record<string, V | undefined> {
  return Object.assign(Object.create(null) as Record<string, V>, entries);
}

function pack(part: string, entries: Record<string, Json>): string[] {
  if (!Object.keys(entries).length) return [];
  const bytes = deflateSync(strToU8(JSON.stringify(entries)), {level: 9});
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return [`${part}=${btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`];
}

function unpack(hash: string, part: string): Record<string, Json> {
  const packed = new URLSearchParams(hash.slice(1)).get(part);
  if (!packed || packed.length > longest) return {};
  try {
    const letters = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    // A buffer of a fixed size: a few bytes of a hostile link cannot unpack to gigabytes.
    const text = strFromU8(inflateSync(bytes, {out: new Uint8Array(longest)}));
    // A key of this name would become the prototype of what the entries are copied into.
    const entries: unknown = JSON.parse(text, (key, value: unknown) => (key === "__proto__" ? undefined : value));
    if (typeof entries !== "object" || entries === null || Array.isArray(entries)) return {};
    return entries as Record<string, Json>;
  } catch {
    return {};
  }
}

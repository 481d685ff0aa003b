import {languages} from "../components/languages.js";
import type {Change, Changes} from "./changes.js";
import {sha256} from "../../loaders/text.js";
import type {LanguageCode} from "../components/words.js";
import {escape} from "./expand.js";

/** What a feed says of a record. */
export interface FeedRecord {
  id: string;
  title: string;
  /** Its words and where they are from, as text. */
  summary: string | null;
  /** From the root of the site. */
  path: string;
}

/** What feeds are made of; a corpus has more records than a feed tells of, hence days apart. */
export interface FeedRecords {
  /** The day of its latest article, `YYYY-MM-DD`; null where there is no such record. */
  day(id: string): string | null;
  record(id: string): FeedRecord;
}

/** Entries that a feed has at most. */
export const mostEntries = 100;

const feedWords: Record<LanguageCode, Record<"title" | "added" | "changed", string>> = {
  en: {title: "Sijill: new and changed records", added: "new", changed: "changed"},
  ar: {title: "سِجِلّ: سجلات جديدة ومعدَّلة", added: "جديد", changed: "معدَّل"},
  fr: {title: "Sijill : enregistrements nouveaux et modifiés", added: "nouveau", changed: "modifié"}
};

interface Entry extends FeedRecord {
  key: string;
  day: string;
  what: "added" | "changed";
  version: string;
}

/** What a feed has: the latest versions first, in each the latest records; a record once, with what happened to it last. */
function entries({versions, records}: Changes, {day, record}: FeedRecords): Entry[] {
  const seen = new Set<string>();
  const list: Entry[] = [];
  for (const {version, added, changed} of versions) {
    const all: Pick<Entry, "id" | "day" | "what">[] = [];
    for (const [what, ids] of [
      ["changed", changed],
      ["added", added]
    ] as const)
      for (const id of ids) {
        const at = seen.has(id) ? null : day(id);
        seen.add(id);
        if (at !== null) all.push({id, day: at, what});
      }
    all.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.id < b.id ? -1 : 1));
    for (const {id, ...rest} of all.slice(0, mostEntries - list.length))
      list.push({...record(id), ...rest, key: uuid(`${id} ${records[id]}`), version});
    if (list.length === mostEntries) break;
  }
  return list;
}

interface FeedOptions {
  language: LanguageCode;
  /** Where the site is published; without it addresses are relative to the feed, which stands in `data/`. */
  address: string | null;
}

/** An Atom feed (RFC 4287). Days are those of the articles, so that the same data gives the same feed. */
export function atom(changes: Changes, feed: FeedRecords, {language, address}: FeedOptions): string {
  const words = feedWords[language];
  const list = entries(changes, feed);
  const link = (path: string) => escape((address ?? "../") + path);
  const updated =
    list
      .map(({day}) => day)
      .sort()
      .at(-1) ?? "1970-01-01";
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<title>${escape(words.title)}</title>
<id>urn:uuid:${uuid(`${address ?? "sijill"} ${language}`)}</id>
<updated>${updated}T00:00:00Z</updated>
<author><name>Sijill</name></author>
<link rel="alternate" type="text/html" href="${link(`${languages[language].folder}data.html`)}"/>${
    address ? `\n<link rel="self" type="application/atom+xml" href="${link(`data/feed-${language}.xml`)}"/>` : ""
  }
${list
  .map(
    ({key, title, summary, path, day, what, version}) => `<entry>
<id>urn:uuid:${key}</id>
<title>${escape(plain(title))} (${words[what]})</title>
<updated>${day}T00:00:00Z</updated>
<category term="${what}" label="${words[what]}"/>
<category term="data ${version}"/>
<link rel="alternate" type="text/html" href="${link(path)}"/>${summary === null ? "" : `\n<summary>${escape(plain(summary))}</summary>`}
</entry>`
  )
  .join("\n")}
</feed>
`;
}

/** The same as a JSON Feed 1.1. */
export function jsonFeed(changes: Changes, feed: FeedRecords, {language, address}: FeedOptions): string {
  const words = feedWords[language];
  const link = (path: string) => (address ?? "../") + path;
  return JSON.stringify(
    {
      version: "https://jsonfeed.org/version/1.1",
      title: words.title,
      language,
      ...(address && {
        home_page_url: link(`${languages[language].folder}data.html`),
        feed_url: link(`data/feed-${language}.json`)
      }),
      items: entries(changes, feed).map(({key, title, summary, path, day, what, version}) => ({
        id: `urn:uuid:${key}`,
        url: link(path),
        title: `${plain(title)} (${words[what]})`,
        content_text: plain(summary ?? title),
        date_modified: `${day}T00:00:00Z`,
        tags: [what, `data ${version}`]
      }))
    },
    null,
    1
  );
}

/** The change log as plain text, the newest version first. */
export function changeLog(versions: Change[]): string {
  return versions
    .map(
      ({version, added, changed, removed}) =>
        `data ${version}: ${added.length} new, ${changed.length} changed, ${removed} removed\n${[...added.map((id) => `+ ${id}\n`), ...changed.map((id) => `~ ${id}\n`)].join("")}`
    )
    .join("\n");
}

/** Text that XML can have: without control characters, and without the marks that isolate directions. */
function plain(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u2066-\u2069\ufffe\uffff]/g, "").replace(/\p{Cs}/gu, "");
}

/** A UUID (version 8, RFC 9562) of a text. */
function uuid(text: string): string {
  const hex = sha256(text);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

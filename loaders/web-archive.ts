import {closeSync, createReadStream, openSync, readSync} from "node:fs";
import {pipeline} from "node:stream";
import {createGunzip} from "node:zlib";
import {WARCParser} from "warcio";
import type {WARCRecord} from "warcio";

/** A page as a crawler met it. */
export interface ArchivedPage {
  url: string;
  contentType: string;
  bytes: Uint8Array;
}

/** Bytes of a page at most, packed or not: what is larger is no article, whatever its record says. */
const most = 20e6;

const cutShort = "is cut short: copy it again; the pages before that were taken";

/**
 * The web pages of a web archive (WARC, ISO 28500; plain or as gzip) that servers gave whole, in its order, one at a time: an archive may
 * be larger than memory. Pictures, redirects and errors are passed over.
 * @throws Error when it is no web archive, or is cut short: the pages before that were given.
 */
export async function* pagesOfArchive(path: string): AsyncGenerator<ArchivedPage> {
  let records = 0;
  for await (const record of new WARCParser(unpacked(path), {parseHttp: false})) {
    if (!/^WARC\//.test(record.warcHeaders.protocol ?? ""))
      throw new Error("is no web archive: no record of WARC begins it");
    records++;
    // The parser takes what there is for the whole record.
    const {bytes, size} = await upTo(record, most);
    if (size < record.warcContentLength) throw new Error(cutShort);
    const page = bytes && record.warcType === "response" ? await pageOf(record, bytes) : null;
    if (page) yield page;
  }
  if (!records) throw new Error("is no web archive: it is empty");
}

/** The answer of a server within a record, its encodings undone; null where it is no page. */
async function pageOf({warcTargetURI}: WARCRecord, block: Uint8Array): Promise<ArchivedPage | null> {
  const head = Buffer.from(`WARC/1.0\r\nWARC-Type: response\r\nContent-Length: ${block.length}\r\n\r\n`);
  const record = await WARCParser.parse([head, block]);
  const contentType = record?.httpHeaders?.headers.get("content-type") ?? "";
  if (!record || !warcTargetURI || Number(record.httpHeaders?.statusCode) !== 200 || !/html/i.test(contentType))
    return null;
  const {bytes} = await upTo(record, most);
  return bytes && {url: warcTargetURI, contentType, bytes};
}

/** Bytes and their number; none where they are more than the limit. */
async function upTo(
  chunks: AsyncIterable<Uint8Array>,
  limit: number
): Promise<{bytes: Uint8Array | null; size: number}> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size <= limit) parts.push(chunk);
  }
  return {bytes: size <= limit ? Buffer.concat(parts) : null, size};
}

async function* unpacked(path: string): AsyncGenerator<Uint8Array> {
  const start = Buffer.alloc(2);
  const file = openSync(path, "r");
  readSync(file, start, 0, 2, 0);
  closeSync(file);
  const stream = createReadStream(path);
  const isPacked = start[0] === 0x1f && start[1] === 0x8b;
  try {
    yield* (isPacked ? pipeline(stream, createGunzip(), () => {}) : stream) as AsyncIterable<Uint8Array>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "Z_BUF_ERROR") throw new Error(cutShort, {cause: error});
    throw error;
  }
}

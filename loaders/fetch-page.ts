/** A file as a server gave it. */
export interface Fetched {
  bytes: Uint8Array;
  /** The address it came from in the end. */
  url: string;
  /** What the server says of its kind and encoding: `text/html; charset=windows-1256`; null when nothing. */
  contentType: string | null;
}

/** Bytes of a page at most: one of text has some hundred thousand. */
const most = 20e6;
/** Milliseconds for all of it. */
const patience = 60_000;

/**
 * Fetches one page by its address: the only thing here that uses the network, and only when it is asked to.
 * @throws Error saying what was in the way and what to do.
 */
export async function fetchPage(address: string, limit = most): Promise<Fetched> {
  const otherwise = "save the page in a browser, and give the file";
  let response: Response;
  try {
    response = await fetch(address, {signal: AbortSignal.timeout(patience), headers: {accept: "text/html, */*;q=0.5"}});
  } catch (error) {
    const {cause, message} = error as Error & {cause?: Error};
    throw new Error(`cannot be fetched (${cause?.message || message}): ${otherwise}`, {cause: error});
  }
  if (!response.ok) throw new Error(`the server answers ${response.status} ${response.statusText}: ${otherwise}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    // Ends the transfer too.
    if (size > limit) throw new Error(`is larger than ${limit / 1e6} MB: ${otherwise}`);
    parts.push(part);
  }
  return {bytes: Buffer.concat(parts), url: response.url, contentType: response.headers.get("content-type")};
}

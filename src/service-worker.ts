import {clientsClaim} from "workbox-core";
import {addPlugins, addRoute, getCacheKeyForURL, matchPrecache, precache} from "workbox-precaching";
import {RangeRequestsPlugin} from "workbox-range-requests";
import {registerRoute} from "workbox-routing";
import {CacheFirst, NetworkFirst} from "workbox-strategies";

// Bundled by itself into `service-worker.js` (src/build/offline.ts), which the browser runs beside the pages of the site: what was
// visited, and the site as far as it is small, can be read again without a connection. Asks no other host for anything.

/** What the build says of the site's files; addresses are relative to its root. */
interface Kept {
  /** Fetched soon after the first visit; `revision` is null where the name carries a hash. */
  files: {url: string; revision: string | null}[];
  /** Fetched once a page has asked for the engine. */
  engine: string[];
  /** The page that says that another is not kept. */
  offline: string;
}
declare const kept: Kept;

/** The few names of a service worker that this one uses: TypeScript's own list of them excludes that of pages. */
interface Scope {
  registration: {scope: string};
  skipWaiting(): Promise<void>;
  addEventListener(
    type: "activate" | "install",
    listener: (event: {waitUntil(done: Promise<unknown>): void}) => void
  ): void;
  addEventListener(
    type: "message",
    listener: (event: {data: unknown; waitUntil(done: Promise<unknown>): void}) => void
  ): void;
}
const self = globalThis as unknown as Scope;

const {scope} = self.registration;
const [engineCache, visited] = [`${scope}engine`, `${scope}visited`];
const engine = kept.engine.map((url) => new URL(url, scope).href);

const changing = new Set(kept.files.filter(({revision}) => revision !== null).map(({url}) => new URL(url, scope).href));
const withoutQuery = (address: string) => address.replace(/[?#].*/, "");

/** The page of an address as hosts find it: with or without “.html”, a folder's “index.html”; what stands behind “?” is the page's. */
async function keptPage(address: string): Promise<Response | undefined> {
  const path = withoutQuery(address);
  for (const url of [path, `${path}.html`, `${path}index.html`, `${path}/index.html`]) {
    const page = getCacheKeyForURL(url) ? await matchPrecache(url) : undefined;
    if (page) return page;
  }
  return undefined;
}

async function notKept(): Promise<Response> {
  const page = await matchPrecache(kept.offline);
  if (!page) return Response.error();
  // Shown at any address, with links that count from the root.
  const html = (await page.text()).replace("<head>", () => `<head><base href="${scope}">`);
  return new Response(html, {status: 503, headers: {"content-type": "text/html; charset=utf-8"}});
}

// Pages and files without a hash in their names come from the server wherever it answers: a correction must be seen.
registerRoute(
  ({request, url}) => request.mode === "navigate" && url.href.startsWith(scope),
  new NetworkFirst({
    cacheName: visited,
    plugins: [
      {
        cacheKeyWillBeUsed: async ({request}) => withoutQuery(request.url),
        cacheWillUpdate: async ({request, response}) =>
          response.status === 200 && !getCacheKeyForURL(withoutQuery(request.url)) ? response : null,
        handlerDidError: async ({request}) => (await keptPage(request.url)) ?? (await notKept())
      }
    ]
  })
);
registerRoute(
  ({url}) => changing.has(withoutQuery(url.href)),
  async ({request}) => {
    try {
      return await fetch(request);
    } catch (error) {
      const file = await matchPrecache(withoutQuery(request.url));
      if (file) return file;
      throw error;
    }
  }
);
// DuckDB asks for the size of a table, then for ranges of it.
registerRoute(
  ({url}) => url.href.endsWith(".parquet") && getCacheKeyForURL(url.href) !== undefined,
  async ({request}) => {
    const table = await matchPrecache(request.url);
    if (!table) return fetch(request);
    const {size} = await table.blob();
    return new Response(null, {
      status: 206,
      headers: {
        "content-length": String(size),
        "content-range": `bytes 0-${size - 1}/${size}`,
        "accept-ranges": "bytes"
      }
    });
  },
  "HEAD"
);
registerRoute(({url}) => engine.includes(url.href), new CacheFirst({cacheName: engineCache}));
addPlugins([new RangeRequestsPlugin()]);
precache(kept.files);
addRoute();

self.addEventListener("message", ({data, waitUntil}) => {
  if (data === "engine") waitUntil(keepEngine());
});

async function keepEngine(): Promise<void> {
  const cache = await caches.open(engineCache);
  for (const url of engine) if (!(await cache.match(url))) await cache.add(url);
}

// What was kept of older builds may have been taken back since.
self.addEventListener("activate", (event) => event.waitUntil(dropOlder()));

async function dropOlder(): Promise<void> {
  await caches.delete(visited);
  const cache = await caches.open(engineCache);
  for (const {url} of await cache.keys()) if (!engine.includes(url)) await cache.delete(url);
}

void self.skipWaiting();
clientsClaim();

// Loaded by every page of a built site. Has the browser keep the site, so that it can be read without a connection, and the engine once a page
// has asked for it (src/service-worker.ts). Not where the reader's device asks to save data.

/** Milliseconds after a page has loaded: what readers came for goes first over a slow connection. */
const patience = 5000;
/** Where the build puts the bundled worker, seen from where it puts this module. */
const worker = new URL("../../service-worker.js", import.meta.url);

async function keep(): Promise<void> {
  const {serviceWorker} = navigator;
  await serviceWorker.register(worker);
  const {active} = await serviceWorker.ready;
  const tell = () => {
    if (!performance.getEntriesByType("resource").some(({name}) => name.includes("/_file/engine/"))) return;
    active?.postMessage("engine");
    watch.disconnect();
  };
  const watch = new PerformanceObserver(tell);
  watch.observe({type: "resource", buffered: true});
}

const {serviceWorker, connection} = navigator as Partial<Navigator> & {connection?: {saveData?: boolean}};
if (serviceWorker && !connection?.saveData) {
  // Where the browser refuses, the site is read as without it.
  const begin = () => setTimeout(() => keep().catch(() => {}), patience);
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, {once: true});
}

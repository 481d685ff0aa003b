import {rmSync} from "node:fs";
import {join} from "node:path";
import type {TestProject} from "vitest/node";
import {serve} from "../../src/build/server.js";
import {findChromium} from "./chromium.js";
import {runOffline, siteCheckout} from "./checkout.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the built site, and the folder it was built in. */
    address: string;
    checkout: string;
    chromium: string;
    build: {code: number; output: string; reached: string[]};
  }
}

/** Builds the site once, from a fresh checkout and with no network, and serves it to all tests of the site. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = findChromium();
  const checkout = siteCheckout();
  const build = await runOffline(checkout, ["src/build/cli.ts", "build"]);
  if (build.code !== 0) throw new Error(`the site could not be built:\n${build.output}`);
  const {server, address} = await serve(join(checkout, "dist"), 0);
  project.provide("address", address);
  project.provide("checkout", checkout);
  project.provide("chromium", chromium);
  project.provide("build", build);
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(checkout, {recursive: true, force: true});
  };
}

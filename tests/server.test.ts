import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {get} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {serve} from "../src/build/server.js";

const folder = mkdtempSync(join(tmpdir(), "server-"));
let server: Awaited<ReturnType<typeof serve>>["server"];
beforeAll(async () => {
  writeFileSync(join(folder, "index.html"), "home");
  writeFileSync(join(folder, "404.html"), "nothing here");
  writeFileSync(join(folder, "page.html"), "page");
  ({server} = await serve(folder, 0));
});
afterAll(() => {
  server.close();
  rmSync(folder, {recursive: true});
});

/** What is answered to a path as it stands, which `fetch` would have put in order first. */
const ask = (path: string) =>
  new Promise<[number, string]>((resolve, reject) =>
    get({host: "127.0.0.1", port: (server.address() as AddressInfo).port, path}, (response) => {
      let text = "";
      response.on("data", (part: Buffer) => (text += part.toString()));
      response.on("end", () => resolve([response.statusCode!, text]));
    }).on("error", reject)
  );

test.each<[string, number, string]>([
  ["/", 200, "home"],
  ["/page?q=//", 200, "page"],
  ["//", 200, "home"],
  ["http://[", 404, "nothing here"],
  ["/%", 400, "400"],
  ["/..%2f..%2fetc/passwd", 403, "403"],
  ["/not-there", 404, "nothing here"]
])("%s is answered with %i, and the server goes on", async (path, status, text) => {
  expect(await ask(path)).toEqual([status, text]);
  expect(await ask("/")).toEqual([200, "home"]);
});

import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, inject, test} from "vitest";
import {joinChunks, partNames} from "../../loaders/table-files.js";
import {chunkOf} from "../../loaders/tables.js";
import {serve} from "../../src/build/server.js";
import type {Site} from "../../src/build/site.js";
import {tableFiles, writeParts} from "../../src/build/table-parts.js";
import {linkHash} from "../../src/components/links.js";
import type {PartRange} from "../../src/components/table-parts.js";
import {launch, onlineContext} from "../helpers/browser.js";

/** The built site, whose attacks are those of twelve months and lie in several files. */
let folder: string;
let browser: Browser;
let address: string;
let version: string;
let stop: () => Promise<unknown>;
/** Parts of attacks that the server was asked for, without the hashes of their names. */
const requests = new Set<string>();
let list: PartRange[];
const dayOf = (month: number, n: number) => new Date(Date.UTC(2015, month, 1 + n)).toISOString().slice(0, 10);
const days = Array.from({length: 120}, (_, n) => dayOf(Math.floor(n / 10), n % 10));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sijill-site-parts-"));
  const checkout = inject("checkout");
  const dist = join(folder, "dist");
  cpSync(join(checkout, "dist"), dist, {recursive: true});
  const site = JSON.parse(readFileSync(join(checkout, ".sijill", "site.json"), "utf8")) as Site;
  const [one] = site.rows.attacks as [Site["rows"]["attacks"][number]];
  const chunks = Array.from({length: 12}, (_, month) => {
    const rows = Array.from({length: 10}, (_, n) => {
      const day = dayOf(month, n);
      return {...one, id: `a-${month}-${n}`, date_start: day, date_end: day, killed_best: 10 * month + n};
    });
    const file = join(folder, `chunk-${month}`);
    writeFileSync(file, chunkOf("attacks", rows));
    return file;
  });
  const size = joinChunks("attacks", chunks).parts[0]!.bytes.length;
  const files = tableFiles(new Map([["attacks", joinChunks("attacks", chunks, size / 10)]]));
  list = files.list.attacks!;
  expect(list.length).toBeGreaterThan(3);
  const tables = join(dist, "_file", "tables");
  const named = (start: string) =>
    join(
      tables,
      readdirSync(tables).find((name) => name.startsWith(start))!
    );
  writeFileSync(named("attacks."), files.first.get("attacks.parquet")!);
  writeFileSync(named("parts."), JSON.stringify(files.list));
  writeParts(dist, files);

  version = /<meta name="sijill:version" content="(\w+)"/.exec(readFileSync(join(dist, "query.html"), "utf8"))![1]!;
  const {server, address: root} = await serve(dist, 0);
  address = root;
  server.prependListener("request", ({url}) => {
    const [, part] = /\/attacks(-\d+)?\.[^/]*parquet$/.exec(url ?? "") ?? [];
    if (url?.includes("/tables/attacks")) requests.add(`attacks${part ?? "-1"}.parquet`);
  });
  stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await stop();
  rmSync(folder, {recursive: true, force: true});
});

test.each([
  ["a month", "WHERE date_start >= DATE '2015-06-01' AND date_start < DATE '2015-07-01'", "10545", ["2015-06-05"]],
  ["a day of the last part", "WHERE date_start = '2015-12-03'", "1112", ["2015-12-03"]],
  ["all days", "", "1207140", days]
])(
  "a page that asks about %s asks the server for the parts that have it, and answers as the whole table",
  async (...asked) => {
    const [, where, answer, wanted] = asked;
    const sql = `SELECT count(*) AS n, sum(killed_best) AS killed FROM attacks ${where}`;
    const page = await (await onlineContext(browser)).newPage();
    requests.clear();
    await page.goto(`${address}query.html${linkHash({records: sql}, version)}`);
    const rows = page.locator(".sql-cell").first().locator("tbody tr");
    await expect.poll(() => rows.allTextContents(), {timeout: 30_000}).toEqual([answer]);
    const needed = list.flatMap(({least, greatest}, n) =>
      wanted.some((day) => least! <= day && day <= greatest!) ? [partNames("attacks", list.length)[n]!] : []
    );
    // What columns there are stands in the first part.
    expect(new Set([...requests].sort())).toEqual(new Set(["attacks-1.parquet", ...needed].sort()));
    await page.context().close();
  }
);

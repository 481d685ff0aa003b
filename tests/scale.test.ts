import {spawn} from "node:child_process";
import type {ChildProcess} from "node:child_process";
import {once} from "node:events";
import {cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {parquetReadObjects} from "hyparquet";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {sortRows} from "../loaders/parquet.js";
import {tables as schema} from "../loaders/schema.js";
import {store} from "../loaders/store.js";
import {articles, copyLists} from "./bench/corpus.js";

// More articles than two jobs read, so that the pool works and a killed build has something to go on with.
const count = 800;
let folder: string;
let lines: string[];
let tables: Map<string, string>;

interface Ended {
  code: number | null;
  output: string;
}

/** Runs a command of the loaders in the folder of the corpus. */
function start(
  script: string,
  args: string[],
  env: NodeJS.ProcessEnv = {}
): {child: ChildProcess; ended: Promise<Ended>} {
  const command = [resolve("loaders", "run.mjs"), script, ...args];
  const child = spawn(process.execPath, command, {cwd: folder, env: {...process.env, ...env}});
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, "close").then(([code]) => ({code: code as number | null, output}));
  return {child, ended};
}

function corpus(files: Record<string, string[]>): string {
  const data = mkdtempSync(join(folder, "data-"));
  copyLists(data);
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(data, "corpus", name), lines.join("\n"));
  return data;
}

/** The bytes of each file that was written, as text that a difference can be shown of. */
function written(out: string): Map<string, string> {
  const names = readdirSync(join(folder, out)).sort();
  return new Map(names.map((name) => [name, readFileSync(join(folder, out, name), "latin1")]));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sijill-scale-"));
  lines = [];
  for await (const article of articles(undefined, count)) {
    const more = {5: {redact: ["طرابلس"]}, 6: {sensitivity: "withheld"}}[lines.length];
    lines.push(JSON.stringify({...article, text: article.text.slice(0, 400), ...more}));
  }
  cpSync(corpus({"news.jsonl": lines}), join(folder, "data"), {recursive: true});
  const env = {TZ: "Pacific/Kiritimati", LANG: "ar_EG.UTF-8", LC_ALL: "ar_EG.UTF-8"};
  const {code, output} = await start(
    "tables-cli",
    ["--data", "data", "--cache", "one", "--out", "once", "--workers", "2"],
    env
  ).ended;
  expect(code, output).toBe(0);
  expect(output).toContain(`articles ${count - 1},`);
  tables = written("once");
}, 300_000);
afterAll(() => rmSync(folder, {recursive: true}));

describe("the tables of a corpus have the same bytes", () => {
  test("in another time zone and locale, from other files in another order, after Ctrl-C and after a build that was killed", async () => {
    const back = [...lines].reverse();
    const data = corpus({"a.jsonl": back.slice(200), "z.jsonl": back.slice(0, 200)});
    const env = {TZ: "America/Los_Angeles", LANG: "C", LC_ALL: "C"};
    const args = ["--data", data, "--cache", "two", "--out", "again", "--workers", "1"];
    const kept = join(folder, "two", "extractions");
    const filesKept = () => (existsSync(kept) ? readdirSync(kept).filter((name) => name.endsWith(".jsonl")).length : 0);
    const stopped = async (signal: "SIGINT" | "SIGKILL") => {
      const before = filesKept();
      const {child, ended} = start("tables-cli", args, env);
      while (filesKept() === before) await new Promise((resolve) => setTimeout(resolve, 10));
      child.kill(signal);
      const result = await ended;
      expect(existsSync(join(folder, "again"))).toBe(false);
      return result;
    };
    const {code: interrupted, output: said} = await stopped("SIGINT");
    expect(interrupted).toBe(130);
    expect(said).toContain("Stopped. What was read is kept, and the tables are as they were");
    expect((await stopped("SIGKILL")).code).toBe(null);
    const {code, output} = await start("tables-cli", args, env).ended;
    expect(code, output).toBe(0);
    const read = Number(/(\d+) articles read anew/.exec(output)![1]);
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThanOrEqual(count - 2 * 256);
    expect(written("again")).toEqual(tables);
  }, 300_000);

  test("after one article was edited, one taken out and one added, in a cache that is kept", async () => {
    const changed = lines.flatMap((line, n) => {
      const article = JSON.parse(line) as {id: string; text: string};
      if (n === 100)
        return JSON.stringify({...article, text: `${article.text} وقتل خمسة جنود في انفجار سيارة مفخخة في بنغازي.`});
      if (n === 200) return [];
      return n === 300 ? [line, JSON.stringify({...article, id: "another"})] : [line];
    });
    const data = corpus({"news.jsonl": changed});
    for (const cache of ["kept", "many"]) cpSync(join(folder, "one"), join(folder, cache), {recursive: true});
    // As of a corpus so large that other cores get ready while it is looked through.
    const others = Array.from({length: 5001}, (_, n) => ({key: `other ${n}`, id: `other-${n}`, note: "", value: 0}));
    store(join(folder, "many", "extractions"), others);
    const run = (cache: string) =>
      start("tables-cli", ["--data", data, "--cache", cache, "--out", `${cache}-out`]).ended;
    const kept = await run("kept");
    expect(kept.code, kept.output).toBe(0);
    expect(kept.output).toContain("; 2 articles read anew");
    const fresh = await run("fresh");
    expect(fresh.code, fresh.output).toBe(0);
    expect(written("kept-out")).toEqual(written("fresh-out"));
    const many = await run("many");
    expect(many.code, many.output).toBe(0);
    expect(many.output).toContain("; 2 articles read anew");
    expect(written("many-out")).toEqual(written("fresh-out"));
    expect(written("kept-out")).not.toEqual(tables);
  }, 300_000);

  test("merged from parts that four processes read, one of which was killed and started again", async () => {
    const part = (n: number) => lines.filter((_, index) => index % 4 === n);
    const file = (n: number) => join(folder, `part-${n}.ndjson`);
    const read = (n: number) => {
      const {child, ended} = start("extract-cli", [], {TZ: n % 2 ? "Asia/Tokyo" : "UTC"});
      const parts: Buffer[] = [];
      child.stdout!.on("data", (chunk: Buffer) => parts.push(chunk));
      void ended.then(() => writeFileSync(file(n), Buffer.concat(parts)));
      return {child, ended};
    };
    const merge = () =>
      start("tables-cli", [
        "--merge",
        ...[2, 0, 3, 1].map(file),
        "--data",
        "data",
        "--cache",
        "three",
        "--out",
        "merged"
      ]).ended;
    const all = [0, 1, 2, 3].map(read);
    for (const [n, {child}] of all.entries()) {
      child.stdin!.on("error", () => {});
      child.stdin!.write(`${part(n).join("\n")}\n`);
      if (n === 2) {
        await once(child.stdout!, "data");
        child.kill("SIGKILL");
      } else child.stdin!.end();
    }
    expect((await Promise.all(all.map(({ended}) => ended))).map(({code}) => code)).toEqual([0, 0, null, 0]);
    // What is cut short is said, not taken for whole.
    writeFileSync(file(2), readFileSync(file(2)).subarray(0, -10));
    const cut = await merge();
    expect(cut.code).toBe(1);
    expect(cut.output).toMatch(/part-2\.ndjson:\d+: is cut short or no record; read this part again/);
    const {child, ended} = read(2);
    child.stdin!.end(part(2).join("\n"));
    expect((await ended).code).toBe(0);
    const {code, output} = await merge();
    expect(code, output).toBe(0);
    expect(written("merged")).toEqual(tables);
  }, 300_000);
});

test.each(["claims", "reports"] as const)(
  "%s of an article without a day lie together, across pieces",
  async (name) => {
    const bytes = Buffer.from(tables.get(`${name}.parquet`)!, "latin1");
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    const rows = await parquetReadObjects({file});
    const days = rows.map((row) => (row.said_start ?? row.date_start) as Date | undefined);
    const undated = rows.filter((_, n) => !days[n]).map(({article}) => article as string);
    const runs = undated.filter((article, n) => article !== undated[n - 1]);
    expect(runs.length).toBeGreaterThan(20);
    expect(runs).toEqual([...new Set(runs)]);
    expect(rows).toEqual(sortRows(rows, schema[name].sort));
  }
);

test("the filter says which line it cannot read, and reads on", async () => {
  const {child, ended} = start("extract-cli", []);
  child.stdin!.end(`{broken\n{"title":"t","language":"ar","published":"2019-07-17","text":"نص"}\n${lines[0]}`);
  const {code, output} = await ended;
  expect(code).toBe(1);
  expect(output).toMatch(/standard input:1: is not JSON/);
  expect(output).toMatch(/standard input:2: id: expected one of its own/);
  expect(output).toContain('{"id":"made-1",');
}, 60_000);

test("the filter stops quietly when nobody reads on", async () => {
  const {child, ended} = start("extract-cli", []);
  child.stdin!.on("error", () => {});
  child.stdout!.destroy();
  child.stdin!.end(lines.join("\n"));
  expect(await ended).toEqual({code: 141, output: ""});
}, 60_000);

test("of files, the reader says which line or file it cannot read, and reads on", async () => {
  const [first, second] = lines;
  writeFileSync(
    join(folder, "some.jsonl"),
    `${first}\n{broken\n\n{"id":"empty","language":"ar","published":"2019-07-17"}\n${second}`
  );
  const {child, ended} = start("extract-cli", ["none.jsonl", "some.jsonl"]);
  child.stdin!.end();
  const {code, output} = await ended;
  expect(code).toBe(1);
  expect(output).toMatch(/none\.jsonl:1: .*no such file/i);
  expect(output).toMatch(/some\.jsonl:2: .*JSON/);
  expect(output).toMatch(/some\.jsonl:4: text: expected the article/);
  expect(output).not.toContain("    at ");
  expect(output.match(/^\{"id":"made-/gm)).toHaveLength(2);
}, 60_000);

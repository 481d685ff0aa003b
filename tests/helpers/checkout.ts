import {spawn} from "node:child_process";
import {cpSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

export const project = fileURLToPath(new URL("../..", import.meta.url));

/** A copy of the project as a fresh clone has it: no caches, no earlier build. Its packages are this checkout's. */
export function freshCheckout(): string {
  const folder = mkdtempSync(join(tmpdir(), "sijill-"));
  for (const name of [
    "data",
    "loaders",
    "src",
    "observablehq.config.ts",
    "package.json",
    "package-lock.json",
    "tsconfig.json"
  ]) {
    cpSync(join(project, name), join(folder, name), {
      recursive: true,
      filter: (path) => !path.includes("/.observablehq")
    });
  }
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** The whole page that a page of the site shows as text: its first fence of Markdown. */
export function firstPage(file: string): string {
  return /^````md\n([\s\S]*?)^````$/m.exec(readFileSync(join(project, "src", file), "utf8"))![1]!;
}

/** A fresh checkout with the pages that tests of the site add to it. */
export function siteCheckout(): string {
  const checkout = freshCheckout();
  for (const page of readdirSync(join(project, "tests", "site")).filter((file) => /\.(md|csv|json)$/.test(file)))
    cpSync(join(project, "tests", "site", page), join(checkout, "src", page));
  // The page that "Write a notebook" gives for a beginning, as it stands there.
  writeFileSync(join(checkout, "src", "ten-lines.md"), firstPage("notebook.md"));
  return checkout;
}

/**
 * Runs one of the project's commands in a checkout while every connection to another host is refused.
 * @returns its exit code, what it printed, and the hosts it tried to reach.
 */
export function runOffline(
  folder: string,
  args: string[],
  environment: Record<string, string> = {}
): Promise<{code: number; output: string; reached: string[]}> {
  const preload = fileURLToPath(new URL("no-network.mjs", import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", ...args], {
      cwd: folder,
      env: {...process.env, NODE_OPTIONS: `--import ${preload}`, NODE_ENV: "production", VITEST: "", ...environment}
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({
        code: code ?? 1,
        output,
        reached: [...output.matchAll(/refused connection to (\S+)/g)].map(([, host]) => host!)
      });
    });
  });
}

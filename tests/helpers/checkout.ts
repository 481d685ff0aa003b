import {spawn} from "node:child_process";
import {cpSync, mkdtempSync, symlinkSync} from "node:fs";
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

/**
 * Runs one of the project's commands in a checkout while every connection to another host is refused.
 * @returns its exit code, what it printed, and the hosts it tried to reach.
 */
export function runOffline(folder: string, args: string[]): Promise<{code: number; output: string; reached: string[]}> {
  const preload = fileURLToPath(new URL("no-network.mjs", import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", ...args], {
      cwd: folder,
      env: {...process.env, NODE_OPTIONS: `--import ${preload}`, NODE_ENV: "production", VITEST: ""}
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

import {spawn} from "node:child_process";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {pathToFileURL} from "node:url";
import {root} from "../../loaders/build.js";

/**
 * Runs Framework's command line in a process of its own, without telemetry.
 * @returns its exit code and, unless `inherit`, what it printed.
 */
export function framework(args: string[], {inherit = false} = {}): Promise<{code: number; output: string}> {
  const package_ = dirname(createRequire(import.meta.url).resolve("@observablehq/framework/package.json"));
  const config = pathToFileURL(join(package_, "dist", "config.js")).href;
  // Pages name the times of files, and so do the names of scripts: with one time for all, what Framework has for its own tests, the
  // same files make the same site on every machine. A preview lives by these times.
  const sameTimes = `data:text/javascript,import{setCurrentDate}from${JSON.stringify(config)};setCurrentDate(new Date(0))`;
  const flags = args[0] === "build" ? ["--import", sameTimes] : [];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...flags, join(package_, "dist", "bin", "observable.js"), ...args], {
      cwd: root,
      stdio: inherit ? "inherit" : ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        OBSERVABLE_TELEMETRY_DISABLE: "true",
        PATH: `${join(root, "node_modules", ".bin")}:${process.env.PATH}`
      }
    });
    // Framework goes on by itself when the one that began it ends, also by Ctrl-C.
    const end = () => child.kill("SIGKILL");
    process.once("exit", end);
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => {
      process.off("exit", end);
      resolve({code: code ?? 1, output});
    });
  });
}

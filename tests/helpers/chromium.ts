import {execFileSync, spawnSync} from "node:child_process";
import {existsSync} from "node:fs";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/**
 * The Chromium of this machine: `CHROMIUM_PATH`, or the first on the path, or one installed from the system's packages.
 * @throws Error that says in one line how to install one.
 */
export function findChromium(): string {
  const given = process.env.CHROMIUM_PATH;
  if (given && existsSync(given)) return given;
  const found = onPath();
  if (found) return found;
  const isRoot = process.getuid?.() === 0;
  if (process.platform === "linux" && isRoot && spawnSync("apt-get", ["--version"]).status === 0) {
    process.stderr.write("No Chromium found: installing the system's package “chromium”…\n");
    spawnSync("apt-get", ["update", "-qq"], {stdio: "inherit"});
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
      stdio: "inherit",
      env: {...process.env, DEBIAN_FRONTEND: "noninteractive"}
    });
    const installed = onPath();
    if (installed) return installed;
  }
  throw new Error(
    "No Chromium found: install it (Debian and Ubuntu: sudo apt-get install chromium) or set CHROMIUM_PATH to its program."
  );
}

function onPath(): string | undefined {
  for (const name of names) {
    try {
      return execFileSync("which", [name], {encoding: "utf8", stdio: ["ignore", "pipe", "ignore"]}).trim();
    } catch {
      // Not under this name.
    }
  }
  return undefined;
}

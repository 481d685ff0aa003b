import {existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";

/**
 * Puts a folder in the place of another, as a whole or not at all; what was there waits in `aside` meanwhile.
 * @throws when the folder cannot be moved there: what was there is then back in its place.
 */
export function replaceFolder(fresh: string, target: string, aside: string): void {
  rmSync(aside, {recursive: true, force: true});
  if (existsSync(target)) renameSync(target, aside);
  try {
    renameSync(fresh, target);
  } catch (error) {
    restoreFolder(target, aside);
    throw error;
  }
  rmSync(aside, {recursive: true, force: true});
}

/** Puts a folder back that was set aside by a build which was killed before the new one stood in its place. */
export function restoreFolder(target: string, aside: string): void {
  if (!existsSync(target) && existsSync(aside)) renameSync(aside, target);
}

/**
 * Keeps other builds of this project out until the returned function is called. What a killed build left is taken over.
 * @throws naming the process that builds, and what to do.
 */
export function lock(file: string): () => void {
  mkdirSync(dirname(file), {recursive: true});
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), {flag: "wx"});
      return () => rmSync(file, {force: true});
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const owner = ownerOf(file);
    // The same process: another one had its number, and is gone.
    if (owner !== null && owner !== process.pid && isAlive(owner))
      throw new Error(
        `Another build of this folder is running (process ${owner}). Wait until it is done; if there is none, delete ${file}.`
      );
    rmSync(file, {force: true});
  }
}

/** The process that wrote a lock; null where it is gone or was cut short. */
function ownerOf(file: string): number | null {
  try {
    return Number.parseInt(readFileSync(file, "utf8"), 10) || null;
  } catch {
    return null;
  }
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    // A process of another user cannot be signalled, but is there.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** What a failure means for whoever builds: the message, and what to do where the machine is at fault. */
export function explained(error: unknown): string {
  const {code, message, path} = error as NodeJS.ErrnoException;
  const where = path ? ` (${path})` : "";
  const advice: Record<string, string> = {
    ENOSPC: `The disk is full${where}. Free some space and build again; dist/ is as it was.`,
    EDQUOT: `The disk quota is used up${where}. Free some space and build again; dist/ is as it was.`,
    EROFS: `The disk can only be read${where}. Build in a folder that can be written; dist/ is as it was.`,
    EACCES: `A file cannot be read or written${where}. Check whose it is and build again; dist/ is as it was.`,
    EMFILE: `Too many files are open. Allow more with \`ulimit -n\` and build again; dist/ is as it was.`
  };
  return (code && advice[code]) || message;
}

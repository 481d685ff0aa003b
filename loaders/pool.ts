import {existsSync, readdirSync} from "node:fs";
import {availableParallelism} from "node:os";
import {Tinypool} from "tinypool";

// Imports little, so that other cores start before this one has read the rest of the program.

/** @param ahead jobs that a thread has or waits with, so that it need not ask this one, which may be busy, for the next. */
export function poolOf(threads: number, ahead = 1): Tinypool {
  return new Tinypool({
    filename: new URL("./worker.mjs", import.meta.url).href,
    execArgv: [],
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: ahead
  });
}

/** One thread less than there are cores, since this one has work too; null on a single core. */
export function smallPool(cores = availableParallelism()): Tinypool | null {
  return cores < 2 ? null : poolOf(cores - 1, 2 * cores);
}

/** Files of a store in which there are so many articles that looking through the corpus takes longer than starting a thread. */
const manyFiles = 20;

/** The small pool, where a store has so much that a build is likely to read little and to need it at once. */
export function earlyPool(store: string, cores?: number): Tinypool | null {
  return existsSync(store) && readdirSync(store).length > manyFiles ? smallPool(cores) : null;
}

import {availableParallelism} from "node:os";
import {setImmediate} from "node:timers/promises";
import type {Tinypool} from "tinypool";
import {poolOf, smallPool} from "./pool.js";
import * as work from "./work.js";

type Work = typeof work;
/** Functions of `work.ts` that take one task. */
export type Job = "readBatch" | "makePiece" | "writeChunk" | "writeRunChunk" | "joinTable" | "warm";

/** The cores of this machine: runs jobs of `work.ts` on them, a few more waiting than run. */
export class Workers {
  readonly #count: number;
  readonly #running = new Set<Promise<unknown>>();
  #pool: Tinypool | null = null;
  #small: Tinypool | null = null;
  #failure: {error: unknown} | null = null;

  /** @param early a small pool that has been started already. */
  constructor(count = availableParallelism(), early: Tinypool | null = null) {
    this.#count = count;
    this.#small = this.#pool = early;
  }

  /**
   * Runs a job, once there is room for it. One that may run `here`, because there is little else to do, does so on this thread where
   * the others have no room. `done` gets what it returns; what it throws comes out of `all`.
   */
  async run<J extends Job>(
    job: J,
    task: Parameters<Work[J]>[0],
    here: boolean,
    done: (result: ReturnType<Work[J]>) => void = () => {}
  ): Promise<void> {
    // Jobs that ended have not been heard of while this thread was busy.
    if (here) await setImmediate();
    // Of what reading needs another core has most at hand.
    const room = this.#pool === this.#small && job !== "readBatch" ? this.#count - 1 : Infinity;
    if (this.#count < 2 || (here && (!this.#pool || this.#running.size >= room))) {
      done((work[job] as (task: unknown) => ReturnType<Work[J]>)(task));
      return;
    }
    while (this.#running.size >= 2 * this.#count) await Promise.race(this.#running);
    if (this.#failure) throw this.#failure.error;
    const running = (this.#start(job).run(task, {name: job}) as Promise<ReturnType<Work[J]>>)
      .then(done)
      .catch((error: unknown) => {
        this.#failure ??= {error};
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Gets the other cores ready to read, where that is worth it, while this thread does something else. */
  warm(task: Parameters<Work["warm"]>[0]): void {
    this.#small ??= smallPool(this.#count);
    this.#pool ??= this.#small;
    if (this.#pool !== this.#small) return;
    // What fails here fails again, and is told, when an article is read.
    for (let n = 1; n < this.#count; n++) void this.#pool?.run(task, {name: "warm"}).catch(() => {});
  }

  /** Whether a job would begin at once. */
  get idle(): boolean {
    return this.#pool !== null && this.#running.size === 0;
  }

  /** The cores: one less for the few jobs of an edit, since this thread has one, and all where there is more to read. */
  #start(job: Job): Tinypool {
    if (this.#pool === this.#small && job === "readBatch" && this.#running.size > 1) this.#pool = null;
    return (this.#pool ??= poolOf(this.#count));
  }

  /** Waits for all jobs. @throws what one of them threw. */
  async all(): Promise<void> {
    await Promise.all(this.#running);
    if (this.#failure) throw this.#failure.error;
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool?.destroy(), this.#small !== this.#pool && this.#small?.destroy()]);
    this.#pool = null;
  }
}

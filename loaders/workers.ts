import {availableParallelism} from "node:os";
import {Tinypool} from "tinypool";
import * as work from "./work.js";

type Work = typeof work;
/** Functions of `work.ts` that take one task. */
export type Job = "readBatch" | "makePiece" | "writeChunk" | "writeClaims";

/** The cores of this machine: runs jobs of `work.ts` on them, a few more waiting than run. */
export class Workers {
  readonly #count: number;
  readonly #running = new Set<Promise<unknown>>();
  #pool: Tinypool | null = null;

  constructor(count = availableParallelism()) {
    this.#count = count;
  }

  /**
   * Runs a job, once there is room for it. One that is told to be `alone`, because it is all there is to do, runs on this thread, which
   * has no worker to wait for. `done` gets what it returns; what it throws comes out of `all`.
   */
  async run<J extends Job>(
    job: J,
    task: Parameters<Work[J]>[0],
    alone: boolean,
    done: (result: ReturnType<Work[J]>) => void = () => {}
  ): Promise<void> {
    if (this.#count < 2 || (alone && !this.#pool)) {
      done((work[job] as (task: unknown) => ReturnType<Work[J]>)(task));
      return;
    }
    this.#pool ??= new Tinypool({
      filename: new URL("./worker.mjs", import.meta.url).href,
      execArgv: [],
      minThreads: this.#count,
      maxThreads: this.#count
    });
    while (this.#running.size >= 2 * this.#count) await Promise.race(this.#running);
    const running = (this.#pool.run(task, {name: job}) as Promise<ReturnType<Work[J]>>).then(done);
    this.#running.add(running);
    void running.finally(() => this.#running.delete(running)).catch(() => {});
  }

  /** Waits for all jobs. @throws what one of them threw. */
  async all(): Promise<void> {
    await Promise.all(this.#running);
  }

  async close(): Promise<void> {
    await this.#pool?.destroy();
    this.#pool = null;
  }
}

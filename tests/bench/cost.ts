export interface Cost {
  wall: number;
  cpu: number;
}

/** Seconds on the clock, and of the processor's work on all threads: other programs weigh on the first only. */
export function cost(work: () => void): Cost {
  const [start, before] = [performance.now(), process.cpuUsage()];
  work();
  const {user, system} = process.cpuUsage(before);
  return {wall: (performance.now() - start) / 1e3, cpu: (user + system) / 1e6};
}

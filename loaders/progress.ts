import type {Progress} from "./reading.js";

/**
 * Shows how far long work is: on a terminal a line that changes in place, elsewhere a plain line every ten seconds and at the end, if
 * anything was done.
 * @param said What was done so far, of a number that is written out.
 */
export function showProgress(
  said = (done: string) => `read ${done} articles`,
  stream: NodeJS.WriteStream = process.stderr
): (progress: Progress) => void {
  const begun = performance.now();
  let shown = begun;
  return ({done, anew, share}) => {
    const now = performance.now();
    const isEnd = share === 1;
    if (!anew || (!isEnd && now - shown < (stream.isTTY ? 200 : 10_000))) return;
    shown = now;
    const seconds = (now - begun) / 1000;
    const rate = Math.round(anew / seconds);
    const text = `${said(count(done))}${rate ? `, ${count(rate)} a second` : ""}`;
    const left =
      isEnd || !share ? "" : `, ${Math.floor(share * 100)} %, ${duration((seconds * (1 - share)) / share)} left`;
    if (stream.isTTY) stream.write(`\r\u001b[K${text}${left}${isEnd ? "\n" : ""}`);
    else stream.write(`${text}${left}\n`);
  };
}

const count = (number: number) => number.toLocaleString("en");

function duration(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}

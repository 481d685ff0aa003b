/**
 * Says on Ctrl-C (and where a machine asks programs to end) what is left and how to go on, and ends; a second Ctrl-C ends at once.
 * What is being written is never in its place before it is whole.
 * @returns a function after which it does not any more.
 */
export function onInterrupt(message: string): () => void {
  const stops = [
    ["SIGINT", 130],
    ["SIGTERM", 143]
  ] as const;
  const listeners = stops.map(([signal, code]) => {
    const end = () => {
      process.stderr.write(`\n${message}\n`);
      process.exit(code);
    };
    process.once(signal, end);
    return () => process.off(signal, end);
  });
  return () => {
    for (const remove of listeners) remove();
  };
}

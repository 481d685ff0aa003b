/** Rows of one answer that the other has not: a row that one has more often is there as often as it is more. */
export interface Difference<R> {
  onlyThen: R[];
  onlyNow: R[];
}

/** Compares two answers by whole rows, names and values, in whatever order they came. */
export function compareRows<R extends object>(then: readonly R[], now: readonly R[]): Difference<R> {
  return {onlyThen: without(then, now), onlyNow: without(now, then)};
}

function without<R extends object>(rows: readonly R[], others: readonly R[]): R[] {
  const counts = new Map<string, number>();
  for (const other of others) counts.set(keyOf(other), (counts.get(keyOf(other)) ?? 0) + 1);
  return rows.filter((row) => {
    const key = keyOf(row);
    const count = counts.get(key) ?? 0;
    if (count) counts.set(key, count - 1);
    return !count;
  });
}

/** A row as text that only an equal row has: JSON has no word for big integers, and none of its own for what is no number. */
function keyOf(row: object): string {
  return JSON.stringify(row, (_, value: unknown) =>
    typeof value === "bigint" || (typeof value === "number" && !Number.isFinite(value))
      ? {[typeof value]: String(value)}
      : value
  );
}

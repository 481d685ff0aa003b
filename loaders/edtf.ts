import edtf from "edtf";

/** Calendar days from `start` to `end`, both included, `YYYY-MM-DD`; null where open. */
export interface Interval {
  start: string | null;
  end: string | null;
}

const plainDay = /^\d{4}-((0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)$/;

/**
 * The days that an EDTF expression (ISO 8601-2, level 2) may mean; "~" and "?" do not widen them, ".." and an empty end are open.
 * @throws Error when it is not EDTF.
 */
export function edtfDays(expression: string): Interval {
  // Most are plain days, which the parser takes long to read.
  if (plainDay.test(expression)) return {start: expression, end: expression};
  const parsed = edtf(expression);
  const bound = (read: () => number): string | null => {
    try {
      const time = read();
      return Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : null;
    } catch {
      return null;
    }
  };
  return {start: bound(() => parsed.min), end: bound(() => parsed.max)};
}

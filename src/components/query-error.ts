/** Why a query failed, where that is not DuckDB's own message. */
export class QueryError extends Error {
  override name = "QueryError";
  /**
   * `crashed`: the query was too much for the engine, which was ended; the next one starts another. `large`: its result is more than a
   * page can hold. `several`: DuckDB made several statements of it, as of a PIVOT without IN. `long`: its text is too long. `type`: it
   * has a column whose values cannot be read here. `unstarted`: the engine could not be loaded. `unreadable`: a table is missing or cut
   * short, or the connection was lost. After both the next query starts anew.
   */
  readonly reason: "crashed" | "large" | "several" | "long" | "type" | "unstarted" | "unreadable";
  constructor(reason: QueryError["reason"], cause?: unknown) {
    super(`query failed: ${reason}`, {cause});
    this.reason = reason;
  }
}

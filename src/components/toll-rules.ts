/** What a source says of the dead and injured, and whether a person reviewed its record. */
export interface Toll {
  killed_min?: number | null;
  killed_max?: number | null;
  injured_min?: number | null;
  injured_max?: number | null;
  status?: string | null;
}

/** The rules that derive one figure from several accounts. */
export const rules = ["lowest", "best", "highest", "reviewed"] as const;
export type Rule = (typeof rules)[number];

export interface Derived {
  killed: number | null;
  injured: number | null;
}

/** One figure for the dead and one for the injured; null where the accounts that the rule looks at give no number. */
export function derive(tolls: Toll[], rule: Rule): Derived {
  const looked = rule === "reviewed" ? tolls.filter(({status}) => status === "reviewed") : tolls;
  const figure = (kind: "killed" | "injured"): number | null => {
    const lows = looked.map((toll) => toll[`${kind}_min`] ?? null).filter((value) => value !== null);
    if (rule === "highest") {
      const highs = looked.map((toll) => toll[`${kind}_max`] ?? toll[`${kind}_min`] ?? null);
      const known = highs.filter((value) => value !== null);
      return known.length ? Math.max(...known) : null;
    }
    if (!lows.length) return null;
    lows.sort((a, b) => a - b);
    if (rule === "lowest") return lows[0]!;
    return Math.round((lows[(lows.length - 1) >> 1]! + lows[lows.length >> 1]!) / 2);
  };
  return {killed: figure("killed"), injured: figure("injured")};
}

/** The same as SQL that runs on the published tables; gives the columns `killed` and `injured`. */
export function ruleSql(rule: Rule, attack: string): string {
  const figure = (kind: string) =>
    rule === "lowest"
      ? `min(${kind}_min)`
      : rule === "highest"
        ? `max(coalesce(${kind}_max, ${kind}_min))`
        : `CAST(round(median(${kind}_min)) AS INTEGER)`;
  const id = attack.replaceAll("'", "''");
  return [
    `SELECT ${figure("killed")} AS killed,`,
    `       ${figure("injured")} AS injured`,
    "FROM reports",
    `WHERE attack = '${id}'${rule === "reviewed" ? " AND status = 'reviewed'" : ""}`
  ].join("\n");
}

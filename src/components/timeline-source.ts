import {query} from "./database.js";
import type {ResultRow} from "./database.js";
import {refused} from "./guard.js";
import {isRightToLeft, pageLanguage} from "./languages.js";
import {DayCounts} from "./timeline-counts.js";
import type {DayGroups} from "./timeline-counts.js";
import {itemOf, sortLanes} from "./timeline-items.js";
import type {Item, LaneOf, Source, Window} from "./timeline-items.js";
import {liveTimeline} from "./timeline-live.js";
import {daysOf} from "./timeline-scale.js";
import {timelineWordsOf} from "./timeline-words.js";
import {widthOf} from "./timeline.js";
import type {TimelineNode, TimelineOptions, TimelineRow} from "./timeline.js";
import {windowSql} from "./uncertain.js";
import {wordsOf} from "./words.js";

/** Columns of a timeline's rows: what is asked for where a query has it. */
const columns = [
  "id",
  "lane",
  "kind",
  "type",
  "detail",
  "date",
  "date_start",
  "date_end",
  "certainty",
  "status",
  "killed",
  "killed_high",
  "injured",
  "injured_high",
  "about",
  "actor",
  "place",
  "source",
  "quote",
  "language",
  "distressing",
  "article",
  "sentence",
  "armed_group"
] as const satisfies (keyof TimelineRow)[];

/** An open end, in the place of a day that no calendar has. */
const open = 2147483647;

/**
 * A timeline of any number of rows, which stay in the database: it counts them by day once, and asks for rows where few enough to be
 * drawn one by one are in the window.
 * @param from name of a table, or a query that gives `date_start` and `date_end`, and other columns as of `timeline`.
 * @returns the same figure as `timeline`; a query that fails says why in it.
 */
export function timelineOf(from: string, options: Omit<TimelineOptions, "document"> = {}): TimelineNode {
  const {language = pageLanguage(document), root = "./", id = `s${++count}`, lane = "lane", lanes = []} = options;
  const {rtl = isRightToLeft(language), width = widthOf(document)} = options;
  const shown = {
    kinds: new Set<string>(["attack", "claim"]),
    certainties: new Set(["probable", "possible", "doubtful"]),
    statuses: new Set(["claimed", "attributed", "denied", "unclaimed"]),
    spans: true,
    approximate: true,
    open: true,
    toll: true,
    links: true,
    counts: true
  };
  const languages = {language, words: wordsOf(language), more: timelineWordsOf(language)};
  const resize = options.width === undefined;
  return liveTimeline((column) => databaseSource(from, column), {
    ...languages,
    document,
    rtl,
    root,
    id,
    lane,
    lanes,
    width,
    resize,
    shown,
    selected: options.selected ?? null
  });
}
let count = 0;

/** Records of a table or query, with lanes by a column. */
export async function databaseSource(from: string, laneOf: LaneOf): Promise<Source> {
  if (typeof laneOf !== "string") throw new Error("Lanes of a query are by one of its columns: give its name.");
  const word = refused(from);
  if (word && !/^\w+$/.test(from)) throw new Error(`Only one query that reads can be drawn. Not allowed: ${word}`);
  const relation = /^\w+$/.test(from) ? `"${from}"` : `(${from.trim().replace(/;+$/, "")}\n)`;
  const known = (await query(`SELECT * FROM ${relation} LIMIT 0`)).columns.map(({name}) => name);
  for (const name of ["date_start", "date_end"]) {
    if (!known.includes(name))
      throw new Error(`The query has no column “${name}”: a timeline needs date_start and date_end.`);
  }
  const has = (name: string) => known.includes(name);
  const lane = has(laneOf)
    ? `coalesce(CAST("${laneOf.replaceAll('"', '""')}" AS VARCHAR), '${laneOf === "lane" ? "attack" : ""}')`
    : `'${laneOf === "lane" ? "attack" : ""}'`;
  const days = (column: string, none: number) =>
    `coalesce(CAST(CAST(${column} AS DATE) - DATE '1970-01-01' AS INTEGER), ${none})`;
  const grouped = await query(
    `SELECT lane, list(s) AS s, list(e) AS e, list(n) AS n, max(k) AS k FROM (
      SELECT ${lane} AS lane, ${days("date_start", -open)} AS s, ${days("date_end", open)} AS e,
        CAST(count(*) AS INTEGER) AS n, ${has("killed") ? "max(killed)" : "NULL"} AS k
      FROM ${relation} GROUP BY 1, 2, 3 ORDER BY 2, 3
    ) GROUP BY lane`
  );
  const groups = sortLanes(grouped.map(groupsOf));
  const wanted = columns.filter(has).map((name) => `"${name}"`);
  const select = `SELECT ${wanted.join(", ")}, ${lane} AS lane_ FROM ${relation}`;
  const order = `ORDER BY date_start NULLS FIRST, date_end`;

  const byId = new Map<string, Item>();
  const claims = new Map<string, Item[]>();
  const take = (rows: ResultRow[]) =>
    rows.map((row, index): Item => {
      const item = {...itemOf(row as TimelineRow, index, laneOf), lane: String(row.lane_)};
      if (!row.id) item.key = `${item.lane}:${item.start ?? ""}:${index}`;
      return item;
    });
  /** Keeps what is linked with records that are drawn. */
  async function learn(items: Item[]): Promise<void> {
    if (!has("about") || !has("id")) return;
    const ids = items.flatMap(({row}) => [row.id, row.about]).filter((one) => typeof one === "string");
    const fresh = [...new Set(ids)].filter((one) => !asked.has(one));
    for (const one of fresh) asked.add(one);
    if (!fresh.length) return;
    const marks = fresh.map(() => "?").join(", ");
    const rows = await query(`${select} WHERE about IN (${marks}) OR id IN (${marks}) LIMIT 5000`, {
      parameters: [...fresh, ...fresh]
    });
    for (const item of take(rows)) {
      byId.set(item.key, item);
      const {about} = item.row;
      if (!about) continue;
      const said = claims.get(about) ?? [];
      if (!said.some(({key}) => key === item.key)) claims.set(about, [...said, item]);
    }
    if (rows.length) source.learned?.();
  }
  const asked = new Set<string>();

  const source: Source = {
    counts: new DayCounts(groups),
    deadliest: Math.max(0, ...grouped.map(({k}) => Number(k ?? 0))),
    async items(lanes: string[], window: Window, limit: number) {
      if (!lanes.length) return [];
      const within = daysOf(window);
      const named = `${lane} IN (${lanes.map(() => "?").join(", ")})`;
      // Apart from dates with an open end: conditions this plain skip the parts of a file that are of other years.
      const closed = `date_start <= DATE '${within.to}' AND date_end >= DATE '${within.from}'`;
      const opened = `(date_start IS NULL OR date_end IS NULL) AND ${windowSql("possibly", within)}`;
      const rows = await query(
        `SELECT * FROM (
          ${select} WHERE ${closed} AND ${named} UNION ALL ${select} WHERE ${opened} AND ${named}
        ) ${order} LIMIT ${limit}`,
        {parameters: [...lanes, ...lanes]}
      );
      const items = take(rows);
      for (const item of items) byId.set(item.key, item);
      // A link that is not there yet is no reason to wait with the marks.
      if (items.length <= 500) void learn(items).catch(() => {});
      return items;
    },
    async undated(lanes: string[], limit: number) {
      const rows = await query(
        `SELECT * FROM (${select} WHERE date_start IS NULL AND date_end IS NULL AND ${lane} IN (${lanes.map(() => "?").join(", ")}))
         QUALIFY row_number() OVER (PARTITION BY lane_) <= ${limit}`,
        {parameters: lanes}
      );
      const items = take(rows);
      for (const item of items) byId.set(item.key, item);
      return items;
    },
    about: (one) => claims.get(one) ?? [],
    find: (one) => byId.get(one)
  };
  return source;
}

function groupsOf({lane, s, e, n}: ResultRow): DayGroups {
  const [starts, ends, counts] = [s, e, n] as number[][];
  const dated: [number[], number[], number[]] = [[], [], []];
  let undated = 0;
  for (let i = 0; i < starts!.length; i++) {
    const [start, end] = [starts![i] === -open ? -Infinity : starts![i]!, ends![i] === open ? Infinity : ends![i]!];
    if (start === -Infinity && end === Infinity) undated += counts![i]!;
    else {
      dated[0].push(start);
      // An end before its beginning means the day of the beginning.
      dated[1].push(Math.max(start, end));
      dated[2].push(counts![i]!);
    }
  }
  return {lane: String(lane), starts: dated[0], ends: dated[1], counts: dated[2], undated};
}

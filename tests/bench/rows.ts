import {randomLcg} from "d3";
import {parquetWriteBuffer} from "hyparquet-writer";
import type {TimelineRow} from "../../src/components/timeline.js";

const types = [
  "suicide_bombing",
  "vehicle_bombing",
  "ied",
  "bombing",
  "armed_assault",
  "shelling",
  "airstrike",
  "assassination",
  "kidnapping",
  "armed_clash"
];
const places = ["بغداد", "الموصل", "درنة", "سبها", "حلب", "تعز", "مقديشو", "كركوك", "بنغازي", "سرت", "الفلوجة", "عدن"];
const words = ["هجوم", "تفجير", "انفجار سيارة مفخخة", "اشتباكات", "استهداف حاجز للجيش", "اغتيال مسؤول محلي"];
const day = 864e5;

/**
 * Attacks of twenty years, the same in every run: Arabic titles, ten types, more in some years than in others; of a hundred, 60 on a
 * day, 15 in a month, 10 about a day, 5 in a year, 5 open at one end, 5 without a date.
 */
export function syntheticRows(count: number): TimelineRow[] {
  const random = randomLcg(0.2019);
  const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)]!;
  const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
  const first = Date.UTC(2004, 0, 1);
  const rows = Array.from({length: count}, (_, n): TimelineRow => {
    // Denser towards the middle of the twenty years.
    const at = new Date(first + Math.floor(((random() + random()) / 2) * 7300) * day);
    const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
    const kind = random() * 100;
    let [start, end]: [number | null, number | null] = [+at, +at];
    let date: string | null = iso(+at);
    if (kind >= 95) [start, end, date] = [null, null, null];
    else if (kind >= 90) [start, end, date] = kind >= 92.5 ? [null, +at, `../${date}`] : [+at, null, `${date}/..`];
    else if (kind >= 85) [start, end, date] = [Date.UTC(year, 0, 1), Date.UTC(year, 11, 31), String(year)];
    else if (kind >= 75) {
      [start, end] = [+at - 5 * day, +at + 5 * day];
      date = `${iso(start)}~/${iso(end)}~`;
    } else if (kind >= 60) {
      [start, end] = [Date.UTC(year, month, 1), Date.UTC(year, month + 1, 0)];
      date = date.slice(0, 7);
    }
    return {
      id: `a-${n}`,
      lane: pick(types),
      kind: "attack",
      type: null,
      detail: `${pick(words)} في ${pick(places)}`,
      date,
      date_start: start === null ? null : iso(start),
      date_end: end === null ? null : iso(end),
      killed: random() < 0.5 ? null : Math.floor(random() ** 4 * 80)
    };
  });
  const key = (row: TimelineRow) => String(row.date_start ?? row.date_end ?? "9999");
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1)).map((row) => ({...row, type: row.lane ?? null}));
}

/** The rows as a Parquet file such as the site publishes: sorted by date, DATE columns, groups of 20,000 rows. */
export function rowsAsParquet(rows: TimelineRow[]): Uint8Array {
  const date = (value: TimelineRow["date_start"]) => (value ? new Date(`${value as string}T00:00:00Z`) : null);
  const texts = ["id", "lane", "kind", "type", "detail", "date"] as const;
  const buffer = parquetWriteBuffer({
    columnData: [
      ...texts.map((name) => ({name, data: rows.map((row) => row[name] ?? null)})),
      {name: "date_start", data: rows.map(({date_start}) => date(date_start))},
      {name: "date_end", data: rows.map(({date_end}) => date(date_end))},
      {name: "killed", data: rows.map(({killed}) => killed ?? null)}
    ],
    schema: [
      {name: "root", num_children: 9},
      ...texts.map((name) => ({
        name,
        type: "BYTE_ARRAY" as const,
        converted_type: "UTF8" as const,
        repetition_type: "OPTIONAL" as const
      })),
      ...["date_start", "date_end"].map((name) => ({
        name,
        type: "INT32" as const,
        converted_type: "DATE" as const,
        repetition_type: "OPTIONAL" as const
      })),
      {name: "killed", type: "INT32", repetition_type: "OPTIONAL"}
    ],
    rowGroupSize: 20_000
  });
  return new Uint8Array(buffer);
}

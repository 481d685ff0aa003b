import {extent, groups, max, min, sort, sum} from "d3-array";
import {scaleLinear, scaleUtc} from "d3-scale";
import {line} from "d3-shape";
import type {BaseType, Selection} from "d3";
import {axisName} from "./chart-frame.js";
import type {Drawn, Svg} from "./chart-frame.js";
import {timeOf} from "./chart-choice.js";
import type {ResultRow} from "./database.js";
import {shorten, textWidth} from "./labels.js";
import {isRightToLeft, languages} from "./languages.js";
import {formatValue, kindOf} from "./values.js";

/** Series that a line chart tells apart. */
const mostSeries = 6;

/** Time runs from left to right in every language, as in the timeline. @returns the names of series that are not drawn. */
export function drawLines(svg: Svg, rows: readonly ResultRow[], {x, y, columns, language, width}: Drawn): string {
  const rtl = isRightToLeft(language);
  const points = rows.flatMap((row) => {
    const time = timeOf(row[x]);
    return time ? [{time, value: row[y] as number, row}] : [];
  });
  const isTwice = new Set(points.map(({time}) => +time)).size < points.length;
  const by = isTwice ? columns.find((column) => column.name !== x && kindOf(column) === "text")?.name : undefined;
  const named = groups(points, ({row}) => (by ? formatValue(row[by] ?? null) : ""));
  const drawn = sort(named, ([, members]) => -sum(members, ({value}) => Math.abs(value))).slice(0, mostSeries);
  const shown = drawn.flatMap(([, members]) => members);
  const height = 260;
  const nameRoom = by ? Math.min(width * 0.25, Math.max(...drawn.map(([name]) => textWidth(name))) + 12) : 16;
  const domain = extent(shown, ({time}) => time) as [Date, Date];
  const scaleX = scaleUtc(domain, [48, width - nameRoom]);
  const low = Math.min(0, min(shown, ({value}) => value) ?? 0);
  const high = Math.max(0, max(shown, ({value}) => value) ?? 0);
  const whole = shown.every(({value}) => Number.isInteger(value));
  const scaleY = scaleLinear([low, high === low ? low + 1 : high], [height - 28, 28]).nice(5);
  svg.attr("viewBox", `0 0 ${width} ${height}`).attr("height", height);
  axisName(svg, y, rtl ? width - nameRoom : 4, 12, rtl ? "end" : "start");
  const grid = svg
    .selectAll("g.tick")
    .data(whole ? scaleY.ticks(5).filter(Number.isInteger) : scaleY.ticks(5))
    .join("g")
    .attr("class", "tick");
  grid
    .append("line")
    .attr("class", "grid")
    .attr("x1", 48)
    .attr("x2", width - nameRoom)
    .attr("y1", scaleY)
    .attr("y2", scaleY);
  grid
    .append("text")
    .attr("x", 42)
    .attr("y", scaleY)
    .attr("dy", "0.32em")
    .attr("text-anchor", "end")
    .text((tick) => formatValue(tick));
  const ticks = scaleX.ticks(Math.max(2, Math.floor(width / 130)));
  const span = (+domain[1] - +domain[0]) / 864e5;
  const format = new Intl.DateTimeFormat(languages[language].locale, {
    timeZone: "UTC",
    year: "numeric",
    ...(span < 3000 && {month: "short"}),
    ...(span < 90 && {day: "numeric"})
  });
  svg
    .selectAll("text.time")
    .data(ticks)
    .join("text")
    .attr("class", "time")
    .attr("x", (tick) => scaleX(tick))
    .attr("y", height - 8)
    .attr("text-anchor", "middle")
    .text((tick) => format.format(tick));
  const path = line<(typeof points)[number]>(
    ({time}) => scaleX(time),
    ({value}) => scaleY(value)
  );
  const series = svg
    .selectAll("g.series")
    .data(drawn)
    .join("g")
    .attr("class", (_, index) => `series series-${index}`);
  const inOrder = (members: typeof points) => sort(members, ({time}) => +time);
  series.append("path").attr("d", ([, members]) => path(inOrder(members)));
  series
    .selectAll("circle")
    .data(([, members]) => members)
    .join("circle")
    .attr("cx", ({time}) => scaleX(time))
    .attr("cy", ({value}) => scaleY(value))
    .attr("r", 3);
  if (by) placeNames(series, (members) => scaleY(inOrder(members).at(-1)!.value), width - nameRoom + 8, nameRoom - 8);
  return named
    .filter((group) => !drawn.includes(group))
    .map(([name]) => name)
    .join(", ");
}

/** Names of lines at their ends, moved apart where they would cover one another. */
function placeNames<T>(
  series: Selection<BaseType, [string, T[]], SVGSVGElement, unknown>,
  endOf: (members: T[]) => number,
  x: number,
  room: number
): void {
  const ends = sort(
    series.data().map(([name, members]) => ({name, y: endOf(members)})),
    (end) => end.y
  );
  ends.forEach((end, index) => (end.y = Math.max(end.y, (ends[index - 1]?.y ?? 0) + 14)));
  series
    .append("text")
    .attr("x", x)
    .attr("y", ([name]) => ends.find((end) => end.name === name)!.y)
    .attr("dy", "0.32em")
    .text(([name]) => shorten(`\u2068${name}\u2069`, room));
}

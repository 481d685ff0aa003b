import {scaleLinear} from "d3-scale";
import {select} from "d3-selection";
import {mostBars} from "./chart-choice.js";
import {axisName} from "./chart-frame.js";
import type {ChartOptions, Drawn, Svg} from "./chart-frame.js";
import {drawLines} from "./chart-lines.js";
import type {ResultRow} from "./database.js";
import {shorten, textWidth} from "./labels.js";
import {isRightToLeft, languages} from "./languages.js";
import {resultWords} from "./result-words.js";
import {formatValue, kindOf} from "./values.js";
import type {Column} from "./values.js";
import {wordsOf} from "./words.js";

/**
 * Bars or lines of one number of each row, in the order of the rows. The picture has a name and no parts for screen readers: the
 * table of the same rows is its alternative.
 * @returns a `<figure>`; what is not drawn is said below the picture.
 */
export function chart(rows: readonly ResultRow[], options: ChartOptions): HTMLElement {
  const {kind, x, y, language, document = globalThis.document, width = 640} = options;
  const words = {...wordsOf(language), ...resultWords(language)};
  const figure = document.createElement("figure");
  figure.className = "chart";
  const svg = select(document.createElementNS("http://www.w3.org/2000/svg", "svg"))
    .attr("role", "img")
    .attr(
      "aria-label",
      `${words[kind]}${languages[language].colon}\u2068${y}\u2069 ${words.by} \u2068${x}\u2069. ${words.tableHasAll}`
    )
    .attr("direction", "ltr")
    .attr("width", width);
  const known = rows.filter((row) => typeof row[y] === "number" && Number.isFinite(row[y]));
  const left = kind === "bar" ? drawBars(svg, known, {...options, width}) : drawLines(svg, known, {...options, width});
  figure.append(svg.node()!);
  const notes = [
    known.length < rows.length && `${words.notStated}${languages[language].colon}${rows.length - known.length}`,
    left && `${words.moreSeries} ${left}`
  ];
  const caption = document.createElement("figcaption");
  caption.textContent = notes.filter(Boolean).join(" · ");
  if (caption.textContent) figure.append(caption);
  return figure;
}

/** @returns how many rows are not drawn. */
function drawBars(svg: Svg, rows: readonly ResultRow[], {x, y, columns, language, width}: Drawn): number {
  const rtl = isRightToLeft(language);
  const drawn = rows.slice(0, mostBars);
  const names = labels(drawn, x, columns);
  const room = Math.min(width * 0.4, Math.max(...names.map(textWidth), 20) + 12);
  const line = 24;
  const top = 24;
  const height = top + drawn.length * line + 8;
  const values = drawn.map((row) => row[y] as number);
  const numbers = Math.max(...values.map((value) => textWidth(formatValue(value)))) + 10;
  const ends = rtl ? [width - room, numbers] : [room, width - numbers];
  const scale = scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], ends);
  if (scale.domain()[0] === scale.domain()[1]) scale.domain([0, 1]);
  svg.attr("viewBox", `0 0 ${width} ${height}`).attr("height", height);
  axisName(svg, y, rtl ? width - room : room, 12, rtl ? "end" : "start");
  const bars = svg
    .selectAll("g.bar")
    .data(drawn)
    .join("g")
    .attr("class", "bar")
    .attr("transform", (_, index) => `translate(0,${top + index * line})`);
  bars
    .append("text")
    .attr("x", rtl ? width - room + 8 : room - 8)
    .attr("y", line / 2)
    .attr("dy", "0.32em")
    .attr("text-anchor", rtl ? "start" : "end")
    .text((_, index) => shorten(`\u2068${names[index]!}\u2069`, room - 8));
  bars
    .append("rect")
    .attr("x", (_, index) => Math.min(scale(0), scale(values[index]!)))
    .attr("width", (_, index) => Math.abs(scale(values[index]!) - scale(0)))
    .attr("y", 3)
    .attr("height", line - 6);
  bars
    .append("text")
    .attr("class", "value")
    .attr("x", (_, index) => scale(Math.max(0, values[index]!)) + (rtl ? -5 : 5))
    .attr("y", line / 2)
    .attr("dy", "0.32em")
    .attr("text-anchor", rtl ? "end" : "start")
    .text((_, index) => formatValue(values[index]!));
  const zero = scale(0);
  svg
    .append("line")
    .attr("class", "axis-line")
    .attr("x1", zero)
    .attr("x2", zero)
    .attr("y1", top)
    .attr("y2", height - 8);
  return rows.length - drawn.length;
}

/** The label of each bar: the first text, and with it the next ones as long as two bars would have the same. */
function labels(rows: readonly ResultRow[], x: string, columns: readonly Column[]): string[] {
  const others = columns.filter((column) => column.name !== x && kindOf(column) === "text").map(({name}) => name);
  const label = (names: string[]) => (row: ResultRow) =>
    names.map((name) => formatValue(row[name] ?? null)).join(" · ");
  const names = [x];
  while (others.length && names.length < 3 && new Set(rows.map(label(names))).size < rows.length)
    names.push(others.shift()!);
  return rows.map(label(names));
}

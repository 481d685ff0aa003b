import type {Selection} from "d3";
import type {Column} from "./values.js";
import type {LanguageCode} from "./words.js";

export interface ChartOptions {
  kind: "line" | "bar";
  /** Columns: the label or time of each row, and the number that is drawn. */
  x: string;
  y: string;
  columns: readonly Column[];
  language: LanguageCode;
  /** CSS pixels. */
  width?: number;
  document?: Document;
}

export type Svg = Selection<SVGSVGElement, unknown, null, undefined>;

/** Options of a chart whose width is known. */
export type Drawn = ChartOptions & {width: number};

/** The name of the column whose numbers are drawn. */
export function axisName(svg: Svg, name: string, x: number, y: number, anchor: "start" | "end"): void {
  svg.append("text").attr("class", "axis-name").attr("x", x).attr("y", y).attr("text-anchor", anchor).text(name);
}

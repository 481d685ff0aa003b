import {FileAttachment} from "observablehq:stdlib";
import type {Shapes} from "./shapes.js";

/** The shapes as a file of the site. Apart from the rest, which also runs where there is no page. */
export function shapesFile(): Promise<Shapes> {
  return FileAttachment("../shapes.json").json() as Promise<Shapes>;
}

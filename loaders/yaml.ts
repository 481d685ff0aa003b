import {LineCounter, parseDocument} from "yaml";
import type {Document} from "yaml";

/** Text that is no YAML, or that nests or unfolds to more than a person writes. */
export class YamlError extends Error {
  override name = "YamlError";
  /** Line of the text, from 1. */
  readonly line: number;

  constructor(line: number, message: string) {
    super(`is not valid YAML: ${message}`);
    this.line = line;
  }
}

/**
 * Reads YAML into a document, its values and its lines.
 * @throws YamlError with the line and what is wrong.
 */
export function readYaml(content: string): {document: Document.Parsed; values: unknown; lines: LineCounter} {
  const lines = new LineCounter();
  try {
    const document = parseDocument(content, {lineCounter: lines, prettyErrors: false, logLevel: "error"});
    const [broken] = document.errors;
    if (broken) throw new YamlError(lines.linePos(broken.pos[0]).line, broken.message);
    return {document, values: document.toJS(), lines};
  } catch (error) {
    if (error instanceof YamlError) throw error;
    // The parser and `toJS` call themselves for each level, and the latter counts what aliases unfold to.
    const message = error instanceof RangeError ? "it is nested too deeply" : (error as Error).message;
    throw new YamlError(1, message);
  }
}

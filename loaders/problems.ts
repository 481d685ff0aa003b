import type {Problem} from "./corpus.js";

/** So many problems of one file are printed; a bulk file whose fields are named otherwise has as many as lines. */
const shown = 20;

/** Problems as lines for a terminal, `file:line: message`: the first of each file, and of the others how many there are and how far they reach. */
export function problemLines(problems: Problem[]): string[] {
  const files = new Map<string, Problem[]>();
  for (const problem of problems) {
    const others = files.get(problem.file);
    if (others) others.push(problem);
    else files.set(problem.file, [problem]);
  }
  return [...files].flatMap(([file, all]) => {
    const lines = all.slice(0, shown).map(({line, message}) => `${file}:${line}: ${message}`);
    const more = all.slice(shown);
    if (!more.length) return lines;
    const last = more.reduce((last, {line}) => Math.max(last, line), 0);
    return [...lines, `${file}: ${more.length.toLocaleString("en")} more such problems, down to line ${last}`];
  });
}

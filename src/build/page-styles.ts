import {readFileSync} from "node:fs";
import {dirname, join, posix} from "node:path";

const sheet = /<link rel="stylesheet[^"]*"[^>]* href="(\.[^":]+\.css)">/g;
const preload = /<link rel="preload" as="style" href="[^"]*">\n?/g;

/**
 * A page with its style sheets in it: nothing is asked for and waited for before it is drawn. Sheets of other folders than the page's
 * keep finding their fonts.
 * @param file of the page, from where it asks for its sheets.
 */
export function withStyles(html: string, file: string): string {
  return html.replaceAll(preload, "").replaceAll(sheet, (_, href: string) => {
    const css = readFileSync(join(dirname(file), href), "utf8")
      .trim()
      .replaceAll(/url\((["']?)(?![\w+.-]+:|["'/#])([^"')]+)\1\)/g, (_, quote: string, path: string) => {
        const from = posix.join(posix.dirname(href), path);
        return `url(${quote}${from}${quote})`;
      })
      .replaceAll("</", "<\\/");
    return `<style>${css}</style>`;
  });
}

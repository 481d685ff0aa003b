import {existsSync, utimesSync, watch} from "node:fs";
import {join} from "node:path";
import {root} from "../../loaders/build.js";
import {prepareSite} from "./site.js";

let watching = false;

/**
 * In preview, follows edits in `data` and `loaders`, which Framework does not watch: runs the loaders again and touches the entry
 * loader, upon which Framework reloads the open page. Does nothing in a build.
 */
export function watchInputs(): void {
  if (watching || !process.argv.includes("preview")) return;
  watching = true;
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      try {
        for (const {file, line, message} of prepareSite().problems) console.error(`${file}:${line}: ${message}`);
      } catch (error) {
        // A half-finished edit: the page keeps what it last had until the file is right again.
        console.error((error as Error).message);
      }
      const now = new Date();
      utimesSync(join(root, "src", "tables.zip.ts"), now, now);
    }, 200);
  };
  for (const folder of ["data", "loaders"]) {
    if (existsSync(join(root, folder))) watch(join(root, folder), {recursive: true}, changed);
  }
}

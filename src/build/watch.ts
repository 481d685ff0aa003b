import {spawn} from "node:child_process";
import {existsSync, utimesSync, watch} from "node:fs";
import {join} from "node:path";
import {root} from "../../loaders/build.js";

let watching = false;

/**
 * In preview, follows edits in `data` and `loaders`, which Framework does not watch: runs the loaders again, as they now are, and
 * touches the entry loader, upon which Framework reloads the open page. Does nothing in a build.
 */
export function watchInputs(): void {
  if (watching || !process.argv.includes("preview")) return;
  watching = true;
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // A process of its own, because this one keeps the loaders that it began with. Its standard output, the archive, is for
      // Framework; what it says of a half-finished edit goes to the terminal, and the page keeps what it last had.
      const loader = join(root, "src", "tables.zip.ts");
      const child = spawn(process.execPath, ["--import", "tsx", loader], {
        cwd: root,
        stdio: ["ignore", "ignore", "inherit"]
      });
      const entries = ["tables.zip.ts", "search-index.zip.ts"].map((name) => join(root, "src", name));
      child.on("close", () => entries.forEach((entry) => utimesSync(entry, new Date(), new Date())));
    }, 200);
  };
  for (const folder of ["data", "loaders"]) {
    if (existsSync(join(root, folder))) watch(join(root, folder), {recursive: true}, changed);
  }
}

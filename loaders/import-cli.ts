import {root} from "./build.js";
import {importFiles} from "./import.js";

// Takes files and pages from elsewhere into data/corpus. Usage: npm run import -- FILE-OR-ADDRESS…

const paths = process.argv.slice(2);
if (!paths.length) {
  process.stderr.write(
    "usage: npm run import -- FILE-OR-ADDRESS…   (saved web pages, plain text, RSS or Atom, WARC; https://…)\n"
  );
  process.exit(2);
}
const done = await importFiles(paths, root);
for (const {from, file, message} of done) process.stdout.write(`${from}: ${file ? `${file}: ` : ""}${message}\n`);
const taken = done.filter(({file}) => file).length;
process.stdout.write(`${taken} taken, ${done.length - taken} not\n`);
if (taken < done.length) process.exitCode = 1;

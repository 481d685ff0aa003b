import {root} from "../../loaders/build.js";
import {importFiles} from "../../loaders/import.js";
import {start} from "./new.js";

// Makes the start of a report or an article.
// Usage: npm run new -- report "Title" [name]    or    npm run new -- article FILE-OR-ADDRESS [name]

const [kind, from, id] = process.argv.slice(2);
if ((kind !== "report" && kind !== "article") || !from) {
  process.stderr.write(
    'usage: npm run new -- report "Title" [name]\n       npm run new -- article FILE [name]   (plain text, UTF-8)\n       npm run new -- article https://…\n'
  );
  process.exit(2);
}
try {
  if (kind === "article" && /^https?:/i.test(from)) {
    const [made] = await importFiles([from], root);
    if (!made?.file) throw new Error(`${from}: ${made?.message ?? "has no article"}`);
    process.stdout.write(`${made.file}\n${made.message}; then \`npm start\`.\n`);
  } else {
    const {file, next} = start({kind, from, id});
    process.stdout.write(`${file}\n${next}\n`);
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}

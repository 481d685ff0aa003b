import {start} from "./new.js";

// Makes the start of a report or an article.
// Usage: npm run new -- report "Title" [name]    or    npm run new -- article FILE [name]

const [kind, from, id] = process.argv.slice(2);
if ((kind !== "report" && kind !== "article") || !from) {
  process.stderr.write(
    'usage: npm run new -- report "Title" [name]\n       npm run new -- article FILE [name]   (plain text, UTF-8)\n'
  );
  process.exit(2);
}
try {
  const {file, next} = start({kind, from, id});
  process.stdout.write(`${file}\n${next}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}

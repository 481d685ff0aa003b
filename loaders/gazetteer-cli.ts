import {rmSync, writeFileSync} from "node:fs";
import {readLexicons} from "./languages/index.js";
import {readGazetteer} from "./gazetteer.js";
import {readReferences} from "./references.js";

// Adds the places of a larger gazetteer to what is read: npm run gazetteer -- FILE   (npm run gazetteer -- --remove takes them out)

const target = "data/places-more.csv";
const [file] = process.argv.slice(2);
if (!file) {
  console.error(
    "usage: npm run gazetteer -- FILE (JSON lines of Who's On First or GeoNames' columns, may be .gz), or --remove"
  );
  process.exitCode = 2;
} else {
  // The lists without an earlier gazetteer: a new one takes its place.
  rmSync(target, {force: true});
  if (file !== "--remove") {
    const references = readReferences("data");
    const {rows, count, left} = readGazetteer(
      file,
      readLexicons("data", references).get("ar")!,
      references.places.values()
    );
    writeFileSync(target, `${rows}\n`);
    console.error(
      `${target}: ${count.toLocaleString("en")} places; ${left.toLocaleString("en")} left out, without a new Arabic name that is no other word`
    );
  }
}

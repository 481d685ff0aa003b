import {existsSync, mkdirSync, readFileSync} from "node:fs";
import {join, relative} from "node:path";
import {root, writeWhole} from "./build.js";
import {CorpusError, readCorpus} from "./corpus.js";
import {extract} from "./extract.js";
import {openArticle} from "./open-article.js";
import {readLexicons} from "./languages/index.js";
import {readReferences} from "./references.js";
import {readReview} from "./review-file.js";
import {refreshReview} from "./review-refresh.js";

// Writes or refreshes data/reviews/<article>.yaml with what is read in the article, keeping what people decided.
// Usage: npm run review -- ARTICLE…   (ids: names of files in data/corpus without their extension)

const ids = process.argv.slice(2);
if (!ids.length) {
  console.error("usage: npm run review -- ARTICLE…   (names of files in data/corpus, without .md)");
  process.exit(2);
}
const data = join(root, "data");
const references = readReferences(data);
const lexicons = readLexicons(data, references);
const {articles, problems} = await readCorpus(join(data, "corpus"));
const folder = join(data, "reviews");
mkdirSync(folder, {recursive: true});
const complain = (message: string) => {
  console.error(message);
  process.exitCode = 1;
};

for (const id of ids) {
  const found = articles.find(({article}) => article.id === id);
  const lexicon = found && lexicons.get(found.article.language);
  const path = join(folder, `${id}.yaml`);
  const file = relative(".", path);
  if (!found) {
    const broken = problems.find((problem) => problem.file.endsWith(`/${id}.md`));
    complain(
      broken
        ? `${broken.file}:${broken.line}: ${broken.message}`
        : `${id}: no article of data/corpus has this id; it is the file's name without .md`
    );
    continue;
  }
  if (!lexicon) {
    complain(
      `${id}: language “${found.article.language}” cannot be read yet; known are ${[...lexicons.keys()].join(", ")}`
    );
    continue;
  }
  try {
    const before = existsSync(path) ? readFileSync(path, "utf8") : null;
    const review = before === null ? undefined : readReview(before, file, references);
    const {article, apply} = openArticle(found, review);
    const extraction = extract(article.article, article.text, lexicon, references);
    const {content, added, lost, rejected} = refreshReview(extraction, article.text, references, file, before, apply);
    if (content !== before) writeWhole(path, content);
    const parts = [
      `${added} to decide`,
      lost && `${lost} no longer read as they were, marked “refreshed”`,
      rejected && `${rejected} more were read and are rejected, because the file says complete: true`
    ];
    console.log(
      `${file}: ${content === before ? "unchanged" : before === null ? "written" : "refreshed"}; ${parts.filter(Boolean).join("; ")}`
    );
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    complain(`${error.message}\n${file} was left as it is`);
  }
}

import {cpSync, createReadStream, mkdirSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {createInterface} from "node:readline";
import {createGunzip} from "node:zlib";
import {root} from "../../loaders/build.js";
import {readArticle} from "../../loaders/corpus.js";

/** An article as a line of a bulk file has it. */
export interface BenchArticle {
  id: string;
  title: string;
  language: "ar";
  /** A day. */
  published: string;
  text: string;
}

/**
 * The articles of a news corpus in `.jsonl` or `.jsonl.gz`, whose objects have {id, title, text} and published or date_extracted; without
 * one, `count` articles made of the texts in `data`, as long as those of a newspaper.
 */
export async function* articles(path: string | undefined, count: number): AsyncGenerator<BenchArticle> {
  if (!path) {
    yield* made(count);
    return;
  }
  const file = createReadStream(path);
  const input = path.endsWith(".gz") ? file.pipe(createGunzip()) : file;
  for await (const line of createInterface({input})) {
    if (!line.trim()) continue;
    const {id, title, text, ...rest} = JSON.parse(line) as Record<string, string>;
    const published = (rest.published ?? rest.date_extracted ?? "2015-07-21").slice(0, 10);
    yield {id: id!, title: title || "-", language: "ar", published, text: text!};
  }
}

/** Copies what the reading of a corpus leans on, word lists and lists of reference, to an empty folder of data. */
export function copyLists(data: string): void {
  mkdirSync(join(data, "corpus"), {recursive: true});
  for (const name of readdirSync(join(root, "data")).filter((name) => name === "languages" || name.endsWith(".csv")))
    cpSync(join(root, "data", name), join(data, name), {recursive: true});
}

/** Characters of an article, as in the news corpus that the figures are of: 52 million in 29,848. */
const length = 1742;

/** Paragraphs of the texts at hand, each time others together, and in other years, so that few attacks are one. */
function* made(count: number): Generator<BenchArticle> {
  const gold = join(root, "data", "gold", "ar");
  const corpus = join(root, "data", "corpus");
  const texts = [
    ...readdirSync(gold).map((file) => (JSON.parse(readFileSync(join(gold, file), "utf8")) as {text: string}).text),
    ...readdirSync(corpus)
      .filter((file) => file.endsWith(".md"))
      .map((file) => readArticle(join(corpus, file)).text)
  ];
  const paragraphs = texts.flatMap((text) => text.split(/\n+/)).filter((text) => /\p{L}/u.test(text));
  for (let n = 0; n < count; n++) {
    let text = "";
    for (let part = 0; text.length < length; part++)
      text += `${paragraphs[(n * 7 + part * (1 + (n % 11))) % paragraphs.length]!}\n`;
    text = text.slice(0, length).replace(/(?<!\d)(?:19|20)\d\d(?!\d)/g, (year) => String(Number(year) - (n % 60)));
    const published = new Date(Date.UTC(2015, 0, 1) - n * 36e5).toISOString().slice(0, 10);
    yield {id: `made-${n + 1}`, title: "-", language: "ar", published, text};
  }
}

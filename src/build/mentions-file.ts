import {readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {root, writeWhole} from "../../loaders/build.js";
import type {Rows} from "../../loaders/schema.js";
import {namesOf} from "../components/languages.js";
import type {NamedMention} from "../components/mentions.js";

const file = join(root, ".sijill", "mentions.jsonl");

/** Keeps the mentions for the pages of articles: one line an article, because together they may be more than one text can hold. */
export function writeMentions({mentions, actors, places, sources}: Rows): void {
  const names = new Map([...sources, ...actors, ...places].map((row) => [row.id, namesOf(row)]));
  const byArticle = new Map<string, NamedMention[]>();
  for (const mention of mentions) {
    const named = mention.kind === "place" || mention.kind === "actor";
    const name = (named && mention.value && names.get(mention.value)) || null;
    const own = byArticle.get(mention.article);
    if (own) own.push({...mention, name});
    else byArticle.set(mention.article, [{...mention, name}]);
  }
  const lines = [...byArticle].map(([article, own]) => Buffer.from(`${JSON.stringify([article, own])}\n`));
  writeWhole(file, Buffer.concat(lines));
}

let known: {time: number; lines: Map<string, Buffer>} | null = null;

/** What was recognised in the sentences of an article that the site shows. */
export function mentionsOf(article: string): NamedMention[] {
  const time = statSync(file).mtimeMs;
  if (known?.time !== time) known = {time, lines: linesOf(readFileSync(file))};
  const line = known.lines.get(article);
  return line ? (JSON.parse(line.toString()) as [string, NamedMention[]])[1] : [];
}

function linesOf(bytes: Buffer): Map<string, Buffer> {
  const lines = new Map<string, Buffer>();
  for (let from = 0; from < bytes.length;) {
    const to = bytes.indexOf("\n", from);
    const line = bytes.subarray(from, to);
    // A line begins with the id as JSON: ["id",[…
    const [id] = JSON.parse(`${line.subarray(0, line.indexOf(',[{"')).toString()}]`) as [string];
    lines.set(id, line);
    from = to + 1;
  }
  return lines;
}

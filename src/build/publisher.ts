import {existsSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {LineCounter, parseDocument} from "yaml";
import {z} from "zod";
import {root} from "../../loaders/build.js";

/** What the publisher of a site says of it, `data/site.yaml`. */
export interface Publisher {
  /** Where the site is published; ends in “/”. */
  address: string | null;
  /** Web or mail address for reports of mistakes. */
  corrections: string | null;
  /** Licence of the records: an identifier of SPDX, or words. */
  licence: string | null;
}

const schema = z.strictObject({
  address: z
    .url({
      protocol: /^https?$/,
      error: "expected an address that ends in /, such as https://example.org/sijill/, or null"
    })
    .endsWith("/", "expected an address that ends in /")
    .nullish(),
  corrections: z.url({protocol: /^(https?|mailto)$/, error: "expected https://… or mailto:…, or null"}).nullish(),
  licence: z.string({error: "expected the name of a licence, such as CC-BY-4.0, or null"}).trim().min(1).nullish()
});

let known: {time: number; publisher: Publisher} | null = null;

/** The publisher of this site; nothing is said where the file is missing. */
export function publisher(): Publisher {
  const file = join(root, "data", "site.yaml");
  if (!existsSync(file)) return {address: null, corrections: null, licence: null};
  const time = statSync(file).mtimeMs;
  if (known?.time !== time) known = {time, publisher: readPublisher(readFileSync(file, "utf8"), "data/site.yaml")};
  return known.publisher;
}

/** @throws Error naming file, line, field and what was expected. */
export function readPublisher(text: string, file: string): Publisher {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines});
  const [broken] = document.errors;
  if (broken) throw new Error(`${file}:${lines.linePos(broken.pos[0]).line}: ${broken.message.split("\n")[0]}`);
  const result = schema.safeParse(document.toJS() ?? {});
  if (!result.success) {
    const [issue] = result.error.issues;
    const key = issue!.code === "unrecognized_keys" ? issue.keys[0]! : String(issue!.path[0] ?? "");
    const node = document.get(key, true) as {range?: [number]} | undefined;
    const line = node?.range ? lines.linePos(node.range[0]).line : 1;
    throw new Error(`${file}:${line}: ${key}: ${issue!.message}`);
  }
  const {address = null, corrections = null, licence = null} = result.data;
  return {address, corrections, licence};
}

import {once} from "node:events";
import {createReadStream} from "node:fs";
import type {Writable} from "node:stream";
import {isBlank, linesOf} from "./bulk.js";
import {byId, problemsOf} from "./corpus.js";
import type {Problem} from "./corpus.js";
import {store} from "./store.js";
import type {Stored} from "./store.js";
import {sha256} from "./text.js";
import {checkLists, contextOf, isWithheld, noteOf, readAlone, redacts} from "./work.js";
import type {Inputs, Kept, ReadArticle} from "./work.js";

/** A line of what the filter writes: an article that was read, and the rules that it was read with. */
type Record = ReadArticle & {rules: string};

/**
 * Reads articles from lines of `input`, one JSON object each, and writes a record of each as a line of `output`, in their order. It
 * keeps nothing between lines, so that a corpus may be cut anywhere between lines and read in as many places.
 * @returns what could not be read, by line.
 */
export async function filter(input: AsyncIterable<Buffer>, output: Writable, inputs: Inputs): Promise<Problem[]> {
  const file = "standard input";
  checkLists(inputs);
  const problems: Problem[] = [];
  for await (const lines of linesOf(input, file, (problem) => problems.push(problem))) {
    for (const {line, bytes} of lines) {
      if (isBlank(bytes)) continue;
      try {
        const read = readAlone({kind: "json", file, line, fallbackId: "", bytes}, inputs);
        if (!read.id) throw new Error("id: expected one of its own, since this may be any part of a corpus");
        const record: Record = {...read, rules: inputs.rules};
        if (!output.write(`${JSON.stringify(record)}\n`)) await once(output, "drain");
      } catch (error) {
        problems.push(...problemsOf(error, {file, line}));
      }
    }
  }
  return problems;
}

/**
 * Takes the records of files that the filter wrote into the store of `folder`.
 * @returns where each is kept, by id; and what is cut short or was read with other rules.
 */
export async function readParts(
  files: string[],
  inputs: Inputs,
  folder: string
): Promise<{articles: Stored[]; problems: Problem[]; read: number}> {
  const problems: Problem[] = [];
  const found: {id: string; file: string; line: number; stored: Stored}[] = [];
  let batch: {record: Record; key: string; file: string; line: number}[] = [];
  const keep = () => {
    const values = batch.flatMap(({key, record: {id, note, kept}}) => (kept ? [{key, id, note, value: kept}] : []));
    const stored = new Map(values.length ? store(folder, values).map((one) => [one.key, one]) : []);
    for (const {record, key, file, line} of batch) {
      const {id, note, words} = record;
      const one = stored.get(key) ?? {key, id, note, length: 0, file: "", offset: 0};
      found.push({id, file, line, stored: words.length ? {...one, redact: words} : one});
    }
    batch = [];
  };
  for (const file of files) {
    for await (const lines of linesOf(createReadStream(file), file, (problem) => problems.push(problem))) {
      for (const {line, bytes} of lines) {
        try {
          const record = recordOf(bytes.toString("utf8"), inputs);
          batch.push({record, key: sha256(bytes), file, line});
        } catch (error) {
          problems.push({file, line, message: (error as Error).message});
        }
        if (batch.length === 256) keep();
      }
    }
  }
  keep();
  return {articles: byId(found, problems).map(({stored}) => stored), problems, read: 0};
}

function recordOf(text: string, inputs: Inputs): Record {
  let record: Partial<Record> & {kept?: Partial<Kept> | null};
  try {
    record = JSON.parse(text) as Partial<Record>;
  } catch {
    throw new Error("is cut short or no record; read this part again with npm run extract");
  }
  if (typeof record?.id !== "string" || typeof record.note !== "string" || !Array.isArray(record.words))
    throw new Error("is no record; expected a line that npm run extract wrote");
  if (record.rules !== inputs.rules)
    throw new Error("was read with other rules or lists than are here; read this part again");
  const note = noteOf(contextOf(inputs).reviews.get(record.id));
  if (![isWithheld, note, redacts + note].includes(record.note))
    throw new Error(
      `the review of “${record.id}” is new, gone, or withholds other words than when it was read; read this part again`
    );
  return record as Record;
}

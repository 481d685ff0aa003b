import {Tinypool} from "tinypool";
import {bundled} from "./code.mjs";

// Threads do not take over how their process reads TypeScript.
const work = await import(await bundled("work"));
export const {readBatch, makePiece, writeChunk, writeLineChunk, warm} = work;

/** A table is handed over, not copied. */
export function joinTable(task) {
  const file = work.joinTable(task);
  return Tinypool.move({[Tinypool.transferableSymbol]: [file.bytes.buffer], [Tinypool.valueSymbol]: file});
}

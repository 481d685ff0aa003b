import {Tinypool} from "tinypool";
import {bundled} from "./code.mjs";

// Threads do not take over how their process reads TypeScript.
const work = await import(await bundled("work"));
export const {readBatch, makePiece, writeChunk, writeRunChunk, warm} = work;

/** A table is handed over, not copied. */
export function joinTable(task) {
  const table = work.joinTable(task);
  const buffers = table.parts.map(({bytes}) => bytes.buffer);
  return Tinypool.move({[Tinypool.transferableSymbol]: buffers, [Tinypool.valueSymbol]: table});
}

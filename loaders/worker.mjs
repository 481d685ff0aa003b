import {bundled} from "./code.mjs";

// Threads do not take over how their process reads TypeScript.
export const {readBatch, makePiece, writeChunk, writeLineChunk, joinTable, warm} = await import(await bundled("work"));

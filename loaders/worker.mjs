import {register} from "tsx/esm/api";

// Threads do not take over how their process reads TypeScript.
register();
export const {readBatch, makePiece, writeChunk, writeClaims} = await import("./work.ts");

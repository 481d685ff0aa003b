import {createRequire} from "node:module";
import {dirname, join} from "node:path";

export interface Connection {
  query(sql: string): {toArray(): Record<string, unknown>[]};
  prepare(sql: string): {query(...parameters: unknown[]): {toArray(): Record<string, unknown>[]}; close(): void};
}

/** The very engine that readers' browsers run, in its edition for Node. */
export async function duckdb(): Promise<{connection: Connection; register(name: string, bytes: Uint8Array): void}> {
  const require = createRequire(import.meta.url);
  const dist = dirname(require.resolve("@duckdb/duckdb-wasm"));
  const {createDuckDB, VoidLogger, NODE_RUNTIME} = require(join(dist, "duckdb-node-blocking.cjs"));
  const bundles = {
    mvp: {mainModule: join(dist, "duckdb-mvp.wasm"), mainWorker: ""},
    eh: {mainModule: join(dist, "duckdb-eh.wasm"), mainWorker: ""}
  };
  const database = await createDuckDB(bundles, new VoidLogger(), NODE_RUNTIME);
  await database.instantiate();
  database.open({});
  return {
    connection: database.connect() as Connection,
    register: (name, bytes) => database.registerFileBuffer(name, bytes)
  };
}

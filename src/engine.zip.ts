import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {zipSync} from "fflate";

// DuckDB's engine and worker out of node_modules, as files of the site.
const dist = dirname(createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm"));
const files = {
  "duckdb.wasm": readFileSync(join(dist, "duckdb-eh.wasm")),
  "worker.txt": readFileSync(join(dist, "duckdb-browser-eh.worker.js"))
};
process.stdout.write(zipSync(files, {level: 0, mtime: "1980-01-01T00:00:00"}));

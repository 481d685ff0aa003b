// @ts-expect-error The package, which comes with DuckDB, hides its types from this module resolution.
import {tableFromJSON, tableToIPC} from "apache-arrow";
import {parquetReadObjects} from "hyparquet";

/** Framework's own reader loads a WebAssembly module here; this one has none. */
export default function ready(): Promise<void> {
  return Promise.resolve();
}

/** Reads a Parquet file as Framework asks for it: as the bytes of an Arrow stream, which here come later. */
export function readParquet(bytes: Uint8Array<ArrayBuffer>): {intoIPCStream(): Promise<Uint8Array>} {
  return {
    async intoIPCStream() {
      const {buffer, byteOffset, byteLength} = bytes;
      const file = buffer.slice(byteOffset, byteOffset + byteLength);
      return tableToIPC(tableFromJSON(await parquetReadObjects({file})), "stream") as Uint8Array;
    }
  };
}

import {createServer} from "node:http";
import type {Server} from "node:http";
import type {AddressInfo} from "node:net";
import send from "send";

/**
 * Serves a folder on this machine only, with HTTP ranges as DuckDB asks for them. Port 0 takes any that is free.
 * @returns the server and its address.
 */
export function serve(folder: string, port: number): Promise<{server: Server; address: string}> {
  const server = createServer((request, response) => {
    // Not by URL(), which throws on what a server may well be asked for: "//" ended it.
    const [path] = (request.url ?? "/").split(/[?#]/, 1) as [string];
    send(request, path, {root: folder, extensions: ["html"], index: "index.html"})
      .on("error", (error: {status?: number}) => {
        response.statusCode = error.status ?? 500;
        if (response.statusCode === 404)
          send(request, "/404.html", {root: folder})
            .on("error", () => response.end("Not found"))
            .pipe(response);
        else response.end(String(response.statusCode));
      })
      .pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () =>
      resolve({server, address: `http://localhost:${(server.address() as AddressInfo).port}/`})
    );
  });
}

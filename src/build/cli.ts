import {join} from "node:path";
import {root} from "../../loaders/build.js";
import {onInterrupt} from "../../loaders/interrupt.js";
import {buildSite, reportProblems} from "./build.js";
import {explained} from "./dist.js";
import {framework} from "./framework.js";
import {fillPackageCache} from "./packages.js";
import {serve} from "./server.js";
import {prepareSite} from "./site.js";

// npm run build | npm start | npm run dev
const [command] = process.argv.slice(2);
const log = (line: string) => console.error(line);

try {
  if (command === "build" || command === "start") {
    const stop = onInterrupt("Stopped. What was read is kept, and dist/ is as it was: build again to go on from here.");
    const problems = await buildSite(log);
    stop();
    if (command === "start") {
      const {server, address} = await listen(Number(process.env.PORT ?? 3000));
      console.log(`Sijill is at ${address}  (Ctrl-C stops it)`);
      process.on("SIGINT", () => server.close(() => process.exit()));
    }
    reportProblems(problems, log);
  } else if (command === "dev") {
    reportProblems((await prepareSite()).problems, log);
    await fillPackageCache();
    process.exitCode = (await framework(["preview", "--no-open", ...process.argv.slice(3)], {inherit: true})).code;
  } else {
    log("usage: npm run build | npm start | npm run dev");
    process.exitCode = 2;
  }
} catch (error) {
  log(explained(error));
  process.exitCode = 1;
}

/** The wanted port, or any free one when another program has it. */
async function listen(port: number) {
  try {
    return await serve(join(root, "dist"), port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    return serve(join(root, "dist"), 0);
  }
}

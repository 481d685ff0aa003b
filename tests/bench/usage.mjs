import {writeFileSync} from "node:fs";
import {isMainThread} from "node:worker_threads";

// Loaded before a program: leaves in the file SIJILL_USAGE what it cost when it ends, all its threads together.
if (isMainThread && process.env.SIJILL_USAGE)
  process.on("exit", () => {
    const {userCPUTime, systemCPUTime, maxRSS} = process.resourceUsage();
    writeFileSync(
      process.env.SIJILL_USAGE,
      JSON.stringify({cpu: (userCPUTime + systemCPUTime) / 1e6, mb: maxRSS / 1024})
    );
  });

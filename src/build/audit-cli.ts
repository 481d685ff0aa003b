import {spawnSync} from "node:child_process";
import {root} from "../../loaders/build.js";
import {auditOf} from "./audit.js";

// npm run audit: asks the registry what is known against the packages that build, serve or read the site. Fails where something is that
// is grave; a registry that cannot be reached, or that does not answer this question, fails nothing.
const patience = ["--fetch-retries=0", "--fetch-timeout=20000"];
const {stdout} = spawnSync("npm", ["audit", "--json", "--omit=dev", ...patience], {
  cwd: root,
  encoding: "utf8",
  timeout: 60_000
});
const found = auditOf(stdout);
if (!found) process.stdout.write("audit: the registry gave no answer; ask it where there is one\n");
else if (!found.length) process.stdout.write("audit: nothing is known against the packages\n");
for (const {package: name, severity, range, reason} of found ?? [])
  process.stdout.write(`audit: ${severity}: ${name} ${range}: ${reason}\n`);
if (found?.some(({severity}) => severity === "high" || severity === "critical")) process.exitCode = 1;

import {spawn, spawnSync} from "node:child_process";
import type {ChildProcess} from "node:child_process";
import {once} from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from "node:fs";
import {hostname, tmpdir, userInfo} from "node:os";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {root} from "../../loaders/build.js";
import {articles, copyLists} from "./corpus.js";
import {machine, today, writePart} from "./results.js";

// Reads a corpus with GNU parallel on two hosts and as a Slurm job array on four nodes, one of which is killed, compares the tables with
// those of a single run, and writes its part of tests/bench/RESULTS.md. Hosts and nodes are simulated: all are this machine.
// Usage: tsx tests/bench/spread.ts [CORPUS.jsonl.gz]   (of which 2,000 articles are read; needs the system's packages parallel and slurm-wlm)

const count = 2000;
const missing = ["parallel", "slurmctld", "slurmd", "sbatch"].filter((name) => spawnSync("which", [name]).status);
if (missing.length) {
  process.stdout.write(`Nothing is measured: ${missing.join(", ")} is not installed.\n`);
  process.exit();
}

const folder = mkdtempSync(join(tmpdir(), "sijill-spread-"));
const data = join(folder, "data");
copyLists(data);

const extract = `${process.execPath} ${join(root, "loaders", "run.mjs")} extract-cli`;
const conf = join(folder, "slurm.conf");
const env: NodeJS.ProcessEnv = {...process.env, SLURM_CONF: conf};

/** Runs a line of the shell in the folder of the corpus. @throws what it said where it fails */
function run(command: string): string {
  const {status, stdout, stderr} = spawnSync("sh", ["-c", command], {cwd: folder, env, encoding: "utf8"});
  if (status) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return stdout;
}

function tables(out: string, parts = ""): number {
  const begun = performance.now();
  run(
    `${process.execPath} ${join(root, "loaders", "run.mjs")} tables-cli ${parts && `--merge ${parts}`} --data data --cache cache-${out} --out ${out}`
  );
  return (performance.now() - begun) / 1e3;
}

/** How many files two folders have, all with the same bytes. @throws naming one that differs */
function same(a: string, b: string): number {
  const names = readdirSync(join(folder, a)).sort();
  if (names.join() !== readdirSync(join(folder, b)).sort().join()) throw new Error(`${a} and ${b} have other files`);
  for (const name of names)
    if (!readFileSync(join(folder, a, name)).equals(readFileSync(join(folder, b, name))))
      throw new Error(`${name} differs in ${a} and ${b}`);
  return names.length;
}

const daemons: ChildProcess[] = [];
const daemon = (...command: string[]) => {
  const child = spawn(command[0]!, command.slice(1), {cwd: folder, env, stdio: "ignore", detached: true});
  daemons.push(child);
  return child;
};

async function until(what: string, is: () => boolean): Promise<void> {
  for (let n = 0; !is(); n++) {
    if (n === 1200) throw new Error(`${what}: not within ten minutes`);
    await setTimeout(500);
  }
}

function configure(): void {
  const port = 20_000 + (process.pid % 20_000);
  const user = userInfo().username;
  const host = hostname();
  writeFileSync(
    conf,
    `ClusterName=sijill
SlurmctldHost=${host}(127.0.0.1)
SlurmUser=${user}
SlurmdUser=${user}
AuthType=auth/none
CredType=cred/none
SlurmctldPort=${port}
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool-%n
SlurmctldPidFile=${folder}/ctld.pid
SlurmdPidFile=${folder}/%n.pid
SlurmctldLogFile=${folder}/ctld.log
SlurmdLogFile=${folder}/%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
JobRequeue=0
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
${[0, 1, 2, 3].map((n) => `NodeName=node${n} NodeHostname=${host} NodeAddr=127.0.0.1 Port=${port + 1 + n} CPUs=1 State=UNKNOWN`).join("\n")}
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`
  );
  for (const name of ["state", ...[0, 1, 2, 3].map((n) => `spool-node${n}`)]) mkdirSync(join(folder, name));
}

/** The script of docs/scale.md. */
function script(): string {
  const page = readFileSync(join(root, "docs", "scale.md"), "utf8");
  const [found] = /^ {4}#!\/bin\/bash\n(?: {4}.*\n)+/m.exec(page)!;
  return found.replace(/^ {4}/gm, "").replace("npm run --silent extract", extract);
}

try {
  const lines: string[] = [];
  for await (const article of articles(process.argv[2] ?? process.env.SIJILL_BENCH_CORPUS, count)) {
    lines.push(JSON.stringify(article));
    if (lines.length === count) break;
  }
  writeFileSync(join(folder, "articles.jsonl"), `${lines.join("\n")}\n`);
  cpSync(join(folder, "articles.jsonl"), join(data, "corpus", "articles.jsonl"));
  const single = tables("single");
  process.stdout.write(`single run: ${single.toFixed(1)} s\n`);

  // A host that GNU parallel reaches without a network.
  writeFileSync(
    join(folder, "ssh"),
    '#!/bin/sh\nwhile [ "${1#-}" != "$1" ]; do shift; done\nshift\n[ "$1" = -- ] && shift\nexec sh -c "$*"\n'
  );
  chmodSync(join(folder, "ssh"), 0o755);
  run(
    `parallel --ssh ${join(folder, "ssh")} -S 1/host1,1/host2 --wd ${folder} --pipe -k --block 1M --retries 3 ${extract} < articles.jsonl > records.ndjson`
  );
  tables("parallel", "records.ndjson");
  const files = same("single", "parallel");
  process.stdout.write("GNU parallel on two hosts: the same bytes\n");

  configure();
  daemon("slurmctld", "-D", "-f", conf);
  const nodes = [0, 1, 2, 3].map((n) => daemon("slurmd", "-D", "-f", conf, "-N", `node${n}`));
  const idle = () => spawnSync("sinfo", ["-h", "-t", "idle", "-o", "%D"], {env, encoding: "utf8"}).stdout.trim();
  await until("four nodes", () => idle() === "4");
  run("split -n l/4 -d articles.jsonl articles-");
  writeFileSync(join(folder, "extract.sh"), script());
  run("sbatch extract.sh");
  const part = join(folder, "records-02.part");
  const read = () => (existsSync(part) ? readFileSync(part, "utf8").split("\n").length - 1 : 0);
  await until("half of part 2", () => read() > count / 8);
  nodes[2]!.kill("SIGKILL");
  // What ran on the node dies with it.
  run(
    "for pid in $(grep -lsz '^SLURMD_NODENAME=node2$' /proc/[0-9]*/environ | cut -d/ -f3); do kill -9 $pid || true; done"
  );
  run("scontrol update nodename=node2 state=down reason=killed");
  const ended = () => !run("squeue -h").trim();
  await until("the array", ended);
  const half = read();
  if (existsSync(join(folder, "records-02.ndjson"))) throw new Error("the killed task left a file that looks whole");
  nodes[2] = daemon("slurmd", "-D", "-f", conf, "-N", "node2");
  run("scontrol update nodename=node2 state=resume");
  run("sbatch --array=2 extract.sh");
  await until("the array's part 2", () => existsSync(join(folder, "records-02.ndjson")) && ended());
  tables("slurm", "records-*.ndjson");
  same("single", "slurm");
  process.stdout.write("Slurm on four nodes, one killed: the same bytes\n");

  const version = run("slurmctld -V").trim();
  const parallel = run("parallel --version").split("\n", 1)[0]!;
  await writePart(`# How reading is spread over machines

Written by \`tsx tests/bench/spread.ts\` on ${today()}: ${machine()}; hosts and nodes are simulated, all are this machine.

${lines.length.toLocaleString("en")} articles, the ${files} files of the tables compared with those of a single run:

- ${parallel}, two hosts: the same bytes.
- ${version}, the script of \`docs/scale.md\` as a job array on four nodes. Node 3 was killed when its task had written ${half.toLocaleString("en")} of some ${count / 4} records, and the task submitted again: the same bytes.
`);
} finally {
  for (const child of daemons) if (child.exitCode === null) child.kill("SIGKILL");
  await Promise.all(
    daemons.map((child) => child.exitCode === null && child.signalCode === null && once(child, "close"))
  );
  rmSync(folder, {recursive: true, force: true});
}

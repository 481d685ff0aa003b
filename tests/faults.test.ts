import {execFileSync, spawn} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {writeWhole} from "../loaders/build.js";
import {BrokenCache, mending} from "../loaders/store.js";
import {explained, lock, replaceFolder, restoreFolder} from "../src/build/dist.js";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "sijill-faults-"))));
afterEach(() => rmSync(folder, {recursive: true}));

const site = (name: string, words: string) => {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, "index.html"), words);
  return join(folder, name);
};
const words = (name: string) => readFileSync(join(folder, name, "index.html"), "utf8");

describe("dist/ is replaced as a whole or not at all", () => {
  test("by the new one, of which nothing of the old one is left", () => {
    const [dist, fresh] = [site("dist", "old"), site("fresh", "new")];
    writeFileSync(join(dist, "gone.html"), "");
    replaceFolder(fresh, dist, join(folder, "aside"));
    expect(words("dist")).toBe("new");
    expect(readdirSync(folder)).toEqual(["dist"]);
    expect(readdirSync(dist)).toEqual(["index.html"]);
  });

  test("is back in its place where the new one cannot be moved there", () => {
    const dist = site("dist", "old");
    expect(() => replaceFolder(join(folder, "missing"), dist, join(folder, "aside"))).toThrow(/ENOENT/);
    expect(words("dist")).toBe("old");
  });

  test("is put back by the next build after one that was killed in between", () => {
    site("aside", "old");
    restoreFolder(join(folder, "dist"), join(folder, "aside"));
    expect(words("dist")).toBe("old");
    // Where both are there, the new one is in its place.
    site("aside", "older");
    restoreFolder(join(folder, "dist"), join(folder, "aside"));
    expect(words("dist")).toBe("old");
  });
});

describe("two builds at once", () => {
  test("the second says whom it would disturb, and what to do", async () => {
    const file = join(folder, "build.lock");
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    try {
      writeFileSync(file, String(other.pid));
      expect(() => lock(file)).toThrow(
        `Another build of this folder is running (process ${other.pid}). Wait until it is done; if there is none, delete ${file}.`
      );
    } finally {
      other.kill("SIGKILL");
      await new Promise((resolve) => other.once("exit", resolve));
    }
    // What a killed build left keeps nobody out.
    const unlock = lock(file);
    expect(readFileSync(file, "utf8")).toBe(String(process.pid));
    unlock();
    expect(existsSync(file)).toBe(false);
  });

  test("a lock that was cut short keeps nobody out", () => {
    const file = join(folder, "build.lock");
    writeFileSync(file, "");
    lock(file)();
    expect(existsSync(file)).toBe(false);
  });
});

describe("a damaged cache", () => {
  const attempts = (files: string[]) => {
    const left = [...files];
    const said: string[] = [];
    const attempt = async () => {
      if (left.length) throw new BrokenCache(left.shift()!);
      return "built";
    };
    return {said, built: mending(attempt, (line) => said.push(line))};
  };

  test("is made again file by file", async () => {
    const {said, built} = attempts(["a", "b", "c"]);
    expect(await built).toBe("built");
    expect(said).toEqual(["a", "b", "c"].map((file) => `${file} was damaged; it is made again.`));
  });

  test("ends a build where a file is damaged again, and no other fault is tried again", async () => {
    const {said, built} = attempts(["a", "b", "a"]);
    await expect(built).rejects.toThrow("a was made again and is damaged again; check the disk");
    expect(said).toHaveLength(2);
    let count = 0;
    const fails = async () => {
      count++;
      throw new Error("no such list");
    };
    await expect(mending(fails, () => {})).rejects.toThrow("no such list");
    expect(count).toBe(1);
  });
});

describe("a full disk", () => {
  const isRoot = process.getuid?.() === 0;
  const mounts = isRoot && canMount();

  test.runIf(mounts)("keeps the file that was there, leaves no half of the new one, and says what to do", () => {
    const disk = join(folder, "disk");
    mkdirSync(disk);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", disk]);
    try {
      const file = join(disk, "site.json");
      writeWhole(file, "last good");
      let failure: unknown;
      try {
        writeWhole(file, "x".repeat(1e6));
      } catch (error) {
        failure = error;
      }
      expect(explained(failure)).toMatch(/The disk is full.* Free some space and build again; dist\/ is as it was\./);
      expect(readFileSync(file, "utf8")).toBe("last good");
      expect(readdirSync(disk)).toEqual(["site.json"]);
    } finally {
      execFileSync("umount", [disk]);
    }
  });

  test("and other faults of the machine are told with a way on; every other message stays", () => {
    const failure = (code: string) => Object.assign(new Error(`${code}: no`), {code, path: "/x"});
    for (const code of ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EMFILE"])
      expect(explained(failure(code))).toMatch(/^[A-Z].*[.] [A-Z].*; dist\/ is as it was\.$/);
    expect(explained(failure("ENOENT"))).toBe("ENOENT: no");
  });

  test("a file that cannot be written whole is not there in part", () => {
    // A folder in the file's place: the last step fails, as on a full disk.
    mkdirSync(join(folder, "taken", "inside"), {recursive: true});
    expect(() => writeWhole(join(folder, "taken"), "new")).toThrow();
    expect(readdirSync(folder)).toEqual(["taken"]);
  });
});

function canMount(): boolean {
  const at = mkdtempSync(join(tmpdir(), "sijill-mount-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=16k", "tmpfs", at], {stdio: "ignore"});
    execFileSync("umount", [at]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(at, {recursive: true, force: true});
  }
}

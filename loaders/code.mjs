import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {threadId} from "node:worker_threads";

const loaders = fileURLToPath(new URL(".", import.meta.url));
const root = join(loaders, "..");
const folder = join(root, ".sijill", "code");

/**
 * One file of JavaScript made of a loader and all that it imports: read in a fifth of the time that sixty files of TypeScript take,
 * which is most of what an edit of one article would cost. Made anew when a loader or a package has changed.
 * @param {string} name of a file in `loaders`, without `.ts`.
 * @returns {Promise<string>} its address.
 */
export async function bundled(name) {
  const hash = createHash("sha256");
  const sources = readdirSync(loaders, {recursive: true}).filter((file) => /\.(ts|mjs)$/.test(String(file)));
  for (const file of [
    ...sources.sort().map((source) => join(loaders, String(source))),
    join(root, "package-lock.json")
  ])
    hash.update(readFileSync(file)).update("\0");
  const file = join(folder, `${name}-${hash.digest("hex").slice(0, 16)}.mjs`);
  if (!existsSync(file)) await bundle(name, file);
  return pathToFileURL(file).href;
}

async function bundle(name, file) {
  mkdirSync(folder, {recursive: true});
  for (const old of readdirSync(folder))
    if (old.startsWith(`${name}-`) && Date.now() - statSync(join(folder, old)).mtimeMs > 864e5)
      rmSync(join(folder, old), {force: true});
  const {build} = await import("esbuild");
  const {outputFiles} = await build({
    entryPoints: [join(loaders, `${name}.ts`)],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    // It starts files of its own.
    external: ["tinypool"],
    // Loaders know the folder of the project by their own place.
    define: {"import.meta.url": JSON.stringify(pathToFileURL(join(loaders, `${name}.ts`)).href)},
    // Packages in the older kind of modules ask for parts of Node by `require`.
    banner: {js: 'import {createRequire} from "node:module"; const require = createRequire(import.meta.url);'},
    logLevel: "error"
  });
  const temporary = `${file}.${process.pid}.${threadId}.tmp`;
  writeFileSync(temporary, outputFiles[0].contents);
  renameSync(temporary, file);
}

import {bundled} from "./code.mjs";

// Runs a command of the loaders. Usage: node loaders/run.mjs NAME [ARGUMENT…], for loaders/NAME.ts.
const [name] = process.argv.splice(2, 1);
await import(await bundled(name));

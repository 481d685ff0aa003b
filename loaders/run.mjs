import {setFlagsFromString} from "node:v8";
import {bundled} from "./code.mjs";

// Runs a command of the loaders. Usage: node loaders/run.mjs NAME [ARGUMENT…], for loaders/NAME.ts.

// V8 makes machine code of a function once it has run a while, on the cores that an edit needs: later than by default, since in a few
// seconds that is hardly made up for.
setFlagsFromString("--interrupt-budget=300000");
const [name] = process.argv.splice(2, 1);
await import(await bundled(name));

import {shapes} from "./build/shapes.js";

// Outlines of countries and names of cities, which maps on live pages ask for.
process.stdout.write(JSON.stringify(shapes()));

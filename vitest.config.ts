import {defineConfig} from "vitest/config";

/** Files at a time. A test of the site waits for its browser most of the time. */
const maxWorkers = 2;

export default defineConfig({
  test: {
    reporters: ["default", "./tests/helpers/summary.ts"],
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Word lists are compiled once a worker, not once a file.
          isolate: false,
          maxWorkers
        }
      },
      {
        test: {
          name: "site",
          include: ["tests/site/*.test.ts"],
          globalSetup: "tests/helpers/site.ts",
          testTimeout: 60_000,
          hookTimeout: 300_000,
          // A page on a busy machine may need more than the usual second to answer.
          expect: {poll: {timeout: 15_000}},
          isolate: false,
          maxWorkers
        }
      }
    ]
  }
});

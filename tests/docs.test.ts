import {readFileSync} from "node:fs";
import {expect, test} from "vitest";

const readme = readFileSync("README.md", "utf8");
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

test("the README gives a reason for every dependency", () => {
  const named = (name: string) =>
    readme.includes(`\`${name}\``) || (/codemirror/.test(name) && readme.includes("`codemirror` packages"));
  expect(Object.keys(manifest.dependencies).filter((name) => !named(name))).toEqual([]);
});

test("versions are pinned exactly", () => {
  for (const [name, version] of Object.entries({...manifest.dependencies, ...manifest.devDependencies})) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  }
});

test("every command that the documents give exists", () => {
  const text = readme + readFileSync("CONTRIBUTING.md", "utf8");
  const commands = [...text.matchAll(/npm run (?:--silent )?([a-z]+)/g)].map(([, name]) => name!);
  expect(commands.length).toBeGreaterThan(5);
  expect([...new Set(commands)].filter((name) => !(name in manifest.scripts))).toEqual([]);
});

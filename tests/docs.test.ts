import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {firstPage} from "./helpers/checkout.js";

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

test("every document begins with the same page of ten lines", () => {
  const page = firstPage("notebook.md");
  expect(page.trimEnd().split("\n")).toHaveLength(10);
  const contributing = readFileSync("CONTRIBUTING.md", "utf8").replace(/^ {4}/gm, "");
  expect(contributing).toContain(`\n\n${page}\n`);
  const untitled = (text: string) => text.replace(/^# .*/, "");
  expect(untitled(firstPage("ar/notebook.md"))).toBe(untitled(page));
});

import {execFileSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {auditOf} from "../src/build/audit.js";
import {licences, licencesFile} from "../src/build/licences.js";

const lockfile = readFileSync("package-lock.json", "utf8");
const {packages} = JSON.parse(lockfile) as {
  packages: Record<string, {version?: string; integrity?: string; inBundle?: boolean; hasInstallScript?: boolean}>;
};
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Record<string, Record<string, string>>;
const installed = Object.entries(packages).filter(([path]) => path);

test("every package of the lockfile has a strong checksum, or comes inside one that has", () => {
  expect(installed.length).toBeGreaterThan(300);
  const without = installed.filter(
    ([, {integrity, inBundle}]) => !inBundle && !/^sha512-[\w+/]{86}==$/.test(integrity ?? "")
  );
  expect(without.map(([path]) => path)).toEqual([]);
});

test("the lockfile has the versions that the manifest pins", () => {
  for (const [name, version] of Object.entries({...manifest.dependencies, ...manifest.devDependencies}))
    expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
});

test("no package but esbuild, which works without, has a script that runs when it is installed", () => {
  const scripted = installed.filter(([, {hasInstallScript}]) => hasInstallScript).map(([path]) => path);
  expect(scripted.filter((path) => !/(^|\/)node_modules\/(esbuild|fsevents)$/.test(path))).toEqual([]);
});

test("licences.csv lists the licence of every package: when this fails, `npm run licences` and look at what changed", () => {
  const rows = licences(lockfile);
  expect(readFileSync("licences.csv", "utf8")).toBe(licencesFile(rows));
  // What may be published with the site or used to build it without asking more than a notice.
  const free =
    /\b(MIT|MIT-0|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0|OFL-1\.1)\b/;
  // The Mozilla licence asks for the source of changes to its own files. This program is not changed, and no part of it is in the site.
  const unchanged = (row: {package: string; licence: string}) =>
    /^@resvg\/resvg-js(-|$)/.test(row.package) && row.licence === "MPL-2.0";
  const others = rows.filter((row) => !free.test(row.licence) && !unchanged(row));
  expect(others.map((row) => `${row.package}: ${row.licence}`)).toEqual([]);
});

test("a licence that nobody states is named", () => {
  const locked = JSON.stringify({
    packages: {"": {}, "node_modules/x": {version: "1.0.0"}, "node_modules/y": {dev: true}}
  });
  expect(() => licences(locked)).toThrow("the licence is not known of x");
});

test("the bill of materials names every package that the manifest asks for, with its version", () => {
  const printed = execFileSync("npm", ["run", "--silent", "sbom"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"]
  });
  const {bomFormat, components} = JSON.parse(printed) as {
    bomFormat: string;
    components: {group?: string; name: string; version: string}[];
  };
  expect(bomFormat).toBe("CycloneDX");
  const named = new Set(components.map(({group, name, version}) => `${group ? `${group}/` : ""}${name}@${version}`));
  const needed = Object.entries({...manifest.dependencies, ...manifest.devDependencies}).map(
    ([name, version]) => `${name}@${version}`
  );
  expect(needed.filter((one) => !named.has(one))).toEqual([]);
});

test("an audit tells what is known of what the registry does not answer", () => {
  const via = [{title: "Reads files", url: "https://example.org/1"}, "y"];
  const report = {auditReportVersion: 2, vulnerabilities: {x: {severity: "high", range: "<2", via}}};
  expect(auditOf(JSON.stringify(report))).toEqual([
    {package: "x", severity: "high", range: "<2", reason: "Reads files (https://example.org/1); by y"}
  ]);
  expect(auditOf(JSON.stringify({auditReportVersion: 2, vulnerabilities: {}}))).toEqual([]);
  expect(auditOf('{"message": "405 Method Not Allowed", "statusCode": 405}')).toBe(null);
  expect(auditOf("")).toBe(null);
});

import {csvFormat} from "d3";

/** A package that is installed to build or read the site. */
export interface Licensed {
  package: string;
  version: string;
  /** SPDX expression. */
  licence: string;
}

/** Licences that their authors state in other places than `package.json`. */
const stated: Record<string, string> = {
  // The file LICENSE that it comes with.
  flatbuffers: "Apache-2.0",
  // The old form of the field, `licenses`.
  "json-bignum": "MIT"
};

interface Locked {
  version?: string;
  license?: string;
  dev?: boolean;
  link?: boolean;
}

/**
 * The packages of a lockfile that are not for tests and checks only, by name and version.
 * @throws naming packages whose licence is not known.
 */
export function licences(lockfile: string): Licensed[] {
  const {packages} = JSON.parse(lockfile) as {packages: Record<string, Locked>};
  const found = new Map<string, Licensed>();
  for (const [path, {version = "", license, dev, link}] of Object.entries(packages)) {
    if (!path || dev || link) continue;
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    found.set(`${name} ${version}`, {package: name, version, licence: stated[name] ?? license ?? ""});
  }
  const rows = [...found.values()].sort((a, b) =>
    a.package < b.package ? -1 : a.package > b.package ? 1 : a.version < b.version ? -1 : 1
  );
  const unknown = rows.filter(({licence}) => !licence || /^SEE /.test(licence)).map((row) => row.package);
  if (unknown.length)
    throw new Error(`the licence is not known of ${unknown.join(", ")}; add it to src/build/licences.ts`);
  return rows;
}

/** The list as it is kept in `licences.csv`. */
export function licencesFile(rows: Licensed[]): string {
  return `${csvFormat(rows, ["package", "version", "licence"])}\n`;
}

/** The tables of a version of the data, by name, with their whole addresses. */
export type VersionTables = Record<string, string>;

/**
 * The tables of a version out of the list of published versions.
 * @param list what `versions/versions.json` holds, which nothing is believed of
 * @param version the one wanted; it is only compared, and no address is made from it
 * @param folder address of `versions/`; tables elsewhere, and those that this page does not know, are left out
 * @returns null where the version is not listed or has no table there
 */
export function tablesOf(
  list: unknown,
  version: string,
  folder: string,
  known: readonly string[]
): VersionTables | null {
  if (!Array.isArray(list)) return null;
  const found = (list as unknown[]).find((entry) => (entry as {version?: unknown} | null)?.version === version);
  const tables = (found as {tables?: unknown} | undefined)?.tables;
  if (typeof tables !== "object" || tables === null) return null;
  const ours = Object.entries(tables as Record<string, unknown>).flatMap(([name, address]) => {
    if (!known.includes(name) || typeof address !== "string" || !URL.canParse(address, folder)) return [];
    const {href} = new URL(address, folder);
    return href.startsWith(folder) ? [[name, href] as const] : [];
  });
  return ours.length ? Object.fromEntries(ours) : null;
}

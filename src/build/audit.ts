/** What a registry knows against the packages of the lockfile; null where it did not answer. */
export type Audit = {package: string; severity: string; range: string; reason: string}[] | null;

interface Report {
  auditReportVersion?: number;
  vulnerabilities?: Record<string, {severity: string; range: string; via: (string | {title: string; url: string})[]}>;
}

/** Reads what `npm audit --json` printed. */
export function auditOf(printed: string): Audit {
  let report: Report;
  try {
    report = JSON.parse(printed) as Report;
  } catch {
    return null;
  }
  if (!report.auditReportVersion || !report.vulnerabilities) return null;
  return Object.entries(report.vulnerabilities).map(([name, {severity, range, via}]) => ({
    package: name,
    severity,
    range,
    reason: via.map((one) => (typeof one === "string" ? `by ${one}` : `${one.title} (${one.url})`)).join("; ")
  }));
}

import {specificity} from "./attack-types.js";
import {Candidates} from "./candidates.js";
import {likeness} from "./likeness.js";
import type {Mergeable} from "./likeness.js";
import type {References} from "./references.js";
import type {Article, Attack, Claim, Report} from "./schema.js";
import {stableId} from "./text.js";

/** ACLED's event type and sub-event type, GTD's `attacktype1`; null where the codebook has no class of its own for the type. */
const codes: Record<string, [acled: string | null, acledSub: string | null, gtd: number | null]> = {
  suicide_bombing: ["Explosions/Remote violence", "Suicide bomb", 3],
  vehicle_bombing: ["Explosions/Remote violence", "Remote explosive/landmine/IED", 3],
  ied: ["Explosions/Remote violence", "Remote explosive/landmine/IED", 3],
  bombing: ["Explosions/Remote violence", "Remote explosive/landmine/IED", 3],
  shelling: ["Explosions/Remote violence", "Shelling/artillery/missile attack", 3],
  airstrike: ["Explosions/Remote violence", "Air/drone strike", 3],
  armed_assault: ["Battles", "Armed clash", 2],
  armed_clash: ["Battles", "Armed clash", 2],
  security_operation: ["Battles", "Armed clash", null],
  assassination: ["Violence against civilians", "Attack", 1],
  execution: ["Violence against civilians", "Attack", 2],
  kidnapping: ["Violence against civilians", "Abduction/forced disappearance", 6],
  arson: ["Strategic developments", "Looting/property destruction", 7],
  looting: ["Strategic developments", "Looting/property destruction", 7],
  attack: [null, null, 9]
};

/** What is asked of the article of a report. */
type Teller = Pick<Article, "id" | "published_start" | "source">;

/** Those who fight back: an assault on others is violence against civilians in ACLED. */
const fighters = ["military", "security_forces", "armed_group"];

/**
 * Merges reports that speak of one event into one attack. Reports are taken in the order of publication; the id comes from the first of
 * an attack.
 * @returns the attacks, and the id of its attack for that of each report.
 */
export function mergeReports(
  reports: Mergeable[],
  articles: Teller[],
  references: References
): {attacks: Attack[]; attackOf: Map<string, string>} {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const ordered = reports
    .map((report) => ({report, published: byId.get(report.article)?.published_start ?? ""}))
    .sort(
      ({report: a, published: x}, {report: b, published: y}) =>
        compare(x, y) || compare(a.article, b.article) || (a.starts[0] ?? 0) - (b.starts[0] ?? 0) || compare(a.id, b.id)
    );
  const groups: {reports: Mergeable[]; because: string[]}[] = [];
  const candidates = new Candidates(references);
  for (const {report} of ordered) {
    const found = report.status === "rejected" ? null : match(report, groups, candidates.of(report), references);
    if (found) {
      groups[found.index]!.reports.push(report);
      groups[found.index]!.because.push(found.reason);
    } else {
      if (report.status !== "rejected") candidates.add(groups.length, report);
      groups.push({reports: [report], because: []});
    }
  }
  const attackOf = new Map<string, string>();
  const attacks = groups.map((group) => {
    const attack = attackFrom(group.reports, group.because, byId, references);
    for (const report of group.reports) attackOf.set(report.id, attack.id);
    return attack;
  });
  return {attacks, attackOf};
}

/** The attack that a claim speaks of: that of the report it belongs to, or else the one that it names itself. */
export function attackOfClaim(
  {report, attack}: Pick<Claim, "report" | "attack">,
  attackOf: Map<string, string>
): string | null {
  return (report && attackOf.get(report)) ?? attack;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The group that a report belongs to, and why; of equals the first. A report of the same article is another event: its article has
 * told them apart.
 */
function match(
  report: Mergeable,
  groups: {reports: Mergeable[]}[],
  candidates: Iterable<number>,
  references: References
): {index: number; reason: string} | null {
  let best: {index: number; reason: string; score: number} | null = null;
  for (const index of candidates) {
    const group = groups[index]!.reports;
    let closest: {score: number; reason: string} | null = null;
    for (const other of group) {
      const one = likeness(other, report, references);
      closest = one && (!closest || one.score > closest.score) ? one : one && closest;
      if (!closest) break;
    }
    if (!closest || group.some((other) => other.article === report.article)) continue;
    if (!best || closest.score > best.score || (closest.score === best.score && index < best.index))
      best = {index, ...closest};
  }
  return best;
}

function attackFrom(
  group: Mergeable[],
  because: string[],
  articles: Map<string, Teller>,
  references: References
): Attack {
  const [first] = group as [Mergeable, ...Mergeable[]];
  const type = group.map((report) => report.type).sort((a, b) => specificity(a) - specificity(b))[0]!;
  const dated = min(
    group.filter((report) => report.date_start || report.date_end),
    span
  );
  const level = (report: Mergeable) =>
    report.place ? (references.places.get(report.place)?.admin_level ?? 0) : report.place_name ? 0.5 : -1;
  const placed = [...group].sort((a, b) => level(b) - level(a))[0]!;
  const point = placed.place ? references.places.get(placed.place) : undefined;
  const blamed = group.find((report) => report.perpetrator) ?? group.find((report) => report.perpetrator_name);
  const targets = [...new Set(group.flatMap((report) => report.targets))];
  const killed = toll(group, "killed_min", "killed_max");
  const injured = toll(group, "injured_min", "injured_max");
  const [acled, sub, gtd] = codes[type] ?? [null, null, null];
  // ACLED has battles between those who fight; the same weapons turned on others are violence against civilians.
  const oneSided =
    acled === "Battles" &&
    type === "armed_assault" &&
    targets.length > 0 &&
    !targets.some((target) => fighters.includes(target));
  return {
    id: stableId("a", first.id),
    type,
    count: Math.max(...group.map((report) => report.count)),
    outcome: first.outcome,
    date: dated?.date ?? null,
    date_start: dated?.date_start ?? null,
    date_end: dated?.date_end ?? null,
    date_precision: dated?.date_precision ?? null,
    month: dated ? monthOf(dated) : null,
    place: placed.place,
    place_name: placed.place_name,
    country: placed.country ?? group.find((report) => report.country)?.country ?? null,
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
    perpetrator: blamed?.perpetrator ?? null,
    perpetrator_name: blamed?.perpetrator_name ?? null,
    responsibility:
      ["claimed", "denied", "attributed", "unclaimed"].find((one) =>
        group.some((report) => report.responsibility === one)
      ) ?? null,
    targets,
    weapon: group.find((report) => report.weapon)?.weapon ?? null,
    killed_low: killed.low,
    killed_best: killed.best,
    killed_high: killed.high,
    injured_low: injured.low,
    injured_best: injured.best,
    injured_high: injured.high,
    reports: group.length,
    sources: sources(group, articles),
    merged_because: because,
    acled_event_type: oneSided ? "Violence against civilians" : acled,
    acled_sub_event_type: oneSided ? "Attack" : sub,
    gtd_attacktype: gtd,
    quote: first.quotes[0] ?? null,
    article: first.article,
    sentence: first.sentences[0] ?? null,
    status: group.some((report) => report.status === "reviewed") ? "reviewed" : first.status
  } satisfies Attack;
}

/** The report of which `value` is least, the first of equals. */
function min(reports: Mergeable[], value: (report: Mergeable) => number): Mergeable | undefined {
  return reports.reduce<Mergeable | undefined>(
    (best, one) => (best && value(best) <= value(one) ? best : one),
    undefined
  );
}

/** Length in days of what a date may mean; infinite where an end is open. */
function span({date_start, date_end}: Mergeable): number {
  return date_start && date_end ? (Date.parse(date_end) - Date.parse(date_start)) / 864e5 : Infinity;
}

/** First day of the month that all the days which a date may mean are in; null where there is none. */
export function monthOf({date_start, date_end}: Pick<Report, "date_start" | "date_end">): string | null {
  const month = date_start?.slice(0, 7);
  return month && month === date_end?.slice(0, 7) ? `${month}-01` : null;
}

/** Lowest, median and highest number of the reports; a report that only says "at least" raises the highest no further. */
function toll(group: Mergeable[], min: "killed_min" | "injured_min", max: "killed_max" | "injured_max") {
  const low = group
    .map((report) => report[min])
    .filter((value) => value !== null)
    .sort((a, b) => a - b);
  const high = group.map((report) => report[max] ?? report[min]).filter((value) => value !== null);
  const best = low.length ? Math.round((low[(low.length - 1) >> 1]! + low[low.length >> 1]!) / 2) : null;
  return {low: low[0] ?? null, best, high: high.length ? Math.max(...high) : null};
}

/** Outlets that tell of it, each once; the same words in two outlets are one wire's. */
function sources(group: Mergeable[], articles: Map<string, Teller>): number {
  const outlets = new Set(group.map((report) => articles.get(report.article)?.source ?? report.article));
  const words = new Set(group.map((report) => report.quotes[0] ?? report.id));
  return Math.min(outlets.size, words.size);
}

import {AccountReader} from "./accounts.js";
import {casualties} from "./casualties.js";
import type {Toll} from "./casualties.js";
import type {Account} from "./accounts.js";
import type {Document} from "./document.js";
import {evidence} from "./document.js";
import {inRange} from "./clauses.js";
import {EventReader} from "./events.js";
import type {Event} from "./events.js";
import type {Language} from "./lexicon.js";
import type {Side} from "./sides.js";
import {join} from "./join-events.js";
import {EventFinder} from "./same-event.js";
import type {Reading} from "./rules.js";
import {carryOn, settle} from "./settings.js";
import type {Claim, Report} from "./schema.js";
import {handedOn, inferred, isOneList, lastDay, sharedDay, ToldDays} from "./shared-days.js";
import {stableId} from "./text.js";
import {countedOut} from "./which-attacks.js";

const readers = new WeakMap<Language, AccountReader>();

/**
 * Reads the attacks that an article tells of, one row each; later words about the same event join its row. Also sets `report` of the
 * claims that speak of one: those rows are changed in place. `attack` still holds the report's own id.
 */
export function readReports(document: Document, claims: Claim[]): Report[] {
  const grammar = document.language.reports;
  if (!grammar) return [];
  let reader = readers.get(document.language);
  if (!reader) readers.set(document.language, (reader = new AccountReader(grammar)));
  const events: Event[] = [];
  const eventReader = new EventReader(document, grammar);
  const finder = new EventFinder(document.references, grammar);
  const days = new ToldDays();
  let last: Event["date"] = null;
  for (const [at, sentence] of document.sentences.entries()) {
    const before = document.sentences[at - 1];
    const accounts = reader.read(sentence);
    const heads = new Map<Account, Event>();
    const told = new Map<Account, Event>();
    // What the sentence has told last of a day.
    let day: Event["date"] = null;
    accounts.forEach((account, index) => {
      const event = eventReader.read(account, accounts[index - 1] ?? null, accounts[index + 1] ?? null);
      heads.set(account, event);
      const head = account.head && heads.get(account.head);
      const previous = index > 0 ? told.get(accounts[index - 1]!)! : null;
      // «شنت القوات ست غارات في العراق وثلاثا في سوريا أمس»
      if (previous && event.date && isOneList(accounts[index - 1]!, account))
        previous.date ??= sharedDay(accounts[index - 1]!, event.date, account, grammar);
      const anchors = [previous, events[0], {date: before ? lastDay(before) : null}];
      event.date ??= eventReader.before(account, anchors.find((one) => one?.date) ?? null);
      event.date ??= eventReader.then(account, last);
      if (head) share(head, event);
      // «هاجم مسلحون أمس مركزا ... وقتل 4 في تفجير»: one day for what a sentence joins.
      else if (previous && account.goesOn) event.date ??= day && handedOn(day, "date.goes-on");
      else if (previous && account.follows) follow(previous, event);
      else if (previous) event.date ??= sharedDay(accounts[index - 1]!, previous.date, account, grammar);
      // «سلسلة تفجيرات، بما في ذلك هجوم كبير»: whoever did all of them did each.
      if (previous && includes(sentence.reading, account)) event.blame.perpetrator ??= previous.blame.perpetrator;
      day = event.date ?? day;
      const counted = head ? null : countedOut(account, event, events, grammar);
      if (counted) {
        told.set(account, counted.at(-1) ?? event);
        // Each is one of them, however many the words count.
        for (const one of counted) join(one, {...event, count: 1});
        return;
      }
      const same = head ? null : finder.find(event, events);
      told.set(account, same ?? event);
      if (same) join(same, event);
      else if (head ? events.includes(head) : eventReader.stands(event)) {
        event.date ??= days.carriedTo(account, event, index === 0, grammar);
        day = event.date ?? day;
        events.push(event);
      }
      last = event.date ?? last;
      days.tell(sentence, event.date, same?.date ?? null);
    });
  }
  settle(document, eventReader.atlas, events);
  carryOn(events);
  for (const event of events) {
    const teller = event.blame.perpetrator ? null : eventReader.teller(event);
    if (!teller) continue;
    event.blame.perpetrator = teller;
    event.rules.push("side.teller");
  }
  const reports = events.map((event) => row(document, event, eventReader));
  const stretches = stretchesOf(reports);
  for (const claim of claims) {
    const overlaps = overlapping(claim, stretches);
    let first = Infinity;
    for (const {at} of overlaps) if (at < first) first = at;
    // «وتبنت الحركة هذا الهجوم الذي يأتي بعد سلسلة هجمات»: blame is for what is told first.
    const blames = claim.type === "responsibility" || claim.type === "accusation";
    for (const {report, at} of overlaps) if (!blames || at === first) hear(document, claim, reports[report]!);
    if (first === Infinity && claim.type === "responsibility" && !claim.negated) {
      const meant = saysSo(document, claim) ? toldBefore(claim, reports) : null;
      if (meant) hear(document, claim, meant);
    }
  }
  return reports;
}

/** Whether a claim names who makes it, or a word for taking responsibility stands in its sentence. */
function saysSo({sentences}: Document, {sentence, rules}: Claim): boolean {
  const said = sentences.find(({row}) => row.id === sentence);
  if (!said) return false;
  const alone = rules.some((rule) => rule.endsWith("/verb-alone"));
  return !alone || said.reading.all("role").some(({value}) => value === "claimed");
}

/** «وأعلن التنظيم مسؤوليته.»: the attack told of right before, within the last three hundred letters, unless somebody else did it. */
function toldBefore(claim: Claim, reports: Report[]): Report | null {
  let meant: Report | null = null;
  let nearest = claim.start - 300;
  for (const report of reports)
    for (const end of report.ends) if (end <= claim.start && end > nearest) [meant, nearest] = [report, end];
  const other = meant?.perpetrator && meant.perpetrator !== claim.speaker_id;
  return meant && !other && claim.speaker_id ? meant : null;
}

/** Whether "including" leads to what an account tells. */
function includes(reading: Reading, {from, triggers}: Account): boolean {
  const at = triggers[0]?.hit.from ?? from;
  return inRange(reading, "clause_start", Math.max(0, at - 5), at).some(({value}) => value === "including");
}

/** What the first of a list of attacks says holds for all of them. */
function share(head: Event, event: Event): void {
  event.date ??= head.date;
  event.blame.perpetrator ??= head.blame.perpetrator;
  event.blame.responsibility ??= head.blame.responsibility;
}

/** «أعقبته اشتباكات»: what followed at once was on the same day, and in the same place unless it names another. */
function follow(first: Event, event: Event): void {
  event.date ??= first.date && inferred(first.date, "date.follows");
  if (!event.location) [event.location, event.placed] = [first.location, first.placed];
}

function row(document: Document, event: Event, reader: EventReader): Report {
  const {blame, location} = event;
  // «في الأيام الأخيرة» says that something happened, but not on which days.
  const date = event.date?.row.vague ? null : event.date;
  const spans = event.accounts.map(({sentence, from, to}) => evidence(document, sentence, from, to));
  const [main] = spans;
  const id = stableId("r", main!.sentence, main!.quote);
  return {
    id,
    article: document.article.id,
    attack: id,
    type: event.type,
    count: event.count,
    outcome: event.outcome,
    date: date?.row.edtf ?? null,
    date_start: date?.row.start ?? null,
    date_end: date?.row.end ?? null,
    date_precision: date?.row.precision ?? null,
    date_basis: date?.row.basis ?? null,
    date_text: date?.text ?? null,
    place: location?.place ?? null,
    place_name: location?.name ?? null,
    country: location?.country ?? countryOf(document, event, reader),
    perpetrator: blame.perpetrator?.actor ?? null,
    perpetrator_name: blame.perpetrator?.name ?? null,
    perpetrator_source: null,
    responsibility: blame.responsibility,
    targets: event.targets,
    weapon: event.weapon,
    // Of two sides that fight each other neither is the attacker.
    ...casualties(
      event.type === "armed_clash" && event.rules.includes("side.fights")
        ? event.tolls
        : event.tolls.map((toll) => ofAttackers(toll, blame.perpetrator))
    ),
    quotes: spans.map(({quote}) => quote),
    prefixes: spans.map(({prefix}) => prefix),
    suffixes: spans.map(({suffix}) => suffix),
    starts: spans.map(({start}) => start),
    ends: spans.map(({end}) => end),
    sentences: spans.map(({sentence}) => sentence),
    rules: [...new Set(event.rules)],
    status: "auto"
  };
}

/** The country that the sentence or the article speaks of; of raids by a state's forces rather another one than theirs. */
function countryOf({references}: Document, {type, blame, accounts}: Event, {atlas}: EventReader): string | null {
  const country = atlas.countryOf(accounts[0]!.sentence);
  const {actor = null, kind = ""} = blame.perpetrator ?? {};
  const home = actor === null ? null : references.actors.get(actor)?.country;
  const abroad = type === "airstrike" && country !== null && home === country && strikers.has(kind);
  return abroad ? (atlas.besides(country) ?? country) : country;
}

/** Kinds of actors whose raids are mostly in other countries. */
const strikers = new Set(["military", "government"]);

/** «20 جنديا و12 من عناصر التنظيم»: the dead of the group that attacked are attackers. */
function ofAttackers(toll: Toll, perpetrator: Side | null): Toll {
  const own = toll.side && perpetrator && (toll.side === perpetrator.actor || toll.side === "attackers");
  return own && perpetrator.kind === "armed_group" ? {...toll, victims: "attacker"} : toll;
}

/** Kinds of actors that have arms of their own, and those that strike from the air in other countries. */
const ownArms = new Set(["armed_group", "military", "coalition"]);
const abroad = new Set(["military", "coalition"]);

/** Kinds of actors that speak for an army of their country. */
const voices = new Set(["military", "government", "office"]);

const isTold = ({negated, type}: Claim) => !negated && ["statement", "casualty_report"].includes(type);

/** Links a claim to a report, which learns from it who claims the attack and on whose word the perpetrator is named. */
function hear({references}: Document, claim: Claim, report: Report): void {
  claim.report ??= report.id;
  const speaker = claim.speaker_id === null ? undefined : references.actors.get(claim.speaker_id);
  if (claim.type === "responsibility" && !claim.negated) {
    report.responsibility = "claimed";
    if (speaker?.kind === "armed_group" && !report.perpetrator)
      [report.perpetrator, report.perpetrator_name] = [speaker.id, speaker.name_en];
  }
  const own = speaker && ownArms.has(speaker.kind) && isTold(claim);
  // «قتلت غارة ثمانية، بحسب الجيش الأميركي»: who but that army could say so of a strike abroad?
  if (
    own &&
    !report.perpetrator &&
    report.type === "airstrike" &&
    abroad.has(speaker.kind) &&
    speaker.country &&
    speaker.country !== report.country
  )
    [report.perpetrator, report.perpetrator_name] = [speaker.id, speaker.name_en];
  // «أعلن الجيش المصري مقتل ثمانية مسلحين في قصف جوي»: at home it tells of what it did to fighters.
  const fought = report.type !== "armed_clash" && report.outcome === "occurred" && report.killed_min !== null;
  if (
    own &&
    !report.perpetrator &&
    fought &&
    abroad.has(speaker.kind) &&
    speaker.country === report.country &&
    report.targets.every((target) => target === "armed_group") &&
    report.targets.length
  )
    [report.perpetrator, report.perpetrator_name] = [speaker.id, speaker.name_en];
  // An army that tells of its own attack has claimed it, as has the state whose army it is.
  const doer = references.actors.get(report.perpetrator ?? "");
  const state = speaker && voices.has(speaker.kind) && doer?.kind === "military" && doer.country === speaker.country;
  if ((own || (state && isTold(claim))) && (state || speaker?.id === report.perpetrator))
    report.responsibility ??= "claimed";
  if (claim.type === "accusation" && report.perpetrator && report.responsibility !== "claimed")
    report.responsibility = "attributed";
  if (!report.perpetrator_name || !claim.speaker || !report.responsibility) return;
  // Who claims or accuses names the perpetrator, also where another told of the dead before.
  const isNaming =
    claim.type === (report.responsibility === "claimed" ? "responsibility" : "accusation") && !claim.negated;
  if (!report.perpetrator_source || (isNaming && !namers.has(report))) report.perpetrator_source = claim.speaker;
  if (isNaming) namers.add(report);
}

/** Reports whose perpetrator somebody named by a claim of that kind: the first who did is the source. */
const namers = new WeakSet<Report>();

/** A stretch of the evidence of a report, by the report's index. */
interface Stretch {
  report: number;
  start: number;
  end: number;
  /** The furthest end of this and all stretches before it, which ascends. */
  furthest: number;
}

/** The evidence of all reports in the order of the text. */
function stretchesOf(reports: Report[]): Stretch[] {
  let furthest = -Infinity;
  return reports
    .flatMap(({starts, ends}, report) => starts.map((start, index) => ({report, start, end: ends[index]!, furthest})))
    .sort((a, b) => a.start - b.start)
    .map((stretch) => ({...stretch, furthest: (furthest = Math.max(furthest, stretch.end))}));
}

/** The reports whose evidence overlaps a claim's, in their order, and where each begins to. */
function overlapping({start, end}: Claim, stretches: Stretch[]): {report: number; at: number}[] {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.furthest <= start) low = middle + 1;
    else high = middle;
  }
  const found = new Map<number, number>();
  for (let one = stretches[low]; one && one.start < end; one = stretches[++low])
    if (one.end > start && !found.has(one.report)) found.set(one.report, Math.max(start, one.start));
  return [...found].sort(([a], [b]) => a - b).map(([report, at]) => ({report, at}));
}

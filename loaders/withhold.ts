import {CorpusError} from "./corpus.js";
import type {ArticleText, Sensitivity} from "./corpus.js";
import type {Extraction} from "./extract.js";
import {quotingOnly, unquoted} from "./quotation-budget.js";
import {withheldMark} from "./redaction.js";
import {Quotations} from "./quotations.js";
import type {References} from "./references.js";
import {ReviewProblems} from "./review-file.js";
import type {Path, Review} from "./review-file.js";
import type {Quotation} from "./review-format.js";
import type {Claim, Report} from "./schema.js";

/** An extraction of which only what may be published is left. */
export interface Published {
  extraction: Extraction;
  /** Ids of the reports and claims of which something is withheld. */
  touched: string[];
  /** Of these, the reports whose exact place is. */
  coarse: string[];
}

/** What is withheld at some words of an article, in code points, end exclusive. */
interface Marked {
  start: number;
  end: number;
  sensitivity: Sensitivity[];
}

/**
 * Withholds what the front matter of an article and the entries of its review say. A record that is `withheld` is gone, `names` leaves it
 * without persons, `places` with the governorate or country. The sentences that any of these were read in are not published either, and
 * other records in them lose their words.
 * @param read the article, and its extraction after the review.
 * @throws CorpusError when an entry points at no words of the article: then it is not known what to withhold.
 */
export function withhold(
  {text, sensitivity}: ArticleText,
  read: Extraction,
  review: Review | undefined,
  references: References
): Published {
  const marked = review ? markedWords(text, read, review) : [];
  if (!sensitivity.length && !marked.length) return {extraction: read, touched: [], coarse: []};
  const of = (spans: {start: number; end: number}[]): Sensitivity[] => [
    ...sensitivity,
    ...marked
      .filter((mark) => spans.some((span) => span.start < mark.end && mark.start < span.end))
      .flatMap((mark) => mark.sensitivity)
  ];
  const ofReport = new Map(
    read.reports.map((report) => [report.id, of(report.starts.map((start, n) => ({start, end: report.ends[n]!})))])
  );
  const ofClaim = new Map(read.claims.map((claim) => [claim.id, of([claim])]));
  const hidden = new Set([
    ...read.sentences.filter((sentence) => of([sentence]).length).map(({id}) => id),
    ...read.reports.filter(({id}) => ofReport.get(id)!.length).flatMap(({sentences}) => sentences),
    ...read.claims.filter(({id}) => ofClaim.get(id)!.length).flatMap(({sentence}) => sentence ?? [])
  ]);
  const isLeft = (id: string) => !(ofReport.get(id) ?? ofClaim.get(id) ?? []).includes("withheld");
  // What a claim says of the place of such an attack would give it away.
  const tellsPlace = ({report}: Claim) =>
    report !== null && (!isLeft(report) || Boolean(ofReport.get(report)?.includes("places")));

  const reports = read.reports
    .filter(({id}) => isLeft(id))
    .map((report) => {
      const kinds = ofReport.get(report.id)!;
      let row = withoutWords(report, hidden);
      if (kinds.includes("names")) row = withoutPersons(row, references);
      if (kinds.includes("places")) row = {...row, ...coarsePlace(row, references)};
      return row;
    });
  const claims = read.claims
    .filter(({id}) => isLeft(id))
    .map((claim) => {
      let row = claimWithoutWords(claim, hidden);
      if (ofClaim.get(claim.id)!.includes("names"))
        row = {
          ...row,
          speaker_id: notPerson(row.speaker_id, references),
          about_actor: notPerson(row.about_actor, references)
        };
      if (ofClaim.get(claim.id)!.includes("places") || tellsPlace(claim))
        row = {...row, about_place: coarse(row.about_place, references)};
      return {
        ...row,
        report: row.report && isLeft(row.report) ? row.report : null,
        attack: row.attack && isLeft(row.attack) ? row.attack : null,
        supports: row.supports.filter(isLeft),
        contradicts: row.contradicts.filter(isLeft)
      };
    });
  const left = read.sentences.filter(({id}) => !hidden.has(id));
  const touched = [...ofReport, ...ofClaim].filter(([, kinds]) => kinds.length).map(([id]) => id);
  return {
    extraction: {
      article: sensitivity.length ? unnamed(read) : read.article,
      words: read.words,
      sentences: left,
      mentions: read.mentions.filter(({sentence}) => !hidden.has(sentence)),
      reports,
      claims
    },
    touched: [...touched, ...read.claims.filter(tellsPlace).map(({id}) => id)],
    coarse: [...ofReport].filter(([, kinds]) => kinds.includes("places")).map(([id]) => id)
  };
}

/** The words that entries of a review say something is withheld at. */
function markedWords(text: string, {sentences}: Extraction, review: Review): Marked[] {
  const problems = new ReviewProblems(review);
  const quotations = new Quotations(text, sentences);
  const marked: Marked[] = [];
  for (const list of ["attacks", "claims"] as const) {
    review[list].forEach((entry, index) => {
      if (!entry.sensitivity.length) return;
      const find = (quotation: Quotation | {quote: string; occurrence?: number | undefined}, path: Path) => {
        const found = problems.attempt([list, index, ...path], () => quotations.find(quotation));
        if (found) marked.push({start: found.start, end: found.end, sensitivity: entry.sensitivity});
      };
      find(entry, ["quote"]);
      for (const also of ["also", "with"] as const)
        if (also in entry)
          (entry as Record<typeof also, Quotation[] | undefined>)[also]?.forEach((one, n) => find(one, [also, n]));
      entry.into?.forEach((part, n) => find(part, ["into", n, "quote"]));
    });
  }
  if (problems.list.length) throw new CorpusError(problems.list);
  return marked;
}

/** A report without the evidence in these sentences; what is left of its words are names of the reference lists. */
function withoutWords(report: Report, hidden: ReadonlySet<string>): Report {
  const left = quotingOnly(report, hidden);
  if (left === report) return report;
  return {
    ...left,
    place_name: report.place && report.place_name,
    perpetrator_name: report.perpetrator && report.perpetrator_name,
    date_text: null,
    perpetrator_source: null
  };
}

function claimWithoutWords(claim: Claim, hidden: ReadonlySet<string>): Claim {
  const left = unquoted(claim, hidden);
  return left === claim ? claim : {...left, speaker: null, speaker_role: null, report_verb: null, via: null};
}

function withoutPersons(report: Report, references: References): Report {
  const perpetrator = notPerson(report.perpetrator, references);
  return {
    ...report,
    perpetrator,
    perpetrator_name: (perpetrator && references.actors.get(perpetrator)?.name_en) ?? null
  };
}

/** An actor who is no person; for a person, the body that they belong to. */
function notPerson(id: string | null, {actors}: References): string | null {
  for (let row = id ? actors.get(id) : undefined; row; row = row.parent ? actors.get(row.parent) : undefined)
    if (row.kind !== "person") return row.id;
  return null;
}

function coarsePlace({place, country}: Report, references: References): Pick<Report, "place" | "place_name"> {
  const wide = coarse(place, references) ?? (country && references.places.has(country) ? country : null);
  return {place: wide, place_name: (wide && references.places.get(wide)?.name_en) ?? null};
}

/** The governorate or country that a place lies in. */
function coarse(id: string | null, {places}: References): string | null {
  const place = id ? places.get(id) : undefined;
  for (let row = place; row; row = row.parent ? places.get(row.parent) : undefined)
    if (row.admin_level <= 1) return row.id;
  return place && places.has(place.country) ? place.country : null;
}

/** The row of an article that may name nobody and no place: its address leads to the names, and may hold them. */
function unnamed({article}: Extraction): Extraction["article"] {
  const none = {author: null, url: null, archived_url: null, published_note: null};
  return {...article, ...none, title: withheldMark(article.language)};
}

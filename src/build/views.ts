import {join} from "node:path";
import {sort} from "d3-array";
import {root as project} from "../../loaders/build.js";
import {readReferences} from "../../loaders/references.js";
import type {References} from "../../loaders/references.js";
import type {Attack, Report} from "../../loaders/schema.js";
import {languages, nameOf, placeNames} from "../components/languages.js";
import type {Named} from "../components/languages.js";
import {label, wordsOf} from "../components/words.js";
import {formatSpan, toDate} from "../components/dates.js";
import {casualties} from "../components/casualties.js";
import type {TollRow} from "../components/casualties.js";
import {earliest} from "../components/lags.js";
import {lag} from "../components/lag.js";
import type {LagRow} from "../components/lag.js";
import {multiples} from "../components/multiples.js";
import {matrix} from "../components/matrix.js";
import type {ClaimRow} from "../components/matrix.js";
import {map} from "../components/map.js";
import type {MapRow} from "../components/map.js";
import type {LanguageCode} from "../components/words.js";
import {recordWords} from "../components/record-words.js";
import {attackDays, claimDays, latestFirst, timelineRows} from "../components/records.js";
import {elements} from "../components/html.js";
import {timeline} from "../components/timeline.js";
import type {TimelineRow} from "../components/timeline.js";
import {recordIndex} from "./record-index.js";
import {shapes} from "./shapes.js";
import {site} from "./site.js";

/** Where a drawing stands and what it is made with. */
export interface Sheet {
  document: Document;
  language: LanguageCode;
  root: string;
}

/** The two widths that are drawn, of which the style sheet shows the one that fits. */
const sizes = [
  {name: "wide", width: 1040},
  {name: "narrow", width: 344}
] as const;

/** Records that a map, matrix or table in a page is of at most: those of a large corpus would be megabytes. */
const mostPictured = 300;

/** The latest records where there are too many for a page, and what tells readers so. */
function pictured<R extends {id: string}>(rows: R[], days: (row: R) => (string | null)[]): R[] {
  return rows.length > mostPictured ? latestFirst(rows, days).slice(0, mostPictured) : rows;
}
function noteOn(table: "attacks" | "claims", {document, language}: Sheet): string {
  if (site().rows[table].length <= mostPictured) return "";
  const h = elements(document);
  return h("p", {class: "note"}, `${recordWords(language).first} `, h("code", {}, `SELECT * FROM ${table}`)).outerHTML;
}

/** The timeline of attacks, or of attacks and claims where one is selected, in both widths. */
function timelinePicture(
  id: string,
  isIn: (row: TimelineRow) => boolean,
  {document, language, root}: Sheet,
  selected?: string
): string {
  const {attacks, claims, articles} = site().rows;
  const name: Parameters<typeof timelineRows>[3] = (kind, id, own) =>
    named(references()[kind].get(id ?? ""), language) ?? own;
  const all = timelineRows(attacks, selected === undefined ? [] : claims, articles, name, recordIndex().distressing);
  const drawn = sizes.map(({name, width}) => {
    const options = {document, language, root, width, id: `${id}-${name}`, ...(selected !== undefined && {selected})};
    const figure = timeline(all.filter(isIn), options);
    figure.classList.add(`for-${name}`);
    return figure;
  });
  return drawn.map((node) => node.outerHTML).join("");
}

/** Pictures of the components made from the site's data, by the name that pages use in `data-draw`. */
export const views: Record<string, (sheet: Sheet) => string> = {
  "timeline-picture": (sheet) => timelinePicture("picture", () => true, sheet),

  /** Attacks that somebody speaks of, and what is said of them; the earliest dated claim is selected. */
  "timeline-selected"(sheet) {
    const {claims} = site().rows;
    const about = new Set(claims.map(({attack}) => attack));
    const dated = claims.filter(({attack, said_start}) => attack !== null && said_start !== null);
    const [first] = dated.sort((a, b) => +new Date(a.said_start!) - +new Date(b.said_start!));
    return timelinePicture("selected", ({id, about: attack}) => Boolean(attack) || about.has(id!), sheet, first?.id);
  },

  map(sheet) {
    const {document, language, root} = sheet;
    const rows = mapRows();
    const drawn = sizes.map(({name, width}) => {
      const figure = map(rows, {document, language, root, width, id: `map-${name}`, shapes: shapes()});
      figure.classList.add(`for-${name}`);
      return figure;
    });
    // One list for both: marks lead to its entries.
    const [list] = drawn.map((figure) => figure.removeChild(figure.querySelector(".map-list")!));
    for (const mark of drawn[1]!.querySelectorAll("a.mark"))
      mark.setAttribute("href", mark.getAttribute("href")!.replace("narrow", "wide"));
    return noteOn("attacks", sheet) + [...drawn, list!].map((node) => node.outerHTML).join("");
  },

  matrix(sheet) {
    const {document, language, root} = sheet;
    return noteOn("claims", sheet) + matrix(claimRows(language), {document, language, root, id: "matrix"}).outerHTML;
  },

  casualties({document, language, root}) {
    return casualties(tollRows(language), {document, language, root}).outerHTML;
  },

  lag(sheet) {
    const {document, language, root} = sheet;
    const rows = lagRows(language);
    const drawn = sizes.map(({name, width}) => {
      const view = lag(rows, {document, language, root, width});
      view.classList.add(`for-${name}`);
      return view;
    });
    // One table for both.
    const [table] = drawn.map((view) => view.removeChild(view.querySelector("details")!));
    return noteOn("attacks", sheet) + [...drawn, table!].map((node) => node.outerHTML).join("");
  },

  multiples({document, language}) {
    const {attacks} = site().rows;
    const {places} = references();
    const rows = attacks.map((attack) => ({...attack, name: named(places.get(attack.country ?? ""), language)}));
    return multiples(rows, {document, language}).outerHTML;
  }
};

let read: References | null = null;
/** The lists of actors, places and sources, which the site's own file leaves out. */
function references(): References {
  read ??= readReferences(join(project, "data"));
  return read;
}

function named(row: Named | undefined, language: LanguageCode): string | null {
  return row ? nameOf(row, language) : null;
}

/** "Suicide bombing, Tunis, 27 June 2019" */
function attackName(attack: Attack, language: LanguageCode): string {
  const words = wordsOf(language);
  const place = named(attack.place ? references().places.get(attack.place) : undefined, language) ?? attack.place_name;
  const date = formatSpan(toDate(attack.date_start), toDate(attack.date_end), attack.date, language, "");
  const type = label(words, attack.type);
  const capital = type.charAt(0).toUpperCase() + type.slice(1);
  return [capital, place, date].filter(Boolean).join(languages[language].comma);
}

/** Claims with the names of their speakers and of what they speak of. */
export function claimRows(language: LanguageCode): ClaimRow[] {
  const {attacks, articles, claims} = site().rows;
  const languages = new Map(articles.map((article) => [article.id, article.language]));
  const names = new Map(attacks.map((attack) => [attack.id, attackName(attack, language)]));
  const {actors, places} = references();
  return pictured(claims, claimDays).map((claim) => ({
    ...claim,
    language: languages.get(claim.article) ?? null,
    distressing: recordIndex().distressing.has(claim.sentence ?? ""),
    speaker_name: named(actors.get(claim.speaker_id ?? ""), language),
    subject_name:
      names.get(claim.attack ?? "") ??
      named(actors.get(claim.about_actor ?? "") ?? places.get(claim.about_place ?? ""), language)
  }));
}

/** Attacks with what the list of places knows of their places. */
export function mapRows(): MapRow[] {
  const {attacks, articles} = site().rows;
  const languages = new Map(articles.map(({id, language}) => [id, language]));
  return pictured(attacks, attackDays).map((attack) => {
    const place = attack.place ? references().places.get(attack.place) : undefined;
    return {
      ...attack,
      count: 1,
      ...placeNames(place),
      admin_level: place?.admin_level ?? null,
      kind: place?.kind ?? null,
      language: languages.get(attack.article) ?? null,
      distressing: recordIndex().distressing.has(attack.sentence ?? "")
    };
  });
}

/** The accounts of the attack of which most sources give a number. */
export function tollRows(language: LanguageCode): TollRow[] {
  const {names, reportsOf} = recordIndex();
  const numbers = (reports: Report[]) => reports.filter((report) => (report.killed_min ?? report.killed_max) !== null);
  const [most] = sort(
    [...reportsOf],
    ([, reports]) => -numbers(reports).length,
    ([id]) => id
  );
  return (most?.[1] ?? []).map((report) => {
    const article = names.articles.get(report.article);
    const source = references().sources.get(article?.source ?? "");
    return {
      ...report,
      title: article?.title ?? null,
      source_name: named(source, language) ?? article?.source ?? null
    };
  });
}

/** Attacks with the days of its first report, of the claim of responsibility and of the denial that came first. */
export function lagRows(language: LanguageCode): LagRow[] {
  const {names, reportsOf, claimsOf} = recordIndex();
  const {actors, sources} = references();
  return pictured(site().rows.attacks, attackDays).map((attack) => {
    const told = (reportsOf.get(attack.id) ?? []).flatMap(({article}) => names.articles.get(article) ?? []);
    const said = (type: string) =>
      earliest(
        (claimsOf.get(attack.id) ?? [])
          .filter((claim) => claim.type === type)
          .map((claim) => ({start: claim.said_start, end: claim.said_end}))
      );
    const report = earliest(told.map((article) => ({start: article.published_start, end: article.published_end})));
    const [claim, denial] = [said("responsibility"), said("denial")];
    const source = told[0]?.source ?? null;
    return {
      attack: attack.id,
      name: attackName(attack, language),
      group: named(actors.get(attack.perpetrator ?? ""), language) ?? attack.perpetrator_name,
      outlet: named(sources.get(source ?? ""), language) ?? source,
      date_start: attack.date_start,
      date_end: attack.date_end,
      ...{report_start: report.start, report_end: report.end},
      ...{claim_start: claim.start, claim_end: claim.end},
      ...{denial_start: denial.start, denial_end: denial.end},
      article: attack.article,
      sentence: attack.sentence
    };
  });
}

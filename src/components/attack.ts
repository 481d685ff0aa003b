import type {Attack, Claim, Report} from "../../loaders/schema.js";
import {tollTable} from "./attack-tolls.js";
import {citations} from "./citations.js";
import {countWords} from "./count-words.js";
import {hijri} from "./hijri.js";
import {elements, inLanguage} from "./html.js";
import {numberText} from "./labels.js";
import {languages} from "./languages.js";
import type {Neighbour} from "./neighbours.js";
import {placeMap} from "./place-map.js";
import type {Shapes} from "./shapes.js";
import {
  attackItem,
  attackTitle,
  claimItem,
  dateWords,
  facts,
  isOpen,
  listName,
  placeWords,
  provenance,
  quotation,
  recordLink,
  isolated,
  plain,
  ruleNames,
  tollWords
} from "./record-parts.js";
import type {RecordOptions} from "./record-parts.js";
import {recordTimeline} from "./record-timeline.js";
import {recordWords, valueWord} from "./record-words.js";
import {mergeReason} from "./merge-reasons.js";
import {label, wordsOf} from "./words.js";

/** Everything the page of an attack shows. */
export interface AttackData {
  attack: Attack;
  /** Those merged into it, the one that gave it its id first. */
  reports: Report[];
  /** Those that speak of it. */
  claims: Claim[];
  near: {time: Neighbour[]; place: Neighbour[]};
  /** What the map of its place draws below it; null draws the place alone. */
  shapes: Shapes | null;
}

/**
 * The page of an attack below its heading: what is known and by which rule, the evidence of each article side by side, their
 * numbers compared, what was claimed of it, and what happened near it.
 */
export function attackView(data: AttackData, options: RecordOptions): HTMLElement {
  const {document, language, version, url} = options;
  const {attack, reports, claims, near, shapes} = data;
  const h = elements(document);
  const words = recordWords(language);
  const title = plain(attackTitle(attack, reports, options));
  return h(
    "article",
    {class: "record-page"},
    statusLine(attack.status, options),
    h("h2", {id: "facts"}, words.facts),
    knownFacts(data, options),
    placeMap(attack, attack.place ? options.names.places.get(attack.place) : undefined, shapes, options),
    h("h2", {id: "evidence"}, words.evidence),
    h("p", {class: "note"}, words.evidenceNote),
    h("div", {class: "evidence"}, ...reports.map((report) => reportView(report, options))),
    attack.merged_because.length ? h("h3", {}, words.because) : null,
    attack.merged_because.length
      ? h("ul", {}, ...attack.merged_because.map((reason) => h("li", {}, mergeReason(reason, options))))
      : null,
    h("h2", {id: "tolls"}, words.tolls),
    tollTable(attack, reports, options),
    h("h2", {id: "claims"}, words.claimsAbout),
    claims.length
      ? h("ul", {class: "records"}, ...claims.map((claim) => claimItem(claim, options)))
      : h("p", {class: "empty"}, words.noClaims),
    ...recordTimeline(attack, attack, claims, options),
    h(
      "div",
      {class: "near"},
      neighbours("near-time", words.nearTime, near.time, options),
      neighbours("near-place", words.nearPlace, near.place, options)
    ),
    citations(
      {kind: "record", id: attack.id, title, container: wordsOf(language).site, version, url, language},
      {document, language}
    ),
    correction(attack.id, options)
  );
}

/** Whether a person has looked at a record. */
export function statusLine(status: string, {document, language}: RecordOptions): HTMLElement {
  const h = elements(document);
  const words = recordWords(language);
  const meaning = status === "reviewed" ? words.status_reviewed : words.status_auto;
  return h("p", {class: `status is-${status}`}, `${words.status}${languages[language].colon}${meaning}.`);
}

/** A link to where the publisher takes corrections, naming the record; nothing where no such place is known. */
export function correction(id: string, {document, language, corrections}: RecordOptions): HTMLElement | null {
  if (!corrections) return null;
  const href = corrections.startsWith("mailto:")
    ? `${corrections}${corrections.includes("?") ? "&" : "?"}subject=${encodeURIComponent(`Sijill ${id}`)}`
    : corrections;
  const h = elements(document);
  return h(
    "p",
    {class: "correction"},
    h("a", {href, rel: "noopener noreferrer external"}, recordWords(language).correction)
  );
}

function knownFacts({attack, reports}: AttackData, options: RecordOptions): HTMLElement {
  const {document, language, names} = options;
  const h = elements(document);
  const words = recordWords(language);
  const core = wordsOf(language);
  const code = (text: string) => h("code", {}, text);
  // The codebook names its classes in English only.
  const className = (text: string) => h("bdi", {lang: "en"}, text);
  const place = attack.place ? names.places.get(attack.place) : undefined;
  const by = listName("actors", attack.perpetrator, attack.perpetrator_name, options);
  const word = reports.find((report) => report.perpetrator_source)?.perpetrator_source;
  const killed = tollWords("killed", attack.killed_low, attack.killed_high, isOpen(reports, "killed"), language);
  const injured = tollWords("injured", attack.injured_low, attack.injured_high, isOpen(reports, "injured"), language);
  const attackers = Math.max(...reports.map((report) => report.attackers_killed ?? 0));
  const precision = attack.date_precision && valueWord("precision", attack.date_precision, language);
  const where = placeWords(attack, options);
  const day = hijri(attack.date_start, attack.date_end, language);
  return facts(
    [
      [words.type, label(core, attack.type)],
      [words.count, attack.count > 1 ? String(attack.count) : null],
      [words.outcome, attack.outcome === "occurred" ? null : label(core, attack.outcome)],
      [
        words.date,
        [
          dateWords(attack.date_start, attack.date_end, attack.date, language),
          day && ` · ${day}`,
          attack.date && " · ",
          attack.date && code(attack.date),
          precision && ` · ${words.precision} ${precision}`
        ]
      ],
      [
        words.place,
        [
          where === null
            ? core.notStated
            : attack.place
              ? recordLink("places", attack.place, where, options)
              : h("bdi", {}, where),
          place && ` · ${words.precision} ${valueWord("level", place.admin_level, language)}`
        ].filter((part) => part !== undefined)
      ],
      [
        words.coordinates,
        attack.latitude === null || attack.longitude === null
          ? null
          : [code(`${attack.latitude}, ${attack.longitude}`), ` · ${words.centreOf}`]
      ],
      [
        words.perpetrator,
        by === null
          ? core.notStated
          : [
              attack.perpetrator ? recordLink("actors", attack.perpetrator, by, options) : h("bdi", {}, by),
              attack.responsibility && ` · ${label(core, attack.responsibility)}`,
              word ? ` · ${words.onWhoseWord} ` : ` · ${words.ownWord}`,
              word ? h("bdi", {}, word) : null
            ]
      ],
      [
        words.targets,
        attack.targets.map((target) => valueWord("target", target, language)).join(languages[language].comma)
      ],
      [words.weapon, attack.weapon && valueWord("weapon", attack.weapon, language)],
      [words.killed, killed ?? core.notStated],
      [words.injured, injured ?? core.notStated],
      [words.attackersKilled, attackers ? String(attackers) : null],
      [words.reportsOf, `${attack.reports} · ${words.independent}${languages[language].colon}${attack.sources}`],
      [
        words.codebooks,
        [
          `ACLED${languages[language].colon}`,
          attack.acled_event_type ? className(attack.acled_event_type) : words.noClass,
          attack.acled_sub_event_type && " / ",
          attack.acled_sub_event_type && className(attack.acled_sub_event_type),
          ` · GTD attacktype1${languages[language].colon}${
            attack.gtd_attacktype === null
              ? words.noClass
              : `${attack.gtd_attacktype} (${valueWord("gtd", attack.gtd_attacktype, language)})`
          }`
        ]
      ]
    ],
    document
  );
}

/** One article's account: where it is from, its words, what was read in them, and by which rules. */
function reportView(report: Report, options: RecordOptions): HTMLElement {
  const {document, language, names} = options;
  const h = elements(document);
  const words = recordWords(language);
  const core = wordsOf(language);
  const article = names.articles.get(report.article);
  const quotes = report.quotes.map((quote, index) =>
    quotation(
      {
        kind: "attack",
        article: report.article,
        sentence: report.sentences[index] ?? null,
        quote,
        prefix: report.prefixes[index] ?? null,
        suffix: report.suffixes[index] ?? null
      },
      options
    )
  );
  const open = (what: "killed" | "injured") => report[`${what}_max`] === null;
  const toll = (what: "killed" | "injured") =>
    tollWords(
      what,
      report[`${what}_min`],
      report[`${what}_max`],
      report[`${what}_min`] !== null && open(what),
      language
    );
  const by = listName("actors", report.perpetrator, report.perpetrator_name, options);
  const day = hijri(report.date_start, report.date_end, language);
  return h(
    "section",
    {class: "report", id: report.id},
    provenance(article, options),
    ...(quotes.length ? quotes : [h("p", {class: "note"}, words.noQuote)]),
    facts(
      [
        [
          words.date,
          [
            dateWords(report.date_start, report.date_end, report.date, language),
            day && ` · ${day}`,
            report.date_basis && ` · ${valueWord("basis", report.date_basis, language)}`
          ]
        ],
        [words.dateSource, report.date_text && h("q", inLanguage(article?.language), report.date_text)],
        [words.place, placeWords(report, options) ?? core.notStated],
        [words.killed, toll("killed") ?? core.notStated],
        [words.injured, toll("injured") ?? core.notStated],
        [
          words.perpetrator,
          by === null
            ? core.notStated
            : [
                h("bdi", {}, by),
                report.perpetrator_source ? ` · ${words.onWhoseWord} ` : null,
                report.perpetrator_source ? h("bdi", {}, report.perpetrator_source) : null
              ]
        ]
      ],
      document
    ),
    ruleNames(report.rules, options)
  );
}

function neighbours(id: string, title: string, list: Neighbour[], options: RecordOptions): HTMLElement {
  const {document, language} = options;
  const h = elements(document);
  const words = recordWords(language);
  const gap = ({days, exact}: Neighbour) => {
    if (days === null) return null;
    if (days === 0) return exact ? words.sameDay : words.mayBeSame;
    const least = exact ? "" : `${words.atLeast} `;
    return `${least}${countWords("day", Math.abs(days), language)} ${days < 0 ? words.earlier : words.later}`;
  };
  const distance = ({kilometres, samePlace}: Neighbour) =>
    samePlace
      ? words.samePlace
      : kilometres === null
        ? null
        : `${isolated(`${numberText(Math.round(kilometres), language)} ${words.km}`)} ${words.away}`;
  return h(
    "section",
    {"aria-labelledby": id},
    h("h2", {id}, title),
    list.length
      ? h("ul", {class: "records"}, ...list.map((one) => attackItem(one.attack, options, gap(one), distance(one))))
      : h("p", {class: "empty"}, words.noNear)
  );
}

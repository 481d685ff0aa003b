import {elements} from "./html.js";
import {numberText} from "./labels.js";
import {pageLanguage} from "./languages.js";
import {inLink, readValues} from "./links.js";
import {timelineWordsOf} from "./timeline-words.js";
import {timeline} from "./timeline.js";
import type {TimelineRow} from "./timeline.js";
import type {LanguageCode} from "./words.js";

/** Columns that lanes of the site's own timeline can be by. */
export const laneColumns = ["lane", "type", "actor", "place", "source"];

/**
 * Puts a live timeline in the place of those that were drawn at build time: of the records that the page holds, or, where these are too
 * many for it, of the tables, when the reader asks for it. What the reader looks at stays in the page's address.
 */
export function enliven(place: HTMLElement): void {
  const data = place.querySelector(".timeline-data")?.textContent;
  const still = [...place.querySelectorAll("figure.timeline")];
  if (!data || !still.length) return;
  const language = pageLanguage(document);
  const {rows, total} = JSON.parse(data) as {rows: TimelineRow[] | null; total: number};
  const put = (node: HTMLElement) => {
    still[0]!.replaceWith(inLink("timeline", node));
    for (const figure of still) figure.remove();
  };
  if (rows?.length) return put(timeline(rows, {language, lanes: laneColumns}));
  if (rows) return;
  const h = elements(document);
  const more = timelineWordsOf(language);
  const button = h("button", {type: "button"}, `${more.openAll} (${numberText(total, language)})`);
  const open = async () => {
    button.disabled = true;
    // The engine is large: nobody waits for it who only reads.
    const {timelineOf} = await import("./timeline-source.js");
    put(timelineOf(allRecords(language), {language, lanes: laneColumns}));
    button.parentElement!.remove();
  };
  button.addEventListener("click", () => void open());
  still[0]!.before(h("p", {}, button));
  // A link that says what to look at is a reader who asks.
  if ("timeline" in readValues()) void open();
}

/** Every attack and claim as a row of the timeline, with names in a language where the lists have them. */
export function allRecords(language: LanguageCode): string {
  const name = (table: string) =>
    language === "en" ? `${table}.name_en` : `${table}.name_${language}, ${table}.name_en`;
  return `SELECT attacks.id, 'attack' AS lane, 'attack' AS kind, type, coalesce(${name("places")}, place_name) AS detail, date,
  date_start, date_end, NULL AS certainty, responsibility AS status, killed_low AS killed, killed_high,
  injured_low AS injured, injured_high, NULL AS about, coalesce(${name("actors")}, perpetrator_name) AS actor,
  coalesce(${name("places")}, place_name) AS place, coalesce(${name("sources")}, source) AS source, quote,
  articles.language, distressing, attacks.article, sentence, false AS armed_group
FROM attacks JOIN articles ON articles.id = attacks.article LEFT JOIN sentences ON sentences.id = sentence LEFT JOIN places ON places.id = attacks.place
LEFT JOIN actors ON actors.id = perpetrator LEFT JOIN sources ON sources.id = source
UNION ALL
SELECT claims.id, 'claim', 'claim', type, speaker, said, said_start, said_end, certainty, NULL, NULL, NULL, NULL, NULL, attack,
  coalesce(${name("actors")}, speaker), NULL, coalesce(${name("sources")}, source), quote,
  articles.language, distressing, claims.article, sentence, coalesce(speaker_kind = 'armed_group', false)
FROM claims JOIN articles ON articles.id = claims.article LEFT JOIN sentences ON sentences.id = sentence LEFT JOIN actors ON actors.id = speaker_id
LEFT JOIN sources ON sources.id = source`;
}

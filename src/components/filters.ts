import type {LanguageCode} from "./languages.js";
import {searchPatterns} from "./search.js";
import {windowSql} from "./uncertain.js";

/** What can be chosen, each with a column of its own in the explored records. */
export const facets = ["kind", "type", "actor", "place", "certainty", "status", "source"] as const;
export type Facet = (typeof facets)[number];

/**
 * What a reader has chosen. Values of one facet widen each other, facets narrow one another; "" stands for “not stated”. Only what
 * was chosen is there: `{}` is everything.
 */
export interface Filters extends Partial<Record<Facet, string[]>> {
  /** Words searched, as typed. */
  text?: string;
  /** First and last day, ISO; null at an end that is open. */
  window?: [from: string | null, to: string | null];
  /** Keep only records that lie in the window whatever their dates mean. */
  certainly?: boolean;
}

/** What of a value from elsewhere, such as a link, is a choice; the rest is left out. */
export function filtersOf(value: unknown): Filters {
  const given = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  const filters: Filters = {};
  for (const facet of facets) {
    const values = Object.hasOwn(given, facet) && Array.isArray(given[facet]) ? (given[facet] as unknown[]) : [];
    const texts = [...new Set(values.filter((one) => typeof one === "string"))];
    if (texts.length) filters[facet] = texts;
  }
  if (typeof given.text === "string" && given.text) filters.text = given.text;
  if (Array.isArray(given.window)) {
    const [from, to] = given.window.map((day: unknown) => (typeof day === "string" && isDay(day) ? day : null)) as [
      string | null,
      string | null
    ];
    if (from || to) filters.window = from && to && from > to ? [to, from] : [from ?? null, to ?? null];
  }
  if (filters.window && given.certainly === true) filters.certainly = true;
  return filters;
}

function isDay(day: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
}

/** A condition of SQL and the values of its `?`, in order. */
export interface Condition {
  sql: string;
  parameters: unknown[];
}

/** How a choice of days is asked of the records; those without a date are in no window. */
function windowOf({window: [from, to] = [null, null]}: Filters, kind: "certainly" | "possibly"): string {
  return windowSql(kind, {from, to});
}

/** The condition that records have to meet; `but` leaves one choice out, for counting what else it could be. */
export function conditionOf(filters: Filters, but?: Facet | "window"): Condition {
  const parts: Condition[] = [];
  for (const facet of facets) {
    const values = filters[facet];
    if (facet === but || !values?.length) continue;
    parts.push({
      sql: `coalesce(${facet}, '') IN (${values.map(() => "?").join(", ")})`,
      parameters: values
    });
  }
  for (const pattern of searchPatterns(filters.text ?? "")) {
    parts.push({sql: "regexp_matches(search, ?)", parameters: [pattern]});
  }
  if (filters.window && but !== "window") {
    parts.push({sql: windowOf(filters, filters.certainly ? "certainly" : "possibly"), parameters: []});
  }
  return {
    sql: parts.map(({sql}) => sql).join(" AND ") || "true",
    parameters: parts.flatMap(({parameters}) => parameters)
  };
}

/** Counts of each facet's values among the records that all other choices leave: `facet, value, label, records`. */
export function facetCounts(filters: Filters): Condition {
  const parts = facets.map((facet) => {
    const {sql, parameters} = conditionOf(filters, facet);
    const label = ["actor", "place", "source"].includes(facet) ? `min(${facet}_name)` : "NULL";
    return {
      sql: `SELECT '${facet}' AS facet, coalesce(${facet}, '') AS value, ${label} AS label, count(*) AS records FROM explored WHERE ${sql} GROUP BY 2`,
      parameters
    };
  });
  return {
    sql: `${parts.map(({sql}) => sql).join("\nUNION ALL\n")}\nORDER BY facet, records DESC, label, value`,
    parameters: parts.flatMap(({parameters}) => parameters)
  };
}

/**
 * How many records are left of how many: `all`, `possibly`, and where days are chosen `certainly` (in them, whatever their dates
 * mean) and `undated` (left out because their date is not stated).
 */
export function totals(filters: Filters): Condition {
  const others = conditionOf(filters, "window");
  const possibly = filters.window ? windowOf(filters, "possibly") : "true";
  const certainly = filters.window ? `count(*) FILTER (WHERE ${windowOf(filters, "certainly")})` : "NULL";
  const undated = filters.window ? "count(*) FILTER (WHERE date_start IS NULL AND date_end IS NULL)" : "NULL";
  return {
    sql: `SELECT (SELECT count(*) FROM explored) AS "all", count(*) FILTER (WHERE ${possibly}) AS possibly,
       ${certainly} AS certainly, ${undated} AS undated FROM explored WHERE ${others.sql}`,
    parameters: others.parameters
  };
}

/** The records left, in the order of time; those without a date last. */
export function recordsOf(filters: Filters, but?: Facet | "window"): Condition {
  const {sql, parameters} = conditionOf(filters, but);
  return {sql: `SELECT * EXCLUDE (search) FROM explored WHERE ${sql} ORDER BY date_start, id`, parameters};
}

/** Makes the table `explored` of the published tables: attacks and claims side by side, names in a language of the interface. */
export function exploredTable(language: LanguageCode): string {
  const name = (table: string) => `coalesce(${table}.name_${language}, ${table}.name_en)`;
  // Names carry no vowel marks: these letters are all that folding changes in them.
  const folded = (table: string) => `lower(${table}.name_en), translate(${table}.name_ar, 'أإآىة', 'ااايه')`;
  return `CREATE OR REPLACE TABLE explored AS
WITH records AS (
  SELECT 'attack' AS kind, id, type, perpetrator AS actor_id, perpetrator_name AS actor_words, place AS place_id,
         place_name AS place_words, country, NULL AS certainty, responsibility AS status, date, date_start, date_end,
         killed_low AS killed, killed_high, injured_low AS injured, injured_high, NULL AS about, NULL AS about_type,
         NULL AS about_actor, NULL AS channel, NULL AS via, false AS negated, false AS quoted, NULL AS speaker_kind,
         []::VARCHAR[] AS supports, []::VARCHAR[] AS contradicts, quote, article, sentence, count
  FROM attacks
  UNION ALL
  SELECT 'claim', claims.id, claims.type, speaker_id, speaker, coalesce(about_place, attacks.place),
         CASE WHEN about_place IS NULL THEN attacks.place_name END, attacks.country, certainty, NULL, said, said_start, said_end,
         NULL, NULL, NULL, NULL, claims.attack, attacks.type, about_actor, channel, via, negated, quoted, speaker_kind,
         supports, contradicts, claims.quote, claims.article, claims.sentence, 1
  FROM claims LEFT JOIN attacks ON attacks.id = claims.attack
)
SELECT records.kind, records.id, records.type,
       coalesce(actor_id, actor_words) AS actor, coalesce(${name("actors")}, actor_words) AS actor_name, actor_words,
       coalesce(place_id, place_words) AS place, coalesce(${name("places")}, place_words) AS place_name, place_words,
       coalesce(places.country, records.country) AS country, places.latitude, places.longitude, places.admin_level,
       places.kind AS place_kind, certainty, status, articles.source, coalesce(${name("sources")}, articles.source) AS source_name,
       articles.language, date, date_start, date_end, killed, killed_high, injured, injured_high, about, about_type, about_actor,
       ${name("theirs")} AS about_actor_name, channel, via, negated, quoted, speaker_kind,
       speaker_kind = 'armed_group' AS armed_group, supports, contradicts, quote,
       coalesce(sentences.distressing, false) AS distressing, records.article, records.sentence, count,
       concat_ws(' ', sentences.normalized, ${folded("actors")}, ${folded("places")}) AS search
FROM records
JOIN articles ON articles.id = records.article
LEFT JOIN actors ON actors.id = actor_id
LEFT JOIN actors AS theirs ON theirs.id = about_actor
LEFT JOIN places ON places.id = place_id
LEFT JOIN sources ON sources.id = articles.source
LEFT JOIN sentences ON sentences.id = records.sentence`;
}

import type {Actor, Attack, Place, Report, Rows} from "../../loaders/schema.js";
import {formatSpan, toDate} from "../components/dates.js";
import {distressingNote} from "../components/distressing.js";
import {label, wordsOf} from "../components/words.js";
import {escape} from "./expand.js";

/** Where a record is published, or null where the site has no address. */
export type Address = (kind: "attacks" | "claims", id: string) => string | null;

/** Events that a TimelineJS file has at most: it is made for stories, not for tables. */
export const mostEvents = 500;

type Lists = Pick<Rows, "attacks" | "claims" | "reports" | "articles" | "sentences" | "actors" | "places" | "sources">;

type Quoted = Pick<Attack, "quote" | "sentence">;

/** Whether a sentence tells details that readers are asked about first: programs that show words at once get none of it. */
function distressingIn(sentences: Rows["sentences"]): (sentence: string | null) => boolean {
  const ids = new Set(sentences.filter(({distressing}) => distressing).map(({id}) => id));
  return (sentence) => ids.has(sentence ?? "");
}

const byId = <R extends {id: string}>(rows: R[]) => new Map(rows.map((row) => [row.id, row]));

/**
 * Attacks and claims with a day, the latest, as TimelineJS reads them: https://timeline.knightlab.com/docs/json-format.html. Dates are as
 * precise as they are known, in words too; text is HTML there, so words of articles are escaped.
 */
export function timelineJs(
  {attacks, claims, sentences}: Pick<Rows, "attacks" | "claims" | "sentences">,
  address: Address
): object {
  const words = wordsOf("en");
  const isDistressing = distressingIn(sentences);
  const event = (
    kind: "attacks" | "claims",
    id: string,
    [start, end, edtf]: [string | null, string | null, string | null],
    headline: string,
    {quote, sentence}: Quoted
  ) => {
    const url = address(kind, id);
    const text = [
      isDistressing(sentence)
        ? `<em>${distressingNote("en")}</em> `
        : quote && `<blockquote dir="auto">${escape(quote)}</blockquote>`,
      url && `<a href="${escape(url)}">${id}</a>`
    ];
    return {
      unique_id: id,
      group: kind === "attacks" ? words.attacks : words.claims,
      start_date: parts(start!),
      ...(end && end !== start && {end_date: parts(end)}),
      display_date: formatSpan(toDate(start), toDate(end), edtf, "en", words.notStated),
      text: {headline: escape(headline), text: text.filter(Boolean).join("")}
    };
  };
  const events = [
    ...attacks
      .filter(({date_start}) => date_start !== null)
      .map((attack) =>
        event(
          "attacks",
          attack.id,
          [attack.date_start, attack.date_end, attack.date],
          [label(words, attack.type), attack.place_name].filter(Boolean).join(" · "),
          attack
        )
      ),
    ...claims
      .filter(({said_start}) => said_start !== null)
      .map((claim) =>
        event(
          "claims",
          claim.id,
          [claim.said_start, claim.said_end, claim.said],
          [label(words, claim.type), claim.speaker].filter(Boolean).join(" · "),
          claim
        )
      )
  ];
  const day = ({start_date: {year, month, day}}: (typeof events)[number]) => year * 400 + month * 32 + day;
  return {
    events: events.sort((a, b) => day(b) - day(a) || (a.unique_id < b.unique_id ? -1 : 1)).slice(0, mostEvents),
    scale: "human"
  };
}

function parts(day: string): {year: number; month: number; day: number} {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return {year, month, day: date};
}

/** Attacks as GeoJSON (RFC 7946). Points are centres of places: `place_level` says how exact; without coordinates, no geometry. */
export function geoJson(
  {attacks, places, sentences}: Pick<Rows, "attacks" | "places" | "sentences">,
  address: Address
): object {
  const isDistressing = distressingIn(sentences);
  const known = byId(places);
  return {
    type: "FeatureCollection",
    features: attacks.map((attack) => {
      const {latitude, longitude, quote, ...properties} = attack;
      return {
        type: "Feature",
        id: attack.id,
        geometry: latitude === null || longitude === null ? null : {type: "Point", coordinates: [longitude, latitude]},
        properties: {
          ...properties,
          quote,
          distressing: isDistressing(attack.sentence),
          place_level: (attack.place && known.get(attack.place)?.admin_level) ?? null,
          url: address("attacks", attack.id)
        }
      };
    })
  };
}

/** Attacks and their articles as the sheets that TimeMap's datasheet-server reads. An event has a date where its day is certain. */
export function timeMap(
  {attacks, reports, articles, sources, sentences}: Lists,
  address: Address
): {events: Record<string, unknown>[]; sources: Record<string, unknown>[]; associations: Record<string, unknown>[]} {
  const words = wordsOf("en");
  const isDistressing = distressingIn(sentences);
  const reportsOf = group(reports);
  const most = Math.max(1, ...[...reportsOf.values()].map((own) => own.length));
  const outlets = byId(sources);
  const types = [...new Set(attacks.map(({type}) => type))].sort();
  return {
    events: attacks.map((attack) => {
      const certain = attack.date_start !== null && attack.date_start === attack.date_end;
      const own = [...new Set((reportsOf.get(attack.id) ?? []).map(({article}) => article))];
      return {
        id: attack.id,
        description: [
          label(words, attack.type),
          formatSpan(toDate(attack.date_start), toDate(attack.date_end), attack.date, "en", words.notStated),
          isDistressing(attack.sentence) ? distressingNote("en") : attack.quote
        ]
          .filter(Boolean)
          .join(". "),
        // TimeMap's own format of days.
        date: certain ? attack.date_start!.replace(/^(\d+)-(\d+)-(\d+)$/, "$2/$3/$1") : null,
        time: null,
        location: attack.place_name,
        latitude: attack.latitude,
        longitude: attack.longitude,
        association1: attack.type,
        ...Object.fromEntries(Array.from({length: most}, (_, n) => [`source${n + 1}`, own[n] ?? null])),
        url: address("attacks", attack.id)
      };
    }),
    sources: articles.map((article) => ({
      id: article.id,
      title: article.title,
      thumbnail: null,
      description: (article.source && outlets.get(article.source)?.name_en) ?? article.source,
      path1: article.url,
      type: "Article",
      author: article.author,
      date: article.published
    })),
    associations: types.map((type) => ({
      id: type,
      title: label(words, type),
      mode: "FILTER",
      filter_path0: "Type",
      filter_path1: type
    }))
  };
}

/**
 * Attacks in ACLED's columns. What Sijill does not know stays empty: no day where it is not certain, `inter` codes of states only, no
 * side for an armed group. `actor1` has who claims the attack; who is only accused is in `accused`, which ACLED does not have.
 */
export function acledLike({attacks, reports, articles, actors, places, sources}: Lists): Record<string, unknown>[] {
  const [actorOf, placeOf, articleOf, outlets] = [byId(actors), byId(places), byId(articles), byId(sources)];
  const reportsOf = group(reports);
  return attacks.map((attack) => {
    const own = reportsOf.get(attack.id) ?? [];
    const place = attack.place ? placeOf.get(attack.place) : undefined;
    const claimed = attack.responsibility === "claimed";
    const actor = claimed && attack.perpetrator ? actorOf.get(attack.perpetrator) : undefined;
    const names = own.map(({article}) => articleOf.get(article)?.source).filter((source) => source != null);
    const {killed_low: low, killed_high: high} = attack;
    return {
      event_id_cnty: attack.id,
      event_date: attack.date_start === attack.date_end ? attack.date_start : null,
      year: sameYear(attack),
      time_precision: timePrecision(attack),
      disorder_type:
        attack.acled_event_type === null || attack.acled_event_type === "Strategic developments"
          ? attack.acled_event_type
          : "Political violence",
      event_type: attack.acled_event_type,
      sub_event_type: attack.acled_sub_event_type,
      actor1: claimed ? attack.perpetrator_name : null,
      assoc_actor_1: (actor?.parent && actorOf.get(actor.parent)?.name_en) ?? null,
      inter1: inter(actor),
      actor2: null,
      assoc_actor_2: null,
      inter2: null,
      interaction: null,
      civilian_targeting:
        attack.targets.length === 1 && attack.targets[0] === "civilians" ? "Civilian targeting" : null,
      iso: null,
      region: null,
      country: (attack.country && placeOf.get(attack.country)?.name_en) ?? null,
      admin1: above(place, 1, placeOf),
      admin2: above(place, 2, placeOf),
      admin3: null,
      location: attack.place_name,
      latitude: attack.latitude,
      longitude: attack.longitude,
      geo_precision: place ? (place.admin_level >= 3 ? 1 : place.admin_level === 2 ? 2 : 3) : null,
      source: [...new Set(names.map((source) => outlets.get(source)?.name_en ?? source))].join("; ") || null,
      source_scale: null,
      notes:
        [
          attack.quote,
          low !== high ? `Killed: ${low ?? "not stated"} to ${high ?? "not stated"} by the reports.` : null
        ]
          .filter(Boolean)
          .join(" ") || null,
      // The most conservative figure; empty where no report gives one.
      fatalities: low,
      tags: null,
      timestamp: null,
      accused: claimed ? null : attack.perpetrator_name,
      responsibility: attack.responsibility,
      date_edtf: attack.date,
      date_start: attack.date_start,
      date_end: attack.date_end,
      status: attack.status
    };
  });
}

function group(reports: Report[]): Map<string, Report[]> {
  const groups = new Map<string, Report[]>();
  for (const report of reports) groups.set(report.attack, [...(groups.get(report.attack) ?? []), report]);
  return groups;
}

function sameYear({date_start, date_end}: Attack): string | null {
  const year = date_start?.slice(0, 4) ?? null;
  return year !== null && year === date_end?.slice(0, 4) ? year : null;
}

/** 1 a day, 2 within a week, 3 within a month; nothing beyond that, for which ACLED has no code. */
function timePrecision({date_start, date_end}: Attack): number | null {
  if (!date_start || !date_end) return null;
  const days = (Date.parse(date_end) - Date.parse(date_start)) / 864e5 + 1;
  return days === 1 ? 1 : days <= 7 ? 2 : days <= 31 ? 3 : null;
}

/** ACLED's code of a state's forces; whether an armed group is a rebel or a militia is not for Sijill to say. */
function inter(actor: Actor | undefined): number | null {
  return actor && ["government", "military", "security_force"].includes(actor.kind) ? 1 : null;
}

function above(place: Place | undefined, level: number, places: Map<string, Place>): string | null {
  for (let row = place; row; row = row.parent ? places.get(row.parent) : undefined)
    if (row.admin_level === level) return row.name_en;
  return null;
}

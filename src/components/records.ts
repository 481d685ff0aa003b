import type {Article, Attack, Claim} from "../../loaders/schema.js";
import type {TimelineRow} from "./timeline.js";
import {wordsOf} from "./words.js";
import type {LanguageCode} from "./words.js";

/** Attacks and claims as rows of a timeline, attacks first, each in the order of time. */
export function timelineRows(
  attacks: Attack[],
  claims: Claim[],
  articles: Article[],
  language: LanguageCode
): TimelineRow[] {
  const languageOf = new Map(articles.map((article) => [article.id, article.language]));
  const words = wordsOf(language);
  return [
    ...attacks.map((attack): TimelineRow => {
      const killed = toll(attack.killed_low, attack.killed_high);
      return {
        lane: "attack",
        type: attack.type,
        detail: [attack.place_name, killed && `${killed} ${words.killed}`].filter(Boolean).join(", "),
        date: attack.date,
        date_start: attack.date_start,
        date_end: attack.date_end,
        quote: attack.quote,
        language: languageOf.get(attack.article) ?? null,
        article: attack.article,
        sentence: attack.sentence
      };
    }),
    ...claims.map((claim): TimelineRow => ({
      lane: "claim",
      type: claim.type,
      detail: claim.speaker,
      date: claim.said,
      date_start: claim.said_start,
      date_end: claim.said_end,
      certainty: claim.certainty,
      quote: claim.quote,
      language: languageOf.get(claim.article) ?? null,
      article: claim.article,
      sentence: claim.sentence,
      armed_group: claim.speaker_kind === "armed_group"
    }))
  ];
}

/** "9", "2–11", or null where no number is stated. */
export function toll(low: number | null, high: number | null): string | null {
  if (low === null) return high === null ? null : String(high);
  return high === null || high === low ? String(low) : `${low}–${high}`;
}

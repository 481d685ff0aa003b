import type {Unit} from "../../calendar.js";
import type {DateContext, Spoken} from "../../dates.js";
import type {Match} from "../../rules.js";
import {withMore, word} from "../date-rules.js";
import type {DateRule} from "../date-rules.js";
import {ahead} from "./calendar.js";

/** Dates that are counted in units from another: two days ago, three weeks earlier, the past few days. */
export const offsets: DateRule[] = [
  {
    name: "en.span",
    pattern: "[(these|those)] <r:relative=latest|last|next|following> [(<n:number>|<v:several>)] <u:unit>",
    examples: [
      "the past few days",
      "the last three weeks",
      "in recent days",
      "the past 24 hours",
      "over the past year"
    ],
    read: (match, context) => {
      const {r, n, v, u} = match.parts;
      const later = r!.value === "next" || r!.value === "following";
      if (u!.row.number === "one" && r!.value !== "latest" && !n) return null;
      // "The next two days" of a story follow a day of the story.
      if (later && !ahead(context, match)) return null;
      const few = v || n?.row.vague || (!n && u!.row.number === "many");
      return {kind: "span", n: few ? null : n ? Number(n.value) : 1, unit: u!.value as Unit, ...(later && {later})};
    }
  },
  {
    name: "en.ago",
    pattern:
      "[<a:approximate>] [(<n:number>|<v:several>|a|an)] [and a half] <u:unit> [and a half] (ago|<r:relative_after=previous>)",
    examples: [
      "two days ago",
      "a week ago",
      "more than two years ago",
      "days ago",
      "a year and a half ago",
      "three weeks earlier"
    ],
    read: (match, context) => {
      const found = offset(match, context);
      return found && (match.parts.r ? {...found, spoken: true} : found);
    }
  },
  {
    name: "en.two-units",
    pattern:
      "(<n:number>|a|an|one) <u:unit> and (<m:number>|a|an|one) <v:unit> (ago|<r:relative_after=previous>|<s:relative_after=following>)",
    examples: [
      "a year and two months ago",
      "on 3 May 2014; two years and a month later",
      "three weeks and two days earlier"
    ],
    read: (match, context) => {
      const {n, u, m, v, r, s} = match.parts;
      const last = context.reading.tokens[match.to - 1]!.key;
      if (/^(before|after|prior)$/.test(last) && word(context, match.to, match.to)) return null;
      const count = n?.row.vague ? null : Number(n?.value ?? 1);
      const found = withMore({kind: "ago", n: count, unit: u!.value as Unit}, m, v!);
      return found && {...found, ...((r || s) && {spoken: true as const}), ...(s && {later: true as const})};
    }
  },
  {
    name: "en.later",
    pattern: "[<a:approximate>] (<n:number>|<v:several>|a|an) [and a half] <u:unit> <r:relative_after=following>",
    examples: ["on 3 May; two days later", "a month later", "about a week after"],
    read: (match, context) => {
      const found = offset(match, context);
      return found && {...found, later: true, ...(!ahead(context, match) && {spoken: true as const})};
    }
  },
  {
    name: "en.in-units",
    pattern: "in [<a:approximate>] (<n:number>|<v:several>|a|an) <u:unit> [time]",
    examples: ["will return in three months", "is due in two weeks' time"],
    read: (match, context) => {
      const found = ahead(context, match) ? offset(match, context) : null;
      return found && {...found, later: true};
    }
  }
];

/** How far away "two days ago" is; null when it counts from an event ("two days before the vote") or names nothing definite. */
function offset(match: Match, context: DateContext): Extract<Spoken, {kind: "ago"}> | null {
  const {a, n, v, u, r} = match.parts;
  const {reading} = context;
  const many = u!.row.number === "many";
  const last = reading.tokens[match.to - 1]!.key;
  if (/^(before|after|prior)$/.test(last) && r && word(context, match.to, match.to)) return null;
  const before = reading.tokens[u!.from - 1]?.key ?? "";
  if (last === "on" || (!n && !v && !many && !/^(an?|half)$/.test(before))) return null;
  const few = v || n?.row.vague || (!n && many);
  const half = before === "half" || reading.tokens[u!.to]?.key === "and" ? 0.5 : 0;
  const approximate = (a?.value ?? (half ? "about" : undefined)) as "about" | "over" | "under" | undefined;
  const count = (n ? Number(n.value) : 1) + half;
  return {kind: "ago", n: few ? null : count, unit: u!.value as Unit, ...(approximate && {approximate})};
}

import type {DateContext, DateStep, Spoken} from "../../dates.js";
import type {Hit} from "../../lexicon.js";
import {RuleSet} from "../../rules.js";
import type {Match} from "../../rules.js";
import {looksAhead} from "../date-rules.js";
import type {DateRule} from "../date-rules.js";

/** Verbs of the future: reviendra, auront. Some nouns end alike. */
const future = /^(?!(?:opera|camera|cholera|extra|petra|contra|sandra)$)\p{L}{2,}[deirtuv]r(?:a|ont)$/u;

/** Whether what stands before in the same clause looks ahead. */
export function ahead(context: DateContext, match: Match): boolean {
  return looksAhead(context, match, ({key}) => future.test(key));
}

/** A unit that a word points to: mois dernier, semaine prochaine, même année. Days have words of their own. */
function unit(unit: Hit, relative: string, future = false): Spoken | null {
  const shift = {last: -1, previous: -1, this: 0, same: 0, next: 1, following: 1}[relative];
  if (shift === undefined || unit.row.number === "many" || unit.value === "hour" || unit.value === "day") return null;
  const spoken = ["same", "previous"].includes(relative) || (relative === "following" && !future);
  return {kind: "unit", unit: unit.value as "week", shift, ...(spoken && {spoken})};
}

const days: DateRule[] = [
  {
    name: "fr.day.digits",
    pattern: "<n:number>",
    examples: ["27 juin 2019"],
    read: ({parts, from, to}, {reading}) => {
      const n = Number(parts.n!.value);
      return /^\d{1,2}$/.test(reading.tokens[from]!.key) && to === from + 1 && n >= 1 && n <= 31
        ? {kind: "calendar", day: n, alone: false}
        : null;
    }
  },
  {
    name: "fr.day.ordinal",
    pattern: "<o:ordinal>",
    examples: ["1er mai", "premier mai", "19e siècle"],
    read: ({parts}) => {
      const day = Number(parts.o!.value);
      return day >= 1 && day <= 31 ? {kind: "calendar", day, alone: false} : null;
    }
  }
];

/** Joined letters that leave a month a month: d'août. */
const lightLead = /^(?:d'|qu')?$/;

const months: DateRule[] = [
  {
    name: "fr.month",
    pattern: "[mois [de]] <m:month>",
    examples: ["en juillet", "au mois de mai", "mois d'août", "le 5 sept."],
    read: ({parts: {m}, from, to}, {reading}) => {
      const {text, key} = reading.tokens[to - 1]!;
      // Mars is a planet, mars a month.
      const name = m!.value === "3" && to - 1 > 0 && /^M/.test(text) && !/^\d/.test(reading.tokens[to - 2]!.key);
      if (!lightLead.test(m!.lead) || name) return null;
      const alone = (m!.row.alone === "yes" && key.length > 2) || reading.tokens[from]!.key === "mois" || undefined;
      return {kind: "calendar", month: Number(m!.value), ...(!alone && {alone: false})};
    }
  },
  {
    name: "fr.month.hijri",
    pattern: "[(le|du|mois [(de|du)])] <m:hijri_month>",
    examples: ["mois de ramadan", "pendant le ramadan", "15 ramadan 1436"],
    read: ({parts: {m}, from}) => {
      const alone = m!.from > from || undefined;
      return {kind: "calendar", month: Number(m!.value), hijri: true, ...(!alone && {alone: false})};
    }
  }
];

const years: DateRule[] = [
  {
    name: "fr.year.hijri",
    pattern: "[(an|année)] <n:number> de l'hégire",
    examples: ["en 1436 de l'Hégire"],
    read: ({parts}) => {
      const year = Number(parts.n!.value);
      return year >= 1 && year <= 1500 ? {kind: "calendar", year, hijri: true} : null;
    }
  },
  {
    name: "fr.year.named",
    pattern: "(an|année) <n:number>",
    examples: ["l'an 2000", "de l'année 2014"],
    read: ({parts: {n}}, {reading}) => {
      const {key} = reading.tokens[n!.from]!;
      return /^\d{4}$/.test(key) && Number(key) <= 2100 ? {kind: "calendar", year: Number(key)} : null;
    }
  },
  {
    name: "fr.year",
    pattern: "<n:number>",
    examples: ["mai 2003", "ramadan 1436"],
    read: ({parts: {n}, to}, {reading}) => {
      const {key} = reading.tokens[n!.from]!;
      const year = Number(key);
      const before = reading.tokens[to]?.key === "avant" && /^j/.test(reading.tokens[to + 1]?.key ?? "");
      if (!/^\d{4}$/.test(key) || to > n!.from + 1 || year < 1300 || year > 2100 || before) return null;
      return {kind: "calendar", year, ...(year <= 1500 && {hijri: true as const}), alone: false};
    }
  }
];

/** "Mil sept cent quatre-vingt-neuf": not a round number, and no noun that it would count follows. */
const yearsInWords: DateRule[] = [
  {
    name: "fr.year.words",
    pattern: "<n:number>",
    examples: [
      "en mil sept cent quatre-vingt-neuf.",
      "depuis deux mille onze, la guerre",
      "en dix-neuf cent quarante-huit."
    ],
    read: ({parts: {n}, to}, {reading}) => {
      const [year, next] = [Number(n!.value), reading.tokens[to]];
      const words = /^\p{L}/u.test(reading.tokens[n!.from]!.key);
      const fits = words && year % 100 !== 0 && year >= 1500 && year <= 2100;
      return fits && (!next || !/^\s*$/.test(next.gap)) ? {kind: "calendar", year, alone: false} : null;
    }
  }
];

const units: DateRule[] = [
  {
    name: "fr.unit.relative",
    pattern: "<u:unit> <r:relative>",
    examples: ["le mois dernier", "l'an passé", "la semaine prochaine", "l'année suivante", "le mois en cours"],
    read: (match, context) => unit(match.parts.u!, match.parts.r!.value, ahead(context, match))
  },
  {
    name: "fr.unit.this",
    pattern: "(ce|cet|cette) <u:unit> [- ci]",
    examples: ["cette semaine", "cette année", "ce mois-ci"],
    read: ({parts, to}, {reading}) =>
      reading.at(to, "relative").length || /^-/.test(reading.tokens[to]?.gap ?? "") ? null : unit(parts.u!, "this")
  },
  {
    name: "fr.unit.same",
    pattern: "([(le|la)] même <u:unit>|(ce|cet|cette) <u:unit> - là)",
    examples: ["le même mois", "cette année-là", "la même semaine"],
    read: ({parts}) => unit(parts.u!, "same")
  }
];

/** Days of the month, months, years, and units such as "mois dernier": what the expressions of `dates.ts` are made of. */
export const calendarWords: DateStep[] = [
  {list: "day_number", rules: new RuleSet(days)},
  {list: "date_month", rules: new RuleSet(months)},
  {list: "date_year", rules: new RuleSet([...years, ...yearsInWords])},
  {list: "date_unit", rules: new RuleSet(units)}
];

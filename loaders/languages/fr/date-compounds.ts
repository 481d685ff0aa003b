import type {Unit} from "../../calendar.js";
import type {DateContext, Part, Spoken} from "../../dates.js";
import type {Match} from "../../rules.js";
import {apposition, barred, calendar, dayRange, punctuated, said, side} from "../date-rules.js";
import type {Calendar, DateRule} from "../date-rules.js";
import {ahead} from "./calendar.js";

const day = "day|weekday";
const until = "au|à|jusqu'au|jusqu'à|-";

/** "Les 3 et 5 mai" are two days, "entre le 3 et le 5 mai" all from one to the other. */
function listed({from, parts}: Match, {reading}: DateContext): true | undefined {
  const {tokens} = reading;
  const joined = [1, 2].some((n) => tokens[parts.b!.from - n]?.key === "et" && parts.b!.from - n > from);
  return joined && ![1, 2].some((n) => tokens[from - n]?.key === "entre") ? true : undefined;
}

/** What is made of several expressions, or of one and the words around it. */
export const compounds: DateRule[] = [
  {
    name: "fr.weekend",
    pattern: "(ce|le|du|au) (week - end|weekend) [<r:relative>]",
    examples: ["ce week-end", "le week-end dernier", "au cours du week-end"],
    read: (match, context) => {
      const which = match.parts.r ? side(match.parts.r) : ahead(context, match) ? "next" : undefined;
      return {kind: "weekend", first: 6, ...(which && {side: which})};
    }
  },
  {
    name: "fr.part",
    pattern:
      "<p:period_part> [-] [(de|du|des)] [la] (<x:date_phrase=month|year|week|decade|century>|<x:date_compound>|<x:date_year>|<x:date_month>)",
    examples: [
      "début mai",
      "fin 2014",
      "à la mi-juillet",
      "fin du mois dernier",
      "deuxième trimestre 2012",
      "début des années 1990"
    ],
    read: ({parts}) => ({kind: "part", part: parts.p!.value as Part, of: said(parts, "x")})
  },
  {
    name: "fr.part-of-this",
    pattern: "<p:period_part> [(de|du)] [la] <u:unit=week|month|year|decade|century>",
    examples: ["d'ici la fin de l'année", "depuis le début du mois", "au premier semestre de l'année"],
    read: (match, context) => {
      const {p, u} = match.parts;
      if (u!.row.number === "many" || context.reading.at(match.to, "number").length) return null;
      return {kind: "part", part: p!.value as Part, of: {kind: "unit", unit: u!.value as Unit, shift: 0}};
    }
  },
  {
    name: "fr.first-of",
    pattern:
      "<n:number> <o:ordinal=1> <u:unit> (de|du) [la] (<x:date_phrase=month|year>|<x:date_year>|<x:date_month>|<v:unit=month|year>)",
    examples: ["les six premiers mois de 2015", "trois premiers mois de l'année", "les deux premières semaines de mai"],
    read: ({parts: {n, u, v, ...parts}}) => {
      const of: Spoken = v ? {kind: "unit", unit: v.value as Unit, shift: 0} : said(parts, "x");
      return {kind: "first", n: Number(n!.value), unit: u!.value as Unit, of};
    }
  },
  {
    name: "fr.day-part",
    pattern: `(<x:date_phrase=${day}> [,] <p:day_part>|<b:day_part_before> <x:date_phrase=${day}> [<p:day_part>]|<x:date_phrase=day> <p:day_part>)`,
    examples: [
      "mardi soir",
      "lundi à l'aube",
      "dans la nuit de mardi",
      "le 5 mai au matin",
      "le 5 mai, le lendemain matin"
    ],
    read: ({parts}) => said(parts, "x")
  },
  {
    name: "fr.apposition",
    pattern: `[<b:day_part_before>] <x:date_phrase=${day}> [<p:day_part>] [(,|-)] [(le|du)] <y:date_phrase=${day}> [<q:day_part>]`,
    examples: ["mardi 5 mai 2015", "hier (dimanche)", "vendredi 7 août", "hier dimanche", "le 5 mai (mardi)"],
    read: (match, context) =>
      apposition(said(match.parts, "x"), said(match.parts, "y"), punctuated(match.parts.x!, match.parts.y!, context))
  },
  {
    name: "fr.weekday-number",
    pattern: "<w:date_phrase=weekday> <d:day_number>",
    examples: ["a parlé mardi 4.", "mardi 4"],
    read: (match, {reading}) => {
      const next = reading.tokens[match.to];
      return next && /^\s*$/.test(next.gap)
        ? null
        : {kind: "apposition", first: said(match.parts, "w"), second: calendar(match.parts, "d")};
    }
  },
  {
    name: "fr.weekdays",
    pattern: `[<p:day_part_before>] <a:date_phrase=weekday> (${until}|et) <b:date_phrase=weekday>`,
    examples: ["de lundi à mercredi", "entre lundi et vendredi", "nuit de jeudi à vendredi"],
    read: (match, context) =>
      listed(match, context) ? null : {kind: "range", from: said(match.parts, "a"), to: said(match.parts, "b")}
  },
  {
    name: "fr.days",
    pattern: `[<p:day_part_before>] <a:day_number> (${until}|et|ou) [le] <b:date_phrase=day>`,
    examples: [
      "du 3 au 5 mai",
      "le 3 ou 4 mai",
      "entre le 3 et le 5 mai",
      "3-5 mai 2014",
      "les 3 et 5 mai",
      "nuit du 5 au 6 mai"
    ],
    read: (match, context) => dayRange(match, listed(match, context))
  },
  {
    name: "fr.days-of-week",
    pattern: `[<p:day_part_before>] <v:weekday> <a:day_number> (${until}|et) [le] <w:weekday> <b:date_phrase=day>`,
    examples: ["du lundi 3 au mercredi 5 août", "nuit du mardi 4 au mercredi 5 août"],
    read: (match, context) => dayRange(match, listed(match, context))
  },
  {
    name: "fr.dates",
    pattern: `<a:date_phrase=day> (${until}|et) [le] <b:date_phrase=day>`,
    examples: ["du 3 mai au 5 juin 2014", "entre le 20 juillet et le 3 août"],
    read: (match, context) => {
      const [from, to] = [said(match.parts, "a"), said(match.parts, "b")];
      if (from.kind !== "calendar" || to.kind !== "calendar" || listed(match, context)) return null;
      return {kind: "range", from, to};
    }
  },
  {
    name: "fr.months",
    pattern: `<a:date_month> [<y:date_year>] (${until}|et) (<b:date_phrase=month>|<b:date_month>)`,
    examples: [
      "entre mai et juin 2015",
      "de janvier à mars 2014",
      "de mai 2014 à juin 2015",
      "en juin et juillet 2014"
    ],
    read: (match, context) => {
      const to = calendar(match.parts, "b");
      const two = listed(match, context);
      if (to.kind !== "calendar" || to.day !== undefined || (two && to.year === undefined)) return null;
      return {kind: "range", from: calendar(match.parts, "y", "a"), to, ...(two && {listed: two})};
    }
  },
  {
    name: "fr.years",
    pattern: `<a:date_year> (${until}|/|et) (<b:date_year>|<b:number>)`,
    examples: ["2011-2013", "entre 2011 et 2013", "de 2014 à 2018", "2014/15"],
    read: (match, context) => years(match, context)
  }
];

/** From one year to another; of the second, two figures may stand for four. */
function years(match: Match, context: DateContext): Spoken | null {
  const {b} = match.parts;
  const from = calendar(match.parts, "a");
  const {key, gap} = context.reading.tokens[b!.from]!;
  const short = b!.list === "number" && /^\d\d$/.test(key) && /[-–/]/.test(gap);
  if (b!.list === "number" && !short) return null;
  const to: Calendar = short
    ? {kind: "calendar", year: Math.floor(from.year! / 100) * 100 + Number(key)}
    : calendar(match.parts, "b");
  if (from.hijri || to.hijri || from.year! >= to.year! || barred(context, match, "year")) return null;
  if (![from, to].every(({year}) => year! > 1800 && year! < 2100)) return null;
  const two = listed(match, context);
  return {kind: "range", from, to, ...(two && {listed: two})};
}
